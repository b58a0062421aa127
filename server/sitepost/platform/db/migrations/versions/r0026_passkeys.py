"""Passkeys (WebAuthn): identity_passkey, and the challenges that wait for their answer: identity_challenge."""

from sitepost.platform.db.sql import run

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE identity_passkey (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    person_id   uuid NOT NULL REFERENCES identity_login,
    credential  bytea NOT NULL UNIQUE,
    public_key  bytea NOT NULL,
    sign_count  bigint NOT NULL,
    transports  text[] NOT NULL DEFAULT '{}',
    name        text NOT NULL,
    synced      boolean NOT NULL,
    created_at  timestamptz NOT NULL,
    seen_at     timestamptz
);
CREATE INDEX identity_passkey_by_person ON identity_passkey (person_id);

-- What a browser is to sign; used up by the first answer.
CREATE TABLE identity_challenge (
    secret     bytea PRIMARY KEY,
    purpose    text NOT NULL CHECK (purpose IN ('register', 'sign_in')),
    person_id  uuid REFERENCES identity_login,
    expires_at timestamptz NOT NULL
);
CREATE INDEX identity_challenge_by_end ON identity_challenge (expires_at);
CREATE INDEX identity_challenge_by_person ON identity_challenge (person_id);
"""


def upgrade() -> None:
    """Create the tables of passkeys."""
    run(SQL)
