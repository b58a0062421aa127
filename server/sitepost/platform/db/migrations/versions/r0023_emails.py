"""E-mails that people write about things, a person's own notification settings, digests; mails with files that wait."""

from sitepost.platform.db.sql import run

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SQL = """
-- `envelope`: what a mail has that a person wrote (sender, everybody addressed, files). `cards`: the things that a
-- digest names; it is for whoever sees all of them. `hold_until`: when it may leave at the earliest.
ALTER TABLE mail ADD COLUMN envelope jsonb, ADD COLUMN cards uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN hold_until timestamptz, DROP CONSTRAINT mail_state_check,
    ADD CONSTRAINT mail_state_check CHECK (state IN ('waiting', 'kept', 'sent', 'failed', 'skipped'));

CREATE TABLE emails_thread (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    project_id uuid NOT NULL,
    card_id    uuid NOT NULL,
    private    boolean NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX emails_thread_by_card ON emails_thread (card_id, id DESC);

CREATE TABLE emails_email (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    thread_id  uuid NOT NULL REFERENCES emails_thread,
    author_id  uuid NOT NULL,
    to_ids     uuid[] NOT NULL,
    cc_ids     uuid[] NOT NULL,
    subject    text NOT NULL,
    body       jsonb NOT NULL,
    files      jsonb NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX emails_email_by_thread ON emails_email (thread_id, id);

-- What somebody chose for themselves; nobody's row is there who never chose. `off` holds `event:channel`.
CREATE TABLE notifications_choice (
    person_id   uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    off         text[] NOT NULL,
    time_zone   text NOT NULL,
    quiet_from  time,
    quiet_to    time,
    quiet_days  smallint[] NOT NULL,
    digest      text NOT NULL CHECK (digest IN ('at_once', 'hourly', 'daily')),
    digest_hour smallint NOT NULL CHECK (digest_hour BETWEEN 0 AND 23),
    skip_read   boolean NOT NULL,
    version     integer NOT NULL DEFAULT 1,
    changed_at  timestamptz NOT NULL
);

-- What waits for somebody's next digest, and the mail that tells it.
CREATE TABLE notifications_digest (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL,
    card_id    uuid NOT NULL,
    part_id    uuid,
    event      text NOT NULL,
    role       text NOT NULL,
    also       text[] NOT NULL,
    actor_id   uuid,
    stream     uuid NOT NULL,
    seq        bigint NOT NULL,
    at         timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    mail_id    uuid,
    UNIQUE (person_id, stream, seq)
);
CREATE INDEX notifications_digest_due ON notifications_digest (due_at) WHERE mail_id IS NULL;
CREATE INDEX notifications_digest_mailed ON notifications_digest (mail_id) WHERE mail_id IS NOT NULL;
"""


def upgrade() -> None:
    """Create the tables, and what mails need for them."""
    run(SQL)
