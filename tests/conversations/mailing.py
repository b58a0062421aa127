"""Conversations with mail servers on either side: what missed messages are mailed by, and answers come by."""

import asyncio
import contextlib
import email
import email.policy
import smtplib
import socket
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any, cast

from tests.conversations.chat import Chat
from tests.platform.test_mail import Sink, serving

from sitepost.platform import mail
from sitepost.platform.mail.lmtp import listen
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import missed

PATIENCE = 10.0


class Mailing:
    """Conversations with a mail server on either side of them."""

    def __init__(self, chat: Chat, sink: Sink, port: int) -> None:
        self.chat, self.sink, self.port = chat, sink, port

    async def look(self, *, daily: bool = False, now: datetime | None = None, leave: bool = True) -> list[EmailMessage]:
        """Have missed messages looked for, and return the mails that leave."""
        before = len(self.sink.mails)
        async with Work(self.chat.world.database, now=now) as work:
            await (missed.look_daily if daily else missed.look)(work)
        if leave:
            await self.chat.world.settle()
        found = [email.message_from_bytes(raw, policy=email.policy.default) for _, _, raw in self.sink.mails[before:]]
        return cast("list[EmailMessage]", found)

    async def age(self, **ago: int) -> None:
        """Let time pass since everything that was said."""
        async with Work(self.chat.world.database) as work:
            await work.run("UPDATE conversations_message SET at = at - %(ago)s", {"ago": timedelta(**ago)})

    async def answer(self, name: str, to: str, text: str = "I come at six.", **more: Any) -> None:
        """Answer by mail as `name`, and let it be carried."""
        assert await self.hand(to, self.letter(name, to, text, **more)) == [250]
        await self.chat.world.settle()

    def letter(self, name: str, to: str, text: str = "I come at six.", **more: Any) -> EmailMessage:
        """A mail of somebody's; `files` go with it."""
        files = more.pop("files", ())
        made = EmailMessage()
        made["From"] = more.pop("sender", self.chat.world.mails[name])
        made["To"], made["Message-ID"] = to, more.pop("id", "<1@delta.test>")
        for header, value in more.items():
            made[header.replace("_", "-")] = value
        made.set_content(text)
        for title, data in files:
            made.add_attachment(data, maintype="image", subtype="png", filename=title)
        return made

    async def hand(self, to: str, made: EmailMessage) -> list[int]:
        """Hand a mail over as a mail server does; return what is said of each recipient."""

        def speak() -> list[int]:
            with smtplib.LMTP("127.0.0.1", self.port, timeout=PATIENCE) as line:
                line.ehlo_or_helo_if_needed()
                line.mail(str(made["From"]))
                code, _ = line.rcpt(to)
                if code != 250:
                    return [code]
                return [line.data(made.as_bytes())[0]]

        return await asyncio.to_thread(speak)

    async def said(self, name: str, talk: str) -> list[tuple[str, str]]:
        """Return who said what, as `name` reads it."""
        found = (await self.chat.ask(name, "GET", f"/{talk}/messages"))["messages"]
        return [(each["sender_name"], each["text"]) for each in found if each["sort"] == "text"]

    def told(self) -> str:
        """Return the words of the last mail that left."""
        plain = self.sink.last().get_body(("plain",))
        assert plain is not None
        return " ".join(plain.get_content().split())


async def listening(chat: Chat) -> AsyncIterator[Mailing]:
    """A mail server to send to, and Sitepost where it takes answers in."""
    async with serving(Sink()) as sink:
        settings = Settings(
            base_url="http://site.test",
            mail_from="Harbour <post@site.test>",
            mail_replies="reply@site.test",
            smtp_host="127.0.0.1",
            smtp_port=sink.port,
            smtp_security="none",
        )
        database = chat.world.database
        mail.configure(database, settings)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        task = asyncio.create_task(listen(database, ("127.0.0.1", port)))
        async with asyncio.timeout(PATIENCE):
            while True:
                with contextlib.suppress(OSError):
                    (await asyncio.open_connection("127.0.0.1", port))[1].close()
                    break
                await asyncio.sleep(0)
        await chat.choose(missed_mail="words")
        yield Mailing(chat, sink, port)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def lose_feature(mailing: Mailing, talk: str) -> None:
    await mailing.chat.choose(missed_mail="words", direct_on=False)


async def lose_project(mailing: Mailing, talk: str) -> None:
    await mailing.chat.remove("dana")


async def lose_account(mailing: Mailing, talk: str) -> None:
    path = f"/api/account/people/{mailing.chat.world.people['dana']}/active"
    answer = await mailing.chat.world.client("maya").put(path, json={"active": False})
    assert answer.status_code < 300, answer.text


LOSSES = [lose_feature, lose_project, lose_account]
