"""Data that older versions wrote: revisions keep it, fill from it what they add, and the app works with it."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from psycopg.conninfo import make_conninfo
from psycopg.rows import dict_row
from sqlalchemy import create_engine, pool
from tests.conftest import SharedApp
from tests.correspondence.site import Site
from tests.snapshots import SITE, Snapshots
from tests.world import World

from sitepost.platform.db import migrate, open_database, schema, schema_state
from sitepost.platform.settings import Settings

OLD, LATER, TALKS = "0024", "0030", "0033"  # before clocks; before their answers and parties; with conversations
PLAIN = """
SELECT c.table_name AS name, array_agg(quote_ident(c.column_name) ORDER BY c.column_name) AS columns
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    AND c.table_name NOT LIKE 'procrastinate%' AND c.table_name <> 'alembic_version'
GROUP BY c.table_name
"""


class Old:
    """A database that an older version left behind."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def upgrade(self, revision: str) -> None:
        """Bring it as far as a version that once was the newest."""
        config = Config()
        config.set_main_option("script_location", str(schema.HERE))
        engine = create_engine("postgresql+psycopg://", creator=self.connect, poolclass=pool.NullPool)
        with engine.begin() as conn:
            config.attributes["connection"] = conn
            command.upgrade(config, revision)

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.dsn)

    def write(self, query: str, **values: object) -> None:
        """Write rows as that version did."""
        with self.connect() as conn:
            assert conn.execute(query, values).rowcount > 0, query

    def read(self, query: str, **values: object) -> list[dict[str, Any]]:
        with self.connect() as conn:
            return conn.cursor(row_factory=dict_row).execute(query, values).fetchall()

    def pour(self, dsn: str) -> dict[str, list[str]]:
        """Take over all rows of another database that fit here; return in which tables and columns they stand."""
        taken = {}
        with closing(psycopg.connect(dsn)) as new, self.connect() as old:
            old.execute("SET LOCAL session_replication_role = replica")  # in whatever order they come
            known = {name: set(columns) for name, columns in new.execute(PLAIN).fetchall()}
            for name, columns in old.execute(PLAIN).fetchall():
                both = [each for each in columns if each in known.get(name, ())]
                if not both or not new.execute(f"SELECT FROM {name} LIMIT 1").rowcount:
                    continue
                _copy(new, old, f"{name} ({', '.join(both)})")
                taken[name] = both
        return taken


def _copy(source: psycopg.Connection[Any], target: psycopg.Connection[Any], what: str) -> None:
    with (
        source.cursor().copy(f"COPY {what} TO STDOUT") as given,
        target.cursor().copy(f"COPY {what} FROM STDIN") as taken,
    ):
        for data in given:
            taken.write(data)


@pytest.fixture
def old(server_dsn: str) -> Iterator[Old]:
    """An empty database of an older version."""
    name = f"test_old_{uuid4().hex[:12]}"
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name}")
    made = Old(make_conninfo(server_dsn, dbname=name))
    made.upgrade(OLD)
    yield made
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


AT = "2025-11-03 09:00+00"
CLOCK = """
INSERT INTO clocks_clock (id, account_id, project_id, item_id, type_id, rule, rule_key, cause, triggered_on,
    deadline_on, ends_at, state, started_at, ended_by, reason, version)
SELECT gen_random_uuid(), account_id, project_id, item_id, type_id, jsonb_build_object('turn', %(turn)s::text),
    %(turn)s, 'issued', '2025-11-03', %(until)s, '2025-12-01', 'running', %(at)s, '', '', 1
FROM clocks_item WHERE item_id = %(item)s
"""
LINK = """
INSERT INTO links_link (id, account_id, project_id, kind, card_id, other_id, created_by, created_at)
SELECT gen_random_uuid(), account_id, scope_id, %(kind)s, id, %(other)s, %(by)s, %(at)s FROM card WHERE id = %(card)s
"""
FIELD = """
INSERT INTO correspondence_custom_field (id, account_id, name, kind)
VALUES (gen_random_uuid(), %(account)s, %(kind)s, %(kind)s)
"""
CHOSEN = """
INSERT INTO conversations_settings (account_id, is_on, audience, every_project, edit_on, edit_audience, edit_seconds,
    direct_on, direct_audience, group_managers, items_on, items_audience, tools_off, live_followers, threads_on,
    receipts_on, urgent_by, missed_mail, translation, keep_years, version)
VALUES (%(account)s, true, 'any', true, true, 'any', 300, true, 'any', 'administrators', true, 'any', '{}', true, false,
    true, 'administrators', 'words', 'off', 7, 1)
"""
PREFERRED = """
INSERT INTO conversations_preference (person_id, in_app, push, direct, groups, items, mentions)
VALUES (%(person)s, true, true, true, false, true, true)
"""
TALK = """
INSERT INTO conversations_conversation (id, account_id, project_id, kind, card_id, created_by, created_at, last_seq,
    last_rev, last_at)
VALUES (%(talk)s, %(account)s, %(project)s, 'item', %(item)s, %(by)s, %(at)s, 1, 1, %(at)s)
"""
SAID = """
INSERT INTO conversations_message (conversation_id, seq, rev, key, sort, sender_id, sender_name, sender_company, at,
    text, ack_wanted)
VALUES (%(talk)s, 1, 1, gen_random_uuid(), 'text', %(by)s, 'Ana Silva', 'Harbour', %(at)s, 'The crane stands again',
    true)
"""
FOLLOWED = "INSERT INTO conversations_mine (conversation_id, person_id, follows) VALUES (%(talk)s, %(person)s, true)"
CONFIRMED = """
INSERT INTO conversations_mark (conversation_id, seq, sort, person_id, person_name, at)
VALUES (%(talk)s, 1, 'ack', %(person)s, 'Carl Reyes', %(at)s)
"""
MAIL = """
INSERT INTO mail (id, account_id, person_id, reason, sent_to, subject, text, html, once, state, created_at)
VALUES (gen_random_uuid(), %(account)s, %(person)s, 'missed_message', 'dana@delta.test', 'x', 'x', 'x', %(once)s,
    %(state)s, %(at)s)
"""


