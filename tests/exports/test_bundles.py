"""Archives: an item with its files, the evidence of many; verified offline, and nothing hidden in them."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.correspondence.site import Site, doc
from typer.testing import CliRunner

from sitepost.__main__ import cli
from sitepost.gateways import bundles, contents
from sitepost.kernel.refusal import Refusal
from sitepost.platform.zips import Names


def opened(data: bytes) -> dict[str, bytes]:
    """The files of an archive by their paths."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


async def zipped(site: Site, name: str, item: dict[str, Any], status: int = 200) -> dict[str, bytes]:
    """The ZIP of an item as `name` gets it."""
    answer = await site.world.client(name).get(f"{site.base}/items/{item['id']}/zip")
    assert answer.status_code == status, answer.text
    return opened(answer.content) if status == 200 else {}


async def evidence(site: Site, name: str, status: int = 202, **query: Any) -> tuple[dict[str, Any], bytes]:
    """The evidence bundle that `name` asks for: what became of it, and the file."""
    client = site.world.client(name)
    answer = await client.post(f"{site.base}/evidence", params=query)
    assert answer.status_code == status, answer.text
    if status != 202:
        return answer.json(), b""
    await site.world.settle()
    path = f"/api/projects/{site.world.project}/exports/{answer.json()['id']}"
    export = (await client.get(path)).json()
    assert export["state"] == "done", export
    return export, (await client.get(f"{path}/content")).content


async def test_an_item_comes_with_its_files_and_a_manifest_that_holds(site: Site, tmp_path: Path) -> None:
    files = [await site.file("ana", "crane.jpg", b"one"), await site.file("ana", "crane.jpg", b"two")]
    item = await site.create("ana", assignees=site.people("dana"), file_ids=files)
    said = await site.file("carl", "reply.txt", b"three")
    await site.respond("carl", item, "See there.", official=True, file_ids=[said])
    found = await zipped(site, "dana", item)
    assert set(found) == {
        "NOD-0001.pdf",
        "attachments/crane.jpg",
        "attachments/crane (2).jpg",
        "responses/01 Carl Reyes/reply.txt",
        "manifest.json",
        "manifest.sig.json",
    }
    assert (found["attachments/crane.jpg"], found["attachments/crane (2).jpg"]) == (b"one", b"two")
    answer = await site.world.client("dana").get(f"{site.base}/items/{item['id']}/zip")
    path = tmp_path / "item.zip"
    path.write_bytes(answer.content)
    assert bundles.verify(path, key=site.world.database.seal.public.hex())[0]
    await site.world.app.consumer.follow()
    client = site.world.client("ana")
    ledger = (await client.get(f"/api/projects/{site.world.project}/receipts/{item['id']}")).json()
    assert sorted(each["name"] for each in ledger["items"][0]["downloads"]) == ["crane.jpg", "crane.jpg", "reply.txt"]


