"""The tables of identity: identity_login, _bearer, _link, _throttle, _settings."""

from sitepost.platform.db.sql import run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE identity_login (
    person_id     uuid PRIMARY KEY,
    account_id    uuid NOT NULL,
    mail          text NOT NULL,
    mail_key      text NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    password_hash text,
    password_at   timestamptz
);
CREATE INDEX identity_login_by_mail ON identity_login (mail_key);

CREATE TABLE identity_bearer (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL REFERENCES identity_login,
    kind       text NOT NULL CHECK (kind IN ('session', 'token')),
    secret     bytea NOT NULL UNIQUE,
    name       text NOT NULL DEFAULT '',
    agent      text NOT NULL DEFAULT '',
    address    text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    idle_until timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX identity_bearer_by_person ON identity_bearer (person_id, kind) WHERE ended_at IS NULL;
CREATE INDEX identity_bearer_by_end ON identity_bearer (ends_at);

CREATE TABLE identity_link (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL REFERENCES identity_login,
    kind       text NOT NULL CHECK (kind IN ('invitation', 'reset')),
    secret     bytea NOT NULL UNIQUE,
    invited_by uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX identity_link_by_person ON identity_link (person_id) WHERE used_at IS NULL;

CREATE TABLE identity_throttle (
    key        bytea PRIMARY KEY,
    started_at timestamptz NOT NULL,
    tries      integer NOT NULL
);
CREATE INDEX identity_throttle_by_age ON identity_throttle (started_at);

CREATE TABLE identity_settings (
    person_id  uuid PRIMARY KEY REFERENCES identity_login,
    account_id uuid NOT NULL,
    settings   jsonb NOT NULL DEFAULT '{}'
);
"""


def upgrade() -> None:
    """Create the tables of identity."""
    run(SQL)
