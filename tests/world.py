"""The site that tests talk about: Harbour Tower, five companies, nine people, and a stranger next door.

`world` is a fixture (see `tests/conftest.py`), a copy of what `build` made once (see `tests/snapshots.py`).
Everything is made by the rooms' own actions in one transaction each; reactions and jobs run when a test calls
`await world.settle()`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

import httpx
from argon2 import PasswordHasher

from sitepost.app import App
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import LEVEL_NAMES, Level, Passport
from sitepost.platform import passports
from sitepost.platform.db import Database
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work, scoped
from sitepost.tools.directory import actions as directory
from sitepost.tools.identity import actions as identity
from sitepost.tools.identity import store as identity_store
from sitepost.tools.identity.model import ABSOLUTE, IDLE
from sitepost.tools.permissions import actions as permissions
from sitepost.tools.permissions import rules as permission_rules
from sitepost.tools.permissions import store as permission_store
from sitepost.tools.permissions.model import STATIC_TOOLS, Assignment

BASE_URL = "http://sitepost.test"
PASSWORD = "harbour lights at dusk"
CHEAP_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

COMPANIES = {
    "harbour": "Harbour Developments",  # the owner; the account is theirs
    "kestrel": "Kestrel Construct",  # contractor
    "delta": "Delta Concrete",  # subcontractor
    "ferro": "Ferro Steel",  # subcontractor
    "aldgate": "Aldgate Architects",
}
TEMPLATES = {
    "manager": "Project Manager – Internal",
    "foreman": "Foreman/Superintendent – Internal",
    "owner": "Owner/Client – External",
    "architect": "Architect/Engineer – External",
    "subcontractor": "Subcontractor – External",
}


class Somebody(NamedTuple):
    """One person of the world."""

    name: str
    company: str
    template: str
    title: str


PEOPLE = {
    "maya": Somebody("Maya King", "harbour", "", "Project Director"),  # company administrator
    "omar": Somebody("Omar Haddad", "harbour", "owner", "Client Representative"),
    "carl": Somebody("Carl Reyes", "kestrel", "manager", "Project Manager"),
    "kate": Somebody("Kate Osei", "kestrel", "foreman", "Site Superintendent"),
    "dana": Somebody("Dana Ortiz", "delta", "subcontractor", "Contracts Manager"),
    "dev": Somebody("Dev Patel", "delta", "subcontractor", "Site Engineer"),
    "rita": Somebody("Rita Moss", "ferro", "subcontractor", "Project Engineer"),
    "rob": Somebody("Rob Vance", "ferro", "subcontractor", "Foreman"),
    "ana": Somebody("Ana Lind", "aldgate", "architect", "Architect"),
}


class Stranger(NamedTuple):
    """Another tenant on the same server: one person, Zoe Brandt, with a project of her own."""

    account: UUID
    project: UUID
    company: UUID
    person: UUID
    template: UUID


async def over_any_version(request: httpx.Request) -> None:
    """Say of an edit that names no version that it may go over any; tests that mean none send an empty If-Match."""
    if request.method in ("PATCH", "PUT") and "if-match" not in request.headers:
        request.headers["If-Match"] = "*"


class World:
    """The site in the database, and ways to act in it."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.database: Database = app.database
        self.account: UUID
        self.project: UUID
        self.companies: dict[str, UUID] = {}
        self.people: dict[str, UUID] = {}
        self.mails: dict[str, str] = {}
        self.templates: dict[str, UUID] = {}
        self.stranger: Stranger
        self.tokens: dict[str, str] = {}
        self.types: dict[str, UUID] = {}  # of correspondence, where the database begins with some
        self.furnished: dict[str, Any] = {}  # what a snapshot knows of what else it holds
        self.clients: dict[str, httpx.AsyncClient] = {}

    def work(self, *, reading: bool = False) -> Work:
        """Return a unit of work, to be used as `async with world.work() as work:`."""
        return Work(self.database, reading=reading, account=self.account)

    async def work_as(self, name: str) -> Work:
        """Return a unit of work in which `name` acts in the project."""
        return scoped(Work(self.database), await self.passport(name))

    def client(self, name: str | None) -> httpx.AsyncClient:
        """Return the signed-in browser of `name` (None: nobody's), the same one each time."""
        key = name or ""
        if key not in self.clients:
            self.clients[key] = self.browser(self.tokens[name] if name else None)
        return self.clients[key]

    def browser(self, token: str | None = None) -> httpx.AsyncClient:
        """Return a fresh browser, signed in where `token` is a session's."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(app=self.app),
            base_url=BASE_URL,
            headers={"Origin": BASE_URL},
            cookies={"sitepost": token} if token else None,
            event_hooks={"request": [over_any_version]},
        )

    async def passport(self, name: str, *, project: UUID | None = None) -> Passport:
        """Return the passport of `name` in the project, or in another scope."""
        home = self.stranger.project if name == "zoe" else self.project
        async with Work(self.database, reading=True) as work:
            found = await passports.load(work, scope=project or home, person=self.people[name])
        assert found is not None, f"{name} has no passport there"
        return found

    async def set_levels(
        self,
        name: str,
        levels: Mapping[str, str | Level],
        grants: Mapping[str, set[str] | list[str] | tuple[str, ...]] | None = None,
        *,
        project: UUID | None = None,
    ) -> None:
        """Give `name` these levels and granular permissions on the tools named; others stay as they are.

        Levels are names ("read_only") or `Level`s. Made by a template of their own, so that it
        lasts when a reaction recomputes passports. Grants of a named tool are replaced.
        """
        where = project or self.project
        named = {tool: LEVEL_NAMES[level] if isinstance(level, Level) else level for tool, level in levels.items()}
        old = await self.passport(name, project=where)
        assert not old.account_admin, "a company administrator is Admin of everything"
        async with Work(self.database, account=self.account) as work:
            for tool in {*named, *(grants or {})} - set(STATIC_TOOLS):
                if tool not in await permission_store.tools(work, self.account):
                    await permission_store.add_tool(work, account=self.account, tool=tool, title=tool)
            kept = {tool: held for tool, held in old.grants.items() if tool not in named}
            template = permission_rules.Template(
                id=new_id(),
                account=self.account,
                name=f"Rights of {name} {new_id()}",
                kind="external",
                levels={tool: LEVEL_NAMES[level] for tool, level in old.levels.items()} | named,
                grants={tool: tuple(held) for tool, held in {**kept, **(grants or {})}.items()},
            )
            await permission_store.add_template(work, template)
            assignment = Assignment(project=where, person=self.people[name], account=self.account, template=template.id)
            await permissions.give(work, assignment)

    async def settle(self) -> None:
        """Run every reaction and job that is due, until nothing waits."""
        while await self._waits():
            await self.app.consumer.settle()
            if await self._value(DUE_JOBS):
                await self.app.jobs.settle()

    async def _waits(self) -> bool:
        return bool(await self._value("SELECT EXISTS (SELECT FROM outbox)") or await self._value(DUE_JOBS))

    async def _value(self, query: str) -> object:
        async with self.database.connection() as conn:
            row = await (await conn.execute(query)).fetchone()  # type: ignore[arg-type]  # ours, and constant
        return row[0] if row else None

    async def close(self) -> None:
        """Close every browser."""
        for client in self.clients.values():
            await client.aclose()


DUE_JOBS = """
SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now())
"""


async def build(app: App) -> World:
    """Make the world in an empty database."""
    world = World(app)
    async with Work(app.database) as work:
        await _harbour(world, work)
    async with Work(app.database) as work:
        await _stranger(world, work)
    return world


async def _harbour(world: World, work: Work) -> None:
    maya = PEOPLE["maya"]
    mail = _mail("maya")
    name = COMPANIES["harbour"]
    founded = await directory.account.found(work, name=name, person_name=maya.name, mail=mail, title=maya.title)
    world.account, world.companies["harbour"] = founded.account, founded.company.id
    world.people["maya"], world.mails["maya"] = founded.person.id, mail
    made = {template.name: template.id for template in await permissions.seed(work, founded.account)}
    world.templates = {key: made[title] for key, title in TEMPLATES.items()}
    project = await directory.projects.create(
        work, founded.who, name="Harbour Tower", number="HT-01", time_zone="Europe/London"
    )
    world.project = project.id
    await _give(world, work, "maya")
    for key, title in COMPANIES.items():
        if key != "harbour":
            world.companies[key] = (await directory.companies.add(work, founded.who, name=title)).id
    for key in PEOPLE:
        if key != "maya":
            await _person(world, work, founded.who, key)
    await _sign_in(world, work, list(PEOPLE))


def _mail(key: str) -> str:
    return f"{key}@{PEOPLE[key].company}.example"


async def _person(world: World, work: Work, who: Passport, key: str) -> None:
    some = PEOPLE[key]
    world.mails[key] = _mail(key)
    person = await directory.people.add(
        work,
        who,
        name=some.name,
        mail=world.mails[key],
        company=world.companies[some.company],
        title=some.title,
        employee=some.company == "harbour",
    )
    world.people[key] = person.id
    template = world.templates[some.template]
    await directory.members.bring_in(work, who, project=world.project, person=person.id, template=template)
    await _give(world, work, key)


async def _give(world: World, work: Work, key: str) -> None:
    template = world.templates.get(PEOPLE[key].template)
    person = world.people[key]
    assignment = Assignment(project=world.project, person=person, account=world.account, template=template)
    await permissions.give(work, assignment)


async def _sign_in(world: World, work: Work, keys: list[str]) -> None:
    for key in keys:
        person = world.people[key]
        login = await identity.logins.follow(work, person=person, account=work.account or world.account)
        await identity_store.set_password(work, person, hashed=CHEAP_HASH)
        world.tokens[key] = f"session of {key} {new_id()}".replace(" ", "-")
        await identity_store.add_bearer(
            work,
            person=person,
            account=login.account,
            kind="session",
            secret=token_hash(world.tokens[key]),
            lives=ABSOLUTE,
            idle=IDLE,
            agent="Test browser",
            address="127.0.0.1",
        )


async def _stranger(world: World, work: Work) -> None:
    mail = "zoe@northgate.example"
    founded = await directory.account.found(work, name="Northgate Rail", person_name="Zoe Brandt", mail=mail)
    made = await permissions.seed(work, founded.account)
    project = await directory.projects.create(work, founded.who, name="North Gate", time_zone="Europe/Berlin")
    world.people["zoe"], world.mails["zoe"] = founded.person.id, mail
    assignment = Assignment(project=project.id, person=founded.person.id, account=founded.account)
    await permissions.give(work, assignment)
    world.stranger = Stranger(founded.account, project.id, founded.company.id, founded.person.id, made[0].id)
    await _sign_in(world, work, ["zoe"])
