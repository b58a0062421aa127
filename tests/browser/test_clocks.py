"""Contract clocks on screen: the company takes periods of NEC4, a letter counts down, silence is reminded of."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.office import MAYA, Office, words_of

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"
NOTICE = "Notice of Delay"


def written(office: Office, subject: str) -> str:
    """Carl writes Dana a notice that nobody else sees; return its id."""
    body = {
        "type_id": office.types[NOTICE]["id"], "subject": subject, "issue": True, "private": True,
        "description": words_of("The crane stood still."), "assignees": [office.people[DANA]],
        "received_from": office.people[CARL], "due_on": "2099-01-01",
        "schedule_impact": {"status": "tbd"},
    }  # fmt: skip
    made = office.ask(CARL, "POST", f"{office.room}/items", body)
    return str(made["id"])


def test_periods_are_taken_from_a_form_counted_down_and_changed(sits: Sits, office: Office) -> None:
    type = office.types[NOTICE]["id"]
    path = f"/api/account/clocks/types/{type}"
    before = office.ask(MAYA, "GET", path)
    office.ask(MAYA, "PUT", path, {"rules": []})
    maya = sits(office, MAYA)
    maya.sign_in(to="/company/clocks")
    maya.press(maya.page.get_by_role("link", name=re.compile(NOTICE)))
    maya.page.get_by_label("Take the periods of a standard form").select_option(
        label="NEC4 ECC: Compensation event notified by the Contractor"
    )
    expect(maya.page.get_by_text("Treated as acceptance that this is a compensation event")).to_be_visible()
    maya.press(maya.button("Save"))
    maya.told("Saved")

    item = written(office, "Crane stopped by wind, clock")
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/{item}")
    block = carl.page.get_by_role("region", name="Contract clocks")
    expect(block.get_by_text("61.4", exact=True)).to_be_visible()
    expect(block.get_by_text("Dana Ortiz (Delta Concrete)")).to_be_visible()
    carl.press(carl.button("Say the day", within=block))
    panel = carl.page.get_by_role("dialog", name="Became aware on")
    aware = date.today() - timedelta(days=100)
    panel.get_by_label("Became aware on").fill(f"{aware:%d/%m/%Y}")
    carl.press(carl.button("Save", within=panel))
    expect(block.get_by_text("Time-barred under 61.3")).to_be_visible()

    carl.press(carl.button("Change the end", within=block).first)
    panel = carl.page.get_by_role("dialog", name="Change the end of 61.4")
    panel.get_by_label("Last day of the period").fill(f"{date.today() + timedelta(days=2):%d/%m/%Y}")
    panel.get_by_label("Reason").fill("Agreed on site")
    carl.press(carl.button("Save", within=panel))
    expect(block.get_by_text("Agreed on site")).to_be_visible()

    dana = sits(office, DANA, phone=True)
    dana.sign_in(to=f"{office.letters}?q=clock")
    line = dana.page.get_by_role("link", name=re.compile("Crane stopped by wind, clock"))
    expect(line.get_by_text("61.4")).to_be_visible()
    dana.press(line)
    mine = dana.page.get_by_role("region", name="Contract clocks")
    expect(mine.get_by_text("Your turn")).to_be_visible()
    expect(dana.button("Change the end", within=mine)).to_have_count(0)

    office.ask(MAYA, "PUT", path, {"rules": before["rules"], "origin": before["origin"]})
