"""Whom a direct message or a group may have, and what is told of those who come and go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from sitepost.kernel.item import BriefKind, Card
from sitepost.kernel.refusal import Refusal, Why
from sitepost.kernel.text import line
from sitepost.tools.conversations.model import (
    LONGEST_NAME,
    MOST_IN_DIRECT,
    MOST_IN_GROUP,
    NEEDS_OTHER,
    NO_NAME,
    NOT_IN_PROJECT,
    OUTSIDER,
    TOO_MANY,
    Audience,
    Settings,
    Standing,
)

GROUP_KIND = "directory.group"
MOST_TOLD = 30  # names in a system line; the others are counted


def direct_key(people: Iterable[UUID]) -> bytes:
    """Return what stands for a set of people: choosing the same ones again finds the same conversation (2.8)."""
    return sha256(b"".join(sorted(person.bytes for person in set(people)))).digest()


def group_name(text: str) -> str:
    """Return the name of a group as it is kept (3.2.10). Errors: `group_name_needed`."""
    try:
        return line(text, field="name", most=LONGEST_NAME)
    except Refusal as refusal:
        raise Refusal(NO_NAME, field="name", detail=refusal.detail) from refusal


def people_of(group: Card) -> list[UUID]:
    """Return the people of a distribution group as its card tells them."""
    found = [each.value for each in group.brief if each.kind is BriefKind.PEOPLE]
    return [UUID(person) for some in found for person in some]


def why_not_write_to(settings: Settings, picked: Collection[UUID], standings: Mapping[UUID, Standing]) -> Why | None:
    """Say why nobody can be written to together with these people, whoever starts it left out (2.3, 2.5, 2.6)."""
    if not picked:
        return NEEDS_OTHER
    if len(picked) > MOST_IN_DIRECT:
        return TOO_MANY
    if why := why_not_pick(picked, standings):
        return why
    only = Audience.EMPLOYEES in (settings.audience, settings.direct_audience)
    return OUTSIDER if only and not all(standings[person].employee for person in picked) else None


def why_not_pick(picked: Iterable[UUID], standings: Mapping[UUID, Standing]) -> Why | None:
    """Say why these people cannot come to a group: they have to be reachable in the project."""
    reachable = all(person in standings and standings[person].reachable for person in picked)
    return None if reachable else NOT_IN_PROJECT


def why_not_so_many(people: Collection[UUID]) -> Why | None:
    """Say why a group cannot have these people (3.2.8)."""
    return TOO_MANY if len(people) > MOST_IN_GROUP else None


def differences(before: Iterable[UUID], after: Iterable[UUID]) -> tuple[list[UUID], list[UUID]]:
    """Return who comes and who goes."""
    was, will = set(before), set(after)
    return sorted(will - was), sorted(was - will)


def told(what: str, names: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what a system line tells of people who came or went."""
    return {"what": what, "people": list(names[:MOST_TOLD]), "count": len(names)}


def renamed(before: str | None, after: str | None) -> dict[str, Any]:
    """Return what a system line tells of a new name."""
    return {"what": "renamed", "was": before, "name": after}
