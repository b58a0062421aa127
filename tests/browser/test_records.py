"""Conversations as evidence: taken out by an administrator, with its reason, and kept as they are by a legal hold."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.office import MAYA, Office

CARL = "carl@kestrel.example"
SETTINGS = "/api/conversations/settings"


@pytest.fixture(scope="module", autouse=True)
def switched_on(office: Office) -> Iterator[None]:
    """The company has conversations while these tests run."""

    def switch(*, on: bool) -> None:
        settings = office.ask(MAYA, "GET", SETTINGS)["settings"]
        del settings["version"]
        office.ask(MAYA, "PUT", SETTINGS, {**settings, "projects": [], "is_on": on})

    switch(on=True)
    yield
    switch(on=False)


@pytest.fixture
def said(office: Office) -> dict[str, Any]:
    """Something that Carl said to Maya."""
    project = office.ask(CARL, "GET", "/api/conversations/projects")[0]["id"]
    people = office.ask(CARL, "GET", f"/api/conversations/people?project={project}&q=Maya")["people"]
    direct = {"project": project, "people": [people[0]["id"]], "groups": []}
    talk = office.ask(CARL, "POST", "/api/conversations/direct", direct)["id"]
    body = {"key": str(uuid4()), "text": f"The pump stood still at ten {uuid4()}"}
    found: dict[str, Any] = office.ask(CARL, "POST", f"/api/conversations/{talk}/messages", body)
    return found


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_an_administrator_takes_out_what_was_said(
    sits: Sits, office: Office, said: dict[str, Any], *, phone: bool
) -> None:
    maya = sits(office, MAYA, phone=phone)
    maya.sign_in(to="/company/conversations/records")
    downloads = maya.page.get_by_role("link", name="Download")
    expect(maya.page.get_by_role("heading", name="Legal holds")).to_be_visible()
    maya.settle()
    before = downloads.count()
    maya.press(maya.button("Export…"))
    panel = maya.page.get_by_role("dialog")
    maya.press(maya.button("Export", within=panel))
    expect(panel.get_by_text("Say why this is exported")).to_be_visible()
    panel.get_by_label("Reason").fill("Claim 7, disruption")
    maya.press(maya.button("Export", within=panel))
    expect(downloads).to_have_count(before + 1, timeout=20_000)
    with maya.page.expect_download() as arriving:
        downloads.first.click()
    with zipfile.ZipFile(io.BytesIO(arriving.value.path().read_bytes())) as archive:
        asked = json.loads(archive.read("manifest.json"))["asked"]
        assert said["text"] in archive.read("messages.ndjson").decode()
    assert asked["reason"] == "Claim 7, disruption"
    assert asked["until"] > datetime.now(UTC).date().isoformat()


def test_what_is_held_cannot_be_changed_until_the_hold_is_lifted(
    sits: Sits, office: Office, said: dict[str, Any]
) -> None:
    maya = sits(office, MAYA)
    maya.sign_in(to="/company/conversations/records")
    maya.press(maya.button("Place a hold…"))
    panel = maya.page.get_by_role("dialog")
    panel.get_by_label("Everything that one person said").check()
    panel.get_by_role("combobox", name="Person").fill("Carl")
    maya.page.get_by_role("option", name="Carl").first.click()
    panel.get_by_label("Reason").fill("Claim 7")
    maya.press(maya.button("Place hold", within=panel))
    line = maya.page.get_by_role("listitem").filter(has_text="Claim 7").filter(has=maya.button("Lift"))
    expect(line).to_be_visible()
    path = f"/api/conversations/{said['conversation']}/messages/{said['seq']}"
    assert office.client(CARL).delete(path).json()["code"] == "on_hold"
    maya.press(maya.button("Lift", within=line))
    maya.press(maya.page.get_by_role("dialog").get_by_role("button", name="Lift hold"))
    expect(maya.page.get_by_text("lifted on")).to_be_visible()
    assert office.client(CARL).delete(path).status_code == 200
