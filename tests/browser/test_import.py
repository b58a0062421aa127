"""People and companies out of a spreadsheet: what will happen is shown first, what is wrong line by line."""

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office

PEOPLE = """Name,Mail address,Company,Title
Ada Park,ada.{who}@park.example,Park Steel {who},Engineer
Ben Long,not an address,Delta Concrete,Foreman
,ghost.{who}@park.example,,
"""


def send(desk: Desk, name: str, table: str) -> None:
    """Choose a table, as somebody does with the dialog of their system."""
    with desk.page.expect_file_chooser() as chooser:
        desk.press(desk.button("Choose a table"))
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": table.encode()})


def count(desk: Desk, word: str) -> Locator:
    """One of the four figures above the preview."""
    return desk.page.locator("dl > div").filter(has_text=re.compile(rf"^{word}")).locator("dd")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_people_come_from_a_table_and_faulty_lines_do_not(sits: Sits, office: Office, *, phone: bool) -> None:
    who = "phone" if phone else "desk"
    maya = sits(office, MAYA, phone=phone)
    maya.watch.allow(422, "/api/account/imports")
    maya.sign_in(to="/company/import" if phone else "/company/people")
    if not phone:
        maya.press(maya.page.get_by_role("link", name="Import"))
    send(maya, "picture.csv", "\x89PNG\x00\x00")
    expect(maya.page.get_by_role("alert")).to_be_visible()

    send(maya, "site.csv", PEOPLE.format(who=who))
    for word, figure in (("new", "1"), ("brought up to date", "0"), ("as they are", "0"), ("to mend", "2")):
        expect(count(maya, word)).to_have_text(figure)
    faults = maya.page.get_by_role("list", name="Lines to mend")
    expect(faults.get_by_role("listitem").filter(has_text="Line 3")).to_contain_text("This is not a mail address.")
    expect(faults.get_by_role("listitem").filter(has_text="Line 4").first).to_be_visible()
    expect(maya.page.get_by_role("list", name="What is written").get_by_role("listitem")).to_have_count(1)
    expect(maya.page.get_by_text(f"Park Steel {who}").first).to_be_visible()
    assert not found(office, who), "nothing is written before somebody says so"
    with maya.page.expect_download() as kept:
        maya.press(maya.page.get_by_role("link", name="Download them"))
    assert "Ben Long" in kept.value.path().read_text("utf-8-sig")
    assert "Ada Park" not in kept.value.path().read_text("utf-8-sig")
    expect(maya.page.get_by_label("Mail an invitation to the new person")).to_be_checked()
    maya.press(maya.button("Import the good line"))
    maya.told("1 person was added. 1 company was added for them. 1 invitation is on its way.")
    assert found(office, who) == [f"ada.{who}@park.example"]
    assert office.server.mailbox is not None
    office.server.mailbox.wait(f"ada.{who}@park.example", "Harbour")

    send(maya, "site.csv", PEOPLE.format(who=who))
    expect(count(maya, "as they are")).to_have_text("1")
    expect(maya.button(re.compile("^Import the"))).to_have_attribute("aria-disabled", "true")
    maya.press(maya.button("Do not import"))
    expect(maya.button("Choose a table")).to_be_visible()


def found(office: Office, who: str) -> list[str]:
    """The addresses of people whom a table of this test brought."""
    return [each["mail"] for each in office.items(MAYA, f"/api/account/people?q=.{who}@park.example")]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_companies_come_from_a_table(sits: Sits, office: Office, *, phone: bool) -> None:
    name = f"Quay Cranes {'in the hand' if phone else 'at the desk'}"
    maya = sits(office, MAYA, phone=phone)
    maya.sign_in(to="/company/import")
    maya.press(maya.page.get_by_role("tab", name="Companies"))
    send(maya, "firms.csv", f"Name;Phone;Website\n{name};+44 20 7946 0000;https://cranes.example\n;1;\n")
    expect(count(maya, "new")).to_have_text("1")
    expect(maya.page.get_by_role("list", name="Lines to mend")).to_contain_text("A company needs a name.")
    maya.press(maya.button("Import the good line"))
    maya.told("1 company was added.")
    maya.press(maya.page.get_by_role("link", name="Look at the companies"))
    expect(maya.heading("Companies")).to_be_attached()
    [made] = [each for each in office.items(MAYA, "/api/account/companies?limit=200") if each["name"] == name]
    assert made["phone"] == "+44 20 7946 0000"
