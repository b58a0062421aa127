"""Whoever lost a conversation, and whoever never had it, finds nothing of it by any route there is (8.3, 13.2)."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from tests.conversations.chat import Chat, talk_on

from sitepost.kernel.ids import new_id
from sitepost.platform.http.openapi import document

Json = dict[str, Any]
Answers = dict[tuple[str, str], tuple[int, str | None]]
Loss = Callable[[Chat, dict[str, str]], Awaitable[object]]
ONE = "/api/conversations/{conversation_id}"
ALL_ROUTES = 21
NOT_THERE = (404, "not_found")
OFF = (403, "feature_disabled")
SEND = ("POST", f"{ONE}/messages")
KINDS = ("direct", "group", "item")
LAST = [("DELETE", ONE), ("POST", f"{ONE}/leave")]


known: list[tuple[str, str]] = []


def routes(chat: Chat) -> list[tuple[str, str]]:
    """Every route of one conversation; those after which it is gone come last."""
    if not known:
        paths = document(chat.world.app.litestar)["paths"]
        found = [(method.upper(), path) for path, item in paths.items() if path.startswith(ONE) for method in item]
        known.extend(sorted(found, key=lambda each: (each in LAST, each)))
    assert len(known) >= ALL_ROUTES
    return known


def bodies(seq: int) -> dict[tuple[str, str], Json]:
    """What is sent where something is."""
    return {
        ("PUT", f"{ONE}/group"): {"name": "Ours", "everyone": False},
        ("PUT", f"{ONE}/messages/{{seq}}"): {"text": "Other words."},
        ("POST", f"{ONE}/messages/outcome"): {"seqs": [seq], "card": str(new_id())},
        ("POST", f"{ONE}/messages/take"): {"seqs": [seq]},
        ("PATCH", f"{ONE}/mine"): {"starred": True, "draft": {"text": "x"}},
        SEND: {"key": str(new_id()), "text": "Still there?"},
    }


def queries(seq: int) -> dict[str, Json]:
    """What is asked of those that have to be asked something."""
    return {
        f"{ONE}/cards": {"cards": [str(new_id())]},
        f"{ONE}/languages": {"to": "en", "seqs": [seq]},
        f"{ONE}/messages/{{seq}}/translation": {"to": "en"},
        f"{ONE}/receipts": {"seq": seq},
        f"{ONE}/asked": {"seq": seq},
    }


async def answers(chat: Chat, name: str, conversation: str, talks: dict[str, str]) -> Answers:
    """What each route answers `name`; in a group the first message is that it was made."""
    seq, found = 2 if conversation == talks["group"] else 1, Answers()
    given, asked = bodies(seq), queries(seq)
    for method, path in routes(chat):
        filled = path.format(conversation_id=conversation, seq=seq, sign="👍", file_id=talks["file"])
        rest = filled.removeprefix("/api/conversations")
        found[method, path] = await chat.code(name, method, rest, given.get((method, path)), params=asked.get(path))
    return found


async def _private(chat: Chat, talks: dict[str, str]) -> None:
    item = await chat.site.get("ana", f"/items/{talks['card']}")
    changed = await chat.site.patch("ana", item, private=True, distribution=[])
    assert changed.status_code == 200, changed.text


async def _out_of(chat: Chat, talks: dict[str, str]) -> None:
    body = {"name": "Cranes", "everyone": False, "remove": chat.ids("dana")}
    await chat.ask("ana", "PUT", f"/{talks['group']}/group", body)


# What is lost by what, and what whoever is in it still is told where they write.
LOSSES: dict[str, tuple[Loss, dict[str, tuple[int, str]]]] = {
    "the company is off": (lambda chat, _: chat.choose(is_on=False), dict.fromkeys(KINDS, OFF)),
    "the project is off": (lambda chat, _: chat.choose(every_project=False), dict.fromkeys(KINDS, NOT_THERE)),
    "employees only": (lambda chat, _: chat.choose(audience="employees"), dict.fromkeys(KINDS, OFF)),
    "out of the project": (lambda chat, _: chat.remove("dana"), dict.fromkeys(KINDS, NOT_THERE)),
    "no direct messages": (lambda chat, _: chat.choose(direct_on=False), {"direct": OFF}),
    "direct for employees": (lambda chat, _: chat.choose(direct_audience="employees"), {"direct": OFF}),
    "out of the group": (_out_of, {"group": NOT_THERE}),
    "the group is deleted": (
        lambda chat, talks: chat.ask("ana", "DELETE", f"/{talks['group']}"),
        {"group": NOT_THERE},
    ),
    "no items": (lambda chat, _: chat.choose(items_on=False), {"item": OFF}),
    "items for employees": (lambda chat, _: chat.choose(items_audience="employees"), {"item": OFF}),
    "not on this tool": (lambda chat, _: chat.choose(tools_off=["correspondence"]), {"item": OFF}),
    "no level on the tool": (lambda chat, _: chat.site.levels("dana", "none"), {"item": NOT_THERE}),
    "the item is private": (_private, {"item": NOT_THERE}),
}


@pytest.fixture
async def talks(talk: Chat) -> dict[str, str]:
    """One conversation of each kind in which Ana said the same to Dana, with a file, and the ids of both."""
    await talk.choose(group_managers="everyone")
    item = await talk.site.create("ana", "NOD", distribution=talk.ids("dana"))
    found = {"card": item["id"], "item": talk_on(item), "file": await talk.site.file("ana")}
    found["direct"] = (await talk.direct("ana", "dana"))["id"]
    found["group"] = (await talk.group("ana", "Cranes", "dana"))["id"]
    for kind in KINDS:
        more = {"item": item["id"]} if kind == "item" else {}
        said = {"mentions": talk.ids("dana"), "files": [found["file"]], "ack_wanted": True, **more}
        await talk.say("ana", found[kind], f"Zephyr {kind}.", **said)
    return found


async def seen(chat: Chat, name: str) -> tuple[set[str], int, list[str]]:
    """What somebody is listed, how much is unread, and what they find."""
    hits = await chat.ask(name, "GET", "/search", params={"q": "zephyr"})
    words = [each["message"]["text"].rpartition(" ")[2].strip(".") for each in hits["items"]]
    return set(await chat.inbox(name)), await chat.unread(name), sorted(words)


@pytest.mark.parametrize("loss", LOSSES)
async def test_nothing_is_left_of_what_was_lost_and_the_rest_stays(
    talk: Chat, talks: dict[str, str], loss: str
) -> None:
    everything = {talks[kind] for kind in KINDS}
    assert await seen(talk, "dana") == (everything, 3, sorted(KINDS))
    lose, gone = LOSSES[loss]
    await lose(talk, talks)
    left = [kind for kind in KINDS if kind not in gone]
    assert await seen(talk, "dana") == ({talks[kind] for kind in left}, len(left), sorted(left))
    for kind, sends in gone.items():
        found = await answers(talk, "dana", talks[kind], talks)
        told = found.pop(SEND)
        assert told == sends, kind
        assert set(found.values()) == {NOT_THERE}, {each: said for each, said in found.items() if said != NOT_THERE}
    for kind in left:
        assert await talk.reads("dana", talks[kind]), kind


async def test_who_never_had_it_is_told_what_they_are_told_of_nothing(talk: Chat, talks: dict[str, str]) -> None:
    await talk.site.levels("rob", "none")
    for name, kinds in (("rob", KINDS), ("maya", ("direct", "group")), ("zoe", ("item",))):
        nothing = await answers(talk, name, str(new_id()), talks)
        assert set(nothing.values()) == {NOT_THERE}, name
        for kind in kinds:
            assert await answers(talk, name, talks[kind], talks) == nothing, (name, kind)
    found = await answers(talk, "dana", talks["group"], talks)
    assert {each: said for each, said in found.items() if said[0] >= 300} == {
        ("DELETE", f"{ONE}/messages/{{seq}}"): (403, "not_author"),
        ("PUT", f"{ONE}/messages/{{seq}}"): (403, "not_author"),
        ("GET", f"{ONE}/messages/{{seq}}/translation"): OFF,
        ("POST", f"{ONE}/messages/outcome"): (422, "item_not_accessible"),
        ("GET", f"{ONE}/files/{{file_id}}/thumbnail"): NOT_THERE,  # it has none
        ("POST", f"{ONE}/leave"): NOT_THERE,  # she deleted the group just now
    }, "the table asks for what there is"
