"""A day at the desk: the list, fields that answer fast hands, gaps, photographs, what is pasted from Word."""

import io
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.conftest import Sits
from tests.browser.desk import PASSWORD, Desk, Paper
from tests.browser.machines import Mailbox, Server
from tests.browser.office import MAYA, Office, words_of

CARL = "carl@kestrel.example"
DANA = "dana@delta.example"
PASTE = """([selector, html]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const paste = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", paste));
}"""


def subject_of(page: Page) -> Locator:
    """Return the field of the subject."""
    return page.get_by_role("textbox", name="Subject")


def row(page: Page, subject: str) -> Locator:
    """Return a line of the list."""
    return page.get_by_role("row").filter(has_text=subject)


def come(desk: Desk, office: Office, *, to: str) -> None:
    """Sit down with the session that one has already: so many sign-ins in a minute would be refused."""
    cookies = [
        {"name": each.name, "value": str(each.value), "url": office.address}
        for each in office.client(desk.mail).cookies.jar
    ]
    desk.context.add_cookies(cookies)  # type: ignore[arg-type]  # dicts of strings
    desk.page.goto(to)


def new_letter(desk: Desk, office: Office, subject: str = "") -> Page:
    """Open the form of a new letter."""
    come(desk, office, to=f"{office.letters}/new/{office.types['Letters']['id']}")
    expect(subject_of(desk.page)).to_be_focused()
    subject_of(desk.page).fill(subject)
    return desk.page


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A site of its own: so many letters would be in the way of other tests."""
    post = Mailbox()
    post.start()
    server = Server(tmp_path_factory.mktemp("daily") / "data", post)
    server.start()
    made = Office(server)
    made.build(post)
    yield made
    server.stop()
    post.stop()


@pytest.fixture
def many(office: Office) -> list[Any]:
    """More letters than one page of the list holds."""
    sent = office.items(MAYA, f"{office.room}/items?q=Marker&limit=100")
    return sent or [office.letter(MAYA, subject=f"Marker {n:02d}", private=False) for n in range(70)]


def test_more_words_than_the_server_takes_are_cut_and_not_kept(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    come(carl, office, to=f"{office.letters}?q={'crane' * 100}")
    page = carl.page
    expect(page.get_by_text("Nothing matches these filters.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value(("crane" * 100)[:200])
    page.goto(office.letters)
    expect(page.get_by_text("This did not load")).to_have_count(0)


def test_sort_and_group_are_there_on_a_phone_and_beside_an_item(sits: Sits, office: Office, many: list[Any]) -> None:
    phone = sits(office, CARL, phone=True)
    come(phone, office, to=office.letters)
    phone.press(phone.button("Sort and group"))
    phone.press(phone.page.get_by_role("menuitemradio", name="Subject"))
    expect(phone.page).to_have_url(re.compile("sort=subject"))
    phone.press(phone.page.get_by_role("menuitemradio", name="No groups"))
    expect(phone.page).to_have_url(re.compile("group=none"))
    carl = sits(office, CARL)
    come(carl, office, to=f"{office.letters}/{many[0]['id']}")
    carl.press(carl.button("Sort and group"))
    expect(carl.page.get_by_role("menuitemradio", name="Group by type")).to_be_visible()


def test_the_list_can_leave_out_what_is_late_and_what_lies_in_a_place(sits: Sits, office: Office) -> None:
    tower = office.ask(MAYA, "POST", f"/api/projects/{office.project}/locations", {"name": "West tower"})["id"]
    inside = {"name": "Level 9", "parent_id": tower}
    level = office.ask(MAYA, "POST", f"/api/projects/{office.project}/locations", inside)["id"]
    office.letter(MAYA, subject="On the tower", location_id=tower, due_on="2020-01-01", private=False)
    office.letter(MAYA, subject="On level 9", location_id=level, private=False)
    maya = sits(office, MAYA)
    come(maya, office, to=f"{office.letters}?location={tower}")
    page = maya.page
    expect(row(page, "On level 9")).to_be_visible()
    maya.press(maya.button("More filters"))
    panel = page.get_by_role("dialog", name="Filters")
    panel.get_by_label("And what lies in it").uncheck()
    expect(row(page, "On level 9")).to_have_count(0)
    expect(row(page, "On the tower")).to_be_visible()
    panel.get_by_label("And what lies in it").check()
    panel.get_by_label("Overdue").select_option(label="Not overdue")
    expect(row(page, "On the tower")).to_have_count(0)
    expect(row(page, "On level 9")).to_be_visible()


def test_a_draft_is_never_late(sits: Sits, office: Office) -> None:
    draft = office.letter(CARL, issue=False, subject="Half written", due_on="2020-01-07")
    carl = sits(office, CARL)
    come(carl, office, to=f"{office.letters}?q=Half+written")
    expect(row(carl.page, "Half written")).to_contain_text("7 Jan 2020")
    expect(row(carl.page, "Half written")).not_to_contain_text("late")
    carl.page.goto(f"{office.letters}/{draft['id']}")
    due = carl.page.get_by_text("Due 7 Jan 2020")
    expect(due).to_be_visible()
    expect(due).not_to_contain_text("late")


def test_a_day_is_written_as_days_are_written_here(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    page = new_letter(carl, office, "Days")
    due = page.get_by_role("textbox", name="Due date")
    for typed, shown in (("11.12.2026", "Fri 11 Dec 2026"), ("2027-03-05", "Fri 5 Mar 2027")):
        due.fill(typed)
        due.blur()
        expect(due).to_have_value(shown)
    for typed, told in (("0026-11-28", "Enter a day between 2000 and 2100."), ("soon", "Enter a day, such as")):
        due.fill(typed)
        carl.press(carl.button("Save as draft"))
        expect(page.get_by_text(told)).to_be_visible()
        expect(due).to_be_focused()
    due.fill("28 nov 2026")
    carl.press(carl.button("Save as draft"))
    expect(carl.heading("Days")).to_be_visible()
    expect(page.get_by_text("Due Sat 28 Nov")).to_be_visible()


def test_fast_hands_pick_people_by_enter(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    page = new_letter(carl, office, "Picked by keyboard")
    box = page.get_by_label("Assignees")
    box.press_sequentially("dana")
    box.press("Enter")
    expect(carl.button("Remove Dana Ortiz")).to_be_visible()
    expect(box).to_have_value("")
    box.press_sequentially("maya")
    option = page.get_by_role("option", name=re.compile("Maya King"))
    expect(option).to_have_attribute("data-combobox-selected", "true")
    box.press("Enter")
    expect(carl.button("Remove Maya King")).to_be_visible()
    box.fill("nobody of that name")
    box.press("Tab")
    expect(box).to_have_value("")
    box.click()
    options = page.get_by_role("listbox", name="People").get_by_role("option")
    expect(options.first).to_contain_text("Carl Reyes")
    carl.press(carl.button("Remove Maya King"))
    carl.press(carl.button("Remove Dana Ortiz"))
    box.click()
    expect(options.nth(0)).to_contain_text("Maya King")
    expect(options.nth(1)).to_contain_text("Dana Ortiz")


def test_an_item_opened_by_address_is_marked_in_the_list_and_keys_go_on_from_it(
    sits: Sits, office: Office, many: list[Any]
) -> None:
    by_subject = sorted(many, key=lambda each: each["subject"])
    carl = sits(office, CARL)
    office.ask(CARL, "PATCH", "/api/me/settings", {"lists": {f"correspondence.{office.project}": {}}})
    come(carl, office, to=f"{office.letters}/{by_subject[3]['id']}")  # the newest stand first: far down
    marked = carl.page.locator("[role=row][data-open]")
    expect(marked).to_contain_text("Marker 03")
    expect(marked).to_be_in_viewport()
    carl.page.keyboard.press("j")
    expect(carl.heading("Marker 02")).to_be_visible()
    carl.page.keyboard.press("k")
    expect(carl.heading("Marker 03")).to_be_visible()
    carl.page.keyboard.press("k")
    expect(carl.heading("Marker 04")).to_be_visible()


def test_enter_in_the_search_leads_to_the_first_line(sits: Sits, office: Office, many: list[Any]) -> None:
    carl = sits(office, CARL)
    come(carl, office, to=f"{office.letters}?sort=subject&group=none")
    expect(carl.page.get_by_role("row").nth(3)).to_be_visible()
    carl.page.keyboard.press("/")
    carl.page.keyboard.type("Marker")
    carl.page.keyboard.press("Enter")
    expect(row(carl.page, "Marker 00")).to_be_focused()
    carl.page.keyboard.press("Enter")
    expect(carl.heading("Marker 00")).to_be_visible()


def test_words_typed_before_the_editor_is_there_are_words(sits: Sits, office: Office, many: list[Any]) -> None:
    item = office.letter(MAYA, subject="Typed early", private=False, assignees=[office.people[CARL]])
    carl = sits(office, CARL)
    held: list[Route] = []
    carl.context.route(re.compile("/assets/Editor-"), lambda route: held.append(route))
    come(carl, office, to=f"{office.letters}/{item['id']}")
    expect(carl.heading("Typed early")).to_be_visible()
    expect(carl.page.get_by_text("Write a response…")).to_be_visible()
    carl.page.keyboard.press("r")
    carl.page.keyboard.type("just keep walking")
    expect(carl.heading("Typed early")).to_be_visible()
    for route in held:
        route.continue_()
    editor = carl.page.locator("[contenteditable=true]")
    expect(editor).to_be_focused()
    expect(editor).to_have_text("just keep walking")
    carl.page.keyboard.type(", jk")
    expect(editor).to_have_text("just keep walking, jk")


def test_a_response_sent_before_the_editor_is_there_is_sent(sits: Sits, office: Office) -> None:
    item = office.letter(MAYA, subject="Sent early", private=False)
    carl = sits(office, CARL)
    held: list[Route] = []
    carl.context.route(re.compile("/assets/Editor-"), lambda route: held.append(route))
    come(carl, office, to=f"{office.letters}/{item['id']}")
    expect(carl.page.get_by_text("Write a response…")).to_be_visible()
    carl.page.keyboard.press("r")
    carl.page.keyboard.type("Agreed.")
    carl.page.keyboard.press("Control+Enter")
    for route in held:
        route.continue_()
    expect(carl.page.get_by_role("listitem", name="Response 1")).to_contain_text("Agreed.")


def answering(sits: Sits, office: Office, subject: str, text: str) -> tuple[Desk, str]:
    """Have Carl write a response far below a long letter of his; return his desk and the letter's id."""
    long = {"type": "doc", "content": [words_of(f"Paragraph {n}")["content"][0] for n in range(60)]}
    item = office.letter(MAYA, subject=subject, description=long, private=False, assignees=[office.people[CARL]])
    carl = sits(office, CARL)
    come(carl, office, to=f"{office.letters}/{item['id']}")
    expect(carl.page.get_by_text("Write a response…")).to_be_visible()
    carl.page.keyboard.press("r")
    carl.page.keyboard.type(text)
    expect(carl.page.locator("[contenteditable=true]")).to_have_text(text)
    return carl, item["id"]


