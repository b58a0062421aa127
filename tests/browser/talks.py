"""Conversations on screen: the steps that stories repeat."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"
SETTINGS = "/api/conversations/settings"


def set_up(office: Office, **changes: Any) -> None:
    """Choose for the company."""
    settings = office.ask(MAYA, "GET", SETTINGS)["settings"]
    del settings["version"]
    office.ask(MAYA, "PUT", SETTINGS, {**settings, "projects": [], **changes})


def composer(page: Page) -> Locator:
    """Where one writes."""
    return page.get_by_role("textbox", name="Write a message")


def say(page: Page, *texts: str) -> None:
    """Write messages, one after the other."""
    for text in texts:
        composer(page).fill(text)
        composer(page).press("Enter")
        expect(composer(page)).to_have_value("")


def mention(page: Page, field: Locator, name: str) -> None:
    """Name somebody at the end of what is written."""
    field.press("End")
    field.press_sequentially(f" @{name[:3]}")
    page.get_by_role("option", name=re.compile(name)).click()


def line(page: Page, text: str | re.Pattern[str]) -> Locator:
    """The message that says so."""
    return page.get_by_role("article").filter(has_text=text)


def row(page: Page, name: str) -> Locator:
    """The line of a conversation in the inbox."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name=re.compile(name)))


def choose(desk: Desk, message: Locator, verb: str) -> None:
    """Do something with a message, by its menu."""
    desk.press(message.get_by_role("button", name="More about this message"))
    desk.press(desk.page.get_by_role("menuitem", name=verb))


def in_project(dialog: Locator) -> None:
    """Choose the project where it is not chosen already."""
    expect(dialog.get_by_text("Harbour Tower")).to_be_visible()  # there is only one


def arrive(desk: Desk, address: str) -> Page:
    """Sign in there, and be on the line."""
    desk.sign_in(to=address)
    desk.hear()
    return desk.page
