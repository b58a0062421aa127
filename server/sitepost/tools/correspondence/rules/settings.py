"""Decisions about a type's settings in a project (spec 2)."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel import richtext
from sitepost.kernel.refusal import Fault
from sitepost.tools.correspondence.model.settings import (
    BAD_DUE_DAYS,
    LONGEST_DUE_DAYS,
    MOST_DISTRIBUTION,
    MOST_GROUPS,
    NO_ACCESS,
    TOO_MANY_GROUPS,
    TOO_MANY_PEOPLE,
    UNKNOWN_GROUP,
    Settings,
)

FIELDS = ("due_days", "default_description", "default_distribution", "default_groups", "bulk_own")

LISTS = (
    ("default_distribution", MOST_DISTRIBUTION, TOO_MANY_PEOPLE),
    ("default_groups", MOST_GROUPS, TOO_MANY_GROUPS),
)


def edit(settings: Settings, asked: Mapping[str, Any]) -> tuple[Settings, list[str], list[Fault]]:
    """Return the edited settings, the names of what moved, and what is wrong with the request."""
    wanted = {key: asked[key] for key in FIELDS if key in asked}
    faults: list[Fault] = []
    days = wanted.get("due_days")
    if days is not None and not 0 <= days <= LONGEST_DUE_DAYS:
        faults.append(Fault("due_days", BAD_DUE_DAYS.code, BAD_DUE_DAYS.title))
    if "default_description" in wanted:
        doc = richtext.clean(wanted["default_description"], field="default_description")
        wanted["default_description"] = None if richtext.is_empty(doc) else doc
    for field, most, why in LISTS:
        if field in wanted:
            wanted[field] = tuple(dict.fromkeys(wanted[field]))
            if len(wanted[field]) > most:
                faults.append(Fault(field, why.code, why.title))
    moved = [key for key, value in wanted.items() if getattr(settings, key) != value]
    return replace(settings, **wanted), moved, faults


def distribution_faults(settings: Settings, *, before: Settings, able: Collection[UUID]) -> list[Fault]:
    """Return a fault when somebody newly put on the default distribution cannot read the type (spec 2).

    Those who were on it before may stay: losing access to a type must not lock its settings.
    """
    fresh = set(settings.default_distribution) - set(before.default_distribution)
    if fresh <= set(able):
        return []
    return [Fault("default_distribution", NO_ACCESS.code, NO_ACCESS.title)]


def group_faults(settings: Settings, *, before: Settings, known: Collection[UUID]) -> list[Fault]:
    """Return a fault when a group newly put on the default distribution is none of this project's.

    One that ended meanwhile may stay: nobody is in it.
    """
    if set(settings.default_groups) - set(before.default_groups) <= set(known):
        return []
    return [Fault("default_groups", UNKNOWN_GROUP.code, UNKNOWN_GROUP.title)]
