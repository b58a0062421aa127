"""Days from which periods run: said by hand, or held by a custom field of the item."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from sitepost.kernel.fact import Change
from sitepost.kernel.item import BriefKind
from sitepost.kernel.time import Calendar
from sitepost.platform import cards
from sitepost.platform.work import Work
from sitepost.tools.clocks import rules, store
from sitepost.tools.clocks.actions import saving
from sitepost.tools.clocks.model import FIRST_DAY, LAST_DAY, Clock, ItemKnown, RuleSet, Stop
from sitepost.tools.clocks.rules.running import BY_HAND


# silent: what one remembers is no news
async def keep(work: Work, item: ItemKnown, *, key: str, day: date | None, version: int) -> ItemKnown:
    """Remember a day of an item, or that it has none any more."""
    dates = {other: held for other, held in item.dates.items() if other != key} | ({} if day is None else {key: day})
    await store.items.save_dates(work, item.item, dates=dates, version=version)
    return replace(item, dates=dates, version=version)


async def run_from(
    work: Work, item: ItemKnown, found: RuleSet, *, key: str, day: date | None, calendar: Calendar
) -> None:
    """Start, move or stop the clocks of an item that run from the day under `key`."""
    held = await store.clocks.of_item(work, item.item, locked=True)
    running = {clock.rule.key: clock for clock in held if clock.cause == key}
    for clock in running.values():
        if day is None:
            after = rules.running.stop(clock, by=BY_HAND, at=work.now)
            await store.clocks.save(work, after)
            await saving.tell(work, after, rules.running.stopped(clock, after))
            continue
        last = rules.periods.deadline(clock.rule, day, calendar)
        moved = replace(clock, triggered_on=day)
        after = rules.running.move(moved, last, reason=clock.rule.date, now=work.now, calendar=calendar)
        await store.clocks.save(work, after)
        await saving.tell(work, after, rules.running.moved(clock, after))
        await settle(work, after, item, calendar)
    for rule in found.rules:
        if day is not None and rules.sets.day_key(rule) == key and rule.key not in running:
            started = await saving.start(work, rule, item, cause=key, on=day, at=work.now, calendar=calendar)
            if started is not None:
                await settle(work, started, item, calendar)
    await saving.mark_card(work, item.item)


async def settle(work: Work, clock: Clock, item: ItemKnown, calendar: Calendar) -> None:
    """Notice at once what is over already."""
    if Stop.ISSUED in clock.rule.stops and item.issued_at is not None and clock.ended_at is None:
        clock = await saving.hear(work, clock, by=Stop.ISSUED, at=item.issued_at, item=item, calendar=calendar)
    if rules.running.has_ended(clock, now=work.now):
        await saving.expire(work, clock, item=item, calendar=calendar)


async def of_card(work: Work, item: ItemKnown) -> None:
    """Run clocks from the days that custom fields of a new item hold, as its card tells them."""
    found = await store.sets.in_project(work, item.type, project=item.project)
    wanted = rules.sets.field_keys(found.rules)
    card = (await cards.by_id(work, [item.item])).get(item.item) if wanted else None
    if card is None:
        return
    days = [(line.key, line.value) for line in card.brief if line.kind is BriefKind.DATE and line.key in wanted]
    await _take(work, item, found, days)


async def of_changes(work: Work, item: ItemKnown, changes: Iterable[Change]) -> None:
    """Run clocks from the days to which an edit set custom fields; a field that was emptied stops them."""
    moved = [(each.field, each.new) for each in changes if each.field.startswith(rules.sets.FIELD_PREFIX)]
    if not moved:
        return
    found = await store.sets.in_project(work, item.type, project=item.project)
    wanted = rules.sets.field_keys(found.rules) | item.dates.keys()
    await _take(work, item, found, [(key, value) for key, value in moved if key in wanted])


async def _take(work: Work, item: ItemKnown, found: RuleSet, days: Iterable[tuple[str, object]]) -> None:
    calendar = await store.items.calendar(work, item.project)
    for key, value in days:
        day = _day(value)
        if item.dates.get(key) != day:
            item = await keep(work, item, key=key, day=day, version=item.version)
            await run_from(work, item, found, key=key, day=day, calendar=calendar)


def _day(value: object) -> date | None:
    """Return a day as a brief or a change holds it; one that no contract knows counts as none."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None
