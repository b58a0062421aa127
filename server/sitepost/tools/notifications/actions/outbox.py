"""Sending a mail again from the outbox."""

from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import mail
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.model import NOT_FAILED, MailRow


async def send_again(work: Work, who: Passport, *, mail_id: UUID) -> MailRow:
    """Queue a failed or kept mail of the account once more."""
    row = await store.mail_of(work, who, mail_id)
    if row is None:
        hidden()
    refuse(rules.why_not_send_again(row.state, sends=mail.post_of(work).sends))
    if not await mail.again(work, mail_id):
        refuse(NOT_FAILED)
    return await store.mail_of(work, who, mail_id) or row
