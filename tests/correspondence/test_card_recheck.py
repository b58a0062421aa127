"""Whatever is done, in whatever order: stored cards are what the rules compute anew, and who opens what is table 5.2.

The seed of a sequence stands in the name of its test and is printed with every step. Neither reactions nor jobs run
between an action and the look at what it left, except where the sequence itself lets them run.
"""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest
from tests.card_check import check_cards
from tests.correspondence import matrix
from tests.correspondence.matrix import GRANTS, Cell
from tests.correspondence.site import LEVELS, Site, doc
from tests.world import PEOPLE

SEEDS = (11, 23, 37, 59)
STEPS = 80
OPENED_EVERY = 5  # steps: then each item is asked for by its id, too; lists and cards are looked at after every step
ANY = {"If-Match": "*"}
MOVABLE = ("kate", "ana", "dana", "dev", "rita", "rob")  # they change company, rights and project
LEAST_DONE = 30  # actions of a sequence that must have succeeded: refusals alone would prove nothing


class Sheet:
    """What the test itself knows of an item: who is on it, and what it is."""

    def __init__(self, id: str, type: str, creator: str, *, private: bool, state: str) -> None:
        self.id, self.type, self.creator, self.private, self.state = id, type, creator, private, state
        self.on_it: dict[str, list[str]] = {"assignee": [], "distribution": [], "received_from": []}
        self.responses: list[str] = []

    def roles(self, name: str) -> list[str]:
        """The roles that somebody has on it."""
        held = [role for role, people in self.on_it.items() if name in people]
        return held + (["creator"] if self.creator == name else [])

    @property
    def people(self) -> set[str]:
        """Everybody on it."""
        return {self.creator}.union(*self.on_it.values())


