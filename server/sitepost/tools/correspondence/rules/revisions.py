"""What a revision holds, in a form that gives the same bytes every time; and what a row must still say of it."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from sitepost.events.correspondence import ItemClosed, ItemEdited, ItemIssued, ItemReopened
from sitepost.kernel.fact import Fact
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.letter import Named
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.revisions import FORMAT, Attached, Made

OF_OTHERS = ("responses", "official_responses", "updated_at", "archived_at", "touched")
"""What an item's row has besides its content: counts, times of others' doings, help for stale edits."""
TELLING = (ItemIssued, ItemEdited, ItemClosed, ItemReopened)
AnySubject = Item | Response


def row(subject: AnySubject) -> dict[str, Any]:
    """Return the columns that are content, as JSON values."""
    found: dict[str, Any] = _plain(msgspec.to_builtins(subject, builtin_types=(datetime, Decimal)))
    if isinstance(subject, Item):
        return {name: value for name, value in found.items() if name not in OF_OTHERS}
    return found


def of_item(
    item: Item,
    *,
    made: Made,
    type_name: str,
    shown_as: str,
    people: Mapping[UUID, Named],
    titles: Mapping[UUID, str],
    files: Iterable[Attached],
    custom: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Return the content of an item's revision: every field, and what its ids stood for at that time.

    `custom` are the names and words of the custom fields.
    """
    return {
        "format": FORMAT,
        "kind": "item",
        **_made(made),
        "type_name": type_name,
        "shown_as": shown_as,
        "row": row(item),
        "people": _named(people),
        "titles": {str(id): title for id, title in titles.items()},
        "files": msgspec.to_builtins(list(files)),
        "custom": list(custom),
    }


def of_response(
    response: Response, *, made: Made, people: Mapping[UUID, Named], files: Iterable[Attached]
) -> dict[str, Any]:
    """Return the content of a response's revision: its words, files and official mark."""
    return {
        "format": FORMAT,
        "kind": "response",
        **_made(made),
        "row": row(response),
        "people": _named(people),
        "files": msgspec.to_builtins(list(files)),
    }


def _made(made: Made) -> dict[str, Any]:
    return {
        "at": _plain(made.at),
        "actor": str(made.actor) if made.actor else None,
        "account": str(made.account),
        "project": str(made.project),
    }


def _plain(value: Any) -> Any:  # any value of a noun, as it was asked for or as the database gives it back
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _named(people: Mapping[UUID, Named]) -> dict[str, Any]:
    return {str(id): {"name": each.name, "company": each.company} for id, each in people.items()}


def canonical(content: Mapping[str, Any]) -> str:
    """Return content as JSON with sorted keys and no spaces: the same content gives the same text."""
    return msgspec.json.encode(content, order="sorted").decode()


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def stamped(facts: Iterable[Fact], *, number: int, sha256: str) -> list[Fact]:
    """Return the facts about an item, those that tell of its revision naming it."""
    return [replace(fact, revision=number, sha256=sha256) if isinstance(fact, TELLING) else fact for fact in facts]


def moved(content: Mapping[str, Any], subject: AnySubject) -> list[str]:
    """Return the fields in which a row is no longer what its last revision says, in order of name.

    The name of a status does not count: a renamed one has its new name everywhere at once.
    """
    kept, now = content["row"], row(subject)
    return sorted(name for name in kept if _bare(kept[name], name) != _bare(now.get(name), name))


def _bare(value: Any, name: str) -> Any:  # any JSON value
    if name == "status" and isinstance(value, dict):
        return {key: part for key, part in value.items() if key != "name"}
    return value
