"""Secret words in every place, and everybody looking everywhere: a word is read only by whom the spec allows."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

from tests.leaks.crawler import Crawler, mailed
from tests.leaks.plot import PRIVACIES, STATES, Letter, Plot, Secret, may_read, sees
from tests.world import PEOPLE

MAPS = {"draft": ["draft"], "open": ["open"], "closed": ["closed_successful", "closed_unsuccessful"]}
EVERYBODY = [*PEOPLE, "zoe", ""]  # Zoe is of another company account; the last one is not signed in
LEAST = 200  # secret words (bar B17)
SEARCHES = 25  # words that each person looks for and may not find


def visible(plot: Plot, name: str) -> list[Letter]:
    """The letters that a person may see, by the table."""
    return [letter for letter in plot.letters if sees(name, letter)]


def leaked(name: str, text: str, secrets: Iterator[Secret] | list[Secret]) -> list[str]:
    """The words in `text` that a person may not read."""
    return [f"{name or 'nobody'} read {each.place} of {each.letter}" for each in secrets if each.word in text]


async def test_everybody_reads_what_the_table_allows_and_no_more(plot: Plot) -> None:
    assert len(plot.secrets) >= LEAST
    assert len(plot.kept) == len(PEOPLE) - 1, "all but Omar, who sees nothing, are typing"
    found, missed = list[str](), list[str]()
    for name in EVERYBODY:
        who = Crawler(plot, name)
        await crawl(who)
        found += leaked(name, who.text, plot.secrets_of(name, readable=False))
        for other, (word, _) in plot.kept.items():
            assert (word in who.text) == (name == other), f"{name or 'nobody'} and what {other} is typing"
        missed += [f"{name}: {each}" for each in plot.secrets_of(name, readable=True) if each.word not in who.text]
    assert not found, "\n".join(found)
    assert not missed, "\n".join(missed)


async def crawl(who: Crawler) -> None:
    """Look everywhere without knowing any word."""
    await who.look_around()
    for place, letter in enumerate(who.plot.letters):
        await who.open(letter, printed=place % 4 == 0)
        assert (who.statuses[f"/correspondence/items/{letter.id}"] == 200) == sees(who.name, letter), (who.name, letter)
        if not sees(who.name, letter):
            await who.try_to_change(letter)
    for file, secrets in who.plot.files.items():
        allowed = any(may_read(who.name, secret) for secret in secrets)
        assert (await who.fetch(file) == 200) == allowed, (who.name, secrets)
    if who.name:
        await who.listen()


async def test_no_mail_and_no_notice_tells_a_word_to_whom_it_is_hidden(plot: Plot) -> None:
    for name, text in (await mailed(plot.site.world)).items():
        assert not leaked(name, text, plot.secrets_of(name, readable=False))
    told = {name: text for name, text in (await mailed(plot.site.world)).items() if "zq" in text}
    assert {"ana", "dana", "rita", "kate"} <= told.keys(), "mails were looked at"
    for name in EVERYBODY[:-1]:
        client = plot.site.world.client(name)
        unread = (await client.get("/api/notices/count")).json()["unread"]
        listed = (await client.get("/api/notices", params={"unread": "true", "limit": 100})).json()["items"]
        assert unread == len(listed), name


def filters(plot: Plot) -> Iterator[tuple[dict[str, Any], Any]]:
    """Ways to narrow the list, each with what it means."""
    yield {}, lambda letter: True
    yield {"private": "true"}, lambda letter: letter.privacy != "public"
    yield {"private": "false"}, lambda letter: letter.privacy == "public"
    yield {"overdue": "true"}, lambda letter: letter.state == "open"
    yield {"archived": "true"}, lambda letter: False
    for privacy, type in PRIVACIES.items():
        yield {"type": str(plot.site.types[type])}, lambda letter, privacy=privacy: letter.privacy == privacy
    for state in STATES:
        yield {"status": MAPS[state]}, lambda letter, state=state: letter.state == state
    roles = {"assignee": "assignee", "created_by": "creator", "received_from": "received_from"}
    for (parameter, role), name in product(roles.items(), ("ana", "dana", "rita", "kate", "carl", "dev")):
        person = str(plot.site.person(name))
        yield {parameter: person}, lambda letter, role=role, name=name: letter.cast.get(role) == name
    for company in ("delta", "ferro", "kestrel"):
        there = {name for name, somebody in PEOPLE.items() if somebody.company == company}
        id = str(plot.site.world.companies[company])
        yield {"company": id}, lambda letter, there=there: bool(there & set(letter.cast.values()))


async def test_lists_and_counts_agree_with_the_table_for_every_filter(plot: Plot) -> None:
    for name in EVERYBODY:
        who, theirs = Crawler(plot, name), visible(plot, name)
        for query, means in filters(plot):
            wanted = {letter.id for letter in theirs if means(letter)}
            listed = [line["id"] for line in await who.listed(**query)]
            assert len(listed) == len(set(listed))
            assert set(listed) == wanted, (name, query)
            assert await who.counted(**query) == len(wanted), (name, query)
        assert not leaked(name, who.text, plot.secrets_of(name, readable=False))


async def test_a_word_finds_the_letter_for_whoever_may_read_it_and_nothing_for_others(plot: Plot) -> None:
    random = Random(17)
    for name in EVERYBODY:
        who, hidden = Crawler(plot, name), list(plot.secrets_of(name, readable=False))
        for secret in random.sample(hidden, min(SEARCHES, len(hidden))):
            await finds_nothing(who, secret)
        assert not leaked(name, who.text, hidden), "not even an echo"
        known = [each for each in plot.secrets_of(name, readable=True) if "content" not in each.place]
        for secret in random.sample(known, min(SEARCHES // 3, len(known))):
            await finds(who, secret)
    await carries_nothing_off(plot, "rita")


def sought(secret: Secret) -> str:
    """What one types to find a word: numbers stand behind the prefix of their type."""
    return f"{PRIVACIES[secret.letter.privacy]}-{secret.word}" if secret.place == "number" else secret.word


async def finds_nothing(who: Crawler, secret: Secret) -> None:
    """Look for a hidden word in every way there is."""
    for word in {sought(secret), secret.word, secret.word[:7], sought(secret).upper()}:
        assert await who.listed(q=word) == [], (who.name, secret)
        assert await who.listed(number=word) == [], (who.name, secret)
        assert await hits(who, word) == [], (who.name, secret)
    assert await who.counted(q=sought(secret)) == 0, (who.name, secret)


async def finds(who: Crawler, secret: Secret) -> None:
    """Look for a word that one may read: the letter comes, and it alone."""
    word = sought(secret)
    assert [line["id"] for line in await hits(who, word)] == [secret.letter.id], (who.name, secret)
    assert [line["id"] for line in await who.listed(q=word)] == [secret.letter.id], (who.name, secret)
    assert await who.counted(q=word) == 1, (who.name, secret)


async def hits(who: Crawler, word: str) -> list[dict[str, Any]]:
    """What the search gives for a word."""
    answer = await who.get("/search", q=word)
    return list(answer.json()["items"]) if answer.status_code == 200 else []


async def carries_nothing_off(plot: Plot, name: str) -> None:
    """Try to attach the files of letters that one does not see to a letter of one's own."""
    for file, secrets in plot.files.items():
        if not any(may_read(name, secret) for secret in secrets):
            body = {"type_id": str(plot.site.types["NOD"]), "issue": False, "subject": "Mine", "file_ids": [file]}
            stolen = await plot.site.post(name, "/items", body)
            assert stolen.status_code == 422, stolen.text
            assert not leaked(name, stolen.text, secrets)


async def test_a_planted_leak_is_seen(plot: Plot) -> None:
    hidden = next(letter for letter in plot.letters if letter.privacy == "super" and not sees("rob", letter))
    public = next(letter for letter in plot.letters if letter.privacy == "public" and sees("rob", letter))
    async with plot.site.world.work() as work:
        for table in ("correspondence_item", "card"):
            asked = {"to": hidden.id, "of": public.id}
            await work.run(
                f"UPDATE {table} SET readers = o.readers FROM {table} o WHERE o.id = %(of)s AND {table}.id = %(to)s",
                asked,
            )
    who = Crawler(plot, "rob")
    await who.open(hidden, printed=True)
    await who.listen()
    places = {each.place for each in plot.secrets_of("rob", readable=False) if each.word in who.text}
    assert {"subject", "number", "description", "file_name"} <= places
