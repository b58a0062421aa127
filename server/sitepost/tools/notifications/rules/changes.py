"""Changed fields in words: what a mail about an update says of each, the old value and the new one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from sitepost.kernel.fact import Change
from sitepost.kernel.ids import parse_id
from sitepost.kernel.words import Tongue

LONGEST_VALUE = 300  # characters of one old or new value
NOTHING, UNNAMED = "(empty)", "(not to be named here)"
OURS = {NOTHING, UNNAMED, "Yes", "No"}
FIELDS = {
    "due_on": "due date",
    "status": "status",
    "subject": "subject",
    "file_ids": "attachments",
    "file_name": "name of an attachment",
}


def changed_fields(changes: Iterable[Change]) -> tuple[str, ...]:
    """Name the changed fields in words, each once."""
    return tuple(dict.fromkeys(_named(change) for change in changes))


def _named(change: Change) -> str:
    return change.label or field_words(change.field)


def field_words(field: str) -> str:
    """Name a field as people do: `spec_section_id` is spec section."""
    if field in FIELDS:
        return FIELDS[field]
    words = field.replace(".", " ").replace("_", " ").strip()
    for ending in (" ids", " id", " on"):
        words = words.removesuffix(ending)
    return words


def changes_in_words(changes: Iterable[Change], names: Mapping[UUID, str]) -> tuple[str, ...]:
    """Say each change in a line: field, old value, new value; `names` are those of the people and cards in it.

    What has no name there is not for every reader of the mail, and stays unnamed.
    """
    return tuple(f"{_capital(_named(each))}: {_value(each.old, names)} → {_value(each.new, names)}" for each in changes)


def said_again(line: str, tongue: Tongue) -> str:
    """Say a line of `changes_in_words` in another language; what people wrote stays as it is."""
    field, colon, values = line.partition(": ")
    old, arrow, new = values.partition(" → ")
    if not arrow:
        return line
    said = (tongue.word(each) if each in OURS else tongue.day_of(each) for each in (old, new))
    return f"{tongue.word(field)}{colon}{arrow.join(said)}"


def ids_in(changes: Iterable[Change]) -> set[UUID]:
    """Return every id among old and new values."""
    return {found for change in changes for value in (change.old, change.new) for found in _ids(value)}


def _ids(value: object) -> Iterator[UUID]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _ids(each)
    elif (found := _id(value)) is not None:
        yield found


def _id(value: object) -> UUID | None:
    if isinstance(value, UUID):
        return value
    return parse_id(value) if isinstance(value, str) and len(value) == 36 else None


def _value(value: object, names: Mapping[UUID, str]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list | tuple):
        return ", ".join(_value(each, names) for each in value) or NOTHING
    key = _id(value)
    if key is not None:
        return names.get(key, UNNAMED)
    text = " ".join(str("" if value is None else value).split())
    return _clipped(day_words(text)) or NOTHING


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1].rstrip() + "…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def day_words(text: str) -> str:
    """Write a day as 3 March 2026 where `text` is one in ISO form; anything else stays as it is."""
    if len(text) != 10:
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}"
