"""Creating: a letter with three assignees and a file, beside the same inserts; and the numbers letters get."""

import os
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from bench import inserts, load, servers, table
from bench.home import Home
from bench.site import ARCHITECT, SUBCONTRACTOR, Somebody
from bench.words import Writer
from sitepost.kernel import richtext

CLIENTS = 8
NUMBERING_CLIENTS = 50
FILE_BYTES = 100_000
WARM_SECONDS = 1.0
SETTLE_SECONDS = 300.0
WAITING = """
SELECT (SELECT count(*) FROM outbox),
    (SELECT count(*) FROM procrastinate_jobs
        WHERE status IN ('todo', 'doing') AND coalesce(scheduled_at, now()) <= now())
"""
NUMBERED = """
SELECT count(*), count(DISTINCT number), min(number::integer), max(number::integer) FROM correspondence_item
WHERE type_id = %s AND project_id = %s
"""


class _Made(msgspec.Struct):
    id: UUID


def _letter(turn: int) -> dict[str, Any]:
    writer = Writer(turn)
    text = "\n\n".join(writer.paragraphs())
    return {"subject": writer.subject(), "description": richtext.from_text(text), "due_on": "2031-05-12"}


class Creating:
    """The turns of a client: send a file, then create and issue a letter that carries it."""

    def __init__(self, home: Home, *, label: str) -> None:
        site = home.site
        self.people: list[Somebody] = site.holding(ARCHITECT)
        self.assignees = [str(person.id) for person in site.holding(SUBCONTRACTOR)[:3]]
        self.type = str(site.types["general_correspondence"])
        self.base = f"/api/projects/{site.project}"
        self.label = label
        self.noise = os.urandom(FILE_BYTES - 64)
        self.letters = [_letter(turn) for turn in range(200)]

    def step(self, turn: int, answer: bytes | None) -> bytes | None:
        """Return the next request of a turn."""
        token = self.people[turn % len(self.people)].token
        if answer is None:
            data = f"AC1027 {self.label} {turn}".encode().ljust(64) + self.noise
            path = f"{self.base}/files?name=drawing.dwg"
            return load.post(path, data, token=token, media_type="application/octet-stream")
        if answer.startswith(b'{"id":') and b'"sha256"' in answer and b'"subject"' not in answer:
            return self._create(turn, msgspec.json.decode(answer, type=_Made).id, token)
        return None

    def _create(self, turn: int, file: UUID, token: str) -> bytes:
        body = {
            **self.letters[turn % len(self.letters)],
            "type_id": self.type,
            "issue": True,
            "assignees": self.assignees,
            "received_from": str(self.people[turn % len(self.people)].id),
            "file_ids": [str(file)],
        }
        return load.post(f"{self.base}/correspondence/items", msgspec.json.encode(body), token=token)


def _given(home: Home) -> dict[str, Any]:
    letter = _letter(1)
    words = richtext.plain(letter["description"]) + "\ndrawing.dwg"
    return inserts.values(home, title=letter["subject"], description=letter["description"], words=words)


def create_lines(home: Home, *, rounds: int, seconds: float) -> list[table.Line]:
    """Measure creates at concurrency 8, beside pgbench with 8 clients."""
    work = "create: 3 assignees, 100 kB file"
    if not inserts.has_pgbench(home):
        return [table.note(work, f"not measured: {home.programs} has no pgbench (Debian: postgresql-contrib)")]
    given, mine, theirs, waits = _given(home), list[float](), list[float](), list[float]()
    with servers.sitepost(home) as (address, pid):
        load.drive(address, Creating(home, label="warm").step, clients=CLIENTS, seconds=WARM_SECONDS)
        settled(home)
        for n in range(1, rounds + 1):
            figures = _round(home, f"ours {n}", (address, pid), clients=CLIENTS, seconds=seconds)
            mine.append(figures.per_second)
            waits.append(settled(home) / figures.turns * 1000)
            rate = inserts.pgbench(home, given, seconds=max(1, round(seconds)), clients=CLIENTS)
            print(f"  pgbench {n} {rate:7,.0f}/s", flush=True)
            theirs.append(rate)
    return [
        table.rate(work, mine, theirs, aim=0.5, floor=0.25),
        table.note("  and after it: notices and mails still due", f"{sorted(waits)[len(waits) // 2]:.1f} ms each"),
    ]


