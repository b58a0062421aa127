"""What one socket hears of everything that happens to conversations, and what a fresh reading says after each.

The story is written down (`golden/story.json`), and the client is played the same one: after every event its state is
the server's (bar B12).
"""

import json
import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tests.conversations.chat import Chat, talk_on
from tests.conversations.site import Ear, serving

GOLDEN = Path(__file__).parent / "golden" / "story.json"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
Json = dict[str, Any]
Does = Callable[[], Awaitable[object]]
READINGS = ("inbox", "ones", "messages")
MESSAGE, ALTERED, GONE, MINE = "message", "altered", "gone", "mine"
SETTINGS = "altered settings"


class Story:
    """Dana has a window open; the others, and Dana in another window, do one thing after the other."""

    def __init__(self, talk: Chat) -> None:
        self.talk = talk
        self.known: list[str] = []
        self.group: Json = {}
        self.direct: Json = {}
        self.item: Json = {}
        self.steps: list[Json] = []

    async def begin(self) -> None:
        """Let there be a group, a direct message and an item that Dana follows."""
        talk = self.talk
        self.group = await talk.group("carl", "Concrete", "dana", "rita")
        self.direct = await talk.direct("ana", "dana")
        self.item = await talk.site.create("ana", assignees=talk.ids("dana"))
        await talk.say_on("ana", self.item, "Who measured the gap?")
        await talk.say("ana", self.direct, "Are you there?")
        await talk.say("carl", self.group, "Good morning.")
        self.known = [self.group["id"], self.direct["id"], talk_on(self.item)]

    async def state(self) -> Json:
        """Everything that Dana would read now."""
        ask = self.talk.call
        ones = {each: await ask("dana", "GET", f"/{each}") for each in self.known}
        pages = {each: await ask("dana", "GET", f"/{each}/messages") for each in self.known}
        return {
            "inbox": (await ask("dana", "GET", "")).json(),
            "ones": {id: found.json() if found.status_code == 200 else None for id, found in ones.items()},
            "messages": {id: found.json() if found.status_code == 200 else None for id, found in pages.items()},
        }

    async def step(self, ear: Ear, name: str, does: Does, *kinds: str) -> None:
        """Do one thing, hear what it must be heard as, and read everything again."""
        await does()
        frames: list[Json] = []
        waited = list(kinds)
        while waited:
            try:
                heard = await ear.hear(4)
            except TimeoutError:
                raise AssertionError(f"{name}: {waited} after {frames}") from None
            kind = heard["type"].removeprefix("conversations.")
            kind = SETTINGS if kind == ALTERED and heard["conversation"] is None else kind
            if kind != heard["type"]:
                frames.append(heard)
            if kind in waited:
                waited.remove(kind)
        self.steps.append({"name": name, "frames": frames, **await self.state()})

    def happenings(self, carl: Ear, other: Ear) -> list[tuple[Any, ...]]:
        """Return what happens: its name, the doing, and as what Dana's window must hear it."""
        talk, group, direct, item = self.talk, self.group["id"], self.direct["id"], talk_on(self.item)
        first = f"/{group}/messages/2"

        def ask(name: str, method: str, path: str, body: Any = None) -> Does:
            return lambda: talk.ask(name, method, path, body, headers={"If-Match": "*"})

        def say(name: str, where: str, text: str, **more: Any) -> Does:
            return lambda: talk.say(name, where, text, **more)

        def keep(where: str, **values: Any) -> Does:
            return lambda: talk.keep("dana", where, **values)

        def edit(text: str, *mentions: str) -> Does:
            return ask("carl", "PUT", f"/{group}/messages/7", {"text": text, "mentions": mentions, "files": []})

        def manage(**more: Any) -> Does:
            body = {"name": "Slab edge", "everyone": False, "add": [], "add_groups": [], "remove": [], **more}
            return ask("carl", "PUT", f"/{group}/group", body)

        def outcome() -> Awaitable[Any]:
            return talk.ask("ana", "POST", f"/{item}/messages/outcome", {"seqs": [1], "card": self.item["id"]})

        dana, rob = talk.ids("dana", "rob")
        return [
            ("message", say("carl", group, "Pour at nine?"), MESSAGE),
            ("mention", say("rita", group, "@Dana bring the pass", mentions=[dana]), MESSAGE),
            ("mention of everybody", say("rita", group, "@all the gate is shut", everyone=True), MESSAGE),
            ("own message", say("dana", group, "From my other window"), MESSAGE),
            ("answer, important", say("carl", group, "Read it", reply_to=3, priority="important"), MESSAGE),
            ("asks for an answer", say("rita", group, "Got it?", ack_wanted=True), MESSAGE),
            ("ack", ask("dana", "POST", f"/{group}/messages/8/acknowledge"), MESSAGE),
            ("edit", edit("Read this"), MESSAGE),
            ("edit that mentions", edit("Read this @Dana", dana), MESSAGE),
            ("delete of an unread one", ask("rita", "DELETE", f"/{group}/messages/8"), MESSAGE),
            ("reaction", ask("rita", "PUT", f"{first}/reactions/👍"), MESSAGE),
            ("reaction taken back", ask("rita", "DELETE", f"{first}/reactions/👍"), MESSAGE),
            ("typing", lambda: carl.say("conversations.typing", conversation=group), "typing"),
            ("read", keep(group, read_seq=8), MINE),
            ("marked as unread", keep(group, unread_from=4), MINE),
            ("read over the socket", lambda: other.say("conversations.read", conversation=group, seq=8), MINE),
            ("delete of the last one", ask("carl", "DELETE", f"/{group}/messages/7"), MESSAGE),
            ("star", keep(group, starred=True), MINE, ALTERED),
            ("star taken away", keep(group, starred=False), MINE, ALTERED),
            ("level", keep(group, level="mentions"), MINE, ALTERED),
            ("draft", keep(group, draft={"text": "half a sen"}), MINE, ALTERED),
            ("draft thrown away", keep(group, draft=None), MINE, ALTERED),
            ("hidden", keep(direct, hidden=True), MINE, "hidden"),
            ("back with the next message", say("ana", direct, "Still there?"), MESSAGE),
            ("renamed", manage(), MESSAGE, ALTERED),
            ("somebody comes", manage(add=[rob]), MESSAGE, ALTERED),
            ("somebody goes", manage(remove=[rob]), MESSAGE, ALTERED),
            ("message on an item", say("ana", item, "40 mm"), MESSAGE),
            ("turned into something", outcome, MESSAGE),
            ("unfollowed", keep(item, follows=False), MINE, ALTERED),
            ("mentioned where one does not follow", say("ana", item, "@Dana?", mentions=[dana]), ALTERED),
            ("not followed again", keep(item, follows=False), MINE, ALTERED),
            ("followed", keep(item, follows=True), MINE, ALTERED),
            ("the company chooses", lambda: talk.choose(receipts_on=False), SETTINGS),
            ("taken out", manage(remove=[dana]), GONE),
            ("let in again", manage(add=[dana]), ALTERED),
            ("group deleted", ask("carl", "DELETE", f"/{group}"), GONE),
            ("direct messages off", lambda: talk.choose(direct_on=False), SETTINGS, GONE),
        ]


