"""Items and the people on them: one statement to load, one to insert, one or two to save."""

from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.custom import Filled
from sitepost.tools.correspondence.model.items import (
    NUMBER_TAKEN,
    CostImpact,
    ImpactStatus,
    Item,
    Role,
    ScheduleImpact,
)
from sitepost.tools.correspondence.model.types import MapsTo, Status
from sitepost.tools.correspondence.store import numbers

WHOLE = """
SELECT i.id, i.account_id AS account, i.project_id AS project, i.type_id AS type, i.number, i.prefix,
    i.subject, i.status_id, s.name AS status_name, i.maps_to, i.private, i.created_by, i.received_from,
    i.assignees, i.distribution, i.due_on, i.schedule_status,
    i.schedule_days, i.cost_status, i.cost_amount, i.location_id, i.trade_ids, i.cost_code_id, i.spec_section_id,
    i.description, i.file_ids, i.file_names, i.custom, i.responses, i.official_responses, i.created_at, i.updated_at,
    i.issued_at, i.closed_at, i.archived_at, i.version, i.revision, i.touched
FROM correspondence_item i JOIN correspondence_status s ON s.id = i.status_id
"""
SEEN = (
    WHOLE
    + """WHERE i.id = %(id)s AND i.project_id = %(project)s AND i.account_id = %(account)s AND i.readers && %(reads)s
"""
)
SEEN_LOCKED = SEEN + "FOR UPDATE OF i"
SOME_LOCKED = WHOLE + "WHERE i.id = ANY(%(ids)s) ORDER BY i.id FOR UPDATE OF i"
PRIVATE_LOCKED = (
    WHOLE
    + """WHERE i.type_id = %(type)s AND i.private AND i.id > %(after)s
ORDER BY i.id LIMIT %(limit)s FOR UPDATE OF i
"""
)

COLUMNS = """id, account_id, project_id, type_id, prefix, subject, status_id, maps_to, private, created_by,
        received_from, assignees, distribution, due_on, schedule_status, schedule_days, cost_status, cost_amount,
        location_id, trade_ids, cost_code_id, spec_section_id, description, file_ids, file_names, custom, custom_people,
        created_at, updated_at, issued_at, closed_at, revision, open_from, readers"""
VALUES = """%(id)s, %(account)s, %(project)s, %(type)s, %(prefix)s, %(subject)s, %(status)s, %(maps_to)s, %(private)s,
        %(created_by)s, %(received_from)s, %(assignees)s::uuid[], %(distribution)s::uuid[], %(due_on)s::date,
        %(schedule_status)s, %(schedule_days)s::integer, %(cost_status)s, %(cost_amount)s::numeric,
        %(location_id)s::uuid, %(trade_ids)s::uuid[], %(cost_code_id)s::uuid, %(spec_section_id)s::uuid,
        %(description)s::jsonb, %(file_ids)s::uuid[], %(file_names)s::text[], %(custom)s::jsonb,
        %(custom_people)s::uuid[], %(created_at)s::timestamptz, %(updated_at)s::timestamptz,
        %(issued_at)s::timestamptz, %(closed_at)s::timestamptz, %(revision)s::integer, %(open_from)s::smallint,
        %(readers)s::uuid[]"""
