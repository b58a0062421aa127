"""Who is told of a fact, and why: the matrix applied to the people on the item."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sitepost.events.clocks import ClockExpired, ClockWarned
from sitepost.events.correspondence import (
    ItemClosed,
    ItemEdited,
    ItemIssued,
    ItemOverdue,
    ItemReopened,
    ItemResponded,
    Roles,
)
from sitepost.events.emails import EmailSent
from sitepost.tools.notifications.model import (
    ALWAYS_NOTICED,
    BLANK,
    EVERYTHING,
    Box,
    Channel,
    Choice,
    Event,
    Reason,
    Recipient,
    Role,
)

ClockFact = ClockWarned | ClockExpired
ItemFact = ItemIssued | ItemEdited | ItemClosed | ItemReopened | ItemResponded | ItemOverdue | ClockFact
EVENT_OF: dict[type, Event] = {
    ItemIssued: Event.CREATED,
    ItemResponded: Event.RESPONDED_TO,
    ItemClosed: Event.CLOSED,
    ItemReopened: Event.REOPENED,
    ItemOverdue: Event.OVERDUE,
    ClockWarned: Event.CLOCK_WARNED,
    ClockExpired: Event.CLOCK_EXPIRED,
}


def recipients(
    fact: ItemFact,
    *,
    ticked: frozenset[Box],
    actor: UUID | None,
    after_closing: bool = False,
    choices: Mapping[UUID, Choice] = {},
) -> list[Recipient]:
    """Return everybody who hears of `fact`, one entry a person, whether or not they may see the card.

    After closing nothing but the Closed mail is sent (spec 6.1), so `after_closing` leaves notices only.
    What people chose for themselves takes away from that, and adds nothing.
    """
    best: dict[UUID, Reason] = {}
    mailed: dict[UUID, Reason] = {}
    noticed: dict[UUID, Reason] = {}
    for person, reason in sorted(_reasons(fact), key=lambda each: each[1].strength):
        box, choice = reason.box, choices.get(person, EVERYTHING)
        if person == actor or box in BLANK:
            continue
        if box in ticked and not after_closing and choice.wants(reason, Channel.MAIL):
            mailed.setdefault(person, reason)
            best.setdefault(person, reason)
        if (box in ticked or reason.event in ALWAYS_NOTICED) and choice.wants(reason, Channel.APP):
            noticed.setdefault(person, reason)
            best.setdefault(person, reason)
    return [
        Recipient(person, reason, mailed.get(person), (reason,), noticed.get(person)) for person, reason in best.items()
    ]


def addressed(fact: EmailSent, *, actor: UUID | None, choices: Mapping[UUID, Choice]) -> list[Recipient]:
    """Return who hears in the app that an e-mail was written to them; whether they may see the card or not.

    The e-mail itself has left already, so no matrix is asked and nothing more is mailed.
    """
    reason = Reason(Event.EMAILED, Role.DISTRIBUTION)
    heard = [each for each in dict.fromkeys(fact.people) if each != actor]
    wants = [each for each in heard if choices.get(each, EVERYTHING).wants(reason, Channel.APP)]
    return [Recipient(each, reason, None, (reason,), reason) for each in wants]


def people_of(save: Iterable[ItemFact]) -> set[UUID]:
    """Return everybody whom the facts of a save concern."""
    return {person for fact in save for person, _ in _reasons(fact)}


def joined(heard: Iterable[Sequence[Recipient]]) -> list[Recipient]:
    """Return everybody who hears of one save, each once: its facts are told together, the strongest reason first."""
    by_person: dict[UUID, list[Recipient]] = {}
    for each in (recipient for people in heard for recipient in people):
        by_person.setdefault(each.person, []).append(each)
    return [_joined(person, found) for person, found in by_person.items()]


def _joined(person: UUID, found: Sequence[Recipient]) -> Recipient:
    mailed = sorted((each.mailed for each in found if each.mailed), key=lambda reason: reason.strength)
    noticed = sorted((each.noticed for each in found if each.noticed), key=lambda reason: reason.strength)
    by_event: dict[Event, Reason] = {}
    for reason in sorted((reason for each in found for reason in each.reasons), key=lambda reason: reason.strength):
        by_event.setdefault(reason.event, reason)
    reasons = tuple(by_event.values())
    return Recipient(person, reasons[0], mailed[0] if mailed else None, reasons, noticed[0] if noticed else None)


def is_after_closing(fact: ItemFact, save: Iterable[ItemFact], *, was_closed: bool) -> bool:
    """Say whether `fact` fell while the item was closed; closing, reopening and clocks are told all the same."""
    opens = any(isinstance(each, ItemReopened) for each in save)
    return was_closed and not opens and not isinstance(fact, ItemClosed | ClockFact)


def may_hear(fact: ItemFact, people: Sequence[Recipient], part: Mapping[UUID, object] | None) -> list[Recipient]:
    """Return those who may hear of `fact`: of a response with a card of its own only those who see that card."""
    if part is None or not isinstance(fact, ItemResponded):
        return list(people)
    return [each for each in people if each.person in part]


def _reasons(fact: ItemFact) -> Iterator[tuple[UUID, Reason]]:
    if not isinstance(fact, ItemEdited):
        yield from _each(fact.roles, EVENT_OF[type(fact)])
        return
    if not fact.told:
        return
    yield from _each(fact.came, Event.ASSIGNED)
    still = {person for person, _ in _each(fact.roles, Event.UPDATED_ITEM)}
    yield from ((person, reason) for person, reason in _each(fact.went, Event.USER_REMOVED) if person not in still)
    if fact.changes:  # whoever came with this very save knew nothing that could be updated
        came = {person for person, _ in _each(fact.came, Event.ASSIGNED)} - _before(fact)
        yield from (each for each in _each(fact.roles, Event.UPDATED_ITEM) if each[0] not in came)


def _before(fact: ItemEdited) -> set[UUID]:
    """Return who was on the item before an edit."""
    was: set[UUID] = {person for person, _ in _each(fact.went, Event.UPDATED_ITEM)}
    for role in Role:
        was.update(set(getattr(fact.roles, role.value)) - set(getattr(fact.came, role.value)))
    return was


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


def removed_number(fact: ItemEdited, number: str) -> str:
    """Return the number that somebody who was removed knew, where this very edit changed it."""
    for change in fact.changes:
        if change.field == "number" and isinstance(change.old, str) and isinstance(change.new, str):
            return number.removesuffix(change.new) + change.old
    return number
