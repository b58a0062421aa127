"""Chat: durable messages to fifty connected members, beside a bare socket server that inserts the same rows."""

import asyncio
import http.client
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from uuid import UUID

import msgspec
import uvloop

from bench import ears, servers, table
from bench.crowd import PATIENCE, Crowd, post
from bench.home import Home, say
from bench.servers import Address, Processor
from sitepost.app import App
from sitepost.kernel.ids import new_id
from sitepost.platform import passports
from sitepost.platform.db import open_database
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work
from sitepost.tools.directory import actions as directory
from sitepost.tools.identity import actions as identity

MEMBERS, POSTERS = 50, 10
LARGE = 2000  # members of the large group
IDLE = 1000  # sockets
BARE, ALONE = UUID(int=1), UUID(int=3)  # the conversations of the limits
WARM_SECONDS = 1.5
ALL_ON = """
INSERT INTO conversations_settings (account_id, is_on, audience, every_project, edit_on, edit_audience, edit_seconds,
    direct_on, direct_audience, group_managers, items_on, items_audience, tools_off, live_followers, threads_on,
    receipts_on, urgent_by, missed_mail, translation, version)
VALUES (%(account)s, true, 'any', true, true, 'any', 300, true, 'any', 'everyone', true, 'any', '{}', true, false, true,
    'everyone', 'off', 'off', 1)
ON CONFLICT (account_id) DO UPDATE SET is_on = true
"""
GROUP = """
INSERT INTO conversations_conversation (id, account_id, project_id, kind, name, created_by, created_at, last_at)
VALUES (%(id)s, %(account)s, %(project)s, 'group', %(name)s, %(by)s, now(), now())
"""
JOIN = """
INSERT INTO conversations_member (conversation_id, person_id, joined_at, added_by)
SELECT %(id)s, person, now(), %(by)s FROM unnest(%(people)s::uuid[]) AS person
"""
EXTRAS = """
INSERT INTO passport (scope_id, person_id, account_id, company_id, name, company_name, employee, levels, grants, reads)
SELECT p.scope_id, v.person, p.account_id, p.company_id, 'Member of many', p.company_name, p.employee, p.levels,
    p.grants, p.reads
FROM passport p CROSS JOIN unnest(%(people)s::uuid[]) AS v (person) WHERE p.person_id = %(like)s
"""


class Guest(msgspec.Struct):
    """A person with a token."""

    id: UUID
    token: str


class Chat:
    """The people and groups of the bench, made in the database of the run."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.guests = uvloop.run(invited(home, count=MEMBERS, domain="chat.example"))
        self.small, self.large = new_id(), new_id()
        people = [guest.id for guest in self.guests]
        extra = [new_id() for _ in range(LARGE - len(people))]
        with home.connect() as conn:
            conn.execute(ALL_ON, {"account": home.site.account})
            conn.execute(EXTRAS, {"people": extra, "like": people[0]})
            groups = (
                (self.small, "Fifty", people),
                (self.large, "Many", people + extra),
                (BARE, "Bare", []),
                (ALONE, "Alone", []),
            )
            for id, name, members in groups:
                row = {
                    "id": id,
                    "account": home.site.account,
                    "project": home.site.project,
                    "name": name,
                    "by": people[0],
                }
                conn.execute(GROUP, row)
                conn.execute(JOIN, {"id": id, "by": people[0], "people": members})
            conn.execute("ANALYZE")


async def invited(home: Home, *, count: int, domain: str) -> list[Guest]:
    """Bring people into the project by the rooms' own actions."""
    database = await open_database(home.dsn, size=4)
    app = App(Settings(data=home.files, secret="bench"), database)
    await app.jobs.open()
    site = home.site
    async with Work(database, account=site.account) as work:
        founder = (await passports.administrators(work, site.account))[0]
        who = await passports.load(work, scope=site.account, person=founder)
        company = who.company if who else None
        if who is None or company is None:
            raise SystemExit("The bench has no founder.")
        guests = []
        for n in range(count):
            mail = f"guest{n}@{domain}"
            person = await directory.people.add(work, who, name=f"Guest {n}", mail=mail, company=company)
            await directory.members.bring_in(work, who, project=site.project, person=person.id, template=None)
            made = await identity.tokens.create(work, person=person.id, account=site.account, name="chat")
            guests.append(Guest(person.id, made.token))
    await app.settle()
    await app.jobs.close()
    await database.close()
    return guests


