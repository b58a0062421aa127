"""Two accounts with something of everything, a project apart, and hidden things: the ids that are not for a caller."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from psycopg import sql
from tests.contract.estate import Estate, doc, doors, furnish, ids_of, second_project
from tests.world import World

from sitepost.kernel.codes import code_of
from sitepost.kernel.ids import new_id
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import store as identity
from sitepost.tools.identity.model import ABSOLUTE, IDLE

Ids = dict[str, str]
OPEN = """
SELECT i.id FROM correspondence_item i JOIN correspondence_type t ON t.id = i.type_id
WHERE i.project_id = %(project)s AND t.name = %(type)s AND i.maps_to = 'open' AND NOT i.private ORDER BY i.id LIMIT 1
"""
TYPE = "SELECT id FROM correspondence_type WHERE account_id = %(account)s AND name = %(type)s"
RESPONSE = "SELECT id FROM correspondence_response WHERE item_id = %(item)s ORDER BY official DESC, position LIMIT 1"
PICTURE = "SELECT file_ids[1] FROM correspondence_item WHERE id = %(item)s"
OPEN_STATUS = "SELECT id FROM correspondence_status WHERE type_id = %(type)s AND maps_to = 'open' AND fixed"
LONG_STATUS = "SELECT id FROM correspondence_status WHERE type_id = %(type)s AND NOT fixed"
ORIGIN = "SELECT id FROM links_link WHERE card_id = %(item)s AND kind = 'origin'"
OTHER = "SELECT other_id FROM links_link WHERE card_id = %(item)s AND kind = 'created' LIMIT 1"
GROUP = """
SELECT id FROM conversations_conversation WHERE project_id = %(project)s AND kind = 'group' ORDER BY id LIMIT 1
"""
CLOCK = "SELECT id FROM clocks_clock WHERE item_id = %(item)s ORDER BY id LIMIT 1"
FIELDSET = "SELECT id FROM correspondence_fieldset WHERE type_id = %(type)s ORDER BY id LIMIT 1"
LEAF = """
SELECT id FROM directory_reference WHERE scope_id = %(project)s AND sort = 'location' AND name = 'Yard'
"""
APART = """
SELECT person_id FROM directory_member WHERE project_id = %(there)s AND person_id NOT IN
    (SELECT person_id FROM directory_member WHERE project_id = %(here)s) ORDER BY person_id
"""
TABLES = """
SELECT c.table_name, string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position)
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type <> 'tsvector'
    AND NOT (c.table_name = 'identity_bearer' AND c.column_name IN ('seen_at', 'idle_until'))
    AND c.table_name <> 'identity_throttle'
