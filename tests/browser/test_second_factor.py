"""A second factor as people live it: set up by themselves or at the door, the phone at hand or lost."""

import time
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import expect
from tests.browser.conftest import SCREENS, Sits
from tests.browser.desk import PASSWORD, Desk
from tests.browser.machines import Mailbox, Server
from tests.browser.office import MAYA, Office

DANA = "dana@delta.example"
CARL = "carl@kestrel.example"


@pytest.fixture
def guarded(tmp_path: Path, mailbox: Mailbox) -> Iterator[Office]:
    """A small site of its own: what it asks for at sign-in must not stop other tests."""
    server = Server(tmp_path / "data", mailbox)
    server.start()
    made = Office(server)
    made.build(mailbox)
    yield made
    server.stop()


class Phone:
    """An app for codes, which reads its secret off the screen."""

    def __init__(self, desk: Desk) -> None:
        self.maker = pyotp.HOTP(desk.page.get_by_label("Secret").inner_text().replace(" ", ""))

    def code(self, ahead: int = 0) -> str:
        """Return the code of this half minute, or of one that follows."""
        return self.maker.at(int(time.time()) // 30 + ahead)


def take(desk: Desk, name: str) -> None:
    """Photograph the screen as it is once everything came."""
    desk.settle()
    SCREENS.mkdir(exist_ok=True)
    size = "phone" if desk.phone else "wide"
    desk.page.screenshot(path=SCREENS / f"second factor {name} {size}.png")


def enrol(desk: Desk, name: str) -> tuple[Phone, list[str]]:
    """Scan, type a wrong code and the first one, keep the recovery codes."""
    desk.watch.allow(422, "/totp/confirmation")
    expect(desk.page.get_by_role("img", name="QR code for the app")).to_be_visible()
    phone = Phone(desk)
    take(desk, f"{name} scan")
    desk.page.get_by_label("Code that the app shows").fill("000000")
    desk.press(desk.button("Turn on"))
    expect(desk.page.get_by_text("This code is not right, or was used already.")).to_be_visible()
    desk.page.get_by_label("Code that the app shows").fill(phone.code())
    desk.press(desk.button("Turn on"))
    codes = desk.page.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(codes).to_have_count(10)
    take(desk, f"{name} codes")
    kept = codes.all_inner_texts()
    desk.press(desk.button("I have kept them"))
    return phone, kept


def first_half(desk: Desk) -> None:
    """Give address and password at the door."""
    desk.page.goto("/sign-in")
    desk.fill_sign_in(PASSWORD)


def finish(desk: Desk, label: str, code: str) -> None:
    """Give the code, and come in."""
    desk.page.get_by_label(label).fill(code)
    desk.press(desk.button("Sign in"))
    expect(desk.heading("Harbour Tower")).to_be_visible()


@pytest.mark.parametrize("on_phone", [False, True], ids=["desk", "phone"])
def test_dana_sets_an_app_up_and_loses_it(guarded: Office, sits: Sits, on_phone: bool) -> None:
    dana = sits(guarded, DANA, phone=on_phone)
    dana.watch.allow(401, "/api/")  # she is signed out everywhere in the end
    dana.sign_in(to="/me/security")
    dana.press(dana.button("Set up"))
    phone, codes = enrol(dana, "own")
    dana.told("Second factor turned on")
    expect(dana.page.get_by_text("10 are left.")).to_be_visible()
    take(dana, "own settings")

    other = sits(guarded, DANA, phone=on_phone)
    other.watch.allow(401, "/api/")
    first_half(other)
    expect(other.heading("One more step")).to_be_visible()
    take(other, "door code")
    finish(other, "Code", phone.code(1))

    lost = sits(guarded, DANA, phone=on_phone)
    lost.watch.allow(401, "/api/")
    first_half(lost)
    lost.press(lost.button("Use a recovery code"))
    finish(lost, "Recovery code", codes[3])

    maya = sits(guarded, MAYA, phone=on_phone)
    maya.sign_in(to=f"/company/people/{guarded.people[DANA]}")
    take(maya, "administrator")
    maya.press(maya.button("Take away"))
    maya.press(maya.page.get_by_role("dialog").get_by_role("button", name="Take away"))
    maya.told("Dana Ortiz signs in with the password alone")
    assert guarded.server.mailbox is not None
    guarded.server.mailbox.wait(DANA, "Your second factor was taken away")
    again = sits(guarded, DANA, phone=on_phone)
    again.sign_in()
    expect(again.heading("Harbour Tower")).to_be_visible()


@pytest.mark.parametrize("on_phone", [False, True], ids=["desk", "phone"])
def test_a_company_asks_everybody_at_once(guarded: Office, sits: Sits, on_phone: bool) -> None:
    maya = sits(guarded, MAYA, phone=on_phone)
    maya.sign_in(to="/company/sign-in")
    maya.press(maya.page.get_by_label("Everybody"))
    maya.page.get_by_label("They must have it").select_option(label="at their next sign-in")
    expect(maya.page.get_by_text("3 people have none yet.")).to_be_visible()
    take(maya, "company")
    maya.press(maya.button("Save"))
    maya.told("Saved")

    carl = sits(guarded, CARL, phone=on_phone)
    first_half(carl)
    expect(carl.heading("Set up a second factor")).to_be_visible()
    enrol(carl, "door")
    expect(carl.heading("Harbour Tower")).to_be_visible()


def test_during_the_grace_one_may_put_it_off(guarded: Office, sits: Sits) -> None:
    guarded.ask(MAYA, "PUT", "/api/account/second-factor", {"required": "everybody", "grace_days": 7})
    carl = sits(guarded, CARL)
    first_half(carl)
    expect(carl.heading("Set up a second factor")).to_be_visible()
    take(carl, "grace")
    carl.press(carl.button("Later"))
    expect(carl.heading("Harbour Tower")).to_be_visible()

    again = sits(guarded, CARL)
    again.page.goto("/me/tokens")
    again.fill_sign_in(PASSWORD)
    again.press(again.button("Set up now"))
    enrol(again, "grace")
    expect(again.heading("API tokens")).to_be_visible()
