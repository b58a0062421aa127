"""What the settings of a company come to, for one person and for the record."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from sitepost.kernel.fact import Change
from sitepost.tools.conversations.model import Audience, Here, Managers, Settings

FIELDS = tuple(name for name in Settings.__struct_fields__ if name != "version")


def changes(before: Settings, after: Settings, *, was: Iterable[UUID], projects: Iterable[UUID]) -> tuple[Change, ...]:
    """Return what a company changed, field by field; `was` and `projects` are the ticked ones."""
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    found = [Change(name, old[name], new[name]) for name in FIELDS if old[name] != new[name]]
    ticked = [sorted(map(str, each)) for each in (was, projects)]
    if ticked[0] != ticked[1]:
        found.append(Change("projects", ticked[0], ticked[1]))
    return tuple(found)


def is_managing(managers: Managers, *, employee: bool, account_admin: bool, here: Here | None) -> bool:
    """Say whether somebody is among `managers`, in a project or (without one) everywhere."""
    if managers is Managers.EMPLOYEES:
        return employee
    return managers is Managers.EVERYONE or account_admin or (here is not None and here.directory_admin)


def mails(settings: Settings) -> str:
    """Say when people are mailed about what they missed: never ("off"), "soon" or "daily"."""
    return settings.missed_pace if settings.is_on and settings.missed_mail != "off" else "off"


def uses_direct(settings: Settings, *, employee: bool) -> bool:
    """Say whether somebody who uses conversations may start direct messages."""
    return settings.direct_on and (settings.direct_audience is Audience.ANY or employee)