PEOPLE = """p AS (
    INSERT INTO correspondence_person (item_id, role, person_id, account_id, project_id, type_id, status_id, maps_to,
        due_key, open_from)
    SELECT i.id, p.role, p.person, %(account)s, %(project)s, %(type)s, %(status)s, %(maps_to)s,
        coalesce(%(due_on)s::date, 'infinity'), %(open_from)s
    FROM i, unnest(%(roles)s::text[], %(people)s::uuid[]) AS p (role, person)
)"""
# The counter's row stays locked until the commit, so that numbers are given in that order.
ADD_COUNTED = f"""
WITH n AS (
    INSERT INTO correspondence_counter AS c (type_id, project_id, account_id, next)
    VALUES (%(type)s, %(project)s, %(account)s, 2)
    ON CONFLICT (type_id, project_id) DO UPDATE SET next = c.next + 1 RETURNING c.next - 1 AS number
), taken AS (
    INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id)
    SELECT %(project)s, %(type)s, {numbers.TEXT.format("n.number")}, %(account)s, %(id)s FROM n
    ON CONFLICT DO NOTHING RETURNING number
), i AS (
    INSERT INTO correspondence_item (number, {COLUMNS}) SELECT taken.number, {VALUES} FROM taken
    ON CONFLICT (project_id, type_id, lower(number)) DO NOTHING RETURNING id, number
), {PEOPLE}
SELECT number FROM i
"""
ADD_NUMBERED = f"""
WITH taken AS (
    INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id)
    VALUES (%(project)s, %(type)s, lower(%(number)s), %(account)s, %(id)s)
    ON CONFLICT DO NOTHING RETURNING number
), i AS (
    INSERT INTO correspondence_item (number, {COLUMNS}) SELECT %(number)s, {VALUES} FROM taken
    ON CONFLICT (project_id, type_id, lower(number)) DO NOTHING RETURNING id, number
), {PEOPLE}
SELECT number FROM i
"""
SAVE = """
UPDATE correspondence_item SET number = %(number)s, prefix = %(prefix)s, subject = %(subject)s, status_id = %(status)s,
    maps_to = %(maps_to)s, private = %(private)s, received_from = %(received_from)s, assignees = %(assignees)s,
    distribution = %(distribution)s, due_on = %(due_on)s, schedule_status = %(schedule_status)s,
    schedule_days = %(schedule_days)s, cost_status = %(cost_status)s, cost_amount = %(cost_amount)s,
    location_id = %(location_id)s, trade_ids = %(trade_ids)s, cost_code_id = %(cost_code_id)s,
    spec_section_id = %(spec_section_id)s, description = %(description)s, file_ids = %(file_ids)s,
    file_names = %(file_names)s, custom = %(custom)s, custom_people = %(custom_people)s,
    responses = %(responses)s, official_responses = %(official_responses)s,
    updated_at = %(updated_at)s, issued_at = %(issued_at)s, closed_at = %(closed_at)s, version = %(version)s,
    revision = %(revision)s, touched = %(touched)s, open_from = %(open_from)s, readers = %(readers)s
WHERE id = %(id)s
"""
SAVE_PEOPLE = """
WITH now_on AS (SELECT * FROM unnest(%(roles)s::text[], %(people)s::uuid[]) AS p (role, person)),
gone AS (
    DELETE FROM correspondence_person p WHERE p.item_id = %(id)s
        AND NOT EXISTS (SELECT FROM now_on n WHERE n.role = p.role AND n.person = p.person_id)
)
INSERT INTO correspondence_person (item_id, role, person_id, account_id, project_id, type_id, status_id, maps_to,
    due_key, open_from)
SELECT %(id)s, n.role, n.person, %(account)s, %(project)s, %(type)s, %(status)s, %(maps_to)s,
    coalesce(%(due_on)s::date, 'infinity'), %(open_from)s
FROM now_on n
ON CONFLICT (item_id, role, person_id) DO UPDATE SET status_id = excluded.status_id, maps_to = excluded.maps_to,
    due_key = excluded.due_key, open_from = excluded.open_from
"""
SAVE_ARCHIVED = """
UPDATE correspondence_item SET archived_at = %(at)s, version = %(version)s, touched = %(touched)s WHERE id = %(id)s
"""
SAVE_COUNTS = "UPDATE correspondence_item SET responses = %(responses)s WHERE id = %(id)s"
SAVE_READERS = """
WITH p AS (UPDATE correspondence_person SET open_from = %(open_from)s WHERE item_id = %(id)s)
UPDATE correspondence_item SET open_from = %(open_from)s, readers = %(readers)s WHERE id = %(id)s
"""
SAVE_MANY_READERS = """
WITH v AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(%(rows)s::jsonb) AS v (id uuid, open_from smallint, readers uuid[])
), p AS (
    UPDATE correspondence_person p SET open_from = v.open_from FROM v WHERE p.item_id = v.id
)
UPDATE correspondence_item i SET open_from = v.open_from, readers = v.readers FROM v WHERE i.id = v.id
"""
OF_TYPE = """
SELECT id FROM correspondence_item WHERE type_id = %(type)s AND id > %(after)s ORDER BY id LIMIT %(limit)s
"""
OF_FIELD = """
SELECT i.id FROM correspondence_item i
WHERE i.account_id = %(account)s AND i.custom ? %(field)s::text AND i.id > %(after)s ORDER BY i.id LIMIT %(limit)s
"""
OF_STATUS = """
SELECT id FROM correspondence_item WHERE status_id = %(status)s AND id > %(after)s ORDER BY id LIMIT %(limit)s
"""
OF_PERSON_LOCKED = (
    WHOLE
    + """WHERE i.id > %(after)s AND i.account_id = %(account)s AND i.private AND (
    EXISTS (SELECT FROM correspondence_person p WHERE p.item_id = i.id AND p.person_id = %(person)s)
    OR EXISTS (SELECT FROM correspondence_response r WHERE r.item_id = i.id AND r.author_id = %(person)s))
ORDER BY i.id LIMIT %(limit)s FOR UPDATE OF i
"""
)


