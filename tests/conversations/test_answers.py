"""Answers by mail, over a real socket of LMTP: they become messages, are refused in words, or are left alone (7.4)."""

import asyncio
import errno
import io
from typing import Any

import pytest
from PIL import Image
from tests.conversations.mailing import LOSSES, Mailing, lose_account

from sitepost.platform import doctor, mail
from sitepost.platform.blobs import disk
from sitepost.platform.mail import reading
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work
from sitepost.platform.workers import Workers


def png() -> bytes:
    """A picture that is larger than a small one."""
    with io.BytesIO() as kept:
        Image.new("RGB", (1600, 1200), "teal").save(kept, "PNG")
        return kept.getvalue()


async def test_the_doctor_finds_where_answers_are_taken_in(mailing: Mailing) -> None:
    where = f"127.0.0.1:{mailing.port}"
    found = await asyncio.to_thread(doctor.replies, Settings(mail_replies="reply@site.test", lmtp_listen=where))
    assert found == (doctor.State.FINE, f"{where} answers")


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
    picture = png()
    await mailing.answer("dana", to, quoted, files=[("slab.png", picture)])
    await mailing.answer("dana", to, quoted, files=[("slab.png", picture)])
    assert await mailing.said("carl", talk) == [("Carl Reyes", "Who pours?"), ("Dana Ortiz", "I do.")]
    message = (await mailing.chat.ask("carl", "GET", f"/{talk}/messages"))["messages"][-1]
    [file] = message["files"]
    assert (file["name"], file["media_type"]) == ("slab.png", "image/png")
    content = await mailing.chat.call("carl", "GET", f"/{talk}/files/{file['id']}/content")
    assert content.content == picture
    assert file["thumbnail"] is True, "as that of a picture that was uploaded"
    small = await mailing.chat.call("carl", "GET", f"/{talk}/files/{file['id']}/thumbnail")
    assert Image.open(io.BytesIO(small.content)).size == (640, 480)
    assert (await mailing.chat.call("rita", "GET", f"/{talk}/files/{file['id']}/thumbnail")).status_code == 404
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
    ({"text": "> only a quotation"}, "There were no words above or between what was quoted, and no file."),
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


async def test_who_answered_is_told_once_when_no_attempt_is_left(
    mailing: Mailing, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk, to = await missed_by_dana(mailing)

    async def give_up() -> list[bytes]:
        async with Work(mailing.chat.world.database) as work:
            await mail.give_up(work)
        await mailing.chat.world.settle()
        return [raw for _, _, raw in mailing.sink.mails if b"was not taken in" in raw]

    with monkeypatch.context() as full:
        full.setattr(disk, "write_all", _full)
        await mailing.answer("dana", to, "zqsecret", files=[("slab.png", png())])
    assert await give_up() == [], "it will be tried again"
    async with Work(mailing.chat.world.database) as work:
        await work.run("UPDATE procrastinate_jobs SET status = 'failed' WHERE task_name = 'mail.arrived'")
    assert len(await give_up()) == 1
    assert mailing.sink.mails[-1][1] == [mailing.chat.world.mails["dana"]]
    assert "The server tried for hours and could not do it." in mailing.told()
    assert "zqsecret" not in mailing.told()
    assert len(await give_up()) == 1
    async with Work(mailing.chat.world.database, reading=True) as work:
        assert await work.dicts("SELECT state, why, raw FROM mail_arrived", {}) == [
            {"state": "refused", "why": "mail.failed", "raw": None}
        ]
    assert len(await mailing.said("carl", talk)) == 1


async def test_what_a_program_answers_is_left_alone(mailing: Mailing) -> None:
    talk, to = await missed_by_dana(mailing)
    sent = len(mailing.sink.mails)
    await mailing.answer("dana", to, Auto_Submitted="auto-replied")
    await mailing.answer("dana", to, Precedence="bulk", id="<2@delta.test>")
    assert (len(await mailing.said("carl", talk)), len(mailing.sink.mails)) == (1, sent)


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
