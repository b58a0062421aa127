"""The event-by-role matrix: its cells, its ticks, and who may set it (spec 6.1)."""

from collections.abc import Mapping

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import HIDDEN, Fault, Why, refuse_faults
from sitepost.tools.notifications.model import ADMINS_ONLY, BLANK, BLANK_CELL, LISTED, TYPE_TOOLS, Box, Event, Role

COLUMNS = (Role.CREATOR, Role.ASSIGNEE, Role.DISTRIBUTION, Role.RECEIVED_FROM)
EVENT_NAMES, ROLE_NAMES = {event.value for event in LISTED}, {role.value for role in Role}


def why_not_configure(tool: str, who: Passport) -> Why | None:
    """Say why `who` may not see and set the matrix of `tool`, or None when they may."""
    if not tool.startswith(TYPE_TOOLS) or not who.at_least(tool, Level.READ_ONLY):
        return HIDDEN
    return None if who.at_least(tool, Level.ADMIN) else ADMINS_ONLY


def cells(ticked: frozenset[Box]) -> dict[str, dict[str, bool | None]]:
    """Return the whole matrix by event and role: ticked, not ticked, or None for a blank cell."""
    return {
        event.value: {role.value: None if (event, role) in BLANK else (event, role) in ticked for role in COLUMNS}
        for event in LISTED
    }


def read_ticks(given: Mapping[str, Mapping[str, bool | None]]) -> frozenset[Box]:
    """Read a whole matrix as it was sent; what it does not name is not ticked.

    Errors: faults for unknown events and roles, and for ticks in blank cells.
    """
    faults, ticked = [], set()
    for event_name, roles in given.items():
        for role_name, tick in roles.items():
            field = f"events.{event_name}.{role_name}"
            if event_name not in EVENT_NAMES or role_name not in ROLE_NAMES:
                faults.append(Fault(field[:200], "unknown", "There is no such event or role."))
            elif (box := (Event(event_name), Role(role_name))) in BLANK and tick:
                faults.append(Fault(field, BLANK_CELL.code, BLANK_CELL.title))
            elif tick:
                ticked.add(box)
    refuse_faults(faults)
    return frozenset(ticked)
