"""Letters that belong together: related, made from one another, and kept from whoever may not see them."""

import re

from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import Office, words_of

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"


def line(page: Page, words: str) -> Locator:
    """The line of a link that says so."""
    return page.get_by_role("listitem").filter(has_text=words)


def choose(desk: Desk, title: str, *, seek: str) -> Locator:
    """Find something in the picker, choose it, and return the dialog."""
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(seek)
    dialog.get_by_role("radio", name=re.compile(title)).check()
    return dialog


def test_two_letters_are_related_by_keyboard_and_both_show_it(sits: Sits, office: Office) -> None:
    one = office.letter(CARL, subject="Anchor plates late", private=False)
    other = office.letter(CARL, subject="Grout for the anchors", private=False)
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/{one['id']}")
    page = carl.page
    expect(carl.button("Link")).to_be_visible()
    page.keyboard.press("l")
    expect(page.get_by_role("menuitem", name="Correspondence item")).to_be_visible()
    page.get_by_role("menuitem", name="Add related item").press("Enter")
    dialog = choose(carl, "Grout for the anchors", seek="grout")
    dialog.get_by_label("Note").fill("The same anchors")
    dialog.get_by_role("button", name="Link", exact=True).press("Enter")
    carl.told(f"Related to {other['number']}")
    expect(page.get_by_role("tab", name=re.compile(r"Related items\s*1"))).to_be_visible()

    dana = sits(office, DANA, phone=True)
    dana.sign_in(to=f"{office.letters}/{other['id']}?tab=related")
    expect(line(dana.page, "Anchor plates late")).to_contain_text("The same anchors")
    dana.hear()
    page.goto(f"{office.letters}/{one['id']}?tab=related")
    carl.press(carl.button(re.compile("^Link to .*more$")))
    carl.press(page.get_by_role("menuitem", name="Remove link"))
    carl.told("No longer linked")
    expect(dana.page.get_by_text("Nothing is related to this yet.")).to_be_visible()  # without being asked for again
    carl.press(carl.button("Undo"))
    expect(line(page, "Grout for the anchors")).to_contain_text("The same anchors")


def test_a_letter_is_made_from_a_response_and_a_wrong_one_is_void(sits: Sits, office: Office) -> None:
    source = office.letter(CARL, subject="Scaffold tie removed", private=False)
    office.ask(CARL, "POST", f"{office.room}/items/{source['id']}/responses", {"text": words_of("Refitted at noon.")})
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/{source['id']}")
    page = carl.page
    carl.press(carl.button("Link", within=page.get_by_role("listitem", name="Response 1")))
    carl.press(page.get_by_role("menuitem", name="Correspondence item"))
    carl.press(page.get_by_role("link", name=re.compile("Letters")))
    expect(page.get_by_role("note")).to_contain_text(f"Created from response 1 to {source['number']}")
    expect(page.get_by_label("Subject")).to_have_value(f"{source['number']} Response 1")
    expect(page.get_by_role("textbox", name="Description")).to_contain_text("Refitted at noon.")
    carl.press(carl.button("Save as draft"))
    expect(line(page, "Scaffold tie removed")).to_contain_text("Created from, response 1")
    page.goto(f"{office.letters}/{source['id']}")
    made = line(page, f"{source['number']} Response 1").filter(has_text="Created from this")
    carl.press(carl.button(re.compile("^Link to .*more$")))
    expect(page.get_by_role("menuitem", name="Remove link")).to_have_count(0)
    carl.press(page.get_by_role("menuitem", name="Mark void"))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reason").fill("The wrong response")
    carl.press(carl.button("Mark void", within=dialog))
    expect(made).to_contain_text("The wrong response")
    title = made.get_by_role("link")
    assert title.evaluate("(link) => getComputedStyle(link).textDecorationLine") == "line-through"


def test_what_one_may_not_see_is_a_restricted_item(sits: Sits, office: Office) -> None:
    seen = office.letter(CARL, subject="Hoist inspection", private=False)
    hidden = office.letter(CARL, subject="Hoist accident", private=True)
    path = f"/api/projects/{office.project}/cards/{seen['id']}/links"
    office.ask(CARL, "POST", path, {"kind": "origin", "other_id": hidden["id"], "note": "After the accident"})
    for phone in (False, True):
        dana = sits(office, DANA, phone=phone)
        dana.sign_in(to=f"{office.letters}/{seen['id']}")
        expect(dana.page.get_by_text("Restricted item")).to_be_visible()
        dana.settle()
        body = dana.page.locator("body")
        for word in ("accident", hidden["number"], hidden["id"]):
            expect(body).not_to_contain_text(word)
            assert word not in dana.page.content()
        wide = dana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wide, "nothing hangs over the edge"
