"""Whoever may not see one end of a link learns nothing of it: no list, count, history, search, notice or frame.

What they may see is that something restricted is linked (spec 7.5), and of drafts and Super Private not even that.
"""

import json
from typing import Any

import pytest
from tests.correspondence.site import Site
from tests.leaks.crawler import frames, mailed
from tests.links.test_links import history
from tests.links.tying import Item, add, links, made_from, pair, prefill, send, shown

SECRET = "zqsecret"
KINDS = ("related", "origin", "origin_of", "made", "made_from")


async def hide(site: Site, how: str, **more: Any) -> dict[str, Any]:
    """Make a letter that Rita (Read Only) does not see, with a word in its subject."""
    type, issue = {"private": ("LTR", True), "draft": ("NOD", False), "super": ("CLM", True)}[how]
    return await site.create("ana", type, issue=issue, subject=f"About {SECRET}", private=how != "draft", **more)


async def link(site: Site, how: str, kind: str) -> tuple[Item, Item]:
    """Make a letter that everybody sees and a hidden one, linked in one of five ways."""
    if kind == "made_from":
        hidden = await hide(site, how)
        return await site.create("ana", from_id=hidden["id"], subject="From something"), hidden
    near = await site.create("ana", subject="Crane stopped")
    if kind == "made":
        return near, await hide(site, how, from_id=near["id"])
    hidden = await hide(site, how)
    one, other = (hidden, near) if kind == "origin_of" else (near, hidden)
    made = await add(site, "ana", one, other, kind="related" if kind == "related" else "origin", note=f"As {SECRET}")
    assert made.status_code == 201, made.text
    return near, hidden


@pytest.mark.parametrize("how", ["private", "draft", "super"])
async def test_a_hidden_end_shows_nowhere(site: Site, how: str) -> None:
    if how == "super":
        await site.levels("kate", "admin")  # administrators read histories, and nothing of Super Private
    traces, nears = [SECRET, '"links.'], []
    for kind in KINDS:
        near, hidden = await link(site, how, kind)
        (line,) = await shown(site, "ana", near)
        assert (line["role"], line["card"]["id"]) == (kind, hidden["id"]), "it is there for whoever sees both"
        answer = await links(site, "rita", near)
        told = answer.json()
        assert (told["items"], told["people"]) == ([], {})
        assert told["restricted"] == ({kind: 1} if how == "private" else {}), "of the others not even the number"
        for trace in (SECRET, hidden["id"], line["id"]):
            assert trace not in answer.text
        traces += [hidden["id"], line["id"]]
        nears.append(near)
        told_to = await history(site, "carl", near)
        assert bool(told_to) is (how != "super"), "an administrator who sees both reads of it, and no other"
    await site.world.settle()
    for name in ("rita", "rob", "kate"):
        heard = "\n".join([frame async for frame in frames(site.world, name)])
        search, notices = f"/api/projects/{site.world.project}/search", "/api/notices"
        found = await site.world.client(name).get(search, params={"q": SECRET, "limit": 50})
        assert found.json()["items"] == []
        heard += (await site.world.client(name).get(notices)).text
        for trace in traces:
            assert trace not in heard, f"{name} is told of {trace}"
    for name, text in (await mailed(site.world)).items():
        assert name == "ana" or SECRET not in text
    assert len(nears) == len(KINDS)


async def test_what_one_cannot_see_cannot_be_linked_found_or_changed(site: Site) -> None:
    near, other = await pair(site)
    await site.levels("rita", "standard")
    own = await site.create("rita", subject="Rebar late")
    hidden = await hide(site, "private")
    nothing = {"id": "0199aaaa-0000-7000-8000-000000000000"}
    for target in (hidden, nothing):
        for kind in ("related", "origin"):
            answer = await add(site, "rita", own, target, kind=kind)
            assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (
                422, "links.unknown_item", "other_id",
            )  # fmt: skip
        assert (await add(site, "rita", target, own)).status_code == 404
        assert (await links(site, "rita", target)).status_code == 404
        made = await made_from(site, "rita", target)
        assert (made.status_code, made.json()["code"]) == (422, "correspondence.unknown_source")
        assert (await prefill(site, "rita", target)).status_code == 404
    line = (await add(site, "ana", hidden, near)).json()
    for name, there in (("rita", near), ("rita", hidden), ("omar", near), ("zoe", near), ("carl", other)):
        for method, path, body in (
            ("PATCH", f"/{line['id']}", {"note": "Mine"}),
            ("PUT", f"/{line['id']}/void", {"reason": "Mine"}),
            ("DELETE", f"/{line['id']}", None),
        ):
            answer = await send(site, name, method, there, path, body)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), f"{name} {method}"
    assert [each["note"] for each in await shown(site, "ana", near)] == [""]


async def test_an_origin_that_one_does_not_see_gives_way_without_a_word(site: Site) -> None:
    """A refusal would tell that there is one."""
    near, other = await pair(site)
    hidden = await hide(site, "super")
    assert (await add(site, "ana", near, hidden, kind="origin")).status_code == 201
    answer = await add(site, "carl", near, other, kind="origin")
    assert answer.status_code == 201
    assert [line["card"]["id"] for line in await shown(site, "ana", near)] == [other["id"]]
    assert await history(site, "carl", near) == ["origin_set"]
    assert await history(site, "maya", near) == ["origin_set"]


async def test_of_a_response_that_one_does_not_see_not_even_its_number_is_told(site: Site) -> None:
    source = await site.create("ana", assignees=site.people("dana"))
    await site.levels("dana", "standard", "create_response")
    answer = (await site.respond("dana", source, "Among us")).json()["response"]
    made = await site.create("dana", from_id=source["id"], from_response_id=answer["id"])
    for near in (source, made):
        assert [line["part_number"] for line in await shown(site, "dana", near)] == [1]
        assert [line["part_number"] for line in await shown(site, "rita", near)] == [None]
    heard = [frame async for frame in frames(site.world, "rita")]
    assert not [
        frame for frame in heard if answer["id"] in frame or "part_number" in frame.replace('"part_number":null', "")
    ]
    assert [frame for frame in heard if json.loads(frame).get("kind") == "links.item_made_from"], (
        "that it was made is told"
    )
    stolen = await made_from(site, "rob", source, from_response_id=answer["id"])
    assert stolen.status_code in (403, 422)
    await site.levels("rita", "standard")
    unseen = await made_from(site, "rita", source, from_response_id=answer["id"])
    assert (unseen.status_code, unseen.json()["code"], unseen.json()["field"]) == (
        422, "correspondence.unknown_source", "from_response_id",
    )  # fmt: skip
    assert (await prefill(site, "rita", source, response=answer["id"])).status_code == 404


async def test_whoever_loses_sight_of_one_end_loses_the_link_with_it(site: Site) -> None:
    near, other = await pair(site)
    await add(site, "ana", near, other, note=f"As {SECRET}")
    assert len(await shown(site, "rita", near)) == 1
    assert (await site.patch("carl", other, private=True)).status_code == 200
    answer = await links(site, "rita", near)
    assert answer.json()["items"] == []
    assert answer.json()["restricted"] == {"related": 1}
    assert SECRET not in answer.text
    heard = "\n".join([frame async for frame in frames(site.world, "rita")])
    assert '"links.' not in heard, "whoever comes later is not told of what was linked either"
