"""Idempotency keys: one effect, the same answer for whom it was meant, and never a second session."""

from typing import Any

import httpx
import msgspec
import pytest
from litestar import Response
from litestar.datastructures import Cookie
from tests.platform.door import Door, behind, browser

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import EVERY_MEMBER, Audience, Card
from sitepost.kernel.passport import Level, Passport
from sitepost.platform import cards
from sitepost.platform.db import Database
from sitepost.platform.http import May, post
from sitepost.platform.http.gate import token_hash
from sitepost.platform.http.replay import KEPT_FOR, forget
from sitepost.platform.work import Work

TOOL = "correspondence:letters"


class Asked(msgspec.Struct):
    """What is asked of these small applications; they do not care."""

    words: str = ""


class Counted:
    """How often something was done."""

    times = 0


@pytest.fixture(autouse=True)
def _from_zero() -> None:
    Counted.times = 0


@post("/session", may=May.PUBLIC)
async def sign_in(data: Asked, work: Work) -> Response[dict[str, int]]:
    """Sign in whoever asks."""
    await work.connection()
    Counted.times += 1
    cookie = Cookie(key="sitepost", value=f"secret-of-session-{Counted.times}")
    return Response({"call": Counted.times}, status_code=201, cookies=[cookie])


@post("/tokens", may=May.PERSON)
async def make_token(data: Asked, work: Work) -> Response[str]:
    """Give away a secret."""
    await work.connection()
    Counted.times += 1
    return Response("sp_a-token", status_code=201, headers={"sitepost-secret": "1"})


class Told:
    """The card that the next letter is told by."""

    card: Card


@post("/letters", may=May.PERSON)
async def write(data: Asked, work: Work, who: Passport) -> dict[str, Any]:
    """Write a letter."""
    Counted.times += 1
    await cards.save(work, Told.card)
    work.told_cards.append(Told.card)
    return {"call": Counted.times, "by": who.name}


KEY = {"Idempotency-Key": "k"}


async def send(client: httpx.AsyncClient, path: str, words: str = "", **headers: str) -> httpx.Response:
    """Send the same request as ever."""
    return await client.post(f"/api{path}", json={"words": words}, headers=KEY | headers)


async def kept(database: Database) -> str:
    """Everything that is kept, as text."""
    async with database.connection() as conn:
        found = await conn.execute("SELECT who, headers::text, convert_from(body, 'UTF8') FROM idempotency")
        return str(await found.fetchall())


async def test_a_repeated_sign_in_opens_no_second_session_and_nothing_of_it_is_kept(database: Database) -> None:
    async with browser(behind([sign_in], database)) as client:
        first = await send(client, "/session")
        client.cookies.clear()
        again = await send(client, "/session")
        other = await send(client, "/session", **{"Idempotency-Key": "k2"})
    assert (first.status_code, first.json(), Counted.times) == (201, {"call": 1}, 2)
    assert "set-cookie" in first.headers
    assert (again.status_code, again.json()["code"]) == (409, "idempotency_secret")
    assert "set-cookie" not in again.headers
    assert other.json() == {"call": 2}
    assert "session" not in await kept(database)
    assert "call" not in await kept(database)


async def test_strangers_who_hit_on_the_same_key_do_not_meet(database: Database) -> None:
    edge = behind([sign_in], database)
    async with browser(edge) as one, browser(edge) as two:
        first = await send(one, "/session", "mine")
        second = await send(two, "/session", "yours")
        guessed = await send(two, "/session", "mine")
    assert (first.json(), second.json()) == ({"call": 1}, {"call": 2}), "both are served, each with their own"
    assert (guessed.status_code, guessed.json()["code"]) == (409, "idempotency_secret")
    assert "call" not in guessed.text


async def test_an_answer_that_is_shown_once_is_not_kept(database: Database) -> None:
    async with browser(behind([make_token], database), token="one") as client:
        first, again = await send(client, "/tokens"), await send(client, "/tokens")
    assert (first.status_code, first.text) == (201, "sp_a-token")
    assert (again.status_code, again.json()["code"], Counted.times) == (409, "idempotency_secret", 1)
    assert "sp_a-token" not in await kept(database)


