"""The other language: chosen under Me, seen on list, item, form and refusals, kept for mails, and left again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office, words_of

CARL = "carl@kestrel.example"
NOTHING = "00000000-0000-0000-0000-000000000000"
DATA = {"Notice of Delay", "Letters", "Harbour Tower"}
"""What this site calls its letters and itself, in whatever language."""
CATALOG = Path(__file__).parents[2] / "web" / "src" / "locales" / "de.po"
ENTRY = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)
SEEN = """() => [...document.querySelectorAll("h1, h2, h3, label, legend, th, dt, button, [role=tab], nav a")]
  .filter((one) => one.checkVisibility())
  .flatMap((one) => [one.getAttribute("aria-label"), one.innerText])
  .map((text) => (text ?? "").trim()).filter(Boolean)"""


def english() -> set[str]:
    """Return the English words of the client that German has others for, and does not use itself."""
    pairs = ENTRY.findall(CATALOG.read_text())
    assert len(pairs) > 1_000
    return {source for source, said in pairs if source != said} - {said for _, said in pairs}


def choose(desk: Desk, label: str, language: str) -> None:
    """Choose a language under Me."""
    desk.page.goto("/me")
    desk.page.get_by_label(label, exact=True).select_option(label=language)


def is_german(desk: Desk, *words: str) -> None:
    """Insist on words that this screen shows, and that no heading, label, column or button is left in English."""
    desk.settle()
    seen = set(desk.page.evaluate(SEEN))
    assert not set(words) - seen, f"{desk.page.url} lacks these, and shows {sorted(seen)}"
    left = (seen & english()) - DATA
    assert not left, desk.page.url


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_somebody_works_in_german_and_goes_back(sits: Sits, office: Office, *, phone: bool) -> None:
    subject = f"Kranausfall {'unterwegs' if phone else 'am Tisch'}"
    carl = sits(office, CARL, phone=phone)
    maya = office.ask(MAYA, "GET", "/api/me")["person"]["id"]
    item = office.letter(
        CARL, subject=subject, assignees=[maya], description=words_of("Er steht."), due_on="2031-03-03"
    )
    carl.sign_in(to="/me")
    try:
        choose(carl, "Language", "Deutsch")
        expect(carl.page.get_by_label("Sprache", exact=True)).to_be_visible()
        expect(carl.page.locator("html")).to_have_attribute("lang", "de")
        is_german(carl, "Sprache", "Darstellung")
        carl.page.goto(office.letters)
        expect(carl.page.get_by_role("heading", level=1, name="Korrespondenz")).to_be_attached()
        is_german(carl, "Neu")
        carl.page.goto(f"{office.letters}/{item['id']}")
        expect(carl.page.get_by_text("3. März 2031").locator("visible=true").first).to_be_visible()
        is_german(carl, "Erhalten von", "Fällig am", "Status ändern")
        carl.page.goto(f"{office.letters}/new/{item['type_id']}")
        expect(carl.heading(re.compile("^Neu: "))).to_be_attached()
        is_german(carl, "Zuständige", "Verteiler", "Fällig am")
        carl.press(carl.button("Erstellen und ausstellen").last)
        expect(carl.page.get_by_text("Zum Ausstellen fehlt: Betreff.")).to_be_visible()
        refused = office.client(CARL).get(f"{office.room}/items/{NOTHING}").json()
        assert refused["title"] == "Hier ist nichts, oder nichts, was Sie sehen dürfen."
        assert office.ask(CARL, "GET", "/api/me")["person"]["language"] == "de"
        choose(carl, "Sprache", "Wie der Browser")
        expect(carl.page.get_by_label("Language", exact=True)).to_be_visible()
        carl.told(re.compile("Saved|Gespeichert"))
        expect(carl.page.locator("html")).to_have_attribute("lang", "en")
        me = office.ask(CARL, "GET", "/api/me")
        assert (me["settings"]["language"], me["person"]["language"]) == (None, "en")
    finally:
        office.ask(CARL, "PATCH", "/api/me/settings", {"language": None, "spoken": "en"})
