"""Every screen of the client with an address in the demo project; a guard sees to it that none is forgotten."""

import re
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import httpx

TOOLS = Path(__file__).parents[2] / "web" / "src" / "tools"
SCREEN = re.compile(r"""import\("\./screens/([\w/]+)"\)""")
PASSWORD = "harbour tower"
MAYA = "maya@harbour.example"


class Stop(NamedTuple):
    """One screen: which it is (tool/Screen), its address, and its main heading."""

    screen: str
    address: str
    heading: str


class Guide:
    """Knows the ids of the demo project, by asking the server as Maya, or as somebody else."""

    def __init__(self, address: str, mail: str = MAYA) -> None:
        self.client = httpx.Client(base_url=address, headers={"Origin": address}, timeout=30)
        self.get("/api/setup")
        self.client.post("/api/session", json={"mail": mail, "password": PASSWORD}).raise_for_status()
        me = self.get("/api/me")
        self.project = next(each["id"] for each in me["projects"] if each["number"] == "HT-01")
        self.types = {each["name"]: each for each in self.items(f"{self.room}/types")}

    def get(self, path: str) -> Any:
        """Ask for something."""
        answer = self.client.get(path)
        answer.raise_for_status()
        return answer.json()

    def items(self, path: str) -> list[Any]:
        """Ask for the first page of a list."""
        found: list[Any] = self.get(path)["items"]
        return found

    @property
    def room(self) -> str:
        """The project's correspondence in the API."""
        return f"/api/projects/{self.project}/correspondence"

    @property
    def home(self) -> str:
        """The project in the client."""
        return f"/projects/{self.project}"

    def letter(self, subject: str) -> Any:
        """Find a letter by its subject."""
        return next(each for each in self.items(f"{self.room}/items?q={subject}") if each["subject"] == subject)

    def west_core(self) -> str:
        """The address of the letter that the demo is about."""
        return f"{self.home}/correspondence/{self.letter('Delay to level 4 slab, west core')['id']}"

    def open_screens(self) -> list[Stop]:
        """The screens before the door."""
        return [
            Stop("identity/SignIn", "/sign-in", "Sign in"),
            Stop("identity/Returned", "/sign-in/return", "Signing in"),
            Stop("identity/Forgotten", "/forgotten-password", "Forgotten password"),
            Stop("identity/Reset", "/password-resets/unknown", "Choose a new password"),
            Stop("identity/Invitation", "/invitations/unknown", ""),
        ]

    def screens(self) -> list[Stop]:
        """The screens behind it, as a company administrator sees them."""
        return [
            *self._shell(),
            *self._letters(),
            *self._directory(),
            *self._settings(),
            *self._company(),
            *self._mine(),
            *self._talk(),
        ]

    def addresses(self) -> list[str]:
        """Where somebody goes who administers nothing: also where they are refused, which is said on a screen too."""
        letters, settings = f"{self.home}/correspondence", f"{self.home}/settings"
        opened = [line["id"] for line in self.items(f"{self.room}/items?limit=2")]
        closed = [line["id"] for line in self.items(f"{self.room}/items?status=closed_successful&limit=1")]
        types = [type["id"] for type in self.types.values() if "create" in type["can"]]
        return [
            "/projects", "/more", self.home, f"{self.home}/search?q=slab", letters, f"{letters}?q=nothing+like+this",
            *(f"{letters}/{id}" for id in [*opened, *closed]), f"{letters}/new",
            *(f"{letters}/new/{id}" for id in types[:1]),
            f"{self.home}/directory", f"{self.home}/directory/groups", f"{self.home}/directory/companies",
            f"{self.home}/permissions", settings, f"{settings}/general", "/company", "/company/people",
            "/me", "/me/security", "/me/conversations", "/notifications",
            "/conversations", "/conversations/search?q=slab",
        ]  # fmt: skip

    def _shell(self) -> list[Stop]:
        return [
            Stop("app/Projects", "/projects", "Projects"),
            Stop("app/More", "/more", "More"),
            Stop("app/ProjectHome", self.home, "Harbour Tower"),
            Stop("app/ProjectSettings", f"{self.home}/settings", "Project settings"),
            Stop("app/Company", "/company", "Company"),
            Stop("app/NotFound", f"{self.home}/nothing-here", "Not found"),
            Stop("search/Results", f"{self.home}/search?q=slab", "Search"),
        ]

    def _letters(self) -> list[Stop]:
        letters, west_core = f"{self.home}/correspondence", self.west_core()
        closed = self.items(f"{self.room}/items?status=closed_successful&limit=1")[0]
        return [
            Stop("correspondence/Register", letters, "Correspondence"),
            Stop("correspondence/Register filtered", f"{letters}?q=nothing+like+this", "Correspondence"),
            Stop("correspondence/Letter", west_core, "Delay to level 4 slab, west core"),
            Stop("correspondence/Letter history", f"{west_core}?tab=history", "Delay to level 4 slab, west core"),
            Stop("correspondence/Letter related", f"{west_core}?tab=related", "Delay to level 4 slab, west core"),
            Stop("receipts/Ledger", f"{west_core}?tab=receipts", "Delay to level 4 slab, west core"),
            Stop("exports/Exports", f"{self.home}/exports", "Exports"),
            Stop("correspondence/Letter emails", f"{west_core}?tab=emails", "Delay to level 4 slab, west core"),
            Stop("correspondence/Letter access", f"{west_core}?tab=permissions", "Delay to level 4 slab, west core"),
            Stop("correspondence/Letter closed", f"{letters}/{closed['id']}", closed["subject"]),
            Stop("correspondence/EditLetter", f"{west_core}/edit", "Delay to level 4 slab, west core"),
            Stop("correspondence/ChooseType", f"{letters}/new", "New item"),
            Stop(
                "correspondence/NewLetter",
                f"{letters}/new/{self.types['Notice of Delay']['id']}",
                "New Notice of Delay",
            ),
        ]

    def _directory(self) -> list[Stop]:
        dana = next(
            each["id"] for each in self.items(f"/api/projects/{self.project}/people") if each["name"] == "Dana Ortiz"
        )
        return [
            Stop("directory/Members", f"{self.home}/directory", "Directory"),
            Stop("directory/Member", f"{self.home}/directory/{dana}", "Dana Ortiz"),
            Stop("directory/MemberCompanies", f"{self.home}/directory/companies", "Companies"),
            Stop("directory/Groups", f"{self.home}/directory/groups", "Distribution groups"),
            Stop("directory/Person", f"/company/people/{dana}", "Dana Ortiz"),
            Stop("permissions/Table", f"{self.home}/permissions", "Permissions"),
            Stop("permissions/Person", f"{self.home}/permissions/{dana}", "Dana Ortiz"),
        ]

    def _settings(self) -> list[Stop]:
        settings, notice = f"{self.home}/settings", self.types["Notice of Delay"]
        return [
            Stop("directory/ProjectGeneral", f"{settings}/general", "General"),
            Stop("directory/ProjectCalendar", f"{settings}/calendar", "Working days"),
            Stop("directory/Locations", f"{settings}/locations", "Locations"),
            Stop("directory/CostCodes", f"{settings}/cost-codes", "Cost codes"),
            Stop("directory/SpecSections", f"{settings}/spec-sections", "Specification sections"),
            Stop("correspondence/admin/SettingsTypes", f"{settings}/letters", "Letters"),
            Stop("correspondence/admin/TypeSettings", f"{settings}/letters/{notice['id']}", "Notice of Delay"),
            Stop("clocks/ProjectTypes", f"{settings}/clocks", "Contract clocks"),
            Stop("clocks/ProjectRules", f"{settings}/clocks/{notice['id']}", "Notice of Delay"),
            Stop("notifications/MailTypes", f"{settings}/mails", "Mails"),
            Stop("notifications/MailMatrix", f"{settings}/mails/{notice['tool']}", "Notice of Delay"),
        ]

    def _company(self) -> list[Stop]:
        types, notice = "/company/correspondence-types", self.types["Notice of Delay"]["id"]
        fieldset = self.items(f"/api/account/correspondence/types/{notice}/fieldsets")[0]
        template = self.items("/api/account/permission-templates")[0]
        mail = self.items("/api/account/outbox")[0]
        return [
            Stop("correspondence/admin/CustomFields", f"{types}/custom-fields", "Custom fields"),
            Stop("directory/People", "/company/people", "People"),
            Stop("directory/Companies", "/company/companies", "Companies"),
            Stop("directory/Projects", "/company/projects", "Projects"),
            Stop("directory/Trades", "/company/trades", "Trades"),
            Stop("directory/Import", "/company/import", "Import people"),
            Stop("identity/ServiceAccounts", "/company/service-accounts", "Service accounts"),
            Stop("identity/CompanySignIn", "/company/sign-in", "Sign-in"),
            Stop("permissions/Templates", "/company/permission-templates", "Permission templates"),
            Stop("permissions/Template", f"/company/permission-templates/{template['id']}", template["name"]),
            Stop("correspondence/admin/Types", types, "Correspondence types"),
            Stop("correspondence/admin/AddTypes", f"{types}/new", "Add types"),
            Stop("correspondence/admin/Type", f"{types}/{notice}", "Notice of Delay"),
            Stop("correspondence/admin/TypeFieldsets", f"{types}/{notice}/fieldsets", "Notice of Delay"),
            Stop("correspondence/admin/Fieldset", f"{types}/{notice}/fieldsets/{fieldset['id']}", "Notice of Delay"),
            Stop("correspondence/admin/TypeStatuses", f"{types}/{notice}/statuses", "Notice of Delay"),
            Stop("clocks/CompanyTypes", "/company/clocks", "Contract clocks"),
            Stop("clocks/CompanyRules", f"/company/clocks/{notice}", "Notice of Delay"),
            Stop("notifications/Outbox", "/company/outbox", "Outbox"),
            Stop("notifications/Mail", f"/company/outbox/{mail['id']}", mail["subject"]),
        ]

    def _mine(self) -> list[Stop]:
        return [
            Stop("identity/Me", "/me", "Maya King"),
            Stop("identity/Security", "/me/security", "Password and sessions"),
            Stop("identity/Tokens", "/me/tokens", "API tokens"),
            Stop("identity/SecondFactor", "/second-factor", "Set up a second factor"),
            Stop("notifications/Notices", "/notifications", "Notifications"),
            Stop("notifications/MyNotifications", "/me/notifications", "Notifications"),
            *self._later(),
        ]

    def _later(self) -> list[Stop]:
        return [
            Stop("agenda/MyItems", "/agenda", "My open items"),
            Stop("agenda/Calendar", "/calendar", "Calendar"),
            Stop("agenda/FeedLinks", "/me/calendar", "Calendar links"),
            Stop("audit/Record", "/company/record", "Record"),
            Stop("codes/Scan", "/scan", "Scan a QR code"),
            Stop("codes/Led", "/q/0000000000000000000000000", "QR code"),
        ]

    def _talk(self) -> list[Stop]:
        group, settings = self.group(), "/company/conversations"
        return [
            Stop("conversations/Inbox", "/conversations", "Conversations"),
            Stop("conversations/Open", f"/conversations/{group}", "Conversations"),
            Stop("conversations/Search", "/conversations/search", "Search"),
            Stop("conversations/Search found", "/conversations/search?q=pour", "Search"),
            Stop("conversations/Preferences", "/me/conversations", "Conversations"),
            Stop("conversations/Settings", settings, "Conversations"),
            Stop("conversations/Settings features", f"{settings}?tab=features", "Conversations"),
            Stop("conversations/Orphans", f"{settings}/groups", "Conversations"),
            Stop("conversations/Records", f"{settings}/records", "Conversations"),
            Stop("correspondence/Letter talk", f"{self.west_core()}?talk=1", "Delay to level 4 slab, west core"),
        ]

    def group(self) -> str:
        """A group with messages in it; conversations are switched on for it, and it is made, where it is not there."""
        held = self.get("/api/conversations/settings")
        if not held["mine"]["is_on"]:
            chosen = {name: value for name, value in held["settings"].items() if name != "version"} | {"is_on": True}
            self._send("PUT", "/api/conversations/settings", chosen)
        inbox = self.get("/api/conversations")["conversations"]
        found = next((each["id"] for each in inbox if each["name"] == "Level 4 pour"), None)
        if found:
            return str(found)
        members = [each["id"] for each in self.items(f"/api/projects/{self.project}/people")][:6]
        made = {"project": self.project, "name": "Level 4 pour", "people": members}
        group = str(self._send("POST", "/api/conversations/groups", made)["id"])
        for text in ("The pour on level 4 is moved to Thursday.", "Formwork will be closed by Wednesday noon."):
            self._send("POST", f"/api/conversations/{group}/messages", {"key": str(uuid4()), "text": text})
        return group

    def _send(self, method: str, path: str, body: dict[str, Any]) -> Any:
        answer = self.client.request(method, path, json=body, headers={"If-Match": "*"} if method == "PUT" else {})
        answer.raise_for_status()
        return answer.json()


def declared() -> set[str]:
    """Return every screen that the client's tools declare, read from their `index.ts`."""
    return {
        f"{index.parent.name}/{screen}"
        for index in TOOLS.glob("*/index.ts")
        for screen in SCREEN.findall(index.read_text())
    }