class Story:
    """A random sequence of actions, with what the test expects of each."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site, self.random = site, Random(seed)
        self.sheets: list[Sheet] = []
        self.company = {name: some.company for name, some in PEOPLE.items()}
        self.rights: dict[str, tuple[str, tuple[str, ...]]] = {name: (level, ()) for name, level in LEVELS.items()}
        self.rights["maya"] = ("admin", ())
        self.away: set[str] = set()  # deactivated, or out of the project
        self.gone: set[str] = set()  # those of them who are out of the project
        self.super = {"NOD": False, "LTR": False, "CLM": True}
        self.done = 0

    # --- what is expected ---

    def sees(self, name: str, sheet: Sheet) -> bool:
        """Read table 5.2 for somebody, with every role that they have."""
        if name in self.away:
            return False
        level, grants = self.rights[name]
        others = sheet.people - {name}
        mate = "assignee" if any(self.company[each] == self.company[name] for each in others) else "no_mate"
        privacy = f"{'super' if self.super[sheet.type] else 'plain'} {'private' if sheet.private else 'public'}"
        roles = sheet.roles(name) or ["no_role"]
        return any(matrix.sees(Cell(level, grants, role, mate, privacy, sheet.state)) for role in roles)

    async def check(self, what: str, *, opened_too: bool = True) -> None:
        """Compare every card with the rules, and what everybody is listed and opens with the table."""
        await check_cards(self.site.world.database)
        for name in PEOPLE:
            client = self.site.world.client(name)
            answer = await client.get(f"{self.site.base}/items", params={"limit": 100})
            listed = {line["id"] for line in answer.json()["items"]} if answer.status_code == 200 else set()
            assert listed == {sheet.id for sheet in self.sheets if self.sees(name, sheet)}, (what, name)
            for sheet in self.sheets if opened_too else ():
                answer = await client.get(f"{self.site.base}/items/{sheet.id}")
                opened = answer.status_code == 200
                assert opened == self.sees(name, sheet), (what, name, vars(sheet), answer.status_code)

    # --- what is done ---

    def who(self, sheet: Sheet | None = None) -> str:
        """Choose somebody who is here, mostly one who has to do with the item."""
        here = [name for name in PEOPLE if name not in self.away and name != "omar"]
        near = [name for name in here if sheet is None or name in sheet.people or name in ("carl", "maya")]
        return self.random.choice(near if self.random.random() < 0.8 else here)

    def some(self, *, most: int) -> list[str]:
        """Choose some people whom an item takes."""
        able = [n for n in PEOPLE if n not in self.away and self.rights.get(n, ("none",))[0] != "none"]
        return self.random.sample(able, self.random.randint(0, most))

    async def send(self, name: str, method: str, path: str, body: Any = None) -> Any:
        """Send a request; return what came of it, None where it was refused."""
        answer = await self.site.world.client(name).request(method, path, json=body, headers=ANY)
        assert answer.status_code < 500, answer.text
        if answer.status_code >= 400:
            return None
        self.done += 1
        return answer.json() if answer.content else {}

    async def create(self) -> str:
        """Somebody writes a letter."""
        name, type = self.who(), self.random.choice([*self.super])
        private, issue = self.random.random() < 0.7, self.random.random() < 0.7
        people = {"assignee": self.some(most=2), "distribution": self.some(most=2), "received_from": self.some(most=1)}
        body = {
            "type_id": str(self.site.types[type]), "issue": issue, "subject": "Crane", "private": private,
            "assignees": self.site.people(*people["assignee"]),
            "distribution": self.site.people(*people["distribution"]),
            "received_from": next(iter(self.site.people(*people["received_from"])), None),
        }  # fmt: skip
        made = await self.send(name, "POST", f"{self.site.base}/items", body)
        if made is not None:
            sheet = Sheet(made["id"], type, name, private=private, state="open" if issue else "draft")
            sheet.on_it = people
            self.sheets.append(sheet)
        return f"{name} creates a letter of {type}"

    async def edit(self) -> str:
        """Somebody changes who is on it, or its privacy."""
        sheet = self.random.choice(self.sheets)
        name = self.who(sheet)
        field = self.random.choice(["private", "assignee", "distribution", "received_from"])
        people, private = self.some(most=1 if field == "received_from" else 3), not sheet.private
        ids = self.site.people(*people)
        body: dict[str, Any] = {
            "private": {"private": private},
            "assignee": {"assignees": ids},
            "distribution": {"distribution": ids},
            "received_from": {"received_from": next(iter(ids), None)},
        }[field]
        if await self.send(name, "PATCH", f"{self.site.base}/items/{sheet.id}", body) is not None:
            if field == "private":
                sheet.private = private
            else:
                sheet.on_it[field] = people
        return f"{name} sets {field} of {sheet.id}"

    async def move(self) -> str:
        """Somebody issues, closes or reopens."""
        sheet = self.random.choice(self.sheets)
        name = self.who(sheet)
        to = self.random.choice(["open", "closed_successful", "closed_unsuccessful"])
        body = {"status_id": await self.site.status(sheet.type, to)}
        if await self.send(name, "PUT", f"{self.site.base}/items/{sheet.id}/status", body) is not None:
            sheet.state = to
        return f"{name} moves {sheet.id} to {to}"

    async def respond(self) -> str:
        """Somebody answers, officially or not."""
        sheet = self.random.choice(self.sheets)
        name = self.who(sheet)
        body = {"text": doc("So be it."), "official": self.random.random() < 0.3}
        said = await self.send(name, "POST", f"{self.site.base}/items/{sheet.id}/responses", body)
        if said is not None:
            sheet.responses.append(said["response"]["id"])
        return f"{name} answers {sheet.id}"

    async def mark(self) -> str:
        """Somebody makes an answer official, or takes that back."""
        answered = [sheet for sheet in self.sheets if sheet.responses]
        if not answered:
            return "nothing is answered"
        sheet = self.random.choice(answered)
        name = self.who(sheet)
        path = f"{self.site.base}/items/{sheet.id}/responses/{self.random.choice(sheet.responses)}"
        await self.send(name, "PATCH", path, {"official": self.random.random() < 0.5})
        return f"{name} marks an answer to {sheet.id}"

    async def switch(self) -> str:
        """The administrator sets Super Private on a type, or takes it away."""
        type = self.random.choice([*self.super])
        path, on = f"/api/account/correspondence/types/{self.site.types[type]}", not self.super[type]
        if await self.send("maya", "PATCH", path, {"super_private": on}) is not None:
            self.super[type] = on
        return f"{type} becomes {'super' if on else 'plain'}"

    async def employ(self) -> str:
        """Somebody changes company."""
        name, to = self.random.choice(MOVABLE), self.random.choice([*self.site.world.companies])
        body = {"company_id": str(self.site.world.companies[to])}
        if await self.send("maya", "PATCH", f"/api/account/people/{self.site.person(name)}", body) is not None:
            self.company[name] = to
        return f"{name} goes to {to}"

    async def allow(self) -> str:
        """Somebody gets other rights on every type."""
        name = self.random.choice([n for n in MOVABLE if n not in self.gone] or ["carl"])
        level = self.random.choice(matrix.LEVELS)
        grants = tuple(sorted(self.random.sample(GRANTS, self.random.randint(0, len(GRANTS)))))
        await self.site.levels(name, level, *grants)
        self.rights[name] = (level, grants)
        return f"{name} gets {level} with {grants}"

    async def leave(self) -> str:
        """Somebody is taken off the project, or brought back to it."""
        name, people = self.random.choice(MOVABLE), f"/api/projects/{self.site.world.project}/people"
        if name in self.gone:
            body = {"person_id": str(self.site.person(name)), "template_id": None}
            if await self.send("maya", "POST", people, body) is not None:
                self.gone.discard(name)
                self.away.discard(name)
                self.rights[name] = ("none", ())
            return f"{name} comes back"
        if await self.send("maya", "DELETE", f"{people}/{self.site.person(name)}") is not None:
            self.gone.add(name)
            self.away.add(name)
        return f"{name} is taken off"

    async def settle(self) -> str:
        """Whatever waits is done."""
        await self.site.world.settle()
        return "everything settles"

    async def step(self) -> str:
        """Do one thing."""
        if len(self.sheets) < 3:
            return await self.create()
        acts: list[tuple[Callable[[], Awaitable[str]], int]] = [
            (self.create, 2), (self.edit, 7), (self.move, 4), (self.respond, 4), (self.mark, 2), (self.switch, 2),
            (self.employ, 2), (self.allow, 3), (self.leave, 1), (self.settle, 2),
        ]  # fmt: skip
        act = self.random.choices([one for one, _ in acts], [weight for _, weight in acts])[0]
        return await act()


@pytest.mark.parametrize("seed", SEEDS)
async def test_cards_are_the_rules_after_every_action(
    site: Site, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    story = Story(site, seed)
    for name in MOVABLE:
        story.rights[name] = (story.rights[name][0], GRANTS)
        await site.levels(name, story.rights[name][0], *GRANTS)
    for number in range(STEPS):
        what = await story.step()
        print(f"seed {seed}, step {number}: {what}")
        await story.check(f"seed {seed}, step {number}: {what}", opened_too=number % OPENED_EVERY == 0)
    await site.world.settle()
    await story.check(f"seed {seed}, at the end")
    assert story.done >= LEAST_DONE, f"seed {seed}: only {story.done} actions were not refused"


async def test_a_card_that_somebody_forgot_to_write_is_noticed(site: Site) -> None:
    item = await site.create("ana", private=True, assignees=site.people("dana"))
    await check_cards(site.world.database)
    async with site.world.work() as work:
        await work.run("UPDATE card SET readers = readers[1:1] WHERE id = %(id)s", {"id": item["id"]})
    with pytest.raises(AssertionError, match="keys"):
        await check_cards(site.world.database)
