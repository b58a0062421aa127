"""An item as a letter (spec 9): which lines it has, in the words of the form, for one reader."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sitepost.kernel.item import Card
from sitepost.kernel.richtext import Doc
from sitepost.tools.correspondence.model.custom import FieldKind
from sitepost.tools.correspondence.model.fieldsets import FIELDS
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.letter import Desk, Enclosed, Named
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import FieldRule, MapsTo, TypeHere
from sitepost.tools.correspondence.rules import custom, saying
from sitepost.tools.correspondence.rules.filled import files as files_in
from sitepost.tools.correspondence.rules.rights import takes_responses
from sitepost.tools.correspondence.rules.saying import Names
from sitepost.tools.correspondence.rules.visibility import (
    cost_text,
    display_number,
    is_super_private,
    schedule_text,
)

SOMEBODY = Named("(unknown)", "")
ELSEWHERE = {FieldKind.RICH_TEXT, FieldKind.FILES}
TONES = {
    MapsTo.DRAFT: "draft",
    MapsTo.OPEN: "open",
    MapsTo.CLOSED_SUCCESSFUL: "done",
    MapsTo.CLOSED_UNSUCCESSFUL: "failed",
}
WORDS = {"page": "Page", "of": "of", "number": "No.", "name": "File", "size": "Size", "sha256": "SHA-256"}


def letter(item: Item, type: TypeHere, responses: Iterable[Response], desk: Desk) -> dict[str, Any]:
    """Return what the letter template takes; `responses` are those that the reader may see."""
    sender = desk.people.get(item.created_by, SOMEBODY)
    return {
        "sender": {"company": sender.company, "project": desk.project, "number": desk.project_number},
        "kind": type.name,
        "number": display_number(item, type),
        "subject": item.subject,
        "status": {"label": item.status.name, "tone": TONES[item.status.maps_to]},
        "marks": _marks(item, type),
        "draft": "Draft" if item.is_draft else "",
        "parties": _parties(item, type, desk),
        "facts": _facts(item, type, desk),
        "body": {
            "label": FIELDS["description"].label,
            "doc": _absolute(item.description, desk.address),
            "empty": "No description.",
        },
        "texts": _texts(item, type, desk),
        "files": {"label": FIELDS["attachments"].label, "items": _all_files(item, type, desk)},
        "responses": {
            "label": FIELDS["responses"].label,
            "items": [_response(n, each, desk) for n, each in enumerate(responses, 1)] if takes_responses(type) else [],
        },
        "words": WORDS,
        "printed": f"{_revision(item)}Printed by {desk.printed_by}, {_moment(desk.now, desk)} ({desk.time_zone})",
        "language": "en",
    }


def _revision(item: Item) -> str:
    """Say which revision is printed; a draft has none, nor has what was issued before they were kept."""
    return f"Revision {item.revision}. " if item.revision else ""


def file_name(item: Item, type: TypeHere) -> str:
    """Return what the letter is called as a file."""
    return f"{display_number(item, type)}.pdf".replace("/", "-").replace("\\", "-")


def people_on(item: Item, responses: Iterable[Response]) -> set[UUID]:
    """Return everybody whom the letter names."""
    return set(item.people) | {each.author for each in responses}


def _shows(type: TypeHere, key: str) -> bool:
    return type.fieldset is None or type.fieldset.fields.get(key) is not FieldRule.HIDDEN


def _marks(item: Item, type: TypeHere) -> list[dict[str, str]]:
    if not item.private:
        return []
    hushed = is_super_private(item, type)
    return [{"label": "Super private" if hushed else "Private", "tone": "super_private" if hushed else "private"}]


def _parties(item: Item, type: TypeHere, desk: Desk) -> list[dict[str, Any]]:
    roles = (
        ("received_from", [item.received_from] if item.received_from else []),
        ("assignees", list(item.assignees)),
        ("distribution", list(item.distribution)),
    )
    found: list[dict[str, Any]] = [
        _party(FIELDS[key].label, people, desk) for key, people in roles if _shows(type, key)
    ]
    if not item.received_from:
        found = [_party("Created by", [item.created_by], desk), *found[_shows(type, "received_from") :]]
    return found


def _party(label: str, people: list[UUID], desk: Desk) -> dict[str, Any]:
    named = [desk.people.get(person, SOMEBODY) for person in people]
    return {"label": label, "people": [{"name": each.name, "company": each.company} for each in named]}


def _facts(item: Item, type: TypeHere, desk: Desk) -> list[dict[str, Any]]:
    """Return the lines between people and text; empty ones are left out, dates always stay."""
    late = item.due_on is not None and not item.is_closed and item.due_on < _on_site(desk.now, desk).date()
    lines: list[tuple[str, str, dict[str, Any]]] = [
        ("due_on", _day(item.due_on, weekday=True) if item.due_on else "", {"tone": "late"} if late else {}),
        ("schedule_impact", schedule_text(item), {}),
        ("cost_impact", cost_text(item, type.currency), {}),
        ("location", _titles([item.location_id], desk), {}),
        ("trades", _titles(item.trade_ids, desk), {}),
        ("cost_code", _titles([item.cost_code_id], desk), {}),
        ("spec_section", _titles([item.spec_section_id], desk), {}),
    ]
    shown = [
        {"label": FIELDS[key].label, "value": value, **more}
        for key, value, more in lines
        if value and _shows(type, key)
    ]
    return [*_dates(item, desk), *shown, *_custom_facts(item, type, desk)]


def _custom_facts(item: Item, type: TypeHere, desk: Desk) -> list[dict[str, Any]]:
    """Return the lines of custom fields, in the order of the form; long texts and files stand elsewhere."""
    names = Names({id: each.name for id, each in desk.people.items()}, desk.titles, desk.time_zone)
    said = saying.lines(item.custom, type.fieldset, names)
    return [{"label": field.name, "value": text} for field, text in said if field.kind not in ELSEWHERE]


def _texts(item: Item, type: TypeHere, desk: Desk) -> list[dict[str, Any]]:
    """Return the custom fields that hold rich text, each of which follows the letter's own."""
    held = ((field, item.custom.get(str(field.id))) for field, _ in custom.shown(type.fieldset).values())
    return [
        {"label": field.name, "doc": _absolute(filled.value, desk.address)}
        for field, filled in held
        if filled is not None and filled.kind is FieldKind.RICH_TEXT
    ]


