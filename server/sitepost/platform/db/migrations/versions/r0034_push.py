"""Web push: its key, the devices, what waits for them; and quiet times for every room."""

from sitepost.platform.db.sql import run

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

SQL = """
-- The pair of keys by which push services know this server, where no setting names one; the secret half is sealed.
CREATE TABLE push_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    public   bytea NOT NULL,
    sealed   bytea NOT NULL,
    made_at  timestamptz NOT NULL
);

-- A browser that wants to be woken, for as long as the session lasts that said so.
CREATE TABLE push_device (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL,
    person_id    uuid NOT NULL,
    session_id   uuid NOT NULL,
    endpoint     text NOT NULL,
    endpoint_sum bytea NOT NULL UNIQUE,
    client_key   bytea NOT NULL,
    client_auth  bytea NOT NULL,
    server_key   bytea NOT NULL,
    made_at      timestamptz NOT NULL
);
CREATE INDEX push_device_of ON push_device (person_id);
CREATE INDEX push_device_by_session ON push_device (session_id);
CREATE INDEX push_device_by_account ON push_device (account_id);

-- Up to which message each conversation was looked at for devices; none where nobody has any.
CREATE TABLE conversations_told (
    conversation_id uuid PRIMARY KEY REFERENCES conversations_conversation,
    seq             bigint NOT NULL
);

-- What waits for a device: the messages of one conversation behind `after_seq`, told together.
CREATE TABLE conversations_push (
    device_id       uuid NOT NULL REFERENCES push_device ON DELETE CASCADE,
    conversation_id uuid NOT NULL REFERENCES conversations_conversation,
    after_seq       bigint NOT NULL,
    last_seq        bigint NOT NULL,
    attempts        smallint NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL,
    PRIMARY KEY (device_id, conversation_id)
);
CREATE INDEX conversations_push_due ON conversations_push (due_at);

-- What is pushed, beside what is shown in the app (conversations.md, 7.2).
ALTER TABLE conversations_preference
    ADD push_direct boolean NOT NULL DEFAULT true, ADD push_groups boolean NOT NULL DEFAULT true,
    ADD push_items boolean NOT NULL DEFAULT true, ADD push_mentions boolean NOT NULL DEFAULT true;
UPDATE conversations_preference SET push_direct = push AND direct, push_groups = push AND groups,
    push_items = push AND items, push_mentions = push AND mentions;

-- When people want to be left alone: what they chose under notifications, for every room to read.
CREATE VIEW quiet_times AS
SELECT person_id, time_zone, quiet_from AS begins, quiet_to AS ends, quiet_days AS days
FROM notifications_choice WHERE quiet_from IS NOT NULL OR quiet_days <> '{}';
"""


def upgrade() -> None:
    """Create the tables of web push."""
    run(SQL)
