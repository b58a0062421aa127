"""The PDF of an item: what its reader chooses of what they may see, and attachments as pages."""

import io
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from tests.correspondence.site import Site

from sitepost.platform import blobs
from sitepost.platform.work import Work


def pdf_of(pages: int, *, password: str = "") -> bytes:
    """A PDF of so many empty pages."""
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(300, 400)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def picture() -> bytes:
    """A small red picture, wider than tall."""
    out = io.BytesIO()
    Image.new("RGBA", (80, 40), (200, 10, 10, 255)).save(out, "PNG")
    return out.getvalue()


async def upload(site: Site, name: str, title: str, data: bytes, media_type: str) -> str:
    """Upload a file as `name`."""
    async with Work(site.world.database) as work:
        place = {"account": site.world.account, "scope": site.world.project, "person": site.person(name)}
        return str((await blobs.put_bytes(work, data, name=title, media_type=media_type, **place)).id)


async def printed(site: Site, name: str, item: dict[str, Any], status: int = 200, **options: Any) -> str:
    """The text of the PDF that `name` prints."""
    answer = await site.world.client(name).get(f"{site.base}/items/{item['id']}/pdf", params=options)
    assert answer.status_code == status, answer.text
    if status != 200:
        return str(answer.json()["code"])
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


async def made(site: Site, name: str, item: dict[str, Any], **options: Any) -> dict[str, Any]:
    """What became of the export of an item with its attachments."""
    client = site.world.client(name)
    answer = await client.post(f"{site.base}/items/{item['id']}/pdf", json=options)
    assert answer.status_code == 202, answer.text
    await site.world.settle()
    path = f"/api/projects/{site.world.project}/exports/{answer.json()['id']}"
    return (await client.get(path)).json()  # type: ignore[no-any-return]  # JSON


async def test_the_letter_is_printed_with_what_was_chosen(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.respond("carl", item, "Quokka says so.", official=True)
    await site.respond("carl", item, "Numbat whispers.")
    whole = await printed(site, "carl", item)
    assert "Quokka" in whole
    assert "Numbat" in whole
    assert "Change history" not in whole
    assert "Aldgate Architects" in whole
    assert "Numbat" not in await printed(site, "carl", item, unofficial=False)
    plain = await printed(site, "carl", item, responses=False)
    assert "Quokka" not in plain
    assert "Numbat" not in plain
    sealed = await printed(site, "carl", item, hash=True)
    revision = (await site.get("carl", f"/items/{item['id']}/revisions"))["items"][0]
    assert revision["sha256"] in sealed.replace("\n", "").replace("\u200b", "")
    bare = await printed(site, "carl", item, letterhead=False)
    assert bare.count("Harbour Tower") < whole.count("Harbour Tower")


async def test_history_and_receipts_are_printed_for_those_who_may_read_them(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"), distribution=site.people("rob"))
    await site.patch("carl", item, subject="Wombat at the gate")
    await site.world.settle()
    text = await printed(site, "carl", item, history=True, receipts=True, links=True)
    assert "Change history" in text
    assert "Crane stopped by wind" in text
    assert "Receipts" in text
    assert "Rob Vance" in text
    assert "Links" in text
    assert await printed(site, "dana", item, 403, history=True) == "audit.admins_only"
    assert await printed(site, "kate", item, 403, receipts=True) == "receipts.not_on_item"
    own = await printed(site, "dana", item, receipts=True)
    assert "Only the line of whoever printed this" in own.replace("\n", " ")
    assert "Distribution\nno longer" not in own
    assert own.count("Rob Vance") == 1  # among the parties of the letter, not among the receipts


async def test_unofficial_responses_stay_with_those_who_see_them(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.respond("carl", item, "Numbat whispers.")
    assert "Numbat" not in await printed(site, "kate", item, unofficial=True)
    hidden = await site.create("ana", "CLM", private=True, assignees=site.people("dana"))
    assert await printed(site, "carl", hidden, 404, history=True) == "not_found"


async def test_attachments_follow_as_pages(site: Site) -> None:
    files = [
        await upload(site, "ana", "plan.pdf", pdf_of(3), "application/pdf"),
        await upload(site, "ana", "crane.png", picture(), "image/png"),
        await upload(site, "ana", "locked.pdf", pdf_of(1, password="x"), "application/pdf"),
        await upload(site, "ana", "broken.pdf", b"%PDF-1.7 nothing", "application/pdf"),
        await upload(site, "ana", "figures.csv", b"1,2", "text/csv"),
    ]
    item = await site.create("ana", assignees=site.people("dana"), file_ids=files)
    export = await made(site, "dana", item, responses=True)
    assert export["state"] == "done", export
    assert [note.split(" is ")[0] for note in export["notes"]] == ["locked.pdf", "broken.pdf", "figures.csv"]
    path = f"/api/projects/{site.world.project}/exports/{export['id']}/content"
    answer = await site.world.client("dana").get(path)
    pages = PdfReader(io.BytesIO(answer.content)).pages
    sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages]
    assert sizes[-4:] == [(300, 400)] * 3 + [(842, 595)]
    text = " ".join(page.extract_text() for page in pages).replace("\n", " ")
    assert "Attached pages" in text
    assert "not in this PDF" in text
    assert len(answer.content) == export["size"]


@pytest.mark.parametrize("name", ["carl", "ana", "rob", "zoe", "maya"])
async def test_an_export_is_its_askers_alone(site: Site, name: str) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    export = await made(site, "dana", item)
    path = f"/api/projects/{site.world.project}/exports"
    client = site.world.client(name)
    for where in (f"{path}/{export['id']}", f"{path}/{export['id']}/content"):
        assert (await client.get(where)).status_code == 404
    assert (await client.delete(f"{path}/{export['id']}")).status_code == 404
    if name != "zoe":
        assert (await client.get(path)).json() == {"items": []}


async def test_an_export_goes_with_the_right_to_see_what_it_holds(site: Site) -> None:
    item = await site.create("ana", private=True, assignees=site.people("dana"))
    export = await made(site, "dana", item)
    path = f"/api/projects/{site.world.project}/exports"
    client = site.world.client("dana")
    assert (await client.get(f"{path}/{export['id']}/content")).status_code == 200
    await site.patch("ana", item, assignees=site.people("rob"))
    assert (await client.get(f"{path}/{export['id']}/content")).status_code == 404
    assert (await client.get(path)).json() == {"items": []}


async def test_an_export_is_removed_by_its_asker_and_three_are_made_at_a_time(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    client, path = site.world.client("dana"), f"/api/projects/{site.world.project}/exports"
    for _ in range(3):
        assert (await client.post(f"{site.base}/items/{item['id']}/pdf", json={})).status_code == 202
    answer = await client.post(f"{site.base}/items/{item['id']}/pdf", json={})
    assert (answer.status_code, answer.json()["code"]) == (429, "exports.busy")
    waiting = (await client.get(path)).json()["items"][0]
    assert (await client.get(f"{path}/{waiting['id']}/content")).json()["code"] == "exports.not_done"
    await site.world.settle()
    export = (await client.get(path)).json()["items"][0]
    folder = site.world.database.blobs.folder.parent / "exports"
    assert (folder / export["id"]).is_file()
    assert (await client.delete(f"{path}/{export['id']}")).status_code == 204
    assert not (folder / export["id"]).exists()
    assert len((await client.get(path)).json()["items"]) == 2
