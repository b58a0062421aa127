"""The chain over the facts: linked behind the commits, signed now and then, and computed anew to verify it."""

from collections.abc import Callable
from uuid import UUID

import msgspec
import structlog

from sitepost.platform.seal import seal_of
from sitepost.platform.work import Work
from sitepost.tools.audit import rules, store
from sitepost.tools.audit.model import LINKED_AT_ONCE, Chain, Checkpoint, Link, WholeFact

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
    last, previous, kept = 0, rules.first_hash(chain.stream), dict[int, bytes]()
    wanted = {each.seq for each in await store.checkpoints(work, chain.stream)}
    while facts := await store.facts(work, chain.stream, after=last, limit=LINKED_AT_ONCE):
        links = await store.links(work, chain.stream, after=last, upto=facts[-1].seq)
        for fact in facts:
            found += rules.gap(last, fact.seq)
            found += rules.link_faults(chain, fact, links.pop(fact.seq, None), previous)
            previous, last = _following(previous, fact, kept, wanted), fact.seq
            hear(fact)
        found += [f"Link {seq} stands there without its fact." for seq in links]
    found += rules.end_faults(chain, last)
    found += [f"Link {seq} stands there without its fact." for seq in await _beyond(work, chain, last)]
    return found + await _checkpoint_faults(work, chain, kept)
