"""Bad input and bad luck: scripts stay words, and what was typed survives refusals, cut lines and other people."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk, Paper
from tests.browser.office import MAYA, Office, words_of
from tests.browser.watch import TRAP

CARL, DANA = "carl@kestrel.example", "dana@delta.example"
IMAGE = f"<img src=//{TRAP}/i onerror=alert(1)>"
SCRIPT = f"<script>fetch('//{TRAP}/s');alert(2)</script>"
SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('//{TRAP}/v')"><script>alert(3)</script></svg>"""
SUBJECT = f"Hostile {IMAGE}{{{{7*7}}}}"
FILES = [
    Paper(f"a{IMAGE[:4]}onerror=alert(4)>.svg", "image/svg+xml", SVG.encode()),
    Paper("page\u202egpj.html", "text/html", f"<body onload=alert(5)>{SCRIPT}".encode()),
    Paper("../../quotes\"';.jpg", "image/jpeg", SVG.encode()),
]
NO_LINE = "No connection to the server"
PASTE = """(editor, markup) => {
  const data = new DataTransfer();
  data.setData("text/html", markup);
  data.setData("text/plain", "plain");
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def upload(office: Office, paper: Paper) -> str:
    """Store a file as Dana, as a program would."""
    asked = {"name": paper.name, "size": len(paper.data), "media_type": paper.media_type}
    slot = office.ask(DANA, "POST", f"/api/projects/{office.project}/uploads", asked)
    address = f"/api/projects/{office.project}/uploads/{slot['id']}"
    done = office.client(DANA).put(address, params={"offset": 0}, content=paper.data).json()
    file: str = done["file"]["id"]
    return file


def edit(office: Office, who: str, item: Any, **fields: Any) -> Any:
    """Edit a letter behind the back of whoever has it open."""
    path = f"{office.room}/items/{item['id']}"
    version = office.ask(who, "GET", path)["version"]
    return office.ask(who, "PATCH", path, fields, **{"If-Match": f'"{version}"'})


def subject_of(page: Page) -> Any:
    """The field in the title's place."""
    return page.get_by_role("textbox", name="Subject")


def new_letter(desk: Desk, office: Office) -> Page:
    """Open the empty form of a new letter of the type Letters."""
    type = office.types["Letters"]["id"]
    office.ask(desk.mail, "DELETE", f"{office.room}/autosaves/new:{type}")
    desk.page.goto(f"{office.letters}/new/{type}")
    expect(subject_of(desk.page)).to_be_focused()
    return desk.page


def test_scripts_in_words_and_names_stay_words(sits: Sits, office: Office) -> None:
    files = [upload(office, paper) for paper in FILES]
    text = words_of(f"{IMAGE} {SCRIPT} javascript:alert(6)")
    item = office.letter(
        DANA, subject=SUBJECT, description=text, file_ids=files, assignees=[office.people[CARL]], private=False
    )
    office.ask(DANA, "POST", f"{office.room}/items/{item['id']}/responses", {"text": text, "file_ids": []})
    carl = sits(office, CARL)
    carl.sign_in()
    page = carl.page
    page.goto(office.letters)
    expect(page.get_by_role("link", name=SUBJECT)).to_be_visible()
    carl.press(page.get_by_role("link", name=SUBJECT))
    expect(carl.heading(SUBJECT)).to_be_visible()
    expect(page.get_by_text("javascript:alert(6)").first).to_be_visible()
    expect(page.get_by_role("list", name="Attachments").get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_role("listitem", name="Response 1")).to_contain_text(SCRIPT)
    look_everywhere(carl, office, item)
    assert carl.watch.caught == []


def look_everywhere(carl: Desk, office: Office, item: Any) -> None:
    """History, palette, search, notices, the edit form, and the files by themselves."""
    page = carl.page
    carl.press(page.get_by_role("tab", name="Change history"))
    expect(page.get_by_role("tabpanel").or_(page.get_by_role("main")).get_by_text("Dana Ortiz").first).to_be_visible()
    carl.press(carl.button(re.compile("^Search or jump to")).first)
    page.get_by_role("combobox", name="Search or jump to").fill("Hostile")
    expect(page.get_by_role("option", name=re.compile("Hostile <img"))).to_be_visible()
    carl.press(page.get_by_role("option", name="All results for"))
    expect(page.get_by_role("list", name="Results")).to_contain_text("onerror=alert(1)")
    carl.press(carl.button(re.compile("^Notifications")))
    drawer = page.get_by_role("dialog", name="Notifications")
    carl.press(drawer.get_by_role("tab", name="All"))
    expect(drawer).to_contain_text("onerror=alert(1)")
    page.goto(f"{office.letters}/{item['id']}/edit")
    expect(subject_of(page)).to_have_value(SUBJECT)
    for file in item["files"]:
        opened = carl.context.request.get(f"/api/projects/{office.project}/files/{file['id']}/content?inline=1")
        assert opened.headers["content-disposition"].startswith("attachment"), opened.headers
        assert "sandbox" in opened.headers["content-security-policy"]


def test_pasted_markup_is_cleaned(sits: Sits, office: Office) -> None:
    dana = sits(office, DANA)
    dana.sign_in()
    page = new_letter(dana, office)
    editor = page.get_by_role("textbox", name="Description")
    markup = f"<p>Kept <b>bold</b> {IMAGE}{SCRIPT}<a href='javascript:alert(7)' onclick='alert(8)'>link</a></p>{SVG}"
    dana.watch.forgiven += ["inline event handler", "policy: script-src-attr"]  # the browser says that it refused
    editor.evaluate(PASTE, markup)
    expect(editor).to_contain_text("Kept bold")
    assert editor.evaluate("element => element.querySelectorAll('script, svg, [onclick], [onerror]').length") == 0
    assert editor.evaluate("element => [...element.querySelectorAll('a')].map((a) => a.protocol)") in ([], ["http:"])
    subject_of(page).fill("Pasted from elsewhere")
    dana.press(dana.button("Create and issue"))
    dana.told("issued")
    expect(page.get_by_text("Kept bold")).to_be_visible()
    assert dana.watch.caught == []