@contextmanager
def served(home: Home, *, processes: int) -> Iterator[tuple[Address, int]]:
    """Run `sitepost serve` with sockets that may say as much as they like."""
    port = servers.free_port()
    command = [sys.executable, "-m", "sitepost", "serve", "--data", str(home.files / "data")]
    command += ["--port", str(port), "--processes", str(processes)]
    environment = {"SITEPOST_DATABASE_URL": home.dsn, "SITEPOST_LIVE_FRAMES": "10000000"}
    with servers.running(command, environment, port, "/api/setup") as pid:
        time.sleep(1.0 if processes > 1 else 0.2)
        yield ("127.0.0.1", port), pid


@contextmanager
def echoing(home: Home, *, conversation: UUID) -> Iterator[tuple[Address, int]]:
    """Run the bare server."""
    port = servers.free_port()
    environment = {"BENCH_DATABASE_URL": home.dsn, "BENCH_PORT": str(port), "BENCH_CONVERSATION": str(conversation)}
    environment["BENCH_GROUPED"] = str(int(conversation == BARE))
    with servers.running([sys.executable, "-m", "bench.echo"], environment, port, "/ready") as pid:
        yield ("127.0.0.1", port), pid


def hellos(address: Address, guests: list[Guest], *, count: int) -> list[bytes | None]:
    """Return a first frame for each socket, with a ticket of its own."""
    conn = http.client.HTTPConnection(*address)
    made: list[bytes | None] = []
    for n in range(count):
        guest = guests[n % len(guests)]
        conn.request("POST", "/api/live/ticket", headers={"Authorization": f"Bearer {guest.token}"})
        answer = conn.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(body.decode())
        ticket = msgspec.json.decode(body)["ticket"]
        made.append(msgspec.json.encode({"type": "hello", "ticket": ticket, "streams": {}}))
    conn.close()
    return made


def _last(home: Home, conversation: UUID) -> int:
    with home.connect() as conn:
        row = conn.execute(
            "SELECT coalesce(max(seq), 0) FROM conversations_message WHERE conversation_id = %s", [conversation]
        ).fetchone()
    return int(row[0]) if row else 0


async def _round(
    address: Address, *, path: str, hellos: list[bytes | None], conversation: UUID, base: int, pid: int, home: Home,
    name: str, seconds: float,
) -> dict[str, float]:  # fmt: skip
    board = ears.Board()
    clients = await ears.enter(board, address, path=path, hellos=hellos)
    for each in clients:
        each.base = base
    crowd = Crowd(board, clients, conversation)
    await crowd.together(posters=POSTERS, seconds=WARM_SECONDS)
    server, database = Processor(pid), Processor(home.running.pid)
    many = await crowd.together(posters=POSTERS, seconds=seconds)
    cpu, disk = server.spent() * 1000 / many.messages, database.spent() * 1000 / many.messages
    single = await crowd.in_turn(seconds=seconds / 2)
    for each in clients:
        each.transport.close()
    await asyncio.gather(*(each.lost for each in clients))
    say(
        f"{name:<16}{many.per_second:7,.0f}/s  p50 {many.p50_ms:5.2f}  p99 {many.p99_ms:5.2f} ms  answer p99"
        f" {many.answer_p99_ms:5.2f} ms  server {cpu:.3f} ms, PostgreSQL {disk:.3f} ms a message  one by one p50"
        f" {single.p50_ms:.2f}  p99 {single.p99_ms:.2f} ms"
    )
    return {"rate": many.per_second, "p99": many.p99_ms, "cpu": cpu, "single": single.p50_ms}