def test_the_response_that_was_posted_has_the_focus_and_is_in_sight(sits: Sits, office: Office) -> None:
    carl, _ = answering(sits, office, "Answered far below", "Seen and done.")
    carl.page.keyboard.press("Control+Enter")
    answer = carl.page.get_by_role("listitem", name="Response 1")
    expect(answer).to_be_focused()
    expect(answer).to_be_in_viewport(ratio=1)
    carl.told("Response posted")


def test_a_hand_that_goes_on_before_the_response_is_there_is_left_alone(sits: Sits, office: Office) -> None:
    carl, item = answering(sits, office, "Closed at once", "Done.")
    held: list[Route] = []
    carl.page.route(re.compile(f"/items/{item}(/responses)?$"), lambda route: wait_with(route, held))
    carl.page.keyboard.press("Control+Enter")
    carl.told("Response posted")
    carl.press(carl.button("Change status"))
    for route in held:
        route.continue_()
    expect(carl.page.get_by_role("listitem", name="Response 1")).to_contain_text("Done.")
    carl.press(carl.page.get_by_role("menuitem", name="Closed - Successful"))
    expect(carl.page.get_by_text("This item is closed.")).to_be_visible()


def wait_with(route: Route, held: list[Route]) -> None:
    """Hold what is read back, and let through what is sent."""
    if route.request.method == "GET":
        held.append(route)
    else:
        route.continue_()


