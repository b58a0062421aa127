"""Quiet times: the hours and days on which somebody is left alone, by the clock of the place where they are."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

LONGEST_LOOK = 32  # ends of quiet times that follow one another


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """From when to when, every day, and the days as a whole (0 is Monday); `time_zone` is empty for that of the site.

    `begins` and `ends` are local times, both or neither; hours that end before they begin go over midnight.
    """

    time_zone: str = ""
    begins: time | None = None
    ends: time | None = None
    days: tuple[int, ...] = ()


def loud_from(quiet: Quiet, moment: datetime, *, zone: str) -> datetime:
    """Return `moment`, or the end of the quiet times that it falls into; `zone` is for whoever chose none."""
    for _ in range(LONGEST_LOOK):
        end = _end(quiet, moment, ZoneInfo(quiet.time_zone or zone))
        if end is None:
            return moment
        moment = end
    return moment


def is_quiet(quiet: Quiet | None, moment: datetime, *, zone: str) -> bool:
    """Say whether somebody is left alone at a moment."""
    return quiet is not None and _end(quiet, moment, ZoneInfo(quiet.time_zone or zone)) is not None


def _end(quiet: Quiet, moment: datetime, place: ZoneInfo) -> datetime | None:
    local = moment.astimezone(place)
    day, clock = local.date(), local.time()
    end: datetime | None = None
    if local.weekday() in quiet.days:
        end = at_clock(day + timedelta(days=1), time(), place)
    elif quiet.begins is not None and quiet.ends is not None:
        begins, ends = quiet.begins, quiet.ends
        if begins < ends and begins <= clock < ends:
            end = at_clock(day, ends, place)
        elif begins > ends and (clock >= begins or clock < ends):
            end = at_clock(day + timedelta(days=clock >= begins), ends, place)
    return end if end is not None and end > moment else None  # a clock that was put back has passed its end


def at_clock(day: date, clock: time, place: ZoneInfo) -> datetime:
    """Return the moment at which a clock somewhere shows a time of a day."""
    return datetime.combine(day, clock, place).astimezone(UTC)
