"""Attached files are renamed by whoever may edit their item; the bytes stay, and others keep their names."""

from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest
from tests.card_check import check_cards
from tests.correspondence.site import Site, doc

from sitepost.platform import blobs


async def rename(site: Site, name: str, item: dict[str, Any], file: str, to: str, **headers: str) -> Any:
    path = f"{site.base}/items/{item['id']}/files/{file}"
    return await site.world.client(name).patch(path, json={"name": to}, headers=headers)


async def disposition(site: Site, name: str, file: str) -> str:
    answer = await site.world.client(name).get(f"/api/projects/{site.world.project}/files/{file}/content")
    assert answer.status_code == 200, answer.text
    return unquote(answer.headers["content-disposition"])


async def digest(site: Site, file: str) -> str:
    async with site.world.work(reading=True) as work:
        return (await blobs.of_ids(work, [UUID(file)]))[UUID(file)].sha256


async def history(site: Site, item: dict[str, Any]) -> list[dict[str, Any]]:
    path = f"/api/projects/{site.world.project}/history"
    answer = await site.world.client("carl").get(path, params={"card": item["id"]})
    return answer.json()["items"]  # type: ignore[no-any-return]  # JSON


async def test_a_renamed_file_has_its_name_everywhere_and_its_bytes_as_before(site: Site) -> None:
    file = await site.file("ana", "IMG_0412.jpg")
    item = await site.create("ana", file_ids=[file], assignees=site.people("dana"))
    before = await digest(site, file)
    answer = await rename(site, "ana", item, file, "  Crane at gate 3.jpg ", **{"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert [(each["id"], each["name"], each["sha256"]) for each in shown["files"]] == [
        (file, "Crane at gate 3.jpg", before)
    ]
    assert (shown["version"], answer.headers["etag"]) == (2, '"2"')
    assert "filename*=UTF-8''Crane at gate 3.jpg" in await disposition(site, "dana", file)
    assert await site.listed("dana", q="crane gate") == [item["id"]], "and is found by it"
    assert await site.listed("dana", q="IMG_0412") == []
    (edited, _) = await history(site, item)
    assert edited["changes"] == [
        {"field": "file_name", "label": "Name of an attachment", "old": "IMG_0412.jpg", "new": "Crane at gate 3.jpg"}
    ]
    assert (await site.facts())[-1] == "item_edited"
    assert await check_cards(site.world.database) == 1


async def test_the_same_name_again_changes_nothing(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    item = await site.create("ana", file_ids=[file])
    answer = await rename(site, "ana", item, file, "crane.jpg")
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert len(await history(site, item)) == 1


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("../crane.jpg", "bad_file_name"),
        ("site/crane.jpg", "bad_file_name"),
        ("C:\\crane.jpg", "bad_file_name"),
        ("crane\n.jpg", "bad_file_name"),
        ("crane\x07.jpg", "bad_file_name"),
        ("crane\u202egpj.jpg", "bad_file_name"),
        (".jpg", "bad_file_name"),
        ("   ", "bad_file_name"),
        ("x" * 252 + ".jpg", "bad_file_name"),
        ("crane", "file_ending"),
        ("crane.jpg.exe", "file_ending"),
        ("crane.", "bad_file_name"),
    ],
)
async def test_a_name_is_one_line_without_a_path_and_keeps_its_ending(site: Site, to: str, code: str) -> None:
    file = await site.file("ana", "crane.jpg")
    item = await site.create("ana", file_ids=[file])
    answer = await rename(site, "ana", item, file, to)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, "name"), answer.text
    assert "crane.jpg" in await disposition(site, "ana", file)


async def test_who_may_not_edit_may_not_rename(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    item = await site.create("ana", file_ids=[file], assignees=site.people("dana"))
    for name, status, code in (
        ("dana", 403, "correspondence.not_yours"),
        ("kate", 403, "correspondence.not_yours"),
        ("omar", 404, "not_found"),
        ("zoe", 404, "not_found"),
    ):
        answer = await rename(site, name, item, file, "mine.jpg")
        assert (answer.status_code, answer.json()["code"]) == (status, code), name
    await site.move("carl", item, "NOD", "closed_successful")
    answer = await rename(site, "ana", item, file, "mine.jpg")
    assert answer.json()["code"] == "correspondence.closed", "its creator no longer"
    assert (await rename(site, "carl", item, file, "final.jpg")).status_code == 200, "an administrator still"
    assert "final.jpg" in await disposition(site, "dana", file)


async def test_a_stale_rename_is_refused(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    item = await site.create("ana", file_ids=[file])
    await site.patch("carl", item, subject="Meanwhile")
    answer = await rename(site, "ana", item, file, "new.jpg", **{"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["extra"]["changed"]) == (409, ["subject"])


async def test_only_files_of_the_item_itself_are_renamed(site: Site) -> None:
    item, other = await site.create("ana"), await site.create("ana", file_ids=[await site.file("ana")])
    answers = {"file_ids": [await site.file("carl", "answer.jpg")]}
    assert (await site.respond("carl", item, "See attached.", official=True, **answers)).status_code == 201
    for file in (other["files"][0]["id"], *answers["file_ids"], item["id"]):
        assert (await rename(site, "carl", item, file, "mine.jpg")).status_code == 404


async def test_a_file_that_others_carry_keeps_its_name_there(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    theirs = await site.create("ana", file_ids=[file], assignees=site.people("dana"))
    own = await site.create("dana", file_ids=[file])
    answer = await rename(site, "dana", own, file, "forged.jpg")
    assert answer.status_code == 200, answer.text
    (copy,) = answer.json()["files"]
    assert (copy["name"], copy["id"] != file, copy["sha256"]) == ("forged.jpg", True, await digest(site, file))
    assert (await site.get("ana", f"/items/{theirs['id']}"))["files"][0]["name"] == "crane.jpg"
    assert "crane.jpg" in await disposition(site, "ana", file)
    assert "forged.jpg" in await disposition(site, "kate", copy["id"])
    assert await check_cards(site.world.database) == 2


async def test_a_file_of_an_answer_keeps_its_name_too(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    item = await site.create("ana", file_ids=[file], assignees=site.people("dana"))
    for official in (True, False):
        sent = {"text": doc("This one."), "file_ids": [file], "official": official}
        assert (await site.post("carl", f"/items/{item['id']}/responses", sent)).status_code == 201
        before = await site.get("carl", f"/items/{item['id']}")
        held = before["files"][0]["id"]
        await rename(site, "carl", before, held, f"renamed {official}.jpg")
        answers = await site.get("carl", f"/items/{item['id']}/responses")
        assert {each["files"][0]["name"] for each in answers["items"]} == {"crane.jpg"}
    assert (await site.get("carl", f"/items/{item['id']}"))["files"][0]["name"] == "renamed False.jpg"


async def test_a_draft_is_renamed_by_its_author_and_told_to_nobody(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    draft = await site.create("ana", issue=False, file_ids=[file], assignees=site.people("dana"))
    assert (await rename(site, "ana", draft, file, "north.jpg")).status_code == 200
    await site.world.settle()
    notices = (await site.world.client("dana").get("/api/notices")).json()["items"]
    assert notices == []
