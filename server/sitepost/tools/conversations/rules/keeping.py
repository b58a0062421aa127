"""For how long messages are kept: the most specific rule of a company counts (conversations.md, 9; decision 31)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sitepost.kernel.fact import Change
from sitepost.tools.conversations.model import Keep, Sort

Place = tuple[UUID, Sort]  # the conversations of one kind in one project


def years(rules: Iterable[Keep], *, project: UUID, sort: Sort) -> int | None:
    """Return for how many years messages of a kind are kept in a project; None is for ever.

    A rule for both comes first, then one for the project, one for the kind, one for everything.
    """
    held = {(each.project, each.kind): each.years for each in rules}
    for place in ((project, sort), (project, None), (None, sort), (None, None)):
        if place in held:
            return held[place]
    return None


def purged(rules: Iterable[Keep], places: Iterable[Place]) -> dict[int, list[Place]]:
    """Return the places from which something goes, by the number of years after which it does."""
    chosen, found = tuple(rules), dict[int, list[Place]]()
    for project, sort in places:
        after = years(chosen, project=project, sort=sort)
        if after is not None:
            found.setdefault(after, []).append((project, sort))
    return found


def before(now: datetime, after: int) -> datetime:
    """Return the moment before which messages go that are kept for `after` years."""
    try:
        return now.replace(year=now.year - after)
    except ValueError:  # a leap day
        return now.replace(year=now.year - after, day=28)


def changes(was: Iterable[Keep], wanted: Iterable[Keep]) -> tuple[Change, ...]:
    """Return what moved, place by place: the field is `project/kind`, None is for ever, a missing rule is ''."""
    old, new = _by_place(was), _by_place(wanted)
    moved = [place for place in {**old, **new} if old.get(place, "") != new.get(place, "")]
    return tuple(Change(place, old.get(place, ""), new.get(place, "")) for place in sorted(moved))


def _by_place(rules: Iterable[Keep]) -> dict[str, int | None]:
    return {f"{each.project or 'all'}/{each.kind.value if each.kind else 'all'}": each.years for each in rules}


def repeats(rules: Iterable[Keep]) -> bool:
    """Say whether two rules are about the same place."""
    places = [(each.project, each.kind) for each in rules]
    return len(places) != len(set(places))
