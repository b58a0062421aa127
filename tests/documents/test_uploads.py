"""Files come in: piece by piece, at once, after a broken line; and only what fits and is whole."""

import asyncio
import os
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.platform.blobs import store_of

PIECE = 300_000


def uploads(world: World) -> str:
    return f"/api/projects/{world.project}/uploads"


async def begin(world: World, name: str = "plan.bin", size: int = PIECE, *, who: str = "dana") -> dict[str, Any]:
    reply = await world.client(who).post(uploads(world), json={"name": name, "size": size, "media_type": ""})
    assert reply.status_code == 201, reply.text
    slot: dict[str, Any] = reply.json()
    return slot


async def send(world: World, slot: dict[str, Any], data: bytes, offset: int, *, who: str | None = "dana") -> Any:
    where = f"{uploads(world)}/{slot['id']}?offset={offset}"
    return await world.client(who).put(where, content=data, headers={"Content-Type": "application/octet-stream"})


async def test_a_file_comes_in_pieces(world: World) -> None:
    data = os.urandom(2 * PIECE + 5)
    slot = await begin(world, "Slab.dwg", len(data))
    assert slot["offset"] == 0
    assert slot["chunk_size"] == 4 * 1024 * 1024
    for offset in (0, PIECE):
        reply = await send(world, slot, data[offset : offset + PIECE], offset)
        assert reply.json() == {"offset": offset + PIECE, "done": False, "file": None}
    file = (await send(world, slot, data[2 * PIECE :], 2 * PIECE)).json()["file"]
    assert (file["name"], file["size"], file["sha256"]) == ("Slab.dwg", len(data), sha256(data).hexdigest())
    assert file["uploaded_by"] == str(world.people["dana"])
    got = await world.client("dana").get(f"/api/projects/{world.project}/files/{file['id']}/content")
    assert got.content == data


async def test_a_whole_body_finishes_at_once(world: World) -> None:
    slot = await begin(world, "note.txt", 5)
    reply = (await send(world, slot, b"hello", 0)).json()
    assert reply["done"]
    assert reply["file"]["media_type"] == "text/plain"


async def test_a_small_file_takes_one_request(world: World) -> None:
    where = f"/api/projects/{world.project}/files"
    reply = await world.client("dana").post(where, params={"name": "note.txt"}, content=b"hello")
    assert reply.status_code == 201
    assert reply.headers["location"].endswith(reply.json()["id"])
    again = await world.client("dana").get(reply.headers["location"])
    assert again.json() == reply.json()


async def test_the_wrong_offset_is_told_the_right_one(world: World) -> None:
    slot = await begin(world, size=100)
    await send(world, slot, b"x" * 60, 0)
    for wrong in (0, 59, 61, 100):
        reply = await send(world, slot, b"y", wrong)
        assert reply.status_code == 409
        assert reply.json()["code"] == "documents.wrong_offset"
        assert reply.json()["extra"]["offset"] == 60
    assert (await world.client("dana").get(f"{uploads(world)}/{slot['id']}")).json()["offset"] == 60


async def test_an_answer_that_was_not_heard_can_be_asked_for_again(world: World) -> None:
    slot = await begin(world, size=5)
    first = (await send(world, slot, b"hello", 0)).json()
    assert (await send(world, slot, b"hello", 0)).json() == first
    assert (await world.client("dana").get(f"{uploads(world)}/{slot['id']}")).json() == first
    await world.settle()
    async with world.work(reading=True) as work:
        assert await work.value("SELECT count(*) FROM file") == 1
        assert list(store_of(work).partial.iterdir()) == []


async def test_two_that_finish_at_once_make_one_file(world: World) -> None:
    slot = await begin(world, size=5)
    replies = await asyncio.gather(*(send(world, slot, b"hello", 0) for _ in range(5)))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.json()["file"]["id"] for reply in replies}) == 1


