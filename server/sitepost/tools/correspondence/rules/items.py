"""How an item begins, moves and changes (spec 4.1-4.3, 4.6); what a change is told as."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import ItemClosed, ItemDrafted, ItemEdited, ItemIssued, ItemReopened, Roles
from sitepost.kernel import richtext
from sitepost.kernel.fact import Change, Fact
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import STALE, Fault, Refusal
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.types import FieldRule, MapsTo, Status, TypeHere
from sitepost.tools.correspondence.rules import saying
from sitepost.tools.correspondence.rules.fields import is_able
from sitepost.tools.correspondence.rules.visibility import cost_text, schedule_text

FIELDS = (
    "number",
    "subject",
    "status",
    "private",
    "assignees",
    "received_from",
    "distribution",
    "due_on",
    "schedule_impact",
    "cost_impact",
    "location_id",
    "trade_ids",
    "cost_code_id",
    "spec_section_id",
    "description",
    "file_ids",
)
LONGEST_KEPT_TEXT = 20_000  # characters of a description in the change history


def begin(type: TypeHere, who: Passport, wanted: Mapping[str, Any], *, id: UUID, status: Status, now: datetime) -> Item:
    """Return a new item: what was asked for, and the project's defaults for what was not (spec 2)."""
    fields = {**defaults(type, who, now=now), **wanted}
    if type.fieldset is not None and type.fieldset.fields.get("private") is FieldRule.HIDDEN:
        fields["private"] = type.private_by_default  # hiding the box never lifts the default (3.2)
    item = Item(
        id=id,
        account=who.account,
        project=who.project,
        type=type.id,
        number=fields.pop("number", ""),
        status=first_status(type, MapsTo.DRAFT),
        created_by=who.person,
        created_at=now,
        updated_at=now,
        **fields,
    )
    return move(item, status, type, now=now)


def defaults(type: TypeHere, who: Passport, *, now: datetime) -> dict[str, Any]:
    """Return what a new item of the type starts with here."""
    calendar = who.site.calendar
    today = calendar.today(now)
    return {
        "private": type.private_by_default,
        "description": type.default_description or richtext.EMPTY,
        "distribution": type.default_distribution,
        "due_on": None if type.due_days is None else calendar.add_working_days(today, type.due_days),
    }


def first_status(type: TypeHere, maps_to: MapsTo) -> Status:
    """Return the type's default status of that mapping."""
    return next(status for status in type.statuses if status.maps_to is maps_to)


def choose_status(
    type: TypeHere, status_id: UUID | None, *, issue: bool, item: Item | None = None
) -> tuple[Status, list[Fault]]:
    """Return the status that a new (or, with `item`, an existing) item is to have, and what is wrong with it.

    Draft is selectable only while the item is one (spec 4.1).
    """
    present = item.status if item else first_status(type, MapsTo.DRAFT)
    if status_id is None:
        opens = issue and present.maps_to is MapsTo.DRAFT
        return (first_status(type, MapsTo.OPEN) if opens else present), []
    if item is not None and status_id == item.status.id and not issue:
        return item.status, []
    status = next((status for status in type.statuses if status.id == status_id), None)
    if status is None:
        return present, [Fault("status_id", "correspondence.unknown_status", "This type has no such status.")]
    if status.maps_to is MapsTo.DRAFT and (issue or (item is not None and not item.is_draft)):
        detail = "An issued item cannot become a draft again."
        return present, [Fault("status_id", "correspondence.draft_after_issue", detail)]
    if item is None and not issue and status.maps_to is not MapsTo.DRAFT:
        detail = "This status issues the item; create and issue it, or choose a draft status."
        return present, [Fault("status_id", "correspondence.status_issues", detail)]
    return status, []


def next_statuses(item: Item, type: TypeHere) -> list[Status]:
    """Return the statuses that can be chosen for the item as it stands."""
    return [status for status in type.statuses if item.is_draft or status.maps_to is not MapsTo.DRAFT]


def numbered(item: Item, number: str) -> Item:
    """Return the item with the number that it was given."""
    return replace(item, number=number)


def without_strangers(item: Item, wanted: Mapping[str, Any], faces: Mapping[UUID, Any]) -> Item:
    """Return a new item without those on its default distribution who lost their access meanwhile."""
    if "distribution" in wanted:
        return item
    able = (person for person in item.distribution if is_able(faces.get(person)))
    return replace(item, distribution=tuple(able))


def edit(item: Item, wanted: Mapping[str, Any], status: Status, type: TypeHere, *, now: datetime) -> Item:
    """Return the item with the fields that were sent, in `status`."""
    fields = dict(wanted)
    if "number" in fields and not fields["number"]:
        del fields["number"]  # a number is never taken away
    if type.fieldset is not None and type.fieldset.fields.get("private") is FieldRule.HIDDEN:
        fields.pop("private", None)
    return move(replace(item, **fields), status, type, now=now)


def move(item: Item, status: Status, type: TypeHere, *, now: datetime) -> Item:
    """Return the item in `status`: leaving Draft issues it, Closed dates it, reopening clears that date."""
    moved = replace(item, status=status)
    if moved.is_draft:
        return moved
    if moved.issued_at is None:
        moved = replace(moved, issued_at=now, prefix=type.prefix)
    if not moved.is_closed:
        return replace(moved, closed_at=None)
    return replace(moved, closed_at=item.closed_at or now)


