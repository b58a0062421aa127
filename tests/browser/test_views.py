"""The list under a name, shared, begun with, and taken away as a file."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"


def keep(desk: Desk, name: str, *, shared: bool = False) -> None:
    """Keep the list as it stands."""
    desk.press(desk.button(re.compile("^Views?")))
    desk.press(desk.page.get_by_role("menuitem", name="Save this list as a view…"))
    dialog = desk.page.get_by_role("dialog", name="Save this list as a view")
    dialog.get_by_label("Name").fill(name)
    if shared:
        dialog.get_by_label("Share with everybody on the project").check()
    desk.press(desk.button("Save view", within=dialog))
    expect(dialog).to_be_hidden()


def choose(desk: Desk, name: str) -> None:
    """Choose a view from the menu."""
    desk.press(desk.button(re.compile("^(Views?|.*sorted)")).first)
    desk.press(desk.page.get_by_role("menuitemradio", name=re.compile(name)))


def by_keyboard(page: Page, name: str) -> None:
    """Open a button's menu without a mouse."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_a_list_is_kept_shared_and_opened_by_somebody_else(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}?q=Gantry&sort=subject&group=none")
    keep(carl, "Gantries by subject", shared=True)
    expect(carl.button("Gantries by subject")).to_be_visible()
    for phone in (False, True):
        dana = sits(office, DANA, phone=phone)
        dana.sign_in(to=office.letters)
        dana.press(dana.button("Views"))
        choice = dana.page.get_by_role("menuitemradio", name=re.compile("Gantries by subject"))
        expect(choice).to_contain_text("Carl Reyes")
        dana.press(choice)
        expect(dana.page).to_have_url(re.compile(r"q=Gantry.*sort=subject.*group=none"))
        dana.page.goto(f"{office.letters}?sort=subject")


def test_somebody_begins_with_a_view_changes_it_and_gives_it_up(sits: Sits, office: Office) -> None:
    dana = sits(office, DANA)
    dana.sign_in(to=f"{office.letters}?sort=subject&group=none")
    page = dana.page
    keep(dana, "My order")
    dana.press(dana.button("My order"))
    dana.press(page.get_by_role("menuitem", name="Manage views…"))
    dialog = page.get_by_role("dialog", name="Views")
    dana.press(dana.button("Begin with My order", within=dialog))
    expect(dana.button("Begin with My order", within=dialog)).to_have_attribute("aria-pressed", "true")
    dana.press(dana.button("Rename My order", within=dialog))
    dialog.get_by_label("Name").fill("Dana's order")
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Dana's order")).to_be_visible()
    page.keyboard.press("Escape")
    elsewhere = sits(office, DANA)
    elsewhere.context.add_init_script("localStorage.removeItem('sitepost.kept.correspondence')")
    dana.press(dana.button("Dana's order"))
    dana.press(page.get_by_role("menuitem", name="Manage views…"))
    dana.press(dana.button("Delete Dana's order", within=dialog))
    expect(dialog.get_by_text("Dana's order")).to_have_count(0)


def test_the_list_is_taken_away_as_it_stands(sits: Sits, office: Office, tmp_path: Path) -> None:
    for name in ("Gantry B", "Gantry A"):
        office.letter(MAYA, subject=name, private=False)
    office.letter(MAYA, subject="Gantry secret", private=True)
    dana = sits(office, DANA)
    dana.sign_in(to=f"{office.letters}?q=Gantry&sort=subject&group=none")
    by_keyboard(dana.page, "Export")
    with dana.page.expect_download() as taken:
        dana.page.get_by_role("menuitem", name="CSV").press("Enter")
    path = tmp_path / "list.csv"
    taken.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["Subject"] for row in rows if row["Subject"]] == ["Gantry A", "Gantry B"]
    assert list(rows[0])[:3] == ["Number", "Subject", "Status"]
    assert taken.value.suggested_filename.endswith(".csv")