class Desk:
    """Somebody who wrote a letter, and what may happen to them before they send the same again."""

    def __init__(self, database: Database) -> None:
        self.database, self.door = database, Door()
        self.edge = behind([write], database, door=self.door)
        self.door.rights["one"] = {"levels": {TOOL: Level.STANDARD}}
        self.audience(EVERY_MEMBER)

    def audience(self, audience: Audience) -> None:
        """Say who sees the letter."""
        account = self.door.account
        given: dict[str, Any] = {"tool": TOOL, "kind": "letter", "number": "1", "audience": audience}
        card = getattr(Told, "card", None)
        known = card.id if card is not None and card.account == account else new_id()
        Told.card = Card(id=known, account=account, scope=account, title="Crane", **given)

    async def save(self) -> None:
        """Save who sees the letter now."""
        async with Work(self.database) as work:
            await cards.save(work, Told.card)

    async def send(self, token: str = "one") -> httpx.Response:
        """Write the letter, or send the same again."""
        async with browser(self.edge, token=token) as client:
            return await send(client, "/letters")


@pytest.fixture
async def desk(database: Database) -> Desk:
    """A letter that was written by the person `one`."""
    desk = Desk(database)
    first = await desk.send()
    assert (first.status_code, first.json()) == (201, {"call": 1, "by": "one"})
    again = await desk.send()
    assert (again.status_code, again.json(), Counted.times) == (201, {"call": 1, "by": "one"}, 1)
    assert again.headers["idempotent-replay"] == "true"
    return desk


async def test_a_key_is_the_person_s_whatever_they_sign_in_with(desk: Desk) -> None:
    desk.door.holders[token_hash("another browser")] = "one"
    assert (await desk.send("another browser")).headers["idempotent-replay"] == "true"
    assert (await desk.send("two")).json() == {"call": 2, "by": "two"}


async def test_an_ended_session_is_answered_nothing(desk: Desk) -> None:
    desk.door.holders.clear()
    answer = await desk.send()
    assert (answer.status_code, answer.json()["code"], Counted.times) == (401, "sign_in", 1)


async def test_somebody_who_is_no_longer_let_in_is_answered_nothing(desk: Desk) -> None:
    desk.door.outside.add("one")
    answer = await desk.send()
    assert (answer.status_code, answer.json()["code"], Counted.times) == (401, "sign_in", 1)


async def test_somebody_with_fewer_rights_learns_only_that_it_was_done(desk: Desk) -> None:
    desk.door.rights["one"] = {"levels": {TOOL: Level.READ_ONLY}}
    answer = await desk.send()
    assert (answer.status_code, answer.json()["code"], Counted.times) == (409, "idempotency_secret", 1)
    assert "call" not in answer.text


async def test_more_rights_take_nothing_away(desk: Desk) -> None:
    desk.door.rights["one"] = {"levels": {TOOL: Level.ADMIN, "documents": Level.ADMIN}}
    assert (await desk.send()).headers["idempotent-replay"] == "true"


async def test_what_one_may_not_see_any_more_is_not_there(desk: Desk) -> None:
    desk.audience(Audience(everyone_from=None, people=frozenset({desk.door.people["two"]})))
    await desk.save()
    answer = await desk.send()
    assert (answer.status_code, answer.json()["code"], Counted.times) == (404, "not_found", 1)


async def test_what_one_never_saw_does_not_matter(database: Database) -> None:
    desk = Desk(database)
    desk.audience(Audience(everyone_from=None))
    first, again = await desk.send(), await desk.send()
    assert first.json() == again.json()
    assert again.headers["idempotent-replay"] == "true"


async def test_keys_are_forgotten_after_some_days(desk: Desk) -> None:
    async with Work(desk.database) as work:
        await forget(work)
    assert "one" in await kept(desk.database)
    async with Work(desk.database) as work:
        work.now += KEPT_FOR * 2
        await forget(work)
    assert await kept(desk.database) == "[]"