WORD = """<html><body><!--StartFragment-->
<p class=MsoNormal>As agreed, see <a href="https://plans.example/a">plan A</a> of <b>Monday</b>:</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Props stay</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span>on
level 4</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span>Crane waits</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>First</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Core<o:p></o:p></p></td><td><p>Days</p><p>lost</p></td></tr>
<tr><td><p>West</p></td><td><p><b>4</b></p></td></tr></table>
<!--EndFragment--></body></html>"""


def test_what_is_pasted_from_word_keeps_its_shape(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    page = new_letter(carl, office, "Pasted from Word")
    editor = page.get_by_role("textbox", name="Description")
    carl.press(editor)
    page.evaluate(PASTE, ["[contenteditable=true]", WORD])
    expect(editor.get_by_role("link", name="plan A")).to_be_visible()
    assert "see plan A of Monday:" in editor.inner_text()
    carl.press(carl.button("Save as draft"))
    expect(carl.heading("Pasted from Word")).to_be_visible()
    found = office.items(CARL, f"{office.room}/items?q=Pasted+from+Word")[0]["id"]
    content = office.ask(CARL, "GET", f"{office.room}/items/{found}")["description"]["content"]
    assert [node["type"] for node in content] == ["paragraph", "bulletList", "orderedList", "paragraph", "paragraph"]
    bullets = [words(line) for line in content[1]["content"]]
    assert bullets == ["Props stayon level 4", "Crane waits"], "one list, with one in it"
    assert content[1]["content"][0]["content"][1]["type"] == "bulletList"
    assert [words(line) for line in content[2]["content"]] == ["First"]
    assert [words(line) for line in content[3:]] == ["Core\tDays lost", "West\t4"]


def words(node: dict[str, Any]) -> str:
    """Return the text of a node."""
    return str(node.get("text", "")) + "".join(words(child) for child in node.get("content", []))


def test_the_first_steps_of_a_project_tick_themselves_off(sits: Sits, fresh: Server) -> None:
    site = Office(fresh)
    person = {"name": "Maya King", "mail": MAYA, "password": PASSWORD}
    body = {"account_name": "Quay Developments", "person": person, "types": ["letters"]}
    body["project"] = {"name": "Quay Wall", "number": "QW-02", "time_zone": "Europe/London"}
    project = site.ask(MAYA, "POST", "/api/setup", body)["project"]["id"]
    maya = sits(fresh, MAYA)
    come(maya, site, to=f"/projects/{project}")
    steps = maya.page.get_by_role("list", name="Next steps").get_by_role("listitem")
    expect(steps).to_have_count(3)
    for step, said in zip(steps.all(), ("Done", "To do", "To do"), strict=True):
        expect(step.get_by_role("img", name=said)).to_be_visible()
    maya.press(steps.nth(1).get_by_role("link", name="Invite people"))
    expect(maya.page).to_have_url(re.compile("/directory$"))
    company = site.ask(MAYA, "POST", "/api/account/companies", {"name": "Kestrel"})["id"]
    carl = {"name": "Carl Reyes", "mail": CARL, "company_id": company}
    template = site.items(MAYA, "/api/account/permission-templates")[0]["id"]
    site.ask(MAYA, "POST", f"/api/projects/{project}/people", {"person": carl, "template_id": template})
    maya.page.goto(f"/projects/{project}")
    expect(steps.nth(1).get_by_role("img", name="Done")).to_be_visible()
    letters = f"/api/projects/{project}/correspondence"
    first = {"type_id": site.items(MAYA, f"{letters}/types")[0]["id"], "issue": False, "subject": "The first"}
    site.ask(MAYA, "POST", f"{letters}/items", first)
    maya.page.reload()
    expect(maya.heading("Waiting for you")).to_be_visible()
    expect(steps).to_have_count(0)


def test_a_private_letter_names_everybody_who_will_see_it(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    page = new_letter(carl, office, "For few eyes")
    page.get_by_role("checkbox", name="Private").check()
    carl.pick("Assignees", "Dana")
    carl.press(carl.button("Show names"))
    names = page.get_by_role("list", name="Who will see this")
    expect(names.get_by_role("listitem").filter(has_text="Maya King")).to_contain_text("administrator of this type")
    expect(names.get_by_role("listitem").filter(has_text="Dana Ortiz")).to_contain_text("assignee")
    expect(names.get_by_role("listitem").filter(has_text="Carl Reyes")).to_contain_text("created it")


def test_issuing_a_draft_with_gaps_opens_the_form_at_the_first(sits: Sits, office: Office) -> None:
    type = office.types["Letters"]["id"]
    path = f"/api/account/correspondence/types/{type}/fieldsets"
    fieldset = f"{path}/{office.items(MAYA, path)[0]['id']}"
    office.ask(MAYA, "PATCH", fieldset, {"fields": {"due_on": "required", "location": "required"}})
    try:
        draft = office.letter(CARL, issue=False, subject="With gaps")
        carl = sits(office, CARL)
        come(carl, office, to=f"{office.letters}/{draft['id']}")
        carl.watch.allow(422, "/status")
        carl.press(carl.button("Issue"))
        page = carl.page
        expect(page.get_by_text("Due date is required to issue this.")).to_be_visible()
        expect(page.get_by_text("Location is required to issue this.")).to_be_visible()
        expect(page.get_by_role("textbox", name="Due date")).to_be_focused()
    finally:
        office.ask(MAYA, "PATCH", fieldset, {"fields": {"due_on": "optional", "location": "optional"}})


def photograph() -> Paper:
    """Return a photograph of more than 2 MB."""
    chance = random.Random(7)
    picture = Image.frombytes("RGB", (2800, 2100), chance.randbytes(2800 * 2100 * 3))
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=90)
    return Paper("IMG_0412.jpg", "image/jpeg", kept.getvalue())


def test_a_large_photograph_is_sent_smaller_and_the_original_is_one_press_away(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL)
    page = new_letter(carl, office, "With a photograph")
    paper = photograph()
    carl.attach(paper)
    line = page.get_by_role("list", name="Attached").get_by_role("listitem")
    expect(line).to_contain_text("made smaller")
    carl.press(page.get_by_role("button", name=re.compile("Send the original of IMG_0412.jpg")))
    expect(line).not_to_contain_text("made smaller")
    page.get_by_role("checkbox", name="Make large photographs smaller").uncheck()
    carl.attach(Paper("IMG_0413.jpg", "image/jpeg", paper.data))
    carl.press(carl.button("Save as draft"))
    expect(carl.heading("With a photograph")).to_be_visible()
    found = office.items(CARL, f"{office.room}/items?q=With+a+photograph")[0]["id"]
    files = office.ask(CARL, "GET", f"{office.room}/items/{found}")["files"]
    assert [file["size"] for file in files] == [len(paper.data)] * 2


def test_e_leads_into_the_first_field(sits: Sits, office: Office) -> None:
    item = office.letter(CARL, subject="Edited by key", private=False)
    carl = sits(office, CARL)
    come(carl, office, to=f"{office.letters}/{item['id']}")
    expect(carl.heading("Edited by key")).to_be_visible()
    carl.page.keyboard.press("e")
    expect(subject_of(carl.page)).to_be_focused()
    expect(subject_of(carl.page)).to_have_value("Edited by key")


def test_a_closed_letter_on_a_phone_is_read_undisturbed(sits: Sits, office: Office) -> None:
    item = office.letter(MAYA, subject="Closed and long " * 30, private=False)
    closed = next(each["id"] for each in item["statuses"] if each["maps_to"] == "closed_successful")
    office.ask(MAYA, "PUT", f"{office.room}/items/{item['id']}/status", {"status_id": closed})
    dana = sits(office, DANA, phone=True)
    come(dana, office, to=f"{office.letters}/{item['id']}")
    expect(dana.page.get_by_text("This item is closed.")).to_be_visible()
    expect(dana.button("Respond")).to_have_count(0)
    title = dana.page.get_by_role("heading", level=1)
    before = title.bounding_box()
    dana.press(dana.button("Show the whole title"))
    after = title.bounding_box()
    assert before
    assert after
    assert before["height"] < 120 < after["height"]
