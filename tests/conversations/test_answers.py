"""Mails about missed messages as they leave, once a day, and answers to them by mail, over real sockets (7.4, 11.3)."""

import asyncio
import contextlib
import email
import email.policy
import errno
import smtplib
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any, cast

import pytest
from tests.conversations.chat import Chat
from tests.platform.test_mail import Sink, serving

from sitepost.platform import mail
from sitepost.platform.blobs import disk
from sitepost.platform.mail import reading
from sitepost.platform.mail.lmtp import listen
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work
from sitepost.platform.workers import Workers
from sitepost.tools.conversations.actions import missed

PATIENCE = 10.0
MORNING = datetime(2030, 5, 6, 5, 20, tzinfo=UTC)  # 07:20 in Berlin


def tomorrow() -> datetime:
    """Noon of the next day, whatever time it is now."""
    return (datetime.now(UTC) + timedelta(days=1)).replace(hour=12)


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
        return " ".join(self.sink.last().get_body(("plain",)).get_content().split())  # type: ignore[union-attr]


@pytest.fixture
async def mailing(chat: Chat) -> AsyncIterator[Mailing]:
    """A mail server to send to, and Sitepost where it takes answers in."""
    async with serving(Sink()) as sink:
        given = {"base_url": "http://site.test", "mail_from": "Harbour <post@site.test>", "smtp_security": "none"}
        given |= {"mail_replies": "reply@site.test"}
        database = chat.world.database
        mail.configure(database, Settings(**given, smtp_host="127.0.0.1", smtp_port=sink.port))  # type: ignore[arg-type]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        task = asyncio.create_task(listen(database, f"127.0.0.1:{port}"))
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


async def missed_by_dana(mailing: Mailing) -> tuple[str, str]:
    """Let Dana miss a message of Carl's; return the conversation, and where she answers."""
    talk = (await mailing.chat.direct("carl", "dana"))["id"]
    await mailing.chat.say("carl", talk, "Who pours?")
    await mailing.age(minutes=20)
    [sent] = await mailing.look()
    assert sent["to"] == mailing.chat.world.mails["dana"]
    assert "##- Write your answer above this line. -##" in str(sent.get_body(("plain",)))
    return talk, str(sent["reply-to"])


async def test_an_answer_by_mail_becomes_a_message_once(mailing: Mailing) -> None:
    talk, to = await missed_by_dana(mailing)
    quoted = "I do.\n\nOn Monday, Harbour <post@site.test> wrote:\n> Who pours?"
    picture = b"\x89PNG\r\n\x1a\n and more"
    await mailing.answer("dana", to, quoted, files=[("slab.png", picture)])
    await mailing.answer("dana", to, quoted, files=[("slab.png", picture)])
    assert await mailing.said("carl", talk) == [("Carl Reyes", "Who pours?"), ("Dana Ortiz", "I do.")]
    message = (await mailing.chat.ask("carl", "GET", f"/{talk}/messages"))["messages"][-1]
    [file] = message["files"]
    assert (file["name"], file["media_type"]) == ("slab.png", "image/png")
    content = await mailing.chat.call("carl", "GET", f"/{talk}/files/{file['id']}/content")
    assert content.content == picture
    await mailing.answer("dana", to, "And I bring the pump.", id="<2@delta.test>")
    assert (await mailing.said("carl", talk))[-1] == ("Dana Ortiz", "And I bring the pump.")
    async with Work(mailing.chat.world.database, reading=True) as work:
        assert await work.values("SELECT state FROM mail_arrived WHERE raw IS NULL") == ["taken", "taken"]


async def test_an_address_that_nobody_was_given_is_refused(mailing: Mailing) -> None:
    talk, to = await missed_by_dana(mailing)
    changed = [to[:place] + ("a" if to[place] != "a" else "b") + to[place + 1 :] for place in (8, 37)]  # name, mark
    made_up = ["reply@site.test", f"reply+{'a' * 32}@site.test", "reply+x@site.test", "dana@delta.test"]
    for other in (*changed, *made_up):
        assert await mailing.hand(other, mailing.letter("dana", other)) == [550], other
    assert len(await mailing.said("carl", talk)) == 1


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"sender": "mallory@evil.test"}, "It was sent from an address that is not yours here."),
    ({"text": "> only a quotation"}, "There were no words above what was quoted, and no file."),
    ({"text": "x" * 10_001}, "at most 10,000 characters"),
    ({"files": [(f"{n}.png", b"x") for n in range(21)]}, "More than 20 files came with it."),
]


async def test_a_refusal_is_told_in_words(mailing: Mailing) -> None:
    talk, to = await missed_by_dana(mailing)
    for number, (given, words) in enumerate(REFUSED):
        await mailing.answer("dana", to, **given, id=f"<{number}@delta.test>")
        assert mailing.sink.mails[-1][1] == [mailing.chat.world.mails["dana"]], "to nobody but whose address it is"
        assert words in mailing.told()
        assert "Who pours?" not in mailing.told()
    assert len(await mailing.said("carl", talk)) == 1