GROUP BY c.table_name ORDER BY c.table_name
"""
PERSONAL = ("token_id", "session_id", "feed_id", "view_id", "export_id")
CALLERS = ("maya", "carl", "dana")  # an administrator, a member with Admin on the tools, a subcontractor
OF_ACCOUNT = (
    "company_id", "person_id", "template_id", "trade_id", "fieldset_id", "field_id", "mail_id", "notice_id", "token_id",
    "session_id", "account", "account_project_id", "conversation_id", "hold_id",
)  # fmt: skip
"""Kinds that belong to the account: another project of it has none of its own."""


class Grounds:
    """The ids of four kinds of places: one's own, another account's, another project's, and what is hidden."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.own: dict[str, Ids] = {name: {} for name in CALLERS}
        self.foreign: Ids = {}
        self.elsewhere: Ids = {}
        self.hidden: dict[str, Ids] = {name: {} for name in CALLERS}
        self.newcomers: list[str] = []
        self._digest: sql.Composed

    async def build(self) -> None:
        """Furnish everything, and note the ids."""
        world = self.world
        admin = world.client("maya").patch(f"/api/account/people/{world.people['omar']}", json={"account_admin": True})
        assert (await admin).status_code == 200
        await world.settle()
        quay = await second_project(world, "omar")
        await furnish(world, "maya", project=world.project, label="Harbour", also=("dana",))
        await furnish(world, "omar", project=quay, label="Quay")
        await furnish(world, "zoe", project=world.stranger.project, label="North")
        self.foreign = await self.coherent(world.stranger.account, world.stranger.project, "North N")
        self.elsewhere = await self.coherent(world.account, quay, "Quay N")
        for kind in OF_ACCOUNT:
            del self.elsewhere[kind]
        self.elsewhere["person_id"], *self.newcomers = await self._apart()
        await self._hide()
        for name in CALLERS:
            await self._owned(name)

    def kept_apart(self) -> dict[str, Any]:
        """Return what is known of them, to be put into those of another copy of the database."""
        return {name: value for name, value in vars(self).items() if name != "world"}

    async def coherent(self, account: UUID, project: UUID, type: str) -> Ids:
        """Return one id of each kind; items, responses, statuses and fieldsets belong together."""
        every = await ids_of(self.world, account=account, project=project)
        ids = {kind: some[0] for kind, some in every.items() if some and " of " not in kind}
        asked = {"account": account, "project": project, "type": type}
        async with self.world.work(reading=True) as work:
            ids["item_id"] = str(await work.value(OPEN, asked))
            ids["type_id"] = str(await work.value(TYPE, asked))
            ids["file_id"] = str(await work.value(PICTURE, {"item": ids["item_id"]}))
            ids["response_id"] = str(await work.value(RESPONSE, {"item": ids["item_id"]}))
            ids["location_id"] = str(await work.value(LEAF, asked))
            ids["conversation_id"] = str(await work.value(GROUP, asked))
            for kind, query in (("link_id", ORIGIN), ("other_id", OTHER), ("clock_id", CLOCK)):
                ids[kind] = str(await work.value(query, {"item": ids["item_id"]}))
            for kind, query in (("status_id", OPEN_STATUS), ("long_status_id", LONG_STATUS), ("fieldset_id", FIELDSET)):
                ids[kind] = str(await work.value(query, {"type": ids["type_id"]}))
        ids["tool"], ids["key"] = f"correspondence:{ids['type_id']}", f"item:{ids['item_id']}"
        ids["card"], ids["account_project_id"] = ids["item_id"], str(project)
        ids["card_id"], ids["code"] = ids["item_id"], code_of(UUID(ids["item_id"]))
        ids["number"] = "1"  # of a revision
        return ids

    async def _apart(self) -> list[str]:
        """Return who of the account is in the other project only."""
        asked = {"there": self.elsewhere["project_id"], "here": self.world.project}
        async with self.world.work(reading=True) as work:
            return [str(person) for person in await work.values(APART, asked)]

    async def _hide(self) -> None:
        """Make a type that Carl and Dana have no level on, and a super private letter between Maya and Rita."""
        world, estate = self.world, Estate(self.world.client("maya"), self.world.project, "Hidden")
        asked = {"name": "Hidden N", "prefix": "HN", "project_ids": [str(world.project)]}
        type = (await estate.post("/account/correspondence/types", **asked))["items"][0]
        await world.settle()
        async with world.work(reading=True) as work:
            super_private = str(await work.value(TYPE, {"account": world.account, "type": "Harbour S"}))
        for name in ("carl", "dana"):
            await world.set_levels(name, {type["tool"]: "none"})
        await world.set_levels("rita", {f"correspondence:{super_private}": "standard"})
        headers = {"Content-Type": "application/octet-stream"}
        file = await estate.send("POST", "./files", content=b"hush", params={"name": "hush.txt"}, headers=headers)
        upload = await estate.post("./uploads", name="hush.pdf", size=500, media_type="application/pdf")
        item = await estate.post(
            "./correspondence/items", type_id=super_private, issue=True, subject="Hush", private=True,
            description=doc("Hush."), assignees=[str(world.people["rita"])], distribution=[], file_ids=[file["id"]],
            due_on="2026-03-02", received_from=str(world.people["rita"]),
        )  # fmt: skip
        response = await estate.post(f"./correspondence/items/{item['id']}/responses", text=doc("Hush."))
        await estate.send("PUT", f"./correspondence/autosaves/item:{item['id']}", {"value": {"subject": "hush"}})
        async with world.work(reading=True) as work:
            seen = await work.value(OPEN, {"project": world.project, "type": "Harbour N"})
        words = {"subject": "Hush", "body": doc("Hush.")}
        thread = await estate.post(f"./emails/{item['id']}", to=[str(world.people["rita"])], private=True, **words)
        link = await estate.post(f"./cards/{item['id']}/links", kind="origin", other_id=str(seen))
        await world.settle()
        async with world.work(reading=True) as work:
            clock = str(await work.value(CLOCK, {"item": item["id"]}))
        hidden = {
            "clock_id": clock,
            "thread_id": thread["id"], "link_id": link["id"], "other_id": item["id"],
            "item_id": item["id"], "response_id": response["response"]["id"], "file_id": file["id"],
            "upload_id": upload["id"], "type_id": type["id"], "tool": type["tool"], "key": f"item:{item['id']}",
            "card": item["id"], "card_id": item["id"], "code": code_of(UUID(item["id"])),
            "status_id": type["statuses"][0]["id"],
        }  # fmt: skip
        self.hidden["carl"], self.hidden["dana"] = dict(hidden), dict(hidden)
        for name, other in (("maya", "carl"), ("carl", "rita"), ("dana", "carl")):  # of whom nobody is in it
            pair = Estate(world.client("rita" if other == "carl" else "maya"), world.project, "Hidden")
            asked = {"project": str(world.project), "people": [str(world.people[other])]}
            talk = (await pair.post("/conversations/direct", **asked))["id"]
            await pair.post(f"/conversations/{talk}/messages", key=str(new_id()), text="Hush.")
            self.hidden[name]["conversation_id"] = talk

    async def _owned(self, name: str) -> None:
        """Note what is a caller's own to name, with an upload, a token, a session and a form of theirs."""
        world = self.world
        ids = await self.coherent(world.account, world.project, "Harbour N")
        client, base = world.client(name), f"/api/projects/{world.project}"
        upload = await client.post(f"{base}/uploads", json={"name": "a.pdf", "size": 5, "media_type": ""})
        token = await client.post("/api/me/tokens", json={"name": f"a script of {name}"})
        kept = await client.put(f"{base}/correspondence/autosaves/{ids['key']}", json={"value": {"subject": "half"}})
        feed = await client.post("/api/agenda/feeds", json={"name": f"Phone of {name}"})
        view = await client.post(f"{base}/correspondence/views", json={"name": f"List of {name}", "state": {}})
        export = await client.post(f"{base}/correspondence/items/{ids['item_id']}/pdf", json={})
        answers = (upload, token, kept, feed, view, export)
        assert [answer.status_code for answer in answers] == [201, 201, 200, 201, 201, 202]
        await world.settle()
        async with Work(world.database) as work:
            session = await identity.add_bearer(
                work, person=world.people[name], account=world.account, kind="session",
                secret=token_hash(f"another session of {name} {new_id()}"), lives=ABSOLUTE, idle=IDLE,
            )  # fmt: skip
        ids |= {"upload_id": upload.json()["id"], "token_id": token.json()["id"], "session_id": str(session)}
        ids |= {"feed_id": feed.json()["id"], "view_id": view.json()["id"], "export_id": export.json()["id"]}
        ids |= await doors(world, person=world.people[name])
        for other in CALLERS:
            if other != name:
                self.hidden[other] |= {kind: ids[kind] for kind in ("passkey_id", "import_id")}
        ids |= {"person_id": str(world.people["kate"]), "token": random_like("token")}
        ids |= {"newcomer": self.elsewhere["person_id"], "another_newcomer": self.newcomers[0]}
        for other in set(CALLERS) - {name}:
            self.hidden[other] |= {kind: ids[kind] for kind in PERSONAL}
            if other != "maya":
                self.hidden[other].setdefault("upload_id", ids["upload_id"])
        self.own[name] = ids

    def not_theirs(self, name: str, kind: str, *, account: bool) -> dict[str, str]:
        """Return the ids of a kind that this caller may not touch, by where they come from; the last is random.

        `account` leaves out what lies in other projects of the account: there it may be named.
        """
        places = {"foreign": self.foreign, "hidden": self.hidden[name]}
        places |= {} if account else {"elsewhere": self.elsewhere}
        found = {place: ids[kind] for place, ids in places.items() if kind in ids}
        return found | {"random": random_like(kind)}

    async def prepare_digest(self) -> None:
        """Prepare the statement that digests every table."""
        async with self.world.work(reading=True) as work:
            tables = await (await work.execute(TABLES)).fetchall()
        assert len(tables) > 30
        part = "SELECT {} AS name, count(*) AS rows, sum(hashtextextended(({})::text, 0)::numeric) AS sum FROM {}"
        parts = [
            sql.SQL(part).format(sql.Literal(table), sql.SQL(f"ROW({columns})"), sql.Identifier(table))
            for table, columns in tables
        ]
        self._digest = sql.SQL(" UNION ALL ").join(parts)

    async def digest(self) -> dict[str, Any]:
        """Return what every table holds, and every file in the store, each as a number."""
        async with self.world.work(reading=True) as work:
            found = {row["name"]: (row["rows"], row["sum"]) for row in await work.dicts(self._digest)}
        folder = self.world.database.blobs.folder
        files = sorted((str(path.relative_to(folder)), path.stat().st_size) for path in folder.rglob("*"))
        return found | {"files": sha256(str(files).encode()).hexdigest()}


def random_like(kind: str) -> str:
    """Return an id of this kind that nothing has."""
    made = str(new_id())
    like = {"tool": f"correspondence:{made}", "key": f"item:{made}", "code": code_of(UUID(made))}
    return like.get(kind, made)
