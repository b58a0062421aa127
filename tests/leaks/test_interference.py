"""Hidden things leave no trace: everybody else is answered, everywhere, as if they were not there.

Everything that can be asked is asked before and after they are made: not only their words must stay away, but no
count, cursor, order, suggestion or header may move. Routes and parameters come from the OpenAPI document.
"""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from tests.contract.estate import furnish, second_project
from tests.correspondence.site import Site, doc
from tests.leaks.places import Look, Places
from tests.world import World

from sitepost.platform.http.openapi import document
from sitepost.tools.conversations.rules.access import item_conversation

LEAST_ROUTES, LEAST_VISITS = 45, 400
ANY = {"If-Match": "*"}
WORDS = {
    "item hidden": "zqsubject", "item hidden draft": "zqdraft", "item hidden closed": "zqclosed", "answer": "zqanswer",
    "file": "zqfile", "number": "zq7741", "typing": "zqtyping", "north": "zqnorth", "quay": "zqquay", "gone": "zqgone",
    "talk": "zqtalk", "unsaid": "zqunsaid",
}  # fmt: skip
SEEN_BY_ADMINS = ("/api/account/outbox", "/api/account/correspondence/types", "/api/record")
"""That a mail waits, its words withheld; that a status is used, since it cannot be deleted then (spec 4.2); and how
long the chain of the record is. Their words are looked at all the same."""
LETTERS = ("item hidden", "item hidden draft", "item hidden closed", "file hidden", "mail hidden", "notice hidden",
           "upload hidden", "conversation hidden item")  # fmt: skip
QUAY = ("project hidden quay", "item hidden quay", "type hidden quay", "person hidden quay", "company hidden quay")
NORTH = ("project hidden", "item hidden north", "group hidden", "location hidden", "fieldset hidden", "status hidden",
         "template hidden")  # fmt: skip
WHISPERS = ("file hidden", "conversation hidden", "conversation hidden group")
KINDS = (*LETTERS, *WHISPERS[1:], "person hidden gone", *QUAY, *NORTH)
"""Names of ids that have nothing behind them until a story makes something; it asks with those of its own only."""


