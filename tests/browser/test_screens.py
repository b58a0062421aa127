"""Pictures of the main screens, for whoever designs and documents; and nothing sticks out sideways."""

import io
import os

import pytest
from PIL import Image
from playwright.sync_api import ViewportSize, expect
from tests.browser.conftest import SCREENS, Sits
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.machines import Server
from tests.browser.tour import MAYA, PASSWORD, Guide

SIZES: dict[str, ViewportSize] = {
    "wide": WIDE,  # type: ignore[dict-item]  # a dict of two ints
    "tablet": {"width": 1024, "height": 768},
    "phone": PHONE,  # type: ignore[dict-item]  # a dict of two ints
}
DOCS = SCREENS.parents[2] / "docs" / "screens"
KEPT = {"list-wide-light", "letter-wide-light", "letter-wide-dark", "form-wide-light", "list-phone-light", "letter-phone-light"}
LARGEST = 150_000
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"


def main_screens(guide: Guide) -> dict[str, tuple[str, str]]:
    """The screens that people live in, by a short name."""
    letters, subject = f"{guide.home}/correspondence", "Delay to level 4 slab, west core"
    notice = guide.types["Notice of Delay"]["id"]
    return {
        "home": (guide.home, "Harbour Tower"),
        "list": (letters, "Correspondence"),
        "letter": (guide.west_core(), subject),
        "edit": (f"{guide.west_core()}/edit", subject),
        "form": (f"{letters}/new/{notice}", "New Notice of Delay"),
        "directory": (f"{guide.home}/directory", "Directory"),
        "permissions": (f"{guide.home}/permissions", "Permissions"),
        "search": (f"{guide.home}/search?q=slab", "Search"),
        "notices": ("/notifications", "Notifications"),
        "types": ("/company/correspondence-types", "Correspondence types"),
        "fieldsets": (f"/company/correspondence-types/{notice}/fieldsets", "Notice of Delay"),
        "mails": (f"{guide.home}/settings/mails/{guide.types['Notice of Delay']['tool']}", "Notice of Delay"),
        "outbox": ("/company/outbox", "Outbox"),
        "profile": ("/me", "Maya King"),
        "projects": ("/projects", "Projects"),
    }


def take(desk: Desk, name: str) -> None:
    """Photograph the screen; the chosen ones go into the pages too, as WebP."""
    taken = desk.page.screenshot(path=SCREENS / f"{name}.png")
    if name not in KEPT or os.environ.get("SITEPOST_WRITE_SCREENS") != "1":
        return
    DOCS.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(taken)).convert("RGB").save(DOCS / f"{name}.webp", quality=82, method=6)
    size = (DOCS / f"{name}.webp").stat().st_size
    assert size < LARGEST, f"{name} has {size} bytes"


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_main_screens_are_photographed(sits: Sits, demo: Server, light: str) -> None:
    SCREENS.mkdir(exist_ok=True)
    guide = Guide(demo.address)
    maya = sits(demo, MAYA, dark=light == "dark")
    maya.page.goto("/sign-in")
    expect(maya.heading("Sign in")).to_be_visible()
    wrong = list[str]()
    for size, viewport in SIZES.items():
        maya.page.set_viewport_size(viewport)
        maya.settle()
        take(maya, f"sign-in-{size}-{light}")
    maya.page.set_viewport_size(SIZES["wide"])
    maya.sign_in(PASSWORD, to=guide.home)
    for name, (address, heading) in main_screens(guide).items():
        maya.visit(address, heading)
        for size, viewport in SIZES.items():
            maya.page.set_viewport_size(viewport)
            maya.settle()
            take(maya, f"{name}-{size}-{light}")
            if maya.page.evaluate(SIDEWAYS) > 0:
                wrong.append(f"{name} is wider than the screen, {size}")
        maya.page.set_viewport_size(SIZES["wide"])
    assert not wrong, "\n".join(wrong)
