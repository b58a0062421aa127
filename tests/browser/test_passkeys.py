"""Passkeys as people live them: kept by this device, used at the door, given up again."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import SCREENS, Sits
from tests.browser.desk import PASSWORD, Desk
from tests.browser.machines import Mailbox, Server
from tests.browser.office import Office

DANA = "dana@delta.example"


@pytest.fixture
def named(tmp_path: Path, mailbox: Mailbox) -> Iterator[Office]:
    """A small site that people reach by a name: passkeys belong to names, not to numbers."""
    server = Server(tmp_path / "data", mailbox)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server.port = free.getsockname()[1]
    server.settings = {"SITEPOST_BASE_URL": f"http://localhost:{server.port}"}
    server.start()
    server.address = f"http://localhost:{server.port}"
    made = Office(server)
    made.build(mailbox)
    yield made
    server.stop()


def device(desk: Desk) -> str:
    """Give the browser a device that keeps passkeys, and whose owner always puts the finger on it."""
    session = desk.context.new_cdp_session(desk.page)
    session.send("WebAuthn.enable", {"enableUI": False})
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return str(made["authenticatorId"])


def take(desk: Desk, name: str) -> None:
    """Photograph the screen as it is once everything came."""
    desk.settle()
    SCREENS.mkdir(exist_ok=True)
    desk.page.screenshot(path=SCREENS / f"passkey {name} {'phone' if desk.phone else 'wide'}.png")


def leave(desk: Desk) -> None:
    """Sign out as another tab would, so that nothing else is on the way."""
    desk.page.evaluate("fetch('/api/session', { method: 'DELETE' })")
    desk.page.goto("about:blank")


@pytest.mark.parametrize("on_phone", [False, True], ids=["desk", "phone"])
def test_dana_signs_in_with_her_finger(named: Office, sits: Sits, on_phone: bool) -> None:
    dana = sits(named, DANA, phone=on_phone)
    dana.watch.allow(401, "/api/")
    device(dana)
    dana.sign_in(to="/me/security")
    dana.press(dana.button("Add a passkey"))
    dana.page.get_by_label("Name").fill("Site phone")
    take(dana, "add")
    dana.press(dana.button("Continue"))
    expect(dana.page.get_by_role("list", name="Recovery codes").get_by_role("listitem")).to_have_count(10)
    dana.press(dana.button("I have kept them"))
    expect(dana.page.get_by_role("list", name="Passkeys").get_by_text("Site phone")).to_be_visible()
    take(dana, "settings")

    leave(dana)
    dana.page.goto("/sign-in?to=/me/security")  # the browser offers the passkey by itself, and the finger is there
    expect(dana.heading("Password and sessions")).to_be_visible()

    leave(dana)
    dana.page.add_init_script("PublicKeyCredential.isConditionalMediationAvailable = async () => false")
    dana.page.goto("/sign-in?to=/me/security")
    take(dana, "door")
    dana.press(dana.button("Sign in with a passkey"))
    expect(dana.heading("Password and sessions")).to_be_visible()

    half = dana.page.request.post(
        "/api/session", data={"mail": DANA, "password": PASSWORD}, headers={"Origin": named.address}
    )
    assert half.status == 202, "the password alone is not enough any more"
    dana.press(dana.button("Remove Site phone"))
    dana.press(dana.page.get_by_role("dialog").get_by_role("button", name="Remove"))
    dana.told("Passkey removed")
    expect(dana.page.get_by_text("None yet")).to_be_visible()