def plain(told: Json) -> Json:
    """Name ids and moments by the order in which the readings have them, so that two runs tell the same."""
    readings = [{name: each.get(name) for name in READINGS} for each in told["steps"]]
    order, text = json.dumps(readings, sort_keys=True), json.dumps(told, ensure_ascii=False, sort_keys=True)
    for at, found in enumerate(dict.fromkeys(UUID.findall(order))):
        text = text.replace(found, f"00000000-0000-4000-8000-{at:012d}")
    for at, found in enumerate(sorted(set(MOMENT.findall(text)))):
        text = text.replace(found, f"2026-01-01T00:{at // 60:02d}:{at % 60:02d}.000000Z")
    whole: Json = json.loads(text)
    return whole


def brief(steps: list[Json]) -> list[Json]:
    """Leave out of every reading what is as it was."""
    said: Json = {}
    shown: list[Json] = []
    for step in steps:
        moved = {(name, id): one for name in ("ones", "messages") for id, one in step[name].items()}
        parts: Json = {"ones": {}, "messages": {}}
        for (name, id), one in moved.items():
            if (name, id) not in said or said[name, id] != one:
                parts[name][id] = one
        said |= moved
        shown.append({**step, **parts})
    return shown


async def test_every_event_is_told_as_a_fresh_reading_says(talk: Chat) -> None:
    story = Story(talk)
    await story.begin()
    async with serving(talk.world) as served:
        ear, other, carl = [await served.enter(name) for name in ("dana", "dana", "carl")]
        await ear.say("conversations.watch", conversation=story.group["id"], since=None)
        start = {"name": "start", "frames": [], **await story.state()}
        for name, does, *kinds in story.happenings(carl, other):
            await story.step(ear, name, does, *kinds)
    told = plain({"me": talk.ids("dana")[0], "group": story.group["id"], "steps": brief([start, *story.steps])})
    if os.environ.get("SITEPOST_WRITE_GOLDEN"):
        lines = ",\n".join(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in told["steps"])
        head = json.dumps({"group": told["group"], "me": told["me"]})
        GOLDEN.write_text(f'{head[:-1]}, "steps": [\n{lines}\n]}}\n')
    golden = json.loads(GOLDEN.read_text())
    assert [each["name"] for each in told["steps"]] == [each["name"] for each in golden["steps"]]
    assert set(_kinds(told)) == set(_kinds(golden))
    for mine, written in zip(told["steps"], golden["steps"], strict=True):
        for name in READINGS:
            assert mine[name] == written[name], f"{mine['name']}: look at what moved, then write the golden file anew"


def _kinds(told: Json) -> list[str]:
    return [frame["type"] for step in told["steps"] for frame in step["frames"]]
