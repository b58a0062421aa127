"""How long messages are kept, when people are mailed about what they missed, and answers that come by mail."""

from sitepost.platform.db.sql import run

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

SQL = """
-- For how long a company keeps messages: everywhere, in a project, of a kind, or both (`rules.keeping`).
CREATE TABLE conversations_keeping (
    account_id uuid PRIMARY KEY,
    rules      jsonb NOT NULL,
    version    integer NOT NULL
);
INSERT INTO conversations_keeping (account_id, rules, version)
SELECT account_id, jsonb_build_array(jsonb_build_object('years', keep_years)), 1
FROM conversations_settings WHERE keep_years IS NOT NULL;
ALTER TABLE conversations_settings DROP COLUMN keep_years;

-- Missed messages: a mail a conversation after a quarter of an hour, or one a day about all of them.
ALTER TABLE conversations_settings ADD missed_pace text NOT NULL DEFAULT 'soon'
    CHECK (missed_pace IN ('soon', 'daily'));
ALTER TABLE conversations_preference ADD missed text NOT NULL DEFAULT 'company'
    CHECK (missed IN ('company', 'daily', 'off'));

-- About which messages of which conversations a mail is; its words are written again when it leaves.
CREATE TABLE conversations_mail (
    mail_id         uuid NOT NULL,
    conversation_id uuid NOT NULL REFERENCES conversations_conversation,
    first_seq       bigint NOT NULL,
    last_seq        bigint NOT NULL,
    PRIMARY KEY (mail_id, conversation_id)
);
INSERT INTO conversations_mail (mail_id, conversation_id, first_seq, last_seq)
SELECT m.id, c.id, 1, split_part(m.once, ':', 4)::bigint
FROM mail m JOIN conversations_conversation c ON c.id::text = split_part(m.once, ':', 2)
WHERE m.reason = 'missed_message' AND m.once LIKE 'missed:%' AND m.state IN ('waiting', 'kept', 'failed');

-- Addresses to which one person answers about one thing; `purpose` says which room hears what comes there.
CREATE TABLE mail_reply (
    id         bytea PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL,
    purpose    text NOT NULL,
    target_id  uuid NOT NULL,
    made_at    timestamptz NOT NULL,
    UNIQUE (purpose, target_id, person_id)
);

-- What came there; the mail itself is kept only until its room has taken it.
CREATE TABLE mail_arrived (
    id         uuid PRIMARY KEY,
    reply_id   bytea NOT NULL REFERENCES mail_reply,
    message_id text NOT NULL,
    at         timestamptz NOT NULL,
    raw        bytea,
    state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'refused', 'ignored')),
    why        text NOT NULL DEFAULT '',
    UNIQUE (reply_id, message_id)
);
"""


def upgrade() -> None:
    """Create the tables, and take what companies chose along."""
    run(SQL)
