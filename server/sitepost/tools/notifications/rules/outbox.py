"""What an administrator may read in the outbox, and what may be sent again."""

import msgspec

from sitepost.kernel.refusal import Why
from sitepost.tools.notifications.model import NO_SERVER, NOT_FAILED, MailRow

MASK = "(withheld)"


def withheld(row: MailRow, *, secret: bool) -> str | None:
    """Say why the words of a mail are withheld: its `card` is not the reader's to see, or a `secret` link."""
    if not row.visible:
        return "card"
    return "secret" if secret else None


def masked(row: MailRow, *, secret: bool) -> MailRow:
    """Return the mail with only its envelope where its words are withheld."""
    reason = withheld(row, secret=secret)
    if reason is None:
        return row
    shown = row.subject if reason == "secret" else MASK
    return msgspec.structs.replace(row, subject=shown, text="", html="")


def why_not_send_again(state: str, *, sends: bool) -> Why | None:
    """Say why a mail may not be sent again, or None when it may."""
    if state not in ("failed", "kept"):
        return NOT_FAILED
    return None if sends or state == "failed" else NO_SERVER
