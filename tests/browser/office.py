"""A small site with three people who can sign in, made by the API: where tests begin that are not about beginning."""

from typing import Any
from urllib.parse import urlsplit

import httpx
from tests.browser.desk import PASSWORD
from tests.browser.machines import Mailbox, Server, link

MAYA = "maya@harbour.example"
PEOPLE = {
    "carl@kestrel.example": ("Carl Reyes", "Kestrel Construct", "Project Manager – Internal"),
    "dana@delta.example": ("Dana Ortiz", "Delta Concrete", "Subcontractor – External"),
}


class Office:
    """The site on its server: where things are, and what people may ask of it without a browser."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.clients: dict[str, httpx.Client] = {}
        self.sessions: dict[str, Any] = {}  # cookies by mail address: many sign-ins in a minute are refused
        self.people: dict[str, str] = {}
        self.project = ""
        self.types: dict[str, Any] = {}

    @property
    def address(self) -> str:
        """Where it is served."""
        return self.server.address

    @property
    def room(self) -> str:
        """The path of the project's correspondence in the API."""
        return f"/api/projects/{self.project}/correspondence"

    @property
    def letters(self) -> str:
        """The path of the project's correspondence in the client."""
        return f"/projects/{self.project}/correspondence"

    def client(self, mail: str) -> httpx.Client:
        """Return somebody's own client."""
        if mail not in self.clients:
            origin = {"Origin": self.address}
            self.clients[mail] = httpx.Client(base_url=self.address, headers=origin, timeout=30)
        return self.clients[mail]

    def ask(self, mail: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Ask as somebody and insist on an answer; an edit goes over any version unless it names one."""
        headers = {"If-Match": "*", **headers} if method in ("PATCH", "PUT") else headers
        answer = self.client(mail).request(method, path, json=body, headers=headers)
        assert answer.is_success, f"{method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    def build(self, mailbox: Mailbox) -> None:
        """Set the company up, and bring the others in by their invitations."""
        tower = {"name": "Harbour Tower", "number": "HT-01", "time_zone": "Europe/London"}
        person = {"name": "Maya King", "mail": MAYA, "password": PASSWORD}
        body = {"account_name": "Harbour Developments", "person": person, "project": tower}
        body["types"] = ["notice_of_delay", "letters"]
        self.project = self.ask(MAYA, "POST", "/api/setup", body)["project"]["id"]
        templates = {each["name"]: each["id"] for each in self.items(MAYA, "/api/account/permission-templates")}
        for mail, (name, company, template) in PEOPLE.items():
            works_for = self.ask(MAYA, "POST", "/api/account/companies", {"name": company})["id"]
            person = {"name": name, "mail": mail, "company_id": works_for}
            member = {"person": person, "template_id": templates[template], "invite": True}
            self.people[mail] = self.ask(MAYA, "POST", f"/api/projects/{self.project}/people", member)["id"]
            token = urlsplit(link(mailbox.wait(mail, "Harbour"))).path.split("/")[-1]
            self.ask(mail, "POST", f"/api/invitations/{token}", {"password": PASSWORD})
        self.types = {each["name"]: each for each in self.items(MAYA, f"{self.room}/types")}

    def items(self, mail: str, path: str) -> list[Any]:
        """Return a whole list."""
        found: list[Any] = self.ask(mail, "GET", path)["items"]
        return found

    def letter(self, mail: str, *, issue: bool = True, **fields: Any) -> Any:
        """Write a letter of the type Letters."""
        body = {"type_id": self.types["Letters"]["id"], "issue": issue, **fields}
        return self.ask(mail, "POST", f"{self.room}/items", body)


def words_of(text: str) -> dict[str, Any]:
    """Return a rich text of one paragraph."""
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]}
