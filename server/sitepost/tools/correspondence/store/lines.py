"""One line of the list as the text of a JSON object, put together by the database.

Fifty lines of twenty columns that nobody looks at between the table and the browser are not made
into objects on the way. Strings joined with `||` cost half of what `row_to_json` costs; a column
that may be NULL has to say so here, because one NULL would be the NULL of the whole line.
`LineBody` in `routes` says what the JSON holds, and a test reads it back by that.
"""

from typing import LiteralString

NUMBER: LiteralString = """CASE WHEN coalesce(i.prefix, t.prefix) = '' THEN i.number
    ELSE coalesce(i.prefix, t.prefix) || '-' || i.number END"""
RESPONSES: LiteralString = """CASE WHEN i.responses = i.official_responses THEN i.responses
    ELSE (SELECT count(*) FROM correspondence_response r
        WHERE r.item_id = i.id AND (r.official OR r.readers && %(reads)s::uuid[])) END"""


CUSTOM: LiteralString = """CASE WHEN i.custom = '{}'::jsonb THEN '{}' ELSE (
    SELECT jsonb_object_agg('custom_field_' || c.key, CASE c.value ->> 'kind'
        WHEN 'rich_text' THEN to_jsonb(left(c.value ->> 'plain', 2000)) ELSE c.value -> 'value' END)::text
    FROM jsonb_each(i.custom) AS c) END"""


def _id(column: LiteralString) -> LiteralString:
    return f"""'"' || {column} || '"'"""


def _maybe(column: LiteralString) -> LiteralString:
    return f"""coalesce('"' || {column} || '"', 'null')"""


def _json(column: LiteralString) -> LiteralString:
    return f"coalesce(to_json({column})::text, 'null')"


STATUS: LiteralString = f"""'{{"id":"' || i.status_id || '","name":' || {_json("s.name")} || ',"maps_to":"'
    || s.maps_to || '"}}'"""
FIELDS: tuple[tuple[LiteralString, LiteralString], ...] = (
    ("id", _id("i.id")),
    ("type_id", _id("i.type_id")),
    ("number", _json(NUMBER)),
    ("subject", _json("i.subject")),
    ("status", STATUS),
    ("private", "i.private"),
    ("super_private", "(i.private AND t.super_private)"),
    ("locked", "(t.locked_after_issue AND i.maps_to <> 'draft')"),
    ("assignees", _json("i.assignees")),
    ("distribution_count", "cardinality(i.distribution)"),
    ("received_from", _maybe("i.received_from")),
    ("created_by", _id("i.created_by")),
    ("due_on", _maybe("i.due_on")),
    ("overdue", "(i.maps_to = 'open' AND i.due_key < %(today)s::date)"),
    ("created_at", _json("i.created_at")),
    ("issued_at", _json("i.issued_at")),
    ("closed_at", _json("i.closed_at")),
    ("updated_at", _json("i.updated_at")),
    ("responses", f"({RESPONSES})"),
    ("attachments", "cardinality(i.file_ids)"),
    ("custom_fields", f"({CUSTOM})"),
    ("version", "i.version"),
)
PARTS: list[LiteralString] = [f"""'"{name}":' || {text}""" for name, text in FIELDS]
LINE: LiteralString = f"""'{{' || {" || ',' || ".join(PARTS)} || '}}'"""
PEOPLE: LiteralString = "(i.assignees || i.created_by || i.received_from || i.custom_people)::text"
