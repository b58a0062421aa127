"""Loading the demo: every step is a room's own action, done by the person whose step it is."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from sitepost.gateways.demo import (
    Application,
    Progress,
    SignIn,
    cast,
    fields,
    files,
    periods,
    site,
    story,
    talk,
    ties,
)
from sitepost.gateways.demo.letters import Letter
from sitepost.gateways.demo.site import Loader
from sitepost.gateways.demo.story import Scheduled
from sitepost.kernel import richtext
from sitepost.kernel.passport import Passport
from sitepost.platform.blobs import FileRow
from sitepost.platform.db.wipe import wipe
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions as correspondence
from sitepost.tools.correspondence.model.items import CostImpact, ImpactStatus, ScheduleImpact
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.documents import actions as documents
from sitepost.tools.notifications import actions as notifications

READ_BEFORE_DAYS = 10


async def empty(app: Application) -> None:
    """Remove every row and every file."""
    await wipe(app.database)
    _remove(app.settings.data / "files")


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        path.unlink() if path.is_file() else path.rmdir()


async def load_all(app: Application, *, progress: Progress) -> list[SignIn]:
    """Make the company, its people and a year of letters; return who can sign in."""
    loader = Loader(app, progress)
    founder = await site.account(loader)
    await site.places(loader, founder)
    await app.settle()
    await site.types(loader, founder)
    await fields.add(loader, founder)
    await app.settle()
    await _letters(loader, periods.Watch(loader, founder))
    await ties.tie(loader)
    await talk.talk(loader)
    await app.settle()
    return [SignIn(each.name, site.mail_of(key), cast.PASSWORD, each.role) for key, each in cast.PEOPLE.items()]


async def _letters(loader: Loader, watch: periods.Watch) -> None:
    wanted = story.schedule(loader.now)
    recent = loader.now - timedelta(days=READ_BEFORE_DAYS)
    old = sum(each.at < recent for each in wanted)
    for n, each in enumerate(wanted, 1):
        await watch.follow(each.at)
        await _letter(loader, each)
        loader.progress("A year of letters", n, len(wanted))
        if n % 20 == 0:
            await loader.app.settle()
        if n == old:
            await _read(loader)
    await watch.end()


async def _letter(loader: Loader, each: Scheduled) -> None:
    letter = each.letter
    async with loader.work(each.at) as work:
        who = await loader.who(work, letter.by)
        asked = _fields(loader, each, await _attach(work, who, each))
        opened = await correspondence.items.create(
            work, who, type_id=loader.types[letter.type], issue=not each.draft, asked=asked
        )
    loader.letters[asked["subject"], each.place] = opened.item.id
    if each.draft:
        return
    moment = each.at
    for n, answer in enumerate(letter.answers):
        moment = story.answered_at(moment, answer, each.seed + n)
        if moment >= loader.now:
            return
        async with loader.work(moment) as work:
            await _answer(loader, work, each, n, item=opened.item.id)
    await _end(loader, each, opened.item.id, moment)


async def _answer(loader: Loader, work: Work, each: Scheduled, n: int, *, item: UUID) -> None:
    answer = each.letter.answers[n]
    who = await loader.who(work, answer.who)
    attached: tuple[UUID, ...] = ()
    if "attached" in answer.text.lower():
        data = files.letter_docx(each.seed + n, f"Attachment to {each.letter.subject}", [answer.text])
        attached = (await _keep(work, who, data, "Attachment.docx"),)
    await correspondence.responses.respond(
        work, who, id=item, text=richtext.from_text(story.fill(answer.text, each)), file_ids=attached
    )
    if answer.official:
        judge = await loader.who(work, "priya")
        said = await correspondence.responses.of_item(work, judge, id=item)
        await correspondence.responses.mark(work, judge, id=item, response=said.responses[-1].id, official=True)


async def _end(loader: Loader, each: Scheduled, item: UUID, moment: datetime) -> None:
    end, at = MapsTo(each.letter.end), moment + timedelta(days=2)
    if end is MapsTo.OPEN and each.at < loader.now - timedelta(days=story.FORGIVEN_DAYS):
        end, at = MapsTo.CLOSED_SUCCESSFUL, moment + timedelta(days=story.SLOW_DAYS)
    if end is MapsTo.OPEN or at >= loader.now - timedelta(days=story.QUIET_DAYS):
        return
    async with loader.work(at) as work:
        who = await loader.who(work, "priya")
        status = loader.statuses[each.letter.type, end]
        await correspondence.items.change_status(work, who, id=item, status_id=status, expected=None)


def _fields(loader: Loader, each: Scheduled, attached: list[UUID]) -> dict[str, Any]:
    letter = each.letter
    asked: dict[str, Any] = {
        "subject": story.fill(letter.subject, each),
        "description": richtext.from_text(story.fill(letter.text, each)),
        "assignees": [loader.people[key] for key in letter.to],
        "distribution": [loader.people[key] for key in letter.copy],
        "received_from": loader.people[letter.by],
        "due_on": _due(each),
        "location_id": loader.places[each.place],
        "trade_ids": [loader.trades[letter.trade]],
        "cost_code_id": loader.codes[letter.code],
        "spec_section_id": loader.specs[letter.spec],
        "file_ids": attached,
        "schedule_impact": _schedule(letter),
        "cost_impact": _cost(letter),
    }
    if custom := fields.values(loader, letter):
        asked["custom_fields"] = custom
    if each.private is not None:
        asked["private"] = each.private
    return asked


def _due(each: Scheduled) -> date:
    return (each.at + timedelta(days=each.letter.due)).date()


def _schedule(letter: Letter) -> ScheduleImpact:
    if letter.days is None:
        return ScheduleImpact(ImpactStatus.TBD)
    if letter.days == 0:
        return ScheduleImpact(ImpactStatus.NO_IMPACT)
    return ScheduleImpact(ImpactStatus.YES_KNOWN, letter.days)


def _cost(letter: Letter) -> CostImpact:
    if letter.cost is None:
        return CostImpact(ImpactStatus.TBD)
    return CostImpact(ImpactStatus.YES_KNOWN, Decimal(letter.cost))


async def _attach(work: Work, who: Passport, each: Scheduled) -> list[UUID]:
    letter, made = each.letter, list[UUID]()
    if letter.drawing:
        number = f"S-{4100 + each.seed % 97}"
        data = files.drawing_pdf(each.seed, letter.drawing, number)
        made.append(await _keep(work, who, data, f"{number} {letter.drawing}.pdf"))
    for n in range(letter.photos):
        taken = f"{each.at:%Y-%m-%d} {each.place.replace(' / ', ', ')} {n + 1}.jpg"
        made.append(await _keep(work, who, files.site_photo(each.seed * 10 + n, each.at), taken))
    if letter.note:
        paragraphs = story.fill(letter.text, each).split("\n\n")
        data = files.letter_docx(each.seed, story.fill(letter.subject, each), paragraphs)
        made.append(await _keep(work, who, data, f"Daily records {each.at:%Y-%m-%d}.docx"))
    return made


async def _keep(work: Work, who: Passport, data: bytes, name: str) -> UUID:
    row: FileRow = await documents.keep_whole(
        work, data=data, name=name, account=who.account, scope=who.site.id, person=who.person
    )
    return row.id


async def _read(loader: Loader) -> None:
    """Mark every notice so far as read, as people would have done in the weeks that have passed."""
    await loader.app.settle()
    for name in cast.PEOPLE:
        async with loader.work(loader.now) as work:
            await notifications.mark_read(work, await loader.who(work, name), every=True)
