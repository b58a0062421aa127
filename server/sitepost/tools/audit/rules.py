"""Who reads a change history, and how facts are said in it."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sitepost.kernel.ids import parse_id
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Why
from sitepost.tools.audit.model import ADMINS_ONLY, ChangeLine, Entry, FactRow

LABELS = {
    "assignees": "Assignees",
    "cost_code_id": "Cost Code",
    "due_on": "Due Date",
    "file_ids": "Attachments",
    "file_name": "Name of an attachment",
    "location_id": "Location",
    "received_from": "Received From",
    "spec_section_id": "Specification Section",
    "trade_ids": "Trades",
}
ENDINGS = (" ids", " id", " on")


def why_not_read(card: Card, who: Passport) -> Why | None:
    """Say why `who`, who sees `card`, may not read its history, or None when they may."""
    return None if who.at_least(card.tool, Level.ADMIN) else ADMINS_ONLY


def entry(row: FactRow, card: UUID) -> Entry:
    """Say a fact as an entry of the history of `card`."""
    given = row.body.get("changes")
    changes = [_line(each) for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    return Entry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        kind=row.kind,
        label=_kind_words(row.kind),
        changes=changes,
        part=row.card if row.card != card else None,
    )


def _line(change: dict[str, Any]) -> ChangeLine:
    field = str(change.get("field", ""))
    return ChangeLine(field, field_words(field), change.get("old"), change.get("new"))


def field_words(field: str) -> str:
    """Name a field as forms do: `due_on` is Due Date, `schedule_impact` is Schedule Impact."""
    if field in LABELS:
        return LABELS[field]
    words = field.replace(".", " ").replace("_", " ").strip()
    for ending in ENDINGS:
        words = words.removesuffix(ending)
    return words.title()


def _kind_words(kind: str) -> str:
    return kind.rsplit(".", 1)[-1].replace("_", " ").capitalize()


def named_ids(entries: Iterable[Entry]) -> set[UUID]:
    """Return every id that the entries name: actors, and ids among old and new values."""
    found: set[UUID] = set()
    for each in entries:
        if each.actor is not None:
            found.add(each.actor)
        for change in each.changes:
            found.update(_ids(change.old))
            found.update(_ids(change.new))
    return found


def _ids(value: object) -> Iterator[UUID]:
    if isinstance(value, str) and len(value) == 36 and (read := parse_id(value)) is not None:
        yield read
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each)
