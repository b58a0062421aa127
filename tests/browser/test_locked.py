"""A type that is locked after issue: turned on by an administrator, and what that does to a letter and to many."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.office import MAYA, Office
from tests.browser.test_axe import TWICE, look

TYPES = "/api/account/correspondence/types"


def a_type(office: Office, name: str) -> Any:
    """A type of its own, so that the others stay as they are; rights on it come a moment later."""
    body = {"name": name, "prefix": "LK", "project_ids": [office.project]}
    made = office.ask(MAYA, "POST", TYPES, body)["items"][0]
    end = time.monotonic() + 20
    while not any(
        made["id"] == each["id"] and "create" in each["can"] for each in office.items(MAYA, f"{office.room}/types")
    ):
        assert time.monotonic() < end, "nobody got a right on the new type"
        time.sleep(0.05)
    return made


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_type_is_locked_and_its_issued_letters_are(sits: Sits, office: Office, *, phone: bool) -> None:
    word = "Pocket" if phone else "Desk"
    type = a_type(office, f"{word} orders")
    issued, draft = (
        office.letter(MAYA, type_id=type["id"], subject=f"{word} order {place}", private=False, issue=issue)
        for place, issue in (("issued", True), ("drafted", False))
    )
    maya = sits(office, MAYA, phone=phone)
    maya.sign_in(to=f"/company/correspondence-types/{type['id']}")
    page = maya.page
    page.get_by_role("checkbox", name="Locked after issue").check()
    expect(page.get_by_text("that are issued already are locked with it")).to_be_visible()
    maya.press(maya.button("Save"))
    maya.told("Saved")
    expect(page.get_by_text("locked after issue", exact=True)).to_be_visible()

    page.goto(f"{office.letters}/{issued['id']}")
    expect(page.get_by_role("note").filter(has_text="Locked since it was issued")).to_be_visible()
    for name in ("Edit", "Change status"):
        expect(maya.button(name)).to_have_attribute("aria-disabled", "true")
    found = [] if phone else look(maya, "locked letter", TWICE)
    maya.press(page.get_by_role("link", name="Create and link"))
    expect(page).to_have_url(re.compile(f"/new\\?from={issued['id']}"))
    page.goto(f"{office.letters}/{issued['id']}/edit")
    expect(page.get_by_text("cannot be edited once they are issued")).to_be_visible()

    page.goto(f"{office.letters}?q={word}+order&sort=subject&group=none")
    for subject in ("drafted", "issued"):
        row = page.get_by_role("row").filter(has_text=f"{word} order {subject}")
        row.focus()
        page.keyboard.press("x")
        expect(row).to_have_attribute("aria-selected", "true")
    bar = page.get_by_role("region", name="Selected items")
    expect(bar.get_by_role("note")).to_contain_text("1 of 2 is issued and locked; only drafts change.")
    found += [] if phone else look(maya, "locked among the chosen", TWICE)
    assert not found, "\n".join(found)
    maya.press(maya.button("Change", within=bar))
    dialog = page.get_by_role("dialog", name="Change 1 letter")
    expect(dialog.get_by_role("note")).to_contain_text("1 of 2 is issued and locked")
    dialog.get_by_label("Privacy").select_option("yes")
    maya.press(maya.button("Change", within=dialog))
    maya.told("1 letter changed")
    kept = [office.ask(MAYA, "GET", f"{office.room}/items/{each['id']}")["private"] for each in (issued, draft)]
    assert kept == [False, True]
    page.get_by_role("row").filter(has_text=f"{word} order drafted").focus()
    page.keyboard.press("x")
    expect(maya.button("Change", within=bar)).to_have_attribute("aria-disabled", "true")