async def test_a_repeated_request_with_a_key_takes_effect_once(world: World) -> None:
    where = f"/api/projects/{world.project}/files"
    headers = {"Idempotency-Key": "one letter, one file"}
    replies = [
        await world.client("dana").post(where, params={"name": "a.txt"}, content=b"hello", headers=headers)
        for _ in range(2)
    ]
    assert replies[0].json() == replies[1].json()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"name": "a", "size": 0}, 422, "documents.empty"),
        ({"name": "a", "size": 3 * 1024**3}, 413, "documents.too_large"),
        ({"name": "", "size": 1}, 422, None),
        ({"name": "a", "size": -1}, 422, None),
        ({"name": "a", "size": 1, "sha256": "x"}, 422, None),
        ({"name": "a" * 2000, "size": 1}, 422, None),
        ({"name": "a"}, 422, None),
    ],
)
async def test_what_cannot_be_announced(world: World, body: dict[str, Any], status: int, code: str | None) -> None:
    reply = await world.client("dana").post(uploads(world), json=body)
    assert reply.status_code in (status, 400)
    if code:
        assert reply.status_code == status
        assert reply.json()["code"] == code


async def test_more_than_was_announced_is_refused(world: World) -> None:
    slot = await begin(world, size=3)
    reply = await send(world, slot, b"four", 0)
    assert (reply.status_code, reply.json()["code"]) == (422, "documents.too_much")
    assert (await world.client("dana").get(f"{uploads(world)}/{slot['id']}")).json()["offset"] == 0


async def test_a_piece_that_is_too_large_is_refused(world: World) -> None:
    slot = await begin(world, size=20_000_000)
    for size in (4 * 1024 * 1024 + 1, 9_000_000):
        assert (await send(world, slot, b"x" * size, 0)).status_code == 413
    reply = await world.client("dana").post(
        f"/api/projects/{world.project}/files", params={"name": "a"}, content=b"x" * (4 * 1024 * 1024 + 1)
    )
    assert reply.status_code == 413


@pytest.mark.parametrize("who", ["dev", "maya", "zoe", None])
async def test_an_upload_is_its_senders_alone(world: World, who: str | None) -> None:
    slot = await begin(world, size=5)
    hidden = 401 if who is None else 404
    assert (await send(world, slot, b"hello", 0, who=who)).status_code == hidden
    assert (await world.client(who).get(f"{uploads(world)}/{slot['id']}")).status_code == hidden
    assert (await world.client("dana").get(f"{uploads(world)}/{slot['id']}")).json()["offset"] == 0


async def test_what_does_not_exist_is_404(world: World) -> None:
    for where in (uploads(world), f"/api/projects/{world.project}/files"):
        assert (await world.client("dana").get(f"{where}/{new_id()}")).status_code == 404
        assert (await world.client("dana").get(f"{where}/nonsense")).status_code == 404


async def test_a_full_disk_is_said_before_the_first_byte(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 100})())
    reply = await world.client("dana").post(uploads(world), json={"name": "a", "size": 101})
    assert (reply.status_code, reply.json()["code"]) == (503, "disk_full")


async def test_hostile_names_arrive_tame(world: World) -> None:
    for name in ("../../x\r\nSet-Cookie: a=b.pdf", "evil\u202efdp.exe", '"; filename=x.html', "a%0d%0ab.txt"):
        slot = await begin(world, name, 1)
        file = (await send(world, slot, b"x", 0)).json()["file"]
        assert "/" not in file["name"]
        got = await world.client("dana").get(f"/api/projects/{world.project}/files/{file['id']}/content")
        assert got.headers.get("set-cookie") is None
        assert got.headers["content-disposition"].startswith('attachment; filename="')
        assert "\u202e" not in file["name"]


async def test_the_fact_goes_to_nobody_but_the_sender(world: World) -> None:
    slot = await begin(world, size=1)
    file = (await send(world, slot, b"x", 0)).json()["file"]
    async with world.work(reading=True) as work:
        found = await work.dicts("SELECT * FROM fact WHERE kind = 'documents.file_uploaded'")
    assert [(fact["stream"], fact["body"]) for fact in found] == [(world.people["dana"], {"file": file["id"]})]
    assert found[0]["card"] == UUID(file["id"])
