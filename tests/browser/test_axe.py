"""axe finds nothing, and nothing sticks out sideways, on any screen, at a desk and on a phone, in both lights."""

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.conftest import Sits
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.machines import Server
from tests.browser.tour import MAYA, PASSWORD, Guide, declared

ELSEWHERE = {"identity/Setup", "notifications/Drawer"}
"""Screens that are visited below, but have no address in the demo."""
WHOLE = {"resultTypes": ["violations"], "iframes": False}
TABLET: ViewportSize = {"width": 1024, "height": 768}


class Look(NamedTuple):
    """How a screen is looked at."""

    size: ViewportSize
    light: Literal["light", "dark"]
    way: Literal["ltr", "rtl"] = "ltr"


Looks = tuple[Look, ...]
TWICE: Looks = (Look(WIDE, "light"), Look(PHONE, "dark"))
ROUND: Looks = (*TWICE[:1], Look(WIDE, "light", "rtl"), Look(PHONE, "light", "rtl"), *TWICE[1:])
"""All ways that a screen is looked at."""
BACK: Looks = ROUND[::-1]
"""The same backwards, for every other screen: what takes time is the change."""
ONCE: Looks = TWICE[:1]
"""For those who see less of the same screens."""
PARTS = 3  # of the walk over all screens, for as many workers
AXE = Axe()
OTHERS = {"rob@ferro.example": "a subcontractor who mostly reads", "ana@aldgate.example": "an architect from outside"}
OFF_SCREEN = """() => [...document.querySelectorAll("[role=status], main, header, nav, h1")].filter((each) => {
  const place = each.getBoundingClientRect();
  return place.width > 1 && (place.left + place.width / 2 < 0 || place.left + place.width / 2 > innerWidth);
}).map((each) => `${each.tagName} ${each.className}`)"""
"""What stands with more than half of it where nobody sees it."""
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"
TURNED = "dir => { document.documentElement.dir = dir; return getComputedStyle(document.body).direction; }"


def objections(page: Page, options: dict[str, Any]) -> Iterator[str]:
    """Run axe on what is on screen; say each thing once, with where it stands."""
    found = page.evaluate(f"window.axe.run(document, {json.dumps(options)})")
    for each in found["violations"]:
        for node in each["nodes"]:
            why = (node["any"] + node["all"] + node["none"])[0]["message"]
            yield f"{each['id']}: {' '.join(map(str, node['target']))}: {why}\n      {node['html'][:200]}"


def look(desk: Desk, name: str, looks: Looks = TWICE) -> list[str]:
    """Look at a screen in these ways, and where these are all, how wide it is on a tablet."""
    page, found = desk.page, list[str]()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    for each in looks:
        found += [f"{name}, {each.size['width']} wide, {each.light}, {each.way}: {it}" for it in _seen(desk, each)]
    whole = len(looks) == len(ROUND)
    page.set_viewport_size(TABLET if whole else WIDE)
    return found + [f"{name}, a tablet: {it}" for it in (_too_wide(desk) if whole else ())]


def _seen(desk: Desk, look: Look) -> Iterator[str]:
    """Look at what is on screen in one way."""
    page = desk.page
    page.set_viewport_size(look.size)
    page.emulate_media(color_scheme=look.light)
    assert page.evaluate(TURNED, look.way) == look.way
    desk.settle()
    if look.way == "ltr" or look.size is PHONE:
        yield from objections(page, WHOLE)
    if look.way == "rtl":
        page.evaluate("() => scrollTo(0, 0)")
        yield from (f"{each} is off the screen" for each in page.evaluate(OFF_SCREEN))
    yield from _too_wide(desk)


def _too_wide(desk: Desk) -> Iterator[str]:
    if desk.page.evaluate(SIDEWAYS) > 0:
        yield "it is wider than the screen"


@pytest.fixture(scope="module")
def guide(demo: Server) -> Guide:
    """The ids of the demo project."""
    return Guide(demo.address)


def test_no_screen_is_forgotten(guide: Guide) -> None:
    walked = {stop.screen.split(" ")[0] for stop in [*guide.screens(), *guide.open_screens()]}
    assert declared() - walked == ELSEWHERE


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_screen(sits: Sits, demo: Server, guide: Guide, part: int) -> None:
    maya = sits(demo, MAYA)
    maya.watch.allow(404, "/api/q/")  # a code that leads nowhere
    maya.sign_in(PASSWORD, to=guide.home)
    expect(maya.heading("Harbour Tower")).to_be_visible()
    found = list[str]()
    for n, stop in enumerate(guide.screens()[part::PARTS]):
        maya.visit(stop.address, stop.heading)
        found += look(maya, stop.screen, BACK if n % 2 else ROUND)
    assert not found, "\n" + "\n".join(found)