async def seen(work: Work, id: UUID, who: Passport, *, locked: bool = False) -> Item | None:
    """Return the item if `who` may see it; `locked` keeps every other writer waiting."""
    row = {"id": id, "project": who.project, "account": who.account, "reads": who.reads}
    found = await work.dicts(SEEN_LOCKED if locked else SEEN, row)
    return read(found[0]) if found else None


async def some(work: Work, ids: list[UUID]) -> list[Item]:
    """Return items whoever asks, locked: for recomputing their cards."""
    return [read(row) for row in await work.dicts(SOME_LOCKED, {"ids": ids})]


async def add(work: Work, item: Item, *, open_from: int, readers: list[UUID]) -> str:
    """Insert a new item and return its number, the next of its type and project where it has none yet.

    Refuses `correspondence.number_taken`. Numbers that were typed in, or issued once, are skipped.
    """
    row = {**_columns(item, open_from=open_from, readers=readers), **_people(item)}
    if item.number:
        number: str | None = await work.value(ADD_NUMBERED, row)
        if number is None:
            raise Refusal(NUMBER_TAKEN, field="number")
        return number
    counted: str | None = await work.value(ADD_COUNTED, row)
    while counted is None:
        await numbers.jump(work, item)
        counted = await work.value(ADD_COUNTED, row)
    return counted


async def save(work: Work, item: Item, *, before: Item, open_from: int, readers: list[UUID]) -> None:
    """Update the item, and its people where they, the status, the due date or the privacy moved.

    Refuses `correspondence.number_taken`.
    """
    await numbers.move(work, item, before=before)
    try:
        await work.run(SAVE, _columns(item, open_from=open_from, readers=readers))
    except UniqueViolation as error:
        raise Refusal(NUMBER_TAKEN, field="number") from error
    was = (_people(before), before.status, before.due_on, before.private)
    if was != (_people(item), item.status, item.due_on, item.private):
        await work.run(SAVE_PEOPLE, {**_columns(item, open_from=open_from, readers=readers), **_people(item)})


async def save_archived(work: Work, item: Item) -> None:
    """Update only whether the item is archived, and its version."""
    row = {"id": item.id, "at": item.archived_at, "version": item.version, "touched": Jsonb(item.touched)}
    await work.run(SAVE_ARCHIVED, row)


async def save_counts(work: Work, item: Item) -> None:
    """Update only how many responses there are: an unofficial one leaves no other trace on the item."""
    await work.run(SAVE_COUNTS, {"id": item.id, "responses": item.responses})


async def save_readers(work: Work, item: UUID, *, open_from: int, readers: list[UUID]) -> None:
    """Update only who sees the item, after a type or a person's company changed."""
    await work.run(SAVE_READERS, {"id": item, "open_from": open_from, "readers": readers})


async def private_of_type(work: Work, *, type: UUID, after: UUID, limit: int) -> list[Item]:
    """Return the next private items of a type whoever asks, locked, in order of id."""
    row = {"type": type, "after": after, "limit": limit}
    return [read(found) for found in await work.dicts(PRIVATE_LOCKED, row)]


