"""Who is told of a fact, and why: the matrix applied to the people on the item."""

from collections.abc import Iterator
from uuid import UUID

from sitepost.events.correspondence import ItemClosed, ItemEdited, ItemIssued, ItemReopened, ItemResponded, Roles
from sitepost.tools.notifications.model import (
    ALWAYS_NOTICED,
    BLANK,
    EVENTS,
    ROLES,
    Box,
    Event,
    Reason,
    Recipient,
    Role,
)

ItemFact = ItemIssued | ItemEdited | ItemClosed | ItemReopened | ItemResponded
EVENT_OF: dict[type, Event] = {
    ItemIssued: Event.CREATED,
    ItemResponded: Event.RESPONDED_TO,
    ItemClosed: Event.CLOSED,
    ItemReopened: Event.UPDATED_ITEM,
}


def recipients(
    fact: ItemFact, *, ticked: frozenset[Box], actor: UUID | None, after_closing: bool = False
) -> list[Recipient]:
    """Return everybody who hears of `fact`, one entry a person, whether or not they may see the card.

    After closing nothing but the Closed mail is sent (spec 6.1), so `after_closing` leaves notices only.
    """
    best: dict[UUID, Reason] = {}
    mailed: dict[UUID, Reason] = {}
    for person, reason in sorted(_reasons(fact), key=_strength):
        box = (reason.event, reason.role)
        if person == actor or box in BLANK:
            continue
        if box in ticked and not after_closing:
            mailed.setdefault(person, reason)
        if box in ticked or reason.event in ALWAYS_NOTICED:
            best.setdefault(person, reason)
    return [Recipient(person, reason, mailed.get(person)) for person, reason in best.items()]


def _strength(each: tuple[UUID, Reason]) -> tuple[int, int]:
    return EVENTS.index(each[1].event), ROLES.index(each[1].role)


def _reasons(fact: ItemFact) -> Iterator[tuple[UUID, Reason]]:
    if not isinstance(fact, ItemEdited):
        yield from _each(fact.roles, EVENT_OF[type(fact)])
        return
    if not fact.told:
        return
    yield from _each(fact.came, Event.ASSIGNED)
    still = {person for person, _ in _each(fact.roles, Event.UPDATED_ITEM)}
    yield from ((person, reason) for person, reason in _each(fact.went, Event.USER_REMOVED) if person not in still)
    if fact.changes:
        yield from _each(fact.roles, Event.UPDATED_ITEM)


def _each(roles: Roles, event: Event) -> Iterator[tuple[UUID, Reason]]:
    for role in Role:
        for person in getattr(roles, role.value):
            yield person, Reason(event, role)


def removed_subject(fact: ItemEdited, title: str) -> str:
    """Return the subject that somebody who was removed knew: the old one when this very edit changed it."""
    for change in fact.changes:
        if change.field == "subject" and isinstance(change.old, str):
            return change.old
    return title
