"""The revisions of an item, for whoever sees it: when each was made and by whom, and how two of them differ."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform import faces
from sitepost.platform.faces import Face
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import items
from sitepost.tools.correspondence.model.revisions import FieldChange, Revision


class Made(Struct, frozen=True):
    """A revision and which fields it changed; the first one changed none."""

    revision: Revision
    changed: list[FieldChange]


class Told(Struct, frozen=True):
    """Revisions of one item, the newest first, and the people who made them."""

    made: list[Made]
    people: dict[UUID, Face]


class Compared(Struct, frozen=True):
    """A revision, the one that it is held against, and how they differ."""

    revision: Revision
    against: Revision | None
    content: dict[str, Any]
    changed: list[FieldChange]
    people: dict[UUID, Face]


async def of_item(work: Work, who: Passport, *, id: UUID) -> Told:
    """Return the revisions of an item that `who` sees; what was told before revisions were kept has none."""
    item, _ = await items.load(work, who, id)
    found = await store.revisions.of_subject(work, item.id)
    contents = [msgspec.json.decode(each.content) for each in found]
    made = [
        Made(each, rules.differences.between(contents[place - 1], contents[place]) if place else [])
        for place, each in enumerate(found)
    ]
    return Told(made[::-1], await _makers(work, who, found))


async def compare(work: Work, who: Passport, *, id: UUID, number: int, against: int | None) -> Compared:
    """Return a revision of an item that `who` sees, held against another one, by default the one before."""
    item, _ = await items.load(work, who, id)
    other = number - 1 if against is None else against
    found = await store.revisions.some(work, item.id, [number, other])
    if number not in found or (against is not None and against not in found):
        hidden()
    revision, held = found[number], found.get(other)
    content = msgspec.json.decode(revision.content)
    old = msgspec.json.decode(held.content) if held else None
    changed = rules.differences.between(old, content) if old else []
    return Compared(revision, held, content, changed, await _makers(work, who, list(found.values())))


async def _makers(work: Work, who: Passport, found: list[Revision]) -> dict[UUID, Face]:
    return await faces.of(work, scope=who.project, people={each.actor for each in found if each.actor})
