"""Decisions about statuses: their names, and which may be renamed or deleted (spec 4.2)."""

from sitepost.kernel.refusal import Fault, Why
from sitepost.tools.correspondence.model.statuses import (
    LONGEST_STATUS,
    STATUS_FIXED,
    STATUS_IN_USE,
    STATUS_NAME_NEEDED,
    STATUS_NAMED,
    KeptStatus,
)
from sitepost.tools.correspondence.rules.types import clean_name, name_faults


def new_name(text: str) -> tuple[str, list[Fault]]:
    """Return the name as it would be kept, and what is wrong with it."""
    name = clean_name(text)
    return name, name_faults(name, needed=STATUS_NAME_NEEDED, most=LONGEST_STATUS)


def why_not_rename(status: KeptStatus) -> Why | None:
    """Say why a status cannot be renamed: the default four are known by their names."""
    return STATUS_NAMED if status.fixed else None


def why_not_delete(status: KeptStatus) -> Why | None:
    """Say why a status cannot be deleted: the default four never, others not while in use."""
    if status.fixed:
        return STATUS_FIXED
    return STATUS_IN_USE if status.used else None