def arrive(desk: Desk, address: str) -> None:
    """Go somewhere without loading the client again, whatever is found there."""
    desk.page.evaluate("address => history.pushState(null, '', address)", address)
    expect(desk.page.get_by_role("heading", level=1).last).to_be_attached()
    desk.settle()


@pytest.mark.parametrize("mail", OTHERS, ids=OTHERS.values())
def test_axe_finds_nothing_for_people_who_administer_nothing(sits: Sits, demo: Server, mail: str) -> None:
    theirs, somebody, found = Guide(demo.address, mail), sits(demo, mail), list[str]()
    for status in (403, 404):
        somebody.watch.allow(status, "/api/")  # what they may not see is refused, and said on the screen
    somebody.sign_in(PASSWORD, to=theirs.home)
    expect(somebody.heading("Harbour Tower")).to_be_visible()
    for address in theirs.addresses():
        arrive(somebody, address)
        found += look(somebody, address, ONCE)
    assert not found, "\n" + "\n".join(found)


def test_axe_finds_nothing_before_the_door(sits: Sits, demo: Server, fresh: Server, guide: Guide) -> None:
    found = list[str]()
    somebody = sits(demo)
    somebody.watch.allow(404, "/api/invitations/")
    for stop in guide.open_screens():
        somebody.page.goto(stop.address)
        somebody.settle()
        found += look(somebody, stop.screen)
    first = sits(fresh)
    first.page.goto("/")
    for label in ("Company", "Project"):
        expect(first.page.get_by_label(label, exact=True)).to_be_visible()
        found += look(first, f"identity/Setup {label}")
        fill_step(first, label)
    found += look(first, "identity/Setup letters")
    assert not found, "\n" + "\n".join(found)


def fill_step(desk: Desk, step: str) -> None:
    """Fill one step of the first run."""
    words = {"Project": {"Project": "Harbour Tower", "Number": "HT-01"}}.get(
        step, {"Company": "Harbour", "Your name": "Maya", "Mail address": MAYA, "Password": PASSWORD}
    )
    for label, word in words.items():
        desk.page.get_by_label(label, exact=True).fill(word)
    desk.press(desk.button("Continue"))


def test_axe_finds_nothing_on_what_opens_over_a_screen(sits: Sits, demo: Server, guide: Guide) -> None:
    maya = sits(demo, MAYA)
    maya.sign_in(PASSWORD, to=guide.home)
    page, found = maya.page, list[str]()

    def opened(name: str) -> None:
        found.extend(look(maya, name))
        page.keyboard.press("Escape")

    maya.press(maya.button("Search or jump to Ctrl K"))
    page.get_by_role("combobox").fill("slab")
    opened("palette")
    maya.press(page.get_by_role("button", name="Notifications").first)
    opened("notifications/Drawer")
    page.keyboard.press("?")
    opened("shortcuts")
    maya.press(page.get_by_role("button", name="Maya King: profile and settings"))
    opened("profile")
    maya.visit(f"{guide.home}/correspondence", "Correspondence")
    maya.press(page.get_by_role("group", name="Filters").get_by_role("button", name="Assignee"))
    opened("a filter")
    maya.press(maya.button("More filters"))
    opened("filters")
    maya.press(maya.button("New"))
    opened("new")
    maya.visit(guide.west_core(), "Delay to level 4 slab")
    maya.press(page.get_by_role("button", name="More about").first)
    maya.press(page.get_by_role("menuitem", name="Rename"))
    opened("rename")
    maya.press(maya.button("Respond"))
    opened("composer")
    maya.visit(f"{guide.home}/directory", "Directory")
    maya.press(maya.button("Add person"))
    opened("add person")
    shaped = next(stop for stop in guide.screens() if stop.screen == "correspondence/admin/Fieldset")
    maya.visit(shaped.address, shaped.heading)
    maya.press(maya.button("Add section"))
    maya.press(maya.button("Save"))  # its name is missing, which is said beside it
    opened("sections of a form")
    assert not found, "\n" + "\n".join(found)
