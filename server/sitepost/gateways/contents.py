"""What goes into an archive of an item: its letter, its files, and, as evidence, all that is known of it."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from sitepost.gateways import annexes, printing
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform import blobs, cards, faces
from sitepost.platform.blobs import FileRow, store_of
from sitepost.platform.work import Work
from sitepost.platform.zips import Archive, safe
from sitepost.tools.audit import store as audit_store
from sitepost.tools.correspondence import actions, store
from sitepost.tools.correspondence.actions.items import Opened
from sitepost.tools.correspondence.model.letter import Options
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.emails import actions as emails
from sitepost.tools.receipts import actions as receipts
from sitepost.tools.receipts.model import NOT_ISSUED

WHOLE = Options(hash=True)
NOTHING: bytes | None = None


class Placed(NamedTuple):
    """A file of an item and where in the archive it lies."""

    path: str
    row: FileRow


class Written(NamedTuple):
    """An item as the manifest names it."""

    id: UUID
    number: str
    subject: str
    revision: int
    files: list[FileRow]
    emails: int = 0


def ready(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Yield pieces that take the disk, each read beside the loop."""
    return _ready(pieces)


async def _ready(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (piece := await asyncio.to_thread(next, pieces, NOTHING)) is not None:
        if piece:
            yield piece


async def write_item(
    work: Work,
    who: Passport,
    archive: Archive,
    opened: Opened,
    *,
    folder: tuple[str, ...],
    address: str,
    told: list[Written],
) -> AsyncIterator[bytes]:
    """Write the letter of an item and its files, as `who` may have them, and add it to `told`."""
    id = opened.item.id
    said = await store.responses.seen(work, id, reads=who.reads)
    placed = await _files(work, who, archive, id, said, folder)
    letter = await printing.print_letter(work, who, id=id, options=WHOLE, address=address, opened=opened)
    await work.rest()
    async for piece in ready(archive.add(archive.names.give(*folder, letter.name), letter.content)):
        yield piece
    for each in placed:
        async for piece in ready(archive.add_file(each.path, store_of(work).open_path(each.row.sha256))):
            yield piece
    item = opened.item
    number = actions.pdf.name_of(opened).removesuffix(".pdf")
    told.append(Written(item.id, number, item.subject, item.revision, [each.row for each in placed]))


async def _files(
    work: Work, who: Passport, archive: Archive, id: UUID, said: list[Response], folder: tuple[str, ...]
) -> list[Placed]:
    """Give the files of an item and of its responses a place each; what `who` may not have has none."""
    own = (await cards.by_id(work, [id]))[id].files
    answered = {file: number for number, each in enumerate(said, 1) for file in each.file_ids}
    found = await blobs.files(work, {*own, *answered}, scope=who.project, who=who)
    people = await faces.of(work, scope=who.project, people={each.author for each in said})
    authors = {number: people[each.author].name if each.author in people else "" for number, each in enumerate(said, 1)}
    placed: list[Placed] = []
    for file in dict.fromkeys((*own, *answered)):
        if (row := found.get(file)) is None:
            continue
        number = answered.get(file)
        place = ("attachments",) if number is None else ("responses", safe(f"{number:02} {authors[number]}".strip()))
        placed.append(Placed(archive.names.give(*folder, *place, row.name), row))
    return placed


async def write_evidence(
    work: Work, who: Passport, archive: Archive, *, id: UUID, folder: tuple[str, ...], told: list[Written]
) -> AsyncIterator[bytes]:
    """Write what is known of the item that was told last (revisions, responses, history, mails, e-mails, receipts).

    It is for an Admin of its type; `told` learns how many e-mails there are.
    """
    known: dict[str, Any] = {}
    revisions = await store.revisions.of_subject(work, id)
    said = await store.responses.seen(work, id, reads=who.reads)
    for response in said:
        revisions += await store.revisions.of_subject(work, response.id)
    known["responses"] = said
    entries = await annexes.history(work, who, id)
    names = await annexes.named(work, who, entries)
    known["history"] = {"entries": entries, "names": {str(key): name for key, name in names.items()}}
    known["e-mails"], count = await emails_of(work, who, id)
    told[-1] = told[-1]._replace(emails=count)
    known |= await _receipts(work, who, id)
    await work.rest()
    for revision in revisions:
        kind = "revisions" if revision.subject == id else f"revisions of response {_number(said, revision.subject)}"
        path = archive.names.give(*folder, kind, f"{revision.number}.json")
        async for piece in ready(archive.add(path, revision.content.encode())):
            yield piece
    for name, value in known.items():
        path = archive.names.give(*folder, f"{name}.json")
        async for piece in ready(archive.add_json(path, msgspec.to_builtins(value, str_keys=True))):
            yield piece


async def _receipts(work: Work, who: Passport, id: UUID) -> dict[str, Any]:
    """Return what became of an item with each recipient, and the mails about it; a draft has neither."""
    try:
        ledger = await receipts.read(work, who, id=id)
    except Refusal as refusal:
        if refusal.why is not NOT_ISSUED:
            raise
        return {}
    people = await faces.of(work, scope=who.project, people=[each.person for each in ledger.receipts])
    named = {str(key): face for key, face in people.items()}
    mails = await receipts.mails(work, who, id=id)
    return {"receipts": {"ledger": ledger, "people": named}, "mails": mails}


async def emails_of(work: Work, who: Passport, id: UUID) -> tuple[dict[str, Any], int]:
    """Return the e-mails that people sent about an item, as far as `who` may read them, and how many they are."""
    found = await emails.trail(work, who, id)
    every = [email for told in found.threads for email in told.emails]
    people = await faces.of(work, scope=who.project, people={each for e in every for each in (e.author, *e.people)})
    named = {str(key): face for key, face in people.items()}
    return {"threads": found.threads, "people": named, "mails": found.states}, len(every)


def _number(said: list[Response], id: UUID) -> int:
    return next(number for number, each in enumerate(said, 1) if each.id == id)


async def chain_end(work: Work, project: UUID) -> Mapping[str, Any]:
    """Return where the chain of a project stands, and its last signed checkpoint, to be held against the record."""
    last = await audit_store.last_link(work, project)
    signed = await audit_store.checkpoints(work, project)
    newest = signed[-1] if signed else None
    return {
        "stream": str(project),
        "link": {"seq": last.seq, "hash": last.hash.hex()} if last else None,
        "checkpoint": {
            "seq": newest.seq,
            "at": newest.at.isoformat(),
            "hash": newest.hash.hex(),
            "key": newest.key.hex(),
            "signature": newest.signature.hex(),
        }
        if newest
        else None,
    }


def is_administered(tool: str, who: Passport) -> bool:
    """Say whether `who` may take evidence of items of a type: its Admins."""
    return who.at_least(tool, Level.ADMIN)
