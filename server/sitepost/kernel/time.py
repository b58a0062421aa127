"""Working days, due dates and the calendar of a project site."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
LONGEST_PERIOD_DAYS = 3650


class Calendar(msgspec.Struct, frozen=True):
    """When a project works: IANA time zone, weekdays (0 = Monday) and days off."""

    time_zone: str = "UTC"
    working_days: tuple[int, ...] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    def today(self, now: datetime) -> date:
        """Return the date on site at the instant `now`."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    def is_working(self, day: date) -> bool:
        """Say whether the site works on `day`."""
        return day.weekday() in self.working_days and day not in self.holidays

    def add_working_days(self, start: date, days: int) -> date:
        """Return the day on which the `days`-th working day after `start` falls.

        Zero days gives `start` itself when it is a working day, else the next one.
        A calendar without any working day counts every day.
        """
        if not self.working_days:
            return start + timedelta(days=days)
        day, left = start, days
        if left == 0:
            while not self.is_working(day):
                day += timedelta(days=1)
            return day
        while left > 0:
            day += timedelta(days=1)
            if self.is_working(day):
                left -= 1
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; negative when late."""
        if end < start:
            return -self.working_days_between(end, start)
        span = (end - start).days
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, span + 1))


def is_time_zone(name: str) -> bool:
    """Say whether `name` is a time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
