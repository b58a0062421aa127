"""A notice of an e-mail: for those it is addressed to who may see the item, and for nobody else."""

from typing import Any

import pytest
from tests.correspondence.site import Site, doc
from tests.notifications.test_choosing import chosen
from tests.notifications.test_telling import notices

from sitepost.tools.notifications import reactions


async def send(site: Site, item: dict[str, Any], **wish: Any) -> None:
    """Send an e-mail about an item as Ana, to Dana unless said otherwise."""
    body = {"to": site.people("dana"), "subject": "Look at this", "body": doc("As agreed."), **wish}
    place = f"/api/projects/{site.world.project}/emails/{item['id']}"
    answer = await site.world.client("ana").post(place, json=body)
    assert answer.status_code == 201, answer.text
    await site.world.settle()


async def heard(site: Site, name: str) -> list[str]:
    """What the app told somebody, newest first."""
    return [each["event"] for each in await notices(site, name)]


@pytest.mark.parametrize("private", [False, True])
async def test_whoever_an_email_is_addressed_to_hears_of_it_in_the_app(site: Site, private: bool) -> None:
    item = await site.create("ana", subject="Slab is late")
    await send(site, item, to=site.people("dana", "ana"), cc=site.people("kate"), private=private)
    for name in ("dana", "kate"):
        (notice,) = await notices(site, name)
        assert (notice["event"], notice["card"]["id"], notice["actor"]["name"]) == ("emailed", item["id"], "Ana Lind")
    assert [await heard(site, name) for name in ("ana", "carl", "rita", "omar")] == [[], [], [], []]


async def test_whoever_may_not_see_the_item_hears_nothing(site: Site) -> None:
    item = await site.create("ana", private=True)
    await send(site, item, to=site.people("rita", "omar", "carl"))
    assert [await heard(site, name) for name in ("rita", "omar", "carl")] == [[], [], ["emailed"]]
    for name in ("rita", "omar"):
        assert (await site.world.client(name).get("/api/notices/count")).json()["unread"] == 0
    await site.patch("carl", item, distribution=site.people("rita"))
    await site.world.settle()
    assert "emailed" not in await heard(site, "rita"), "nor later, what was not meant for them then"


async def test_a_notice_of_an_email_goes_with_the_item_and_can_be_turned_off(site: Site) -> None:
    item = await site.create("ana", distribution=site.people("rita"))
    await chosen(site, "dana", events={"emailed": {"app": False}})
    await send(site, item, to=site.people("dana", "rita"))
    assert await heard(site, "dana") == []
    assert "emailed" in await heard(site, "rita")
    await site.patch("carl", item, private=True, distribution=[])
    await site.world.settle()
    assert await heard(site, "rita") == []


async def test_an_email_is_told_once_and_mails_nothing_more(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    item = await site.create("ana")
    async with site.world.work() as work:
        await work.run("DELETE FROM mail")
    await send(site, item)
    async with site.world.work() as work:
        (row,) = await work.dicts("SELECT reason FROM mail")
        told = await work.dicts("SELECT * FROM fact WHERE kind = 'emails.email_sent'")
    assert (row["reason"], len(told)) == ("forwarded", 1)
    assert [fact.KIND for fact, _ in reactions.REACTIONS].count("emails.email_sent") == 1
    assert await heard(site, "dana") == ["emailed"]
