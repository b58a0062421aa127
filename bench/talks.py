"""Talks: what must not grow with what was said: opening one, scrolling back, the inbox and its unread total."""

import asyncio
import http.client
import time
from statistics import median
from uuid import UUID

import msgspec
import uvloop

from bench import chat, table
from bench.chat import Guest, invited
from bench.home import Home, say
from bench.servers import Address
from bench.sizes import statements
from sitepost.app import App
from sitepost.kernel.ids import new_id
from sitepost.platform.db import open_database
from sitepost.platform.settings import Settings

SHORT, LONG = 1_000, 100_000  # messages of the two conversations that are opened
FEW, MANY = 50, 500  # conversations of the people whose inbox is read
SHALLOW, DEEP = 40, 2_000  # messages of each of them
UNREAD = 30  # messages, in every fifth of them
MOST_COUNTED = 100  # by the total
TURNS = 60  # requests in a round
PEOPLE = 14
READER, FEW_HOLDER, MANY_HOLDER, DEEP_HOLDER = range(4)  # of the guests
TALKS = """
INSERT INTO conversations_conversation (id, account_id, project_id, kind, name, direct_key, created_by, created_at,
    last_seq, last_rev, last_at)
SELECT v.id, %(account)s, %(project)s, CASE WHEN %(direct)s AND v.n %% 2 = 0 THEN 'direct' ELSE 'group' END,
    CASE WHEN %(direct)s AND v.n %% 2 = 0 THEN NULL ELSE %(name)s || ' ' || v.n END,
    CASE WHEN %(direct)s AND v.n %% 2 = 0 THEN uuid_send(v.id) END, %(by)s, now() - interval '1 year',
    %(size)s, %(size)s, now() - v.n * interval '1 minute'
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS v (id, n)
"""
MEMBERS = """
INSERT INTO conversations_member (conversation_id, person_id, joined_at, added_by)
SELECT c.id, v.person, c.created_at, c.created_by FROM unnest(%(ids)s::uuid[]) AS i (id)
JOIN conversations_conversation c ON c.id = i.id
CROSS JOIN unnest(%(people)s::uuid[]) WITH ORDINALITY AS v (person, n) WHERE c.kind = 'group' OR v.n <= 2
"""
MESSAGES = """
INSERT INTO conversations_message (conversation_id, seq, rev, key, sort, sender_id, sender_name, sender_company, at,
    text, tsv)
SELECT c.id, g.n, g.n, gen_random_uuid(), 'text', p.person_id, p.name, p.company_name,
    c.last_at - (%(size)s - g.n) * interval '1 minute', t.text, to_tsvector('english', t.text)
FROM unnest(%(ids)s::uuid[]) AS i (id) JOIN conversations_conversation c ON c.id = i.id
CROSS JOIN generate_series(1, %(size)s) AS g (n)
CROSS JOIN LATERAL (SELECT 'The pour of section ' || g.n || ' waits for the crane until the wind is down' AS text) t
JOIN passport p ON p.scope_id = %(account)s AND p.person_id = (%(people)s::uuid[])[
    CASE WHEN g.n > %(size)s - %(unread)s THEN 2 ELSE 1 + g.n %% 2 END]
"""
MARKS = """
INSERT INTO conversations_mark (conversation_id, seq, sort, person_id, person_name, at)
SELECT m.conversation_id, m.seq, '👍', %(by)s, 'Guest', m.at FROM conversations_message m
WHERE m.conversation_id = ANY (%(ids)s) AND m.seq %% 10 = 0
"""
MINE = """
INSERT INTO conversations_mine (conversation_id, person_id, read_seq, read_at)
SELECT v.id, %(by)s, CASE WHEN v.n %% 5 = 0 THEN %(size)s - %(unread)s ELSE %(size)s END, now()
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS v (id, n)
"""