async def test_a_mail_that_takes_too_long_to_read_is_refused(mailing: Mailing, monkeypatch: pytest.MonkeyPatch) -> None:
    talk, to = await missed_by_dana(mailing)
    monkeypatch.setattr(reading, "_workers", Workers("sitepost.platform.mail.reading", seconds=0.01))
    await mailing.answer("dana", to)
    assert "This mail could not be read." in mailing.told()
    assert len(await mailing.said("carl", talk)) == 1


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


async def test_an_answer_waits_while_there_is_no_room_for_it(mailing: Mailing, monkeypatch: pytest.MonkeyPatch) -> None:
    talk, to = await missed_by_dana(mailing)
    sent = len(mailing.sink.mails)
    with monkeypatch.context() as full:
        full.setattr(disk, "write_all", _full)
        await mailing.answer("dana", to, files=[("slab.png", b"\x89PNG\r\n\x1a\n")])
    assert (len(await mailing.said("carl", talk)), len(mailing.sink.mails)) == (1, sent)
    async with Work(mailing.chat.world.database) as work:
        await work.run("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    await mailing.chat.world.settle()
    assert (await mailing.said("carl", talk))[-1] == ("Dana Ortiz", "I come at six.")


async def test_what_a_program_answers_is_left_alone(mailing: Mailing) -> None:
    talk, to = await missed_by_dana(mailing)
    sent = len(mailing.sink.mails)
    await mailing.answer("dana", to, Auto_Submitted="auto-replied")
    await mailing.answer("dana", to, Precedence="bulk", id="<2@delta.test>")
    assert (len(await mailing.said("carl", talk)), len(mailing.sink.mails)) == (1, sent)


async def lose_feature(mailing: Mailing, talk: str) -> None:
    await mailing.chat.choose(missed_mail="words", direct_on=False)


async def lose_project(mailing: Mailing, talk: str) -> None:
    await mailing.chat.remove("dana")


async def lose_account(mailing: Mailing, talk: str) -> None:
    path = f"/api/account/people/{mailing.chat.world.people['dana']}/active"
    answer = await mailing.chat.world.client("maya").put(path, json={"active": False})
    assert answer.status_code < 300, answer.text


LOSSES = [lose_feature, lose_project, lose_account]


@pytest.mark.parametrize("lose", LOSSES)
async def test_who_lost_the_conversation_says_nothing_in_it(mailing: Mailing, lose: Any) -> None:
    talk, to = await missed_by_dana(mailing)
    await lose(mailing, talk)
    sent = len(mailing.sink.mails)
    await mailing.answer("dana", to)
    async with Work(mailing.chat.world.database, reading=True) as work:
        said = await work.values("SELECT text FROM conversations_message WHERE sort = 'text'")
    assert said == ["Who pours?"]
    words = [raw for _, _, raw in mailing.sink.mails[sent:]]
    assert len(words) == (0 if lose is lose_account else 1)
    assert all(b"pours" not in each for each in words)


@pytest.mark.parametrize("lose", LOSSES)
async def test_a_mail_that_waited_says_nothing_of_what_was_lost_meanwhile(mailing: Mailing, lose: Any) -> None:
    talk = (await mailing.chat.direct("carl", "dana"))["id"]
    await mailing.chat.say("carl", talk, "zqsecret")
    await mailing.age(minutes=20)
    await mailing.look(leave=False)
    await lose(mailing, talk)
    await mailing.chat.world.settle()
    assert [raw for _, _, raw in mailing.sink.mails if b"zqsecret" in raw] == []
    async with Work(mailing.chat.world.database, reading=True) as work:
        [state] = await work.values("SELECT state FROM mail WHERE reason = 'missed_message'")
    assert state in ("skipped", "failed")


async def test_a_mail_leaves_with_the_words_as_they_are_by_then(mailing: Mailing) -> None:
    talk = (await mailing.chat.direct("carl", "dana"))["id"]
    gone = await mailing.chat.say("carl", talk, "zqgone")
    await mailing.chat.say("carl", talk, "Who pours?")
    await mailing.age(minutes=20)
    async with Work(mailing.chat.world.database) as work:
        await missed.look(work)
        await work.run("UPDATE conversations_message SET deleted_at = now() WHERE seq = %(seq)s", {"seq": gone["seq"]})
    await mailing.chat.world.settle()
    assert "Who pours?" in mailing.told()
    assert "zqgone" not in mailing.told()


async def test_a_mail_about_what_was_read_meanwhile_does_not_leave(mailing: Mailing) -> None:
    talk = (await mailing.chat.direct("carl", "dana"))["id"]
    await mailing.chat.say("carl", talk, "Who pours?")
    await mailing.age(minutes=20)
    await mailing.look(leave=False)
    await mailing.chat.keep("dana", talk, read_seq=1)
    await mailing.chat.world.settle()
    assert mailing.sink.mails == []


async def choose_daily(mailing: Mailing, name: str, missed: str) -> None:
    """Choose when `name` is mailed."""
    held = await mailing.chat.ask(name, "GET", "/preferences")
    wanted = {key: value for key, value in held.items() if key != "company_mails"} | {"missed": missed}
    assert (await mailing.chat.ask(name, "PUT", "/preferences", wanted))["missed"] == missed


@pytest.mark.parametrize(
    ("company", "person", "soon", "daily"),
    [("soon", "company", 1, 0), ("soon", "daily", 0, 1), ("soon", "off", 0, 0), ("daily", "company", 0, 1),
     ("daily", "daily", 0, 1), ("daily", "off", 0, 0)],
)  # fmt: skip
async def test_one_has_mails_less_often_never_more(
    mailing: Mailing, company: str, person: str, soon: int, daily: int
) -> None:
    await mailing.chat.choose(missed_mail="words", missed_pace=company)
    assert (await mailing.chat.ask("dana", "GET", "/preferences"))["company_mails"] == company
    await choose_daily(mailing, "dana", person)
    talk = await mailing.chat.direct("carl", "dana")
    await mailing.chat.say("carl", talk, "Who pours?")
    await mailing.age(minutes=20)
    assert (len(await mailing.look()), len(await mailing.look())) == (soon, 0)
    assert [len(await mailing.look(daily=True, now=tomorrow())) for _ in range(2)] == [daily, 0]


async def test_a_daily_mail_lists_all_that_waits_and_nothing_that_was_lost(mailing: Mailing) -> None:
    await mailing.chat.choose(missed_mail="words", missed_pace="daily")
    chat, people = mailing.chat, mailing.chat.world.people
    direct = await chat.direct("carl", "dana")
    crane, slab = await chat.group("maya", "Crane", "dana"), await chat.group("maya", "Slab", "dana")
    await chat.say("carl", direct, "Who pours?")
    for group, words in ((crane, "Look at the hook"), (slab, "zqlost")):
        await chat.say("maya", group, words, mentions=[str(people["dana"])])
    await mailing.look(daily=True, now=tomorrow(), leave=False)
    version = (await chat.ask("maya", "GET", f"/{slab['id']}"))["version"]
    change = {"name": "Slab", "everyone": False, "remove": [str(people["dana"])]}
    answer = await chat.call("maya", "PUT", f"/{slab['id']}/group", change, headers={"If-Match": f'"{version}"'})
    assert answer.status_code == 200, answer.text
    await chat.world.settle()
    assert len(mailing.sink.mails) == 1
    told = mailing.told()
    assert all(words in told for words in ("Who pours?", "Look at the hook", "2 messages wait for you."))
    assert "zqlost" not in told
    assert "Slab" not in told
    assert mailing.sink.last()["reply-to"] is None


async def test_without_words_a_daily_mail_names_no_group(mailing: Mailing) -> None:
    await mailing.chat.choose(missed_mail="hint", missed_pace="daily")
    crane = await mailing.chat.group("maya", "zqcrane", "dana")
    await mailing.chat.say("maya", crane, "zqhook", mentions=[str(mailing.chat.world.people["dana"])])
    [sent] = await mailing.look(daily=True, now=tomorrow())
    assert "zq" not in sent.as_string()


async def test_the_day_begins_at_seven_where_somebody_is(mailing: Mailing) -> None:
    await mailing.chat.choose(missed_mail="words", missed_pace="daily")
    talk = await mailing.chat.direct("carl", "dana")
    await mailing.chat.say("carl", talk, "Who pours?")
    zone = "UPDATE scope SET time_zone = 'Europe/Berlin' WHERE kind = 'account'"
    async with Work(mailing.chat.world.database) as work:
        await work.run(zone)
        await work.run("UPDATE conversations_message SET at = %(at)s", {"at": MORNING - timedelta(hours=2)})
        await work.run("UPDATE conversations_conversation SET last_at = %(at)s", {"at": MORNING - timedelta(hours=2)})
    assert await mailing.look(daily=True, now=MORNING - timedelta(minutes=30)) == []
    assert len(await mailing.look(daily=True, now=MORNING)) == 1


async def test_what_waited_over_a_quiet_weekend_comes_together_on_monday_morning(mailing: Mailing) -> None:
    await mailing.chat.choose(missed_mail="words", missed_pace="daily")
    chat, world = mailing.chat, mailing.chat.world
    weekend = {"events": {}, "quiet_days": [5, 6], "time_zone": "Europe/Berlin"}
    assert (await world.client("dana").put("/api/me/notifications", json=weekend)).status_code == 200
    talks = [await chat.direct(name, "dana") for name in ("carl", "rita")]
    for talk, before in zip(talks, (timedelta(days=1, hours=12), timedelta(hours=14)), strict=True):  # both days
        said = await chat.say("carl" if talk is talks[0] else "rita", talk, f"Said {before.days}")
        async with Work(world.database) as work:
            row = {"at": MORNING - before, "id": said["conversation"]}
            await work.run("UPDATE conversations_message SET at = %(at)s WHERE conversation_id = %(id)s", row)
            await work.run("UPDATE conversations_conversation SET last_at = %(at)s WHERE id = %(id)s", row)
    for hours in (24, 7, 1):  # on Sunday, after midnight, before seven
        assert await mailing.look(daily=True, now=MORNING - timedelta(hours=hours)) == []
    [sent] = await mailing.look(daily=True, now=MORNING)
    assert "2 messages wait for you." in sent.as_string()
