"""The story: a company sets itself up, two others exchange a Notice of Delay, the third never sees it."""

import io
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pypdf
import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import PASSWORD, Desk, Paper
from tests.browser.machines import Mailbox, Server, link, markup, words

from sitepost.gateways.demo import files

SUBJECT = "Delay to level 4 slab, west core"
REASON = "The tower crane stood still for three days."
ANSWER = "Received. The crane is certified again since Monday."
PEOPLE = {
    "carl": ("Carl Reyes", "Kestrel Construct", "Project Manager – Internal"),
    "dana": ("Dana Ortiz", "Delta Concrete", "Subcontractor – External"),
    "rita": ("Rita Moss", "Ferro Steel", "Subcontractor – External"),
}
DRAWING = Paper("S-4102 Slab level 4.pdf", "application/pdf", files.drawing_pdf(4, "Slab level 4", "S-4102"))
PHOTOS = [
    Paper(f"West core {n}.jpg", "image/jpeg", files.site_photo(n, datetime(2026, 3, 2, 9, n, tzinfo=UTC)))
    for n in (1, 2)
]
CERTIFICATE = Paper(
    "Crane certificate.docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    files.letter_docx(1, "Certificate of inspection", ["Tower crane TC1 was inspected and may be used."]),
)


def mail_of(name: str) -> str:
    """The address of somebody of the story."""
    return f"{name}@{PEOPLE[name][1].split()[0].lower()}.example"


