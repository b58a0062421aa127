"""Exports: the list as XLSX and CSV, and one letter as PDF, against the most that they may take."""

import http.client
import threading
import time
from statistics import median
from uuid import UUID

import msgspec

from bench import load, servers, table
from bench.home import Home
from bench.site import ARCHITECT

ROWS = 10_000
MOST_SHEET_SECONDS = 10.0
MOST_SHEET_MIB = 150.0
MOST_FIRST_BYTE_MS = 500.0
MOST_PDF_MS = 300.0
SAMPLES_A_SECOND = 20
PDFS = 60
COUNTED = """
SELECT type_id, count(*) FROM correspondence_item
WHERE project_id = %s AND status_id IS NOT NULL GROUP BY 1 HAVING count(*) >= %s ORDER BY 2 LIMIT 1
"""
LETTERS = """
SELECT c.id FROM card c JOIN passport p ON p.scope_id = c.scope_id AND c.readers && p.reads
WHERE c.scope_id = %s AND p.person_id = %s AND c.kind = 'correspondence.item' ORDER BY c.id LIMIT %s
"""


class Fetched(msgspec.Struct):
    """How long the first byte and the last one took, in seconds, and the most memory of a process, in MiB."""

    first: float
    last: float
    bytes: int
    memory: float


class _Memory(threading.Thread):
    """Watches the largest process of a server until it is told to end."""

    def __init__(self, pids: list[int]) -> None:
        super().__init__(daemon=True)
        self.pids, self.most, self.over = pids, 0.0, threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self.over.wait(1 / SAMPLES_A_SECOND):
            self.most = max(self.most, *(servers.memory_mib(pid) for pid in self.pids))


def export_lines(home: Home, *, rounds: int) -> list[table.Line]:
    """Measure a list of 10,000 rows or more as XLSX and CSV, and PDFs of single letters, one at a time."""
    type, rows = _type(home)
    token = home.site.holding(ARCHITECT)[0].token
    path = f"/api/projects/{home.site.project}/correspondence/export?type={type}&format="
    with servers.sitepost(home) as (address, pid):
        pids = [each for each in servers.children(pid) if "server-process" in servers.command_of(each)]
        sheets = [_fetched(address, path + "xlsx", token, pids) for _ in range(rounds)]
        texts = [_fetched(address, path + "csv", token, pids) for _ in range(rounds)]
        letters = load.drive(address, _letters(home, token), clients=1, seconds=120, most=PDFS)
    share = ROWS / rows
    seconds = median(each.last for each in sheets) * share
    return [
        table.most(f"XLSX, for each 10,000 of {rows:,} rows", seconds, "s", limit=MOST_SHEET_SECONDS),
        table.most("  most memory of a process", max(x.memory for x in sheets), "MiB", limit=MOST_SHEET_MIB),
        table.most("CSV, first byte", median(x.first for x in texts) * 1000, "ms", limit=MOST_FIRST_BYTE_MS),
        table.note("CSV, for each 10,000 rows", f"{median(x.last for x in texts) * share:.1f} s"),
        table.most("PDF of an item, p95", letters.p95_ms, "ms", limit=MOST_PDF_MS),
    ]


def _type(home: Home) -> tuple[UUID, int]:
    """Return the smallest type with enough items, and how many it has."""
    with home.connect() as conn:
        row = conn.execute(COUNTED, [home.site.project, ROWS]).fetchone()
    if row is None:
        raise SystemExit(f"No type has {ROWS:,} items; the bench needs more than --items says.")
    return row[0], row[1]


def _fetched(address: servers.Address, path: str, token: str, pids: list[int]) -> Fetched:
    watch = _Memory(pids)
    watch.start()
    connection = http.client.HTTPConnection(*address, timeout=120)
    begun = time.perf_counter()
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}: {answer.read()[:500]!r}")
    size = len(answer.read(1))
    first = time.perf_counter() - begun
    while piece := answer.read(1 << 16):
        size += len(piece)
    last = time.perf_counter() - begun
    connection.close()
    watch.over.set()
    watch.join()
    name = path.rpartition("=")[2]
    print(f"  {name:<8} first byte {first * 1000:6.0f} ms   all {last:6.2f} s   {size / 2**20:6.2f} MiB", flush=True)
    return Fetched(first, last, size, watch.most)


def _letters(home: Home, token: str) -> load.Step:
    base = f"/api/projects/{home.site.project}/correspondence/items"
    with home.connect() as conn:
        found = conn.execute(LETTERS, [home.site.project, home.site.holding(ARCHITECT)[0].id, PDFS]).fetchall()
    return load.asking([load.get(f"{base}/{row[0]}/pdf", token=token) for row in found])
