"""A custom field: made in the form's editor, placed by keyboard and mouse, filled in, read, listed and asked for."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office

CARL = "carl@kestrel.example"
TYPE = "Notice of Delay"


@pytest.fixture
def editor(office: Office) -> Iterator[str]:
    """The address of the form's editor in the client; the form is as it was afterwards, because others need it."""
    id = office.types[TYPE]["id"]
    fieldsets = f"/api/account/correspondence/types/{id}/fieldsets"
    before = office.items(MAYA, fieldsets)[0]
    yield f"/company/correspondence-types/{id}/fieldsets/{before['id']}"
    office.ask(MAYA, "PATCH", f"{fieldsets}/{before['id']}", {"sections": before["sections"]})


def add(desk: Desk, name: str, kind: str, *options: str) -> None:
    """Make a custom field from the editor, at the beginning of the form."""
    desk.press(desk.button("Add custom field").first)
    desk.press(desk.page.get_by_role("menuitem", name="New custom field"))
    panel = desk.page.get_by_role("dialog", name="New custom field")
    panel.get_by_label("Name", exact=False).first.fill(name)
    panel.get_by_label("What it holds").select_option(label=kind)
    for at, option in enumerate(options, 1):
        desk.press(desk.button("Add option", within=panel))
        panel.get_by_label(f"Option {at}", exact=True).fill(option)
    desk.press(desk.button("Add", within=panel))
    expect(panel).to_be_hidden()
    expect(tile(desk, name)).to_be_visible()


def tile(desk: Desk, name: str) -> Locator:
    """Return a custom field in the grid of the editor."""
    return desk.page.locator(f"[data-custom='{name}']")


def place(desk: Desk, name: str) -> str:
    """Return where a custom field stands: row, column and width."""
    found = tile(desk, name).evaluate("e => ['row', 'column', 'width'].map(k => e.style.getPropertyValue('--' + k))")
    return "/".join(found)


def drag(desk: Desk, name: str, to: str) -> None:
    """Drag a custom field onto a cell of the first section."""
    row, column = to.split("/")
    desk.button(f"Move {name}").scroll_into_view_if_needed()
    start = desk.button(f"Move {name}").bounding_box()
    end = desk.page.locator(f"[data-cell-part='0'][data-cell-row='{row}'][data-cell-column='{column}']").bounding_box()
    assert start
    assert end
    desk.page.mouse.move(start["x"] + 8, start["y"] + 8)
    desk.page.mouse.down()
    desk.page.mouse.move(start["x"] + 20, start["y"] + 20, steps=3)
    desk.page.mouse.move(end["x"] + 20, end["y"] + 20, steps=6)
    desk.page.mouse.up()


def test_a_company_adds_fields_of_its_own_and_a_letter_has_them(sits: Sits, office: Office, editor: str) -> None:
    maya = sits(office, MAYA)
    maya.sign_in(to=editor)
    add(maya, "Contract clause", "Short text")
    add(maya, "Cause", "Choice of one", "Wind", "Access")
    add(maya, "Hours lost", "Figure")
    assert [place(maya, name) for name in ("Contract clause", "Cause", "Hours lost")] == ["1/1/1", "1/2/1", "1/3/1"]

    maya.button("Move Hours lost").focus()
    maya.page.keyboard.press("ArrowDown")
    maya.page.keyboard.press("Shift+ArrowRight")
    expect(
        maya.page.get_by_text("Hours lost: row 2, column 3, 2 of 4 columns wide, in Beginning of the form")
    ).to_be_attached()
    assert place(maya, "Hours lost") == "2/3/2"
    expect(maya.button("Move Hours lost")).to_be_focused()
    drag(maya, "Cause", "2/1")
    assert (place(maya, "Cause"), place(maya, "Hours lost")) == ("2/1/1", "2/3/2")
    tile(maya, "Contract clause").get_by_role("combobox").select_option(label="Required")
    preview = maya.page.locator("section[aria-label='Preview of the form'] [inert]")
    expect(preview.get_by_text("Hours lost")).to_be_attached()
    maya.press(maya.button("Save"))
    dialog = maya.page.get_by_role("dialog", name="Apply changes to 1 project?")
    with maya.page.expect_response(lambda answer: answer.request.method == "PATCH") as kept:
        maya.press(maya.button("Apply", within=dialog))
    assert kept.value.ok

    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/new/{office.types[TYPE]['id']}")
    carl.page.get_by_role("textbox", name="Subject").fill("Gale at the tower crane")
    carl.press(carl.button("Create and issue"))
    expect(carl.page.get_by_text("Contract clause is required to issue this.")).to_be_visible()
    carl.page.get_by_label(re.compile("^Contract clause")).fill("61.3")
    carl.page.get_by_label("Hours lost").fill("12")
    carl.page.get_by_label("Cause").click()
    carl.press(carl.page.get_by_role("option", name="Wind"))
    carl.settle()
    carl.press(carl.button("Save as draft"))
    carl.told(re.compile("saved as a draft"))
    facts = carl.page.locator("dl[aria-label='Further facts']")
    expect(facts).to_contain_text("Contract clause61.3")
    expect(facts).to_contain_text("CauseWind")
    expect(facts).to_contain_text("Hours lost12")

    carl.page.goto(f"{office.address}{office.letters}?q=Gale")
    carl.press(carl.button("Columns"))
    carl.page.get_by_role("checkbox", name="Cause").check()
    carl.page.keyboard.press("Escape")
    expect(carl.page.get_by_role("row", name=re.compile("Gale at the tower crane"))).to_contain_text("Wind")

    item = office.items(CARL, f"{office.room}/items?q=Gale")[0]["id"]
    phone = sits(office, CARL, phone=True)
    phone.sign_in(to=f"{office.letters}/{item}/edit")
    cells = phone.page.locator("[data-field^='custom_field_']")
    expect(cells).to_have_count(3)
    boxes = cells.evaluate_all("all => all.map(e => e.getBoundingClientRect()).map(box => [box.top, box.width])")
    assert [width > 300 for _, width in boxes] == [True] * 3, "one column"
    assert boxes == sorted(boxes)
