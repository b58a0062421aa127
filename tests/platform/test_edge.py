"""The edge: one request, one unit of work; idempotency keys; refusals that write nothing; headers."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from psycopg.errors import DeadlockDetected, SerializationFailure
from tests.platform.door import behind, browser

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.db import Database
from sitepost.platform.http import May, get, post
from sitepost.platform.http.edge import LARGEST_BODY
from sitepost.platform.work import Work

TABLES = """
CREATE TABLE thing (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE unkeyed (n integer, UNIQUE (n) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO unkeyed VALUES (1);
CREATE FUNCTION fail_as_if_serialised() RETURNS void LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = 'serialization_failure'; END $$;
"""
ADD = "INSERT INTO thing (id, name) VALUES (%(id)s, %(name)s)"


class NewThing(msgspec.Struct, forbid_unknown_fields=True):
    """A thing to be made."""

    name: str
    then: str = ""


class Tries:
    """How often the request that is being watched began."""

    count = 0


@post("/things", may=May.PERSON)
async def make(data: NewThing, work: Work) -> dict[str, str]:
    """Make a thing, and then perhaps go wrong."""
    made = str(new_id())
    await work.run(ADD, {"id": made, "name": data.name})
    match data.then:
        case "refuse":
            raise Refusal(Why("thing.refused", Kind.STATE, "No."), field="name")
        case "crash":
            raise RuntimeError("xylophone")
        case "break the commit":
            await work.run("INSERT INTO unkeyed VALUES (1)")
        case "swallow":
            try:
                await work.run("SELECT 1 / 0")
            except Exception:
                pass
        case "lose the connection":
            pid = await work.value("SELECT pg_backend_pid()")
            async with work.database.connection() as conn:
                await conn.execute("SELECT pg_terminate_backend(%s)", [pid])
        case "collide once" | "collide twice" | "collide in the commit":
            Tries.count += 1
            await collide(data.then, work)
        case "a hint fails":
            work.after_commit(lambda: 1 / 0)  # type: ignore[arg-type,return-value]  # a fault on purpose
        case _:
            pass
    return {"id": made}


@get("/things", may=May.PUBLIC)
async def count(work: Work) -> dict[str, int]:
    """Count the things."""
    return {"count": await work.value("SELECT count(*) FROM thing")}


async def collide(how: str, work: Work) -> None:
    """Go wrong as PostgreSQL does when two transactions stand in each other's way."""
    if how == "collide in the commit" and Tries.count == 1:
        work.later("SELECT fail_as_if_serialised()")
    elif how == "collide once" and Tries.count == 1:
        raise DeadlockDetected("deadlock detected")
    elif how == "collide twice":
        raise SerializationFailure("could not serialize access")


@pytest.fixture
async def client(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A signed-in browser before a small application behind the real edge."""
    async with database.connection() as conn:
        await conn.execute(TABLES)
    Tries.count = 0
    async with browser(behind([make, count], database), token="one") as opened:
        yield opened


async def things(client: httpx.AsyncClient) -> int:
    """How many things there are."""
    found: int = (await client.get("/api/things")).json()["count"]
    return found


def is_problem(answer: httpx.Response, status: int, code: str | None = None) -> None:
    """Check that an answer is problem+json of this status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    body = answer.json()
    assert body["status"] == status
    assert body["title"]
    if code is not None:
        assert (body["code"], body["type"]) == (code, f"urn:sitepost:{code}")


async def test_an_answer_comes_after_the_commit(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/things", json={"name": "crane"})
    assert answer.status_code == 201
    assert await things(client) == 1


@pytest.mark.parametrize("key", [None, "a key"])
@pytest.mark.parametrize(
    ("then", "status"),
    [("refuse", 422), ("crash", 500), ("break the commit", 500), ("swallow", 500), ("lose the connection", 503)],
)
async def test_whatever_goes_wrong_writes_nothing_and_is_never_a_200(
    client: httpx.AsyncClient, then: str, status: int, key: str | None
) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    answer = await client.post("/api/things", json={"name": "crane", "then": then}, headers=headers)
    assert answer.status_code in (status, 500, 503) if status >= 500 else answer.status_code == status
    is_problem(answer, answer.status_code)
    assert "xylophone" not in answer.text
    assert await things(client) == 0
    again = await client.post("/api/things", json={"name": "crane"}, headers={"Idempotency-Key": "a key"})
    assert again.status_code == 201, "a key whose request failed is free again"
    assert await things(client) == 1


async def test_a_hint_that_fails_does_not_deny_what_was_done(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/things", json={"name": "crane", "then": "a hint fails"})
    assert answer.status_code == 201
    assert await things(client) == 1


async def test_the_same_key_gives_the_same_answer_and_one_effect(client: httpx.AsyncClient) -> None:
    first = await client.post("/api/things", json={"name": "crane"}, headers={"Idempotency-Key": "k"})
    second = await client.post("/api/things", json={"name": "crane"}, headers={"Idempotency-Key": "k"})
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert second.headers["idempotent-replay"] == "true"
    assert second.headers["content-type"] == first.headers["content-type"]
    assert await things(client) == 1


async def test_twenty_at_once_with_one_key_have_one_effect(client: httpx.AsyncClient) -> None:
    async def send() -> httpx.Response:
        return await client.post("/api/things", json={"name": "crane"}, headers={"Idempotency-Key": "k"})

    answers = await asyncio.gather(*(send() for _ in range(20)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert sum("idempotent-replay" in answer.headers for answer in answers) == 19
    assert await things(client) == 1


async def test_a_key_is_for_one_request_of_one_caller(client: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "k"}
    assert (await client.post("/api/things", json={"name": "crane"}, headers=key)).status_code == 201
    is_problem(await client.post("/api/things", json={"name": "slab"}, headers=key), 422, "idempotency_key_reused")
    is_problem(await client.post("/api/things?x=1", json={"name": "crane"}, headers=key), 422, "idempotency_key_reused")
    other = {**key, "Authorization": "Bearer two"}
    assert (await client.post("/api/things", json={"name": "crane"}, headers=other)).status_code == 201
    assert await things(client) == 2
    long = {"Idempotency-Key": "k" * 201}
    is_problem(await client.post("/api/things", json={"name": "crane"}, headers=long), 422, "idempotency_key_reused")


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "k"}])
async def test_a_body_above_the_limit_is_refused(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'{"name": "'
        for _ in range(LARGEST_BODY // 65536 + 2):
            yield b"x" * 65536

    is_problem(await client.post("/api/things", content=endless(), headers=headers), 413, "too_large")
    body = b'{"name": "' + b"x" * LARGEST_BODY + b'"}'
    is_problem(await client.post("/api/things", content=body, headers=headers), 413, "too_large")
    assert await things(client) == 0


@pytest.mark.parametrize(
    ("method", "path", "content", "status", "code"),
    [
        ("GET", "/api/nothing/here", None, 404, "not_found"),
        ("GET", "/api", None, 404, "not_found"),
        ("PUT", "/api/things", None, 405, "method_not_allowed"),
        ("DELETE", "/api/things", None, 405, "method_not_allowed"),
        ("POST", "/api/things", b"{}", 422, "invalid"),
        ("POST", "/api/things", b'{"name": 3}', 422, "invalid"),
        ("POST", "/api/things", b'{"name": "a", "more": 1}', 422, "invalid"),
        ("POST", "/api/things", b"[]", 422, "invalid"),
        ("POST", "/api/things", b"{not json", 422, None),
        ("POST", "/api/things", b"\xff\xfe", 422, None),
        ("POST", "/api/things", b'{"name": "\\u0000"}', 422, None),
        ("POST", "/api/things", b"[" * 100_000, 422, None),
        ("POST", "/api/things", b"", 422, None),
    ],
)
async def test_what_the_framework_refuses_is_a_problem_too(
    client: httpx.AsyncClient, method: str, path: str, content: bytes | None, status: int, code: str | None
) -> None:
    answer = await client.request(method, path, content=content)
    is_problem(answer, status if answer.status_code != 400 else 400, code)
    assert await things(client) == 0
    if status == 405:
        assert "POST" in answer.headers["allow"]


@pytest.mark.parametrize("path", ["/api/things", "/api/nothing", "/", "/projects/x"])
async def test_every_answer_has_the_security_headers(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self';" in policy
    if path.startswith("/api"):
        assert answer.headers.get_list("cache-control") == ["private, no-store"]


async def test_refusals_and_faults_are_never_cached(client: httpx.AsyncClient) -> None:
    for then in ("refuse", "crash"):
        answer = await client.post("/api/things", json={"name": "a", "then": then})
        assert answer.headers["cache-control"] == "private, no-store"


async def test_a_caller_who_hangs_up_leaves_nothing_behind(client: httpx.AsyncClient, database: Database) -> None:
    edge = client._transport.app  # type: ignore[attr-defined]  # the ASGI transport of the fixture
    for headers in ([], [(b"idempotency-key", b"k")]):
        waiting = [
            {"type": "http.request", "body": b'{"name": "cr', "more_body": True},
            {"type": "http.disconnect"},
        ]
        sent: list[Any] = []

        async def receive(messages: list[Any] = waiting) -> Any:
            return messages.pop(0)

        async def send(message: Any, kept: list[Any] = sent) -> None:
            kept.append(message)

        scope = {
            "type": "http", "method": "POST", "path": "/api/things", "raw_path": b"/api/things", "query_string": b"",
            "headers": headers, "http_version": "1.1", "scheme": "http", "root_path": "", "server": ("x", 80),
        }  # fmt: skip
        await edge(scope, receive, send)
        assert sent == []
    assert await things(client) == 0
    assert await database_idle(database) == 0


@pytest.mark.parametrize("key", [None, "a key"])
@pytest.mark.parametrize("how", ["collide once", "collide in the commit"])
async def test_a_request_that_collided_is_run_once_more_and_nobody_notices(
    client: httpx.AsyncClient, how: str, key: str | None
) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    answer = await client.post("/api/things", json={"name": "crane", "then": how}, headers=headers)
    assert (answer.status_code, Tries.count, await things(client)) == (201, 2, 1)
    if key:
        again = await client.post("/api/things", json={"name": "crane", "then": how}, headers=headers)
        assert (again.json(), again.headers["idempotent-replay"]) == (answer.json(), "true")
        assert (Tries.count, await things(client)) == (2, 1)


@pytest.mark.parametrize("key", [None, "a key"])
async def test_a_request_that_collides_again_is_to_be_sent_later(client: httpx.AsyncClient, key: str | None) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    answer = await client.post("/api/things", json={"name": "crane", "then": "collide twice"}, headers=headers)
    is_problem(answer, 503, "collision")
    assert answer.headers["retry-after"] == "2"
    assert (Tries.count, await things(client)) == (2, 0)
    assert (await client.post("/api/things", json={"name": "crane"}, headers=headers)).status_code == 201


async def database_idle(database: Database) -> int:
    """How many connections sit in an open transaction."""
    async with database.connection() as conn:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
        row = await (await conn.execute(query)).fetchone()
    assert row is not None
    return int(row[0])


async def test_no_connection_is_lost_whatever_happens(client: httpx.AsyncClient, database: Database) -> None:
    for _ in range(5):
        for then in ("", "refuse", "crash", "break the commit", "swallow", "lose the connection", "a hint fails"):
            await client.post(
                "/api/things", json={"name": "a", "then": then}, headers={"Idempotency-Key": str(new_id())}
            )
    assert await things(client) == 10
    assert await database_idle(database) == 0
    answers = await asyncio.gather(*(client.get("/api/things") for _ in range(30)))
    assert {answer.status_code for answer in answers} == {200}
