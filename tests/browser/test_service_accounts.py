"""A program of one's own: made on screen, its secret seen once, signed in, given a new secret, revoked."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office


def secret_of(desk: Desk) -> dict[str, str]:
    """Copy what is shown only now: id and secret, and where they are taken."""
    note = desk.page.get_by_role("alert").filter(has_text="shown only this once")
    expect(note).to_be_visible()
    id, secret, where = note.locator("code").all_inner_texts()
    assert where == f"{desk.address}/oauth/token"
    return {"client_id": id, "client_secret": secret}


def token(office: Office, kept: dict[str, str]) -> httpx.Response:
    """Ask for a token as the program would."""
    return httpx.post(f"{office.address}/oauth/token", data={"grant_type": "client_credentials", **kept})


def name_by(office: Office, answer: httpx.Response) -> Any:
    """Say who holds a token."""
    bearer = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    me = httpx.get(f"{office.address}/api/me", headers=bearer)
    return me.json()["person"]["name"] if me.is_success else me.status_code


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_program_is_let_in_and_shut_out(sits: Sits, office: Office, *, phone: bool) -> None:
    name = f"Schedule sync {'by phone' if phone else 'by desk'}"
    maya = sits(office, MAYA, phone=phone)
    maya.sign_in(to="/company/service-accounts")
    maya.press(maya.button("Make service account"))
    expect(maya.page.get_by_text("Enter a name.")).to_be_visible()
    maya.page.get_by_label("Name").fill(name)
    maya.press(maya.button("Make service account"))
    first = secret_of(maya)
    entered = token(office, first)
    assert name_by(office, entered) == f"API: {name}"
    maya.press(maya.button("I have kept it"))
    maya.page.reload()
    lines = maya.page.get_by_role("list", name="Service accounts").get_by_role("listitem")
    line: Locator = lines.filter(has_text=name)
    expect(line).to_contain_text("last signed in")
    expect(maya.page.get_by_text(first["client_secret"])).to_have_count(0)

    maya.press(maya.button(f"New secret for API: {name}"))
    dialog = maya.page.get_by_role("dialog")
    dialog.get_by_label("The secret that it has now stops working").select_option(label="at once")
    maya.press(maya.button("Make a new secret", within=dialog))
    second = secret_of(maya)
    assert second["client_id"] == first["client_id"]
    assert token(office, first).status_code == 401
    entered = token(office, second)
    assert name_by(office, entered) == f"API: {name}"

    maya.press(maya.button(f"Revoke API: {name}"))
    maya.press(maya.page.get_by_role("dialog").get_by_role("button", name="Revoke"))
    maya.told("Revoked")
    expect(line).to_have_count(0)
    assert name_by(office, entered) == 401, "a token that it still holds is over, too"
    assert token(office, second).status_code == 401
