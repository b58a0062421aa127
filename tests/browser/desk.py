"""Somebody at a browser of their own, and what they do there, by roles and labels."""

import re
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from playwright.sync_api import Browser, FilePayload, Locator, Page, ViewportSize, expect
from tests.browser.watch import Watch

PASSWORD = "harbour lights at dusk"
WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


EAR = """
window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("message", () => { window.hears = true; });
  }
};
window.asks = { open: 0, at: 0 };
const ask = window.fetch;
window.fetch = (...call) => {
  window.asks.open += 1;
  return ask(...call).finally(() => { window.asks.open -= 1; window.asks.at = performance.now(); });
};
"""
CALM = """() => window.asks.open === 0 && performance.now() - window.asks.at > 120 && document.fonts.status === "loaded"
  && !document.querySelector("[aria-busy=true]") && [...document.images].every((image) => image.complete)
  && !document.querySelector("[role=status][data-shape]")
  && document.getAnimations().every((one) => one.playState !== "running")"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Paper(NamedTuple):
    """A file to attach."""

    name: str
    media_type: str
    data: bytes

    def payload(self) -> FilePayload:
        """Return it as the browser takes it."""
        return {"name": self.name, "mimeType": self.media_type, "buffer": self.data}


class Desk:
    """One person's browser: its context, its page, and a watch behind it."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        mail: str = "",
        *,
        phone: bool = False,
        dark: bool = False,
        worker: bool = False,
    ) -> None:
        self.address = address
        self.mail = mail
        self.phone = phone
        self.context = browser.new_context(
            base_url=address,
            viewport=PHONE if phone else WIDE,
            has_touch=phone,
            is_mobile=phone,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
            accept_downloads=True,
            service_workers="allow" if worker else "block",  # each would keep the client's files anew
        )
        self.context.set_default_timeout(20_000)
        self.watch = Watch(address)
        self.watch.follow(self.context)
        self.context.add_init_script(EAR)
        self.page: Page = self.context.new_page()
        self.sessions: dict[str, Any] | None = None  # where sessions of people are kept between tests

    def close(self) -> None:
        """Leave, and say what went wrong meanwhile."""
        self.context.close()
        assert not self.watch.complaints, "\n".join([f"at the desk of {self.mail}:", *self.watch.complaints])

    # --- small things ---

    def press(self, what: Locator) -> None:
        """Click, or touch."""
        if self.phone:
            what.tap()
        else:
            what.click()

    def button(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> Locator:
        """Return the button of that name."""
        return (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str))

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        """Return the heading that says so."""
        return self.page.get_by_role("heading", name=name)

    def told(self, words: str | re.Pattern[str]) -> None:
        """Wait for a toast or a note that says so."""
        expect(self.page.get_by_role("status").filter(has_text=words).first).to_be_visible()

    def until(self, says: str, arg: object = None, *, seconds: float = 30) -> None:
        """Wait until a function in the page says yes; asked anew each time, as the page itself forbids eval."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(says, arg):
            assert time.monotonic() < end, f"the page never said yes to {says}"
            self.page.wait_for_timeout(40)

    def hear(self) -> None:
        """Wait until the live socket has said its first word."""
        self.until("() => window.hears === true")

    def settle(self) -> None:
        """Wait until nothing is asked of the server any more, and everything that came is drawn."""
        self.page.evaluate(FRAMES)
        self.until(CALM)

    # --- coming in ---

    def sign_in(self, password: str = PASSWORD, *, to: str = "/") -> None:
        """Sign in at the form, or go on with a session of another test; `to` is where they wanted to go."""
        kept = (self.sessions or {}).get(self.mail)
        if kept and self._go_on(kept):
            self.page.goto(to)
            return
        self.page.goto(to)
        self.fill_sign_in(password)
        if self.sessions is not None:
            self.sessions[self.mail] = self.context.cookies()

    def _go_on(self, kept: list[Any]) -> bool:
        """Take over a session of another test, unless it was ended meanwhile."""
        self.context.add_cookies(kept)
        if self.context.request.get("/api/me").ok:
            return True
        self.context.clear_cookies()
        return False

    def fill_sign_in(self, password: str = PASSWORD) -> None:
        """Fill the form that is on screen."""
        door = self.page.get_by_role("heading", name="Sign in", exact=True)
        expect(door).to_be_visible()
        self.page.get_by_label("Mail address").fill(self.mail)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press(self.button("Sign in"))
        expect(door).to_be_hidden()

    def accept(self, link: str, password: str = PASSWORD) -> None:
        """Follow the link of an invitation and choose a password."""
        self.page.goto(link)
        expect(self.page.get_by_text(self.mail)).to_be_visible()
        self.page.get_by_label("New password").fill(password)
        self.press(self.button("Join"))

    def go(self, name: str) -> None:
        """Go to a tool: by the rail on a desk, by the tabs at the bottom of a phone."""
        tools = self.page.get_by_role("navigation", name="Tools")
        self.press(tools.get_by_role("link", name=name, exact=True))

    def visit(self, address: str, heading: str) -> None:
        """Go to a screen without loading the client again."""
        self.page.evaluate("address => history.pushState(null, '', address)", address)
        expect(self.page.get_by_role("heading", level=1, name=heading).last).to_be_attached()
        self.settle()

    # --- letters ---

    def new(self, type: str) -> None:
        """Begin a letter of a type, from the list."""
        self.press(self.button("New"))
        self.press(self.page.get_by_role("menuitem", name=re.compile(type)))
        expect(self.heading(f"New {type}")).to_be_attached()

    def pick(self, field: str, *names: str) -> None:
        """Choose people in a field."""
        box = self.page.get_by_label(field)
        for name in names:
            box.fill(name)
            self.press(self.page.get_by_role("option", name=re.compile(name)))
        box.press("Escape")

    def write(self, field: str, text: str) -> None:
        """Write into a rich text."""
        self.press(self.page.get_by_role("textbox", name=field))
        self.page.get_by_role("textbox", name=field).press_sequentially(text)

    def attach(self, *papers: Paper, by: str = "Attach files") -> None:
        """Attach files with the button, and wait until they have arrived."""
        for batch in _batches(papers, one_by_one=by != "Attach files"):
            with self.page.expect_file_chooser() as chooser:
                self.press(self.button(by))
            chooser.value.set_files([paper.payload() for paper in batch])
            for paper in batch:
                arrived = self.page.get_by_role("list", name="Attached").get_by_role("link", name=paper.name)
                expect(arrived).to_be_visible(timeout=30_000)

    def respond(self, text: str, *papers: Paper) -> None:
        """Post a response to the open letter."""
        self.press(self.page.get_by_role("button", name=re.compile("^(Respond|Write a response…)$")).first)
        self.write("Your response", text)
        self.attach(*papers)
        self.press(self.button("Post response"))
        self.told("Response posted")

    def change_status(self, to: str) -> None:
        """Give the open letter another status."""
        self.press(self.button("Change status"))
        self.press(self.page.get_by_role("menuitem", name=to))


def _batches(papers: Sequence[Paper], *, one_by_one: bool) -> list[list[Paper]]:
    if one_by_one:
        return [[paper] for paper in papers]
    return [list(papers)] if papers else []
