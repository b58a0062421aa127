"""Currencies of projects, groups on default distributions; cards of companies and locations say what new ones say."""

from sitepost.platform.db.sql import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SQL = """
ALTER TABLE scope ADD COLUMN currency text NOT NULL DEFAULT '';
ALTER TABLE directory_project ADD COLUMN currency text NOT NULL DEFAULT '';

CREATE TABLE correspondence_default_group (
    project_id uuid NOT NULL,
    type_id    uuid NOT NULL REFERENCES correspondence_type,
    group_id   uuid NOT NULL,
    account_id uuid NOT NULL,
    place      smallint NOT NULL,
    PRIMARY KEY (project_id, type_id, group_id)
);

-- A company is no longer everybody's: its card is seen at Admin of the account's directory.
UPDATE card SET tool = 'directory', audience = jsonb_set(audience, '{everyone_from}', '3'),
    readers = ARRAY[encode(substr(sha256(convert_to('3|' || scope_id || '|directory|', 'UTF8')), 1, 16), 'hex')::uuid]
WHERE kind = 'directory.company';

-- Locations tell what they lie in; those saved before they did are told now.
WITH RECURSIVE way AS (
    SELECT id, '{}'::uuid[] AS above FROM directory_reference WHERE sort = 'location' AND parent_id IS NULL
    UNION ALL
    SELECT r.id, way.above || r.parent_id FROM directory_reference r JOIN way ON r.parent_id = way.id
)
UPDATE card c SET brief = jsonb_build_array(jsonb_build_object(
    'label', 'Lies in', 'kind', 'cards', 'value', to_jsonb(way.above), 'about', NULL))
FROM way WHERE c.id = way.id AND c.kind = 'directory.location' AND cardinality(way.above) > 0;

-- Documents is no tool of its own yet, so no level is held on it.
UPDATE permissions_template SET levels = levels - 'documents' WHERE levels ? 'documents';
UPDATE permissions_member SET levels = levels - 'documents' WHERE levels ? 'documents';
UPDATE passport SET levels = levels - 'documents' WHERE levels ? 'documents';
"""


def upgrade() -> None:
    """Add what is new, and bring older rows to it."""
    run(SQL)
