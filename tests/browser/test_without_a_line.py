"""Conversations read and written without a line: what the device keeps, and when it goes."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import Office
from tests.browser.talks import CARL, DANA, line, row, say

pytestmark = pytest.mark.usefixtures("switched_on")
KEPT = """async () => {
  const base = await new Promise((done) => {
    const asked = indexedDB.open("sitepost");
    asked.onsuccess = () => done(asked.result);
  });
  const all = (name) => new Promise((done) => {
    const asked = base.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const found = await Promise.all([...base.objectStoreNames].map(all));
  base.close();
  const text = JSON.stringify(found.flat());
  return text;
}"""
"""Whatever the browser's own database holds."""


def is_kept(desk: Desk, text: str) -> bool:
    """Whether this text stands anywhere in the browser's own database."""
    return text in desk.page.evaluate(KEPT)


def sign_out(desk: Desk) -> None:
    """Leave by the menu under More."""
    desk.go("More")
    desk.press(desk.button("Sign out"))
    expect(desk.heading("Sign in")).to_be_visible()


def test_what_was_read_is_there_without_a_line_and_goes_with_its_reader(sits: Sits, office: Office) -> None:
    wanted = {"project": office.project, "name": "Night pour", "everyone": False, "people": [office.people[DANA]]}
    talk = office.ask(CARL, "POST", "/api/conversations/groups", wanted | {"groups": []})["id"]
    base = f"/api/conversations/{talk}"

    def tell(text: str) -> None:
        office.ask(CARL, "POST", f"{base}/messages", {"key": str(uuid4()), "text": text})

    tell("The pump comes at six")
    tell("Bring two lamps")
    dana = sits(office, DANA, phone=True)
    dana.watch.allow(401, "/api/")
    dana.watch.allow(404, base)
    page = dana.page
    page.goto(f"/sign-in?to=/conversations/{talk}")
    dana.fill_sign_in()
    expect(line(page, "Bring two lamps")).to_be_visible()
    dana.until(KEPT.replace("return text", "return text.includes('The pump comes at six')"))

    dana.context.route("**/api/**", lambda route: route.abort())
    page.reload()
    expect(line(page, "The pump comes at six")).to_be_visible()
    expect(page.get_by_text("No connection. As of")).to_be_visible()
    say(page, "I am at the gate", "The lamps are here")
    expect(page.locator("[data-unsent=pending]")).to_have_count(2)
    dana.press(page.get_by_role("link", name="Back to Conversations"))
    expect(row(page, "Night pour")).to_contain_text("Bring two lamps")
    dana.press(page.get_by_role("link", name=re.compile("Night pour")))
    page.goto(f"/conversations/{talk}?at=999")
    expect(page.get_by_text("that message is not kept on this device")).to_be_visible()
    expect(line(page, "Bring two lamps")).to_be_visible()
    expect(page.locator("[data-unsent=pending]")).to_have_count(2)

    seq = office.ask(CARL, "GET", f"{base}/messages")["messages"][-1]["seq"]
    office.ask(CARL, "PUT", f"{base}/messages/{seq}", {"text": "Bring three lamps", "mentions": [], "files": []})
    tell("Who opens the gate?")
    dana.context.unroute_all()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(line(page, "The lamps are here")).to_be_visible()
    expect(page.locator("[data-unsent]")).to_have_count(0)
    expect(page.get_by_text("No connection. As of")).to_be_hidden()
    told = [each["text"] for each in office.ask(CARL, "GET", f"{base}/messages")["messages"] if each["text"]]
    all_of_it = ["The pump comes at six", "Bring three lamps", "Who opens the gate?", "I am at the gate"]
    assert told == [*all_of_it, "The lamps are here"], "each once, and in order"
    for text in told:
        expect(line(page, text)).to_have_count(1)
    dana.until(KEPT.replace("return text", "return !text.includes('two lamps')"))
    assert is_kept(dana, "three lamps"), "as it was edited"
    page.goto(f"/conversations/{talk}?at=999")
    expect(page.get_by_text("That message is no longer here.")).to_be_visible()
    expect(line(page, "Bring three lamps")).to_be_visible()

    change = {"name": "Night pour", "everyone": False, "add": [], "add_groups": [], "remove": [office.people[DANA]]}
    office.ask(CARL, "PUT", f"{base}/group", change)
    expect(page.get_by_text("You no longer have access.")).to_be_visible()
    dana.until(KEPT.replace("return text", "return !text.includes('three lamps')"))
    assert is_kept(dana, "Dana Ortiz"), "the rest stays"
    page.goto("/conversations")
    sign_out(dana)
    assert page.evaluate(KEPT) == "[]"
