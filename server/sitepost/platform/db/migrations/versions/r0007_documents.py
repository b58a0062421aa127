"""The tables of documents: uploads in progress (files themselves are the platform's)."""

from sitepost.platform.db.sql import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE documents_upload (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    scope_id    uuid NOT NULL,
    person_id   uuid NOT NULL,
    name        text NOT NULL,
    size        bigint NOT NULL CHECK (size > 0),
    media_type  text NOT NULL,
    file_id     uuid,
    started_at  timestamptz NOT NULL
);
CREATE INDEX documents_upload_by_age ON documents_upload (started_at);
CREATE INDEX documents_file_by_age ON file (uploaded_at);
"""


def upgrade() -> None:
    """Create the tables of documents."""
    run(SQL)
