"""How long a period is, and when its last day ends.

The day of the trigger is not counted. A period of days or weeks ends on whatever weekday it falls; one of working
days skips the days on which the site does not work. A day ends at midnight on site, so clocks that change make one
day of the year shorter or longer, and no period.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sitepost.kernel.time import Calendar
from sitepost.tools.clocks.model import MORNING, Rule, Unit


def deadline(rule: Rule, triggered_on: date, calendar: Calendar) -> date:
    """Return the last day of the period of `rule` that `triggered_on` started."""
    if rule.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(triggered_on, rule.amount)
    return triggered_on + timedelta(days=rule.amount * (7 if rule.unit is Unit.WEEKS else 1))


def end_of(day: date, calendar: Calendar) -> datetime:
    """Return the first instant after `day` on site; what comes at it is too late."""
    return _at(day + timedelta(days=1), time.min, calendar)


def next_moment(rule: Rule, *, triggered_on: date, last: date, after: datetime, calendar: Calendar) -> datetime:
    """Return when something is to be done next after the instant `after`: the next warning, or the end."""
    moments = [each for each in warnings(rule, triggered_on, last, calendar) if each > after]
    return min([*moments, end_of(last, calendar)])


def warnings(rule: Rule, triggered_on: date, last: date, calendar: Calendar) -> list[datetime]:
    """Return the mornings of the warnings; those that fall on the day of the trigger or before are left out."""
    days = {before(last, count, calendar) for count in rule.warn}
    return sorted(_at(day, time(MORNING), calendar) for day in days if triggered_on < day <= last)


def before(day: date, working_days: int, calendar: Calendar) -> date:
    """Return the day so many working days before `day`; with zero, the last working day up to it."""
    if not calendar.working_days:
        return day - timedelta(days=working_days)
    found, left = day, working_days
    while left > 0 or not calendar.is_working(found):
        found -= timedelta(days=1)
        left -= 1 if calendar.is_working(found) else 0
    return found


def _at(day: date, hour: time, calendar: Calendar) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(calendar.time_zone)).astimezone(UTC)
