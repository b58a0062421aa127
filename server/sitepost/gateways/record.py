"""The record of a company: how its chains stand, and its verification over all rooms that write into it."""

import asyncio
from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.kernel.passport import Passport
from sitepost.platform import jobs
from sitepost.platform.db import Database
from sitepost.platform.http import May, get, post
from sitepost.platform.seal import seal_of
from sitepost.platform.tasks import end
from sitepost.platform.work import Work
from sitepost.tools.audit import actions as audit
from sitepost.tools.audit import store as audit_store
from sitepost.tools.audit.model import Chain, Verification, WholeFact
from sitepost.tools.correspondence import actions as correspondence

JOB = "record.verify"
SAID_EVERY = 1.0  # seconds
MOST_FAULTS = 200  # that are kept of one place; their number is kept in any case


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one project, or in what belongs to the company as a whole."""

    id: UUID
    name: str
    facts: int
    revisions: int
    files: int
    wrong: int
    faults: list[str]


class Meter:
    """How many facts, revisions and files were looked at, of how many."""

    def __init__(self) -> None:
        self.done = self.total = 0

    def count(self, more: int) -> None:
        """Count what was looked at."""
        self.done += more


async def check(database: Database, chain: Chain, meter: Meter) -> Place:
    """Verify one place, all of it as it was at one moment; nothing is written."""
    claims: correspondence.verifying.Claims = {}

    def hear(fact: WholeFact) -> None:
        correspondence.verifying.read_claim(claims, fact.body, seq=fact.seq)
        meter.count(1)

    async with Work(database) as work:
        await audit_store.steady(work)
        chain = next(iter(await audit_store.chains(work, account=None, place=chain.stream)), chain)
        meter.total += chain.facts + await correspondence.verifying.how_many(work, chain.stream)
        faults = await audit.check(work, chain, hear=hear)
        checked = await correspondence.verifying.check(work, chain.stream, claims, say=meter.count)
        faults += checked.faults
        meter.total += len(checked.files)
        faults += await correspondence.verifying.check_files(work, checked.files, say=meter.count)
    return Place(
        id=chain.stream,
        name=chain.name,
        facts=chain.facts,
        revisions=checked.revisions,
        files=len(checked.files),
        wrong=len(faults),
        faults=faults[:MOST_FAULTS],
    )


async def chains_of(database: Database, *, account: UUID | None = None, place: UUID | None = None) -> list[Chain]:
    """Return how the chains stand, of one account, one place, or all."""
    async with Work(database, reading=True) as work:
        return await audit_store.chains(work, account=account, place=place)


async def verify(work: Work, *, account: str) -> None:
    """Verify the record of an account and keep what was found (job); it tells how far it is meanwhile."""
    database, whose, meter = work.database, UUID(account), Meter()
    telling = asyncio.create_task(_tell(database, whose, meter))
    try:
        found = [await check(database, chain, meter) for chain in await chains_of(database, account=whose)]
    finally:
        await end([telling])
    await audit_store.note_progress(work, whose, done=meter.done, total=meter.total)
    await audit_store.finish(work, whose, msgspec.to_builtins(found))


async def _tell(database: Database, account: UUID, meter: Meter) -> None:
    """Note how far the verification is, now and then, until it ends."""
    while True:
        await asyncio.sleep(SAID_EVERY)
        async with Work(database) as work:
            await audit_store.note_progress(work, account, done=meter.done, total=meter.total)


def summary(place: Place, chain: Chain) -> str:
    """Say in one line what was looked at in a place, and how it stands."""
    what = f"{place.facts:,} facts, {place.revisions:,} revisions, {place.files:,} files"
    waiting = f", {chain.facts - chain.linked} facts wait for their link" if chain.linked < chain.facts else ""
    signed = f", signed up to fact {chain.checkpoint_seq}" if chain.checkpoint_seq else ", not signed yet"
    state = "all is as it was written" if not place.wrong else f"{place.wrong} WRONG"
    return f"{place.name}: {state} ({what}{waiting}{signed})"


class CheckpointBody(msgspec.Struct):
    """The last signed checkpoint of a chain: at which fact, and when."""

    seq: int
    at: datetime


class ChainBody(msgspec.Struct, kw_only=True):
    """How one chain stands: `linked` of its `facts` have their link."""

    id: UUID
    name: str
    company_wide: bool
    facts: int
    linked: int
    checkpoint: CheckpointBody | None


class VerificationBody(msgspec.Struct, kw_only=True):
    """The last verification, or the one that runs: `finished_at` is null until it is done."""

    asked_at: datetime
    finished_at: datetime | None
    done: int
    total: int
    places: list[Place]


class RecordBody(msgspec.Struct, kw_only=True):
    """The record of the company; `public_key` (hexadecimal, Ed25519) checks the signatures of its checkpoints."""

    public_key: str
    items: list[ChainBody]
    verification: VerificationBody | None


def _chain(chain: Chain) -> ChainBody:
    signed = chain.checkpoint_seq is not None and chain.checkpoint_at is not None
    return ChainBody(
        id=chain.stream,
        name=chain.name,
        company_wide=chain.kind == "account",
        facts=chain.facts,
        linked=chain.linked,
        checkpoint=CheckpointBody(chain.checkpoint_seq or 0, chain.checkpoint_at or datetime.min) if signed else None,
    )


def _verification(found: Verification | None) -> VerificationBody | None:
    if found is None:
        return None
    return VerificationBody(
        asked_at=found.asked_at,
        finished_at=found.finished_at,
        done=found.done,
        total=found.total,
        places=msgspec.convert(found.result or [], list[Place]),
    )


@get("/record", may=May.ACCOUNT_ADMIN, tags=["audit"])
async def read_record(work: Work, who: Passport) -> RecordBody:
    """Tell how the chains of the company stand, and what the last verification found."""
    return RecordBody(
        public_key=seal_of(work).public.hex(),
        items=[_chain(chain) for chain in await audit_store.chains(work, account=who.account)],
        verification=_verification(await audit_store.verification(work, who.account)),
    )


@post("/record/verifications", may=May.ACCOUNT_ADMIN, tags=["audit"], status_code=202)
async def verify_record(work: Work, who: Passport) -> VerificationBody | None:
    """Verify the record now, as a job: `GET /record` tells how far it is."""
    asked = await audit.ask(work, who.account, person=who.person)
    await jobs.defer(work, JOB, account=str(who.account))
    return _verification(asked)


JOBS = [(JOB, verify, None)]
ROUTES = [read_record, verify_record]
