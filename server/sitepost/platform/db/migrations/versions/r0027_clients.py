"""Service accounts (OAuth 2 client credentials) and sign-in with a company's own provider (OpenID Connect)."""

from sitepost.platform.db.sql import run

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

SQL = """
-- A person who is a program: has no mail address and signs in with the secret of a client alone.
ALTER TABLE directory_person ADD COLUMN service boolean NOT NULL DEFAULT false;

ALTER TABLE identity_bearer DROP CONSTRAINT identity_bearer_kind_check;
ALTER TABLE identity_bearer ADD CONSTRAINT identity_bearer_kind_check CHECK (kind IN ('session', 'token', 'service'));

-- Its id is the client's; secrets are kept as SHA-256, the one before until `old_until`.
CREATE TABLE identity_client (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL UNIQUE REFERENCES identity_login,
    secret     bytea NOT NULL,
    secret_at  timestamptz NOT NULL,
    old_secret bytea,
    old_until  timestamptz,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz,
    revoked_at timestamptz
);
CREATE INDEX identity_client_by_account ON identity_client (account_id);

CREATE TABLE identity_provider (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    name       text NOT NULL,
    issuer     text NOT NULL,
    client_id  text NOT NULL,
    sealed     bytea,
    enabled    boolean NOT NULL,
    has_factor boolean NOT NULL,
    created_at timestamptz NOT NULL,
    version    integer NOT NULL DEFAULT 1
);
CREATE INDEX identity_provider_by_account ON identity_provider (account_id);

-- The part behind the @ of those whom a provider signs in; in one account it belongs to one provider.
CREATE TABLE identity_domain (
    account_id   uuid NOT NULL,
    domain       text NOT NULL,
    provider_id  uuid NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
    password_off boolean NOT NULL,
    company_id   uuid,
    PRIMARY KEY (account_id, domain)
);
CREATE INDEX identity_domain_by_domain ON identity_domain (domain);
CREATE INDEX identity_domain_by_provider ON identity_domain (provider_id);

-- Whom a provider means by its subject, since they came with a mail address that it had verified.
CREATE TABLE identity_subject (
    provider_id uuid NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
    subject     text NOT NULL,
    account_id  uuid NOT NULL,
    person_id   uuid NOT NULL REFERENCES identity_login,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (provider_id, subject)
);
CREATE INDEX identity_subject_by_person ON identity_subject (person_id);

-- A sign-in that went to a provider and has not come back; bound to one browser by the hash of its cookie.
CREATE TABLE identity_journey (
    state       bytea PRIMARY KEY,
    browser     bytea NOT NULL,
    provider_id uuid NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
    nonce       text NOT NULL,
    verifier    text NOT NULL,
    expires_at  timestamptz NOT NULL
);
CREATE INDEX identity_journey_by_end ON identity_journey (expires_at);
CREATE INDEX identity_journey_by_provider ON identity_journey (provider_id);
"""


def upgrade() -> None:
    """Create the tables of clients and providers."""
    run(SQL)
