"""Projects with something of everything in them, and the ids of it, by the names that paths and bodies use."""

import struct
import zlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import httpx
from tests.world import World

from sitepost.kernel.codes import code_of
from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.conversations.rules.access import item_conversation

OF_ACCOUNT = "account_id = %(account)s"
OF_PROJECT = "scope_id = %(project)s"
REFERENCE = "SELECT id FROM directory_reference WHERE NOT retired AND sort = "
BEARER = "SELECT id FROM identity_bearer WHERE ended_at IS NULL AND kind = "
IDS: dict[str, str] = {
    "project_id": "SELECT id FROM directory_project WHERE id = %(project)s",
    "company_id": f"SELECT id FROM directory_company WHERE {OF_ACCOUNT}",
    "person_id": f"SELECT id FROM directory_person WHERE {OF_ACCOUNT}",
    "template_id": f"SELECT id FROM permissions_template WHERE {OF_ACCOUNT}",
    "type_id": "SELECT type_id FROM correspondence_fieldset_project WHERE project_id = %(project)s",
    "status_id": f"SELECT id FROM correspondence_status WHERE {OF_ACCOUNT}",
    "field_id": f"SELECT id FROM correspondence_custom_field WHERE {OF_ACCOUNT}",
    "fieldset_id": f"SELECT id FROM correspondence_fieldset WHERE {OF_ACCOUNT}",
    "item_id": "SELECT id FROM correspondence_item WHERE project_id = %(project)s",
    "response_id": "SELECT r.id FROM correspondence_response r JOIN correspondence_item i ON i.id = r.item_id "
    "WHERE i.project_id = %(project)s",
    "group_id": "SELECT id FROM directory_group WHERE NOT ended AND project_id = %(project)s",
    "location_id": f"{REFERENCE}'location' AND {OF_PROJECT}",
    "cost_code_id": f"{REFERENCE}'cost_code' AND {OF_PROJECT}",
    "spec_section_id": f"{REFERENCE}'spec_section' AND {OF_PROJECT}",
    "trade_id": f"{REFERENCE}'trade' AND scope_id = %(account)s",
    "file_id": f"SELECT id FROM file WHERE {OF_PROJECT}",
    "upload_id": f"SELECT id FROM documents_upload WHERE {OF_PROJECT}",
    "view_id": "SELECT id FROM correspondence_view WHERE project_id = %(project)s",
    "mail_id": f"SELECT id FROM mail WHERE {OF_ACCOUNT}",
    "notice_id": f"SELECT id FROM notifications_notice WHERE {OF_ACCOUNT}",
    "token_id": f"{BEARER}'token' AND {OF_ACCOUNT}",
    "session_id": f"{BEARER}'session' AND {OF_ACCOUNT}",
    "key": "SELECT key FROM correspondence_autosave WHERE project_id = %(project)s",
    "tool": "SELECT 'correspondence:' || type_id FROM correspondence_fieldset_project WHERE project_id = %(project)s",
    "card": f"SELECT id FROM card WHERE {OF_PROJECT}",
    "link_id": "SELECT id FROM links_link WHERE project_id = %(project)s",
    "thread_id": "SELECT id FROM emails_thread WHERE project_id = %(project)s",
    "export_id": "SELECT id FROM exports_export WHERE project_id = %(project)s",
    "clock_id": "SELECT id FROM clocks_clock WHERE project_id = %(project)s",
    "passkey_id": f"SELECT id FROM identity_passkey WHERE {OF_ACCOUNT}",
    "client_id": f"SELECT id FROM identity_client WHERE {OF_ACCOUNT}",
    "provider_id": f"SELECT id FROM identity_provider WHERE {OF_ACCOUNT}",
    "import_id": f"SELECT id FROM directory_import WHERE {OF_ACCOUNT}",
    "feed_id": f"SELECT id FROM agenda_feed WHERE {OF_ACCOUNT}",
    "conversation_id": "SELECT id FROM conversations_conversation WHERE project_id = %(project)s AND kind = 'group'",
    "hold_id": f"SELECT id FROM conversations_hold WHERE {OF_ACCOUNT}",
    "account": "SELECT account_id FROM directory_account WHERE account_id = %(account)s",
}
PARENTS = {"response_id": "item_id", "link_id": "card_id", "status_id": "type_id", "fieldset_id": "type_id"}
WITHIN = """
SELECT 'item_id', id, item_id FROM correspondence_response WHERE account_id = %(account)s
UNION ALL SELECT 'card_id', id, card_id FROM links_link WHERE account_id = %(account)s
UNION ALL SELECT 'type_id', id, type_id FROM correspondence_status WHERE account_id = %(account)s
UNION ALL SELECT 'type_id', id, type_id FROM correspondence_fieldset WHERE account_id = %(account)s
"""
DOORS = {
    "passkey_id": """
INSERT INTO identity_passkey (id, account_id, person_id, credential, public_key, sign_count, name, synced, created_at)
VALUES (%(id)s, %(account)s, %(person)s, %(secret)s, '', 0, 'Phone', false, now()) RETURNING id
""",
    "import_id": """
INSERT INTO directory_import (id, account_id, person_id, sort, name, heads, lines, created_at)
VALUES (%(id)s, %(account)s, %(person)s, 'people', 'list.csv', '[["mail", "mail"]]',
    '[{"number": 2, "cells": {"mail": "nowhere"}}]', now()) RETURNING id
""",
    "client_id": """
INSERT INTO identity_client (id, account_id, person_id, secret, secret_at, created_by, created_at)
VALUES (%(id)s, %(account)s, %(person)s, %(secret)s, now(), %(person)s, now()) RETURNING id
""",
    "provider_id": """
INSERT INTO identity_provider (id, account_id, name, issuer, client_id, enabled, has_factor, created_at)
VALUES (%(id)s, %(account)s, 'Pier', 'https://127.0.0.1', 'sitepost', false, false, now()) RETURNING id
""",
}
SAME = {
    "account_project_id": "project_id",
    "parent_id": "location_id",
    "location": "location_id",
    "company": "company_id",
    "default_groups": "group_id",
    "type": "type_id",
    "status": "status_id",
    "ids": "item_id",
    "other_id": "item_id",
    "from_id": "item_id",
    "from": "item_id",
    "from_response_id": "response_id",
    "response": "response_id",
    "card_id": "card",
    "codes": "code",
}
PEOPLE = ("people", "assignees", "assignee", "distribution", "default_distribution", "received_from", "created_by")
PEOPLE += ("reassign_to",)
SAME |= dict.fromkeys(PEOPLE, "person_id") | {f"{name}s": f"{name}" for name in IDS if name.endswith("_id")}