def chat_lines(home: Home, *, rounds: int, seconds: float) -> list[table.Line]:
    """Measure ten posters and fifty members beside the limits, one message at a time, and its processor time."""
    chat = Chat(home)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in ("ours", "grouped", "single", "two")}

    def turn(
        name: str, server: tuple[Address, int], *, path: str, conversation: UUID, given: list[bytes | None]
    ) -> None:
        base = _last(home, conversation)
        measured = _round(
            server[0],
            path=path,
            hellos=given,
            conversation=conversation,
            base=base,
            pid=server[1],
            home=home,
            name=name,
            seconds=seconds,
        )
        found[name].append(uvloop.run(measured))

    with (
        served(home, processes=1) as ours,
        echoing(home, conversation=BARE) as grouped,
        echoing(home, conversation=ALONE) as single,
    ):
        for _ in range(rounds):
            given = hellos(ours[0], chat.guests, count=MEMBERS)
            turn("ours", ours, path="/api/live", conversation=chat.small, given=given)
            turn("grouped", grouped, path="/", conversation=BARE, given=[None] * MEMBERS)
        turn("single", single, path="/", conversation=ALONE, given=[None] * MEMBERS)
        large = uvloop.run(_large(ours[0], chat))
    with served(home, processes=2) as two:
        turn("two", two, path="/api/live", conversation=chat.small, given=hellos(two[0], chat.guests, count=MEMBERS))
    return [*_lines(found), *large, _idle(home, chat)]


def _lines(found: dict[str, list[dict[str, float]]]) -> list[table.Line]:
    mine, grouped = found["ours"], found["grouped"]
    cpu = median(each["cpu"] for each in mine)
    state = table.State.OK if cpu <= 0.35 else table.State.MISSED if cpu <= 0.7 else table.State.NOT_DONE
    p99 = median(each["p99"] for each in mine)
    return [
        table.rate(
            "chat: 10 posters, 50 members", [each["rate"] for each in mine], [each["rate"] for each in grouped],
            aim=0.65, floor=0.4,
        ),
        table.Line("  p99 to the last receipt", f"{p99:.2f} ms", aim="<= 8 ms",
            state=table.State.OK if p99 <= 8 else table.State.MISSED),
        table.note("  without grouping the limit is", f"{found['single'][0]['rate']:,.0f}/s"),
        table.note("  by two processes", f"{found['two'][0]['rate']:,.0f}/s"),
        table.span(
            "one after the other, last receipt",
            [each["single"] for each in mine], [each["single"] for each in grouped], aim=1.5, floor=3,
        ),
        table.Line(
            "processor of the server, a message", f"{cpu:.3f} ms",
            f"{median(each['cpu'] for each in grouped):.3f} ms", aim="<= 0.35 ms", floor="> 0.7 ms", state=state,
        ),
    ]  # fmt: skip


async def _large(address: Address, chat: Chat) -> list[table.Line]:
    """Post to a group of two thousand, all of them connected."""
    board = ears.Board()
    given = hellos(address, chat.guests, count=LARGE)
    clients = await ears.enter(board, address, path="/api/live", hellos=given)
    times: list[float] = []
    for _ in range(10):
        heard, started = board.heard, time.perf_counter()
        clients[0].say(post(chat.large))
        while board.heard < heard + LARGE:
            await asyncio.sleep(0.002)
            if time.perf_counter() - started > PATIENCE:
                raise RuntimeError("a message to many was lost")
        times.append(time.perf_counter() - started)
    for each in clients:
        each.transport.close()
    await asyncio.gather(*(each.lost for each in clients))
    return [table.most(f"group of {LARGE:,}: last delivery", median(times) * 1000, "ms", limit=1000)]


def _idle(home: Home, chat: Chat) -> table.Line:
    with served(home, processes=1) as (address, pid):
        [server] = [each for each in servers.children(pid) if "server-process" in servers.command_of(each)]
        uvloop.run(_opened(address, hellos(address, chat.guests, count=MEMBERS), None))
        before = servers.memory_mib(server)
        after = uvloop.run(_opened(address, hellos(address, chat.guests, count=IDLE), server))
    return table.most("memory of an idle socket", (after - before) * 1024 / IDLE, "KiB", limit=60)


async def _opened(address: Address, given: list[bytes | None], server: int | None) -> float:
    clients = await ears.enter(ears.Board(), address, path="/api/live", hellos=given)
    await asyncio.sleep(1.0)
    used = servers.memory_mib(server) if server else 0.0
    for each in clients:
        each.transport.close()
    await asyncio.gather(*(each.lost for each in clients))
    return used
