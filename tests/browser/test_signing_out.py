"""What a list hides stays hidden when somebody signs out and in again, and is nobody else's on that browser."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import Office

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"
WORD = re.compile("q=Tide")


def sign_out(desk: Desk, name: str) -> None:
    """Leave by the menu of the profile, or under More on a phone."""
    if desk.phone:
        desk.go("More")
        desk.press(desk.button("Sign out"))
    else:
        desk.press(desk.button(f"{name}: profile and settings"))
        desk.press(desk.page.get_by_role("menuitem", name="Sign out"))
    expect(desk.heading("Sign in")).to_be_visible()


def come_in(desk: Desk, office: Office, mail: str) -> None:
    """Sign in at the form and open the list by its link."""
    desk.mail = mail
    desk.fill_sign_in()
    desk.visit(office.letters, "Correspondence")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_filters_outlive_the_session_and_are_nobody_elses(sits: Sits, office: Office, *, phone: bool) -> None:
    office.letter(CARL, subject="Tide gauge at the quay", private=False)
    office.letter(CARL, subject="Crane base at the quay", private=False)
    dana = sits(office, DANA, phone=phone)
    dana.watch.allow(401, "/api/")
    page = dana.page
    page.goto(f"/sign-in?to={office.letters}")
    dana.fill_sign_in()
    page.get_by_role("searchbox").first.fill("Tide")
    expect(page).to_have_url(WORD)
    expect(page.get_by_text("Crane base at the quay")).to_have_count(0)
    sign_out(dana, "Dana Ortiz")

    come_in(dana, office, CARL)
    expect(page.get_by_role("searchbox").first).not_to_have_value("Tide")
    page.get_by_role("searchbox").first.fill("")  # what Carl himself kept before
    expect(page.get_by_text("Crane base at the quay").first).to_be_visible()
    expect(page).not_to_have_url(WORD)
    sign_out(dana, "Carl Reyes")

    come_in(dana, office, DANA)
    expect(page).to_have_url(WORD)
    expect(page.get_by_text("Tide gauge at the quay").first).to_be_visible()
    expect(page.get_by_text("Crane base at the quay")).to_have_count(0)
    elsewhere = sits(office, DANA, phone=phone)
    elsewhere.sign_in(to=office.letters)
    expect(elsewhere.page).to_have_url(WORD)
    page.get_by_role("searchbox").first.fill("")
    expect(page.get_by_text("Crane base at the quay").first).to_be_visible()
    sign_out(dana, "Dana Ortiz")  # what was cleared a moment ago is kept, too
    elsewhere.page.goto(office.letters)
    expect(elsewhere.page.get_by_text("Crane base at the quay").first).to_be_visible()
    expect(elsewhere.page).not_to_have_url(WORD)
