"""Somebody who looks everywhere: every list, filter, search, file, mail and socket, and what comes back."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Iterable
from typing import Any

import httpx
from pypdf import PdfReader
from tests.leaks.plot import Letter, Plot
from tests.world import World

from sitepost.platform.http.gate import token_hash
from sitepost.platform.live import Member

SORTS = ("number", "subject", "status", "due_on", "assignee", "updated_at", "created_at")
ACCOUNT = (
    "/api/me", "/api/notices", "/api/notices?unread=true", "/api/sessions", "/api/me/tokens", "/api/account/companies",
    "/api/account/people", "/api/account/projects", "/api/account/trades", "/api/account/permission-templates",
    "/api/account/correspondence/types", "/api/account/correspondence/catalogue", "/api/account/outbox",
)  # fmt: skip
PROJECT = ("", "/people", "/groups", "/locations", "/permissions", "/correspondence/types", "/correspondence/counts")


class Deaf:
    """A socket that is never read from: the hub's frames stay with the member."""

    async def send_text(self, text: str) -> None: ...

    async def close(self, code: int, reason: str) -> None: ...


class Crawler:
    """One person with everything that they were ever answered, in lower case."""

    def __init__(self, plot: Plot, name: str) -> None:
        self.plot, self.name, self.world = plot, name, plot.site.world
        self.client = self.world.client(name or None)
        self.base = f"/api/projects/{self.world.project}"
        self.seen: list[str] = []
        self.statuses: dict[str, int] = {}

    @property
    def text(self) -> str:
        """Everything that was answered."""
        return "\n".join(self.seen).lower()

    async def get(self, path: str, **query: Any) -> httpx.Response:
        """Look somewhere, and remember all of the answer."""
        where = path if path.startswith("/api") else self.base + path
        answer = await self.client.get(where, params=query or None)
        assert answer.status_code < 500, answer.text
        self.statuses[path] = answer.status_code
        self.remember(answer)
        return answer

    def remember(self, answer: httpx.Response) -> None:
        """Keep what came back: headers, and the body as text."""
        body = answer.content
        if answer.headers.get("content-type") == "application/pdf":
            text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
            self.seen.append(text.replace("\n", "").replace("-", ""))
        else:
            self.seen.append(body.decode(errors="replace"))
        self.seen.append(str(answer.headers))

    async def listed(self, **query: Any) -> list[dict[str, Any]]:
        """Return every line of the list, page after page."""
        found, cursor = list[dict[str, Any]](), ""
        while True:
            answer = await self.get("/correspondence/items", limit=20, cursor=cursor, **query)
            if answer.status_code != 200:
                return []
            found += answer.json()["items"]
            cursor = answer.json()["next"]
            if not cursor:
                return found

    async def counted(self, **query: Any) -> int:
        """Return how many items the counts speak of."""
        answer = await self.get("/correspondence/counts", **query)
        if answer.status_code != 200:
            return 0
        types, statuses = (sum(each["total"] for each in answer.json()[key]) for key in ("types", "statuses"))
        assert types == statuses
        return int(types)

    async def look_around(self) -> None:
        """Read every list, the account's and the project's."""
        for path in ACCOUNT:
            await self.get(path)
        for path in PROJECT:
            await self.get(path)
        for type in self.plot.site.types.values():
            for path in ("settings", "people"):
                await self.get(f"/correspondence/types/{type}/{path}")
            await self.get(f"/notifications/matrix/correspondence:{type}")
        for sort in SORTS:
            await self.get("/correspondence/items", sort=sort, limit=100)
            await self.get("/correspondence/items", sort=f"-{sort}", group="type", limit=100)
        for _, key in self.plot.kept.values():
            await self.get(f"/correspondence/autosaves/{key}")
        await self.read_mails()

    async def read_mails(self) -> None:
        """Read the outbox as far as it is shown."""
        answer = await self.get("/api/account/outbox", limit=100)
        lines = answer.json()["items"] if answer.status_code == 200 else []
        for line in lines:
            await self.get(f"/api/account/outbox/{line['id']}")

    async def open(self, letter: Letter, *, printed: bool) -> None:
        """Open a letter by its id, everything on it, and try what only others may do."""
        item = f"/correspondence/items/{letter.id}"
        for path in (item, f"{item}/responses", f"{item}/access", f"{item}/revisions", f"{item}/revisions/1"):
            await self.get(path)
        await self.get("/history", card=letter.id)
        await self.get(f"/cards/{letter.id}/links")
        for type in self.plot.site.types.values():
            await self.get(f"/correspondence/types/{type}/prefill", **{"from": letter.id})
        if printed or self.statuses[item] != 200:
            await self.get(f"{item}/pdf")

    async def try_to_change(self, letter: Letter) -> None:
        """Send what may not succeed for whoever does not see the letter; the refusals are remembered."""
        item = f"{self.base}/correspondence/items/{letter.id}"
        tries: Iterable[tuple[str, str, Any]] = (
            ("PATCH", item, {"subject": "Mine"}),
            ("PUT", f"{item}/status", {"status_id": letter.id}),
            ("POST", f"{item}/responses", {"text": None}),
            ("PATCH", f"{item}/responses/{letter.id}", {"official": True}),
            ("POST", f"{self.base}/cards/{letter.id}/links", {"kind": "related", "other_id": letter.id}),
        )
        for method, where, body in tries:
            answer = await self.client.request(method, where, json=body)
            assert answer.status_code in (401, 404), answer.text
            self.remember(answer)

    async def fetch(self, file: str) -> int:
        """Ask for a file in every way; return the status of its content."""
        found = {part: (await self.get(f"/files/{file}{part}")).status_code for part in ("", "/content", "/thumbnail")}
        assert found[""] == found["/content"]
        return found["/content"]

    async def listen(self) -> None:
        """Follow every stream there is from its beginning on the socket."""
        async for frame in frames(self.world, self.name):
            self.seen.append(frame)


async def frames(world: World, name: str) -> AsyncIterator[str]:
    """Every frame that somebody gets who follows everything from the beginning."""
    token = token_hash(world.tokens[name])
    account = world.stranger.account if name == "zoe" else world.account
    member = Member(Deaf(), person=world.people[name], account=account, token=token)
    streams = [world.account, world.project, world.stranger.account, world.stranger.project, *world.people.values()]
    await world.app.hub.join(member, dict.fromkeys(streams, 0))
    world.app.hub.leave(member)
    for frame in member._queue:
        yield frame
    await asyncio.sleep(0)


async def mailed(world: World) -> dict[str, str]:
    """Everything that was mailed, by who got it."""
    names = {person: name for name, person in world.people.items()}
    found = dict.fromkeys(world.people, "")
    async with world.work(reading=True) as work:
        for mail in await work.dicts("SELECT * FROM mail"):
            name = names[mail["person_id"]]
            assert mail["sent_to"] == world.mails[name]
            found[name] += json.dumps([mail["subject"], mail["text"], mail["html"], str(mail["headers"])]).lower()
    return found
