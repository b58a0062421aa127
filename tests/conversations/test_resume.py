"""State after the events equals a fresh fetch, over thousands of random operations (bar B12).

The sequences are written down (`golden/events.json`), so that the client's reducer is held against the same ones.
`SITEPOST_WRITE_GOLDEN=1` writes them; `SITEPOST_OPERATIONS` says how many operations there are [600].
"""

import asyncio
import json
import os
import random
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from tests.conversations.site import group_of, switch_on
from tests.world import World

from sitepost.app import App
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import messages
from sitepost.tools.conversations.actions.fanout import message_shot
from sitepost.tools.conversations.actions.office import office_of
from sitepost.tools.conversations.actions.posting import Letter
from sitepost.tools.conversations.model import Post, Said

OPERATIONS = int(os.environ.get("SITEPOST_OPERATIONS", "600"))
GOLDEN = Path(__file__).parent / "golden" / "events.json"
KEPT = 200  # events in the golden file
NAMES = ("carl", "dana", "rita")


class Reader:
    """A client that applies what it hears: upsert by number, newer revisions only; a gap asks for what is missing."""

    def __init__(self, world: World, conversation: str) -> None:
        self.world, self.conversation = world, conversation
        self.messages: dict[int, dict[str, Any]] = {}
        self.rev = 0
        self.fetches = 0

    async def hear(self, message: dict[str, Any]) -> None:
        """Apply one event."""
        if message["rev"] > self.rev + 1:
            await self.catch_up()
        self.apply(message)
        self.rev = max(self.rev, message["rev"])

    def apply(self, message: dict[str, Any]) -> None:
        """Put a message in its place unless what is there is newer."""
        held = self.messages.get(message["seq"])
        if held is None or held["rev"] < message["rev"]:
            self.messages[message["seq"]] = message

    async def catch_up(self) -> None:
        """Fetch all that changed since what is known."""
        self.fetches += 1
        while True:
            query = {"since_rev": self.rev, "limit": 200}
            path = f"/api/conversations/{self.conversation}/messages"
            page = (await self.world.client("dana").get(path, params=query)).json()
            for each in page["messages"]:
                self.apply(each)
            self.rev = page["last_rev"]
            if not page["has_after"]:
                return


class Operations:
    """Random things that people do to messages."""

    def __init__(self, world: World, conversation: str, *, seed: int) -> None:
        self.world, self.conversation = world, UUID(conversation)
        self.random = random.Random(seed)
        self.alive: list[tuple[int, str]] = []

    async def one(self) -> None:
        """Do one thing; what is refused changes nothing."""
        kind = self.random.choices(("post", "edit", "delete", "react", "unreact", "ack"), (6, 2, 1, 3, 1, 1))[0]
        if kind == "post" or not self.alive:
            await self._post()
            return
        seq, author = self.random.choice(self.alive)
        name = author if kind in ("edit", "delete") else self.random.choice(NAMES)
        who = await self.world.passport(name, project=self.world.account)
        try:
            async with Work(self.world.database, account=who.account, actor=who.person) as work:
                await self._change(work, who, kind, seq)
        except Refusal as refusal:
            if refusal.why.code not in ("not_asked", "not_found"):
                raise
        if kind == "delete":
            self.alive.remove((seq, author))

    async def _change(self, work: Work, who: Any, kind: str, seq: int) -> None:
        conversation = self.conversation
        sign = self.random.choice("👍🎉👀")
        if kind == "edit":
            await messages.edit(
                work, who, conversation, seq, text=f"edited {self.random.random()}", mentions=[], files=None
            )
        elif kind == "delete":
            await messages.delete(work, who, conversation, seq)
        elif kind == "react":
            await messages.react(work, who, conversation, seq, sign=sign)
        elif kind == "unreact":
            await messages.unreact(work, who, conversation, seq, sign=sign)
        else:
            await messages.acknowledge(work, who, conversation, seq)

    async def _post(self) -> None:
        count = self.random.randint(1, 4)
        letters = []
        for _ in range(count):
            name = self.random.choice(NAMES)
            wanted = self.random.random() < 0.3
            post = Post(key=uuid4(), conversation=self.conversation, text=f"{self.random.random()}", ack_wanted=wanted)
            letters.append((name, Letter(self.world.people[name], self.world.account, post)))
        said = await asyncio.gather(*(messages.send(self.world.database, letter) for _, letter in letters))
        self.alive += [(each.message.seq, name) for (name, _), each in zip(letters, said, strict=True)]


