"""Super Private words (spec 5.3) where no address of the document leads by itself: feeds, figures, others' eyes."""

from datetime import date, timedelta

import pytest
from tests.correspondence.site import Site
from tests.leaks.places import Look, Places
from tests.leaks.test_interference import LETTERS, WORDS, Ground
from tests.world import World

from sitepost.platform.http.openapi import document

HIDDEN_FROM = ("maya", "carl", "kate", "rob")
LEAST_SHOWN = 60


@pytest.fixture
async def ground(site: Site) -> Ground:
    """Harbour Tower with something of everything, and Super Private letters between Ana and Dana."""
    made = Ground(site)
    await made.open()
    await made.letters("CLM")
    return made


async def feed(world: World, name: str) -> str:
    """What the calendar of somebody shows to a program that is signed in nowhere."""
    text = ""
    for mine in (True, False):
        made = await world.client(name).post("/api/agenda/feeds", json={"name": f"Phone {mine}", "mine": mine})
        assert made.status_code == 201, made.text
        address = made.json()["url"].partition("/api/")[2]
        text += (await world.browser().get(f"/api/{address}")).text
    return text.lower()


async def test_calendars_and_figures_tell_nothing(ground: Ground) -> None:
    world, site = ground.world, ground.site
    soon = (date.today() + timedelta(days=3)).isoformat()
    secret = {"private": True, "assignees": site.people("dana"), "due_on": soon}
    await site.create("ana", "CLM", subject=WORDS["item hidden"], **secret)
    for name in HIDDEN_FROM:
        calendar = await feed(world, name)
        assert "begin:vcalendar" in calendar
        assert not [word for word in WORDS.values() if word in calendar], name
    figures = (await world.browser().get("/metrics")).text.lower()
    assert not [word for word in WORDS.values() if word in figures]
    assert WORDS["item hidden"] in await feed(world, "dana"), "or nothing was looked at"


@pytest.mark.parametrize("eyes", ["ana"])
async def test_through_the_eyes_of_an_insider_nothing_is_seen_that_one_may_not_see(ground: Ground, eyes: str) -> None:
    world = ground.world
    places = Places(ground.asked_with(LETTERS), ["crane", WORDS["number"], WORDS["item hidden"]])
    begun = await world.client("maya").post("/api/account/viewings", json={"person_id": str(world.people[eyes])})
    assert begun.status_code == 201, begun.text
    look = await Look(world, "maya", dict(ground.ids)).everywhere(places, document(world.app.litestar))
    assert look.words([*WORDS.values()]) == []
    shown = [key for key, text in look.raw.items() if text.startswith("200")]
    assert len(shown) >= LEAST_SHOWN, "or everything was refused"
    assert any(WORDS["item hidden"] in key for key in shown), "they were sought"
    crane = (await world.client("maya").get(f"{ground.site.base}/items/{ground.ids['item']}")).json()
    assert crane["subject"] == "Crane"
