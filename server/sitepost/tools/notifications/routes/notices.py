"""The notification centre."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import Parameter

from sitepost.kernel.page import LARGEST_PAGE, Page, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform.http import May, get, post
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions, rules, store
from sitepost.tools.notifications.model import MOST_CARDS, NOTHING_NAMED, TOO_MANY_CARDS, Event, NoticeRow, Reason, Role

Cursor = Annotated[str | None, Parameter(max_length=400)]
Cards = Annotated[list[UUID], Parameter(description="Ids of cards, each named with `cards=`.")]
Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE)]


class Named(msgspec.Struct):
    """A person or project by id and name."""

    id: UUID
    name: str


class CardView(msgspec.Struct):
    """The item that a notice is about, as it stands now."""

    id: UUID
    tool: str
    kind: str
    number: str
    title: str
    state: str
    state_label: str
    link: str


class AlsoView(msgspec.Struct):
    """What else the same save did, and in which role one hears of it."""

    event: str
    role: str


class NoticeView(msgspec.Struct):
    """One notice: what happened, in which role one hears of it, the words for it and for what came along."""

    id: UUID
    event: str
    role: str
    reason: str
    also: list[AlsoView]
    at: datetime
    read: bool
    actor: Named | None
    project: Named
    card: CardView


class Unread(msgspec.Struct):
    """How many notices are unread, counted up to 100."""

    unread: int


class UnreadCards(msgspec.Struct):
    """Which of the cards that were asked about have unread notices."""

    cards: list[UUID]


class ReadThese(msgspec.Struct, forbid_unknown_fields=True):
    """Which notices were read: these, those about these cards, or all."""

    ids: Annotated[list[UUID], msgspec.Meta(max_length=500)] = []
    cards: Annotated[list[UUID], msgspec.Meta(max_length=500)] = []
    all: bool = False


def _view(row: NoticeRow) -> NoticeView:
    also = [AlsoView(*each.split(":", 1)) for each in row.also]
    named = [(row.event, row.role), *((each.event, each.role) for each in also)]
    reasons = [Reason(Event(event), Role(role)) for event, role in named]
    return NoticeView(
        id=row.id,
        event=row.event,
        role=row.role,
        reason=" · ".join(map(rules.reason_words, reasons)),
        also=also,
        at=row.at,
        read=row.read_at is not None,
        actor=Named(row.actor_id, row.actor_name or "") if row.actor_id else None,
        project=Named(row.project_id, row.project_name),
        card=CardView(
            row.card_id, row.tool, row.kind, row.number, row.title, row.state, row.state_label, row.link
        ),
    )  # fmt: skip


@get("/notices", may=May.PERSON, tags=["notifications"])
async def list_notices(
    work: Work, who: Passport, unread: bool = False, cursor: Cursor = None, limit: Limit = 30
) -> Page[NoticeView]:
    """List the caller's notices, newest first, about what they may see now."""
    at = read_cursor(cursor, UUID)
    rows = await store.my_notices(
        work,
        person=who.person,
        account=who.account,
        unread=unread,
        before=at[0] if at else None,
        limit=limit + 1,
    )
    more = write_cursor(rows[limit - 1].id) if len(rows) > limit else None
    return Page(items=[_view(row) for row in rows[:limit]], next=more)


@get("/notices/count", may=May.PERSON, tags=["notifications"])
async def count_notices(work: Work, who: Passport) -> Unread:
    """Tell how many notices are unread, up to 100."""
    return Unread(await store.unread(work, who.person))


@get("/notices/cards", may=May.PERSON, tags=["notifications"])
async def unread_cards(work: Work, who: Passport, cards: Cards) -> UnreadCards:
    """Tell which of these cards (at most 100) the caller has unread notices of: what a list shows in bold."""
    refuse(TOO_MANY_CARDS if len(cards) > MOST_CARDS else None, field="cards")
    return UnreadCards(await store.unread_cards(work, person=who.person, account=who.account, cards=cards))


@post("/notices/read", may=May.PERSON, status_code=200, tags=["notifications"])
async def read_notices(data: ReadThese, work: Work, who: Passport) -> Unread:
    """Mark notices as read and tell how many stay unread."""
    refuse(NOTHING_NAMED if not (data.all or data.ids or data.cards) else None, field="ids")
    return Unread(await actions.mark_read(work, who, ids=data.ids, cards=data.cards, every=data.all))


ROUTES = [list_notices, count_notices, unread_cards, read_notices]
