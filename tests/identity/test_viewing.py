"""Looking through another person's eyes: read only, never more than either may see, told and over in half an hour."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.contract.estate import second_project
from tests.correspondence.site import Site
from tests.leaks.crawler import Deaf, frames
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.platform.http.gate import token_hash
from sitepost.platform.live import Member
from sitepost.tools.identity import actions


async def begin(world: World, person: str, *, expect: int = 201) -> dict[str, Any]:
    """Let Maya look through somebody's eyes."""
    answer = await world.client("maya").post("/api/account/viewings", json={"person_id": str(world.people[person])})
    assert answer.status_code == expect, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def test_an_administrator_sees_what_a_person_sees(site: Site, world: World) -> None:
    item = await site.create("ana", "NOD", private=False)
    private = await site.create("ana", "LTR", private=True)
    theirs = await site.create("dana", "LTR", private=True, assignees=site.people("rob"))
    assert set(await site.listed("maya")) == {item["id"], private["id"], theirs["id"]}
    begun = await begin(world, "rob")
    assert (begun["viewer"], begun["person"]) == ("Maya King", "Rob Vance")
    assert set(await site.listed("maya")) == {item["id"], theirs["id"]} == set(await site.listed("rob"))
    assert not await site.sees("maya", private)
    me = (await world.client("maya").get("/api/me")).json()
    assert (me["person"]["name"], me["person"]["account_admin"]) == ("Rob Vance", False)
    assert (me["viewing"]["viewer"]["name"], me["viewing"]["ends_at"]) == ("Maya King", begun["ends_at"])
    mine = (await world.client("rob").get("/api/me")).json()
    assert mine["viewing"] is None
    assert me["projects"] == mine["projects"]
    shown = (await world.client("maya").get(f"{site.base}/items/{theirs['id']}")).json()
    assert shown["can"] == (await world.client("rob").get(f"{site.base}/items/{theirs['id']}")).json()["can"]
    assert (await world.client("maya").delete("/api/me/viewing")).status_code == 204
    assert await site.sees("maya", private)
    assert (await world.client("maya").get("/api/me")).json()["viewing"] is None
    gone = await world.client("maya").delete("/api/me/viewing")
    assert gone.json()["code"] == "identity.not_viewing"


async def test_what_the_administrator_may_not_see_stays_hidden(site: Site, world: World) -> None:
    claim = await site.create("ana", "CLM", private=True, assignees=site.people("rob"))
    draft = await site.create("ana", "CLM", private=True, issue=False)
    await site.respond("ana", claim, "Between us.")
    assert await site.sees("rob", claim)
    assert not await site.sees("maya", claim)
    for person in ("rob", "ana"):
        await begin(world, person)
        for hidden in (claim, draft):
            assert not await site.sees("maya", hidden)
            assert hidden["id"] not in await site.listed("maya")
        search = await world.client("maya").get(f"/api/projects/{world.project}/search", params={"q": "crane"})
        assert search.json()["items"] == []
        heard = [frame async for frame in frames(world, "maya")]
        assert not any(claim["id"] in frame for frame in heard)
        await world.client("maya").delete("/api/me/viewing")


async def test_a_claim_that_both_may_see_is_hidden_with_the_others_only(site: Site, world: World) -> None:
    public = await site.create("ana", "CLM", private=False)
    both = await site.create("ana", "CLM", private=True, assignees=site.people("rob"), distribution=site.people("maya"))
    await begin(world, "rob")
    assert set(await site.listed("maya")) == {public["id"], both["id"]}
    other = await site.create("ana", "CLM", private=True, assignees=site.people("rob"))
    assert set(await site.listed("maya")) == {public["id"]}, "by level alone, since one of them is not for Maya"
    assert not await site.sees("maya", other)


async def test_nothing_can_be_changed(site: Site, world: World) -> None:
    item = await site.create("dana", "NOD", private=False)
    await begin(world, "dana")
    maya = world.client("maya")
    tries = [
        await maya.patch(f"{site.base}/items/{item['id']}", json={"subject": "Mine"}),
        await maya.post(f"{site.base}/items", json={"type_id": str(site.types["NOD"]), "subject": "Mine"}),
        await maya.put(f"{site.base}/autosaves/item:{item['id']}", json={"value": {}}),
        await maya.post("/api/notices/read", json={"cards": [item["id"]]}),
        await maya.patch("/api/me/settings", json={"theme": "dark"}),
        await maya.post("/api/me/tokens", json={"name": "theirs"}),
        await maya.put("/api/me/password", json={"old": "x", "new": "y"}),
        await maya.post("/api/account/viewings", json={"person_id": str(world.people["rob"])}),
        await maya.delete("/api/sessions"),
    ]
    assert {(each.status_code, each.json()["code"]) for each in tries} == {(403, "viewing.read_only")}
    assert (await site.get("dana", f"/items/{item['id']}"))["subject"] == item["subject"]


async def test_what_is_a_persons_alone_is_not_shown(site: Site, world: World) -> None:
    item = await site.create("dana", "NOD", private=False)
    await world.client("dana").put(f"{site.base}/autosaves/item:{item['id']}", json={"value": {"subject": "half"}})
    await begin(world, "dana")
    for path in (
        "/api/sessions",
        "/api/me/tokens",
        "/api/me/second-factor",
        "/api/me/viewings",
        "/api/notices",
        "/api/agenda/feeds",
        "/api/account/outbox",
        f"{site.base}/autosaves/item:{item['id']}",
        f"{site.base}/export?format=csv",
    ):
        answer = await world.client("maya").get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "viewing.not_shown"), path


