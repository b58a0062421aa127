"""The chain over the facts: linked behind the commits, signed now and then, and computed anew to verify it."""

from collections.abc import Callable
from uuid import UUID

import structlog

from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform.seal import seal_of
from sitepost.platform.work import Work
from sitepost.tools.audit import rules, store
from sitepost.tools.audit.model import LAST, LINKED_AT_ONCE, Chain, Checkpoint, Link, Verification, WholeFact

log = structlog.get_logger(__name__)

Hear = Callable[[WholeFact], None]


# silent: links tell nothing that the facts did not
async def link(work: Work) -> bool:
    """Link the next facts of one chain; say whether more may wait.

    Facts take their number under the lock of their stream's counter, so once one is seen all before it are:
    links follow in order and without a gap, whichever process makes them and however often one is killed.
    """
    for stream in await store.unlinked(work):
        if await store.hold_chain(work, stream):
            return await _link_some(work, stream)
    return False


async def _link_some(work: Work, stream: UUID) -> bool:
    last = await store.last_link(work, stream)
    before = last.seq if last else 0
    facts = await store.facts(work, stream, after=before, limit=LINKED_AT_ONCE)
    made = rules.links(last.hash if last else rules.first_hash(stream), before, facts)
    if not made:
        if facts:
            log.error("record.fact_missing", stream=str(stream), after=before)
        return False
    await store.add_links(work, stream, made)
    if rules.wants_checkpoint(before, made[-1].seq):
        await _sign(work, stream, made[-1])
    return True


# silent: a checkpoint tells nothing that the facts did not
async def sign_daily(work: Work) -> None:
    """Sign the end of every chain that went on since its last checkpoint (daily job)."""
    for stream in await store.unsigned(work):
        last = await store.last_link(work, stream)
        if last is not None:
            await _sign(work, stream, last)


async def _sign(work: Work, stream: UUID, last: Link) -> None:
    seal = seal_of(work)
    said = rules.statement(stream=stream, account=last.account, seq=last.seq, at=work.now, hash=last.hash)
    checkpoint = Checkpoint(
        stream=stream,
        seq=last.seq,
        account=last.account,
        at=work.now,
        hash=last.hash,
        key=seal.public,
        signature=seal.sign(said),
    )
    await store.add_checkpoint(work, checkpoint)


async def check(work: Work, chain: Chain, *, hear: Hear) -> list[str]:
    """Compute a chain anew from its facts, and return what is wrong in plain words; `hear` is given each fact."""
    found: list[str] = []
    last, previous = 0, rules.first_hash(chain.stream)
    signed = {each.seq: each for each in await store.checkpoints(work, chain.stream)}
    while facts := await store.facts(work, chain.stream, after=last, limit=LINKED_AT_ONCE):
        links = await store.links(work, chain.stream, after=last, upto=facts[-1].seq)
        for fact in facts:
            link = links.pop(fact.seq, None)
            found += rules.fact_faults(chain, fact, link, last=last, previous=previous)
            previous, last = (link.hash if link else rules.next_hash(previous, fact)), fact.seq
            if fact.seq in signed:
                found += _checkpoint_faults(work, signed.pop(fact.seq), previous)
            hear(fact)
        found += rules.stray_links(links)
    found += rules.stray_links(await store.links(work, chain.stream, after=last, upto=LAST))
    return found + rules.end_faults(chain, last) + rules.stray_checkpoints(signed)


def _checkpoint_faults(work: Work, checkpoint: Checkpoint, hash: bytes) -> list[str]:
    seal = seal_of(work)
    said = rules.statement(
        stream=checkpoint.stream,
        account=checkpoint.account,
        seq=checkpoint.seq,
        at=checkpoint.at,
        hash=checkpoint.hash,
    )
    signs = seal.is_ours(said, signature=checkpoint.signature)
    return rules.checkpoint_faults(checkpoint, hash=hash, key=seal.public, signs=signs)


# silent: a verification changes nothing that anybody else sees
async def ask(work: Work, account: UUID, *, person: UUID | None) -> Verification:
    """Note that somebody wants the record verified. Errors: `audit.verifying` while that is being done."""
    present = await store.verification(work, account)
    refuse(rules.why_not_verify(present, now=work.now))
    await store.ask(work, account, person=person)
    asked = await store.verification(work, account)
    if asked is None:
        hidden()
    return asked
