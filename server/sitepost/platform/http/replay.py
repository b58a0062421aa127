"""Answers that are given again: one effect for each `Idempotency-Key`, and no word to whoever may not read it now.

A key belongs to a person, with whichever browser or token they come. It is taken after the guard
has let them in, in the transaction of the request, and the answer is kept there too. It is given
again only while they have lost none of the rights that they had then, and still see the cards that
it was about; otherwise they learn no more than that it was done, or that there is nothing.

Who is not signed in shares no keys with anybody: the key counts together with the whole request,
and no answer to it is kept. Neither are answers that hold a secret, nor cookies, ever.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.kernel.item import sees
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal, Why, hidden
from sitepost.platform import cards
from sitepost.platform.work import Work

LARGEST_KEY = 200
KEPT_FOR = timedelta(days=2)
SECRET_REPLY = b"sitepost-secret"  # a header on replies that are shown once and kept nowhere
SHORT = 8  # bytes of a reader key that tell it from the others of one passport
DONE_ALREADY = Why("idempotency_secret", Kind.TAKEN, "This was done already; its answer is not given again.")
KEY_REUSED = Why("idempotency_key_reused", Kind.INVALID, "This key was used for another request.")

CLAIM = """
INSERT INTO idempotency (who, key, request, at) VALUES (%(who)s, %(key)s, %(request)s, %(now)s)
ON CONFLICT (who, key) DO NOTHING
"""
KEPT = "SELECT request, status, headers, body FROM idempotency WHERE who = %(who)s AND key = %(key)s"
KEEP = """
UPDATE idempotency SET status = %(status)s, headers = %(headers)s, body = %(body)s
WHERE who = %(who)s AND key = %(key)s
"""
FORGET = "DELETE FROM idempotency WHERE at < %(before)s"


class Claim(msgspec.Struct):
    """A key with the digest of its request; whose it is, the guard says by `take`."""

    key: str
    request: bytes
    who: str = ""
    by: Passport | None = None


class Replayed(Exception):
    """The request was answered already; the edge sends what it was answered then."""

    def __init__(self, *, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        super().__init__("replayed")
        self.status, self.headers, self.body = status, headers, body


async def take(work: Work, claim: Claim, by: Passport | None) -> None:
    """Take the key for this request, or raise what is to be answered instead.

    `by` is None for whoever is not signed in. Raises `Replayed`; refuses `idempotency_key_reused`,
    `idempotency_secret` (done, but not told again) and `not_found` (the caller sees it no more).
    """
    claim.by, claim.who = by, str(by.person) if by else f"nobody:{claim.request.hex()}"
    if await first_time(work, who=claim.who, key=claim.key, request=claim.request):
        return
    found = await work.dicts(KEPT, {"who": claim.who, "key": claim.key})
    kept: dict[str, Any] = found[0] if found else {"request": claim.request, "body": None}  # Any: a row
    if kept["request"] != claim.request:
        raise Refusal(KEY_REUSED)
    if by is None or kept["body"] is None or not _holds(by, kept["headers"]["rights"]):
        raise Refusal(DONE_ALREADY)
    about = [UUID(card) for card in kept["headers"]["about"]]
    if len(await cards.seen(work, about, by)) < len(about):
        hidden()
    headers = [(name, value) for name, value in kept["headers"]["sent"]]
    raise Replayed(status=kept["status"], headers=headers, body=bytes(kept["body"]))


async def first_time(work: Work, *, who: str, key: str, request: bytes = b"") -> bool:
    """Note that `who` uses `key`, and say whether that is the first time; waits for one who does so meanwhile."""
    return await work.run(CLAIM, {"who": who, "key": key, "request": request, "now": work.now}) == 1


async def keep(work: Work, claim: Claim, *, status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> None:
    """Keep an answer beside its key, where it may be kept at all."""
    sent = list(headers)
    if claim.by is None or any(name.lower() == SECRET_REPLY for name, _ in sent):
        return
    kept: dict[str, Any] = {
        "sent": [(name.decode("latin-1"), value.decode("latin-1")) for name, value in sent if _is_kept(name)],
        "about": list({card.id for card in work.told_cards if sees(claim.by, card)}),
        "rights": b64encode(b"".join(_rights(claim.by))).decode(),
    }
    row = {"who": claim.who, "key": claim.key, "status": status, "headers": Jsonb(kept), "body": body}
    await work.run(KEEP, row)


def _is_kept(name: bytes) -> bool:
    return name.lower() not in (b"set-cookie", b"content-length")


def _rights(who: Passport) -> set[bytes]:
    held = {key.bytes[:SHORT] for key in who.reads}
    return held | ({b"admin".ljust(SHORT)} if who.account_admin else set())


def _holds(who: Passport, rights: str) -> bool:
    had = b64decode(rights)
    return {had[at : at + SHORT] for at in range(0, len(had), SHORT)} <= _rights(who)


async def forget(work: Work) -> None:
    """Forget keys and answers after two days (daily job)."""
    await work.run(FORGET, {"before": work.now - KEPT_FOR})
