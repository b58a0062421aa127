"""Forms: an administrator shapes one, and the letter has it; files are renamed, edits meet, keys lead out."""

import re

from playwright.sync_api import Locator, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk, Paper
from tests.browser.office import MAYA, Office, words_of

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"


def form_of(office: Office, type: str) -> tuple[str, str]:
    """Return the path of a type's first fieldset in the API, and in the client."""
    id = office.types[type]["id"]
    fieldset = office.items(MAYA, f"/api/account/correspondence/types/{id}/fieldsets")[0]["id"]
    path = f"types/{id}/fieldsets/{fieldset}"
    return f"/api/account/correspondence/{path}", f"/company/correspondence-{path}"


def section(desk: Desk, at: int) -> Locator:
    """Return one section of the form while it is shaped."""
    return desk.page.locator(f"tbody[data-part='{at}']")


def in_section(desk: Desk, at: int) -> list[str]:
    """Return the fields in one section, in order."""
    handles = section(desk, at).get_by_role("button", name=re.compile("^Move (?!.* (up|down)$)"))
    return [str(handle.get_attribute("aria-label")).removeprefix("Move ") for handle in handles.all()]


def drag(desk: Desk, field: str, to: Locator) -> None:
    """Drag a field by its handle to the lower half of a row."""
    desk.button(f"Move {field}").scroll_into_view_if_needed()
    start = desk.button(f"Move {field}").bounding_box()
    assert start
    desk.page.mouse.move(start["x"] + 8, start["y"] + 12)
    desk.page.mouse.down()
    desk.page.mouse.move(start["x"] + 8, start["y"] + 40, steps=4)
    end = to.bounding_box()  # places to drop at have opened
    assert end
    desk.page.mouse.move(end["x"] + 60, end["y"] + end["height"] * 0.75, steps=8)
    desk.page.mouse.up()


def test_an_administrator_shapes_the_form_and_the_letter_follows(sits: Sits, office: Office) -> None:
    api, address = form_of(office, "Letters")
    maya = sits(office, MAYA)
    maya.sign_in(to=address)
    preview = maya.page.locator("section[aria-label='Preview of the form'] [inert]")
    expect(preview.get_by_text("Cost impact")).to_be_attached()
    maya.press(maya.button("Add section"))
    expect(section(maya, 1).get_by_label("Name of the section")).to_be_focused()
    maya.page.keyboard.type("What it costs")
    maya.press(maya.button("Move Cost impact"))
    maya.press(maya.page.get_by_role("menuitem", name="What it costs"))
    assert in_section(maya, 1) == ["Cost impact"]
    expect(maya.button("Move Cost impact")).to_be_focused()
    for _ in range(3):
        maya.page.keyboard.press("ArrowUp")
    assert "Cost impact" in in_section(maya, 0), "the arrow keys lead over the border of a section"
    maya.page.keyboard.press("ArrowDown")
    expect(maya.button("Move Cost impact")).to_be_focused()
    for _ in range(2):
        maya.page.keyboard.press("ArrowDown")
    assert in_section(maya, 1) == ["Cost impact"]
    expect(maya.page.get_by_role("status").filter(has_text="Cost impact: 1 of 1 in What it costs")).to_be_attached()
    drag(maya, "Cost code", section(maya, 1).get_by_role("row").last)
    assert in_section(maya, 1) == ["Cost impact", "Cost code"]
    maya.page.get_by_label("Due date: Required").check()
    legend = preview.locator("legend", has_text="What it costs")
    expect(legend).to_be_attached()
    expect(preview.get_by_text("Due date required")).to_be_attached()
    maya.press(maya.button("Save"))
    maya.press(maya.page.get_by_role("dialog").get_by_role("button", name="Apply"))
    maya.told("Saved")

    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/new/{office.types['Letters']['id']}")
    part = carl.page.get_by_role("group", name="What it costs")
    expect(part.get_by_label("Cost impact")).to_be_visible()
    carl.page.get_by_role("textbox", name="Subject").fill("Shaped by its form")
    part.get_by_label("Cost impact").select_option("yes_known")
    part.get_by_label("Amount").fill("12500")
    carl.page.get_by_label("Due date").fill("2026-12-12")
    carl.press(carl.button("Create and issue"))
    read = carl.page.get_by_role("region", name="What it costs")
    expect(read).to_contain_text("12,500.00")
    expect(carl.page.get_by_role("heading", name="What it costs")).to_be_visible()

    maya.press(maya.button("Remove What it costs"))
    maya.press(maya.button("Save"))
    maya.press(maya.page.get_by_role("dialog").get_by_role("button", name="Apply"))
    maya.told("Saved")
    office.ask(MAYA, "PATCH", api, {"sections": [], "fields": {"due_on": "optional"}})


