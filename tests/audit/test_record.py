"""The record: revisions, the chain behind the commits, its checkpoints, and what verification finds (B8)."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from tests.correspondence.site import Site, doc

from sitepost.gateways import console, record
from sitepost.kernel.refusal import Refusal
from sitepost.platform.db import Database
from sitepost.platform.work import Work
from sitepost.tools.audit import actions, store
from sitepost.tools.correspondence.rules.revisions import digest

FLIPS = 100


async def faults(site: Site, project: UUID | None = None) -> list[str]:
    """Return what verification finds wrong in the project."""
    found: list[str] = []
    for chain in await record.chains_of(site.world.database, place=project or site.world.project):
        found += (await record.check(site.world.database, chain, record.Meter())).faults
    return found


async def busy(site: Site) -> dict[str, Any]:
    """Make an item with everything on it, an edit, and two responses of which one is official."""
    await site.levels("rita", "read_only", "create_response")
    item = await site.create(
        assignees=site.people("rita"),
        distribution=site.people("dana", "rob"),
        received_from=str(site.person("rita")),
        due_on="2026-12-01",
        description=doc("The tower crane stood still for two days.", "Gusts above the limit."),
        schedule_impact={"status": "yes_known", "days": 2},
        cost_impact={"status": "yes_known", "amount": "12500"},
        file_ids=[await site.file("ana", "wind.jpg", b"the wind on Tuesday, measured on the jib")],
    )
    answer = await site.patch("ana", item, subject="Crane stopped by wind and rain")
    assert answer.status_code == 200, answer.text
    files = [await site.file("rita", "slab.jpg", b"a picture of the slab that nobody could pour")]
    assert (await site.respond("rita", item, "We agree with the two days.", file_ids=files)).status_code == 201
    said = (await site.respond("carl", item, "Noted, see the programme.")).json()["response"]
    url = f"{site.base}/items/{item['id']}/responses/{said['id']}"
    stamp = {"If-Match": f'"{said["version"]}"'}
    assert (await site.world.client("carl").patch(url, json={"official": True}, headers=stamp)).status_code == 200
    await site.create(type="CLM", subject="Claim for standing time")
    await site.create(issue=False, subject="A draft is nobody's record")
    await site.world.settle()
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def rows(database: Database, query: str, *given: object) -> list[tuple[Any, ...]]:
    """Return what a query of the test's own finds."""
    async with database.connection() as conn:
        return await (await conn.execute(query.encode(), given)).fetchall()


async def test_issue_makes_a_revision_and_each_edit_the_next_and_the_facts_name_them(site: Site) -> None:
    item = await busy(site)
    query = "SELECT number, content, sha256 FROM correspondence_revision WHERE subject_id = %s ORDER BY number"
    made = await rows(site.world.database, query, UUID(item["id"]))
    assert [number for number, *_ in made] == [1, 2]
    assert all(digest(content) == sha256 for _, content, sha256 in made)
    assert "Rita Moss" in made[0][1]
    assert "Ferro Steel" in made[0][1]
    told = await rows(
        site.world.database,
        "SELECT kind, (body ->> 'revision')::int, body ->> 'sha256' FROM fact WHERE body ->> 'item' = %s ORDER BY seq",
        item["id"],
    )
    assert [(kind.split(".")[1], number) for kind, number, _ in told] == [
        ("item_issued", 1),
        ("item_edited", 2),
        ("item_responded", 1),
        ("item_responded", 1),
        ("response_marked", 2),
    ]
    assert [sha256 for _, _, sha256 in told[:2]] == [sha256 for *_, sha256 in made]
    drafts = "SELECT count(*) FROM correspondence_revision r JOIN correspondence_item i ON i.id = r.item_id"
    assert await rows(site.world.database, drafts + " WHERE i.maps_to = 'draft'") == [(0,)]


async def test_a_save_that_changes_nothing_makes_no_revision(site: Site) -> None:
    item = await busy(site)
    assert (await site.patch("ana", item, subject=item["subject"])).status_code == 200
    count = "SELECT count(*) FROM correspondence_revision WHERE subject_id = %s"
    assert await rows(site.world.database, count, UUID(item["id"])) == [(2,)]


async def test_every_fact_of_the_project_is_linked_and_all_is_well(site: Site) -> None:
    await busy(site)
    (chain,) = await record.chains_of(site.world.database, place=site.world.project)
    assert chain.facts == chain.linked > 5
    assert await faults(site) == []
    assert await faults(site, site.world.account) == []


