"""Why somebody sees a letter, what they may do in a project, and looking through their eyes."""

import re

from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.office import MAYA, Office

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"


def test_access_is_explained_by_person_and_by_project(sits: Sits, office: Office) -> None:
    made = office.letter(MAYA, subject="Access to the pump room", private=False)
    maya = sits(office, MAYA)
    maya.sign_in(to=f"{office.letters}/{made['id']}")
    page = maya.page
    maya.press(maya.button("More"))
    maya.press(page.get_by_role("menuitem", name="Who may do what here"))
    panel = page.get_by_role("dialog", name="Who may do what here")
    expect(panel.get_by_text("You see this item")).to_be_visible()
    expect(panel.get_by_role("list", name="What can be done")).to_contain_text("Company administrator")
    expect(panel.get_by_role("region", name="Everybody who sees it")).to_contain_text("Dana Ortiz")
    panel.get_by_label("Explain it of").fill("Dana")
    maya.press(page.get_by_role("option", name=re.compile("Dana Ortiz")))
    expect(panel.get_by_text("Dana Ortiz sees this item")).to_be_visible()
    maya.press(panel.get_by_role("link", name="All that they may do in this project"))
    expect(maya.heading("Dana Ortiz")).to_be_visible()
    expect(page.get_by_text(re.compile("From the template")).first).to_be_visible()
    expect(page.get_by_role("list", name="What may be done").first).to_be_visible()


def test_an_administrator_looks_through_somebodys_eyes_and_stops(sits: Sits, office: Office) -> None:
    made = office.letter(MAYA, subject="Seen by everybody", private=False)
    hidden = office.letter(MAYA, subject="Between Maya and herself", private=True)
    dana = next(each["id"] for each in office.items(MAYA, "/api/account/people") if each["mail"] == DANA)
    maya = sits(office, MAYA)
    for theirs in ("/api/agenda", "/api/conversations"):  # alone; a page that is about to be left may still ask
        maya.watch.allow(403, theirs)
    maya.sign_in(to=f"/company/people/{dana}")
    page = maya.page
    maya.press(maya.button("More to do with Dana Ortiz"))
    maya.press(page.get_by_role("menuitem", name="View as Dana Ortiz"))
    banner = page.get_by_role("region", name="Viewing as Dana Ortiz")
    expect(banner).to_be_visible()
    page.goto(f"{office.letters}?sort=subject&group=none")
    expect(banner).to_be_visible()
    expect(page.get_by_text(made["subject"])).to_be_visible()
    expect(page.get_by_text(hidden["subject"])).to_have_count(0)
    page.goto("/me/security")
    expect(banner).to_be_visible()
    expect(page.get_by_text(re.compile("theirs alone"))).to_be_visible()
    maya.press(maya.button("Stop viewing", within=banner))
    expect(banner).to_have_count(0)
    page.goto(f"{office.letters}?sort=subject&group=none")
    expect(page.get_by_text(hidden["subject"])).to_be_visible()
    other = sits(office, DANA, phone=True)
    other.sign_in(to="/me/security")
    expect(other.page.get_by_text("Who looked through your eyes")).to_be_visible()
    expect(other.page.get_by_text("Maya King").first).to_be_visible()
