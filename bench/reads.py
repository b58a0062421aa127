"""The list and the search, beside handlers that do nothing but the query."""

from urllib.parse import quote_plus

from bench import load, servers, table
from bench.home import Home
from bench.site import ARCHITECT, SUBCONTRACTOR
from bench.words import SEARCHES

CLIENTS = 8
WARM_SECONDS = 1.0


def list_lines(home: Home, *, rounds: int, seconds: float) -> list[table.Line]:
    """Measure the first page of 50, filtered by status and assignee, sorted by due date."""
    token = home.site.holding(ARCHITECT)[0].token
    people = [person.id for person in home.site.people]
    path = f"/api/projects/{home.site.project}/correspondence/items?status=open&sort=due_on&limit=50&assignee="
    ours = [load.get(f"{path}{person}", token=token) for person in people]
    bare = [load.get(f"/list?status=open&assignee={person}") for person in people]
    mine, theirs = _alternate(home, ours, bare, rounds=rounds, seconds=seconds)
    return [table.rate("list: 50 by status and assignee, by due date", mine, theirs, aim=0.9, floor=0.5)]


def search_lines(home: Home, *, rounds: int, seconds: float) -> list[table.Line]:
    """Measure full-text search: the first 50, ranked, for words of different frequency."""
    token = home.site.holding(SUBCONTRACTOR)[0].token
    path = f"/api/projects/{home.site.project}/search?limit=50&q="
    ours = [load.get(path + quote_plus(words), token=token) for words in SEARCHES]
    bare = [load.get("/search?q=" + quote_plus(words)) for words in SEARCHES]
    mine, theirs = _alternate(home, ours, bare, rounds=rounds, seconds=seconds)
    return [table.rate("search: 50 best, ranked", mine, theirs, aim=1.0, floor=0.5)]


def _alternate(
    home: Home, ours: list[bytes], bare: list[bytes], *, rounds: int, seconds: float
) -> tuple[list[float], list[float]]:
    mine, theirs = list[float](), list[float]()
    with servers.sitepost(home) as our, servers.bare(home) as their:
        for (where, _), requests in ((our, ours), (their, bare)):
            load.drive(where, load.asking(requests), clients=CLIENTS, seconds=WARM_SECONDS)
        for n in range(1, rounds + 1):
            mine.append(_round(home, f"ours {n}", our, ours, seconds))
            theirs.append(_round(home, f"bare {n}", their, bare, seconds))
    return mine, theirs


def _round(home: Home, name: str, server: tuple[servers.Address, int], requests: list[bytes], seconds: float) -> float:
    address, pid = server
    python, database = servers.Processor(pid), servers.Processor(home.running.pid)
    figures = load.drive(address, load.asking(requests), clients=CLIENTS, seconds=seconds)
    table.round_of(name, figures, python=python.spent(), database=database.spent())
    return figures.per_second
