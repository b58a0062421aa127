"""Translations of messages: offered where they make sense, made for one reader, and stored nowhere near the message."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.conversations.test_keeping import Talk, talk
from tests.platform import toy_model

from sitepost.platform import translate
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import keeping

__all__ = ["talk"]
WORDS = {"Baustelle.": "Site.", "Beton.": "Concrete.", "Feierabend.": "Evening.", "Dankeschön.": "Thanks."}
GERMAN, ENGLISH = " ".join(WORDS), " ".join(WORDS.values())


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tongues")
    toy_model.make(folder / "de-en", WORDS)
    return folder


@pytest.fixture
async def tower(talk: Talk, models: Path) -> Talk:
    database = talk.world.database
    translate.configure(database, replace(talk.world.app.settings, translation_models=str(models)))
    await talk.switch(translation="local")
    return talk


async def offered(talk: Talk, name: str, conversation: str, *seqs: int, to: str = "en") -> dict[int, str]:
    params = {"to": to, "seqs": list(seqs)}
    found = await talk.ask(name, "GET", f"/conversations/{conversation}/languages", params=params)
    return {each["seq"]: each["language"] for each in found["items"]}


async def test_it_is_offered_for_another_language_that_an_engine_knows(tower: Talk) -> None:
    direct = await tower.direct("carl", "dana")
    for text in (GERMAN, "The crane comes at seven tomorrow", "ok danke", "Dźwig przyjedzie jutro o siódmej rano"):
        await tower.say("carl", direct, text)
    assert await offered(tower, "dana", direct, 1, 2, 3, 4, 99) == {1: "de"}
    assert await offered(tower, "dana", direct, 1, 2, 3, 4) == {1: "de"}, "the second time as it was kept"
    assert await offered(tower, "dana", direct, 1, to="de") == {}
    await tower.switch(translation="off")
    assert await offered(tower, "dana", direct, 1, 2) == {}


async def test_a_message_is_translated_for_its_reader_and_stays_as_it_is(tower: Talk) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    path = f"/conversations/{direct}/messages/{said['seq']}/translation"
    found = await tower.ask("dana", "GET", path, params={"to": "en"})
    assert found == {"text": ENGLISH, "engine": "ctranslate2", "rough": False, "language": "de"}
    [held] = (await tower.ask("dana", "GET", f"/conversations/{direct}/messages"))["messages"]
    assert (held["text"], held["rev"]) == (GERMAN, said["rev"])


async def test_an_edited_message_is_looked_at_anew(tower: Talk) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    assert await offered(tower, "dana", direct, said["seq"]) == {1: "de"}
    change = {"text": "The crane comes at seven tomorrow", "mentions": [], "files": []}
    await tower.ask("carl", "PUT", f"/conversations/{direct}/messages/{said['seq']}", json=change)
    assert await offered(tower, "dana", direct, said["seq"]) == {}


@pytest.mark.parametrize("end", ["edited", "deleted", "purged"])
async def test_what_is_changed_or_gone_stays_in_no_other_language(tower: Talk, end: str) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    path = f"/conversations/{direct}/messages/{said['seq']}"
    await tower.ask("dana", "GET", f"{path}/translation", params={"to": "en"})
    assert await kept_translations(tower) == [ENGLISH]
    if end == "edited":
        await tower.ask("carl", "PUT", path, json={"text": "Other words", "mentions": [], "files": []})
    elif end == "deleted":
        await tower.ask("carl", "DELETE", path)
    else:
        rules = [{"project": None, "kind": None, "years": 1}]
        await tower.ask("maya", "PUT", "/conversations/keeping", json={"rules": rules}, headers={"If-Match": "*"})
        async with Work(tower.world.database) as work:
            await work.run("UPDATE conversations_message SET at = at - interval '2 years'")
        async with Work(tower.world.database) as work:
            await keeping.purge(work)
    assert await kept_translations(tower) == []


async def kept_translations(tower: Talk) -> list[str]:
    """Return the words that are kept of translations."""
    async with Work(tower.world.database, reading=True) as work:
        return await work.values("SELECT text FROM translation")


async def test_nobody_else_gets_a_translation_and_none_is_made_of_what_was_deleted(tower: Talk) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    path = f"/conversations/{direct}/messages/{said['seq']}/translation"
    for name in ("maya", "rita", "zoe"):
        await tower.ask(name, "GET", path, params={"to": "en"}, status=404)
        await tower.ask(name, "GET", f"/conversations/{direct}/languages", params={"to": "en", "seqs": 1}, status=404)
    await tower.ask("carl", "DELETE", f"/conversations/{direct}/messages/{said['seq']}")
    await tower.ask("dana", "GET", path, params={"to": "en"}, status=404)
    assert await offered(tower, "dana", direct, said["seq"]) == {}


async def test_what_cannot_be_translated_is_said_so(tower: Talk) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    path = f"/conversations/{direct}/messages/{said['seq']}/translation"
    refused = await tower.ask("dana", "GET", path, params={"to": "fr"}, status=503)
    assert refused["code"] == "translation_not_available"
    await tower.switch(translation="off")
    assert (await tower.ask("dana", "GET", path, params={"to": "en"}, status=403))["code"] == "feature_disabled"
