"""Receipts as people meet them: who opened a letter; and a letter taken away as PDF, ZIP and evidence."""

import io
import time
import zipfile

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import Office

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"


def taken(desk: Desk, name: str) -> bytes:
    """What a press of that link brings."""
    with desk.page.expect_download() as found:
        desk.page.get_by_role("link", name=name, exact=True).last.click()
    return found.value.path().read_bytes()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_the_sender_sees_who_opened_and_acknowledged(sits: Sits, office: Office, *, phone: bool) -> None:
    letter = office.letter(CARL, subject=f"Served on site {phone}", assignees=[office.people[DANA]])
    page = f"{office.letters}/{letter['id']}"
    carl = sits(office, CARL, phone=phone)
    carl.sign_in(to=f"{page}?tab=receipts")
    line = carl.page.get_by_role("listitem").filter(has_text="Dana Ortiz").first
    expect(line).to_contain_text("Not opened")
    dana = sits(office, DANA, phone=phone)
    dana.sign_in(to=page)
    expect(dana.heading(f"Served on site {phone}")).to_be_visible()
    dana.page.goto(f"{page}?tab=receipts")
    dana.press(dana.button("Acknowledge receipt"))
    dana.told("Receipt acknowledged")
    expect(dana.button("Acknowledge receipt")).to_be_hidden()
    expect(dana.page.get_by_text("Only you")).to_be_hidden()

    end = time.monotonic() + 20
    while "Opened" not in line.inner_text() or "Not opened" in line.inner_text():
        assert time.monotonic() < end, line.inner_text()
        carl.page.reload()
        expect(line).to_be_visible()
    expect(line).to_contain_text("Acknowledged")
    expect(carl.page.get_by_text("Opened by 1 of 1")).to_be_visible()
    carl.press(carl.button("Details of Dana Ortiz"))
    expect(line).to_contain_text("Mail: issued")


def test_a_letter_is_printed_as_chosen_and_the_choice_is_kept(sits: Sits, office: Office) -> None:
    letter = office.letter(CARL, subject="Printed as chosen", assignees=[office.people[DANA]])
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/{letter['id']}")

    def dialog() -> None:
        carl.press(carl.button("More"))
        carl.press(carl.page.get_by_role("menuitem", name="PDF and ZIP…"))
        expect(carl.page.get_by_role("dialog", name=f"PDF and ZIP of {letter['number']}")).to_be_visible()

    dialog()
    carl.page.get_by_label("Receipts").check()
    carl.page.get_by_label("Letterhead").uncheck()
    pages = PdfReader(io.BytesIO(taken(carl, "Download PDF"))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "Receipts" in text
    with zipfile.ZipFile(io.BytesIO(taken(carl, "ZIP with all files"))) as archive:
        assert {f"{letter['number']}.pdf", "manifest.json", "manifest.sig.json"} <= set(archive.namelist())
    carl.page.reload()
    dialog()
    expect(carl.page.get_by_label("Receipts")).to_be_checked()
    expect(carl.page.get_by_label("Letterhead")).not_to_be_checked()
    carl.page.get_by_label("Attachments as pages").check()
    carl.press(carl.button("Make PDF"))
    expect(carl.page.get_by_role("link", name="Download", exact=True)).to_be_visible(timeout=30_000)
    assert PdfReader(io.BytesIO(taken(carl, "Download"))).pages

    carl.page.goto(f"{office.letters}?q=Printed+as+chosen")
    carl.press(carl.button("Export"))
    carl.press(carl.page.get_by_role("menuitem", name="Evidence bundle (ZIP)"))
    expect(carl.heading("Exports")).to_be_visible()
    expect(carl.page.get_by_role("link", name="Download", exact=True)).to_have_count(2, timeout=30_000)
    carl.page.get_by_role("button", name="Remove").last.click()
    carl.told("Export removed")
    expect(carl.page.get_by_role("link", name="Download", exact=True)).to_have_count(1)