def _round(home: Home, name: str, server: tuple[servers.Address, int], *, clients: int, seconds: float) -> load.Figures:
    address, pid = server
    python, database = servers.Processor(pid), servers.Processor(home.running.pid)
    figures = load.drive(address, Creating(home, label=name).step, clients=clients, seconds=seconds)
    table.round_of(name, figures, python=python.spent(), database=database.spent())
    return figures


def settled(home: Home) -> float:
    """Wait until every reaction and job of what was created is done; return the seconds that it took."""
    begun = time.monotonic()
    with home.connect() as conn:
        while time.monotonic() - begun < SETTLE_SECONDS:
            row = conn.execute(WAITING).fetchone()
            if row is not None and row[0] == 0 and row[1] == 0:
                return time.monotonic() - begun
            time.sleep(0.1)
    raise SystemExit(f"Reactions are not done after {SETTLE_SECONDS:.0f} s: {row}")


def single_lines(home: Home, *, rounds: int, seconds: float) -> list[table.Line]:
    """Measure creates one at a time, beside the bare inserts and the file by one connection."""
    mine, theirs = list[float](), list[float]()
    bare = inserts.Single(home, _given(home))
    data = os.urandom(FILE_BYTES)
    try:
        with servers.sitepost(home) as (address, pid):
            load.drive(address, Creating(home, label="warm").step, clients=1, seconds=WARM_SECONDS)
            settled(home)
            for n in range(1, rounds + 1):
                mine.append(_round(home, f"ours {n}", (address, pid), clients=1, seconds=seconds).p50_ms)
                settled(home)
                figures = _repeat(lambda: bare.create(data), seconds=seconds)
                table.round_of(f"bare {n}", figures)
                theirs.append(figures.p50_ms)
    finally:
        bare.close()
    return [table.span("create, one at a time, p50", mine, theirs, aim=2.5, floor=5)]


def _repeat(call: Callable[[], None], *, seconds: float) -> load.Figures:
    times: list[float] = []
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    ordered = sorted(times)
    return load.Figures(
        per_second=len(ordered) / (time.perf_counter() - begun),
        p50_ms=ordered[len(ordered) // 2] * 1000,
        p95_ms=ordered[int(len(ordered) * 0.95)] * 1000,
        turns=len(ordered),
    )


def number_lines(home: Home, *, numbers: int) -> list[table.Line]:
    """Make items of one type from fifty clients at once and look at the numbers that they got."""
    site, type = home.site, home.site.types["transmittal"]
    people = site.holding(ARCHITECT)
    path = f"/api/projects/{site.project}/correspondence/items"
    body = msgspec.json.encode({"type_id": type, "issue": False, "subject": "Transmittal"})
    requests = [load.post(path, body, token=person.token) for person in people]
    with servers.sitepost(home) as (address, _):
        figures = load.drive(
            address, load.asking(requests), clients=NUMBERING_CLIENTS, seconds=SETTLE_SECONDS, most=numbers
        )
    table.round_of("numbers", figures)
    with home.connect() as conn:
        row = conn.execute(NUMBERED, [type, site.project]).fetchone()
    assert row is not None
    count, different, first, last = row
    said = f"{count:,} items, {different:,} numbers, {first}-{last}"
    well = count == different == numbers and first == 1 and last == numbers
    return [
        table.check(f"numbering, {NUMBERING_CLIENTS} clients at once", said, well=well, wanted="no gap, none twice")
    ]
