"""What a reader may do with a conversation, as the buttons of their inbox ask it."""

from collections.abc import Mapping

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import HIDDEN, Why
from sitepost.tools.conversations.model import (
    FEATURE_DISABLED,
    NOT_REACHABLE,
    Audience,
    Conversation,
    Line,
    Settings,
    Sort,
    Standing,
)
from sitepost.tools.conversations.rules import access


def conversation_of(line: Line) -> Conversation:
    """Return the conversation of a line without what the reader keeps of it."""
    return Conversation(
        id=line.id,
        account=line.account,
        project=line.project,
        sort=line.sort,
        card=line.card,
        name=line.name,
        everyone=line.everyone,
        created_by=line.created_by,
        created_at=line.created_at,
        deleted_at=line.deleted_at,
        last_seq=line.last_seq,
        last_rev=line.last_rev,
        last_at=line.last_at,
        version=line.version,
    )


def standing_of(line: Line, who: Passport) -> Standing:
    """Return where the reader of a line stands: they read it, so they are in it or see the item."""
    return Standing(
        person=who.person,
        name=who.name,
        company_name=who.company_name,
        employee=who.employee,
        account_admin=who.account_admin,
        in_directory=line.in_directory,
        directory_admin=line.directory_admin,
        project_on=True,
        in_it=line.sort is not Sort.ITEM,
        sees_card=line.sort is Sort.ITEM,
        tool=line.tool or "",
    )


def why_nots(settings: Settings, line: Line, who: Passport) -> dict[str, Why | None]:
    """Return for each thing that can be done with such a conversation why the reader may not; None where they may."""
    talk, me = conversation_of(line), standing_of(line, who)
    own = access.why_not_change_own(settings, me)
    found: Mapping[str, Why | None] = {
        "send": why_not_send(settings, line, me, talk),
        "edit": own,
        "delete": own,
        "react": access.why_not_read(settings, talk, me),
        "acknowledge": access.why_not_read(settings, talk, me),
        "urgent": access.why_not_urgent(settings, me),
        "manage": access.why_not_manage(settings, talk, me),
        "leave": access.why_not_leave(settings, talk, me),
        "hide": access.why_not_hide(settings, talk, me),
        "unfollow" if line.follows else "follow": access.why_not_follow(settings, talk, me),
    }
    return {name: why for name, why in found.items() if why is not HIDDEN}


def why_not_send(settings: Settings, line: Line, me: Standing, talk: Conversation) -> Why | None:
    """Say the same as `access.why_not_send`, from what the line counted of the others."""
    if line.sort is not Sort.DIRECT:
        return access.why_not_send(settings, talk, me)
    if Audience.EMPLOYEES in (settings.audience, settings.direct_audience) and line.outsider:
        return FEATURE_DISABLED
    return None if line.reached else NOT_REACHABLE
