"""Codes as people meet them: printed from a letter, scanned on site, told from those of others; and what is due."""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect
from tests.browser.conftest import CHROMIUM, QUIET, Sits
from tests.browser.desk import Desk
from tests.browser.eyes import film, picture
from tests.browser.office import Office

from sitepost.kernel.codes import code_of
from sitepost.kernel.ids import new_id

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"
SOON = (date.today() + timedelta(days=2)).isoformat()
LATE = (date.today() - timedelta(days=9)).isoformat()

Sees = Callable[[str], Browser]


@pytest.fixture
def sees(browser: Browser, tmp_path: Path) -> Iterator[Sees]:
    """`sees(text)` is a browser before whose camera a code with this text is held."""
    opened: list[Browser] = []

    def see(text: str) -> Browser:
        path = film(text, tmp_path / f"camera-{len(opened)}.y4m")
        eyes = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
        program = next(filter(None, map(shutil.which, CHROMIUM)))
        args = [*QUIET, *eyes, f"--use-file-for-fake-video-capture={path}"]
        opened.append(browser.browser_type.launch(executable_path=program, args=args))
        return opened[-1]

    yield see
    for each in opened:
        each.close()


def link_of(office: Office, item: dict[str, str]) -> str:
    return f"{office.address}/q/{code_of(UUID(item['id']))}"


def read(data: bytes) -> list[str]:
    page = pypdfium2.PdfDocument(data)[0].render(scale=300 / 72).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(page.convert("L"))]


def kept(desk: Desk, address: str | None) -> bytes:
    """What stands at an address of the page's own."""
    assert address is not None
    answer = desk.context.request.get(address)
    assert answer.ok
    return answer.body()


def test_a_letter_gets_its_code_and_its_labels(sits: Sits, office: Office) -> None:
    items = [office.letter(CARL, subject=f"Propped slab {n}") for n in range(3)]
    for phone in (False, True):
        carl = sits(office, CARL, phone=phone)
        carl.sign_in(to=f"{office.letters}/{items[0]['id']}")
        carl.press(carl.button("More"))
        carl.press(carl.page.get_by_role("menuitem", name="QR code"))
        dialog = carl.page.get_by_role("dialog", name="QR code")
        expect(dialog.get_by_role("img", name="QR code that leads to this item")).to_be_visible()
        carl.until("() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)")
        png = dialog.get_by_role("link", name="Download PNG").get_attribute("href")
        assert [found.text for found in zxingcpp.read_barcodes(_image(kept(carl, png)))] == [link_of(office, items[0])]
        label = dialog.get_by_role("link", name="Print label").get_attribute("href")
        assert read(kept(carl, label)) == [link_of(office, items[0])]

    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}?q=Propped&group=none")
    expect(carl.page.get_by_role("link", name="Propped slab 2")).to_be_visible()
    for box in carl.page.get_by_role("row").filter(has_text="Propped slab").get_by_role("checkbox").all():
        box.check()
    carl.press(carl.button("QR labels"))
    dialog = carl.page.get_by_role("dialog", name="QR labels for 3 items")
    dialog.get_by_label("Label", exact=True).select_option("small")
    address = dialog.get_by_role("link", name="Print labels").get_attribute("href")
    assert sorted(read(kept(carl, address))) == sorted(link_of(office, item) for item in items)


def _image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_code_before_the_camera_opens_its_letter(sits: Sits, office: Office, sees: Sees, *, phone: bool) -> None:
    item = office.letter(CARL, subject=f"Scanned on site {phone}")
    desk = Desk(sees(link_of(office, item)), office.address, DANA, phone=phone)
    desk.sign_in()
    if phone:
        desk.press(desk.page.get_by_role("link", name="More", exact=True))
        desk.press(desk.page.get_by_role("link", name="Scan a QR code"))
    else:
        desk.page.keyboard.press("ControlOrMeta+k")
        desk.page.get_by_role("combobox").fill("scan a qr")
        desk.press(desk.page.get_by_role("option", name="Scan a QR code"))
    expect(desk.page).to_have_url(re.compile(f"{office.letters}/{item['id']}"))
    expect(desk.heading(f"Scanned on site {phone}")).to_be_visible()
    desk.close()


