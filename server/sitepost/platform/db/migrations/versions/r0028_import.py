"""Imports of people and companies that wait for a confirmation: directory_import."""

from sitepost.platform.db.sql import run

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

SQL = """
-- A table that somebody sent; nothing of it counts before they confirm it, and then its lines are forgotten.
CREATE TABLE directory_import (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES directory_account,
    person_id  uuid NOT NULL REFERENCES directory_person,
    sort       text NOT NULL CHECK (sort IN ('people', 'companies')),
    name       text NOT NULL,
    heads      jsonb NOT NULL,
    lines      jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    done_at    timestamptz,
    invited    integer[] NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX directory_import_open ON directory_import (person_id) WHERE done_at IS NULL;
CREATE INDEX directory_import_by_age ON directory_import (created_at);
"""


def upgrade() -> None:
    """Create the table."""
    run(SQL)
