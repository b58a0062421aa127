"""Idempotency keys: one effect, the same answer, and never a second session."""

from typing import Any

import httpx

from sitepost.platform.db import Database
from sitepost.platform.http.edge import Edge


class Counting:
    """A tiny application that signs in whoever asks and counts how often it did."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.times += 1
        await scope["work"].connection()
        headers = [(b"set-cookie", b"sitepost=secret-of-a-session"), (b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 201, "headers": headers})
        await send({"type": "http.response.body", "body": f"call {self.times}".encode()})


async def test_a_repeated_sign_in_gets_the_answer_and_no_session(database: Database) -> None:
    app = Counting()
    edge: Any = Edge(app, app, database, https=False)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=edge), base_url="http://sitepost.test") as client:
        first = await client.post("/api/session", headers={"Idempotency-Key": "k"}, json={})
        client.cookies.clear()
        again = await client.post("/api/session", headers={"Idempotency-Key": "k"}, json={})
        other = await client.post("/api/session", headers={"Idempotency-Key": "k2"}, json={})
    assert (first.status_code, first.text) == (again.status_code, again.text) == (201, "call 1")
    assert "set-cookie" in first.headers
    assert "set-cookie" not in again.headers
    assert again.headers["idempotent-replay"] == "true"
    assert other.text == "call 2"
    async with database.connection() as conn:
        kept = await (await conn.execute("SELECT headers::text FROM idempotency")).fetchall()
    assert len(kept) == 2
    assert not any("secret-of-a-session" in row[0] for row in kept)


class ShownOnce(Counting):
    """A tiny application whose answer holds a secret."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.times += 1
        await scope["work"].connection()
        headers = [(b"sitepost-secret", b"1"), (b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 201, "headers": headers})
        await send({"type": "http.response.body", "body": b"sp_a-token"})


async def test_an_answer_that_is_shown_once_is_not_kept(database: Database) -> None:
    app = ShownOnce()
    edge: Any = Edge(app, app, database, https=False)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=edge), base_url="http://sitepost.test") as client:
        first = await client.post("/api/me/tokens", headers={"Idempotency-Key": "k"}, json={"name": "x"})
        again = await client.post("/api/me/tokens", headers={"Idempotency-Key": "k"}, json={"name": "x"})
    assert (first.status_code, first.text) == (201, "sp_a-token")
    assert (again.status_code, again.json()["code"], app.times) == (409, "idempotency_secret", 1)
    async with database.connection() as conn:
        kept = await (await conn.execute("SELECT body FROM idempotency")).fetchall()
    assert kept == [(None,)]