def _all_files(item: Item, type: TypeHere, desk: Desk) -> list[dict[str, str]]:
    shown = {str(id): item.custom[str(id)] for id in custom.shown(type.fieldset) if str(id) in item.custom}
    held = files_in(shown)
    return _files((*item.file_ids, *held), (*item.file_names, *held.values()), desk)


def _dates(item: Item, desk: Desk) -> list[dict[str, Any]]:
    dates = [("Issued", item.issued_at), ("Closed", item.closed_at)]
    if item.is_draft:
        dates = [("Drafted", item.created_at)]
    return [{"label": label, "value": _day(_on_site(at, desk).date())} for label, at in dates if at is not None]


def _response(number: int, response: Response, desk: Desk) -> dict[str, Any]:
    """Say a response; it is numbered among those that the reader sees, as on the screen."""
    author = desk.people.get(response.author, SOMEBODY)
    return {
        "number": number,
        "name": author.name,
        "company": author.company,
        "at": _moment(response.created_at, desk),
        "official": "Official response" if response.official else "",
        "note": "",
        "doc": _absolute(response.text, desk.address),
        "files": _files(response.file_ids, response.file_names, desk),
    }


def _files(ids: tuple[UUID, ...], names: tuple[str, ...], desk: Desk) -> list[dict[str, str]]:
    found = [desk.files.get(id, Enclosed(name, 0, "")) for id, name in zip(ids, names, strict=True)]
    return [{"name": each.name, "size": size_text(each.size), "sha256": each.sha256} for each in found]


def size_text(size: int) -> str:
    """Return a size in bytes as people read it, in powers of a thousand."""
    if size < 1000:
        return f"{size} B"
    amount, unit = size / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if amount < 999.5:
            break
        amount, unit = amount / 1000, larger
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:.0f} {unit}"


def _titles(ids: Iterable[UUID | None], desk: Desk) -> str:
    return ", ".join(desk.titles[id] for id in ids if id is not None and id in desk.titles)


def _on_site(at: datetime, desk: Desk) -> datetime:
    return at.astimezone(ZoneInfo(desk.time_zone))


def _day(day: date, *, weekday: bool = False) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if weekday else f"{day.day} {day:%b %Y}"


def _moment(at: datetime, desk: Desk) -> str:
    here = _on_site(at, desk)
    return f"{_day(here.date())}, {here:%H:%M}"


def card_title(card: Card) -> str:
    """Return how a card that a letter refers to reads; companies go by their names alone."""
    return card.title if card.kind == "directory.company" else title(card.number, card.title)


def title(number: str, name: str) -> str:
    """Return how a reference (location, cost code, …) reads on the letter."""
    return f"{number} {name}".strip()


def _absolute(node: Doc, address: str) -> Doc:
    """Return the text with links to pages of this server written out, since paper has no server."""
    kept = dict(node)
    if "content" in kept:
        kept["content"] = [_absolute(child, address) for child in kept["content"]]
    if "marks" in kept:
        kept["marks"] = [_written_out(mark, address) for mark in kept["marks"]]
    return kept


def _written_out(mark: Doc, address: str) -> Doc:
    href = mark["attrs"]["href"] if mark["type"] == "link" else ""
    return {"type": "link", "attrs": {"href": address + href}} if href.startswith("/") else mark
