"""Files go out: to those who may have them, whole or in part, and never as something that runs."""

import io
import os
import zipfile
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Audience, Card
from sitepost.kernel.passport import Level
from sitepost.platform import cards
from sitepost.platform.blobs import FileRow, files, store_of
from sitepost.platform.work import Work
from sitepost.tools.documents import actions

TOOL = "correspondence:7d9f0000-0000-7000-8000-000000000001"


async def keep(world: World, data: bytes, name: str = "plan.bin", *, who: str = "dana") -> FileRow:
    async with await world.work_as(who) as work:
        return await actions.keep_whole(
            work, data=data, name=name, account=world.account, scope=world.project, person=world.people[who]
        )


async def attach(world: World, file: FileRow, audience: Audience) -> UUID:
    card = Card(
        id=new_id(), account=world.account, scope=world.project, tool=TOOL, kind="correspondence.item",
        number="NOD-0001", title="Delay", audience=audience, files=(file.id,),
    )  # fmt: skip
    async with world.work() as work:
        await cards.save(work, card)
    return card.id


def where(world: World, file: FileRow, part: str = "") -> str:
    return f"/api/projects/{world.project}/files/{file.id}{part}"


def jpeg(width: int = 1600, height: int = 1200, *, turned: bool = False) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6 if turned else 1
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    Image.effect_noise((width, height), 40).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 400), "white").save(out, "PDF")
    return out.getvalue()


async def test_an_unattached_file_is_its_senders_alone(world: World) -> None:
    file = await keep(world, b"secret")
    for part in ("", "/content", "/thumbnail"):
        for who in ("dev", "maya", "carl"):
            assert (await world.client(who).get(where(world, file, part))).status_code == 404
        assert (await world.client(None).get(where(world, file, part))).status_code == 401
    assert (await world.client("dana").get(where(world, file, "/content"))).content == b"secret"


async def test_an_attached_file_is_for_those_who_see_the_card(world: World) -> None:
    for who in ("carl", "rita", "ana"):
        await world.set_levels(who, {TOOL: Level.READ_ONLY})
    file = await keep(world, b"notice")
    await attach(world, file, Audience(everyone_from=None, people=frozenset({world.people["carl"]})))
    assert (await world.client("carl").get(where(world, file, "/content"))).content == b"notice"
    for who in ("rita", "ana", "rob"):
        assert (await world.client(who).get(where(world, file, "/content"))).status_code == 404
        async with Work(world.database, reading=True) as work:
            passport = await world.passport(who)
            assert await files(work, [file.id], scope=world.project, who=passport) == {}


async def test_another_tenant_sees_nothing(world: World) -> None:
    file = await keep(world, b"ours")
    await attach(world, file, Audience(everyone_from=Level.READ_ONLY))
    theirs = f"/api/projects/{world.stranger.project}/files/{file.id}"
    for part in ("", "/content", "/thumbnail"):
        assert (await world.client("zoe").get(theirs + part)).status_code == 404
        assert (await world.client("zoe").get(where(world, file, part))).status_code == 404
    async with Work(world.database, reading=True) as work:
        passport = await world.passport("zoe")
        assert await files(work, [file.id], scope=world.project, who=passport) == {}
        assert await files(work, [file.id], scope=world.stranger.project, who=passport) == {}


