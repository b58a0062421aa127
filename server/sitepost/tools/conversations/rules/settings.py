"""What the settings of a company come to, for one person and for the record."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from sitepost.kernel.fact import Change
from sitepost.tools.conversations.model import Audience, Here, Managers, Preference, Settings, Sort

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


def uses_direct(settings: Settings, *, employee: bool) -> bool:
    """Say whether somebody who uses conversations may start direct messages."""
    return settings.direct_on and (settings.direct_audience is Audience.ANY or employee)


def is_told(preference: Preference, sort: Sort, *, mentioned: bool, follows: bool = True) -> bool:
    """Say whether somebody is told of a message at once (the table of 7.3); badges move in any case."""
    if not preference.in_app:
        return False
    return wants(preference, sort, mentioned=mentioned, follows=follows)


def is_pushed(preference: Preference, sort: Sort, *, mentioned: bool, follows: bool = True) -> bool:
    """Say whether it is pushed to their devices, too (7.2)."""
    return preference.push and wants(preference, sort, mentioned=mentioned, follows=follows)


def wants(preference: Preference, sort: Sort, *, mentioned: bool, follows: bool) -> bool:
    """Say whether this is a message of a kind that somebody wants to hear of."""
    if sort is Sort.DIRECT:
        return preference.direct
    if mentioned and preference.mentions:
        return True
    return preference.groups if sort is Sort.GROUP else preference.items and follows
