"""What a person chose for themselves: their own matrix, quiet hours, and when a mail to them may leave."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sitepost.kernel import quiet
from sitepost.kernel.item import Card
from sitepost.kernel.quiet import at_clock
from sitepost.kernel.refusal import Fault, Why
from sitepost.kernel.time import is_time_zone
from sitepost.tools.notifications.model import (
    CHOSEN,
    CLOCK_EVENTS,
    HALF_QUIET,
    LOCKED,
    LOCKED_CELL,
    NEVER_LOUD,
    UNKNOWN_ZONE,
    Channel,
    Choice,
    Digest,
    Event,
    Recipient,
    Waits,
)

ROWS, COLUMNS = {event.value: event for event in CHOSEN}, {channel.value: channel for channel in Channel}


def chosen_cells(choice: Choice) -> dict[str, dict[str, bool | None]]:
    """Return a person's own matrix by event and channel: on, off, or None where it cannot be turned off."""
    return {
        event.value: {
            channel.value: None if (event, channel) in LOCKED else (event, channel) not in choice.off
            for channel in Channel
        }
        for event in CHOSEN
    }


def read_cells(
    given: Mapping[str, Mapping[str, bool | None]],
) -> tuple[frozenset[tuple[Event, Channel]], list[Fault]]:
    """Read a person's own matrix: what is turned off, and what is wrong; what is not named stays on."""
    faults, off = [], set()
    for row, cells in given.items():
        for column, is_on in cells.items():
            field = f"events.{row}.{column}"[:200]
            if row not in ROWS or column not in COLUMNS:
                faults.append(Fault(field, "unknown", "There is no such event or channel."))
            elif is_on is False:
                cell = (ROWS[row], COLUMNS[column])
                if cell in LOCKED:
                    faults.append(Fault(field, LOCKED_CELL.code, LOCKED_CELL.title))
                off.add(cell)
    return frozenset(off), faults


def choice_faults(choice: Choice) -> list[Fault]:
    """Return what is wrong with the times that somebody chose."""
    found: list[tuple[str, Why]] = []
    if choice.time_zone and not is_time_zone(choice.time_zone):
        found.append(("time_zone", UNKNOWN_ZONE))
    if (choice.quiet_from is None) != (choice.quiet_to is None):
        found.append(("quiet_to" if choice.quiet_to is None else "quiet_from", HALF_QUIET))
    if choice.quiet_from is not None and choice.quiet_from == choice.quiet_to:
        found.append(("quiet_to", NEVER_LOUD))
    if len(set(choice.quiet_days)) >= 7:
        found.append(("quiet_days", NEVER_LOUD))
    return [Fault(field, why.code, why.title) for field, why in found]


def loud_from(choice: Choice, moment: datetime, *, zone: str) -> datetime:
    """Return `moment`, or the end of the quiet times that it falls into; `zone` is for whoever chose none."""
    return quiet.loud_from(choice.quiet, moment, zone=zone)


def next_digest(choice: Choice, now: datetime, *, zone: str) -> datetime:
    """Return when the next digest is due: the next full hour, or their morning, after quiet times."""
    place = ZoneInfo(choice.time_zone or zone)
    local = now.astimezone(place)
    if choice.digest is not Digest.DAILY:
        full = local.replace(minute=0, second=0, microsecond=0).astimezone(UTC) + timedelta(hours=1)
        return loud_from(choice, full, zone=zone)
    morning = at_clock(local.date(), time(choice.digest_hour), place)
    if morning <= now:
        morning = at_clock(local.date() + timedelta(days=1), time(choice.digest_hour), place)
    due = loud_from(choice, morning, zone=zone)
    later = due.astimezone(place).date()
    if later != morning.astimezone(place).date():  # quiet days went by: not at midnight, but in the morning after
        due = loud_from(choice, max(due, at_clock(later, time(choice.digest_hour), place)), zone=zone)
    return due


def waits(choice: Choice, now: datetime, *, zone: str, urgent: bool) -> Waits | None:
    """Say until when a mail to somebody waits, None where it leaves now; deadlines wait for nothing."""
    if urgent:
        return None
    if choice.digest is not Digest.AT_ONCE:
        return Waits(next_digest(choice, now, zone=zone), digest=True)
    until = loud_from(choice, now, zone=zone)
    return Waits(until, digest=False) if until > now else None


def is_urgent(each: Recipient, card: Card, *, today: date) -> bool:
    """Say whether a mail is about a deadline: the item is overdue, or put on somebody who owes it today."""
    if any(reason.event in (Event.OVERDUE, *CLOCK_EVENTS) for reason in each.reasons):
        return True
    is_mine = any(reason.chosen is Event.ASSIGNED for reason in each.reasons) and each.person in card.court
    return is_mine and card.due_on is not None and card.due_on <= today