async def test_a_file_that_waits_to_be_sent_is_the_persons_own(site: Site, world: World) -> None:
    file = await site.file("dana")
    path = f"/api/projects/{world.project}/files/{file}"
    assert (await world.client("dana").get(path)).status_code == 200
    await begin(world, "dana")
    assert (await world.client("maya").get(path)).status_code == 404


async def test_who_may_look(site: Site, world: World) -> None:
    for name in ("carl", "dana"):
        answer = await world.client(name).post("/api/account/viewings", json={"person_id": str(world.people["rob"])})
        assert answer.status_code == 403
    assert (await begin(world, "maya", expect=422))["code"] == "identity.own_eyes"
    for person in (new_id(), world.stranger.person):
        answer = await world.client("maya").post("/api/account/viewings", json={"person_id": str(person)})
        assert answer.status_code == 404
    made = await world.client("maya").post("/api/me/tokens", json={"name": "a script"})
    token = {"Authorization": f"Bearer {made.json()['token']}"}
    refused = await world.browser().post(
        "/api/account/viewings", json={"person_id": str(world.people["rob"])}, headers=token
    )
    assert refused.json()["code"] == "identity.not_by_token"
    await begin(world, "rob")
    me = await world.browser().get("/api/me", headers=token)
    assert me.json()["person"]["name"] == "Maya King", "only the session looks, not everything that she holds"


async def test_it_is_told_and_shown_to_both(site: Site, world: World) -> None:
    begun = await begin(world, "rob")
    shown = (await world.client("rob").get("/api/me/viewings")).json()["items"]
    assert [(each["viewer"], each["ended_at"]) for each in shown] == [("Maya King", None)]
    await world.client("maya").delete("/api/me/viewing")
    (line,) = (await world.client("maya").get("/api/account/viewings")).json()["items"]
    assert (line["id"], line["person"], line["ended_at"] is not None) == (begun["id"], "Rob Vance", True)
    assert (await world.client("dana").get("/api/me/viewings")).json()["items"] == []
    assert (await world.client("carl").get("/api/account/viewings")).status_code == 403
    async with world.work(reading=True) as work:
        told = await work.dicts(
            "SELECT kind, actor, body FROM fact WHERE stream = %s AND kind LIKE 'identity.viewing%%' ORDER BY seq",
            [world.account],
        )
    assert [each["kind"] for each in told] == ["identity.viewing_begun", "identity.viewing_ended"]
    assert {each["actor"] for each in told} == {world.people["maya"]}
    assert {UUID(each["body"]["person"]) for each in told} == {world.people["rob"]}


async def test_it_is_over_after_half_an_hour(site: Site, world: World) -> None:
    begun = await begin(world, "rob")
    async with world.work() as work:
        past = work.now - timedelta(seconds=1)
        await work.run("UPDATE identity_bearer SET viewing_until = %s WHERE viewed_id IS NOT NULL", [past])
        await work.run("UPDATE identity_viewing SET ends_at = %s", [past])
    world.app.gate.forget()
    assert (await world.client("maya").get("/api/me")).json()["person"]["name"] == "Maya King"
    async with world.work() as work:
        await actions.viewings.time_over(work, begun["id"])
    (line,) = (await world.client("maya").get("/api/account/viewings")).json()["items"]
    assert line["ended_at"] == line["ends_at"]


async def test_signing_out_ends_it(world: World) -> None:
    await begin(world, "rob")
    assert (await world.client("maya").delete("/api/session")).status_code == 204
    (line,) = (await world.client("rob").get("/api/me/viewings")).json()["items"]
    assert line["ended_at"] is not None


async def test_an_administrator_no_more_looks_as_themself(site: Site, world: World) -> None:
    await begin(world, "rob")
    made = await world.client("omar").get("/api/me")
    assert made.status_code == 200
    async with world.work() as work:
        await work.run("UPDATE passport SET account_admin = false WHERE person_id = %s", [world.people["maya"]])
    world.app.gate.forget()
    assert (await world.client("maya").get("/api/me")).json()["person"]["name"] == "Maya King"


async def test_a_project_of_theirs_alone_stays_closed(site: Site, world: World) -> None:
    omar = f"/api/account/people/{world.people['omar']}"
    assert (await world.client("maya").patch(omar, json={"account_admin": True})).status_code == 200
    await world.settle()
    quay = await second_project(world, "omar")
    assert (await world.client("omar").get(f"/api/projects/{quay}")).status_code == 200
    await begin(world, "omar")
    assert (await world.client("maya").get(f"/api/projects/{quay}")).status_code == 404
    me = (await world.client("maya").get("/api/me")).json()
    assert [each["id"] for each in me["projects"]] == [str(world.project)]


async def test_a_socket_hears_only_what_is_open_to_both(site: Site, world: World) -> None:
    await begin(world, "rob")
    member = Member(Deaf(), person=new_id(), account=world.account, token=token_hash(world.tokens["maya"]))
    await world.app.hub.join(member, {world.project: 0})
    held = member.passports[world.project]
    assert (held.person, held.viewer) == (world.people["rob"], world.people["maya"])
    assert held.named == []
    world.app.hub.leave(member)
