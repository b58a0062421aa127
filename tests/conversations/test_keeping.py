"""Exports, legal holds, retention and mails about missed messages (conversations.md, 7.4 and 9)."""

import io
import json
import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.correspondence.site import Site
from tests.world import World
from typer.testing import CliRunner

from sitepost.__main__ import cli
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import missed
from sitepost.tools.conversations.rules import telling
from sitepost.tools.conversations.rules.access import item_conversation

TODAY = datetime.now(UTC).date()


class Talk:
    """The world with conversations switched on."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def ask(self, name: str, method: str, path: str, *, status: int = 0, **more: Any) -> Any:
        """Send a request; anything but success, or `status`, fails the test."""
        answer = await self.world.client(name).request(method, f"/api{path}", **more)
        assert answer.status_code == status if status else answer.status_code < 300, f"{method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    async def switch(self, **chosen: Any) -> None:
        """Set what the company wants; what is not named stays as it is."""
        held = await self.ask("maya", "GET", "/conversations/settings")
        names = ("settings",) if "settings" in held else ()
        now: dict[str, Any] = held[names[0]] if names else held
        wanted = {key: value for key, value in now.items() if key not in ("mine", "version")}
        await self.ask("maya", "PUT", "/conversations/settings", json={**wanted, "is_on": True, **chosen})

    async def direct(self, name: str, *others: str) -> str:
        """Open the direct message of these people."""
        people = [str(self.world.people[each]) for each in others]
        body = {"project": str(self.world.project), "people": people, "groups": []}
        return str((await self.ask(name, "POST", "/conversations/direct", json=body))["id"])

    async def group(self, name: str, title: str, *others: str) -> str:
        """Make a group."""
        people = [str(self.world.people[each]) for each in others]
        body = {"project": str(self.world.project), "name": title, "everyone": False, "people": people, "groups": []}
        return str((await self.ask(name, "POST", "/conversations/groups", json=body))["id"])

    async def say(self, name: str, talk: str, text: str, **more: Any) -> dict[str, Any]:
        """Send a message."""
        body = {"key": str(uuid4()), "text": text, **more}
        found: dict[str, Any] = await self.ask(name, "POST", f"/conversations/{talk}/messages", json=body)
        return found

    async def file(self, name: str, title: str, data: bytes) -> str:
        """Upload a file."""
        path = f"/projects/{self.world.project}/files"
        return str((await self.ask(name, "POST", path, params={"name": title}, content=data))["id"])

    async def export(self, **wanted: Any) -> dict[str, bytes]:
        """Have conversations exported by maya, and open the archive."""
        body = {"since": str(TODAY), "until": str(TODAY), "reason": "Claim 7", **wanted}
        asked = await self.ask("maya", "POST", "/conversations/exports", json=body, status=202)
        await self.world.settle()
        made = await self.ask("maya", "GET", f"/account/exports/{asked['id']}")
        assert made["state"] == "done", made
        answer = await self.world.client("maya").get(f"/api/account/exports/{asked['id']}/content")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            return {"": answer.content, **{each: archive.read(each) for each in archive.namelist()}}


@pytest.fixture
async def talk(world: World) -> Talk:
    made = Talk(world)
    await made.switch()
    return made


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(each) for each in data.splitlines()]


async def test_the_export_holds_everything_that_was_said_and_nothing_is_lost_in_it(talk: Talk, tmp_path: Path) -> None:
    direct = await talk.direct("carl", "dana")
    group = await talk.group("maya", "Concrete crew", "carl", "rob")
    photo = await talk.file("carl", "slab.txt", b"poured at six")
    first = await talk.say("carl", direct, "Pour at siv <b>", files=[photo])
    await talk.ask("carl", "PUT", f"/conversations/{direct}/messages/{first['seq']}",
                   json={"text": "Pour at six", "mentions": [], "files": [photo]})  # fmt: skip
    gone = await talk.say("dana", direct, "I was never told")
    await talk.ask("dana", "DELETE", f"/conversations/{direct}/messages/{gone['seq']}")
    await talk.say("rob", group, "Crane at seven", mentions=[str(talk.world.people["carl"])])
    found = await talk.export()
    said = {
        (each["conversation"], each["seq"]): each for each in lines(found["messages.ndjson"]) if each["sort"] == "text"
    }
    poured, denied = said[direct, first["seq"]], said[direct, gone["seq"]]
    assert (poured["text"], [each["text"] for each in poured["versions"]]) == ("Pour at six", ["Pour at siv <b>"])
    assert found[poured["attachments"][0]["path"]] == b"poured at six"
    assert denied["deleted_by"]["name"] == "Dana Ortiz"
    assert "I was never told" in [denied["text"], *(each["text"] for each in denied["versions"])]
    assert {each["id"]: each["kind"] for each in lines(found["conversations.ndjson"])} == {
        direct: "direct", group: "group"
    }  # fmt: skip
    members = {(each["conversation"], each["name"]) for each in lines(found["members.ndjson"])}
    assert members >= {(direct, "Carl Reyes"), (direct, "Dana Ortiz"), (group, "Rob Vance"), (group, "Maya King")}
    pages = {name: data.decode() for name, data in found.items() if name.startswith("pages/")}
    assert len(pages) == 2
    assert any("Pour at siv &lt;b&gt;" in page and "Deleted by Dana Ortiz" in page for page in pages.values())
    manifest = json.loads(found["manifest.json"])
    assert manifest["asked"]["reason"] == "Claim 7"
    assert manifest["counts"] == {
        "conversations": 2,
        "messages": len(lines(found["messages.ndjson"])),
        "attachments": 1,
    }
    path = tmp_path / "claim.zip"
    path.write_bytes(found[""])
    assert CliRunner().invoke(cli, ["audit", "verify", str(path)]).exit_code == 0
    path.write_bytes(found[""].replace(b"Pour at six", b"Pour at ten"))
    assert CliRunner().invoke(cli, ["audit", "verify", str(path)]).exit_code == 1


async def test_what_was_deleted_keeps_in_the_export_what_it_carried_and_who_confirmed_it(talk: Talk) -> None:
    await talk.switch(urgent_by="everyone")
    direct = await talk.direct("carl", "dana", "rita")
    photo = await talk.file("carl", "slab #4.txt", b"poured at six")
    first = await talk.say("dana", direct, "Which slab?")
    said = await talk.say("carl", direct, "Stop the pour", files=[photo], priority="urgent", ack_wanted=True,
                          reply_to=first["seq"])  # fmt: skip
    path = f"/conversations/{direct}/messages/{said['seq']}"
    await talk.ask("dana", "POST", f"{path}/acknowledge")
    await talk.ask("dana", "PUT", f"{path}/reactions/👍")
    gone = await talk.ask("carl", "DELETE", path)
    [read] = (await talk.ask("dana", "GET", f"/conversations/{direct}/messages", params={"limit": 1}))["messages"]
    for each in (gone, read):
        told = (each["priority"], each["ack_wanted"], each["acks"], each["reactions"], each["reply_to"], each["files"])
        assert told == ("normal", False, [], [], None, []), "readers see a line alone"
    found = await talk.export()
    [kept] = [each for each in lines(found["messages.ndjson"]) if each["seq"] == said["seq"]]
    assert (kept["priority"], kept["ack_wanted"], kept["reply_to"]) == ("urgent", True, first["seq"])
    assert [each["name"] for each in kept["asked"]] == ["Dana Ortiz", "Rita Moss"]
    assert [each["name"] for each in kept["acknowledgements"]] == ["Dana Ortiz"]
    [version] = kept["versions"]
    assert [found[each["path"]] for each in version["files"]] == [b"poured at six"]
    [(name, page)] = [(name, data.decode()) for name, data in found.items() if name.startswith("pages/")]
    assert "Carl Reyes, Dana Ortiz" in name
    confirmed = ("Acknowledged by Dana Ortiz, ", "Not acknowledged by Rita Moss")
    for words in ("Urgent", *confirmed, "Stop the pour", "slab%20%234.txt"):
        assert words in page, words


async def test_the_export_is_of_whole_days_in_utc_and_of_all_three_kinds(site: Site) -> None:
    talk = Talk(site.world)
    await talk.switch()
    item = await site.create("ana")
    on_item = str(item_conversation(UUID(item["id"])))
    made = {await talk.direct("ana", "dana"): "direct", await talk.group("maya", "Crane", "ana"): "group"}
    for each in (*made, on_item):
        for _ in range(4):
            await talk.say("ana", each, "Hello", **({"item": item["id"]} if each == on_item else {}))
    async with Work(talk.world.database) as work:
        await work.run(
            """UPDATE conversations_message x SET at = %(day)s::timestamp AT TIME ZONE 'UTC' + ((ARRAY['-1 microsecond',
            '0', '1 day -1 microsecond', '1 day'])[n.place])::interval FROM (SELECT conversation_id, seq, row_number()
            OVER (PARTITION BY conversation_id ORDER BY seq) AS place FROM conversations_message WHERE sort = 'text') n
            WHERE (x.conversation_id, x.seq) = (n.conversation_id, n.seq)""",
            {"day": "2026-03-28"},
        )
    found = await talk.export(since="2026-03-28", until="2026-03-28")
    said = [each for each in lines(found["messages.ndjson"]) if each["sort"] == "text"]
    assert {each["id"]: each["kind"] for each in lines(found["conversations.ndjson"])} == {**made, on_item: "item"}
    assert Counter(each["kind"] for each in said) == {"direct": 2, "group": 2, "item": 2}
    assert {each["item"]["number"] for each in said if each["kind"] == "item"} == {item["number"]}


async def test_the_export_keeps_to_what_was_asked_for(talk: Talk) -> None:
    direct = await talk.direct("carl", "dana")
    group = await talk.group("maya", "Crane", "rob")
    await talk.say("carl", direct, "one")
    await talk.say("rob", group, "two")
    by_kind = await talk.export(kinds=["group"], attachments=False)
    assert [each["id"] for each in lines(by_kind["conversations.ndjson"])] == [group]
    by_person = await talk.export(people=[str(talk.world.people["dana"])])
    assert [each["id"] for each in lines(by_person["conversations.ndjson"])] == [direct]
    by_project = await talk.export(projects=[str(talk.world.project)])
    assert len(lines(by_project["conversations.ndjson"])) == 2
    before = {"since": str(TODAY - timedelta(days=9)), "until": str(TODAY - timedelta(days=1)), "reason": "x"}
    refused = await talk.ask("maya", "POST", "/conversations/exports", json=before, status=422)
    assert refused["code"] == "conversations.nothing_to_export"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"since": "2026-02-02", "until": "2026-02-01"}, "conversations.range"),
        ({"kinds": ["channel"]}, "invalid"),
        ({"reason": "  "}, "invalid"),
        ({"projects": [str(uuid4())]}, "conversations.unknown_project"),
    ],
)
async def test_an_export_that_makes_no_sense_is_refused(talk: Talk, wrong: dict[str, Any], code: str) -> None:
    body = {"since": str(TODAY), "until": str(TODAY), "reason": "Claim 7", **wrong}
    refused = await talk.ask("maya", "POST", "/conversations/exports", json=body, status=422)
    assert refused["code"] == code


async def test_only_administrators_export_and_see_exports_and_holds(talk: Talk) -> None:
    direct = await talk.direct("carl", "dana")
    await talk.say("carl", direct, "one")
    body = {"since": str(TODAY), "until": str(TODAY), "reason": "Claim 7"}
    made = await talk.ask("maya", "POST", "/conversations/exports", json=body, status=202)
    await talk.world.settle()
    for name in ("carl", "omar", "dana"):
        await talk.ask(name, "POST", "/conversations/exports", json=body, status=403)
        await talk.ask(name, "GET", f"/account/exports/{made['id']}", status=403)
        await talk.ask(name, "GET", "/conversations/holds", status=403)
    await talk.ask("zoe", "GET", f"/account/exports/{made['id']}", status=404)


async def test_each_export_is_in_the_record(talk: Talk) -> None:
    direct = await talk.direct("carl", "dana")
    await talk.say("carl", direct, "one")
    await talk.export()
    async with Work(talk.world.database, reading=True) as work:
        bodies = await work.values("SELECT body FROM fact WHERE kind = 'exports.conversations_taken'")
    assert [each["reason"] for each in bodies] == ["Claim 7"]


@pytest.mark.parametrize("sort", ["project", "conversation", "person"])
async def test_what_is_held_stays_as_it_is_until_the_hold_is_lifted(talk: Talk, sort: str) -> None:
    others = ("dana", "maya") if sort == "conversation" else ("dana",)
    direct = await talk.direct("carl", *others)
    said = await talk.say("carl", direct, "Pour at six")
    target = {"project": talk.world.project, "conversation": direct, "person": talk.world.people["carl"]}[sort]
    body = {"sort": sort, "target": str(target), "reason": "Claim 7"}
    hold = await talk.ask("maya", "POST", "/conversations/holds", json=body)
    path = f"/conversations/{direct}/messages/{said['seq']}"
    change = {"text": "Pour at ten", "mentions": [], "files": []}
    assert (await talk.ask("carl", "PUT", path, json=change, status=409))["code"] == "on_hold"
    assert (await talk.ask("carl", "DELETE", path, status=409))["code"] == "on_hold"
    [listed] = (await talk.ask("maya", "GET", "/conversations/holds"))["items"]
    assert (listed["reason"], listed["placed_by_name"], listed["lifted_at"]) == ("Claim 7", "Maya King", None)
    await talk.ask("maya", "DELETE", f"/conversations/holds/{hold['id']}")
    await talk.ask("maya", "DELETE", f"/conversations/holds/{hold['id']}", status=404)
    assert (await talk.ask("carl", "PUT", path, json=change))["text"] == "Pour at ten"


async def test_a_hold_is_on_something_of_the_company(talk: Talk) -> None:
    for sort, target in (("project", uuid4()), ("person", uuid4()), ("project", talk.world.stranger.project)):
        body = {"sort": sort, "target": str(target), "reason": "Claim 7"}
        refused = await talk.ask("maya", "POST", "/conversations/holds", json=body, status=422)
        assert refused["code"] == "conversations.unknown_target"


async def _age(world: World, talk: str, **ago: int) -> None:
    async with Work(world.database) as work:
        past = {"ago": timedelta(**ago), "talk": talk}
        await work.run("UPDATE conversations_message SET at = at - %(ago)s WHERE conversation_id = %(talk)s", past)


async def _missed(talk: Talk) -> list[tuple[str, str, str]]:
    async with Work(talk.world.database) as work:
        await missed.look(work)
    async with Work(talk.world.database, reading=True) as work:
        found = await work.dicts("SELECT sent_to, subject, text FROM mail WHERE reason = 'missed_message' ORDER BY id")
    return [(each["sent_to"], each["subject"], each["text"]) for each in found]


async def test_nobody_is_mailed_unless_the_company_wants_it(talk: Talk) -> None:
    direct = await talk.direct("carl", "dana")
    await talk.say("carl", direct, "Pour at six")
    await _age(talk.world, direct, minutes=20)
    assert await _missed(talk) == []


@pytest.mark.parametrize("manner", ["hint", "words"])
async def test_who_missed_a_message_is_mailed_once_until_they_have_read(talk: Talk, manner: str) -> None:
    await talk.switch(missed_mail=manner)
    direct = await talk.direct("carl", "dana")
    await talk.say("carl", direct, "Pour at six")
    assert await _missed(talk) == [], "a quarter of an hour has not passed"
    await _age(talk.world, direct, minutes=20)
    [(to, subject, text)] = await _missed(talk)
    assert (to, subject) == (talk.world.mails["dana"], "Messages in Harbour Tower")
    assert ("Pour at six" in text) == (manner == "words")
    assert f"/conversations/{direct}" in text
    await talk.say("carl", direct, "And bring the pump")
    await _age(talk.world, direct, minutes=20)
    assert len(await _missed(talk)) == 1, "one mail of a conversation until it was read"
    await talk.ask("dana", "PATCH", f"/conversations/{direct}/mine", json={"read_seq": 2})
    await talk.say("carl", direct, "Now")
    await _age(talk.world, direct, minutes=20)
    assert len(await _missed(talk)) == 2


@pytest.mark.parametrize(("files", "said"), [(0, "A linked item"), (1, "A file"), (3, "3 files")])
def test_a_message_without_words_is_told_by_what_it_carries(files: int, said: str) -> None:
    assert telling.wordless(files, tongue("en")) == said


async def test_a_mail_about_files_without_words_says_so(talk: Talk) -> None:
    await talk.switch(missed_mail="words")
    direct = await talk.direct("carl", "dana")
    await talk.say("carl", direct, "", files=[await talk.file("carl", "slab.txt", b"level four")])
    await _age(talk.world, direct, minutes=20)
    [(_, _, text)] = await _missed(talk)
    assert "A file" in text


async def test_in_groups_only_mentions_are_mailed_and_nobody_who_lost_access(talk: Talk) -> None:
    await talk.switch(missed_mail="words")
    group = await talk.group("maya", "Crane", "carl", "rob", "rita")
    people = talk.world.people
    await talk.say("carl", group, "Look here", mentions=[str(people["rob"]), str(people["rita"]), str(people["dana"])])
    await talk.ask("rita", "PATCH", f"/conversations/{group}/mine", json={"level": "nothing"})
    await _age(talk.world, group, minutes=20)
    assert [to for to, _, _ in await _missed(talk)] == [talk.world.mails["rob"]]


async def test_in_quiet_times_only_urgent_is_mailed_and_the_rest_at_their_end(talk: Talk) -> None:
    await talk.switch(missed_mail="words", urgent_by="everyone")
    client, world = talk.world.client("dana"), talk.world
    async with Work(world.database, reading=True) as work:
        today = (work.now + timedelta(hours=14)).weekday()
    for choice in ({"quiet_days": [today], "time_zone": "Pacific/Kiritimati"}, {}):
        assert (await client.put("/api/me/notifications", json={"events": {}, **choice})).status_code == 200
        if choice:
            direct, group = await talk.direct("carl", "dana"), await talk.direct("rita", "dana")
            await talk.say("carl", direct, "Later will do")
            await talk.say("rita", group, "Stop the pour", priority="urgent")
            await _age(world, direct, minutes=20)
            await _age(world, group, minutes=20)
            assert ["Stop the pour" in text for _, _, text in await _missed(talk)] == [True]
    assert ["Later will do" in text for _, _, text in await _missed(talk)] == [False, True]


async def test_no_administrator_reads_such_a_mail_in_the_outbox(talk: Talk) -> None:
    await talk.switch(missed_mail="words")
    direct = await talk.direct("carl", "dana")
    await talk.say("carl", direct, "zqsecret")
    await _age(talk.world, direct, minutes=20)
    await _missed(talk)
    mails = (await talk.ask("maya", "GET", "/account/outbox"))["items"]
    [mine] = [each for each in mails if each["reason"] == "missed_message"]
    whole = await talk.ask("maya", "GET", f"/account/outbox/{mine['id']}")
    assert (whole["withheld"], whole["text"], whole["html"]) == ("card", "", "")
