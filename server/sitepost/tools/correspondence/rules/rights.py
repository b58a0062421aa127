"""Who may do what to an item (spec 5.4); each rule refuses on the server, greys the button and explains itself.

All of them take for granted that `who` sees the item: what is not seen does not exist. A ruling says what lets it
happen, or why it cannot; `why_not_…` is the second half of it.
"""

from uuid import UUID

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import FORBIDDEN, Why
from sitepost.tools.correspondence.model.access import Because, Ruling
from sitepost.tools.correspondence.model.items import (
    ADMIN_ONLY,
    ARCHIVED,
    CLOSED,
    CREATE,
    DRAFT_NOT_GRANTED,
    EDIT_NOT_GRANTED,
    EDIT_OWN_OPEN,
    LOCKED,
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


def why_not(ruling: Ruling) -> Why | None:
    """Return why a ruling says no, None where it says yes."""
    return ruling if isinstance(ruling, Why) else None


def is_locked(item: Item, type: TypeHere) -> bool:
    """Say whether nobody edits the item any more: it was issued, and its type is locked after issue (spec 4.6)."""
    return type.locked_after_issue and not item.is_draft


def on_edit(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on editing the item (rows 4-7): what is locked is locked for administrators, too."""
    if item.archived_at is None and is_locked(item, type):
        return LOCKED
    return _on_touch(item, type, who)


def _on_touch(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on whose right it is to move the item, locked or not."""
    if item.archived_at is not None:
        return ARCHIVED
    if is_admin(type, who):
        return Because.TYPE_ADMIN
    if item.created_by != who.person:
        return NOT_YOURS
    if item.is_closed:
        return CLOSED
    if who.at_least(type.tool, Level.STANDARD):
        return Because.CREATOR
    if item.is_draft:
        return Because.CREATOR_GRANTED if who.granted(type.tool, CREATE) else DRAFT_NOT_GRANTED
    return Because.CREATOR_GRANTED if who.granted(type.tool, EDIT_OWN_OPEN) else EDIT_NOT_GRANTED


def why_not_edit(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot edit the item."""
    return why_not(on_edit(item, type, who))


def on_issue(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on issuing the item (row 8)."""
    if item.archived_at is None and not item.is_draft:
        return NOT_DRAFT
    return on_edit(item, type, who)


def why_not_issue(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot issue the item."""
    return why_not(on_issue(item, type, who))


def on_change_status(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on changing the item's status (rows 8-10): those who edit it may.

    What is locked is closed by a response (spec 4.6); where the form has none, still by its status alone.
    """
    return on_edit(item, type, who) if takes_responses(type) else _on_touch(item, type, who)


def why_not_change_status(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot change the item's status."""
    return why_not(on_change_status(item, type, who))


def on_respond(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Ruling:
    """Rule on responding (row 11): Standard does not imply it, closed items take none."""
    if item.archived_at is not None:
        return ARCHIVED
    if item.is_closed:
        return CLOSED
    if item.is_draft:
        return NOT_ISSUED
    if not takes_responses(type):
        return RESPONSES_OFF
    if is_admin(type, who):
        return Because.TYPE_ADMIN
    on_item, mate_on_item = who.person in item.people, bool(colleagues(item, who, companies))
    if on_item and who.granted(type.tool, RESPOND):
        return Because.ON_ITEM
    if mate_on_item and who.granted(type.tool, RESPOND_FOR_COMPANY):
        return Because.COLLEAGUE
    return RESPOND_NOT_GRANTED if on_item or mate_on_item else NOT_ON_ITEM


def why_not_respond(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Why | None:
    """Say why `who` cannot respond."""
    return why_not(on_respond(item, type, who, companies))


def on_respond_and_change_status(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Ruling:
    """Rule on responding and changing the status at once (row 12): both rights are needed, locked or not."""
    first = on_respond(item, type, who, companies)
    return first if isinstance(first, Why) else _on_touch(item, type, who)


def why_not_respond_and_change_status(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Why | None:
    """Say why `who` cannot respond and change the status at once."""
    return why_not(on_respond_and_change_status(item, type, who, companies))


def _for_admins(type: TypeHere, who: Passport) -> Ruling:
    return Because.TYPE_ADMIN if is_admin(type, who) else ADMIN_ONLY


def on_mark_official(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on marking responses official (row 13)."""
    return ARCHIVED if item.archived_at is not None else _for_admins(type, who)


def why_not_mark_official(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot mark responses official (row 13)."""
    return why_not(on_mark_official(item, type, who))


def on_archive(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on archiving the item (row 16)."""
    return ARCHIVED if item.archived_at is not None else _for_admins(type, who)


def why_not_archive(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot archive the item."""
    return why_not(on_archive(item, type, who))


def on_retrieve(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on taking the item out of the archive (row 17)."""
    return NOT_ARCHIVED if item.archived_at is None else _for_admins(type, who)


def why_not_retrieve(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot take the item out of the archive."""
    return why_not(on_retrieve(item, type, who))


def on_bulk(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on changing the item together with others (row 18, 4.9): creators where the project lets them."""
    if is_admin(type, who):
        return Because.TYPE_ADMIN
    if why_not_bulk_any(type, who) is not None:
        return ADMIN_ONLY
    return Because.CREATOR if item.created_by == who.person else NOT_YOURS


def why_not_bulk_any(type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot change any items of the type in bulk, not even their own."""
    own = type.bulk_own and who.at_least(type.tool, Level.STANDARD)
    return None if own or is_admin(type, who) else ADMIN_ONLY


def why_not_in_bulk(item: Item, type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot change the item together with others."""
    return why_not(on_bulk(item, type, who))


def why_not_see_history(type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot read the change history (row 37)."""
    return why_not(_for_admins(type, who))


def why_not_see_revisions(item: Item) -> Why | None:
    """Say why the item has no revisions to show: a draft was never issued; whoever sees the item may read them."""
    return NOT_ISSUED_YET if item.is_draft else None


def why_not_see_access(item: Item) -> Why | None:
    """Say why there is no Permissions tab (row 38): it belongs to private items."""
    return None if item.private else NOT_PRIVATE


def on_see_receipts(item: Item, type: TypeHere, who: Passport) -> Ruling:
    """Rule on receipts: the creator and Admins are shown all of them, each recipient their own."""
    if item.is_draft:
        return NOT_ISSUED_YET
    if is_admin(type, who):
        return Because.TYPE_ADMIN
    return Because.SEES if who.person == item.created_by or who.person in item.people else NOT_ON_ITEM


def why_not_explain(type: TypeHere, who: Passport, person: UUID | None) -> Why | None:
    """Say why `who` is not told why `person`, or everybody, may do what they may: of oneself everybody is."""
    return None if person == who.person else why_not(_for_admins(type, who))


def on_export(type: TypeHere, who: Passport) -> Ruling:
    """Rule on printing the item (row 28): the right to read its type is all that it takes."""
    return Because.LEVEL if who.at_least(type.tool, Level.READ_ONLY) else FORBIDDEN


def why_not_export(type: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot print the item."""
    return why_not(on_export(type, who))


def takes_responses(type: TypeHere) -> bool:
    """Say whether the fieldset shows responses; where it was taken away, its items still take them."""
    return type.fieldset is None or type.fieldset.fields.get("responses") is not FieldRule.HIDDEN


def sees_all_responses(item: Item, type: TypeHere, who: Passport) -> bool:
    """Say whether `who` is shown unofficial responses: on the item, or Admin (spec 4.7)."""
    return who.person in item.people or is_admin(type, who)


def colleagues(item: Item, who: Passport, companies: Companies) -> list[UUID]:
    """Return the others of the company of `who` who are on the item."""
    if who.company is None:
        return []
    return sorted(person for person in item.people if person != who.person and companies.get(person) == who.company)


def rulings(item: Item, type: TypeHere, who: Passport, companies: Companies) -> dict[str, Ruling]:
    """Rule on everything that can be done with the item."""
    return {
        "edit": on_edit(item, type, who),
        "issue": on_issue(item, type, who),
        "change_status": on_change_status(item, type, who),
        "respond": on_respond(item, type, who, companies),
        "respond_and_change_status": on_respond_and_change_status(item, type, who, companies),
        "mark_official": on_mark_official(item, type, who),
        "archive": on_archive(item, type, who),
        "retrieve": on_retrieve(item, type, who),
        "bulk": on_bulk(item, type, who),
        "see_history": _for_admins(type, who),
        "see_revisions": why_not_see_revisions(item) or Because.SEES,
        "see_access": why_not_see_access(item) or Because.SEES,
        "see_receipts": on_see_receipts(item, type, who),
        "explain": _for_admins(type, who),
        "export": on_export(type, who),
    }


def abilities(item: Item, type: TypeHere, who: Passport, companies: Companies) -> tuple[list[str], dict[str, str]]:
    """Return what `who` can do with the item, and the code of what forbids the rest."""
    ruled = rulings(item, type, who, companies)
    can = [action for action, ruling in ruled.items() if not isinstance(ruling, Why)]
    return can, {action: ruling.code for action, ruling in ruled.items() if isinstance(ruling, Why)}
