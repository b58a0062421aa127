"""Who may use conversations, read one, send to it, change it and manage it (conversations.md, 8.2 and 8.3).

The SQL twin of `why_not_read` and `is_listed` is `store.access`; a property test holds them against each other.
There is no way around these for administrators.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL
from sitepost.kernel.refusal import HIDDEN, Why
from sitepost.tools.conversations.model import (
    ADD_YOURSELF,
    EDIT_CLOSED,
    EVERYONE_STAYS,
    FEATURE_DISABLED,
    NOT_AUTHOR,
    NOT_MANAGER,
    NOT_REACHABLE,
    NOT_URGENT,
    ONLY_DIRECT,
    Audience,
    Conversation,
    Managers,
    Settings,
    Sort,
    Standing,
)


def item_conversation(card: UUID) -> UUID:
    """Return the id of the conversation on a card, which is known before the first message makes it."""
    return UUID(bytes=sha256(f"talk|{card}".encode()).digest()[:16])


def is_conversable(*, number: str, parent: UUID | None, tool: str) -> bool:
    """Say whether a card is a thing that people talk on: it has a number, and is no part and no reference data."""
    return bool(number) and parent is None and tool not in (MEMBER_TOOL, ACCOUNT_TOOL)


def family(tool: str) -> str:
    """Return the tool that a company switches, of the key that levels are held on."""
    return tool.partition(":")[0]


def allows(audience: Audience, who: Standing) -> bool:
    """Say whether a feature that is for `audience` is for `who`."""
    return audience is Audience.ANY or who.employee


def may_use(settings: Settings, who: Standing) -> bool:
    """Say whether `who` uses conversations in the project of their standing at all."""
    return settings.is_on and who.project_on and who.reachable and allows(settings.audience, who)


def direct_is_for(settings: Settings, who: Standing) -> bool:
    """Say whether direct messages are switched on, and for `who`."""
    return settings.direct_on and allows(settings.direct_audience, who)


def items_are_for(settings: Settings, who: Standing) -> bool:
    """Say whether talk on the item of a standing is switched on, and for `who`."""
    return settings.items_on and allows(settings.items_audience, who) and family(who.tool) not in settings.tools_off


def _feature(settings: Settings, talk: Conversation, who: Standing) -> bool:
    if talk.sort is Sort.DIRECT:
        return direct_is_for(settings, who)
    return talk.sort is Sort.GROUP or items_are_for(settings, who)


def _is_inside(talk: Conversation, who: Standing) -> bool:
    return who.sees_card and who.in_directory if talk.sort is Sort.ITEM else who.in_it


def why_not_read(settings: Settings, talk: Conversation, who: Standing) -> Why | None:
    """Say why `who` may not know of a conversation: what they may not read does not exist for them."""
    open_here = talk.deleted_at is None and may_use(settings, who) and _is_inside(talk, who)
    return None if open_here and _feature(settings, talk, who) else HIDDEN


def is_listed(
    settings: Settings, talk: Conversation, who: Standing, *, follows: bool | None, is_party: bool, hidden: int | None
) -> bool:
    """Say whether a conversation stands in the inbox of `who` (6.4).

    `follows` and `hidden` are what they keep of it, `is_party` says that the item's card names them.
    """
    if why_not_read(settings, talk, who) is not None:
        return False
    if talk.sort is Sort.ITEM:
        return (settings.live_followers and is_party) if follows is None else follows
    if talk.sort is Sort.DIRECT:
        begun = talk.last_seq > 0 or talk.created_by == who.person
        return begun and (hidden is None or talk.last_seq > hidden)
    return True


def why_not_send(settings: Settings, talk: Conversation, who: Standing, others: Sequence[Standing] = ()) -> Why | None:
    """Say why `who` may not send to a conversation; `others` are the other members of a direct message, of no other.

    Errors: `feature_disabled` for whoever is in it still, `not_reachable`.
    """
    if talk.deleted_at is not None or not who.project_on or not who.reachable or not _is_inside(talk, who):
        return HIDDEN
    if not may_use(settings, who) or not _feature(settings, talk, who):
        return FEATURE_DISABLED
    if talk.sort is not Sort.DIRECT:
        return None
    if not all(allows(settings.audience, each) and allows(settings.direct_audience, each) for each in others):
        return FEATURE_DISABLED
    return None if any(each.reachable for each in others) else NOT_REACHABLE


def why_not_change_own(settings: Settings, who: Standing) -> Why | None:
    """Say why `who` may change or delete no message of theirs at all (1.2)."""
    return None if settings.edit_on and allows(settings.edit_audience, who) else FEATURE_DISABLED


def why_not_edit(
    settings: Settings, talk: Conversation, who: Standing, *, sender: UUID, sent_at: datetime, now: datetime
) -> Why | None:
    """Say why `who` may not change or delete a message that they read (5.4); the server's clock decides.

    Errors: `not_author`, `feature_disabled`, `edit_window_closed`.
    """
    if why := why_not_read(settings, talk, who):
        return why
    if sender != who.person:
        return NOT_AUTHOR
    if why := why_not_change_own(settings, who):
        return why
    return EDIT_CLOSED if (now - sent_at).total_seconds() > settings.edit_seconds else None


def allowed(managers: Managers, who: Standing) -> bool:
    """Say whether `who` is one of those who may manage groups, or send urgent messages (3.1)."""
    if managers is Managers.EVERYONE:
        return True
    if managers is Managers.EMPLOYEES:
        return who.employee
    return who.account_admin or (who.directory_admin and who.in_directory)


def why_not_begin(settings: Settings, who: Standing) -> Why | None:
    """Say why `who` may begin nothing in a project: it is not there for them, or conversations are not."""
    if not who.reachable or (settings.is_on and not who.project_on):
        return HIDDEN
    return None if may_use(settings, who) else FEATURE_DISABLED


def why_not_start(settings: Settings, who: Standing) -> Why | None:
    """Say why `who` may start no direct message in a project (2.5, 2.6)."""
    if why := why_not_begin(settings, who):
        return why
    return None if direct_is_for(settings, who) else FEATURE_DISABLED


def why_not_make_group(settings: Settings, who: Standing, *, everyone: bool = False) -> Why | None:
    """Say why `who` may make no group in a project (3.1, 3.2.6). Errors: `not_group_manager`, `add_yourself_first`."""
    if why := why_not_begin(settings, who):
        return why
    if not allowed(settings.group_managers, who):
        return NOT_MANAGER
    return ADD_YOURSELF if everyone and not who.in_directory else None


def why_not_manage(settings: Settings, talk: Conversation, who: Standing) -> Why | None:
    """Say why `who` may not rename a group, change its people or delete it; one has to be in it (3.1)."""
    if talk.sort is not Sort.GROUP:
        return HIDDEN
    if why := why_not_read(settings, talk, who):
        return why
    return None if allowed(settings.group_managers, who) else NOT_MANAGER


def why_not_leave(settings: Settings, talk: Conversation, who: Standing) -> Why | None:
    """Say why `who` cannot leave: only groups of some are left by oneself (3.3.5)."""
    if talk.sort is not Sort.GROUP:
        return HIDDEN
    return why_not_read(settings, talk, who) or (EVERYONE_STAYS if talk.everyone else None)


def why_not_hide(settings: Settings, talk: Conversation, who: Standing) -> Why | None:
    """Say why `who` cannot hide a conversation (6.3.1). Errors: `only_direct_messages`."""
    return why_not_read(settings, talk, who) or (None if talk.sort is Sort.DIRECT else ONLY_DIRECT)


def why_not_follow(settings: Settings, talk: Conversation, who: Standing) -> Why | None:
    """Say why `who` can neither follow nor unfollow: only talk on items is followed."""
    return why_not_read(settings, talk, who) or (None if talk.sort is Sort.ITEM else HIDDEN)


def why_not_urgent(settings: Settings, who: Standing) -> Why | None:
    """Say why `who` may send no urgent message (11.3)."""
    return None if allowed(settings.urgent_by, who) else NOT_URGENT
