"""What is said of the letters that keep somebody here, and how another takes them (spec D6)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.refusal import Refusal, Why
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.leaving import MOST_LISTED, Waiting


def refusal(why: Why, waiting: Sequence[Waiting], *, field: str | None = None) -> Refusal:
    """Return the refusal that says how many letters wait and where; it names only those that the asker sees."""
    places = Counter((each.project, each.project_name, each.type, each.type_name) for each in waiting)
    seen = [each for each in waiting if each.seen]
    extra: dict[str, Any] = {
        "total": len(waiting),
        "places": [
            {"project": str(project), "project_name": project_name, "type": str(type), "type_name": name, "items": many}
            for (project, project_name, type, name), many in places.items()
        ],
        "items": [
            {"id": str(each.item), "number": each.number, "subject": each.subject, "project": str(each.project)}
            for each in seen[:MOST_LISTED]
        ],
    }
    return Refusal(why, field=field, extra=extra)


def handed_over(item: Item, *, person: UUID, successor: UUID) -> Item:
    """Return the item with `successor` in the place of `person` among its assignees, once."""
    assignees = (successor if each == person else each for each in item.assignees)
    return replace(item, assignees=tuple(dict.fromkeys(assignees)))
