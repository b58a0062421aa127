"""Whose an export is, when it counts as failed, and when another may be asked for."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Why
from sitepost.tools.exports.model import BUSY, MOST_AT_ONCE, NOT_DONE, STALLED, STALLED_AFTER, Export, Kind, State

MOVING = (State.WAITING, State.WORKING)


def why_not_ask(own: Sequence[Export]) -> Why | None:
    """Say why nothing more is made for somebody who has these exports."""
    return BUSY if sum(each.state in MOVING for each in own) >= MOST_AT_ONCE else None


def why_not_fetch(export: Export) -> Why | None:
    """Say why there is nothing to fetch yet."""
    return None if export.state is State.DONE else NOT_DONE


def is_readers(export: Export, who: Passport, *, sees_card: bool) -> bool:
    """Say whether `who` may have an export: their own, of what they still see and still administer."""
    if export.person != who.person or export.project != who.project:
        return False
    if export.card is not None and not sees_card:
        return False
    if export.kind is Kind.CONVERSATIONS and not who.account_admin:
        return False
    return all(who.at_least(tool, Level.ADMIN) for tool in export.tools)


def as_it_is(export: Export, *, now: datetime) -> Export:
    """Return an export as failed where its job was given up."""
    if export.state in MOVING and now - export.touched_at > STALLED_AFTER:
        return replace(export, state=State.FAILED, error=STALLED)
    return export