async def test_state_after_the_events_is_what_a_fresh_fetch_says(world: World, app: App) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    events: list[dict[str, Any]] = []

    def heard(said: list[Said]) -> None:
        events.extend(json.loads(message_shot(each.message).body)["message"] for each in said)

    office_of(world.database).delivered = heard
    operations, reader, chaos = Operations(world, group, seed=7), Reader(world, group), random.Random(3)
    await reader.catch_up()
    base, start = list(reader.messages.values()), reader.rev
    done = 0
    while done < OPERATIONS:
        for _ in range(min(50, OPERATIONS - done)):
            await operations.one()
            done += 1
        heard_now, events[:] = list(events), []
        kept = [each for each in heard_now if chaos.random() > 0.02]  # some are lost on the way
        kept += [each for each in heard_now if chaos.random() < 0.05]  # and some come again, late
        for each in kept:
            await reader.hear(each)
        if done <= 100:
            _golden_part(base, start, heard_now, reader)
        await reader.catch_up()
    fresh = Reader(world, group)
    await fresh.catch_up()
    assert reader.messages == fresh.messages
    assert sorted(fresh.messages) == list(range(1, len(fresh.messages) + 1))
    pages = await _all_pages(world, group)
    assert pages == [fresh.messages[seq] for seq in sorted(fresh.messages)]
    _check_golden()


parts: list[dict[str, Any]] = []


def _golden_part(base: list[dict[str, Any]], start: int, events: list[dict[str, Any]], reader: Reader) -> None:
    state: dict[int, dict[str, Any]] = {each["seq"]: each for each in base}
    for part in parts:
        for each in part["events"]:
            state[each["seq"]] = each
    for each in events:
        state[each["seq"]] = each
    parts.append({"base": base, "since": start, "events": events, "state": [state[seq] for seq in sorted(state)]})


def _check_golden() -> None:
    """Hold the written sequences against the rule by which clients apply them; write them when asked to."""
    if os.environ.get("SITEPOST_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        events = [each for part in parts for each in part["events"]][:KEPT]
        state = {each["seq"]: each for each in parts[0]["base"]}
        for each in events:
            state[each["seq"]] = each
        whole = {
            "base": parts[0]["base"],
            "since": parts[0]["since"],
            "events": events,
            "state": [state[seq] for seq in sorted(state)],
        }
        GOLDEN.write_text(json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    golden = json.loads(GOLDEN.read_text())
    assert len(golden["events"]) > 50
    assert golden["events"][0].keys() == parts[0]["events"][0].keys(), "the shape moved: write the golden file anew"
    state = {each["seq"]: each for each in golden["base"]}
    shuffled = list(golden["events"])
    random.Random(5).shuffle(shuffled)  # in any order, for the newer revision wins
    for each in shuffled:
        if each["seq"] not in state or state[each["seq"]]["rev"] < each["rev"]:
            state[each["seq"]] = each
    assert [state[seq] for seq in sorted(state)] == golden["state"]


async def _all_pages(world: World, group: str) -> list[dict[str, Any]]:
    """Read everything by pages, from the last one up."""
    found: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 50}
    while True:
        page = (await world.client("dana").get(f"/api/conversations/{group}/messages", params=query)).json()
        found = page["messages"] + found
        if not page["has_before"]:
            return found
        query["before"] = page["messages"][0]["seq"]