class Story:
    """The desks of the story, on one server, at a desk or on phones."""

    def __init__(self, sits: Sits, server: Server, mailbox: Mailbox, *, phone: bool) -> None:
        self.sits, self.server, self.mailbox, self.phone = sits, server, mailbox, phone
        self.desks: dict[str, Desk] = {}
        self.item = ""

    def sit(self, name: str, mail: str) -> Desk:
        """Give somebody a desk."""
        self.desks[name] = self.sits(self.server, mail, phone=self.phone)
        return self.desks[name]

    def set_up(self) -> None:
        """Maya opens the new server: company, herself, project, types."""
        maya = self.sit("maya", "maya@harbour.example")
        page = maya.page
        page.goto("/")
        page.get_by_label("Company").fill("Harbour Developments")
        page.get_by_label("Your name").fill("Maya King")
        page.get_by_label("Mail address").fill(maya.mail)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        maya.press(maya.button("Continue"))
        page.get_by_label("Project", exact=True).fill("Harbour Tower")
        page.get_by_label("Number").fill("HT-01")
        maya.press(maya.button("Continue"))
        expect(page.get_by_role("checkbox", name="Notice of Delay")).to_be_checked()
        maya.press(maya.button("Start working"))
        expect(maya.heading("Harbour Tower")).to_be_visible()

    def invite(self, name: str) -> None:
        """Maya adds somebody of a new company, who follows the link of the mail."""
        maya, (person, company, template) = self.desks["maya"], PEOPLE[name]
        maya.go("Directory")
        maya.press(maya.button("Add person"))
        form = maya.page.get_by_role("dialog", name="Add person")
        maya.press(form.get_by_role("radio", name="Somebody new"))
        form.get_by_label(re.compile("^Name")).fill(person)
        form.get_by_label(re.compile("^Mail address")).fill(mail_of(name))
        maya.press(maya.button("The company is new"))
        form.get_by_label("New company").fill(company)
        maya.press(maya.button("Add company"))
        expect(maya.button(f"Remove {company}")).to_be_visible()
        form.get_by_label("Permission template").select_option(label=template)
        maya.press(maya.button("Add and invite"))
        expect(form).to_be_hidden()
        expect(maya.heading(person)).to_be_visible()
        mail = self.mailbox.wait(mail_of(name), "Harbour")
        self.sit(name, mail_of(name)).accept(link(mail))
        expect(self.desks[name].page).to_have_url(re.compile("/projects/[0-9a-f-]{36}$"))

    def notice(self) -> None:
        """Dana writes a private Notice of Delay to Carl, with a drawing and two photographs."""
        dana = self.desks["dana"]
        dana.go("Items" if self.phone else "Correspondence")
        dana.new("Notice of Delay")
        page = dana.page
        page.get_by_role("textbox", name="Subject").fill(SUBJECT)
        dana.pick("Received from", "Dana Ortiz")
        dana.pick("Assignees", "Carl Reyes")
        page.get_by_label("Due date").fill("2026-12-18")
        page.get_by_label("Schedule impact").select_option(label="Yes (known)")
        page.get_by_label("Days").fill("3")
        private = page.get_by_role("checkbox", name="Private")
        private.set_checked(True)
        dana.write("Description", REASON)
        dana.attach(DRAWING)
        dana.attach(*PHOTOS, by="Photograph" if self.phone else "Attach files")
        dana.press(dana.button("Create and issue"))
        expect(dana.heading(SUBJECT)).to_be_visible()
        dana.told("NOD-0001 issued")
        expect(page).to_have_url(re.compile("/correspondence/[0-9a-f-]{36}$"))
        self.item = urlsplit(page.url).path

    def notice_comes_by_mail(self) -> None:
        """Carl follows the mail's link, signs in, and stands before the letter."""
        carl = self.desks["carl"]
        mail = self.mailbox.wait(carl.mail, "NOD-0001")
        assert str(mail["Subject"]) == f"[Harbour Tower] Assigned to you: NOD-0001 {SUBJECT}"
        assert "View Online" in words(mail)
        assert REASON in words(mail)
        assert DRAWING.name in words(mail)
        assert f'href="{link(mail)}"' in markup(mail)
        expect(carl.button("Notifications, 1 unread")).to_be_visible()
        carl.context.clear_cookies()
        carl.page.goto(link(mail))
        carl.fill_sign_in()
        expect(carl.heading(SUBJECT)).to_be_visible()
        assert urlsplit(carl.page.url).path == self.item

    def answer(self) -> None:
        """Carl responds with a file; Dana sees it come without touching anything."""
        carl, dana = self.desks["carl"], self.desks["dana"]
        attachments = carl.page.get_by_role("list", name="Attachments").first
        expect(attachments.get_by_role("listitem")).to_have_count(3)
        carl.respond(ANSWER, CERTIFICATE)
        response = dana.page.get_by_role("listitem", name="Response 1")
        expect(response).to_contain_text(ANSWER)
        expect(response).to_contain_text(CERTIFICATE.name)

    def close(self) -> None:
        """Carl closes it; the date stands beside the status, and Dana sees that, too."""
        carl, dana = self.desks["carl"], self.desks["dana"]
        carl.change_status("Closed - Successful")
        with_date = re.compile(rf"^Closed - Successful\W*\w+,? {datetime.now().day} ")
        for desk in (carl, dana):
            expect(desk.page.get_by_role("main").get_by_text(with_date)).to_be_visible()
        expect(dana.page.get_by_text("This item is closed.")).to_be_visible()

    def export(self) -> None:
        """Dana takes the PDF home."""
        dana = self.desks["dana"]
        dana.press(dana.page.get_by_role("main").get_by_role("button", name="More", exact=True))
        with dana.page.expect_download() as download:
            dana.press(dana.page.get_by_role("menuitem", name="Download PDF"))
        assert download.value.suggested_filename.startswith("NOD-0001")
        read = pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes()))
        text = " ".join("\n".join(page.extract_text() for page in read.pages).split()).casefold()
        for wanted in ("NOD-0001", SUBJECT, REASON, ANSWER, DRAWING.name, CERTIFICATE.name, "Closed - Successful"):
            assert wanted.casefold() in text, f"{wanted!r} is not in the PDF"

    def third_company_sees_nothing(self) -> None:
        """Rita looks everywhere."""
        rita = self.desks["rita"]
        rita.go("Items" if self.phone else "Correspondence")
        expect(rita.page.get_by_text("No letters yet.")).to_be_visible()
        for text in ("NOD-0001", "crane"):
            rita.press(rita.button(re.compile("^Search or jump to")).first)
            rita.page.get_by_role("combobox", name="Search or jump to").fill(text)
            everything = rita.page.get_by_role("option", name="All results for")
            expect(rita.page.get_by_role("listbox").get_by_role("option")).to_have_count(1)
            rita.press(everything)
            expect(rita.page.get_by_text(f"Nothing found for “{text}”.")).to_be_visible()
        self.rita_asks_the_server(rita)
        rita.press(rita.button("Notifications"))
        expect(rita.page.get_by_text("Nothing new.")).to_be_visible()
        expect(rita.page.locator("body")).not_to_contain_text("NOD-0001")
        rita.watch.allow(404, "/items/")
        rita.page.goto(self.item)
        expect(rita.page.get_by_text("Not found").first).to_be_visible()
        expect(rita.page.get_by_role("main")).not_to_contain_text("NOD-0001")
        expect(rita.page).not_to_have_title(re.compile("NOD|Delay"))

    def rita_asks_the_server(self, rita: Desk) -> None:
        """Nothing by the API either: lists, counts, search, notices, the item, its files, its PDF."""
        project, item = self.item.split("/")[2], self.item.split("/")[-1]
        room, ask = f"/api/projects/{project}/correspondence", rita.context.request
        dana = self.desks["dana"].context.request
        seen: Any = dana.get(f"{room}/items/{item}").json()
        assert ask.get(f"{room}/items").json()["items"] == []
        assert ask.get(f"{room}/items?q=slab").json()["items"] == []
        assert not ask.get(f"{room}/counts").json()["types"]
        assert ask.get(f"/api/projects/{project}/search?q=slab").json()["items"] == []
        assert ask.get("/api/notices").json()["items"] == []
        hidden = [f"{room}/items/{item}{rest}" for rest in ("", "/responses", "/access", "/pdf")]
        hidden += [f"/api/projects/{project}/files/{file['id']}/content" for file in seen["files"]]
        assert [ask.get(path).status for path in hidden] == [404] * len(hidden)
        assert not [mail for mail in self.mailbox.to(rita.mail) if "NOD-0001" in str(mail["Subject"])]


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_notice_of_delay_between_two_companies(device: str, sits: Sits, fresh: Server, mailbox: Mailbox) -> None:
    story = Story(sits, fresh, mailbox, phone=device == "phone")
    story.set_up()
    for name in PEOPLE:
        story.invite(name)
    story.notice()
    story.notice_comes_by_mail()
    story.answer()
    story.close()
    story.export()
    story.third_company_sees_nothing()
