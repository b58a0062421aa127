"""The outbox of the account, for its administrators."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar.params import Parameter

from sitepost.kernel.page import LARGEST_PAGE, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform import mail
from sitepost.platform.http import May, get, post
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions, rules, store
from sitepost.tools.notifications.model import MailRow
from sitepost.tools.notifications.routes.notices import Cursor, Named

Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE)]
Text = Annotated[str | None, Parameter(max_length=200, description="A part of the recipient's address.")]
State = Annotated[Literal["waiting", "kept", "sent", "failed", "skipped"] | None, Parameter(query="state")]


class MailLine(msgspec.Struct):
    """The envelope of one mail; `withheld` says why its words are not shown: card, secret or null.

    `hold_until` is when a mail may leave at the earliest: its recipient has quiet hours.
    """

    id: UUID
    to: str
    subject: str
    reason: str
    state: str
    attempts: int
    error: str
    created_at: datetime
    sent_at: datetime | None
    hold_until: datetime | None
    project: Named | None
    withheld: str | None
    can: list[str]
    why_not: dict[str, str]


class MailPage(msgspec.Struct):
    """One page of mails; `sends` says whether a mail server is set, without one they are kept."""

    items: list[MailLine]
    next: str | None
    sends: bool


class MailView(MailLine):
    """One mail with its words."""

    text: str
    html: str


def _line(row: MailRow, *, sends: bool) -> dict[str, object]:
    secret = sends and row.reason in mail.SECRET_REASONS
    shown = rules.masked(row, secret=secret)
    why = rules.why_not_send_again(row.state, sends=sends)
    return {
        **{name: getattr(shown, name) for name in ("id", "subject", "reason", "state", "attempts", "error")},
        "to": row.sent_to,
        "created_at": row.created_at,
        "sent_at": row.sent_at,
        "hold_until": row.hold_until,
        "project": Named(row.scope_id, row.scope_name) if row.scope_id and row.scope_name else None,
        "withheld": rules.withheld(row, secret=secret),
        "can": [] if why else ["retry"],
        "why_not": {"retry": why.code} if why else {},
        "text": shown.text,
        "html": shown.html,
    }


@get("/account/outbox", may=May.ACCOUNT_ADMIN, tags=["notifications"])
async def list_mails(
    work: Work, who: Passport, in_state: State = None, q: Text = None, cursor: Cursor = None, limit: Limit = 50
) -> MailPage:
    """List the mails of the account, newest first."""
    after = read_cursor(cursor, datetime, UUID)
    rows = await store.mails(work, who, state=in_state, q=q, after=after, limit=limit + 1)
    more = write_cursor(rows[limit - 1].created_at, rows[limit - 1].id) if len(rows) > limit else None
    sends = mail.post_of(work).sends
    lines = [msgspec.convert(_line(row, sends=sends), MailLine) for row in rows[:limit]]
    return MailPage(items=lines, next=more, sends=sends)


@get("/account/outbox/{mail_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["notifications"])
async def read_mail(mail_id: UUID, work: Work, who: Passport) -> MailView:
    """Show one mail; its words only where the caller may see what it is about."""
    row = await store.mail_of(work, who, mail_id)
    if row is None:
        hidden()
    return msgspec.convert(_line(row, sends=mail.post_of(work).sends), MailView)


@post("/account/outbox/{mail_id:uuid}/retry", may=May.ACCOUNT_ADMIN, status_code=200, tags=["notifications"])
async def retry_mail(mail_id: UUID, work: Work, who: Passport) -> MailView:
    """Send a mail again that failed, or that was kept while no mail server was set."""
    row = await actions.send_again(work, who, mail_id=mail_id)
    return msgspec.convert(_line(row, sends=mail.post_of(work).sends), MailView)


ROUTES = [list_mails, read_mail, retry_mail]
