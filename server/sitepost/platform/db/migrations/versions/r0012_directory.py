"""Currencies, groups on default distributions, archived tools; cards of companies and locations as new ones are."""

from sitepost.platform.db.sql import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE scope ADD COLUMN currency text NOT NULL DEFAULT '';
ALTER TABLE directory_project ADD COLUMN currency text NOT NULL DEFAULT '';

ALTER TABLE permissions_tool ADD COLUMN archived boolean NOT NULL DEFAULT false;

CREATE TABLE correspondence_default_group (
    project_id uuid NOT NULL,
    type_id    uuid NOT NULL REFERENCES correspondence_type,
    group_id   uuid NOT NULL,
    account_id uuid NOT NULL,
    place      smallint NOT NULL,
    PRIMARY KEY (project_id, type_id, group_id)
);
"""
DATA = """
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

-- Archived types are columns of no table of rights; what is held on them stays, since their items do.
UPDATE permissions_tool t SET archived = true
FROM correspondence_type c WHERE c.archived AND t.tool = 'correspondence:' || c.id;

-- Documents is no tool of its own yet, so no level is held on it.
UPDATE permissions_template SET levels = levels - 'documents' WHERE levels ? 'documents';
UPDATE permissions_member SET levels = levels - 'documents' WHERE levels ? 'documents';
UPDATE passport SET levels = levels - 'documents' WHERE levels ? 'documents';
"""


def upgrade() -> None:
    """Add what is new, and bring older rows to it."""
    run(TABLES)
    run(DATA)
