"""Translations of messages: offered where they make sense, made for one reader, and stored nowhere near the message."""

import asyncio
import time
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from tests.conversations.test_keeping import Talk, talk
from tests.platform import service, toy_model

from sitepost.platform import translate
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import keeping, messages
from sitepost.tools.conversations.store import tongues

__all__ = ["talk"]
WORDS = {"Baustelle.": "Site.", "Beton.": "Concrete.", "Feierabend.": "Evening.", "Dankeschön.": "Thanks."}
GERMAN, ENGLISH = " ".join(WORDS), " ".join(WORDS.values())
PATIENCE = 10  # seconds
WAITING = """
SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
"""


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


@pytest.fixture
async def provider(tower: Talk) -> AsyncIterator[service.Service]:
    """Translate by a service of the company's own, which a test may keep busy."""
    database = tower.world.database
    async with service.running() as running:
        database.private_hosts = frozenset({running.host})
        translate.configure(database, replace(tower.world.app.settings, libretranslate_url=running.url))
        yield running


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
    if end != "purged":
        await change(tower, path, end)
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


async def change(tower: Talk, path: str, end: str) -> None:
    """Edit a message of Carl's, or delete it."""
    if end == "edited":
        await tower.ask("carl", "PUT", path, json={"text": "Other words", "mentions": [], "files": []})
    else:
        await tower.ask("carl", "DELETE", path)


@pytest.mark.parametrize(("end", "status"), [("edited", 503), ("deleted", 404)])
async def test_what_is_changed_while_it_is_translated_is_not_told_and_not_kept(
    tower: Talk, provider: service.Service, end: str, status: int
) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    path, here = f"/conversations/{direct}/messages/{said['seq']}", asyncio.get_running_loop()

    def answer(form: service.Form) -> object:
        """Answer once the message is another one; this runs beside the loop."""
        asyncio.run_coroutine_threadsafe(change(tower, path, end), here).result(PATIENCE)
        return {"translatedText": ENGLISH}

    provider.answers = {"/translate": answer}
    refused = await tower.ask("dana", "GET", f"{path}/translation", status=status, params={"to": "en"})
    assert len(provider.asked) == 1
    assert ENGLISH not in str(refused)
    assert await kept_translations(tower) == []
    if end == "edited":  # the new words are another text
        provider.answers = {"/translate": lambda form: {"translatedText": f"de {form['q'][0]}"}}
        await tower.ask("carl", "PUT", path, json={"text": f"{GERMAN} Kran", "mentions": [], "files": []})
        await tower.ask("dana", "GET", f"{path}/translation", params={"to": "en"})
        assert await kept_translations(tower) == [f"de {GERMAN} Kran"]


@pytest.mark.parametrize("end", ["edited", "deleted"])
async def test_whoever_changes_a_message_waits_for_its_translation_and_drops_it(tower: Talk, end: str) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    async with Work(tower.world.database) as work:
        assert await keep(work, direct, said["seq"])
        other = asyncio.create_task(change(tower, f"/conversations/{direct}/messages/{said['seq']}", end))
        await until_waiting(tower, other)
        assert not other.done()
    await other
    assert await kept_translations(tower) == []


@pytest.mark.parametrize("end", ["edited", "deleted"])
async def test_a_translation_waits_for_whoever_changes_its_message_and_is_not_kept(tower: Talk, end: str) -> None:
    direct = await tower.direct("carl", "dana")
    said = await tower.say("carl", direct, GERMAN)
    seq, world = said["seq"], tower.world
    carl = await world.passport("carl", project=world.account)

    async def later() -> None:
        async with Work(world.database) as keeping_it:
            assert not await keep(keeping_it, direct, seq)

    async with Work(world.database, actor=carl.person, account=carl.account) as work:
        if end == "edited":
            await messages.edit(work, carl, UUID(direct), seq, text="Other words", mentions=[], files=[])
        else:
            await messages.delete(work, carl, UUID(direct), seq)
        await work.connection()  # as far as it goes without its commit
        other = asyncio.create_task(later())
        await until_waiting(tower, other)
        assert not other.done()
    await other
    assert await kept_translations(tower) == []


async def keep(work: Work, conversation: str, seq: int) -> bool:
    """Keep a translation of what the message said at first."""
    message = tongues.Spoken(seq, GERMAN, "de", ())
    key = {"sha256": sha256(GERMAN.encode()).digest(), "source": "de", "target": "en", "engine": "ctranslate2"}
    row = {**key, "text": ENGLISH, "rough": False, "now": work.now}
    return await tongues.keep(work, row, conversation=UUID(conversation), message=message)


async def until_waiting(tower: Talk, other: "asyncio.Task[None]") -> None:
    """Wait until the other transaction waits for a lock, or ends."""
    deadline = time.monotonic() + PATIENCE
    async with Work(tower.world.database, reading=True) as work:
        while not other.done() and not await work.value(WAITING):
            assert time.monotonic() < deadline, "the other transaction neither waits nor ends"
            await asyncio.sleep(0.01)


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
