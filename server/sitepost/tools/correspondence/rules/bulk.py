"""What gives an item back what it was before a change with others (spec 4.9)."""

from collections.abc import Iterable
from typing import Any

from sitepost.tools.correspondence.model.bulk import Was
from sitepost.tools.correspondence.model.items import Item

TOLD = (
    "private",
    "assignees",
    "distribution",
    "received_from",
    "due_on",
    "schedule_impact",
    "cost_impact",
    "location_id",
    "trade_ids",
    "cost_code_id",
    "spec_section_id",
)
"""The fields whose former values are told, so that somebody who changed them can take it back."""


def was(before: Item, after: Item, fields: Iterable[str]) -> Was | None:
    """Return what `before` held of the `fields` that were changed, its status and whether it was archived.

    None where nothing moved, where it was issued by the change, or where a field moved that cannot be told.
    """
    if before.version == after.version or (before.is_draft and not after.is_draft):
        return None
    asked = tuple(fields)
    if any(field not in TOLD for field in asked):
        return None
    held: dict[str, Any] = {field: getattr(before, field) for field in asked}  # values of Item
    moved = {field: value for field, value in held.items() if value != getattr(after, field)}
    status = before.status.id if before.status.id != after.status.id else None
    archived = before.archived_at is not None
    return Was(moved, status, archived if archived != (after.archived_at is not None) else None)
