"""Custom fields of correspondence: what the company adds to its forms, and what items hold in them."""

from sitepost.platform.db.sql import run

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SQL = """
-- A field that every form of the company may hold. Options are [{"id", "label", "archived"}] in order of label;
-- `text` is what a read-only entry says. Neither fields nor options are ever deleted: items may hold them.
CREATE TABLE correspondence_custom_field (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    name       text NOT NULL,
    kind       text NOT NULL,
    hint       text NOT NULL DEFAULT '',
    text       jsonb,
    options    jsonb NOT NULL DEFAULT '[]',
    archived   boolean NOT NULL DEFAULT false,
    version    integer NOT NULL DEFAULT 1,
    touched    jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX correspondence_custom_field_by_name ON correspondence_custom_field (account_id, lower(name));

-- Where they stand in a form: [{"field", "rule", "row", "column", "width"}] of four columns, below the standard fields.
ALTER TABLE correspondence_fieldset_section ADD COLUMN custom jsonb NOT NULL DEFAULT '[]';

-- What an item holds: {"<field>": {"kind", "value", ...}}, one column for pages, filters and exports alike.
-- `custom_people` are the people among it, so that a list can name them.
ALTER TABLE correspondence_item ADD COLUMN custom jsonb NOT NULL DEFAULT '{}';
ALTER TABLE correspondence_item ADD COLUMN custom_people uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX correspondence_item_by_custom ON correspondence_item USING gin (custom jsonb_path_ops);
"""


def upgrade() -> None:
    """Create the table and the columns."""
    run(SQL)