def test_sections_need_names_of_their_own(sits: Sits, office: Office) -> None:
    _, address = form_of(office, "Notice of Delay")
    maya = sits(office, MAYA)
    maya.sign_in(to=address)
    for at in (1, 2):
        maya.press(maya.button("Add section"))
        expect(section(maya, at).get_by_label("Name of the section")).to_be_focused()
    section(maya, 1).get_by_label("Name of the section").fill("Money")
    maya.press(maya.button("Save"))
    expect(section(maya, 2).get_by_text("Enter a name.")).to_be_visible()
    expect(section(maya, 2).get_by_label("Name of the section")).to_be_focused()
    maya.page.keyboard.type("money")
    expect(section(maya, 2).get_by_text("Another section has this name.")).to_be_visible()
    maya.press(maya.button("Move Money down"))
    expect(section(maya, 2).get_by_label("Name of the section")).to_have_value("Money")
    maya.press(maya.button("Discard"))
    expect(section(maya, 1)).to_have_count(0)


def rename(desk: Desk, to: str) -> None:
    """Fill the dialog that asks for a file's name."""
    dialog = desk.page.get_by_role("dialog", name="Rename file")
    expect(dialog.get_by_label("Name")).to_be_focused()
    dialog.get_by_label("Name").fill(to)
    desk.press(desk.button("Rename", within=dialog))
    expect(dialog).to_be_hidden()


