"""The platform's tables: scopes, passports, cards, facts, streams, outbox, files, mail."""

from sitepost.platform.db.sql import run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE scope (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('account', 'project')),
    name         text NOT NULL,
    number       text NOT NULL DEFAULT '',
    time_zone    text NOT NULL DEFAULT 'UTC',
    working_days smallint[] NOT NULL DEFAULT '{0,1,2,3,4}',
    holidays     date[] NOT NULL DEFAULT '{}',
    active       boolean NOT NULL DEFAULT true
);
CREATE INDEX scope_by_account ON scope (account_id, kind);

CREATE TABLE passport (
    scope_id      uuid NOT NULL REFERENCES scope,
    person_id     uuid NOT NULL,
    account_id    uuid NOT NULL,
    company_id    uuid,
    name          text NOT NULL,
    company_name  text NOT NULL DEFAULT '',
    mail          text NOT NULL DEFAULT '',
    title         text NOT NULL DEFAULT '',
    employee      boolean NOT NULL DEFAULT false,
    account_admin boolean NOT NULL DEFAULT false,
    active        boolean NOT NULL DEFAULT true,
    language      text NOT NULL DEFAULT 'en',
    template_id   uuid,
    levels        jsonb NOT NULL DEFAULT '{}',
    grants        jsonb NOT NULL DEFAULT '{}',
    reads         uuid[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (scope_id, person_id)
);
CREATE INDEX passport_by_person ON passport (person_id);

CREATE TABLE card (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    scope_id    uuid NOT NULL,
    tool        text NOT NULL,
    kind        text NOT NULL,
    number      text NOT NULL DEFAULT '',
    title       text NOT NULL DEFAULT '',
    state       text NOT NULL DEFAULT '',
    state_label text NOT NULL DEFAULT '',
    link        text NOT NULL DEFAULT '',
    parent_id   uuid,
    audience    jsonb NOT NULL,
    readers     uuid[] NOT NULL,
    brief       jsonb NOT NULL DEFAULT '[]',
    words       text NOT NULL DEFAULT '',
    tsv         tsvector NOT NULL DEFAULT '',
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX card_search ON card USING gin (tsv, readers);
CREATE INDEX card_by_number ON card (scope_id, lower(number) text_pattern_ops);
CREATE INDEX card_by_kind ON card (scope_id, kind, number);

CREATE TABLE file (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    scope_id    uuid NOT NULL,
    name        text NOT NULL,
    media_type  text NOT NULL,
    size        bigint NOT NULL,
    sha256      text NOT NULL,
    width       integer,
    height      integer,
    thumbnail   boolean NOT NULL DEFAULT false,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL
);
CREATE INDEX file_by_hash ON file (sha256);

CREATE TABLE card_file (
    card_id uuid NOT NULL REFERENCES card,
    file_id uuid NOT NULL REFERENCES file,
    place   smallint NOT NULL,
    PRIMARY KEY (card_id, file_id)
);
CREATE INDEX card_file_by_file ON card_file (file_id);

CREATE TABLE stream (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    seq        bigint NOT NULL
);

CREATE TABLE fact (
    stream      uuid NOT NULL,
    seq         bigint NOT NULL,
    account_id  uuid NOT NULL,
    kind        text NOT NULL,
    version     smallint NOT NULL,
    at          timestamptz NOT NULL,
    actor       uuid,
    card        uuid,
    was_readers uuid[],
    body        jsonb NOT NULL,
    PRIMARY KEY (stream, seq)
);
CREATE INDEX fact_by_card ON fact (card, seq) WHERE card IS NOT NULL;

CREATE TABLE outbox (
    stream uuid NOT NULL,
    seq    bigint NOT NULL,
    PRIMARY KEY (stream, seq)
);

CREATE TABLE reaction_failure (
    reaction text NOT NULL,
    stream   uuid NOT NULL,
    seq      bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    next_at  timestamptz NOT NULL,
    error    text NOT NULL,
    PRIMARY KEY (reaction, stream, seq)
);

CREATE TABLE idempotency (
    who     text NOT NULL,
    key     text NOT NULL,
    request bytea NOT NULL,
    status  smallint,
    headers jsonb,
    body    bytea,
    at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (who, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);

CREATE TABLE mail (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    scope_id    uuid,
    card_id     uuid,
    person_id   uuid,
    reason      text NOT NULL,
    sent_to     text NOT NULL,
    subject     text NOT NULL,
    text        text NOT NULL,
    html        text NOT NULL,
    headers     jsonb NOT NULL DEFAULT '{}',
    once        text UNIQUE,
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'kept', 'sent', 'failed')),
    attempts    integer NOT NULL DEFAULT 0,
    error       text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz
);
CREATE INDEX mail_by_account ON mail (account_id, created_at DESC, id DESC);
"""


def upgrade() -> None:
    """Create the platform's tables."""
    run(SQL)
