"""Who reads a change history, how facts are said in it, and how they are chained."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.ids import parse_id
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Why
from sitepost.tools.audit.model import (
    ADMINS_ONLY,
    CHECKPOINT_EVERY,
    VERIFIES_AT_MOST,
    VERIFYING,
    Chain,
    ChangeLine,
    Checkpoint,
    Entry,
    FactRow,
    Link,
    Verification,
    WholeFact,
)

LABELS = {
    "assignees": "Assignees",
    "cost_code_id": "Cost Code",
    "due_on": "Due Date",
    "file_ids": "Attachments",
    "file_name": "Name of an attachment",
    "location_id": "Location",
    "received_from": "Received From",
    "spec_section_id": "Specification Section",
    "trade_ids": "Trades",
}
ENDINGS = (" ids", " id", " on")


def why_not_read(card: Card, who: Passport) -> Why | None:
    """Say why `who`, who sees `card`, may not read its history, or None when they may."""
    return None if who.at_least(card.tool, Level.ADMIN) else ADMINS_ONLY


def entry(row: FactRow, card: UUID) -> Entry:
    """Say a fact as an entry of the history of `card`."""
    given = row.body.get("changes")
    changes = [_line(each) for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    return Entry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        kind=row.kind,
        label=_kind_words(row.kind),
        changes=changes,
        part=row.card if row.card != card else None,
    )


def _line(change: dict[str, Any]) -> ChangeLine:
    field = str(change.get("field", ""))
    label = str(change.get("label") or field_words(field))
    return ChangeLine(field, label, change.get("old"), change.get("new"))


def field_words(field: str) -> str:
    """Name a field as forms do: `due_on` is Due Date, `schedule_impact` is Schedule Impact."""
    if field in LABELS:
        return LABELS[field]
    words = field.replace(".", " ").replace("_", " ").strip()
    for ending in ENDINGS:
        words = words.removesuffix(ending)
    return words.title()


def _kind_words(kind: str) -> str:
    return kind.rsplit(".", 1)[-1].replace("_", " ").capitalize()


def named_ids(entries: Iterable[Entry]) -> set[UUID]:
    """Return every id that the entries name: actors, and ids among old and new values."""
    found: set[UUID] = set()
    for each in entries:
        if each.actor is not None:
            found.add(each.actor)
        for change in each.changes:
            found.update(_ids(change.old))
            found.update(_ids(change.new))
    return found


def _ids(value: object) -> Iterator[UUID]:
    if isinstance(value, str) and len(value) == 36 and (read := parse_id(value)) is not None:
        yield read
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each)


def canonical(fact: WholeFact) -> bytes:
    """Return a fact's row as JSON with sorted keys, no spaces and times in UTC: the same row gives the same bytes."""
    readers = None if fact.was_readers is None else [str(key) for key in fact.was_readers]
    row = {
        "stream": str(fact.stream),
        "seq": fact.seq,
        "account": str(fact.account),
        "kind": fact.kind,
        "version": fact.version,
        "at": fact.at.astimezone(UTC).isoformat(),
        "actor": str(fact.actor) if fact.actor else None,
        "card": str(fact.card) if fact.card else None,
        "was_readers": readers,
        "body": json.loads(fact.body, parse_float=Decimal),
    }
    return msgspec.json.encode(row, order="sorted")


def first_hash(stream: UUID) -> bytes:
    """Return what the first link of a stream is chained to."""
    return hashlib.sha256(b"sitepost record 1 " + stream.bytes).digest()


def next_hash(previous: bytes, fact: WholeFact) -> bytes:
    """Return the hash of the link of `fact`."""
    return hashlib.sha256(previous + canonical(fact)).digest()


def links(previous: bytes, last: int, facts: Iterable[WholeFact]) -> list[Link]:
    """Return the links of facts that follow `last`, up to the first gap: nothing is linked past one."""
    made: list[Link] = []
    for fact in facts:
        if fact.seq != last + 1:
            break
        previous, last = next_hash(previous, fact), fact.seq
        made.append(Link(fact.seq, previous, fact.account))
    return made


def wants_checkpoint(before: int, after: int) -> bool:
    """Say whether links up to `after` ask for a checkpoint."""
    return before // CHECKPOINT_EVERY != after // CHECKPOINT_EVERY


def statement(*, stream: UUID, account: UUID, seq: int, at: datetime, hash: bytes) -> bytes:
    """Return what a checkpoint signs."""
    said = {
        "record": "sitepost 1",
        "stream": str(stream),
        "account": str(account),
        "seq": seq,
        "at": at.astimezone(UTC).isoformat(),
        "hash": hash.hex(),
    }
    return msgspec.json.encode(said, order="sorted")


def fact_words(fact: WholeFact) -> str:
    """Name a fact as people can find it: its number, what happened, when (UTC)."""
    return f"fact {fact.seq} ({_kind_words(fact.kind)}, {fact.at.astimezone(UTC):%Y-%m-%d %H:%M})"


def fact_faults(chain: Chain, fact: WholeFact, link: Link | None, *, last: int, previous: bytes) -> list[str]:
    """Return what is wrong between a fact, its link and what came before them (`last`, `previous`)."""
    found = [] if fact.seq == last + 1 else [f"{_facts(last + 1, fact.seq - 1)} missing."]
    if link is None:
        return [*found, f"The link of {fact_words(fact)} is missing."] if fact.seq <= chain.linked else found
    if link.account != fact.account or link.hash != next_hash(previous, fact):
        found.append(f"{fact_words(fact).capitalize()} does not fit its link: it was changed, or its link was.")
    return found


def stray_links(links: Iterable[int]) -> list[str]:
    """Say of links that have no fact what is missing."""
    return [f"Fact {seq} is missing: its link is there without it." for seq in links]


def stray_checkpoints(checkpoints: Iterable[int]) -> list[str]:
    """Say of checkpoints that have no fact what is missing."""
    return [f"The checkpoint at fact {seq} is there without that fact." for seq in checkpoints]


def end_faults(chain: Chain, last: int) -> list[str]:
    """Say whether the facts end where their counter and the chain do."""
    found = [] if last >= chain.facts else [f"{_facts(last + 1, chain.facts)} missing at the end."]
    if last > chain.facts:
        found.append(f"The counter of the facts says {chain.facts}, but there are {last}.")
    if chain.linked > last:
        found.append(f"The chain says that it is at fact {chain.linked}, but there are {last}.")
    return found


def checkpoint_faults(checkpoint: Checkpoint, *, hash: bytes, key: bytes, signs: bool) -> list[str]:
    """Return what is wrong with a checkpoint; `hash` is that of its link, `key` the public key of this server."""
    where = f"The checkpoint at fact {checkpoint.seq}"
    if checkpoint.key != key:
        return [f"{where} was not signed with the key of this server (record.key in the data folder)."]
    if not signs:
        return [f"{where} has a signature that does not fit: it was changed."]
    return [] if checkpoint.hash == hash else [f"{where} signed another hash than the link there has."]


def why_not_verify(present: Verification | None, *, now: datetime) -> Why | None:
    """Say why the record cannot be verified now: somebody else's verification runs."""
    runs = present is not None and present.finished_at is None and now - present.asked_at < VERIFIES_AT_MOST
    return VERIFYING if runs else None


def _facts(first: int, last: int) -> str:
    return f"Fact {first} is" if first == last else f"Facts {first} to {last} are"
