"""E-mails about a letter, sent and answered from its page; and how somebody wants to be told."""

import time

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office, words_of

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"


def write_to(desk: Desk, panel: Locator, field: str, name: str) -> None:
    """Choose somebody in a field of the panel."""
    box = panel.get_by_role("combobox", name=field)
    box.fill(name)
    desk.press(desk.page.get_by_role("option", name=name))
    box.press("Escape")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_letter_goes_by_email_and_is_answered(sits: Sits, office: Office, *, phone: bool) -> None:
    subject = f"Crane by e-mail {'in the hand' if phone else 'at the desk'}"
    dana = office.people[DANA]
    item = office.letter(CARL, subject=subject, private=True, assignees=[dana], description=words_of("It stands."))
    carl = sits(office, CARL, phone=phone)
    carl.sign_in(to=f"{office.letters}/{item['id']}?tab=emails")
    carl.press(carl.button("Send by e-mail").first)
    panel = carl.page.get_by_role("dialog", name="Send by e-mail")
    expect(panel.get_by_label("Subject")).to_have_value(f"{item['number']} {subject}")
    expect(panel.get_by_role("textbox", name="Message")).to_contain_text("It stands.")
    expect(panel.get_by_role("checkbox", name="Private")).to_be_checked()
    carl.press(carl.button("Send", within=panel))
    expect(panel.get_by_text("Say to whom this goes.")).to_be_visible()
    write_to(carl, panel, "To", "Maya King")
    carl.press(carl.button("Send", within=panel))
    carl.told("E-mail sent")
    expect(panel).to_be_hidden()
    expect(carl.heading(f"{item['number']} {subject}")).to_be_visible()

    maya = sits(office, MAYA, phone=phone)
    maya.sign_in(to=f"{office.letters}/{item['id']}?tab=emails")
    maya.press(maya.button("Reply"))
    panel = maya.page.get_by_role("dialog", name="Reply")
    expect(panel.get_by_label("Subject")).to_have_value(f"Re: {item['number']} {subject}")
    maya.press(panel.get_by_role("textbox", name="Message"))
    panel.get_by_role("textbox", name="Message").press_sequentially("We come on Monday.")
    maya.press(maya.button("Send", within=panel))
    maya.told("E-mail sent")
    expect(maya.page.get_by_text("We come on Monday.")).to_be_visible()
    maya.press(maya.button("Show 1 earlier"))
    expect(maya.page.get_by_text("It stands.")).to_be_visible()
    threads = office.items(MAYA, f"/api/projects/{office.project}/emails/{item['id']}")
    assert [len(each["emails"]) for each in threads] == [2]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_somebody_says_how_they_want_to_be_told(sits: Sits, office: Office, *, phone: bool) -> None:
    where = "/api/me/notifications"
    before = office.ask(DANA, "GET", where)
    dana = sits(office, DANA, phone=phone)
    dana.sign_in(to="/me/notifications")
    closed = dana.page.get_by_role("checkbox", name="An item is closed: By mail")
    expect(closed).to_be_checked()
    dana.press(closed)
    dana.press(dana.page.get_by_role("radio", name="Together, once a day"))
    dana.page.get_by_label("At", exact=True).select_option("6")
    dana.press(dana.page.get_by_role("checkbox", name="Quiet hours"))
    dana.page.locator("input[name=quiet_from]").fill("20:00")
    dana.press(dana.page.get_by_role("checkbox", name="Sun"))
    dana.press(dana.button("Save"))
    dana.told("Saved")
    end, kept = time.monotonic() + 20, before
    while kept["version"] == before["version"]:
        assert time.monotonic() < end, "what was chosen is not kept"
        kept = office.ask(DANA, "GET", where)
    try:
        assert kept["events"]["closed"] == {"app": True, "mail": False}
        assert (kept["digest"], kept["digest_hour"], kept["time_zone"]) == ("daily", 6, "Europe/London")
        assert (kept["quiet_from"], kept["quiet_to"], kept["quiet_days"]) == ("20:00", "06:30", [6])
        dana.page.reload()
        expect(closed).not_to_be_checked()
        expect(dana.page.locator("input[name=quiet_from]")).to_have_value("20:00")
    finally:  # others wait for their mails
        office.ask(DANA, "PUT", where, {key: value for key, value in before.items() if key != "version"})