def changes(
    before: Item, after: Item, *, type: TypeHere | None = None, names: saying.Names = saying.NOBODY
) -> tuple[Change, ...]:
    """Return one change for each field that moved, as the change history prints it.

    Custom fields are said in the words of their `type`'s form, with `names` for their ids.
    """
    moved = [field for field in FIELDS if getattr(before, field) != getattr(after, field)]
    plain = (Change(field, old=_shown(before, field), new=_shown(after, field)) for field in moved)
    form = type.fieldset if type else None
    return (*plain, *saying.changes(before.custom, after.custom, form=form, names=names))


def with_renamed_file(item: Item, file: UUID, named: UUID, name: str) -> tuple[Item, tuple[Change, ...]]:
    """Return the item with `named` in the place of `file`, under its new name, and the change that this is."""
    place = item.file_ids.index(file)
    ids, names = list(item.file_ids), list(item.file_names)
    change = Change("file_name", old=names[place], new=name)
    ids[place], names[place] = named, name
    return replace(item, file_ids=tuple(ids), file_names=tuple(names)), (change,)


def _shown(item: Item, field: str) -> object:
    match field:
        case "status":
            return item.status.name
        case "schedule_impact":
            return schedule_text(item)
        case "cost_impact":
            return cost_text(item)
        case "description":
            return richtext.plain(item.description)[:LONGEST_KEPT_TEXT]
        case "file_ids":
            return item.file_names
        case _:
            shown: object = getattr(item, field)
            return shown


def touch(item: Item, moved: tuple[Change, ...], *, now: datetime) -> Item:
    """Return the item in its next version, remembering which fields that version moved."""
    version = item.version + 1
    touched = {**item.touched, **{change.field: version for change in moved}}
    return replace(item, version=version, touched=touched, updated_at=now)


def archive(item: Item, *, now: datetime | None) -> Item:
    """Return the item in the archive since `now`, or with None out of it; a version of its own, but no revision."""
    version = item.version + 1
    return replace(item, archived_at=now, version=version, touched={**item.touched, "archived": version})


def revised(before: Item | None, after: Item) -> Item:
    """Return the item with its next revision where the change makes one: issue, and each later edit."""
    if after.is_draft or (before is not None and not before.is_draft and before.version == after.version):
        return after
    return replace(after, revision=(before.revision if before else 0) + 1)


def expect(item: Item, version: int | None) -> None:
    """Refuse an edit of another version than the present one, and name what moved meanwhile."""
    if version is None or version == item.version:
        return
    changed = sorted(field for field, when in item.touched.items() if when > version)
    raise Refusal(STALE, field="version", extra={"version": item.version, "changed": changed})


def roles(item: Item) -> Roles:
    """Return the people on the item by role."""
    return Roles(
        creator=(item.created_by,),
        assignee=item.assignees,
        distribution=item.distribution,
        received_from=() if item.received_from is None else (item.received_from,),
    )


def begun(item: Item) -> list[Fact]:
    """Return what a new item is told as; one that is closed at once is issued first."""
    if item.is_draft:
        return [ItemDrafted(item=item.id, type=item.type)]
    facts: list[Fact] = [ItemIssued(item=item.id, type=item.type, roles=roles(item))]
    return facts + ([_closed(item, ())] if item.is_closed else [])


def told(before: Item, after: Item, moved: tuple[Change, ...]) -> list[Fact]:
    """Return what a change is told as: issue, edit, closure, reopening."""
    if before.is_draft and not after.is_draft:
        issued = ItemIssued(item=after.id, type=after.type, roles=roles(after), changes=moved)
        return [issued, *([_closed(after, ())] if after.is_closed else [])]
    status = tuple(change for change in moved if change.field == "status")
    others = tuple(change for change in moved if change.field != "status")
    facts: list[Fact] = []
    if after.is_closed and before.status.maps_to is not after.status.maps_to:
        facts.append(_closed(after, status))
    elif before.is_closed and not after.is_closed:
        facts.append(ItemReopened(item=after.id, type=after.type, roles=roles(after), changes=status))
    else:
        others = moved
    return ([_edited(before, after, others)] if others else []) + facts


def _closed(item: Item, moved: tuple[Change, ...]) -> ItemClosed:
    successful = item.status.maps_to is MapsTo.CLOSED_SUCCESSFUL
    return ItemClosed(item=item.id, type=item.type, roles=roles(item), successful=successful, changes=moved)


def _edited(before: Item, after: Item, moved: tuple[Change, ...]) -> ItemEdited:
    was, now = roles(before), roles(after)
    return ItemEdited(
        item=after.id,
        type=after.type,
        roles=now,
        came=_without(now, was),
        went=_without(was, now),
        changes=moved,
        told=not after.is_draft,
    )


def _without(some: Roles, others: Roles) -> Roles:
    return Roles(
        creator=tuple(person for person in some.creator if person not in others.creator),
        assignee=tuple(person for person in some.assignee if person not in others.assignee),
        distribution=tuple(person for person in some.distribution if person not in others.distribution),
        received_from=tuple(person for person in some.received_from if person not in others.received_from),
    )