class Ground:
    """The site with something of everything that everybody may see, and what is hidden in it later."""

    def __init__(self, site: Site) -> None:
        self.site, self.world = site, site.world
        self.ids: dict[str, str] = {}
        self.remark: dict[str, Any] = {}  # a custom field that every letter has
        self.held: dict[str, Any] = {}  # a custom status of each type, that nothing has yet

    @property
    def base(self) -> str:
        """The project in the API."""
        return f"/api/projects/{self.world.project}"

    def asked_with(self, kinds: tuple[str, ...]) -> dict[str, str]:
        """The ids of what everybody may see, of these hidden things, and one of each sort that is only hidden."""
        chosen = {name: id for name, id in self.ids.items() if name not in KINDS or name in kinds}
        for name in KINDS:
            if name.split(" ")[0] not in {each.split(" ")[0] for each in chosen}:
                chosen[name] = self.ids[name]
        return chosen

    async def send(self, name: str, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """Send a request that must succeed."""
        answer = await self.world.client(name).request(method, path, json=body, headers=ANY, **more)
        assert answer.status_code < 300, f"{method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    async def open(self) -> None:
        """Write what everybody sees, and give names to ids; hidden things have ids with nothing behind them."""
        site, world = self.site, self.world
        file = await self._file("ana", "crane")
        place = await self.send("maya", "POST", f"{self.base}/locations", {"name": "Level 4"})
        self.remark = await site.remark()
        item = await site.create(
            "ana", "NOD", subject="Crane", assignees=site.people("rita"), file_ids=[file],
            location_id=place["id"], due_on="2026-03-02", custom_fields={self.remark["key"]: "crane"},
        )  # fmt: skip
        await site.levels("rita", "read_only", "create_response", "create")
        for name in ("dana", "ana"):
            await site.levels(name, "standard", "create_response")
        corner = await self.send("maya", "POST", f"{self.base}/locations", {"name": "Plant room"})
        held = {"name": "On hold", "maps_to": "open"}
        for type in ("CLM", "LTR"):
            path = f"/api/account/correspondence/types/{site.types[type]}/statuses"
            self.held[type] = await self.send("maya", "POST", path, held)
        group = await self.send("maya", "POST", f"{self.base}/groups", {"name": "All", "people": site.people("rob")})
        await world.settle()
        types = {f"type {key}": str(id) for key, id in site.types.items()}
        people = {f"person {name}": str(world.people[name]) for name in ("ana", "dana", "rob", "maya")}
        self.ids = {
            "project": str(world.project), "item": item["id"], "file": file, "location": place["id"],
            "location corner": corner["id"], "group": group["id"], "company": str(world.companies["delta"]), **types,
            **people, "field": self.remark["id"], "template": str(world.templates["owner"]),
            "account": str(world.account), "conversation": await self._chat(),
        }  # fmt: skip
        self.ids |= {kind: str(uuid4()) for kind in KINDS}

    async def _chat(self) -> str:
        """Switch conversations on, with a group of everybody in which something was said."""
        await self.send("maya", "PUT", "/api/conversations/settings", {"is_on": True, "group_managers": "everyone"})
        asked = {"project": str(self.world.project), "name": "All of us", "everyone": True}
        group = await self.send("maya", "POST", "/api/conversations/groups", asked)
        await self._say("maya", group["id"], "Good morning, the crane is here.")
        return str(group["id"])

    async def _say(self, name: str, conversation: str, text: str, **more: Any) -> Any:
        body = {"key": str(uuid4()), "text": text, **more}
        return await self.send(name, "POST", f"/api/conversations/{conversation}/messages", body)

    async def whispers(self) -> None:
        """Ana and Dana write to one another, in a direct message and in a group, with a file, and take words back."""
        word, project, to = WORDS["talk"], str(self.world.project), self.site.people("dana")
        file = self.ids["file hidden"] = await self._file("ana", WORDS["file"])
        direct = await self.send("ana", "POST", "/api/conversations/direct", {"project": project, "people": to})
        asked = {"project": project, "name": f"{word} group", "people": to}
        group = await self.send("ana", "POST", "/api/conversations/groups", asked)
        for each in (direct, group):
            path = f"/api/conversations/{each['id']}"
            more = {"mentions": self.site.people("rob", "dana"), "files": [file]}
            await self._say("ana", each["id"], f"Crane: {word}.", **more)
            said = await self._say("ana", each["id"], WORDS["unsaid"])
            await self.send("ana", "DELETE", f"{path}/messages/{said['seq']}")
            await self.send("ana", "PATCH", f"{path}/mine", {"draft": {"text": WORDS["typing"]}, "starred": True})
        self.ids["conversation hidden"], self.ids["conversation hidden group"] = direct["id"], group["id"]

    async def _file(self, name: str, word: str) -> str:
        answer = await self.world.client(name).post(
            f"{self.base}/files", params={"name": f"{word}.txt"}, content=f"About {word}.".encode()
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def letters(self, type: str) -> None:
        """Ana writes private letters of a type to Dana: one open and answered, one closed, one a draft."""
        site, to = self.site, self.site.people("dana")
        file = self.ids["file hidden"] = await self._file("ana", WORDS["file"])
        fields: dict[str, Any] = {"private": True, "assignees": to, "due_on": "2026-03-02"}
        made = await site.create(
            "ana", type, subject=f"About {WORDS['item hidden']}", number=WORDS["number"], file_ids=[file],
            description=doc(f"It is {WORDS['item hidden']}."), location_id=self.ids["location corner"],
            custom_fields={self.remark["key"]: WORDS["item hidden"]}, **fields,
        )  # fmt: skip
        self.ids["item hidden"] = made["id"]
        waits = {"status_id": self.held[type]["id"]}
        await self.send("ana", "PUT", f"{site.base}/items/{made['id']}/status", waits)
        for name in ("dana", "ana"):
            assert (await site.respond(name, made, f"So {WORDS['answer']}.")).status_code == 201
        closed = await site.create("ana", type, subject=WORDS["item hidden closed"], **fields)
        body = {"status_id": await site.status(type, "closed_successful")}
        await self.send("ana", "PUT", f"{site.base}/items/{closed['id']}/status", body)
        draft = await site.create("ana", type, issue=False, subject=WORDS["item hidden draft"], **fields)
        self.ids["item hidden closed"], self.ids["item hidden draft"] = closed["id"], draft["id"]
        await self._linked(made["id"] if type == "CLM" else None, draft["id"])
        talk = self.ids["conversation hidden item"] = str(item_conversation(UUID(made["id"])))
        await self._say("ana", talk, f"Crane: {WORDS['talk']}.", item=made["id"], mentions=to)
        typed = {"value": {"subject": WORDS["typing"]}}
        await self.send("ana", "PUT", f"{site.base}/autosaves/item:{made['id']}", typed)
        begun = await self.send("ana", "POST", f"{self.base}/uploads", {"name": f"{WORDS['file']}.pdf", "size": 9})
        self.ids["upload hidden"] = begun["id"]
        await self.world.settle()
        asked = {"person": self.world.people["dana"], "item": made["id"]}
        async with self.world.work(reading=True) as work:
            mail = "SELECT id FROM mail WHERE person_id = %(person)s ORDER BY id DESC LIMIT 1"
            notice = "SELECT id FROM notifications_notice WHERE person_id = %(person)s AND card_id = %(item)s LIMIT 1"
            self.ids["mail hidden"] = str(await work.value(mail, asked))
            self.ids["notice hidden"] = str(await work.value(notice, asked))

    async def _linked(self, secret: str | None, draft: str) -> None:
        """Link what is hidden to what everybody sees; of drafts and Super Private letters not even that is told."""
        seen = self.ids["item"]
        for one, other, kind in ((secret, seen, "related"), (secret, seen, "origin"), (seen, draft, "origin")):
            if one is not None:
                body = {"kind": kind, "other_id": other, "note": WORDS["item hidden"]}
                await self.send("ana", "POST", f"{self.base}/cards/{one}/links", body)
        if secret is not None:
            await self.site.create("ana", "CLM", private=True, subject=WORDS["item hidden"], from_id=seen)

    async def public_draft(self) -> None:
        """Ana begins a letter that would be public once issued, from one that everybody sees."""
        fields = {
            "subject": WORDS["item hidden draft"],
            "assignees": self.site.people("rob", "kate"),
            "from_id": self.ids["item"],
        }
        made = await self.site.create("ana", "NOD", issue=False, **fields)
        self.ids["item hidden draft"] = made["id"]

    async def answer(self) -> None:
        """Rita answers the letter that everybody sees, unofficially."""
        said = await self.site.respond("rita", {"id": self.ids["item"]}, f"So {WORDS['answer']}.")
        assert said.status_code == 201, said.text
        file = self.ids["file hidden"] = await self._file("rita", WORDS["file"])
        body = {"text": doc("With a file."), "file_ids": [file]}
        await self.send("rita", "POST", f"{self.site.base}/items/{self.ids['item']}/responses", body)

    async def withdrawn(self) -> None:
        """Somebody comes to the project and leaves it, and the account."""
        body = {"name": "Zqgone Zqgone", "mail": "zqgone@zqgone.example", "company_id": self.ids["company"]}
        person = await self.send("maya", "POST", "/api/account/people", body)
        self.ids["person hidden gone"] = id = person["id"]
        member = {"person_id": id, "template_id": str(self.world.templates["subcontractor"])}
        await self.send("maya", "POST", f"{self.base}/people", member)
        await self.world.settle()
        await self.send("maya", "DELETE", f"{self.base}/people/{id}")
        await self.send("maya", "PUT", f"/api/account/people/{id}/active", {"active": False})

    async def quay(self) -> None:
        """Another project of the account on which only Maya is, with a type, a company, a person and a letter."""
        project = await second_project(self.world, "maya")
        word = WORDS["quay"]
        there = f"/api/projects/{project}"
        await self.send("maya", "PATCH", there, {"name": f"{word} two", "address": word})
        asked = {"name": f"{word} notes", "prefix": "ZQQ", "project_ids": [str(project)]}
        type = (await self.send("maya", "POST", "/api/account/correspondence/types", asked))["items"][0]
        company = await self.send("maya", "POST", "/api/account/companies", {"name": f"{word} works"})
        body = {"name": f"{word} {word}", "mail": f"{word}@{word}.example", "company_id": company["id"]}
        person = await self.send("maya", "POST", "/api/account/people", body)
        await self.send("maya", "POST", f"{there}/people", {"person_id": person["id"], "template_id": None})
        await self.world.settle()
        letter = {"type_id": type["id"], "issue": True, "subject": word}
        made = await self.send("maya", "POST", f"{there}/correspondence/items", letter)
        self.ids |= {
            "project hidden quay": str(project), "type hidden quay": type["id"], "company hidden quay": company["id"],
            "person hidden quay": person["id"], "item hidden quay": made["id"],
        }  # fmt: skip

    async def north(self) -> None:
        """The other account gets something of everything."""
        await furnish(self.world, "zoe", project=self.world.stranger.project, label=WORDS["north"])
        asked = {"account": self.world.stranger.account}
        of = {
            "item hidden north": "SELECT id FROM correspondence_item WHERE account_id = %(account)s LIMIT 1",
            "group hidden": "SELECT g.id FROM directory_group g JOIN directory_project p ON p.id = g.project_id "
            "WHERE p.account_id = %(account)s LIMIT 1",
            "location hidden": "SELECT id FROM directory_reference WHERE account_id = %(account)s AND "
            "sort = 'location' LIMIT 1",
            "fieldset hidden": "SELECT id FROM correspondence_fieldset WHERE account_id = %(account)s LIMIT 1",
            "status hidden": "SELECT id FROM correspondence_status WHERE account_id = %(account)s LIMIT 1",
            "template hidden": "SELECT id FROM permissions_template WHERE account_id = %(account)s LIMIT 1",
        }
        async with self.world.work(reading=True) as work:
            for kind, query in of.items():
                self.ids[kind] = str(await work.value(query, asked))
        self.ids["project hidden"] = str(self.world.stranger.project)


@pytest.fixture
async def ground(site: Site) -> Ground:
    """Harbour Tower with something of everything that everybody may see."""
    made = Ground(site)
    await made.open()
    return made


async def looks(
    ground: Ground, names: tuple[str, ...], word: str = "north", kinds: tuple[str, ...] = KINDS
) -> dict[str, Look]:
    """Let each of them look everywhere, and search for the word that is hidden."""
    api, ids = document(ground.world.app.litestar), dict(ground.ids)
    places = Places(ground.asked_with(kinds), ["crane", WORDS["number"], WORDS[word]])
    return {name: await Look(ground.world, name, ids).everywhere(places, api) for name in names}


async def mailed(ground: Ground) -> dict[str, str]:
    """Everything that was mailed to people of the world, by who got it."""
    async with ground.world.work(reading=True) as work:
        mails = await work.dicts("SELECT person_id, subject, text, html, headers::text AS headers FROM mail")
    return {
        name: " ".join(str(mail) for mail in mails if mail["person_id"] == person).lower()
        for name, person in ground.world.people.items()
    }


Making = Callable[[Ground], Awaitable[None]]


class Story(NamedTuple):
    """What is made, which ids get something behind them, from whom it is hidden, who sees it, and a word they read."""

    make: Making
    kinds: tuple[str, ...]
    hidden_from: tuple[str, ...]
    insiders: tuple[str, ...]
    word: str


NOBODY = ("kate", "dev", "zoe", "")
STORIES = {
    "super private letters": Story(
        lambda ground: ground.letters("CLM"), LETTERS, ("maya", "carl", "kate", "omar"), ("dana",), "item hidden"
    ),
    "private letters": Story(lambda ground: ground.letters("LTR"), LETTERS, NOBODY, ("dana",), "item hidden"),
    "what people whisper": Story(Ground.whispers, WHISPERS, ("maya", "rob"), ("dana",), "talk"),
    "a draft": Story(Ground.public_draft, ("item hidden draft",), ("kate", "rob"), ("ana",), "item hidden draft"),
    "unofficial answers": Story(Ground.answer, ("file hidden",), ("kate", "dana"), ("ana",), "answer"),
    "somebody who was withdrawn": Story(Ground.withdrawn, ("person hidden gone",), ("kate", "omar"), ("maya",), "gone"),
    "another project": Story(Ground.quay, QUAY, ("kate", "rob"), ("maya",), "quay"),
    "another account": Story(Ground.north, NORTH, ("maya", "carl"), ("zoe",), "north"),
}


@pytest.mark.parametrize("name", STORIES)
async def test_hidden_things_leave_no_trace(ground: Ground, name: str) -> None:
    story = STORIES[name]
    before = await looks(ground, story.hidden_from, story.word, story.kinds)
    known = dict(ground.ids)
    await story.make(ground)
    await ground.world.settle()
    assert {kind for kind, id in ground.ids.items() if id != known[kind]} == {*story.kinds}
    after = await looks(ground, story.hidden_from, story.word, story.kinds)
    fresh = [ground.ids[kind] for kind in story.kinds]
    words, wrong, posted = [*WORDS.values(), *fresh], list[str](), await mailed(ground)
    for somebody, look in after.items():
        moved = look.unlike(before[somebody])
        wrong += [each for each in moved if not each.partition(" ")[2].startswith(SEEN_BY_ADMINS)]
        wrong += look.words([*WORDS.values()])
        wrong += [f"{somebody} was mailed {each}" for each in words if each in posted.get(somebody, "")]
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:40])
    assert len(next(iter(after.values())).answers) >= LEAST_VISITS
    for somebody, look in (await looks(ground, story.insiders, story.word, story.kinds)).items():
        assert look.words([WORDS[story.word]]), f"{somebody} sees it, or nothing was looked at"


