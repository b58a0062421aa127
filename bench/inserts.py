"""The limit of creating: the same rows inserted by pgbench, and by one connection, without anything around them.

What `Sitepost` writes for a letter with a file: the file, the number, the item, the people on
it, the card with its words, the card's file, and two facts in their streams. In two
transactions, since a file is sent before the letter that it hangs on.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
import psycopg

from bench.home import Home

OUTBOX = "CREATE TABLE IF NOT EXISTS bench_outbox (LIKE outbox INCLUDING ALL)"
"""An outbox that nobody consumes, so that the server next to it stays idle."""
FILE = (
    """INSERT INTO file (id, account_id, scope_id, name, media_type, size, sha256, uploaded_by, uploaded_at)
    VALUES (%(file)s, %(account)s, %(project)s, 'drawing.dwg', 'image/vnd.dwg', 100000, %(sha256)s, %(person)s,
        now())""",
    """INSERT INTO stream AS s (id, account_id, seq) VALUES (%(stream)s, %(account)s, 1)
    ON CONFLICT (id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq AS place""",
    """INSERT INTO fact (stream, seq, account_id, kind, version, at, actor, card, body)
    VALUES (%(stream)s, %(place)s, %(account)s, 'bench.file', 1, now(), %(person)s, %(file)s, %(file_fact)s)""",
    "INSERT INTO bench_outbox (stream, seq) VALUES (%(stream)s, %(place)s)",
)
ITEM = (
    """INSERT INTO correspondence_counter AS c (type_id, project_id, account_id, next)
    VALUES (%(type)s, %(project)s, %(account)s, 2)
    ON CONFLICT (type_id, project_id) DO UPDATE SET next = c.next + 1 RETURNING c.next - 1 AS number""",
    """INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id)
    VALUES (%(project)s, %(type)s, %(number)s, %(account)s, %(item)s)""",
    """INSERT INTO correspondence_item (id, account_id, project_id, type_id, number, prefix, subject, status_id,
        maps_to, created_by, received_from, assignees, due_on, description, file_ids, file_names, created_at,
        updated_at, issued_at, open_from, readers)
    VALUES (%(item)s, %(account)s, %(project)s, %(type)s, %(number)s, 'GC', %(title)s, %(status)s, 'open', %(person)s,
        %(person)s, %(assignees)s, current_date + 14, %(description)s, ARRAY[%(file)s], ARRAY['drawing.dwg'], now(),
        now(), now(), 1, %(readers)s)""",
    """INSERT INTO card (id, account_id, scope_id, tool, kind, number, title, state, state_label, link, audience,
        readers, brief, words, tsv, updated_at)
    VALUES (%(item)s, %(account)s, %(project)s, %(tool)s, 'correspondence.item', %(number)s, %(title)s, 'open', 'Open',
        %(link)s, %(audience)s, %(readers)s, %(brief)s, %(words)s,
        setweight(to_tsvector('simple', %(title)s), 'A') || setweight(to_tsvector('english', %(title)s), 'A')
            || setweight(to_tsvector('english', %(words)s), 'C'), now())""",
    "INSERT INTO card_file (card_id, file_id, place) VALUES (%(item)s, %(file)s, 0)",
    """INSERT INTO stream AS s (id, account_id, seq) VALUES (%(project)s, %(account)s, 1)
    ON CONFLICT (id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq AS place""",
    """INSERT INTO fact (stream, seq, account_id, kind, version, at, actor, card, body)
    VALUES (%(project)s, %(place)s, %(account)s, 'bench.item', 1, now(), %(person)s, %(item)s, %(item_fact)s)""",
    "INSERT INTO bench_outbox (stream, seq) VALUES (%(project)s, %(place)s)",
)
PERSON = (
    "INSERT INTO correspondence_person (item_id, role, person_id, {columns}) "
    "SELECT %(item)s, r, p, {values} FROM unnest(%(roles)s::text[], %(people)s::uuid[]) AS t (r, p)"
)
CASTS = {
    **dict.fromkeys(("account", "project", "type", "status", "person"), "uuid"),
    **dict.fromkeys(("assignees", "readers"), "uuid[]"),
    **dict.fromkeys(("description", "audience", "brief", "file_fact", "item_fact"), "jsonb"),
    **dict.fromkeys(("title", "words", "sha256", "tool", "link"), "text"),
}


def statements(home: Home) -> tuple[list[str], list[str]]:
    """Return the statements of both transactions, and make what they need."""
    with home.connect() as conn:
        conn.execute(OUTBOX)
        found = conn.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'correspondence_person'::regclass AND attnum > 0 "
            "AND NOT attisdropped AND attname <> ALL (ARRAY['item_id', 'role', 'person_id'])"
        ).fetchall()
    said = {
        "account_id": "%(account)s", "project_id": "%(project)s", "type_id": "%(type)s", "status_id": "%(status)s",
        "maps_to": "'open'", "due_key": "current_date + 14", "open_from": "1",
    }  # fmt: skip
    names = [str(name) for (name,) in found]
    people = PERSON.format(columns=", ".join(names), values=", ".join(said[name] for name in names))
    return list(FILE), [*ITEM[:3], people, *ITEM[3:]]


def values(home: Home, *, title: str, description: dict[str, Any], words: str) -> dict[str, Any]:
    """Return what is inserted, beside the ids that differ each time; the project is one of its own."""
    site, project = home.site, uuid4()
    people = [str(person.id) for person in site.people[:3]]
    type = site.types["general_correspondence"]
    with home.connect() as conn:
        row = conn.execute(
            "SELECT id FROM correspondence_status WHERE type_id = %s AND maps_to = 'open'", [type]
        ).fetchone()
        key = conn.execute("SELECT readers FROM card WHERE kind = 'correspondence.item' LIMIT 1").fetchone()
    assert row is not None
    assert key is not None
    brief = [
        {"label": "Status", "kind": "text", "value": "Open"},
        {"label": "Assignees", "kind": "people", "value": people},
    ]
    brief.append({"label": "Description", "kind": "rich", "value": description})
    roles = {"creator": [people[0]], "assignee": people, "distribution": [], "received_from": [people[0]]}
    return {
        "account": str(site.account),
        "project": str(project),
        "type": str(type),
        "status": str(row[0]),
        "person": people[0],
        "assignees": "{" + ",".join(people) + "}",
        "people": "{" + ",".join([people[0], *people, people[0]]) + "}",
        "roles": "{creator,assignee,assignee,assignee,received_from}",
        "readers": "{" + ",".join(str(each) for each in key[0]) + "}",
        "sha256": "ab" * 32,
        "title": title,
        "words": words,
        "description": msgspec.json.encode(description).decode(),
        "brief": msgspec.json.encode(brief).decode(),
        "audience": '{"everyone_from": 1, "people": [], "companies": [], "mates_with_grant": false}',
        "tool": f"correspondence:{type}",
        "link": f"/projects/{project}/correspondence/{uuid4()}",
        "file_fact": '{"file": "019aa867-0478-75b6-b45c-68daea6a75f5"}',
        "item_fact": msgspec.json.encode({"item": people[0], "type": str(type), "roles": roles}).decode(),
    }


def pgbench(home: Home, given: Mapping[str, Any], *, seconds: int, clients: int) -> float:
    """Run the inserts by pgbench and return how many letters a second it wrote."""
    script = home.files / "inserts.sql"
    script.write_text(_script(*statements(home)))
    command = [
        str(home.programs / "pgbench"),
        "-n",
        "-M",
        "prepared",
        "-c",
        str(clients),
        "-j",
        "2",
        "-T",
        str(seconds),
    ]
    command += ["-f", str(script)]
    for name, value in given.items():
        command += ["-D", f"{name}={value}"]
    info = psycopg.conninfo.conninfo_to_dict(home.dsn)
    environment = {**os.environ, "PGHOST": str(info["host"]), "PGPORT": str(info["port"]), "PGUSER": str(info["user"])}
    done = subprocess.run([*command, str(info["dbname"])], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"pgbench failed: {done.stderr[-2000:]}")
    said = next(line for line in done.stdout.splitlines() if line.startswith("tps ="))
    return float(said.split()[2])


def has_pgbench(home: Home) -> bool:
    """Say whether this PostgreSQL comes with pgbench."""
    return (home.programs / "pgbench").exists()


def _script(file: list[str], item: list[str]) -> str:
    lines = ["\\set n random(1, 9000000000000000000)"]
    for statements in (file, item):
        lines += ["BEGIN;", *(_said(statement) for statement in statements), "COMMIT;"]
    return "\n".join(lines) + "\n"


def _said(statement: str) -> str:
    """Write a statement for pgbench: its variables, and ids made of a random number."""
    made = {
        "file": "md5('f' || :n::text)::uuid",
        "item": "md5('i' || :n::text)::uuid",
        "stream": "md5('s' || :client_id::text)::uuid",
        "number": ":number::text",
        "place": ":place::bigint",
    }
    for name, text in made.items():
        statement = statement.replace(f"%({name})s", text)
    for name, cast in CASTS.items():
        statement = statement.replace(f"%({name})s", f":{name}::{cast}")
    for name in ("roles", "people"):
        statement = statement.replace(f"%({name})s", f":{name}")
    return " ".join(statement.split()) + (" \\gset" if "RETURNING" in statement else ";")


class Single:
    """One connection and one folder: the bare inserts, and 100 kB written and synced, one after the other."""

    def __init__(self, home: Home, given: Mapping[str, Any]) -> None:
        self.conn = psycopg.connect(home.dsn, autocommit=True, prepare_threshold=1)
        self.transactions = [[_cast(each) for each in part] for part in statements(home)]
        self.given = dict(given)
        self.folder = home.files / "bare"
        self.folder.mkdir(exist_ok=True)

    def create(self, data: bytes) -> None:
        """Write one file and one letter."""
        row = {**self.given, "file": uuid4(), "item": uuid4(), "stream": UUID(int=8), "number": "", "place": 0}
        _written(self.folder / str(row["file"]), data)
        for transaction in self.transactions:
            with self.conn.transaction():
                for statement in transaction:
                    self._run(statement, row)

    def _run(self, statement: str, row: dict[str, Any]) -> None:
        cursor = self.conn.execute(statement, row)
        if cursor.description is not None:
            found = cursor.fetchone()
            assert found is not None
            name = cursor.description[0].name
            row[name] = str(found[0]) if name == "number" else found[0]

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()


def _cast(statement: str) -> str:
    for name, cast in CASTS.items():
        statement = statement.replace(f"%({name})s", f"%({name})s::{cast}")
    return statement


def _written(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, data)
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)
