"""Custom fields of the company, the forms that they stand in, and how lists are narrowed by what items hold."""

from collections.abc import Iterable
from typing import Any, LiteralString
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.custom import (
    FIELD_NAME_TAKEN,
    CustomField,
    FieldKind,
    FormUse,
    KeptField,
    Wanted,
)
from sitepost.tools.correspondence.store.types import changed

JSON: LiteralString = """json_build_object('id', u.id, 'name', u.name, 'kind', u.kind, 'hint', u.hint, 'text', u.text,
    'options', u.options, 'archived', u.archived, 'version', u.version)"""
WHOLE = f"""
SELECT {JSON} AS field, u.touched,
    (SELECT coalesce(json_agg(json_build_object('type', t.id, 'type_name', t.name, 'fieldset', f.id,
        'fieldset_name', f.name) ORDER BY lower(t.name), lower(f.name), f.id), '[]')
    FROM correspondence_fieldset f JOIN correspondence_type t ON t.id = f.type_id
    WHERE f.account_id = u.account_id AND EXISTS (SELECT FROM correspondence_fieldset_section c
        WHERE c.fieldset_id = f.id AND c.custom @> jsonb_build_array(jsonb_build_object('field', u.id)))) AS forms
FROM correspondence_custom_field u WHERE u.account_id = %(account)s"""
ALL = WHOLE + " ORDER BY lower(u.name), u.id"
ONE = WHOLE + " AND u.id = %(field)s"
ONE_LOCKED = ONE + " FOR UPDATE OF u"
KNOWN = f"""
SELECT {JSON} AS field FROM correspondence_custom_field u
WHERE u.account_id = %(account)s AND u.id = ANY(%(ids)s) FOR SHARE OF u
"""
COUNT = "SELECT count(*) FROM correspondence_custom_field WHERE account_id = %(account)s"
ADD = """
INSERT INTO correspondence_custom_field (id, account_id, name, kind, hint, text, options)
VALUES (%(id)s, %(account)s, %(name)s, %(kind)s, %(hint)s, %(text)s::jsonb, %(options)s)
ON CONFLICT (account_id, lower(name)) DO NOTHING
"""
SAVE = """
UPDATE correspondence_custom_field SET name = %(name)s, hint = %(hint)s, text = %(text)s::jsonb,
    options = %(options)s, archived = %(archived)s, version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND account_id = %(account)s
"""


async def of_company(work: Work, *, account: UUID) -> list[KeptField]:
    """Return every custom field of the company in order of name, archived ones too."""
    return [_kept(row) for row in await work.dicts(ALL, {"account": account})]


async def one(work: Work, *, account: UUID, field: UUID, locked: bool = False) -> KeptField | None:
    """Return one custom field of the company; `locked` keeps others from editing it until the commit."""
    found = await work.dicts(ONE_LOCKED if locked else ONE, {"account": account, "field": field})
    return _kept(found[0]) if found else None


async def known(work: Work, *, account: UUID, ids: Iterable[UUID]) -> dict[UUID, CustomField]:
    """Return those of `ids` that are custom fields of the company; they are not edited until this work ends."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = await work.dicts(KNOWN, {"account": account, "ids": wanted})
    found = [msgspec.convert(row["field"], CustomField) for row in rows]
    return {each.id: each for each in found}


async def count(work: Work, *, account: UUID) -> int:
    """Return how many custom fields the company has."""
    return int(await work.value(COUNT, {"account": account}))


async def add(work: Work, field: CustomField, *, account: UUID) -> None:
    """Insert a custom field; refuse `correspondence.custom_name_taken`."""
    if not await work.run(ADD, _columns(field, account)):
        raise Refusal(FIELD_NAME_TAKEN, field="name")


async def save(work: Work, field: CustomField, *, account: UUID, touched: dict[str, int]) -> None:
    """Update a custom field wherever it stands; refuse `correspondence.custom_name_taken`."""
    try:
        await work.run(SAVE, {**_columns(field, account), "touched": Jsonb(touched)})
    except UniqueViolation as error:
        raise Refusal(FIELD_NAME_TAKEN, field="name") from error
    changed(work)


def _columns(field: CustomField, account: UUID) -> dict[str, Any]:
    return {
        "id": field.id,
        "account": account,
        "name": field.name,
        "kind": field.kind.value,
        "hint": field.hint,
        "text": None if field.text is None else Jsonb(field.text),
        "options": Jsonb(field.options),
        "archived": field.archived,
        "version": field.version,
    }


def _kept(row: dict[str, Any]) -> KeptField:
    return KeptField(
        msgspec.convert(row["field"], CustomField), row["touched"], msgspec.convert(row["forms"], tuple[FormUse, ...])
    )


SPANS = {FieldKind.DATE, FieldKind.DATETIME, FieldKind.NUMBER}


def path(wanted: Iterable[Wanted]) -> str:
    """Return the JSON path that what an item holds has to fit: one of the values in each of the fields."""
    return " && ".join(f"({' || '.join(_fits(each, value) for value in each.values)})" for each in wanted)


def _fits(wanted: Wanted, value: str) -> str:
    held = f'$."{wanted.field}"."value"'
    if wanted.kind is FieldKind.CHECKBOX:
        return f"{held} == true" if value == "true" else f"!({held} == true)"
    if wanted.kind in SPANS:
        return _span(wanted.kind, held, value)
    if wanted.kind is FieldKind.RICH_TEXT:
        held = f'$."{wanted.field}"."plain"'
    if wanted.kind in (FieldKind.TEXT, FieldKind.RICH_TEXT):
        return f'{held} like_regex {_text(value)} flag "iq"'
    return f"{held} == {_text(value)}"


def _span(kind: FieldKind, held: str, value: str) -> str:
    start, dots, end = value.partition("..")
    number = kind is FieldKind.NUMBER
    ends = [(">=", start), ("<=", end if dots else start)]
    if kind is FieldKind.DATETIME:
        ends = [(">=", start), ("<=", f"{end if dots else start}~")]  # to the end of that day: ~ comes after T
    held = f"{held}.double()" if number else held
    return " && ".join([f"{held} {sign} {text if number else _text(text)}" for sign, text in ends if text.strip("~")])


def _text(value: str) -> str:
    return msgspec.json.encode(value).decode()
