"""Signing in with one's company: to a provider on a real socket, and back."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import PASSWORD, Desk
from tests.browser.machines import PATIENCE
from tests.browser.office import MAYA, Office
from tests.identity.provider import CLIENT, SECRET, Provider

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"
PROVIDERS = "/api/account/sign-in-providers"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Delta's own sign-in, on a loop of its own."""
    loop, made = asyncio.new_event_loop(), Provider()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield asyncio.run_coroutine_threadsafe(made.start(), loop).result(PATIENCE)
    asyncio.run_coroutine_threadsafe(made.stop(), loop).result(PATIENCE)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(PATIENCE)


@pytest.fixture
def delta(office: Office) -> Iterator[Office]:
    """The site; no provider is left when the test is over, as other tests sign in by password."""
    yield office
    for each in office.items(MAYA, PROVIDERS):
        office.ask(MAYA, "DELETE", f"{PROVIDERS}/{each['id']}")


def at_the_door(desk: Desk, provider: Provider, mail: str) -> None:
    """Choose the company's way in, by the mail address."""
    desk.watch.forgiven.append(f"asked a stranger: {provider.issuer}/authorize?")
    desk.page.goto("/sign-in?to=/me")
    desk.press(desk.button("Sign in with your company"))
    desk.page.get_by_label("Mail address").fill(mail)
    desk.press(desk.button("Continue"))


def set_up(maya: Desk, provider: Provider) -> None:
    """Enter the provider on the page of sign-in; what is missing or wrong is said beside its field."""
    maya.watch.allow(422, PROVIDERS)
    maya.sign_in(to="/company/sign-in")
    maya.press(maya.button("Add a provider"))
    panel = maya.page.get_by_role("dialog", name="Add a provider")
    expect(panel.get_by_text(f"{maya.address}/sign-in/return")).to_be_visible()
    maya.press(maya.button("Save", within=panel))
    expect(panel.get_by_text("Enter a domain.")).to_be_visible()
    for label, word in {"Name": "Delta account", "Issuer": "https://10.0.0.1:9", "Client id": CLIENT}.items():
        panel.get_by_label(label).fill(word)
    panel.get_by_label("Client secret").fill(SECRET)
    panel.get_by_role("textbox", name="Domains").fill("delta.example")
    maya.press(panel.get_by_role("checkbox", name="No passwords for these domains"))
    maya.press(maya.button("Save", within=panel))
    expect(panel.get_by_label("Issuer")).to_have_attribute("aria-invalid", "true")
    panel.get_by_label("Issuer").fill(provider.issuer)
    maya.press(maya.button("Save", within=panel))
    maya.told("Saved")
    expect(maya.page.get_by_role("list", name="Providers").get_by_role("listitem")).to_contain_text("@delta.example")
    expect(maya.page.get_by_text(SECRET)).to_have_count(0)


def by_password(desk: Desk) -> None:
    """Try the password at the door."""
    desk.page.goto("/sign-in")
    desk.page.get_by_label("Mail address").fill(desk.mail)
    desk.page.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.press(desk.button("Sign in"))


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_dana_comes_in_with_her_company_and_nobody_else_does(
    sits: Sits, delta: Office, provider: Provider, *, phone: bool
) -> None:
    maya = sits(delta, MAYA, phone=phone)
    set_up(maya, provider)
    dana = sits(delta, DANA, phone=phone)
    at_the_door(dana, provider, DANA)
    expect(dana.heading("Dana Ortiz")).to_be_visible()
    expect(dana.page).to_have_url(f"{delta.address}/me")

    other = sits(delta, DANA, phone=phone)
    other.watch.allow(422, "/api/session")
    by_password(other)
    expect(other.page.get_by_text("sign in with your company", exact=False).first).to_be_visible()
    expect(other.heading("Sign in")).to_be_visible()
    provider.refuses = True
    at_the_door(other, provider, DANA)
    expect(other.page.get_by_text("Your company's sign-in let nobody in.")).to_be_visible()
    provider.refuses = False
    provider.claims = {"email": "stranger@delta.example", "sub": "u-99"}
    at_the_door(other, provider, "stranger@delta.example")
    expect(other.page.get_by_role("alert")).to_be_visible()
    provider.claims = {}
    other.press(other.page.get_by_role("link", name="Back to sign-in"))
    at_the_door(other, provider, CARL)
    expect(other.page.get_by_text("No company has set up its own sign-in for this address.")).to_be_visible()

    maya.press(maya.button("Remove"))
    maya.press(maya.page.get_by_role("dialog").get_by_role("button", name="Remove"))
    maya.told("Removed")
    by_password(other)
    expect(other.heading("Harbour Tower")).to_be_visible()
