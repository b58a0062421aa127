"""The story once more without a pointing device: every step is a key."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import Sits
from tests.browser.desk import PASSWORD, Desk
from tests.browser.office import Office

FAR = 80
SUBJECT = "Delay by keyboard, core walls"
NO_MOUSE = """
for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, () => window.tellTheWatch(`a ${kind}: this story has no mouse`), true);
"""


class Keys:
    """Somebody who only has a keyboard."""

    def __init__(self, desk: Desk) -> None:
        desk.context.add_init_script(NO_MOUSE)
        self.desk = desk
        self.page: Page = desk.page

    def press(self, *keys: str) -> None:
        """Press one key after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def reach(self, what: Locator, *, back: bool = False) -> None:
        """Walk with Tab until the focus is there."""
        expect(what).to_be_visible()
        for _ in range(FAR):
            if what.evaluate("element => element === document.activeElement"):
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"the keyboard does not reach {what}")

    def choose(self, box: Locator, name: str) -> None:
        """Reach a field that suggests, type, and take the suggestion."""
        self.reach(box)
        self.type(name)
        option = self.page.get_by_role("option", name=re.compile(name))
        expect(option).to_be_visible()
        self.press("ArrowDown")
        expect(option).to_have_attribute("data-combobox-selected", "true")
        self.press("Enter")

    def from_menu(self, name: str | re.Pattern[str]) -> None:
        """Walk down an open menu and take an entry."""
        entry = self.page.get_by_role("menuitem", name=name)
        expect(entry).to_be_visible()
        for _ in range(FAR):
            if entry.evaluate("element => element === document.activeElement"):
                return self.press("Enter")
            self.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {name}")

    def button(self, name: str) -> Locator:
        """Return a button."""
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        """Return a field."""
        return self.page.get_by_label(name)

    def sign_in(self) -> None:
        """Type mail address and password; the focus is in the first field."""
        self.page.goto("/")
        expect(self.field("Mail address")).to_be_focused()
        self.type(self.desk.mail)
        self.press("Tab")
        self.type(PASSWORD)
        self.press("Enter")
        expect(self.page.get_by_role("heading", name="Harbour Tower")).to_be_visible()


def write_and_issue(dana: Keys) -> None:
    """Dana: C, the type, the fields, Create and issue."""
    dana.press("c")
    expect(dana.page.get_by_role("heading", name="New item")).to_be_visible()
    dana.reach(dana.page.get_by_role("link", name=re.compile("Notice of Delay")))
    dana.press("Enter")
    subject = dana.page.get_by_role("textbox", name="Subject")
    expect(subject).to_be_focused()
    dana.type(SUBJECT)
    dana.choose(dana.field("Received from"), "Dana Ortiz")
    dana.choose(dana.field("Assignees"), "Carl Reyes")
    dana.reach(dana.field("Due date"))
    dana.type("12122026")  # the same day, whichever part comes first
    dana.reach(dana.field("Schedule impact"))
    dana.type("To be")
    dana.reach(dana.page.get_by_role("checkbox", name="Private"))
    dana.press("Space")
    dana.reach(dana.page.get_by_role("textbox", name="Description"))
    dana.type("The crane stood still.")
    dana.reach(dana.button("Create and issue"), back=True)
    dana.press("Enter")
    expect(dana.page.get_by_role("heading", name=SUBJECT)).to_be_visible()
    dana.desk.told("issued")


def answer_and_close(carl: Keys) -> None:
    """Carl: G I, J, Enter, R, the words, Ctrl+Enter, and the status."""
    carl.press("g", "i")
    row = carl.page.get_by_role("row").filter(has_text=SUBJECT)
    expect(carl.page.get_by_role("heading", name="Correspondence", level=1)).to_be_visible()
    expect(carl.page.get_by_role("row").nth(1)).to_be_visible()  # others may stand above ours
    carl.desk.settle()
    carl.press("/")
    expect(carl.page.get_by_role("searchbox")).to_be_focused()
    carl.type("keyboard core")
    expect(carl.page.get_by_role("row")).to_have_count(3)
    carl.press("Tab")
    carl.press("j")
    expect(row).to_be_focused()
    carl.press("Enter")
    expect(carl.page.get_by_role("heading", name=SUBJECT)).to_be_visible()
    carl.press("r")
    editor = carl.page.get_by_role("textbox", name="Your response")
    expect(editor).to_be_focused()
    carl.type("The crane turns again.")
    carl.press("Control+Enter")
    expect(carl.page.get_by_role("listitem", name="Response 1")).to_contain_text("The crane turns again.")
    carl.reach(carl.button("Change status"), back=True)
    carl.press("Enter")
    carl.from_menu("Closed - Successful")
    expect(carl.page.get_by_text("This item is closed.")).to_be_visible()


def test_the_story_by_keyboard_alone(sits: Sits, office: Office) -> None:
    sit: Callable[[str], Keys] = lambda mail: Keys(sits(office, mail))  # noqa: E731  # one line says it
    dana = sit("dana@delta.example")
    dana.sign_in()
    write_and_issue(dana)
    carl = sit("carl@kestrel.example")
    carl.sign_in()
    answer_and_close(carl)
    expect(dana.page.get_by_text("This item is closed.")).to_be_visible()