def kind_of(name: str) -> str | None:
    """Say which kind of id a parameter or field of this name takes, None for no id."""
    return name if name in IDS or name == "code" else SAME.get(name)


async def ids_of(world: World, *, account: UUID, project: UUID) -> dict[str, list[str]]:
    """Return every id of one project and its account, by kind; "item_id of <response>" names what it lies in."""
    asked = {"account": account, "project": project}
    async with world.work(reading=True) as work:
        within = await (await work.execute(WITHIN, asked)).fetchall()
        found = {kind: [str(each) for each in await work.values(query, asked)] for kind, query in IDS.items()}
    found["code"] = [code_of(UUID(each)) for each in found["card"]]
    return found | {f"{parent} of {child}": [str(whole)] for parent, child, whole in within}


def doc(text: str) -> dict[str, Any]:
    """Make a rich-text document of one paragraph."""
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]}


def png(width: int = 400, height: int = 300) -> bytes:
    """Make a picture that has a small picture of its own later."""
    rows = zlib.compress(b"".join(b"\x00" + bytes(width * 3) for _ in range(height)))

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


class Estate:
    """One project being furnished by somebody who may do everything in it."""

    def __init__(self, client: httpx.AsyncClient, project: UUID, name: str) -> None:
        self.client, self.project, self.name = client, project, name
        self.base = f"/api/projects/{project}"

    async def send(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """Send a request that must succeed; paths that begin with a dot are below the project."""
        where = f"{self.base}{path[1:]}" if path.startswith(".") else f"/api{path}"
        answer = await self.client.request(method, where, json=body, **more)
        assert answer.status_code < 300, f"{method} {where}: {answer.text}"
        return answer.json() if answer.content else None

    async def post(self, path: str, **body: Any) -> Any:
        """Make something and return it."""
        return await self.send("POST", path, body)

    async def company(self) -> list[str]:
        """A company with two people in a group, a permission template, a token; returns the people."""
        company = await self.post("/account/companies", name=f"{self.name} Plant Hire")
        people = []
        for number in (1, 2):
            newcomer = {"name": f"{self.name} {number}", "mail": f"p{number}@{self.name.lower()}.example"}
            person = {**newcomer, "company_id": company["id"], "phones": ["+44 20 7946 0000"]}
            people.append((await self.post("./people", person=person, invite=number == 1))["id"])
        await self.post("/account/permission-templates", name=f"{self.name} rights", kind="external")
        await self.post("./groups", name="Everybody on site", people=people)
        await self.post("/me/tokens", name=f"{self.name} script", days=3)
        await self.post("/agenda/feeds", name=f"{self.name} phone")
        return people

    async def places(self) -> dict[str, Any]:
        """Locations, trades, codes and sections; returns fields of an item that refer to them."""
        tower = await self.post("./locations", name="Tower")
        level = await self.post("./locations", name="Level 4", parent_id=tower["id"])
        await self.post("./locations", name="Yard")
        return {
            "location_id": level["id"],
            "trade_ids": [(await self.post("/account/trades", name=f"{self.name} piling"))["id"]],
            "cost_code_id": (await self.post("./cost-codes", code="03-100", name="Formwork"))["id"],
            "spec_section_id": (await self.post("./spec-sections", number="03 30 00", name="Cast concrete"))["id"],
        }

    async def files(self) -> list[str]:
        """Two files that will be attached and one that will not, and an upload that was only begun."""
        await self.post("./uploads", name="later.pdf", size=5000, media_type="application/pdf")
        made = [(f"crane of {self.name}.png", png()), ("notes.txt", b"wind"), ("loose.txt", b"nobody")]
        headers = {"Content-Type": "application/octet-stream"}
        sent = [
            await self.send("POST", "./files", content=data, params={"name": name}, headers=headers)
            for name, data in made
        ]
        return [file["id"] for file in sent[:2]]

    async def types(self) -> list[dict[str, Any]]:
        """Two types on this project, one of them super private, each with a status and a fieldset of its own."""
        made = []
        for prefix, super_private in (("N", False), ("S", True)):
            asked = {"name": f"{self.name} {prefix}", "prefix": f"{prefix}{self.name[:2]}".upper()}
            types = await self.post(
                "/account/correspondence/types", **asked, super_private=super_private, project_ids=[str(self.project)]
            )
            made.append(types["items"][0])
            path = f"/account/correspondence/types/{made[-1]['id']}"
            await self.post(f"{path}/statuses", name="Under review", maps_to="open")
            await self.post(f"{path}/fieldsets", name="Short form", sections=[{"name": "Cost"}])
            await self._custom_field(made[-1])
        return made

    async def _custom_field(self, type: dict[str, Any]) -> None:
        """A field of the company's own on the form of a type."""
        field = await self.post("/account/correspondence/custom-fields", name=f"{type['name']} clause", kind="text")
        form = f"/account/correspondence/types/{type['id']}/fieldsets/{type['fieldsets'][0]['id']}"
        await self.send("PATCH", form, {"sections": [{"name": "", "custom": [{"field": field["id"]}]}]})
        type["clause"] = field["key"]

    async def rights(self, people: list[str], types: list[dict[str, Any]]) -> None:
        """Let the people take part in the types, and let new items begin with one of them."""
        for person in people:
            levels = {type["tool"]: "standard" for type in types}
            await self.send("PUT", f"./people/{person}/permissions", {"levels": levels})
        for type in types:
            begins = {"due_days": 5, "default_distribution": people[:1]}
            await self.send("PATCH", f"./correspondence/types/{type['id']}/settings", begins)

    async def items(self, type: Mapping[str, Any], people: list[str], files: list[str], about: dict[str, Any]) -> None:
        """Items in every status, public and private, with responses."""
        for status in type["statuses"]:
            for private in (False, True):
                draft = status["maps_to"] == "draft"
                item = await self.post(
                    "./correspondence/items",
                    type_id=type["id"],
                    issue=not draft,
                    subject=f"{status['name']} {'in private' if private else ''}",
                    description=doc("The crane stood still."),
                    private=private,
                    custom_fields={type["clause"]: "61.3"},
                    **({} if draft else {"assignees": people, "received_from": people[0], "due_on": "2026-03-02"}),
                    cost_impact={"status": "yes_known", "amount": "1250.00"},
                    schedule_impact={"status": "yes_known", "days": 3},
                    file_ids=files,
                    **about,
                )
                await self._answer(item, status, files)

    async def links(self, type: Mapping[str, Any]) -> None:
        """Something was made from an open item, goes back to it, and belongs to it."""
        seen = await self.send("GET", "./correspondence/items", params={"type": type["id"], "status": "open"})
        one = min(line["id"] for line in seen["items"] if not line["private"])
        asked = {"type_id": type["id"], "issue": True, "subject": "Made from it", "from_id": one}
        made, other = [await self.post("./correspondence/items", **asked) for _ in range(2)]
        await self.post(f"./cards/{one}/links", kind="related", other_id=other["id"], note="One crane")
        await self.post(f"./cards/{one}/links", kind="origin", other_id=made["id"])

    async def clocks(self, type: Mapping[str, Any]) -> None:
        """A contract gives the assignees of each item a week to answer, from its issue or from a day that is named."""
        reply = {
            "key": "61.4", "clause": "61.4", "text": "A reply.", "trigger": "issued", "amount": 1, "unit": "weeks",
            "turn": "recipient", "stops": ["answer"], "warn": [2],
        }  # fmt: skip
        aware = reply | {"key": "61.3", "clause": "61.3", "trigger": "date", "date": "Became aware on"}
        await self.send("PUT", f"/account/clocks/types/{type['id']}", {"rules": [reply, aware]})

    async def printed(self, type: Mapping[str, Any]) -> None:
        """An item was printed with its attachments."""
        seen = await self.send("GET", "./correspondence/items", params={"type": type["id"], "limit": 1})
        await self.post(f"./correspondence/items/{seen['items'][0]['id']}/pdf")

    async def _answer(self, item: dict[str, Any], status: Mapping[str, Any], files: list[str]) -> None:
        where = f"./correspondence/items/{item['id']}"
        if status["maps_to"] != "draft":
            for official in (True, False):
                await self.post(f"{where}/responses", text=doc("Noted."), official=official, file_ids=files[:1])
            if status["id"] != item["status"]["id"]:
                await self.send("PUT", f"{where}/status", {"status_id": status["id"]})

    async def emails(self, type: Mapping[str, Any], people: list[str]) -> None:
        """An open item went to somebody by e-mail, twice, once in private."""
        seen = await self.send("GET", "./correspondence/items", params={"type": type["id"], "status": "open"})
        one = min(line["id"] for line in seen["items"] if not line["private"])
        for private in (False, True):
            words = {"subject": "The crane", "body": doc("It stood still."), "private": private}
            await self.post(f"./emails/{one}", to=people[:1], cc=people[1:2], **words)


async def talk(estate: Estate, people: list[str]) -> None:
    """People talk in a group, with a picture of an open item, and on that item."""
    seen = await estate.send("GET", "./correspondence/items", params={"status": "open"})
    one = min(line["id"] for line in seen["items"] if not line["private"])
    item = await estate.send("GET", f"./correspondence/items/{one}")
    await estate.send("PUT", "/conversations/settings", {"is_on": True}, headers={"If-Match": "*"})
    body = {"project": str(estate.project), "name": f"{estate.name} talk", "people": people}
    group = await estate.post("/conversations/groups", **body)
    file = next(each["id"] for each in item["files"] if each["name"].endswith(".png"))
    words = {"text": "The crane stood still."}
    await estate.post(f"/conversations/{group['id']}/messages", key=str(new_id()), **words, files=[file])
    await estate.post(f"/conversations/{item_conversation(UUID(one))}/messages", key=str(new_id()), **words, item=one)
    hold = {"sort": "item", "target": one, "reason": "A claim."}
    await estate.post("/conversations/holds", **hold)


async def furnish(world: World, name: str, *, project: UUID, label: str, also: tuple[str, ...] = ()) -> None:
    """Put something of everything into a project, as `name`; `also` are on every item.

    `label` makes names unique that must be. Permissions settle in between.
    """
    estate = Estate(world.client(name), project, label)
    people = [*await estate.company(), *(str(world.people[each]) for each in also)]
    types = await estate.types()
    await world.settle()
    await estate.rights(people, types)
    about = await estate.places()
    for type in types:
        files = await estate.files()
        await estate.clocks(type)
        await estate.items(type, people, files, about)
        await estate.links(type)
        await estate.emails(type, people)
        await estate.post("./correspondence/views", name=f"{label} {type['name']}", state={}, shared=False)
        await estate.send("PUT", f"./correspondence/autosaves/new:{type['id']}", {"value": {"subject": "half"}})
    await talk(estate, people)
    await estate.printed(types[0])
    await world.settle()


async def doors(world: World, *, person: UUID) -> dict[str, str]:
    """Give somebody a passkey and a table to import, and their company a service account and a provider, as rows.

    The routes that make these need a device, or show a secret once; returns the ids by kind.
    """
    made = {}
    async with Work(world.database) as work:
        for kind, statement in DOORS.items():
            row = {"id": new_id(), "account": world.account, "person": person, "secret": new_id().bytes}
            made[kind] = str(await work.value(statement, row))
    return made


async def second_project(world: World, name: str = "maya") -> UUID:
    """Make another project of the account, on which `name`, who administers it, is alone."""
    body = {"name": "Quay Two", "number": "QT-02", "time_zone": "Europe/London"}
    answer = await world.client(name).post("/api/account/projects", json=body)
    assert answer.status_code == 201, answer.text
    await world.settle()
    return UUID(answer.json()["id"])
