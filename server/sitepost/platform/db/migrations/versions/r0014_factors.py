"""Second factors: codes of an app, recovery codes, half-open sign-ins, and what a company asks for."""

from sitepost.platform.db.sql import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SQL = """
-- What a person's app makes codes of; `pending` waits for its first code. Both are sealed (platform.vault).
CREATE TABLE identity_totp (
    person_id    uuid PRIMARY KEY REFERENCES identity_login,
    account_id   uuid NOT NULL,
    sealed       bytea,
    confirmed_at timestamptz,
    seen_at      timestamptz,
    last_step    bigint NOT NULL DEFAULT 0,
    pending      bytea,
    pending_at   timestamptz,
    CHECK ((sealed IS NULL) = (confirmed_at IS NULL)),
    CHECK ((pending IS NULL) = (pending_at IS NULL))
);

CREATE TABLE identity_recovery (
    person_id  uuid NOT NULL REFERENCES identity_login,
    secret     bytea NOT NULL,
    account_id uuid NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (person_id, secret)
);

-- A sign-in whose first half was right; opens nothing but its second half.
CREATE TABLE identity_halfway (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL REFERENCES identity_login,
    secret     bytea NOT NULL UNIQUE,
    enrol      boolean NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX identity_halfway_by_person ON identity_halfway (person_id) WHERE used_at IS NULL;

CREATE TABLE identity_policy (
    account_id uuid PRIMARY KEY,
    required   text NOT NULL CHECK (required IN ('nobody', 'administrators', 'everybody')),
    grace_days integer NOT NULL CHECK (grace_days BETWEEN 0 AND 90),
    since      timestamptz NOT NULL
);
"""


def upgrade() -> None:
    """Create the tables of second factors."""
    run(SQL)