def rows(old: Old, name: str, columns: list[str]) -> list[str]:
    """What stands in a table, in any order."""
    found = old.read(f"SELECT row({', '.join(columns)})::text AS one FROM {name}")
    return sorted(each["one"] for each in found)


async def test_what_older_versions_wrote_is_kept_and_works(
    site: Site, old: Old, dsn: str, settings: Settings, snapshots: Snapshots
) -> None:
    first = await site.create(assignees=site.people("dana"))
    other = await site.create(assignees=site.people("carl"), subject="Extra lights")
    await site.file("ana")
    await site.world.settle()
    taken = old.pour(dsn)
    whole = {"scope", "directory_account", "passport", "card", "correspondence_item", "file", "identity_bearer"}
    assert whole <= set(taken)
    old.upgrade(LATER)
    write_clocks(old, site, first["id"], other["id"])
    old.upgrade(TALKS)
    talk = write_talk(old, site, first["id"])

    assert migrate(old.dsn) == "older"
    assert schema_state(old.dsn) == "current"
    is_kept(old, Old(dsn), taken)
    is_filled(old, site, first["id"])
    database = await open_database(old.dsn, size=4)
    world = snapshots.world(SharedApp(settings, database), SITE)
    await works(world, {first["id"], other["id"]}, talk)
    await world.close()
    await database.close()


def write_clocks(old: Old, site: Site, item: str, other: str) -> None:
    """Write two clocks on an item, another one made from it, and two fields."""
    by = site.world.people["ana"]
    for turn, until in (("sender", "2025-11-28"), ("recipient", "2025-11-20")):
        old.write(CLOCK, item=item, turn=turn, until=until, at=AT)
    old.write(LINK, kind="created", card=item, other=other, by=by, at=AT)
    for kind in ("date", "number"):
        old.write(FIELD, account=site.world.account, kind=kind)


def write_talk(old: Old, site: Site, item: str) -> UUID:
    """Write a conversation on an item, and what was chosen and mailed about it; return its id."""
    world, talk = site.world, uuid4()
    ana, dana = world.people["ana"], world.people["dana"]
    old.write(CHOSEN, account=world.account)
    old.write(PREFERRED, person=dana)
    old.write(TALK, talk=talk, item=item, account=world.account, project=world.project, by=ana, at=AT)
    old.write(SAID, talk=talk, by=ana, at=AT)
    for person in (ana, dana):
        old.write(FOLLOWED, talk=talk, person=person)
    old.write(CONFIRMED, talk=talk, person=world.people["carl"], at=AT)
    for state in ("waiting", "sent"):
        once = f"missed:{talk}:{state}:1"
        old.write(MAIL, account=world.account, person=dana, once=once, state=state, at=AT)
    return talk


def is_kept(old: Old, now: Old, taken: dict[str, list[str]]) -> None:
    """Compare all that was taken over with where it came from, and what revisions made of it with what the app did."""
    for name in ("correspondence_custom_field", "links_link", "mail"):
        taken.pop(name, None)  # to these something was written
    made = {"clocks_type": ["type_id"], "clocks_item": ["item_id", "roles"], "card": ["id", "parties"]}
    for name, columns in (*taken.items(), *made.items()):
        assert rows(old, name, columns) == rows(now, name, columns), name


def is_filled(old: Old, site: Site, item: str) -> None:
    """Look at what revisions made of rows in ways of their own."""
    [card] = old.read("SELECT clock_court FROM card WHERE id = %(id)s", id=item)
    assert card["clock_court"] == [site.world.people["dana"]], "whose turn is next"
    assert len(old.read("SELECT FROM clocks_answer")) == len(old.read("SELECT FROM clocks_field")) == 1
    assert old.read("SELECT DISTINCT logo FROM directory_company") == [{"logo": ""}]
    assert old.read("SELECT DISTINCT service FROM directory_person") == [{"service": False}]
    assert old.read("SELECT first_seq, last_seq FROM conversations_mail") == [{"first_seq": 1, "last_seq": 1}]


async def works(world: World, items: set[str], talk: UUID) -> None:
    """Read all of it through the app, by sign-ins that are as old."""
    dana, maya = world.client("dana"), world.client("maya")
    listed = (await dana.get(f"/api/projects/{world.project}/correspondence/items")).json()["items"]
    assert {each["id"] for each in listed} == items
    [line] = (await dana.get("/api/conversations")).json()["conversations"]
    assert (line["id"], line["unread"]) == (str(talk), 1)
    [said] = (await dana.get(f"/api/conversations/{talk}/messages")).json()["messages"]
    assert said["text"] == "The crane stands again"
    asked = (await dana.get(f"/api/conversations/{talk}/asked", params={"seq": 1})).json()
    assert [each["name"] for each in asked] == ["Carl Reyes", "Dana Ortiz"]
    chosen = (await dana.get("/api/conversations/preferences")).json()
    assert (chosen["push_direct"], chosen["push_groups"], chosen["missed"]) == (True, False, "company")
    kept = (await maya.get("/api/conversations/keeping")).json()
    assert kept["rules"] == [{"project": None, "kind": None, "years": 7}]
