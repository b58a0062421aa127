"""When assignees of overdue items are reminded: once a working day, in the morning on site (spec 6.3)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sitepost.events.correspondence import ItemOverdue, Roles
from sitepost.tools.correspondence.model.reminders import Late, Reminded

MORNING, EVENING = 7, 19  # hours on site; a morning that was missed is made up for until the evening


def day_to_remind(place: Reminded, *, now: datetime) -> date | None:
    """Return the day of the site for which reminders are due at `now`, None for no day.

    A day is a date on site, so that clocks which change leave none out and repeat none. Days that
    were missed are not made up for: what is overdue still is so on the next working morning.
    """
    local = now.astimezone(ZoneInfo(place.calendar.time_zone))
    day = local.date()
    works = not place.calendar.working_days or place.calendar.is_working(day)
    if not works or not MORNING <= local.hour < EVENING:
        return None
    return day if place.day is None or place.day < day else None


def reminder(late: Late, *, day: date) -> ItemOverdue:
    """Return what a reminder is told as."""
    roles = Roles(assignee=late.assignees)
    return ItemOverdue(item=late.item, type=late.type, roles=roles, due_on=late.due_on, day=day)
