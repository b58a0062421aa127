"""Pictures of the main screens, for whoever designs and documents (`make pictures`); no part of `make test`."""

import io
from typing import Literal
from uuid import uuid4

from PIL import Image
from playwright.sync_api import ViewportSize, expect
from tests.browser.conftest import SCREENS, Sits
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.machines import Server
from tests.browser.tour import MAYA, PASSWORD, Guide

SIZES: dict[str, ViewportSize] = {
    "wide": WIDE,
    "tablet": {"width": 1024, "height": 768},
    "phone": PHONE,
}
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DOCS = SCREENS.parents[2] / "docs" / "screens"
WIDE_KEPT = {"list-wide-light", "letter-wide-light", "letter-wide-dark", "form-wide-light"}
KEPT = WIDE_KEPT | {"list-phone-light", "letter-phone-light", "talk-wide-light", "talk-phone-light"}
LARGEST = 150_000
DRAWN = """async (address) => {
  const { files } = await (await fetch(address)).json();
  return files.every((file) => file.thumbnail || !/pdf|image/.test(file.media_type));
}"""


def main_screens(guide: Guide) -> dict[str, tuple[str, str]]:
    """The screens that people live in, by a short name."""
    letters, subject = f"{guide.home}/correspondence", "Delay to level 4 slab, west core"
    notice = guide.types["Notice of Delay"]["id"]
    return {
        "home": (guide.home, "Harbour Tower"),
        "list": (f"{letters}?sort=-updated_at&group=none", "Correspondence"),
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
        "talk": (f"/conversations/{talked(guide)}", "Conversations"),
    }


def talked(guide: Guide) -> str:
    """A group in which several people of the demo have talked, where they have not yet; return its id."""
    group = guide.group()
    path = f"/api/conversations/{group}/messages"
    if guide.get(path)["last_seq"] > 3:
        return group
    carl, dana = (Guide(str(guide.client.base_url), mail) for mail in ("carl@kestrel.example", "dana@delta.example"))

    def say(who: Guide, text: str, **more: object) -> int:
        sent = who.client.post(path, json={"key": str(uuid4()), "text": text, **more})
        sent.raise_for_status()
        return int(sent.json()["seq"])

    late = say(dana, "Our pump is only free from ten. Does that leave enough light for the west core?")
    say(carl, "It does. The crew of the east core begins at seven, they need the hoist until nine.")
    west = guide.west_core().split("/")[-1]
    say(carl, "The notice about the west core goes with it: your crew sheets are still missing there.", links=[west])
    say(dana, "Then ten it is. We bring two finishers more, and the sheets.", reply_to=late)
    asked = say(guide, "Nobody under the props of axis C on Thursday morning.", priority="important", ack_wanted=True)
    for who in (carl, dana):
        who.client.post(f"{path}/{asked}/acknowledge").raise_for_status()
    return group


def take(desk: Desk, name: str) -> None:
    """Photograph the screen; the chosen ones go into the pages too, as WebP."""
    desk.page.mouse.move(0, 0)
    taken = desk.page.screenshot(path=SCREENS / f"{name}.png")
    if name not in KEPT:
        return
    DOCS.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(taken)).convert("RGB").save(DOCS / f"{name}.webp", quality=82, method=6)
    size = (DOCS / f"{name}.webp").stat().st_size
    assert size < LARGEST, f"{name} has {size} bytes"


def photograph(desk: Desk, name: str) -> None:
    """Take one screen at every size, light and dark."""
    for size, viewport in SIZES.items():
        desk.page.set_viewport_size(viewport)
        for light in LIGHTS:
            desk.page.emulate_media(color_scheme=light)
            desk.settle()
            take(desk, f"{name}-{size}-{light}")
    desk.page.set_viewport_size(WIDE)


def test_the_main_screens_are_photographed(sits: Sits, demo: Server) -> None:
    SCREENS.mkdir(exist_ok=True)  # of failures, too
    guide = Guide(demo.address)
    maya = sits(demo, MAYA)
    maya.page.goto("/sign-in")
    expect(maya.heading("Sign in")).to_be_visible()
    photograph(maya, "sign-in")
    maya.sign_in(PASSWORD, to=guide.home)
    drawn = f"{guide.room}/items/{guide.west_core().split('/')[-1]}"
    maya.page.wait_for_function(DRAWN, arg=drawn, timeout=60_000)
    for name, (address, heading) in main_screens(guide).items():
        maya.visit(address, heading)
        photograph(maya, name)
