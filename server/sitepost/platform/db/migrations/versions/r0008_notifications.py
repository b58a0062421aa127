"""The tables of notifications: the event-by-role matrix, and the notices of the notification centre."""

from sitepost.platform.db.sql import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE notifications_matrix (
    project_id uuid NOT NULL,
    tool       text NOT NULL,
    account_id uuid NOT NULL,
    ticked     text[] NOT NULL,
    version    integer NOT NULL DEFAULT 1,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (project_id, tool)
);

CREATE TABLE notifications_notice (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL,
    card_id    uuid NOT NULL,
    part_id    uuid,
    event      text NOT NULL,
    role       text NOT NULL,
    actor_id   uuid,
    stream     uuid NOT NULL,
    seq        bigint NOT NULL,
    at         timestamptz NOT NULL,
    read_at    timestamptz,
    UNIQUE (person_id, stream, seq)
);
CREATE INDEX notifications_notice_newest ON notifications_notice (person_id, id DESC);
CREATE INDEX notifications_notice_unread ON notifications_notice (person_id, id DESC) WHERE read_at IS NULL;
"""


def upgrade() -> None:
    """Create the tables of notifications."""
    run(SQL)
