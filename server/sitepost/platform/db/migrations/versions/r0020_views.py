"""Saved views of the list of correspondence."""

from sitepost.platform.db.sql import run

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE correspondence_view (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    project_id uuid NOT NULL,
    person_id  uuid NOT NULL,
    name       text NOT NULL,
    shared     boolean NOT NULL,
    state      jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    version    integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX correspondence_view_by_name ON correspondence_view (project_id, person_id, lower(name));
CREATE INDEX correspondence_view_shared ON correspondence_view (project_id) WHERE shared;

-- With which view somebody begins; the one with no person is everybody's who chose none.
CREATE TABLE correspondence_view_default (
    project_id uuid NOT NULL,
    person_id  uuid,
    account_id uuid NOT NULL,
    view_id    uuid NOT NULL REFERENCES correspondence_view ON DELETE CASCADE,
    UNIQUE NULLS NOT DISTINCT (project_id, person_id)
);
CREATE INDEX correspondence_view_default_by_view ON correspondence_view_default (view_id);
"""


def upgrade() -> None:
    """Create the tables."""
    run(SQL)
