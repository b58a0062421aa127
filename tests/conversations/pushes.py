"""A chat with a push service beside it, and what its tests repeat."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, LiteralString

from tests.conversations.chat import Chat
from tests.conversations.push_service import PushService

from sitepost.platform import push
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import pushing

PUSH, DEVICE, LEFT = "/api/push", "/api/push/device", "SELECT count(*) FROM conversations_push"


class Pushes:
    """A chat whose people have browsers at a push service."""

    def __init__(self, chat: Chat, service: PushService) -> None:
        self.chat, self.service, self.world = chat, service, chat.world

    async def wake(self, *names: str) -> None:
        """Let the browsers of people be woken."""
        for name in names:
            answer = await self.world.client(name).put(DEVICE, json=self.service.browser(name).given)
            assert answer.status_code == 204, answer.text

    async def go(self, *, minutes: float = 0) -> None:
        """Look behind what was said and send what is due, some minutes from now."""
        await pushing.look(self.world.database)
        await pushing.send(self.world.database)
        if minutes:
            await self.sql("UPDATE conversations_push SET due_at = due_at - %s", timedelta(minutes=minutes))
            await pushing.send(self.world.database)

    async def sql(self, query: LiteralString, *values: Any) -> None:
        """Change something in the database."""
        async with self.world.database.connection() as conn:
            await conn.execute(query, values)

    async def count(self, query: str) -> int:
        """Return a number."""
        async with Work(self.world.database, reading=True) as work:
            return int(await work.value(query))

    async def prefer(self, name: str, **values: bool) -> dict[str, bool]:
        """Choose what somebody wants to be told of."""
        held = await self.chat.ask(name, "GET", "/preferences")
        held.pop("company_mails", None)  # the company's own
        found: dict[str, bool] = await self.chat.ask(name, "PUT", "/preferences", {**held, **values})
        return found


async def serve(chat: Chat) -> AsyncIterator[Pushes]:
    """Stand a push service beside a chat."""
    service = await PushService().start()
    chat.world.database.private_hosts |= {service.host}
    push.pusher_of(chat.world.database).hosts = (service.host,)
    yield Pushes(chat, service)
    await service.stop()