async def test_a_planted_trace_is_seen(ground: Ground) -> None:
    before = (await looks(ground, ("rob",), "item hidden draft", ("item hidden draft",)))["rob"]
    await ground.public_draft()
    async with ground.world.work() as work:
        for table in ("correspondence_item", "card"):
            asked = {"to": ground.ids["item hidden draft"], "of": ground.ids["item"]}
            await work.run(
                f"UPDATE {table} SET readers = o.readers FROM {table} o WHERE o.id = %(of)s AND {table}.id = %(to)s",
                asked,
            )
    await ground.world.settle()
    after = (await looks(ground, ("rob",), "item hidden draft", ("item hidden draft",)))["rob"]
    moved = "\n".join(after.unlike(before))
    for place in ("/correspondence/items/", "/codes/", "/search", "/pdf"):
        assert place in moved
    assert after.words([WORDS["item hidden draft"]])


async def test_looking_twice_is_answered_twice_the_same(ground: Ground) -> None:
    names = ("maya", "rob")
    first, second = await looks(ground, names, kinds=()), await looks(ground, names, kinds=())
    assert not [each for name in names for each in second[name].unlike(first[name])]


def test_every_route_that_reads_is_visited(world: World) -> None:
    api = document(world.app.litestar)
    ids = {kind: kind for kind in (*KINDS, "project", "item", "file", "location", "group", "company", "template",
                                   "conversation", "type NOD", "person ana")}  # fmt: skip
    visited = [visit.path for visit in Places(ids, ["crane"]).visits(api)]
    assert len(set(visited)) >= len([path for path, item in api["paths"].items() if "get" in item]) >= LEAST_ROUTES


def test_a_route_with_a_parameter_that_nobody_thought_of_is_refused() -> None:
    places = Places({"project": "p"}, ["crane"])
    for path, name in (("/api/x/{crane_id}", ""), ("/api/x", "colour")):
        asked = [{"in": "query", "name": name, "schema": {"type": "string"}}] if name else []
        with pytest.raises(AssertionError, match=r"places\.py"):
            list(places.visits({"paths": {path: {"get": {"parameters": asked}}}}))
