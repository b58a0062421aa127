"""The visible difference between two revisions of an item: field by field, longer text word by word."""

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from sitepost.kernel import richtext
from sitepost.tools.correspondence.model.custom import FieldKind, field_key
from sitepost.tools.correspondence.model.fieldsets import FIELDS
from sitepost.tools.correspondence.model.items import IMPACT_LABELS, ImpactStatus
from sitepost.tools.correspondence.model.revisions import FieldChange, Piece

Content = Mapping[str, Any]
MOST_WORDS = 20_000  # of one text; beyond that the texts stand beside each other
WORDS = re.compile(r"\s+|[^\s]+")


def between(old: Content, new: Content) -> list[FieldChange]:
    """Return what differs between the contents of two revisions, in the order of the form."""
    found = [_change(field, label, show, old, new) for field, label, show in SHOWN]
    return [change for change in found if change is not None] + _custom(old, new)


def _custom(old: Content, new: Content) -> list[FieldChange]:
    """Return what differs in custom fields, in the words that each revision had for them."""
    before, after = ({each["id"]: each for each in content.get("custom", ())} for content in (old, new))
    was, now = (content["row"].get("custom", {}) for content in (old, new))
    moved = [id for id in dict.fromkeys((*before, *after)) if was.get(id) != now.get(id)]
    found = []
    for id in moved:
        name = after.get(id, {}).get("name") or before.get(id, {}).get("name") or "Custom field"
        texts = before.get(id, {}).get("said"), after.get(id, {}).get("said")
        held = {**was, **now}[id]
        is_long = held["kind"] == FieldKind.RICH_TEXT
        words = word_diff(texts[0] or "", texts[1] or "") if is_long else None
        found.append(FieldChange(field_key(id), name, *texts, words))
    return found


def _change(field: str, label: str, show: Callable[[Content], Any], old: Content, new: Content) -> FieldChange | None:
    before, after = show(old), show(new)
    if before == after and not _only_marks_moved(field, old, new):
        return None
    if field not in ("subject", "description"):
        return FieldChange(field, label, before, after)
    return FieldChange(field, label, before, after, word_diff(before, after))


def _only_marks_moved(field: str, old: Content, new: Content) -> bool:
    """Say whether the text has other emphasis or links, though its words are the same."""
    return field == "description" and old["row"]["description"] != new["row"]["description"]


def word_diff(old: str, new: str) -> list[Piece] | None:
    """Return the runs of words that stayed, went and came, None where the texts are too long to compare."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return None
    found: list[Piece] = []
    for kind, i, j, k, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[i:j])))
            continue
        found += [Piece("old", "".join(before[i:j]))] if i < j else []
        found += [Piece("new", "".join(after[k:end]))] if k < end else []
    return found


def _value(key: str) -> Callable[[Content], Any]:
    return lambda content: content["row"].get(key)


def _person(content: Content, id: str | None) -> str | None:
    if id is None:
        return None
    face = content["people"].get(id)
    if face is None:
        return id
    return f"{face['name']} ({face['company']})" if face["company"] else str(face["name"])


def _people(key: str) -> Callable[[Content], Any]:
    def show(content: Content) -> Any:
        held = content["row"].get(key)
        return [_person(content, id) for id in held] if isinstance(held, list) else _person(content, held)

    return show


def _titled(key: str) -> Callable[[Content], Any]:
    def show(content: Content) -> Any:
        held = content["row"].get(key)
        titles = content["titles"]
        return [titles.get(id, id) for id in held] if isinstance(held, list) else titles.get(held, held)

    return show


def _impact(key: str, unit: str) -> Callable[[Content], Any]:
    def show(content: Content) -> str | None:
        held = content["row"].get(key)
        if held is None:
            return None
        label = IMPACT_LABELS[ImpactStatus(held["status"])]
        return label if held[unit] is None else f"{label}: {held[unit]}{' days' if unit == 'days' else ''}"

    return show


SHOWN: tuple[tuple[str, str, Callable[[Content], Any]], ...] = (
    ("number", "Number", lambda content: content["shown_as"]),
    ("subject", "Subject", _value("subject")),
    ("status", "Status", lambda content: content["row"]["status"]["name"]),
    ("private", "Private", _value("private")),
    ("received_from", FIELDS["received_from"].label, _people("received_from")),
    ("assignees", FIELDS["assignees"].label, _people("assignees")),
    ("distribution", FIELDS["distribution"].label, _people("distribution")),
    ("due_on", FIELDS["due_on"].label, _value("due_on")),
    ("schedule_impact", FIELDS["schedule_impact"].label, _impact("schedule_impact", "days")),
    ("cost_impact", FIELDS["cost_impact"].label, _impact("cost_impact", "amount")),
    ("location_id", FIELDS["location"].label, _titled("location_id")),
    ("trade_ids", FIELDS["trades"].label, _titled("trade_ids")),
    ("cost_code_id", FIELDS["cost_code"].label, _titled("cost_code_id")),
    ("spec_section_id", FIELDS["spec_section"].label, _titled("spec_section_id")),
    ("description", FIELDS["description"].label, lambda content: richtext.plain(content["row"]["description"])),
    ("files", FIELDS["attachments"].label, lambda content: [file["name"] for file in content["files"]]),
)
