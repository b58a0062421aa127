"""Receipts over HTTP: the ledger of an issued item, and the acknowledgement of a recipient."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.platform import blobs, faces
from sitepost.platform.faces import Face
from sitepost.platform.http import May, get, post
from sitepost.platform.work import Work
from sitepost.tools.receipts import actions, rules
from sitepost.tools.receipts.model import Ledger, Receipt


class TimesBody(Struct):
    """When something was done for the first and for the last time, and how often."""

    first_at: datetime
    last_at: datetime
    times: int


class MailBody(Struct):
    """A mail about the item: `state` is waiting, kept, sent or failed; `answer` is what the mail server said."""

    id: UUID
    reason: str
    queued_at: datetime
    state: str
    sent_at: datetime | None
    answer: str


class DownloadBody(Struct):
    """A file that was downloaded to its last byte."""

    file_id: UUID
    name: str
    first_at: datetime
    last_at: datetime
    times: int


class ReceiptBody(Struct):
    """What one recipient did; `gone_at` is when they were taken off the item."""

    person_id: UUID
    roles: list[str]
    since: datetime
    gone_at: datetime | None
    mails: list[MailBody]
    opened: TimesBody | None
    downloads: list[DownloadBody]
    responded: TimesBody | None
    acknowledged_at: datetime | None


class RecipientBody(Struct):
    """A recipient as others see them."""

    id: UUID
    name: str
    company_name: str


class LedgerBody(Struct):
    """The receipts of an item; `whole` is false for a recipient, who is shown their own line alone."""

    issued_at: datetime
    whole: bool
    items: list[ReceiptBody]
    people: dict[str, RecipientBody]
    can: list[str]
    why_not: dict[str, str]


RECEIPTS = "/projects/{project_id:uuid}/receipts/{card_id:uuid}"


@get(RECEIPTS, may=May.MEMBER, tags=["receipts"])
async def read_receipts(work: Work, who: Passport, card_id: UUID) -> LedgerBody:
    """Tell what became of an issued item with each recipient: everything, or for a recipient their own line."""
    return await _ledger(work, who, card_id)


@post(RECEIPTS + "/acknowledgement", may=May.MEMBER, status_code=200, tags=["receipts"])
async def acknowledge(work: Work, who: Passport, card_id: UUID) -> LedgerBody:
    """Acknowledge that one received an item; that cannot be taken back."""
    await actions.acknowledge(work, who, id=card_id)
    return await _ledger(work, who, card_id)


async def _ledger(work: Work, who: Passport, card: UUID) -> LedgerBody:
    ledger = await actions.read(work, who, id=card)
    people = await faces.of(work, scope=who.project, people=[each.person for each in ledger.receipts])
    files = await blobs.of_ids(work, {each.file for each in ledger.downloads})
    return _body(ledger, who, people.values(), {file: row.name for file, row in files.items()})


def _body(ledger: Ledger, who: Passport, people: Iterable[Face], files: dict[UUID, str]) -> LedgerBody:
    own = next((each for each in ledger.receipts if each.person == who.person), None)
    why = rules.why_not_acknowledge(own)
    return LedgerBody(
        issued_at=ledger.letter.issued_at,
        whole=ledger.whole,
        items=[_line(each, ledger, files) for each in ledger.receipts],
        people={str(face.person): RecipientBody(face.person, face.name, face.company_name) for face in people},
        can=[] if why else ["acknowledge"],
        why_not={"acknowledge": why.code} if why else {},
    )


def _line(receipt: Receipt, ledger: Ledger, files: dict[UUID, str]) -> ReceiptBody:
    return ReceiptBody(
        person_id=receipt.person,
        roles=receipt.roles,
        since=receipt.since,
        gone_at=receipt.gone_at,
        mails=[
            MailBody(mail.id, mail.reason, mail.queued_at, mail.state, mail.sent_at, mail.answer)
            for mail in ledger.mails
            if mail.person == receipt.person
        ],
        opened=_times(receipt.opened_first, receipt.opened_last, receipt.opened_times),
        downloads=[
            DownloadBody(each.file, files.get(each.file, ""), each.first_at, each.last_at, each.times)
            for each in ledger.downloads
            if each.person == receipt.person
        ],
        responded=_times(receipt.responded_first, receipt.responded_last, receipt.responded_times),
        acknowledged_at=receipt.acknowledged_at,
    )


def _times(first: datetime | None, last: datetime | None, times: int) -> TimesBody | None:
    return TimesBody(first, last, times) if first is not None and last is not None else None


ROUTES = [read_receipts, acknowledge]