def test_a_code_of_another_server_is_refused_with_words(sits: Sits, office: Office, sees: Sees) -> None:
    desk = Desk(sees(f"https://elsewhere.example/q/{code_of(new_id())}"), office.address, DANA)
    desk.sign_in(to="/scan")
    alert = desk.page.get_by_role("alert").filter(has_text="belongs to another server, elsewhere.example")
    expect(alert).to_be_visible()
    assert urlsplit(desk.page.url).path == "/scan"
    desk.close()


def test_a_picture_or_the_typed_code_will_do_without_a_camera(sits: Sits, office: Office) -> None:
    item = office.letter(CARL, subject="In a picture")
    dana = sits(office, DANA)
    dana.sign_in(to="/scan")
    expect(
        dana.page.get_by_text("There is no camera to look with").or_(dana.page.get_by_text("may not be used here"))
    ).to_be_visible()
    chosen = dana.page.get_by_label("Picture of a code")
    chosen.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": picture("hello")})
    expect(dana.page.get_by_text("not one of Sitepost")).to_be_visible()
    chosen.set_input_files({"name": "b.png", "mimeType": "image/png", "buffer": picture(link_of(office, item))})
    expect(dana.heading("In a picture")).to_be_visible()
    dana.page.goto("/scan")
    dana.page.get_by_label("Code or link").fill(code_of(UUID(item["id"])).lower())
    dana.press(dana.button("Open"))
    expect(dana.heading("In a picture")).to_be_visible()


def test_a_code_is_kept_through_the_sign_in(sits: Sits, office: Office) -> None:
    item = office.letter(CARL, subject="Behind the door")
    hidden = office.letter(CARL, subject="Not for Dana", private=True)
    dana = sits(office, DANA, phone=True)
    dana.sign_in(to=urlsplit(link_of(office, item)).path)
    expect(dana.heading("Behind the door")).to_be_visible()
    dana.watch.allow(404, "/api/q/")
    for code in (code_of(UUID(hidden["id"])), code_of(new_id()), "nonsense"):
        dana.page.goto(f"/q/{code}")
        expect(dana.page.get_by_text("Not for you, or not here.")).to_be_visible()
        expect(dana.page.get_by_text("Not for Dana")).to_be_hidden()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_what_is_due_stands_in_the_list_and_in_the_calendar(sits: Sits, office: Office, *, phone: bool) -> None:
    to = [office.people[DANA]]
    late = office.letter(CARL, subject=f"Late reply {phone}", assignees=to, due_on=LATE)
    soon = office.letter(CARL, subject=f"Soon reply {phone}", assignees=to, due_on=SOON)
    office.letter(CARL, subject=f"For others {phone}", due_on=SOON)
    dana = sits(office, DANA, phone=phone)
    dana.sign_in(to="/agenda")
    lines = dana.page.get_by_role("main").get_by_role("link", name=re.compile(f"(Late|Soon) reply {phone}"))
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("9 days late")
    dana.press(dana.button("By due date"))
    expect(lines.first).to_contain_text(late["number"])
    dana.page.goto(f"/projects/{office.project}/calendar?day={SOON}")
    day = dana.page.get_by_role("main")
    expect(day.get_by_text(f"For others {phone}")).to_be_visible()
    dana.press(dana.button("Mine"))
    expect(day.get_by_text(f"For others {phone}")).to_be_hidden()
    expect(day.get_by_text(f"Soon reply {phone}")).to_be_visible()
    dana.page.goto(f"/calendar?month={SOON[:7]}&view=month")
    expect(dana.page.get_by_role("table", name="Due dates of the month")).to_be_visible()
    if not phone:
        expect(dana.page.get_by_role("link", name=re.compile(soon["number"])).first).to_be_visible()


def test_a_calendar_link_is_made_read_and_revoked(sits: Sits, office: Office) -> None:
    office.letter(CARL, subject="In the feed", assignees=[office.people[DANA]], due_on=SOON)
    dana = sits(office, DANA)
    dana.sign_in(to="/me")
    dana.press(dana.page.get_by_role("link", name="Calendar links"))
    dana.page.get_by_label("Where it will be used").fill("Phone of Dana")
    dana.press(dana.button("Make link"))
    url = dana.page.get_by_text(re.compile(r"/api/calendar\.ics\?key=")).inner_text()
    assert "In the feed" in httpx.get(url).text
    dana.press(dana.button("I have kept it"))
    dana.press(dana.button("Revoke"))
    dana.press(dana.button("Revoke link"))
    dana.told("Link revoked")
    expect(dana.page.get_by_text("No links.")).to_be_visible()
    assert httpx.get(url).status_code == 404
