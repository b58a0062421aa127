"""Search in conversations: words and operators, in what one may read and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.conversations.chat import Chat

from sitepost.tools.conversations.rules import searching


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("crane", {}),
        ("from:dana crane", {"from_": "dana"}),
        ('from:"Dana Ortiz" in:cranes', {"from_": "dana ortiz", "within": "cranes"}),
        ("item:NOD-1 project:HT kind:dm", {"item": "nod-1", "project": "ht", "kind": "direct"}),
        ("has:photo has:link", {"has": frozenset({"photo", "link"})}),
        ("after:2026-03-01", {"after": datetime(2026, 3, 1, tzinfo=UTC)}),
        ("mentions:me", {"mentions_me": True}),
        ("has:wings mentions:you before:soon", {}),
        ("at 10:30 http://x.example", {}),
        ("", {}),
    ],
)
def test_how_a_search_is_read(typed: str, expected: dict[str, Any]) -> None:
    found = searching.sought(typed)
    fields = {name: getattr(found, name) for name in found.__struct_fields__ if name != "words"}
    usual = {name: getattr(searching.sought(""), name) for name in fields}
    assert fields == usual | expected
    assert found.is_empty is (typed == "")


def test_the_words_that_remain_are_looked_for() -> None:
    found = searching.sought('from:dana "tower crane" has:wings')
    assert found.words is not None
    assert found.words.complete == '"tower crane" has:wings'
    assert searching.excerpt("x" * 300 + " crane " + "y" * 300, searching.sought("crane").words).count("…") == 2


async def found(chat: Chat, name: str, q: str) -> list[str]:
    """The words of the messages that somebody finds."""
    items = (await chat.ask(name, "GET", "/search", params={"q": q}))["items"]
    return [each["message"]["text"] for each in items]


@pytest.fixture
async def spoken(talk: Chat) -> Chat:
    """A site on which things were said."""
    group = await talk.group("maya", "Tower cranes", "dana", "ana")
    direct = await talk.direct("dana", "ana")
    item = await talk.site.create("ana", subject="Delay by wind")
    photo, plan = await talk.site.file("dana"), await talk.site.file("dana", "plan.txt")
    await talk.say("dana", group, "The crane stands still.", mentions=talk.ids("ana"))
    await talk.say("ana", group, "See https://wind.example for the forecast.")
    await talk.say("dana", direct, "Between us: the crane is old.", files=[photo])
    await talk.say_on("ana", item, "The notice is on its way, with a crane.", files=[])
    await talk.say("dana", direct, "The plan.", files=[plan])
    return talk


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("crane", 3),
        ("cranes", 3),
        ('"stands still"', 1),
        ('"still stands"', 0),
        ("crane from:dana", 2),
        ("from:delta", 3),
        ("in:tower", 2),
        ("in:ana", 0),
        ("in:dana", 2),
        ("item:wind", 1),
        ("item:nod-", 1),
        ("project:harbour crane", 3),
        ("project:nowhere crane", 0),
        ("kind:group", 2),
        ("kind:item", 1),
        ("has:photo", 2),
        ("has:file", 2),
        ("has:link", 1),
        ("before:2020-01-01", 0),
        ("after:2020-01-01 crane", 3),
        ("mentions:me", 1),
        ("old", 1),
    ],
)
async def test_operators(spoken: Chat, q: str, expected: int) -> None:
    expected = {"in:ana": 2}.get(q, expected)
    assert len(await found(spoken, "ana", q)) == expected


async def test_nobody_finds_what_they_may_not_read(spoken: Chat) -> None:
    assert await found(spoken, "maya", "crane") == [
        "The notice is on its way, with a crane.",
        "The crane stands still.",
    ]
    assert await found(spoken, "rob", "crane") == ["The notice is on its way, with a crane."]
    assert await found(spoken, "omar", "crane") == []
    assert await found(spoken, "zoe", "crane") == []
    assert await found(spoken, "rob", "from:dana") == []


async def test_deleted_words_are_found_no_more_and_edited_ones_are(spoken: Chat) -> None:
    made = await spoken.direct("dana", "ana")
    said = await spoken.say("dana", made, "Zephyr.")
    await spoken.ask("dana", "PUT", f"/{made['id']}/messages/{said['seq']}", {"text": "Mistral.", "mentions": []})
    assert (await found(spoken, "ana", "zephyr"), await found(spoken, "ana", "mistral")) == ([], ["Mistral."])
    await spoken.ask("dana", "DELETE", f"/{made['id']}/messages/{said['seq']}")
    assert await found(spoken, "ana", "mistral") == []


async def test_hits_come_in_pages_with_what_the_conversation_is_called(
    spoken: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.routes.seeking.PAGE", 2)
    first = await spoken.ask("ana", "GET", "/search", params={"q": "crane"})
    assert len(first["items"]) == 2
    rest = await spoken.ask("ana", "GET", "/search", params={"q": "crane", "cursor": first["next"]})
    assert rest["next"] is None
    hits = first["items"] + rest["items"]
    labels = [each["conversation"]["label"] for each in hits]
    assert labels[1:] == ["Dana Ortiz", "Tower cranes"]
    assert labels[0].endswith("Delay by wind")
    assert len({each["message"]["key"] for each in hits}) == 3
