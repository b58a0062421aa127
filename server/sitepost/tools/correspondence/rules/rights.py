"""Who may do what to an item (spec 5.4); each predicate refuses on the server and greys the button.

All of them take for granted that `who` sees the item: what is not seen does not exist.
"""

from collections.abc import Callable
from uuid import UUID

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import FORBIDDEN, Why
from sitepost.tools.correspondence.model.items import (
    ADMIN_ONLY,
    ARCHIVED,
    CLOSED,
    CREATE,
    DRAFT_NOT_GRANTED,
    EDIT_NOT_GRANTED,
    EDIT_OWN_OPEN,
    NOT_ARCHIVED,
    NOT_DRAFT,
    NOT_ISSUED_YET,
    NOT_PRIVATE,
    NOT_YOURS,
    RESPOND,
    RESPOND_FOR_COMPANY,
    Item,
)
from sitepost.tools.correspondence.model.responses import (
    NOT_ISSUED,
    NOT_ON_ITEM,
    RESPOND_NOT_GRANTED,
    RESPONSES_OFF,
)
from sitepost.tools.correspondence.model.types import FieldRule, TypeHere
from sitepost.tools.correspondence.rules.visibility import Companies


def is_admin(type: TypeHere, who: Passport) -> bool:
    """Say whether `who` holds Admin on the item's type."""
    return who.at_least(type.tool, Level.ADMIN)


def why_not_edit(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot edit the item (rows 4-7)."""
    if item.archived_at is not None:
        return ARCHIVED
    if is_admin(type, who):
        return None
    if item.created_by != who.person:
        return NOT_YOURS
    if item.is_closed:
        return CLOSED
    if who.at_least(type.tool, Level.STANDARD):
        return None
    if item.is_draft:
        return None if who.granted(type.tool, CREATE) else DRAFT_NOT_GRANTED
    return None if who.granted(type.tool, EDIT_OWN_OPEN) else EDIT_NOT_GRANTED


def why_not_issue(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot issue the item (row 8)."""
    if item.archived_at is None and not item.is_draft:
        return NOT_DRAFT
    return why_not_edit(item, type, who)


def why_not_change_status(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot change the item's status (rows 8-10): those who edit it may."""
    return why_not_edit(item, type, who)


def why_not_respond(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Why | None:
    """Say why `who` cannot respond (row 11): Standard does not imply it, closed items take none."""
    if item.archived_at is not None:
        return ARCHIVED
    if item.is_closed:
        return CLOSED
    if item.is_draft:
        return NOT_ISSUED
    if not takes_responses(type):
        return RESPONSES_OFF
    if is_admin(type, who):
        return None
    on_item, mate_on_item = who.person in item.people, _has_mate(item, who, companies)
    if on_item and who.granted(type.tool, RESPOND):
        return None
    if mate_on_item and who.granted(type.tool, RESPOND_FOR_COMPANY):
        return None
    return RESPOND_NOT_GRANTED if on_item or mate_on_item else NOT_ON_ITEM


def why_not_respond_and_change_status(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Why | None:
    """Say why `who` cannot respond and change the status at once (row 12): both rights are needed."""
    return why_not_respond(item, type, who, companies) or why_not_change_status(item, type, who)


def why_not_mark_official(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot mark responses official (row 13)."""
    if item.archived_at is not None:
        return ARCHIVED
    return None if is_admin(type, who) else ADMIN_ONLY


def why_not_archive(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot archive the item (row 16)."""
    if item.archived_at is not None:
        return ARCHIVED
    return None if is_admin(type, who) else ADMIN_ONLY


def why_not_retrieve(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot take the item out of the archive (row 17)."""
    if item.archived_at is None:
        return NOT_ARCHIVED
    return None if is_admin(type, who) else ADMIN_ONLY


def why_not_in_bulk(type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot change the item together with others (row 18)."""
    return None if is_admin(type, who) else ADMIN_ONLY


def why_not_see_history(type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot read the change history (row 37)."""
    return None if is_admin(type, who) else ADMIN_ONLY


def why_not_see_revisions(item: Item) -> Why | None:
    """Say why the item has no revisions to show: a draft was never issued; whoever sees the item may read them."""
    return NOT_ISSUED_YET if item.is_draft else None


def why_not_see_access(item: Item) -> Why | None:
    """Say why there is no Permissions tab (row 38): it belongs to private items."""
    return None if item.private else NOT_PRIVATE


def why_not_export(type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot print the item (row 28): the right to read its type is all that it takes."""
    return None if who.at_least(type.tool, Level.READ_ONLY) else FORBIDDEN


def takes_responses(type: TypeHere) -> bool:
    """Say whether the fieldset shows responses; where it was taken away, its items still take them."""
    return type.fieldset is None or type.fieldset.fields.get("responses") is not FieldRule.HIDDEN


def sees_all_responses(item: Item, type: TypeHere, who: Passport) -> bool:
    """Say whether `who` is shown unofficial responses: on the item, or Admin (spec 4.7)."""
    return who.person in item.people or is_admin(type, who)


def _has_mate(item: Item, who: Passport, companies: Companies) -> bool:
    mates: set[UUID] = {person for person in item.people if person != who.person}
    return who.company is not None and any(companies.get(person) == who.company for person in mates)


def abilities(item: Item, type: TypeHere, who: Passport, companies: Companies) -> tuple[list[str], dict[str, str]]:
    """Return what `who` can do with the item, and the code of what forbids the rest."""
    asked: dict[str, Callable[[], Why | None]] = {
        "edit": lambda: why_not_edit(item, type, who),
        "issue": lambda: why_not_issue(item, type, who),
        "change_status": lambda: why_not_change_status(item, type, who),
        "respond": lambda: why_not_respond(item, type, who, companies),
        "respond_and_change_status": lambda: why_not_respond_and_change_status(item, type, who, companies),
        "mark_official": lambda: why_not_mark_official(item, type, who),
        "archive": lambda: why_not_archive(item, type, who),
        "retrieve": lambda: why_not_retrieve(item, type, who),
        "see_history": lambda: why_not_see_history(type, who),
        "see_revisions": lambda: why_not_see_revisions(item),
        "see_access": lambda: why_not_see_access(item),
        "export": lambda: why_not_export(type, who),
    }
    answers = {action: why() for action, why in asked.items()}
    can = [action for action, why in answers.items() if why is None]
    return can, {action: why.code for action, why in answers.items() if why is not None}
