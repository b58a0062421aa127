"""The tables of permissions: permissions_template, permissions_tool, permissions_member."""

from sitepost.platform.db.sql import run

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE permissions_template (
    id                       uuid PRIMARY KEY,
    account_id               uuid NOT NULL,
    name                     text NOT NULL,
    kind                     text NOT NULL CHECK (kind IN ('internal', 'external')),
    levels                   jsonb NOT NULL DEFAULT '{}',
    grants                   jsonb NOT NULL DEFAULT '{}',
    default_level_for_types  text NOT NULL DEFAULT 'none',
    default_grants_for_types text[] NOT NULL DEFAULT '{}',
    version                  integer NOT NULL DEFAULT 1,
    touched                  jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX permissions_template_by_name ON permissions_template (account_id, lower(name));

CREATE TABLE permissions_tool (
    account_id uuid NOT NULL,
    tool       text NOT NULL,
    title      text NOT NULL,
    PRIMARY KEY (account_id, tool)
);

CREATE TABLE permissions_member (
    project_id  uuid NOT NULL,
    person_id   uuid NOT NULL,
    account_id  uuid NOT NULL,
    template_id uuid REFERENCES permissions_template,
    levels      jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (project_id, person_id)
);
CREATE INDEX permissions_member_by_template ON permissions_member (template_id);
CREATE INDEX permissions_member_by_person ON permissions_member (person_id);
CREATE INDEX permissions_member_by_account ON permissions_member (account_id);
"""


def upgrade() -> None:
    """Create the tables of permissions."""
    run(SQL)