async def save_many_readers(work: Work, readers: dict[UUID, tuple[int, list[UUID]]]) -> None:
    """Update who sees each of many items: the level from which anybody does, and the reader keys."""
    rows = [{"id": item, "open_from": opened, "readers": keys} for item, (opened, keys) in readers.items()]
    await work.run(SAVE_MANY_READERS, {"rows": Jsonb(rows)})


async def of_type(work: Work, *, type: UUID, after: UUID, limit: int) -> list[UUID]:
    """Return the ids of the next items of a type, in order of id."""
    return await work.values(OF_TYPE, {"type": type, "after": after, "limit": limit})


async def of_status(work: Work, *, status: UUID, after: UUID, limit: int) -> list[UUID]:
    """Return the ids of the next items that have a status, in order of id."""
    return await work.values(OF_STATUS, {"status": status, "after": after, "limit": limit})


async def of_field(work: Work, *, account: UUID, field: UUID, after: UUID, limit: int) -> list[UUID]:
    """Return the ids of the next items that hold something in a custom field, in order of id."""
    row = {"account": account, "field": str(field), "after": after, "limit": limit}
    return await work.values(OF_FIELD, row)


async def private_of_person(work: Work, *, account: UUID, person: UUID, after: UUID, limit: int) -> list[Item]:
    """Return the next private items that a person is on or responded to, locked, in order of id."""
    row = {"account": account, "person": person, "after": after, "limit": limit}
    return [read(found) for found in await work.dicts(OF_PERSON_LOCKED, row)]


def _people(item: Item) -> dict[str, list[Any]]:
    on = [(Role.CREATOR, item.created_by)]
    on += [(Role.ASSIGNEE, person) for person in item.assignees]
    on += [(Role.DISTRIBUTION, person) for person in item.distribution]
    on += [(Role.RECEIVED_FROM, item.received_from)] if item.received_from else []
    return {"roles": [role.value for role, _ in on], "people": [person for _, person in on]}


SAME = (
    "id", "account", "project", "type", "number", "prefix", "subject", "private", "created_by", "received_from",
    "due_on", "location_id", "cost_code_id", "spec_section_id", "responses", "official_responses", "created_at",
    "updated_at", "issued_at", "closed_at", "version", "revision",
)  # fmt: skip
ARRAYS = ("assignees", "distribution", "trade_ids", "file_ids", "file_names")


def _columns(item: Item, *, open_from: int, readers: list[UUID]) -> dict[str, Any]:
    schedule, cost = item.schedule_impact, item.cost_impact
    return {
        **{name: getattr(item, name) for name in SAME},
        **{name: list(getattr(item, name)) for name in ARRAYS},
        "status": item.status.id,
        "maps_to": item.status.maps_to.value,
        "schedule_status": schedule.status.value if schedule else None,
        "schedule_days": schedule.days if schedule else None,
        "cost_status": cost.status.value if cost else None,
        "cost_amount": cost.amount if cost else None,
        "description": Jsonb(item.description),
        "custom": Jsonb(item.custom),
        "custom_people": sorted(item.custom_people),
        "touched": Jsonb(item.touched),
        "open_from": open_from,
        "readers": readers,
    }


def read(row: dict[str, Any]) -> Item:
    """Return a row of `WHOLE` as an item."""
    schedule, cost = row["schedule_status"], row["cost_status"]
    fields: dict[str, Any] = {name: row[name] for name in (*SAME, "description", "archived_at", "touched")}
    fields |= {name: tuple(row[name]) for name in ARRAYS}
    return Item(
        **fields,
        custom=msgspec.convert(row["custom"], dict[str, Filled]) if row["custom"] else {},
        status=Status(row["status_id"], row["status_name"], MapsTo(row["maps_to"])),
        schedule_impact=ScheduleImpact(ImpactStatus(schedule), row["schedule_days"]) if schedule else None,
        cost_impact=CostImpact(ImpactStatus(cost), row["cost_amount"]) if cost else None,
    )
