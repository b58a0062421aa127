"""The ledger of an issued item: who got it, opened it, downloaded its files, answered; and who may know."""

import sys
from typing import Any
from unittest.mock import AsyncMock
from uuid import UUID

import pytest
from tests.correspondence.site import Site

from sitepost.kernel.ids import new_id
from sitepost.platform import mail
from sitepost.platform.mail.smtp import Unsent
from sitepost.platform.settings import Settings
from sitepost.platform.sightings import Sighting, What, sightings_of
from sitepost.tools.receipts import store as receipts_store

PREFETCH = {"Purpose": "prefetch"}


def path_of(site: Site, item: dict[str, Any]) -> str:
    """The path of the ledger of an item."""
    return f"/api/projects/{site.world.project}/receipts/{item['id']}"


async def written(site: Site) -> None:
    """Wait for what is kept behind the requests."""
    await site.world.settle()
    await site.world.app.consumer.follow()


async def ledger(site: Site, name: str, item: dict[str, Any], status: int = 200) -> dict[str, Any]:
    """Read the ledger as `name`."""
    await written(site)
    answer = await site.world.client(name).get(path_of(site, item))
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def lines(site: Site, item: dict[str, Any], name: str = "ana") -> dict[str, dict[str, Any]]:
    """The lines of the ledger by first name."""
    found = await ledger(site, name, item)
    names = {str(id): key for key, id in site.world.people.items()}
    return {names[each["person_id"]]: each for each in found["items"]}


async def download(site: Site, name: str, file: str, headers: dict[str, str] | None = None, status: int = 200) -> None:
    """Download a file as `name`."""
    path = f"/api/projects/{site.world.project}/files/{file}/content"
    assert (await site.world.client(name).get(path, headers=headers)).status_code == status


async def test_whoever_is_on_an_item_at_its_issue_is_a_recipient(site: Site) -> None:
    draft = await site.create("ana", issue=False, assignees=site.people("dana"))
    await ledger(site, "ana", draft, 422)
    people = {"assignees": site.people("dana"), "distribution": site.people("rob", "dana")}
    item = await site.create("ana", received_from=site.people("rita")[0], **people)
    found = await lines(site, item)
    assert {name: line["roles"] for name, line in found.items()} == {
        "dana": ["assignee", "distribution"],
        "rob": ["distribution"],
        "rita": ["received_from"],
    }
    assert all(line["opened"] is None and line["gone_at"] is None for line in found.values())


