"""Looking through another person's eyes: identity_viewing; and whether creators change their own items in bulk."""

from sitepost.platform.db.sql import run

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

SQL = """
-- Who looked through whose eyes, and when; never removed.
CREATE TABLE identity_viewing (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    viewer_id  uuid NOT NULL REFERENCES identity_login,
    person_id  uuid NOT NULL REFERENCES identity_login,
    bearer_id  uuid NOT NULL,
    began_at   timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK (viewer_id <> person_id)
);
CREATE INDEX identity_viewing_by_account ON identity_viewing (account_id, began_at DESC, id);
CREATE INDEX identity_viewing_by_person ON identity_viewing (person_id, began_at DESC, id);
CREATE UNIQUE INDEX identity_viewing_open ON identity_viewing (bearer_id) WHERE ended_at IS NULL;

-- The same on the session that looks, so that each request learns of it with the session.
ALTER TABLE identity_bearer ADD viewing_id uuid, ADD viewed_id uuid, ADD viewing_until timestamptz;

-- Spec 4.9: creators at Standard may change their own items together.
ALTER TABLE correspondence_settings ADD bulk_own boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    """Create the table, and the columns."""
    run(SQL)
