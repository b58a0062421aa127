"""Who reads which receipts, and who may acknowledge."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.events.correspondence import Roles
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Why
from sitepost.tools.receipts.model import ACKNOWLEDGED, NOT_ON_ITEM, NOT_RECIPIENT, Letter, Receipt

RECIPIENTS = ("assignee", "distribution", "received_from")


def recipients(roles: Roles) -> dict[UUID, list[str]]:
    """Return everybody to whom an item is sent, with their roles on it; who wrote it is none of them by that."""
    found: dict[UUID, list[str]] = {}
    for role in RECIPIENTS:
        for person in getattr(roles, role):
            found.setdefault(person, []).append(role)
    return found


def sees_whole(letter: Letter, card: Card, who: Passport) -> bool:
    """Say whether `who`, who sees the item, reads the receipts of everybody: its creator, and Admins of its type."""
    return letter.creator == who.person or who.at_least(card.tool, Level.ADMIN)


def why_not_read(receipts: Sequence[Receipt], *, whole: bool) -> Why | None:
    """Say why there is nothing to read: whoever does not read all of it reads their own line, if they have one."""
    return None if whole or receipts else NOT_ON_ITEM


def why_not_acknowledge(own: Receipt | None) -> Why | None:
    """Say why somebody who sees the item cannot acknowledge its receipt; `own` is their line."""
    if own is None or own.gone_at is not None:
        return NOT_RECIPIENT
    return ACKNOWLEDGED if own.acknowledged_at is not None else None