def test_a_file_is_renamed_before_and_after_the_letter_is_issued(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/new/{office.types['Letters']['id']}")
    carl.page.get_by_role("textbox", name="Subject").fill("Renamed papers")
    carl.attach(Paper("IMG_0412.txt", "text/plain", b"the crane"))
    carl.press(carl.button("Rename IMG_0412.txt"))
    rename(carl, "Crane at gate 3")
    expect(carl.page.get_by_role("link", name="Crane at gate 3.txt")).to_be_visible()
    carl.press(carl.button("Create and issue"))
    expect(carl.heading("Renamed papers")).to_be_visible()
    carl.press(carl.button("Dismiss"))
    more = carl.page.get_by_role("button", name="More about Crane at gate 3.txt")
    carl.press(more)
    carl.press(carl.page.get_by_role("menuitem", name="Rename"))
    rename(carl, "Crane north")
    carl.told("Renamed to Crane north.txt")
    expect(carl.page.get_by_role("list", name="Attachments").get_by_text("Crane north.txt")).to_be_visible()
    carl.press(carl.button("Undo"))
    expect(carl.page.get_by_role("list", name="Attachments").get_by_text("Crane at gate 3.txt")).to_be_visible()
    carl.press(carl.page.get_by_role("button", name="Edit", exact=True))
    carl.press(carl.button("Rename Crane at gate 3.txt"))
    rename(carl, "Crane south")
    expect(carl.page.get_by_role("link", name="Crane south.txt")).to_be_visible()
    carl.page.get_by_role("textbox", name="Subject").fill("Renamed papers, edited after")
    carl.press(carl.button("Save"))
    expect(carl.heading("Renamed papers, edited after")).to_be_visible()
    expect(carl.page.get_by_role("list", name="Attachments").get_by_text("Crane south.txt")).to_be_visible()


def test_who_may_not_edit_has_no_rename(sits: Sits, office: Office) -> None:
    path = f"/api/projects/{office.project}/files?name=plan.txt"
    file = office.client(CARL).post(path, content=b"a plan").json()["id"]
    item = office.letter(CARL, subject="Not to be renamed", file_ids=[file], private=False)
    dana = sits(office, DANA)
    dana.sign_in(to=f"{office.letters}/{item['id']}")
    expect(dana.page.get_by_role("list", name="Attachments").get_by_text("plan.txt")).to_be_visible()
    expect(dana.page.get_by_role("link", name="Download plan.txt")).to_be_attached()
    expect(dana.page.get_by_role("button", name="More about plan.txt")).to_have_count(0)


def test_escape_leaves_list_field_and_form_one_after_the_other(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/new/{office.types['Letters']['id']}")
    subject = carl.page.get_by_role("textbox", name="Subject")
    subject.fill("Half a letter")
    box = carl.page.get_by_label("Assignees")
    box.fill("Dana")
    option = carl.page.get_by_role("option", name=re.compile("Dana Ortiz"))
    expect(option).to_be_visible()
    asks = carl.page.get_by_role("dialog", name="Leave without saving?")
    carl.page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    expect(box).to_be_focused()
    carl.page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(asks).to_be_hidden()
    carl.page.keyboard.press("Escape")
    expect(asks).to_be_visible()
    carl.page.keyboard.press("Escape")
    expect(asks).to_be_hidden()
    expect(subject).to_have_value("Half a letter")
    carl.page.keyboard.press("Escape")
    carl.press(carl.button("Discard changes", within=asks))
    expect(carl.heading("Correspondence").last).to_be_attached()


def companies(office: Office) -> dict[str, str]:
    """Return the ids of companies by name."""
    return {each["name"]: each["id"] for each in office.items(MAYA, "/api/account/companies")}


def test_escape_in_a_panel_asks_and_then_stays(sits: Sits, office: Office) -> None:
    maya = sits(office, MAYA)
    maya.sign_in(to="/company/companies")
    maya.press(maya.page.get_by_role("row").filter(has_text="Delta Concrete"))
    panel = maya.page.get_by_role("dialog", name="Edit company")
    panel.get_by_label("Phone").fill("020 7946 0000")
    asks = maya.page.get_by_role("dialog", name="Leave without saving?")
    for _ in range(2):
        maya.page.keyboard.press("Escape")
        expect(asks).to_be_visible()
        maya.page.keyboard.press("Escape")
        expect(asks).to_be_hidden()
        expect(panel.get_by_label("Phone")).to_have_value("020 7946 0000")
    maya.page.keyboard.press("Escape")
    maya.press(maya.button("Discard changes", within=asks))
    expect(panel).to_be_hidden()


def test_two_edits_of_a_company_meet_in_the_panel(sits: Sits, office: Office) -> None:
    delta = companies(office)["Delta Concrete"]
    path = f"/api/account/companies/{delta}"
    maya = sits(office, MAYA)
    maya.watch.allow(409, path)
    maya.sign_in(to="/company/companies")
    maya.press(maya.page.get_by_role("row").filter(has_text="Delta Concrete"))
    panel = maya.page.get_by_role("dialog", name="Edit company")
    panel.get_by_label("Phone").fill("mine")
    office.ask(MAYA, "PATCH", path, {"phone": "theirs", "website": "delta.example"})
    maya.press(maya.button("Save", within=panel))
    expect(panel.get_by_text(re.compile("Somebody changed this meanwhile: phone, website"))).to_be_visible()
    expect(panel.get_by_label("Phone")).to_have_value("mine")
    maya.press(maya.button("Take theirs", within=panel))
    expect(panel.get_by_label("Phone")).to_have_value("theirs")
    expect(panel.get_by_label("Website")).to_have_value("delta.example")
    expect(panel.get_by_text("Somebody changed this meanwhile")).to_be_hidden()
    panel.get_by_label("Phone").fill("mine again")
    office.ask(MAYA, "PATCH", path, {"mail": "post@delta.example"})
    maya.press(maya.button("Save", within=panel))
    expect(panel.get_by_text("Somebody changed this meanwhile: mail address")).to_be_visible()
    maya.press(maya.button("Save mine", within=panel))
    expect(panel).to_be_hidden()
    assert office.ask(MAYA, "GET", path)["phone"] == "mine again"


def test_take_theirs_and_go_on_saves_without_a_second_conflict(sits: Sits, office: Office) -> None:
    delta = companies(office)["Kestrel Construct"]
    path = f"/api/account/companies/{delta}"
    maya = sits(office, MAYA)
    maya.watch.allow(409, path)
    maya.sign_in(to="/company/companies")
    maya.press(maya.page.get_by_role("row").filter(has_text="Kestrel Construct"))
    panel = maya.page.get_by_role("dialog", name="Edit company")
    panel.get_by_label("Phone").fill("mine")
    office.ask(MAYA, "PATCH", path, {"phone": "theirs"})
    maya.press(maya.button("Save", within=panel))
    maya.press(maya.button("Take theirs", within=panel))
    panel.get_by_label("Short name").fill("KES")
    maya.press(maya.button("Save", within=panel))
    expect(panel).to_be_hidden()
    now = office.ask(MAYA, "GET", path)
    assert (now["phone"], now["short_name"]) == ("theirs", "KES")


def test_a_filter_finds_people_by_typing_and_counts_their_letters(sits: Sits, office: Office) -> None:
    dana = office.people[DANA]
    office.letter(CARL, subject="Filtered for Dana", assignees=[dana], private=False)
    carl = sits(office, CARL)
    carl.sign_in(to=office.letters)
    carl.press(carl.page.get_by_role("group", name="Filters").get_by_role("button", name="Assignee"))
    drop = carl.page.get_by_role("dialog", name="Assignee")
    expect(drop.get_by_role("textbox", name="Find in Assignee")).to_be_focused()
    carl.page.keyboard.type("delta ort")
    choice = drop.get_by_role("listitem").filter(has_text="Dana Ortiz, Delta Concrete")
    expect(choice).to_have_count(1)
    expect(choice).to_contain_text(re.compile(r"[1-9]\d*$"))
    expect(drop.get_by_role("listitem")).to_have_count(1)
    drop.get_by_label("Dana Ortiz, Delta Concrete").check()
    carl.page.keyboard.press("Escape")
    expect(drop).to_be_hidden()
    expect(carl.page.get_by_role("row").filter(has_text="Filtered for Dana")).to_be_visible()
    carl.page.reload()
    chip = carl.page.get_by_role("group", name="Filters").get_by_role("button", name="Assignee")
    expect(chip).to_contain_text("Dana Ortiz")
    with carl.page.expect_response(lambda answer: answer.url.endswith("/api/me/settings")):
        carl.press(carl.button("Clear filters"))  # kept with the person, for their next visit


def test_an_unread_letter_is_bold_until_it_is_opened(sits: Sits, office: Office) -> None:
    told = {"assignees": [office.people[DANA]], "description": words_of("Read me.")}
    item = office.letter(CARL, subject="Told to Dana", **told)
    dana = sits(office, DANA)
    dana.sign_in(to=office.letters)
    row = dana.page.get_by_role("row").filter(has_text="Told to Dana")
    expect(row.get_by_role("img", name="unread")).to_be_attached()
    expect(row.get_by_text("Told to Dana")).to_have_css("font-weight", "600")
    dana.visit(f"{office.letters}/{item['id']}", "Told to Dana")
    expect(row.get_by_role("img", name="unread")).to_have_count(0)


def test_a_retired_location_keeps_its_name_in_the_form_and_is_offered_no_more(sits: Sits, office: Office) -> None:
    places = f"/api/projects/{office.project}/locations"
    place = office.ask(MAYA, "POST", places, {"name": "Site cabin"})["id"]
    item = office.letter(CARL, subject="At the cabin", location_id=place)
    office.ask(MAYA, "DELETE", f"{places}/{place}")
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/{item['id']}/edit")
    expect(carl.button("Remove Site cabin")).to_be_visible()
    carl.page.get_by_role("textbox", name="Subject").fill("At the cabin, edited")
    carl.press(carl.button("Save"))
    expect(carl.heading("At the cabin, edited")).to_be_visible()
    expect(carl.page.get_by_role("definition").filter(has_text="Site cabin")).to_be_visible()
    carl.page.goto(f"{office.letters}/new/{office.types['Letters']['id']}")
    carl.page.get_by_label("Location").fill("cabin")
    expect(carl.page.get_by_role("option", name="Site cabin")).to_have_count(0)
