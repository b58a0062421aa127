"""The list and the search, beside handlers that do nothing but the query."""

from collections.abc import Callable
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
    with servers.sitepost(home) as (address, _), servers.bare(home) as other:
        for where, requests in ((address, ours), (other, bare)):
            load.drive(where, load.asking(requests), clients=CLIENTS, seconds=WARM_SECONDS)
        for n in range(1, rounds + 1):
            mine.append(_round("ours", n, lambda: _drive(address, ours, seconds)))
            theirs.append(_round("bare", n, lambda: _drive(other, bare, seconds)))
    return mine, theirs


def _drive(address: tuple[str, int], requests: list[bytes], seconds: float) -> load.Figures:
    return load.drive(address, load.asking(requests), clients=CLIENTS, seconds=seconds)


def _round(name: str, number: int, measure: Callable[[], load.Figures]) -> float:
    figures = measure()
    table.round_of(name, number, figures)
    return figures.per_second
