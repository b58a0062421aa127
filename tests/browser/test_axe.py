"""axe finds nothing, on any screen, at a desk and on a phone, light and dark, for more than one person."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import Sits
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.machines import Server
from tests.browser.tour import MAYA, PASSWORD, Guide, declared

ELSEWHERE = {"identity/Setup", "notifications/Drawer"}
"""Screens that are visited below, but have no address in the demo."""
WHOLE = {"resultTypes": ["violations"], "iframes": False}
Looks = tuple[tuple[dict[str, int], str, dict[str, Any]], ...]
TWICE: Looks = ((WIDE, "light", WHOLE), (PHONE, "dark", WHOLE))
"""A phone in the light is looked at from right to left."""
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
TURNED = "dir => { document.documentElement.dir = dir; return getComputedStyle(document.body).direction; }"


def objections(page: Page, options: dict[str, Any]) -> Iterator[str]:
    """Run axe on what is on screen; say each thing once, with where it stands."""
    found = page.evaluate(f"window.axe.run(document, {json.dumps(options)})")
    for each in found["violations"]:
        for node in each["nodes"]:
            why = (node["any"] + node["all"] + node["none"])[0]["message"]
            yield f"{each['id']}: {' '.join(map(str, node['target']))}: {why}\n      {node['html'][:200]}"


def look(desk: Desk, name: str, looks: Looks = TWICE) -> list[str]:
    """Look at a screen in both lights and at its sizes; it stays where it is meanwhile."""
    page, found = desk.page, list[str]()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    for size, light, options in looks:
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict of two ints
        page.emulate_media(color_scheme=light)  # type: ignore[arg-type]  # one of its words
        desk.settle()
        found += [f"{name}, {size['width']} wide, {light}: {each}" for each in objections(page, options)]
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # a dict of two ints
    return found


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
    for stop in guide.screens()[part::PARTS]:
        maya.visit(stop.address, stop.heading)
        found += look(maya, stop.screen)
        found += mirrored(maya, stop.screen)
    assert not found, "\n" + "\n".join(found)


def mirrored(desk: Desk, screen: str) -> Iterator[str]:
    """Look at a screen from right to left, and let it stand as before."""
    page = desk.page
    assert page.evaluate(TURNED, "rtl") == "rtl"
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict of two ints
        page.emulate_media(color_scheme="light")
        desk.settle()
        name = f"{screen}, {size['width']} wide, from the right"
        for each in objections(page, WHOLE) if size is PHONE else ():
            yield f"{name}: {each}"
        page.evaluate("() => scrollTo(0, 0)")
        for each in page.evaluate(OFF_SCREEN):
            yield f"{name}: {each} is off the screen"
    page.evaluate(TURNED, "ltr")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # a dict of two ints


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
