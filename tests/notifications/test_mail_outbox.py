"""The outbox over HTTP: what became of every mail, and what its reader may see of it."""

from typing import Any

import pytest
from tests.correspondence.site import Site, doc

from sitepost.kernel.ids import new_id
from sitepost.platform import mail
from sitepost.platform.settings import Settings


async def listed(site: Site, name: str = "maya", **query: Any) -> list[dict[str, Any]]:
    """The first page of the outbox."""
    await site.world.settle()
    answer = await site.world.client(name).get("/api/account/outbox", params=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def with_server(site: Site) -> None:
    """Pretend that a mail server is set; nothing is sent unless the queue runs."""
    mail.configure(site.world.database, Settings(base_url="http://sitepost.test", smtp_host="127.0.0.1", smtp_port=1))


async def put(site: Site, **more: Any) -> str:
    """Queue a mail of the account."""
    given: dict[str, Any] = {
        "account": site.world.account,
        "to": "dana@delta.example",
        "subject": "A subject",
        "text": "Some words",
        "html": "<p>Some words</p>",
        "reason": "created",
    }
    async with site.world.work() as work:
        return str(await mail.queue(work, **(given | more)))


async def test_without_a_mail_server_every_mail_can_be_read_there(site: Site) -> None:
    await site.create("ana", assignees=site.people("dana"), description=doc("The slab is late."))
    line = (await listed(site))[0]
    assert (line["state"], line["to"], line["withheld"]) == ("kept", site.world.mails["dana"], None)
    assert line["project"]["name"] == "Harbour Tower"
    one = (await site.world.client("maya").get(f"/api/account/outbox/{line['id']}")).json()
    assert "The slab is late." in one["text"]
    assert "The slab is late." in one["html"]
    assert one["why_not"] == {"retry": "notifications.no_mail_server"}


async def test_it_says_whether_mails_leave_at_all(site: Site) -> None:
    client = site.world.client("maya")
    assert (await client.get("/api/account/outbox")).json()["sends"] is False
    with_server(site)
    assert (await client.get("/api/account/outbox")).json()["sends"] is True


async def test_words_about_cards_that_the_administrator_may_not_see_are_withheld(site: Site) -> None:
    await site.create(
        "ana", "CLM", private=True, assignees=site.people("dana"), subject="Xylophone", description=doc("Xylophone")
    )
    found = await listed(site)
    line = next(each for each in found if each["to"] == site.world.mails["dana"])
    assert (line["withheld"], line["subject"]) == ("card", "(withheld)")
    answer = await site.world.client("maya").get(f"/api/account/outbox/{line['id']}")
    assert "Xylophone" not in answer.text
    assert (answer.json()["text"], answer.json()["html"]) == ("", "")


async def test_a_mail_about_a_response_is_read_again_once_the_response_is_official(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    said = (await site.respond("carl", item, "Quokka.")).json()["response"]["id"]
    line = next(each for each in await listed(site) if each["reason"] == "responded_to")
    path = f"{site.base}/items/{item['id']}/responses/{said}"
    assert (await site.world.client("carl").patch(path, json={"official": True})).status_code == 200
    shown = (await site.world.client("maya").get(f"/api/account/outbox/{line['id']}")).json()
    assert (shown["withheld"], "Quokka." in shown["text"]) == (None, True)
    assert "New response" in shown["subject"]


async def test_what_became_official_on_an_item_one_may_not_see_stays_withheld(site: Site) -> None:
    item = await site.create("ana", "CLM", private=True, assignees=site.people("dana", "carl"))
    said = (await site.respond("carl", item, "Quokka.")).json()["response"]["id"]
    await site.world.settle()
    path = f"{site.base}/items/{item['id']}/responses/{said}"
    assert (await site.world.client("carl").patch(path, json={"official": True})).status_code == 200
    found = [each for each in await listed(site) if each["reason"] == "responded_to"]
    assert found
    assert {(each["withheld"], each["subject"]) for each in found} == {("card", "(withheld)")}


async def test_sign_in_links_are_shown_only_while_no_server_delivers_them(site: Site) -> None:
    secret = await put(site, reason=mail.PASSWORD_RESET, text="https://sitepost.test/reset/abc")
    path = f"/api/account/outbox/{secret}"
    assert "reset/abc" in (await site.world.client("maya").get(path)).text
    with_server(site)
    answer = await site.world.client("maya").get(path)
    assert answer.json()["withheld"] == "secret"
    assert "reset/abc" not in answer.text


async def test_it_is_searched_and_paged(site: Site) -> None:
    for n in range(5):
        await put(site, to=f"person{n}@delta.example")
    await put(site, to="100%_x@delta.example")
    assert len(await listed(site, q="PERSON")) == 5
    assert [each["to"] for each in await listed(site, q="%_")] == ["100%_x@delta.example"]
    assert await listed(site, state="failed") == []
    assert len(await listed(site, state="kept")) == 6
    seen: list[str] = []
    cursor = None
    while True:
        query = {"limit": "4"} | ({"cursor": cursor} if cursor else {})
        page = (await site.world.client("maya").get("/api/account/outbox", params=query)).json()
        seen += [each["id"] for each in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert len(seen) == len(set(seen)) == 6
    for bad in ({"cursor": "x"}, {"state": "lost"}, {"limit": "0"}):
        assert (await site.world.client("maya").get("/api/account/outbox", params=bad)).status_code == 422


async def test_a_failed_mail_is_sent_again(site: Site) -> None:
    with_server(site)
    failed = await put(site, to="no address at all")
    await site.world.settle()
    path = f"/api/account/outbox/{failed}"
    one = (await site.world.client("maya").get(path)).json()
    assert (one["state"], one["can"]) == ("failed", ["retry"])
    assert one["error"]
    again = await site.world.client("maya").post(path + "/retry")
    assert (again.status_code, again.json()["state"]) == (200, "waiting")
    twice = await site.world.client("maya").post(path + "/retry")
    assert (twice.status_code, twice.json()["code"]) == (422, "notifications.not_failed")


@pytest.mark.parametrize(("name", "status"), [("carl", 403), ("dana", 403), (None, 401)])
async def test_only_administrators_of_the_company_see_it(site: Site, name: str | None, status: int) -> None:
    mine = await put(site)
    client = site.world.client(name)
    assert (await client.get("/api/account/outbox")).status_code == status
    assert (await client.get(f"/api/account/outbox/{mine}")).status_code == status
    assert (await client.post(f"/api/account/outbox/{mine}/retry")).status_code == status


async def test_another_account_sees_none_of_it(site: Site) -> None:
    mine = await put(site)
    zoe = site.world.client("zoe")
    assert (await zoe.get("/api/account/outbox")).json()["items"] == []
    assert (await zoe.get(f"/api/account/outbox/{mine}")).status_code == 404
    assert (await zoe.post(f"/api/account/outbox/{mine}/retry")).status_code == 404
    assert (await zoe.get(f"/api/account/outbox/{new_id()}")).status_code == 404