async def test_newcomers_are_added_and_those_who_leave_stay_with_the_day_on_which_they_left(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    item = (await site.patch("carl", item, assignees=site.people("rob"))).json()
    found = await lines(site, item)
    assert found["dana"]["gone_at"] == found["rob"]["since"]
    assert found["rob"]["gone_at"] is None
    await site.get("dana", f"/items/{item['id']}")
    assert (await lines(site, item))["dana"]["opened"] is None  # not a recipient any more
    await site.patch("carl", item, assignees=site.people("rob", "dana"))
    found = await lines(site, item)
    assert found["dana"]["gone_at"] is None
    assert found["dana"]["since"] < found["rob"]["since"]


async def test_a_draft_that_is_issued_begins_its_ledger_then(site: Site) -> None:
    draft = await site.create("ana", issue=False, assignees=site.people("dana"))
    assert (await site.move("ana", draft, "NOD", "open")).status_code == 200
    assert set(await lines(site, draft)) == {"dana"}


async def test_opening_is_counted_for_the_person_who_looks(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"), distribution=site.people("rob"))
    page = f"{site.base}/items/{item['id']}"
    client = site.world.client("dana")
    await client.get(page, headers=PREFETCH)
    await client.get(f"{site.base}/items")
    await client.get(f"{page}/responses")
    made = await client.post("/api/me/tokens", json={"name": "script"})
    assert made.status_code == 201, made.text
    headers = {"Authorization": f"Bearer {made.json()['token']}"}
    assert (await site.world.browser().get(page, headers=headers)).status_code == 200
    assert (await lines(site, item))["dana"]["opened"] is None
    await client.get(page)
    first = (await lines(site, item))["dana"]["opened"]
    assert (first["times"], first["first_at"]) == (1, first["last_at"])
    await client.get(page)
    await client.get(f"{page}/pdf")
    found = await lines(site, item)
    assert found["dana"]["opened"]["times"] == 3
    assert found["dana"]["opened"]["first_at"] == first["first_at"] < found["dana"]["opened"]["last_at"]
    assert found["rob"]["opened"] is None


async def test_only_recipients_are_kept(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    for name in ("carl", "ana", "rita"):
        await site.get(name, f"/items/{item['id']}")
    await written(site)
    async with site.world.work(reading=True) as work:
        kept = await work.values("SELECT person_id FROM receipt WHERE opened_times > 0 OR person_id <> %s", [
            site.person("dana")
        ])  # fmt: skip
    assert kept == []


async def test_a_read_writes_nothing_itself(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    held = sightings_of(site.world.database)
    assert held is not None
    await site.get("dana", f"/items/{item['id']}")
    async with site.world.work(reading=True) as work:
        assert await work.values("SELECT opened_times FROM receipt") == [0]
    assert list(held.take()) == [Sighting(What.OPENED, UUID(item["id"]), site.person("dana"))]


async def test_what_could_not_be_written_is_written_later(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    await site.get("dana", f"/items/{item['id']}")
    with monkeypatch.context() as broken:
        broken.setattr(receipts_store, "OPENED", "UPDATE nowhere SET nothing = 1")
        with pytest.raises(Exception, match="nowhere"):
            await site.world.app.consumer.follow()
    await site.get("dana", f"/items/{item['id']}")
    assert (await lines(site, item))["dana"]["opened"]["times"] == 2


async def test_a_process_that_is_told_to_stop_writes_what_it_holds(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    app = site.world.app
    async with app.lifespan(app.litestar):
        await site.get("dana", f"/items/{item['id']}")
    async with site.world.work(reading=True) as work:
        assert await work.values("SELECT opened_times FROM receipt") == [1]
    await app.jobs.open()


async def test_a_download_counts_when_its_last_byte_was_sent(site: Site) -> None:
    file, other = await site.file("ana"), await site.file("ana", "plan.jpg")
    item = await site.create("ana", assignees=site.people("dana"), file_ids=[file, other])
    await download(site, "dana", file, {"Range": "bytes=0-3"}, 206)
    await download(site, "dana", file, PREFETCH)
    await download(site, "carl", file)
    assert (await lines(site, item))["dana"]["downloads"] == []
    await download(site, "dana", file)
    await download(site, "dana", file, {"Range": "bytes=4-"}, 206)
    (taken,) = (await lines(site, item))["dana"]["downloads"]
    assert (taken["file_id"], taken["name"], taken["times"]) == (file, "crane.jpg", 2)
    assert taken["first_at"] < taken["last_at"]


async def test_an_answer_and_an_acknowledgement_are_kept(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana", "rob"))
    await site.levels("dana", "standard", "create_response")
    assert (await site.respond("dana", item)).status_code == 201
    client = site.world.client("dana")
    path = f"{path_of(site, item)}/acknowledgement"
    own = (await client.post(path)).json()
    assert [line["person_id"] for line in own["items"]] == site.people("dana")
    assert (own["can"], own["why_not"]) == ([], {"acknowledge": "receipts.acknowledged"})
    assert (await client.post(path)).json()["code"] == "receipts.acknowledged"
    assert (await site.world.client("kate").post(path)).json()["code"] == "receipts.not_recipient"
    found = await lines(site, item)
    assert found["dana"]["responded"]["times"] == 1
    assert found["dana"]["acknowledged_at"] is not None
    assert (found["rob"]["responded"], found["rob"]["acknowledged_at"]) == (None, None)
    async with site.world.work(reading=True) as work:
        told = await work.dicts("SELECT card, body FROM fact WHERE kind = 'receipts.item_acknowledged'")
    assert [(row["card"], row["body"]["item"]) for row in told] == [(site.person("dana"), item["id"])]


@pytest.mark.parametrize(("refused", "state", "said"), [(False, "sent", "2.0.0 queued"), (True, "failed", "550 no")])
async def test_what_the_mail_server_said_stands_with_each_mail(
    site: Site, monkeypatch: pytest.MonkeyPatch, *, refused: bool, state: str, said: str
) -> None:
    mail.configure(site.world.database, Settings(base_url="http://sitepost.test", smtp_host="127.0.0.1", smtp_port=1))
    answered = AsyncMock(side_effect=Unsent("550 no", for_good=True)) if refused else AsyncMock(return_value=said)
    monkeypatch.setattr(sys.modules["sitepost.platform.mail.queue"], "hand_over", answered)
    item = await site.create("ana", assignees=site.people("dana"))
    (sent,) = (await lines(site, item))["dana"]["mails"]
    assert (sent["reason"], sent["state"], sent["answer"]) == ("created", state, said)
    assert (sent["sent_at"] is None) is refused


@pytest.mark.parametrize(
    ("name", "status", "whole"),
    [
        ("ana", 200, True),
        ("carl", 200, True),
        ("maya", 200, True),
        ("dana", 200, False),
        ("rob", 200, False),
        ("rita", 403, None),
        ("kate", 403, None),
        ("omar", 404, None),
        ("zoe", 404, None),
    ],
)
async def test_who_reads_the_ledger(site: Site, name: str, status: int, whole: bool | None) -> None:
    item = await site.create("ana", assignees=site.people("dana"), distribution=site.people("rob"))
    await site.get("rob", f"/items/{item['id']}")
    found = await ledger(site, name, item, status)
    if whole is not None:
        assert found["whole"] is whole
        assert {line["person_id"] for line in found["items"]} == set(
            site.people(*(["dana", "rob"] if whole else [name]))
        )
        assert set(found["people"]) == {line["person_id"] for line in found["items"]}
    body = await site.world.client(name).get(f"{site.base}/items/{item['id']}")
    assert ("see_receipts" in body.json().get("can", [])) is (status == 200)


async def test_an_item_that_one_may_not_see_has_no_receipts(site: Site) -> None:
    claim = await site.create("ana", "CLM", private=True, assignees=site.people("dana"))
    for name in ("carl", "maya", "rob"):
        await ledger(site, name, claim, 404)
        answer = await site.world.client(name).post(f"{path_of(site, claim)}/acknowledgement")
        assert answer.status_code == 404
    await ledger(site, "ana", {"id": str(new_id())}, 404)
    foreign = f"/api/projects/{site.world.stranger.project}/receipts/{claim['id']}"
    assert (await site.world.client("zoe").get(foreign)).status_code == 404
    item = (await site.patch("ana", claim, assignees=site.people("rob"))).json()
    await ledger(site, "dana", item, 404)  # off it, and so out of sight


async def test_mails_and_files_of_an_unofficial_response_are_for_those_who_see_it(site: Site) -> None:
    item = await site.create("ana", distribution=site.people("dana"))
    file = await site.file("carl", "secret.jpg")
    said = (await site.respond("carl", item, "Quokka.", file_ids=[file])).json()["response"]["id"]
    await site.world.settle()
    await download(site, "dana", file)
    whole = (await lines(site, item))["dana"]
    assert [each["reason"] for each in whole["mails"]] == ["created", "responded_to"]
    assert [each["name"] for each in whole["downloads"]] == ["secret.jpg"]
    async with site.world.work() as work:  # nobody but Carl sees that response any more
        await work.run("UPDATE card SET readers = '{}' WHERE id = %s", [said])
    hushed = (await lines(site, item))["dana"]
    assert [each["reason"] for each in hushed["mails"]] == ["created"]
    assert hushed["downloads"] == []
