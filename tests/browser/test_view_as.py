"""Looking through somebody's eyes: read only, on every screen said kindly, and told to both."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office

DANA = "dana@delta.example"
THEIRS = re.compile("theirs alone")


def begin(desk: Desk, office: Office) -> None:
    """Look through Dana's eyes, from her page in the directory, in a session that no other test goes on with."""
    desk.sessions = None
    desk.sign_in(to=f"/company/people/{office.people[DANA]}")
    desk.press(desk.button("More to do with Dana Ortiz"))
    desk.press(desk.page.get_by_role("menuitem", name="View as Dana Ortiz"))
    expect(desk.page.get_by_role("region", name="Viewing as Dana Ortiz")).to_be_visible()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_what_is_theirs_alone_is_said_kindly_and_nothing_changes(sits: Sits, office: Office, *, phone: bool) -> None:
    letter = office.letter(
        DANA, subject=f"Seen through her eyes {phone}", private=False, assignees=[office.people[DANA]]
    )
    maya = sits(office, MAYA, phone=phone)
    maya.watch.allow(403, "/api/")
    begin(maya, office)
    page, home = maya.page, f"/projects/{office.project}"
    banner = page.get_by_role("region", name="Viewing as Dana Ortiz")
    for address, heading in {
        "/agenda": "My open items", "/calendar": "Calendar", "/notifications": "Notifications",
        f"{home}/exports": "Exports", "/me/security": "Password and sessions", "/me/tokens": "API tokens",
        f"{home}/calendar": "Calendar", "/me/notifications": "Notifications", "/me/calendar": "Calendar links",
    }.items():  # fmt: skip
        maya.visit(address, heading)
        expect(page.get_by_text(THEIRS).first).to_be_visible()
        expect(page.get_by_text(re.compile("Not open to you|did not load"))).to_have_count(0)
        expect(banner).to_be_visible()

    page.goto(f"{office.letters}/{letter['id']}")
    maya.settle()
    expect(page.get_by_role("alert")).to_have_count(0)
    maya.press(maya.button("Change status"))
    maya.press(page.get_by_role("menuitem", name="Closed - Successful"))
    maya.told("nothing can be changed")
    maya.settle()
    page.goto(f"{office.letters}/{letter['id']}?tab=emails")
    expect(page.get_by_text(THEIRS)).to_be_visible()
    assert office.ask(DANA, "GET", f"{office.room}/items/{letter['id']}")["status"] == letter["status"]

    maya.press(maya.button("Stop viewing", within=banner))
    expect(banner).to_have_count(0)
    page.goto("/company/sign-in")
    expect(page.get_by_text("Maya King as Dana Ortiz").first).to_be_visible()
    page.goto("/agenda")
    expect(page.get_by_text(THEIRS)).to_have_count(0)


def test_a_filter_set_through_somebodys_eyes_is_kept_by_nobody(sits: Sits, office: Office) -> None:
    maya = sits(office, MAYA)
    maya.watch.allow(403, "/api/")
    begin(maya, office)
    maya.page.goto(office.letters)
    maya.press(maya.button(re.compile("^Overdue")))
    expect(maya.page).to_have_url(re.compile("overdue"))
    maya.press(maya.button("Stop viewing"))
    expect(maya.page.get_by_role("region", name="Viewing as Dana Ortiz")).to_have_count(0)
    maya.page.goto(office.letters)
    maya.settle()
    expect(maya.page).not_to_have_url(re.compile("overdue"))
    lists = office.ask(DANA, "GET", "/api/me")["settings"]["lists"]
    assert "overdue" not in str(lists)