async def test_the_headers_let_nothing_run(world: World) -> None:
    for data, name in (
        (b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>", "a.svg"),
        (b"<!doctype html><script>alert(1)</script>", "a.html"),
        (b"<!doctype html><script>alert(1)</script>", "a.pdf"),
        (b"GIF89a<script>", "a.html"),
        (b"BEGIN:VCALENDAR\r\n", "a.ics"),
    ):
        file = await keep(world, data, name)
        for inline in (0, 1):
            got = await world.client("dana").get(where(world, file, f"/content?inline={inline}"))
            assert got.headers["x-content-type-options"] == "nosniff"
            assert got.headers["content-security-policy"] == "sandbox; default-src 'none'"
            assert "html" not in got.headers["content-type"]
            assert "svg" not in got.headers["content-type"]
            if not data.startswith(b"GIF"):
                assert got.headers["content-disposition"].startswith("attachment;")
            assert got.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("kind", ["jpeg", "pdf"])
async def test_pictures_and_pdf_may_be_shown(world: World, kind: str) -> None:
    file = await keep(world, jpeg() if kind == "jpeg" else pdf(), "a")
    got = await world.client("dana").get(where(world, file, "/content?inline=1"))
    assert got.headers["content-disposition"].startswith("inline;")
    assert got.headers["content-type"] == ("image/jpeg" if kind == "jpeg" else "application/pdf")
    assert got.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert (
        (await world.client("dana").get(where(world, file, "/content")))
        .headers["content-disposition"]
        .startswith("attachment;")
    )


async def test_parts(world: World) -> None:
    data = bytes(range(256)) * 3000
    file = await keep(world, data)
    client = world.client("dana")
    for header, start, stop in (("bytes=0-9", 0, 10), ("bytes=-5", -5, None), ("bytes=700000-", 700_000, None)):
        got = await client.get(where(world, file, "/content"), headers={"Range": header})
        assert got.status_code == 206
        assert got.content == data[start:stop]
        first = start % len(data)
        assert got.headers["content-range"] == f"bytes {first}-{first + len(got.content) - 1}/{len(data)}"
        assert got.headers["content-length"] == str(len(got.content))
    got = await client.get(where(world, file, "/content"), headers={"Range": "bytes=999999999-"})
    assert (got.status_code, got.headers["content-range"]) == (416, f"bytes */{len(data)}")
    whole = await client.get(where(world, file, "/content"))
    assert (whole.status_code, whole.content, whole.headers["accept-ranges"]) == (200, data, "bytes")
    tag = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert (await client.get(where(world, file, "/content"), headers=tag)).status_code == 200
    tag["If-Range"] = whole.headers["etag"]
    assert (await client.get(where(world, file, "/content"), headers=tag)).status_code == 206
    unchanged = await client.get(where(world, file, "/content"), headers={"If-None-Match": whole.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


async def test_small_pictures_show_the_right_way_up_and_carry_nothing_else(world: World) -> None:
    for data, name, size in (
        (jpeg(), "a.jpg", (1600, 1200)),
        (jpeg(turned=True), "b.jpg", (1200, 1600)),
        (pdf(), "c.pdf", None),
    ):
        file = await keep(world, data, name)
        await world.settle()
        reply = (await world.client("dana").get(where(world, file))).json()
        assert reply["thumbnail"] is True
        assert (reply["width"], reply["height"]) == (size or (None, None))
        got = await world.client("dana").get(where(world, file, "/thumbnail"))
        assert got.headers["content-type"] == "image/webp"
        small = Image.open(io.BytesIO(got.content))
        assert max(small.size) == 640
        assert (small.width > small.height) is (size is None or size[0] > size[1])
        assert not small.getexif()
        assert b"EXIF" not in got.content[:200]


def bombs() -> dict[str, bytes]:
    huge, zipped = io.BytesIO(), io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(huge, "PNG")
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"0" * 20_000_000)
    return {
        "huge.png": huge.getvalue(),
        "truncated.jpg": jpeg()[:20_000],
        "zip.jpg": zipped.getvalue(),
        "broken.pdf": b"%PDF-1.7\n" + b"[" * 100_000,
        "empty.pdf": b"%PDF-",
        "lying.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 500,
    }


@pytest.mark.parametrize("name", list(bombs()))
async def test_bombs_are_kept_but_never_opened(world: World, name: str) -> None:
    file = await keep(world, bombs()[name], name)
    await keep(world, jpeg(), "good.jpg")
    await world.settle()
    got = await world.client("dana").get(where(world, file))
    assert got.json()["thumbnail"] is False
    assert (await world.client("dana").get(where(world, file, "/thumbnail"))).status_code == 404
    async with world.work(reading=True) as work:
        assert await work.value("SELECT thumbnail FROM file WHERE name = 'good.jpg'")


async def _age(world: World, table: str, column: str, days: int) -> None:
    async with world.work() as work:
        await work.run(f"UPDATE {table} SET {column} = {column} - make_interval(days => %(d)s)", {"d": days})  # type: ignore[arg-type]  # a test's own names


async def test_the_sweep_removes_what_nobody_attached(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitepost.platform.blobs.folder.RECENT_SECONDS", -1)
    kept, lost, shared, twin = [await keep(world, data) for data in (b"kept", b"lost", b"twins", b"twins")]
    for file in (kept, twin):
        await attach(world, file, Audience(everyone_from=Level.READ_ONLY))
    async with world.work() as work:
        await actions.sweep(work)
    await world.settle()
    assert (await world.client("dana").get(where(world, lost))).status_code == 200
    await _age(world, "file", "uploaded_at", 31)
    async with world.work() as work:
        await actions.sweep(work)
    await world.settle()
    found = {file.id: (await world.client("dana").get(where(world, file, "/content"))).status_code
             for file in (kept, lost, shared, twin)}  # fmt: skip
    assert found == {kept.id: 200, lost.id: 404, shared.id: 404, twin.id: 200}
    async with world.work(reading=True) as work:
        assert not store_of(work).open_path(lost.sha256).exists()
        assert store_of(work).open_path(twin.sha256).exists()


async def test_what_was_taken_off_a_letter_is_never_swept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitepost.platform.blobs.folder.RECENT_SECONDS", -1)
    file = await keep(world, b"on the letter once")
    await attach(world, file, Audience(everyone_from=Level.READ_ONLY))
    async with world.work() as work:
        card = await work.value("SELECT card_id FROM card_file WHERE file_id = %(id)s", {"id": file.id})
        await work.run(cards.FORGET_FILES, {"id": card, "files": []})
    await _age(world, "file", "uploaded_at", 400)
    async with world.work() as work:
        await actions.sweep(work)
    await world.settle()
    async with world.work(reading=True) as work:
        assert await work.value("SELECT count(*) FROM file WHERE id = %(id)s", {"id": file.id}) == 1
        assert store_of(work).open_path(file.sha256).exists()


async def test_the_sweep_removes_abandoned_uploads(world: World) -> None:
    client, base = world.client("dana"), f"/api/projects/{world.project}/uploads"
    slots: list[Any] = [(await client.post(base, json={"name": "a", "size": 10})).json() for _ in range(2)]
    for slot in slots:
        await client.put(f"{base}/{slot['id']}?offset=0", content=b"12345")
    await _age(world, "documents_upload", "started_at", 8)
    async with world.work() as work:
        partial = store_of(work).partial
        (partial / "orphan.small").write_bytes(b"x")
        for name in (slots[0]["id"], "orphan.small"):
            old = (work.now - timedelta(days=8)).timestamp()
            os.utime(partial / name, (old, old))
        await actions.sweep(work)
    assert (await client.get(f"{base}/{slots[0]['id']}")).status_code == 404
    assert (await client.get(f"{base}/{slots[1]['id']}")).json()["offset"] == 5
    assert [path.name for path in partial.iterdir()] == [slots[1]["id"]]


async def test_a_file_is_renamed_by_its_sender_until_it_is_attached(world: World) -> None:
    await world.set_levels("carl", {TOOL: Level.ADMIN})
    file = await keep(world, b"crane", "IMG_1.jpg")
    dana = world.client("dana")
    answer = await dana.patch(where(world, file), json={"name": "Crane north.jpg"})
    assert (answer.status_code, answer.json()["name"], answer.json()["sha256"]) == (200, "Crane north.jpg", file.sha256)
    got = await dana.get(where(world, file, "/content"))
    assert (got.content, "Crane%20north.jpg" in got.headers["content-disposition"]) == (b"crane", True)
    for name, code in (("../crane.jpg", "bad_file_name"), ("crane.exe", "file_ending")):
        answer = await dana.patch(where(world, file), json={"name": name})
        assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, "name")
    for who in ("carl", "dev", "maya", "zoe"):
        assert (await world.client(who).patch(where(world, file), json={"name": "mine.jpg"})).status_code == 404
    await attach(world, file, Audience(everyone_from=Level.READ_ONLY))
    for who in ("dana", "carl"):
        answer = await world.client(who).patch(where(world, file), json={"name": "mine.jpg"})
        assert (answer.status_code, answer.json()["code"]) == (422, "documents.attached"), who
    assert (await dana.get(where(world, file))).json()["name"] == "Crane north.jpg"
