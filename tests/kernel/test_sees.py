"""`sees()` and its SQL twin agree on a million pairs, and would be caught if they did not."""

import random
from collections.abc import Sequence
from uuid import UUID

import pytest

from sitepost.kernel.item import Audience, Card, readers, sees
from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL, VIEW_COMPANY, Level, Passport, Site, reader_key
from sitepost.platform.db import Database

SIZE = 1000  # passports, and cards: a million pairs
VISIBLE = """
SELECT p.n, coalesce(array_agg(c.n) FILTER (WHERE c.readers && p.reads), '{}')
FROM some_passport p CROSS JOIN some_card c GROUP BY p.n ORDER BY p.n
"""


class Towns:
    """Two accounts of two projects each, and the few people, companies and tools that they draw from."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.accounts = [self.id() for _ in range(2)]
        self.scopes = [(account, self.id()) for account in self.accounts for _ in range(2)]
        self.scopes += [(account, account) for account in self.accounts]
        self.people = [self.id() for _ in range(8)]
        self.companies = [self.id() for _ in range(4)]
        self.tools = ["directory", "correspondence:a", "correspondence:b", MEMBER_TOOL, ACCOUNT_TOOL]

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128))

    def some(self, from_: Sequence[UUID]) -> frozenset[UUID]:
        return frozenset(self.random.sample(from_, self.random.randint(0, len(from_))))

    def passport(self) -> Passport:
        account, scope = self.random.choice(self.scopes)
        tools = [tool for tool in self.tools if self.random.random() < 0.7]
        return Passport(
            person=self.random.choice(self.people),
            account=account,
            site=Site(scope, account, "Harbour Tower"),
            company=self.random.choice([*self.companies, None]),
            name="Somebody",
            levels={tool: self.random.choice(list(Level)) for tool in tools},
            grants={tool: frozenset({VIEW_COMPANY}) for tool in self.tools if self.random.random() < 0.5},
        )

    def card(self) -> Card:
        account, scope = self.random.choice(self.scopes)
        audience = Audience(
            everyone_from=self.random.choice([None, None, *Level]),
            people=self.some(self.people[: self.random.randint(0, 3)]),
            companies=self.some(self.companies[: self.random.randint(0, 3)]),
            mates_with_grant=self.random.random() < 0.5,
            mates_at_admin=self.random.random() < 0.5,
        )
        tool = self.random.choice(self.tools)
        return Card(
            id=self.id(),
            account=account,
            scope=scope,
            tool=tool,
            kind="thing",
            number="1",
            title="A thing",
            audience=audience,
        )


async def differences(
    database: Database, passports: list[Passport], cards: list[Card], keys: list[list[UUID]]
) -> tuple[list[tuple[int, int]], int]:
    """Return the pairs on which Python and SQL disagree, and how many pairs were seen."""
    async with database.connection() as conn:
        await conn.execute("CREATE TEMP TABLE some_passport (n int, reads uuid[])")
        await conn.execute("CREATE TEMP TABLE some_card (n int, readers uuid[])")
        cursor = conn.cursor()
        rows = [(n, passport.reads) for n, passport in enumerate(passports)]
        await cursor.executemany("INSERT INTO some_passport VALUES (%s, %s)", rows)
        await cursor.executemany("INSERT INTO some_card VALUES (%s, %s)", list(enumerate(keys)))
        visible = await (await conn.execute(VISIBLE)).fetchall()
        await conn.execute("DROP TABLE some_passport, some_card")
    wrong, seen = [], 0
    for n, by_sql in visible:
        by_python = {m for m, card in enumerate(cards) if sees(passports[n], card)}
        seen += len(by_python)
        wrong += [(n, m) for m in by_python ^ set(by_sql)]
    return wrong, seen


@pytest.mark.parametrize("seed", [20260901])
async def test_sees_and_its_sql_twin_agree_on_a_million_pairs(database: Database, seed: int) -> None:
    towns = Towns(seed)
    passports, cards = [towns.passport() for _ in range(SIZE)], [towns.card() for _ in range(SIZE)]
    wrong, seen = await differences(database, passports, cards, [readers(card) for card in cards])
    assert len(passports) * len(cards) >= 1_000_000
    assert 20_000 < seen < 800_000, "the pairs are of one sort"
    assert wrong == []


async def test_a_planted_difference_is_found(database: Database) -> None:
    towns = Towns(7)
    passports, cards = [towns.passport() for _ in range(100)], [towns.card() for _ in range(100)]
    keys = [readers(card) for card in cards]
    place = next(m for m, card in enumerate(cards) if any(sees(who, card) for who in passports))
    hidden = next(m for m, card in enumerate(cards) if not any(sees(who, card) for who in passports))
    who = next(who for who in passports if who.level("directory") > Level.NONE)
    keys[place] = []
    keys[hidden] = [reader_key("p", who.site.id, "directory", who.person)]
    wrong, _ = await differences(database, passports, cards, keys)
    assert {m for _, m in wrong} == {place, hidden}


def test_the_named_keys_are_those_that_no_level_gives() -> None:
    towns = Towns(3)
    for _ in range(50):
        who = towns.passport()
        assert set(who.named) <= set(who.reads)
        by_level = {reader_key(str(n), who.site.id, tool) for tool in towns.tools for n in (1, 2, 3)}
        by_level |= {reader_key("1", who.account, ACCOUNT_TOOL)}
        assert set(who.named) == set(who.reads) - by_level
