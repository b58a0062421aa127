"""Conversations: what a company set, conversations, who is in them, messages, and what each reader keeps."""

from sitepost.platform.db.sql import run

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

SQL = """
-- The people on a thing by their role (its creator, assignees, distribution); talk on it is listed for them.
ALTER TABLE card ADD parties uuid[] NOT NULL DEFAULT '{}';
UPDATE card c SET parties = ARRAY(SELECT DISTINCT unnest(i.created_by || i.assignees || i.distribution) ORDER BY 1)
FROM correspondence_item i WHERE i.id = c.id;
CREATE INDEX card_by_party ON card USING gin (parties) WHERE parties <> '{}';

-- What a company chose (conversations.md, section 1). Without a row: everything off, features on.
CREATE TABLE conversations_settings (
    account_id      uuid PRIMARY KEY,
    is_on           boolean NOT NULL,
    audience        text NOT NULL CHECK (audience IN ('any', 'employees')),
    every_project   boolean NOT NULL,
    edit_on         boolean NOT NULL,
    edit_audience   text NOT NULL CHECK (edit_audience IN ('any', 'employees')),
    edit_seconds    integer NOT NULL CHECK (edit_seconds BETWEEN 0 AND 3600),
    direct_on       boolean NOT NULL,
    direct_audience text NOT NULL CHECK (direct_audience IN ('any', 'employees')),
    group_managers  text NOT NULL CHECK (group_managers IN ('administrators', 'employees', 'everyone')),
    items_on        boolean NOT NULL,
    items_audience  text NOT NULL CHECK (items_audience IN ('any', 'employees')),
    tools_off       text[] NOT NULL,
    live_followers  boolean NOT NULL,
    threads_on      boolean NOT NULL,
    receipts_on     boolean NOT NULL,
    urgent_by       text NOT NULL CHECK (urgent_by IN ('administrators', 'employees', 'everyone')),
    missed_mail     text NOT NULL CHECK (missed_mail IN ('off', 'hint', 'words')),
    translation     text NOT NULL CHECK (translation IN ('off', 'local', 'outside')),
    keep_years      integer CHECK (keep_years BETWEEN 1 AND 100),
    version         integer NOT NULL
);

-- The projects that were ticked, where not every project counts.
CREATE TABLE conversations_project (
    account_id uuid NOT NULL,
    project_id uuid PRIMARY KEY
);

-- `last_seq` counts messages, `last_rev` whatever happened to any of them: both without a gap, in commit order.
CREATE TABLE conversations_conversation (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    project_id  uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('direct', 'group', 'item')),
    card_id     uuid,
    name        text,
    everyone    boolean NOT NULL DEFAULT false,
    direct_key  bytea,
    created_by  uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    deleted_by  uuid,
    deleted_at  timestamptz,
    last_seq    bigint NOT NULL DEFAULT 0,
    last_rev    bigint NOT NULL DEFAULT 0,
    last_at     timestamptz NOT NULL,
    version     integer NOT NULL DEFAULT 1,
    CHECK ((kind = 'item') = (card_id IS NOT NULL)),
    CHECK ((kind = 'group') = (name IS NOT NULL)),
    CHECK ((kind = 'direct') = (direct_key IS NOT NULL))
) WITH (fillfactor = 70);  -- its counters move with every message: room for that on the same page
CREATE UNIQUE INDEX conversations_by_card ON conversations_conversation (card_id) WHERE kind = 'item';
CREATE UNIQUE INDEX conversations_by_set ON conversations_conversation (project_id, direct_key) WHERE kind = 'direct';
CREATE UNIQUE INDEX conversations_by_name ON conversations_conversation (project_id, lower(name))
    WHERE kind = 'group' AND deleted_at IS NULL;
CREATE INDEX conversations_by_project ON conversations_conversation (project_id, kind);
CREATE INDEX conversations_by_account ON conversations_conversation (account_id);

-- Who is in a direct message or a group; of groups of everyone too, kept in step with the project's Directory.
CREATE TABLE conversations_member (
    conversation_id uuid NOT NULL REFERENCES conversations_conversation,
    person_id       uuid NOT NULL,
    joined_at       timestamptz NOT NULL,
    left_at         timestamptz,
    added_by        uuid NOT NULL,
    PRIMARY KEY (conversation_id, person_id)
);
CREATE INDEX conversations_member_of ON conversations_member (person_id) WHERE left_at IS NULL;

-- What one reader keeps of a conversation; nobody else sees any of it, but `read_seq` where receipts are on.
CREATE TABLE conversations_mine (
    conversation_id uuid NOT NULL REFERENCES conversations_conversation,
    person_id       uuid NOT NULL,
    read_seq        bigint NOT NULL DEFAULT 0,
    read_at         timestamptz,
    mentioned_seq   bigint NOT NULL DEFAULT 0,
    hidden_seq      bigint,
    mailed_seq      bigint NOT NULL DEFAULT 0,
    starred_at      timestamptz,
    level           text CHECK (level IN ('all', 'mentions', 'nothing')),
    follows         boolean,
    followed_by     text CHECK (followed_by IN ('role', 'mention', 'self', 'author')),
    draft           jsonb,
    PRIMARY KEY (conversation_id, person_id)
);
CREATE INDEX conversations_mine_of ON conversations_mine (person_id);

CREATE TABLE conversations_message (
    conversation_id uuid NOT NULL REFERENCES conversations_conversation,
    seq             bigint NOT NULL,
    rev             bigint NOT NULL,
    key             uuid NOT NULL,
    sort            text NOT NULL CHECK (sort IN ('text', 'system')),
    sender_id       uuid NOT NULL,
    sender_name     text NOT NULL,
    sender_company  text NOT NULL,
    at              timestamptz NOT NULL,
    composed_at     timestamptz,
    text            text NOT NULL,
    event           jsonb,
    mentions        jsonb NOT NULL DEFAULT '[]',
    everyone        boolean NOT NULL DEFAULT false,
    files           uuid[] NOT NULL DEFAULT '{}',
    links           uuid[] NOT NULL DEFAULT '{}',
    reply_to        bigint,
    thread_root     bigint,
    priority        text NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'important', 'urgent')),
    ack_wanted      boolean NOT NULL DEFAULT false,
    lang            text,
    edited_at       timestamptz,
    deleted_at      timestamptz,
    deleted_by      uuid,
    tsv             tsvector NOT NULL DEFAULT '',
    PRIMARY KEY (conversation_id, seq)
);
CREATE UNIQUE INDEX conversations_message_by_key ON conversations_message (sender_id, key);
CREATE UNIQUE INDEX conversations_message_by_rev ON conversations_message (conversation_id, rev);
CREATE INDEX conversations_message_words ON conversations_message USING gin (tsv);
CREATE INDEX conversations_message_files ON conversations_message USING gin (files) WHERE files <> '{}';

-- What a message said before each edit, and before it was deleted; for the export alone.
CREATE TABLE conversations_version (
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    until           timestamptz NOT NULL,
    by_id           uuid NOT NULL,
    text            text NOT NULL,
    mentions        jsonb NOT NULL,
    files           uuid[] NOT NULL,
    PRIMARY KEY (conversation_id, seq, until),
    FOREIGN KEY (conversation_id, seq) REFERENCES conversations_message
);

-- Reactions (`sort` is the sign) and acknowledgements (`sort` is 'ack').
CREATE TABLE conversations_mark (
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    sort            text NOT NULL,
    person_id       uuid NOT NULL,
    person_name     text NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, seq, sort, person_id),
    FOREIGN KEY (conversation_id, seq) REFERENCES conversations_message
);

-- Which things were made from a message.
CREATE TABLE conversations_outcome (
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    card_id         uuid NOT NULL,
    made_by         uuid NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, seq, card_id),
    FOREIGN KEY (conversation_id, seq) REFERENCES conversations_message
);
CREATE INDEX conversations_outcome_by_card ON conversations_outcome (card_id);

-- What nobody may change or remove: everything of a project, of a thing, of one conversation, or by one person.
CREATE TABLE conversations_hold (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    sort       text NOT NULL CHECK (sort IN ('project', 'item', 'conversation', 'person')),
    target_id  uuid NOT NULL,
    reason     text NOT NULL,
    placed_by  uuid NOT NULL,
    placed_at  timestamptz NOT NULL,
    lifted_by  uuid,
    lifted_at  timestamptz
);
CREATE INDEX conversations_hold_on ON conversations_hold (account_id, target_id) WHERE lifted_at IS NULL;

-- Texts in other languages, by the hash of what they translate.
CREATE TABLE translation (
    sha256 bytea NOT NULL,
    source text NOT NULL,
    target text NOT NULL,
    engine text NOT NULL,
    text   text NOT NULL,
    rough  boolean NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (sha256, source, target, engine)
);

-- What a person wants to be told of, in the app and by their browser (section 7.1).
CREATE TABLE conversations_preference (
    person_id uuid PRIMARY KEY,
    in_app    boolean NOT NULL,
    push      boolean NOT NULL,
    direct    boolean NOT NULL,
    groups    boolean NOT NULL,
    items     boolean NOT NULL,
    mentions  boolean NOT NULL
);
"""


def upgrade() -> None:
    """Create the tables of conversations."""
    run(SQL)
