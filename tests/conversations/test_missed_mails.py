"""Mails about missed messages as they leave, soon or once a day, over real SMTP (7.4, 11.3)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.conversations.mailing import LOSSES, Mailing

from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import missed

MORNING = datetime(2030, 5, 6, 5, 20, tzinfo=UTC)  # 07:20 in Berlin


def tomorrow() -> datetime:
    """Noon of the next day, whatever time it is now."""
    return (datetime.now(UTC) + timedelta(days=1)).replace(hour=12)


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