async def test_an_item_is_the_same_when_only_a_status_was_renamed(site: Site) -> None:
    await busy(site)
    await rows(site.world.database, "UPDATE correspondence_status SET name = name || ', renamed' RETURNING 1")
    assert await faults(site) == []


async def test_a_kill_between_commit_and_linking_loses_nothing(site: Site, dsn: str) -> None:
    await busy(site)
    await site.create(subject="Committed, and not linked")
    (before,) = await record.chains_of(site.world.database, place=site.world.project)
    assert before.linked < before.facts
    with pytest.raises(psycopg.OperationalError):
        async with Work(site.world.database) as work:
            assert await actions.link(work)
            pid = await work.value("SELECT pg_backend_pid()")
            with psycopg.connect(dsn, autocommit=True) as killer:
                killer.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    (killed,) = await record.chains_of(site.world.database, place=site.world.project)
    assert killed.linked == before.linked
    await site.world.app.consumer.settle()
    (after,) = await record.chains_of(site.world.database, place=site.world.project)
    assert after.linked == after.facts == before.facts
    assert await faults(site) == []


async def test_two_linkers_at_once_make_one_chain(site: Site) -> None:
    await busy(site)
    await site.create(subject="For two to link")
    async with Work(site.world.database) as first, Work(site.world.database) as second:
        assert await actions.link(first)
        assert not await actions.link(second), "the chain is held until the first commits"
    await site.world.app.consumer.settle()
    assert await faults(site) == []