class Talks:
    """What is read: two conversations of the reader, and three people's inboxes."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.guests: list[Guest] = uvloop.run(invited(home, count=PEOPLE, domain="talks.example"))
        with home.connect() as conn:
            conn.execute(chat.ALL_ON, {"account": home.site.account})
        begun = time.monotonic()
        [self.short] = self._filled("Short", READER, count=1, size=SHORT)
        [self.long] = self._filled("Long", READER, count=1, size=LONG)
        self._filled("Few", FEW_HOLDER, count=FEW, size=SHALLOW, direct=True)
        self._filled("Many", MANY_HOLDER, count=MANY, size=SHALLOW, direct=True)
        self._filled("Deep", DEEP_HOLDER, count=FEW, size=DEEP, direct=True)
        with home.connect() as conn:
            conn.execute("VACUUM ANALYZE")
        say(f"conversations in {time.monotonic() - begun:.0f} s")

    def _filled(self, name: str, holder: int, *, count: int, size: int, direct: bool = False) -> list[UUID]:
        """Make conversations of one size, in which `holder` talks with the others."""
        ids = [new_id() for _ in range(count)]
        own = self.guests[holder].id
        people = [own, *(each.id for each in self.guests[DEEP_HOLDER + 1 :])]
        row = {
            "ids": ids, "account": self.home.site.account, "project": self.home.site.project, "name": name,
            "direct": direct, "by": own, "people": people, "size": size, "unread": UNREAD,
        }  # fmt: skip
        with self.home.connect() as conn:
            for statement in (TALKS, MEMBERS, MESSAGES, MARKS, MINE):
                conn.execute(statement, row)
        return ids


def talk_lines(home: Home, *, rounds: int) -> list[table.Line]:
    """Measure the large beside the small: the first figure is of the large one."""
    talks = Talks(home)
    long, short = f"/api/conversations/{talks.long}", f"/api/conversations/{talks.short}"
    inbox, total, page = "/api/conversations", "/api/conversations?limit=1", "/messages?limit=50"
    with chat.served(home, processes=1) as (address, _):
        client = Client(address, talks.guests)
        opened = client.both([long, long + page], READER, [short, short + page], READER, rounds=rounds)
        back = [f"{long}{page}&before={LONG // 2}"], [f"{short}{page}&before={SHORT // 2}"]
        scrolled = client.both(back[0], READER, back[1], READER, rounds=rounds)
        for holder, count in ((FEW_HOLDER, FEW), (MANY_HOLDER, MANY)):
            client.holds(holder, min(MOST_COUNTED, count // 5 * UNREAD))
        deep = client.both([inbox], DEEP_HOLDER, [inbox], FEW_HOLDER, rounds=rounds)
        many = client.both([inbox], MANY_HOLDER, [inbox], FEW_HOLDER, rounds=rounds)
        totals = client.both([total], MANY_HOLDER, [total], FEW_HOLDER, rounds=rounds)
    return [
        table.span(f"opening one of {LONG:,} messages, and of {SHORT:,}", *opened, aim=1.5, floor=3),
        table.span("  a page in its middle", *scrolled, aim=1.5, floor=3),
        table.span(f"inbox and unread total: {FEW} of {DEEP:,} messages, and of {SHALLOW}", *deep, aim=1.5, floor=3),
        table.span(f"  first page of {MANY} conversations, and {FEW}", *many, aim=1.5, floor=3),
        table.span(f"  unread total of {MANY}, and {FEW}", *totals, aim=1.5, floor=3),
        *asyncio.run(_counted(talks, {"opening": (long + page, short + page)})),
    ]


class Client:
    """Somebody who asks for one thing after the other."""

    def __init__(self, address: Address, guests: list[Guest]) -> None:
        self.conn = http.client.HTTPConnection(*address)
        self.guests = guests

    def both(
        self, large: list[str], by: int, small: list[str], other: int, *, rounds: int
    ) -> tuple[list[float], list[float]]:
        """Return the p50 of each round, in milliseconds: of the large, and of the small."""
        self._spans(large, by, TURNS // 2)
        self._spans(small, other, TURNS // 2)
        found = [
            (median(self._spans(large, by, TURNS)), median(self._spans(small, other, TURNS))) for _ in range(rounds)
        ]
        return [each[0] for each in found], [each[1] for each in found]

    def holds(self, guest: int, unread: int) -> None:
        """Make sure that the inbox of somebody tells so many unread messages: they are what is counted."""
        self.conn.request("GET", "/api/conversations", headers=self._head(guest))
        told = msgspec.json.decode(self.conn.getresponse().read())["unread"]
        if told != unread:
            raise RuntimeError(f"The unread total is {told}, not {unread}.")

    def _head(self, guest: int) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.guests[guest].token}"}

    def _spans(self, paths: list[str], guest: int, count: int) -> list[float]:
        head, found = self._head(guest), []
        for _ in range(count):
            begun = time.perf_counter()
            for path in paths:
                self.conn.request("GET", path, headers=head)
                answer = self.conn.getresponse()
                body = answer.read()
                if answer.status != 200:
                    raise RuntimeError(f"{path}: {answer.status} {body.decode()[:300]}")
            found.append((time.perf_counter() - begun) * 1000)
        return found


async def _counted(talks: Talks, pairs: dict[str, tuple[str, str]]) -> list[table.Line]:
    database = await open_database(talks.home.dsn, size=2)
    try:
        app = App(Settings(data=talks.home.files / "talks", secret="bench"), database)
        lines = []
        for name, (large, small) in pairs.items():
            token, counts = talks.guests[READER].token, []
            for path in (small, small, large):  # the first one fills the caches of sign-ins
                place, _, query = path.partition("?")
                counts.append(await statements(app, place, query, token))
            said = f"{counts[1]} and {counts[2]}"
            lines.append(table.check(f"statements: {name}", said, well=counts[1] == counts[2], wanted="the same"))
        counts = [
            await statements(app, "/api/conversations", "", talks.guests[each].token)
            for each in (FEW_HOLDER, FEW_HOLDER, MANY_HOLDER, MANY_HOLDER)
        ]
        said = f"{counts[1]} for {FEW}, {counts[3]} for {MANY}"
        lines.append(table.check("statements: inbox", said, well=counts[1] == counts[3], wanted="the same"))
        return lines
    finally:
        await database.close()