async def test_files_of_unofficial_responses_are_in_it_for_those_who_see_them(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    said = await site.file("carl", "secret.txt", b"Numbat")
    await site.respond("carl", item, "Between us.", file_ids=[said])
    assert "responses/01 Carl Reyes/secret.txt" in await zipped(site, "dana", item)
    found = await zipped(site, "kate", item)
    assert not any(b"Numbat" in data or "secret" in name for name, data in found.items())
    assert len(json.loads(found["manifest.json"])["files"]) == 1
    await zipped(site, "omar", item, 404)
    await zipped(site, "zoe", item, 404)


def test_names_are_safe_and_each_is_given_once() -> None:
    names = Names()
    assert names.give("attachments", "../../etc/passwd") == "attachments/passwd"
    assert names.give("attachments", "CON.txt") == "attachments/_CON.txt"
    assert names.give("attachments", 'a<b>:"c|d?.pdf') == "attachments/a_b___c_d_.pdf"
    assert names.give("attachments", "Plan.PDF") == "attachments/Plan.PDF"
    assert names.give("attachments", "plan.pdf") == "attachments/plan (2).pdf"
    assert names.give("manifest.json") == "manifest (2).json"
    assert len(names.give("attachments", "ä" * 250 + ".pdf").encode()) <= 140
    assert names.give("attachments", "...") == "attachments/file"


async def test_evidence_holds_all_that_is_known_and_is_told_in_the_record(site: Site, tmp_path: Path) -> None:
    file = await site.file("ana", "crane.jpg", b"one")
    item = await site.create("ana", assignees=site.people("dana"), file_ids=[file])
    await site.patch("carl", item, subject="Wombat at the gate")
    await site.respond("carl", item, "Noted, says the quokka.")
    await site.world.settle()
    draft = await site.create("carl", issue=False, subject="Half a thought")
    export, data = await evidence(site, "carl")
    found = opened(data)
    folder = f"items/{item['number']}"
    for name in (
        "history",
        "mails",
        "receipts",
        "responses",
        "revisions/1",
        "revisions/2",
        "revisions of response 1/1",
    ):
        assert f"{folder}/{name}.json" in found, name
    assert found[f"{folder}/attachments/crane.jpg"] == b"one"
    assert b"quokka" in found[f"{folder}/responses.json"]
    assert b"dana@delta.example" in found[f"{folder}/mails.json"]
    manifest = json.loads(found["manifest.json"])
    assert [each["id"] for each in manifest["items"]] == [item["id"], draft["id"]]
    assert manifest["record"]["link"]["seq"] > 0
    path = tmp_path / "evidence.zip"
    path.write_bytes(data)
    said = CliRunner().invoke(cli, ["audit", "verify", str(path), "--key", site.world.database.seal.public.hex()])
    assert said.exit_code == 0, said.output
    assert "2 items are as they were written" in said.output
    async with site.world.work(reading=True) as work:
        told = await work.dicts("SELECT card, actor, body FROM fact WHERE kind = 'exports.evidence_made'")
    assert [(row["card"], row["actor"], row["body"]["items"]) for row in told] == [
        (site.person("carl"), site.person("carl"), 2)
    ]
    assert told[0]["body"]["sha256"] == export["sha256"]


async def test_evidence_holds_the_emails_that_people_sent_of_an_item(site: Site, tmp_path: Path) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    place = f"/api/projects/{site.world.project}/emails/{item['id']}"
    open_one = {"to": site.people("dana"), "subject": "Wombat for your records", "body": doc("As agreed.")}
    private = {"to": site.people("dana"), "subject": "Between us", "body": doc("Zorilla."), "private": True}
    for name, mail in (("ana", open_one), ("ana", private)):
        assert (await site.world.client(name).post(place, json=mail)).status_code == 201
    await site.world.settle()
    _, data = await evidence(site, "carl")
    found = opened(data)
    held = json.loads(found[f"items/{item['number']}/e-mails.json"])
    first, second = (each["emails"][0] for each in held["threads"])
    assert (first["subject"], second["subject"], second["author"]) == (
        "Wombat for your records",
        "Between us",
        str(site.person("ana")),
    )
    assert "Zorilla." in json.dumps(second["body"])
    assert held["people"][str(site.person("dana"))]["name"] == "Dana Ortiz"
    assert set(held["mails"].values()) == {"kept"}, "what became of each of its mails"
    manifest = json.loads(found["manifest.json"])
    assert manifest["items"][0]["emails"] == 2
    assert f"items/{item['number']}/e-mails.json" in {each["path"] for each in manifest["files"]}
    path = tmp_path / "evidence.zip"
    path.write_bytes(data)
    holds, said = bundles.verify(path, key=site.world.database.seal.public.hex())
    assert holds
    assert "of 1 items with 2 e-mails about them are as they were written" in said[0]
    mail_file = f"items/{item['number']}/e-mails.json"
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in found.items():
            archive.writestr(each, content.replace(b"Zorilla", b"Gorilla") if each == mail_file else content)
    assert not bundles.verify(path, key=site.world.database.seal.public.hex())[0]


@pytest.mark.parametrize(("name", "read"), [("carl", 2), ("ana", 2), ("dana", 2), ("rita", 1), ("omar", None)])
async def test_private_emails_are_evidence_for_those_who_read_them_alone(
    site: Site, name: str, read: int | None
) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    place = f"/api/projects/{site.world.project}/emails/{item['id']}"
    for private in (False, True):
        mail = {"to": site.people("dana"), "subject": "Slab", "body": doc("Zorilla." if private else "Plain.")}
        answer = await site.world.client("ana").post(place, json={**mail, "private": private})
        assert answer.status_code == 201
    who = await site.world.passport(name)
    async with site.world.work(reading=True) as work:
        if read is None:
            with pytest.raises(Refusal):
                await contents.emails_of(work, who, UUID(item["id"]))
            return
        held, count = await contents.emails_of(work, who, UUID(item["id"]))
    assert count == read
    assert ("Zorilla" in str(held)) == (read == 2)


async def test_what_was_changed_in_an_archive_is_found(site: Site, tmp_path: Path) -> None:
    await site.create("ana", assignees=site.people("dana"))
    _, data = await evidence(site, "carl")
    whole, key = opened(data), site.world.database.seal.public.hex()

    def verified(files: dict[str, bytes], name: str) -> tuple[bool, str]:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as archive:
            for each, content in files.items():
                archive.writestr(each, content)
        holds, said = bundles.verify(path, key=key)
        return holds, "\n".join(said)

    assert verified(whole, "same.zip")[0]
    for name in whole:
        flipped = {**whole, name: whole[name][:-2] + bytes([whole[name][-2] ^ 1]) + whole[name][-1:]}
        assert not verified(flipped, "flipped.zip")[0], name
        assert not verified({each: data for each, data in whole.items() if each != name}, "less.zip")[0], name
    assert "not named" in verified({**whole, "items/more.txt": b"!"}, "more.zip")[1]
    holds, said = bundles.verify(tmp_path / "same.zip", key="00" * 32)
    assert not holds
    assert "another key" in said[0]
    (tmp_path / "no.zip").write_bytes(b"nothing")
    assert not bundles.verify(tmp_path / "no.zip", key=key)[0]


async def test_evidence_is_for_administrators_and_leaves_out_what_is_not_theirs(site: Site) -> None:
    await site.create("ana", subject="Plain words")
    for name in ("ana", "dana", "kate"):
        said, _ = await evidence(site, name, 403)
        assert said["code"] == "bundles.not_admin"
    await evidence(site, "zoe", 404)
    await site.create("ana", "CLM", private=True, subject="Numbat claim", assignees=site.people("carl"))
    await site.create("ana", "CLM", private=True, subject="Bilby claim", assignees=site.people("dana"))
    await site.create("ana", "LTR", private=True, subject="Quoll letter", assignees=site.people("dana"))
    await site.levels("carl", "admin")
    export, data = await evidence(site, "carl")
    text = b"".join(opened(data).values())
    assert b"Plain words" in text
    assert b"Quoll letter" in text
    assert b"Numbat" not in text
    assert b"Bilby" not in text
    assert export["notes"] == ["1 Super Private items are left out: they are in no export."]
    levels = {site.tool("LTR"): "read_only", site.tool("CLM"): "read_only"}
    await site.world.set_levels("carl", levels)
    await site.world.settle()
    _, data = await evidence(site, "carl")
    assert b"Quoll letter" not in b"".join(opened(data).values())
    client, path = site.world.client("carl"), f"/api/projects/{site.world.project}/exports/{export['id']}"
    assert (
        await client.get(f"{path}/content")
    ).status_code == 404  # it holds what is not carl's to administer any more
    said, _ = await evidence(site, "carl", 422, q="nothinglikethis")
    assert said["code"] == "bundles.nothing"


@pytest.mark.parametrize("broken", ["refused", "failed"])
async def test_what_cannot_be_made_says_so(site: Site, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    await site.create("ana")
    client = site.world.client("carl")
    answer = await client.post(f"{site.base}/evidence")

    async def fail(*arguments: Any, **options: Any) -> Any:
        raise RuntimeError("no paper")

    if broken == "failed":
        monkeypatch.setattr(bundles, "_evidence", fail)
    else:
        await site.world.set_levels("carl", {site.tool("NOD"): "none"})
        async with site.world.work() as work:
            await work.run("UPDATE passport SET active = false WHERE person_id = %s", [site.person("carl")])
    await site.world.settle()
    async with site.world.work(reading=True) as work:
        state = await work.dicts("SELECT state, error FROM exports_export WHERE id = %s", [answer.json()["id"]])
        told = await work.values("SELECT kind FROM fact WHERE kind = 'exports.evidence_made'")
    assert (state[0]["state"], told) == ("failed", [])
    assert state[0]["error"] == (bundles.FAILED if broken == "failed" else bundles.LOST)