async def test_checkpoints_come_every_so_many_links_and_daily(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitepost.tools.audit.rules.CHECKPOINT_EVERY", 5)
    await busy(site)
    project = site.world.project
    (chain,) = await record.chains_of(site.world.database, place=project)
    assert chain.checkpoint_seq is not None
    await site.create(subject="After the checkpoint")
    await site.world.app.consumer.settle()
    for _ in range(2):
        async with Work(site.world.database) as work:
            await actions.sign_daily(work)
    async with Work(site.world.database, reading=True) as work:
        made = await store.checkpoints(work, project)
    (chain,) = await record.chains_of(site.world.database, place=project)
    assert made[-1].seq == chain.facts
    assert len({each.seq for each in made}) == len(made)
    assert await faults(site) == []


async def test_a_chain_that_was_computed_anew_is_found_by_its_checkpoints(site: Site) -> None:
    await busy(site)
    await _sign(site)
    project = site.world.project
    async with site.world.database.connection() as conn, conn.transaction():
        await conn.execute("SET LOCAL session_replication_role = replica")
        await conn.execute("UPDATE fact SET actor = NULL WHERE stream = %s AND seq = 2", [project])
        await conn.execute("DELETE FROM audit_link WHERE stream = %s", [project])
        await conn.execute("DELETE FROM audit_chain WHERE stream = %s", [project])
    await site.world.app.consumer.settle()
    found = await faults(site)
    assert len(found) == 1
    assert "signed another hash" in found[0]


@pytest.mark.parametrize("table", ["fact", "correspondence_revision", "audit_link", "audit_checkpoint"])
async def test_what_is_kept_for_ever_can_be_neither_changed_nor_removed(site: Site, table: str) -> None:
    await busy(site)
    await _sign(site)
    for query in ("UPDATE {} SET account_id = account_id", "DELETE FROM {}"):
        with pytest.raises(psycopg.errors.RaiseException, match="kept for ever"):
            async with site.world.database.connection() as conn:
                await conn.execute(sql.SQL(query).format(sql.Identifier(table)))


async def _sign(site: Site) -> None:
    async with Work(site.world.database) as work:
        await actions.sign_daily(work)


PLACES: dict[str, tuple[str, ...]] = {
    "fact": ("seq", "kind", "version", "at", "actor", "card", "was_readers", "body", "account_id"),
    "audit_link": ("seq", "hash", "account_id"),
    "audit_checkpoint": ("seq", "at", "hash", "key", "signature", "account_id"),
    "correspondence_revision": ("number", "item_id", "at", "actor", "content", "sha256", "account_id", "project_id"),
    "correspondence_item": (
        "number", "prefix", "subject", "status_id", "private", "created_by", "received_from", "assignees",
        "distribution", "due_on", "schedule_days", "cost_amount", "description", "file_ids", "file_names",
        "responses", "official_responses", "created_at", "issued_at", "version", "revision", "project_id",
    ),
    "correspondence_response": (
        "item_id", "position", "author_id", "text", "file_ids", "file_names", "official", "status_id", "created_at",
        "revision",
    ),
    "file": ("sha256", "size"),
}  # fmt: skip
OF_PROJECT = {
    "fact": "stream = %(project)s",
    "audit_link": "stream = %(project)s",
    "audit_checkpoint": "stream = %(project)s",
    "correspondence_revision": "project_id = %(project)s",
    "correspondence_item": "project_id = %(project)s AND maps_to <> 'draft'",
    "correspondence_response": "true",
    "file": "true",
}
KIND = "SELECT data_type FROM information_schema.columns WHERE table_name = %s AND column_name = %s"


async def flip_column(database: Database, project: UUID, table: str, column: str, chance: random.Random) -> str:
    """Flip one byte in a column of a random row, past every guard; return what, or nothing where it is empty."""
    name, where = sql.Identifier(column), sql.SQL(OF_PROJECT[table])
    query = sql.SQL("SELECT ctid::text, {0}::text, pg_typeof({0})::text FROM {1} WHERE {2} AND {0} IS NOT NULL")
    async with database.connection() as conn, conn.transaction():
        await conn.execute("SET LOCAL session_replication_role = replica")
        full = query.format(name, sql.Identifier(table), where)
        found = await (await conn.execute(full, {"project": project})).fetchall()
        found = [row for row in found if row[1] not in ("", "{}", "[]")]
        if not found:
            return ""
        place, text, kind = chance.choice(sorted(found))
        while True:
            bad = flipped(text, kind, chance)
            update = sql.SQL("UPDATE {} SET {} = {}::{} WHERE ctid = {}::tid AND {}::text <> {}::{}::text").format(
                sql.Identifier(table), name, bad, sql.SQL(kind), place, name, bad, sql.SQL(kind)
            )
            try:
                async with conn.transaction():
                    if (await conn.execute(update)).rowcount == 1:
                        return f"{table}.{column}: {text[:80]} -> {bad[:80]}"
            except psycopg.Error:
                continue  # not a value of that type; the database would not start with it either


def flipped(text: str, kind: str, chance: random.Random) -> str:
    """Return the text of a value with one character changed; hexadecimal stays hexadecimal."""
    if kind == "boolean":
        return "false" if text == "true" else "true"
    letters = "0123456789abcdef" if kind in ("uuid", "bytea", "uuid[]") else "0123456789"
    if kind in ("text", "jsonb", "text[]"):
        letters = "abcdefghijklmnopqrstuvwxyz0123456789 "
    at = chance.randrange(2 if kind == "bytea" else 0, len(text))
    return text[:at] + chance.choice(letters) + text[at + 1 :]


def flip_file(folder: Path, chance: random.Random) -> tuple[str, Callable[[], None]]:
    """Flip one bit of a random file on the disk; return which, and what puts it back."""
    path = chance.choice(sorted(each for each in folder.glob("??/??/*") if len(each.name) == 64))
    whole, at = path.read_bytes(), 0
    at = chance.randrange(len(whole))
    path.chmod(0o600)
    path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
    return f"{path.name} at {at}", lambda: path.write_bytes(whole) and None


async def test_a_hundred_flipped_bytes_are_all_found(site: Site, tmp_path: Path) -> None:
    await busy(site)
    await _sign(site)
    assert await faults(site) == []
    project, database, chance = site.world.project, site.world.database, random.Random(4711)
    columns = [(table, column) for table, names in PLACES.items() for column in names]
    snapshot = await keep(database)
    flips = found = 0
    missed: list[str] = []
    done: set[str] = set()
    while flips < FLIPS:
        back: Callable[[], None] = lambda: None  # noqa: E731 - nothing to put back
        if flips % 10 == 9:
            what, back = flip_file(tmp_path / "files", chance)
        else:
            what = await flip_column(database, project, *columns[flips % len(columns)], chance)
            if not what:
                columns.remove(columns[flips % len(columns)])
                continue
        if what in done:  # the same byte once more proves nothing; a column with so few values has had its turn
            back()
            await put_back(database, snapshot)
            if flips % 10 != 9:
                columns.remove(columns[flips % len(columns)])
            continue
        done.add(what)
        flips += 1
        said = await faults(site)
        found += bool(said)
        missed += [] if said else [what]
        back()
        await put_back(database, snapshot)
    assert missed == []
    assert found == len(done) == FLIPS
    flipped_in = {what.partition(".")[0] for what in done if ": " in what}
    assert flipped_in == PLACES.keys(), "bytes of every table, and the tenth of a file on the disk"
    assert len([what for what in done if " at " in what and "->" not in what]) == FLIPS // 10
    assert await faults(site) == []


async def keep(database: Database) -> list[str]:
    """Copy the tables that are flipped, and return what copies them back."""
    async with database.connection() as conn:
        for table in PLACES:
            await conn.execute(
                sql.SQL("CREATE TABLE {} AS TABLE {}").format(*map(sql.Identifier, (f"kept_{table}", table)))
            )
    return list(PLACES)


async def put_back(database: Database, tables: list[str]) -> None:
    """Bring back what `keep` copied."""
    async with database.connection() as conn, conn.transaction():
        await conn.execute("SET LOCAL session_replication_role = replica")
        for table in tables:
            query = "SELECT string_agg(quote_ident(attname), ',') FROM pg_attribute WHERE attrelid = %s::regclass"
            query += " AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
            row = await (await conn.execute(query.encode(), [table])).fetchone()
            assert row is not None
            names = sql.SQL(row[0])
            mine, kept = sql.Identifier(table), sql.Identifier(f"kept_{table}")
            await conn.execute(sql.SQL("DELETE FROM {}").format(mine))
            await conn.execute(sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(mine, names, names, kept))


async def test_company_administrators_see_the_record_and_verify_it_now(site: Site) -> None:
    await busy(site)
    maya = site.world.client("maya")
    assert (await site.world.client("carl").get("/api/record")).status_code == 403
    assert (await site.world.client("carl").post("/api/record/verifications")).status_code == 403
    body = (await maya.get("/api/record")).json()
    assert body["verification"] is None
    assert len(body["public_key"]) == 64
    line = next(each for each in body["items"] if each["id"] == str(site.world.project))
    assert line["facts"] == line["linked"] > 0
    assert str(site.world.stranger.project) not in str(body)
    assert (await maya.post("/api/record/verifications")).status_code == 202
    assert (await maya.post("/api/record/verifications")).json()["code"] == "audit.verifying"
    await site.world.settle()
    found = (await maya.get("/api/record")).json()["verification"]
    assert found["finished_at"] is not None
    assert found["done"] == found["total"] > 0
    assert all(place["wrong"] == 0 for place in found["places"])
    await rows(site.world.database, "UPDATE correspondence_item SET subject = 'Something else' RETURNING 1")
    await maya.post("/api/record/verifications")
    await site.world.settle()
    places = (await maya.get("/api/record")).json()["verification"]["places"]
    said = next(place for place in places if place["id"] == str(site.world.project))["faults"]
    assert any("NOD-0001" in each and "subject" in each for each in said)


async def test_the_command_says_where_and_answers_whether_all_is_well(site: Site, tmp_path: Path) -> None:
    await busy(site)
    said: list[str] = []
    assert await console.verify_record(site.world.app, None, say=said.append)
    (path,) = [each for each in (tmp_path / "files").glob("??/??/*") if b"measured on the jib" in each.read_bytes()]
    path.chmod(0o600)
    path.write_bytes(b"the wind on Tuesday, invented on the jib")
    said.clear()
    assert not await console.verify_record(site.world.app, str(site.world.project), say=said.append)
    assert any("NOD-0001, attachment 1: its bytes on the disk were changed." in line for line in said)
    with pytest.raises(Refusal):
        await console.verify_record(site.world.app, "No such project", say=said.append)


async def test_whoever_sees_an_item_sees_its_revisions_and_how_they_differ(site: Site) -> None:
    item = await busy(site)
    answer = await site.patch("ana", item, description=doc("The tower crane stood still for three days."))
    assert answer.json()["revision"] == 3
    listed = await site.get("dana", f"/items/{item['id']}/revisions")
    assert [line["number"] for line in listed["items"]] == [3, 2, 1]
    assert [line["changed"] for line in listed["items"]] == [["Description"], ["Subject"], []]
    assert "see_revisions" in answer.json()["can"]
    last = await site.get("dana", f"/items/{item['id']}/revisions/3")
    assert last["against"] == 2
    words = last["changes"][0]["words"]
    assert "".join(piece["text"] for piece in words if piece["kind"] != "new").startswith(
        "The tower crane stood still for two"
    )
    assert {"kind": "new", "text": "three"} in words
    assert digest(last["content"]) == last["sha256"]
    whole = await site.get("dana", f"/items/{item['id']}/revisions/3", against=1)
    assert [change["field"] for change in whole["changes"]] == ["subject", "description"]
    await site.get("dana", f"/items/{item['id']}/revisions/4", expect=404)
    hidden = await site.create(type="CLM", private=True)
    await site.get("dana", f"/items/{hidden['id']}/revisions", expect=404)
    await site.get("dana", f"/items/{hidden['id']}/revisions/1", expect=404)