def test_a_refused_save_keeps_what_was_typed(sits: Sits, office: Office) -> None:
    taken = office.letter(MAYA, subject="The first", private=False)["position"]
    dana = sits(office, DANA)
    dana.sign_in()
    page = new_letter(dana, office)
    subject_of(page).fill("With a number of its own")
    dana.write("Description", "Words that took a while.")
    number = page.get_by_role("textbox", name="Number", exact=True)
    number.fill(taken)
    dana.watch.allow(409, "/items")
    dana.watch.allow(422, "/items")
    dana.press(dana.button("Create and issue"))
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(number).to_be_focused()
    expect(subject_of(page)).to_have_value("With a number of its own")
    expect(page.get_by_role("textbox", name="Description")).to_have_text("Words that took a while.")
    number.fill("")
    dana.press(dana.button("Create and issue"))
    dana.told("issued")
    expect(dana.heading("With a number of its own")).to_be_visible()


def test_a_cut_line_loses_nothing_and_doubles_nothing(sits: Sits, office: Office) -> None:
    dana = sits(office, DANA)
    dana.sign_in()
    page = new_letter(dana, office)
    dana.watch.line_is_cut = True
    dana.context.set_offline(True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    subject_of(page).fill("Written in the basement")
    dana.write("Description", "There is no line down here.")
    expect(page.get_by_text("kept on this device")).to_be_visible()
    dana.press(dana.button("Create and issue"))
    dana.told(NO_LINE)
    expect(subject_of(page)).to_have_value("Written in the basement")
    dana.context.set_offline(False)
    expect(page.get_by_text("You are offline.")).to_be_hidden()
    dana.press(dana.button("Create and issue"))
    expect(dana.heading("Written in the basement")).to_be_visible()
    expect(page).to_have_url(re.compile("/correspondence/[0-9a-f-]{36}$"))
    found = office.items(DANA, f"{office.room}/items?q=basement")
    assert [each["subject"] for each in found] == ["Written in the basement"]


def test_two_people_edit_and_neither_loses(sits: Sits, office: Office) -> None:
    item = office.letter(MAYA, subject="Pour of the raft", private=False)
    carl = sits(office, CARL)
    carl.sign_in(to=f"{office.letters}/{item['id']}/edit")
    page = carl.page
    carl.hear()
    subject_of(page).fill("Pour of the raft, by Carl")
    edit(office, MAYA, item, due_on="2026-12-11")
    carl.told("Due date")
    expect(page.get_by_role("textbox", name="Due date")).to_have_value("Fri 11 Dec 2026")
    expect(subject_of(page)).to_have_value("Pour of the raft, by Carl")
    edit(office, MAYA, item, subject="Pour of the raft, by Maya")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Pour of the raft, by Maya")
    expect(alert).to_contain_text("Pour of the raft, by Carl")
    carl.press(carl.button("Go on with these"))
    carl.press(carl.button("Save"))
    carl.told("saved")
    expect(carl.heading("Pour of the raft, by Carl")).to_be_visible()
    assert office.ask(MAYA, "GET", f"{office.room}/items/{item['id']}")["due_on"] == "2026-12-11"


def test_a_stale_version_is_refused_and_shown(sits: Sits, office: Office) -> None:
    item = office.letter(MAYA, subject="Hoarding at gate 2", private=False)
    carl = sits(office, CARL)
    carl.context.route_web_socket(re.compile("/api/live"), lambda _: None)  # nobody tells him
    carl.sign_in(to=f"{office.letters}/{item['id']}/edit")
    subject_of(carl.page).fill("Hoarding at gate 3")
    edit(office, MAYA, item, subject="Hoarding at gate 4")
    carl.watch.allow(409, f"/items/{item['id']}")
    carl.press(carl.button("Save"))
    alert = carl.page.get_by_role("alert")
    expect(alert).to_contain_text("Hoarding at gate 4")
    expect(subject_of(carl.page)).to_have_value("Hoarding at gate 3")
    carl.press(carl.page.get_by_role("radio", name="Hoarding at gate 4"))
    carl.press(carl.button("Go on with these"))
    expect(subject_of(carl.page)).to_have_value("Hoarding at gate 4")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_leaving_a_form_asks_first(sits: Sits, office: Office, phone: bool) -> None:
    dana = sits(office, DANA, phone=phone)
    dana.sign_in()
    page = new_letter(dana, office)
    subject_of(page).fill("Half a thought")
    question = page.get_by_role("dialog", name="Leave without saving?")
    home = page.get_by_role("navigation", name="Tools").get_by_role("link", name="Home")
    dana.press(home)
    dana.press(dana.button("Keep editing", within=question))
    expect(subject_of(page)).to_have_value("Half a thought")
    dana.press(home)
    dana.press(dana.button("Keep for later", within=question))
    expect(dana.heading("Harbour Tower")).to_be_visible()
    page.goto(f"{office.letters}/new/{office.types['Letters']['id']}")
    expect(page.get_by_text("What you typed here before is back.")).to_be_visible()
    expect(subject_of(page)).to_have_value("Half a thought")
    subject_of(page).fill("Half a thought, and a bit")
    dana.press(home)
    dana.press(dana.button("Discard changes", within=question))
    expect(dana.heading("Harbour Tower")).to_be_visible()
    page.goto(f"{office.letters}/new/{office.types['Letters']['id']}")
    expect(subject_of(page)).to_have_value("")
