"""The record: revisions of what was issued, the chain over the facts, its checkpoints; nothing of it is rewritten."""

from sitepost.platform.db.sql import run

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None

SQL = """
-- What an item or a response was from one change to the next. `content` is the very text that `sha256` is of.
CREATE TABLE correspondence_revision (
    subject_id uuid NOT NULL,
    number     integer NOT NULL,
    item_id    uuid NOT NULL REFERENCES correspondence_item,
    account_id uuid NOT NULL,
    project_id uuid NOT NULL,
    at         timestamptz NOT NULL,
    actor      uuid,
    content    text NOT NULL,
    sha256     text NOT NULL,
    PRIMARY KEY (subject_id, number)
);
CREATE INDEX correspondence_revision_by_project ON correspondence_revision (project_id, subject_id, number);
ALTER TABLE correspondence_item ADD COLUMN revision integer NOT NULL DEFAULT 0;
ALTER TABLE correspondence_response ADD COLUMN revision integer NOT NULL DEFAULT 0;

-- One link a fact: hash = SHA-256(hash of the link before || the fact in its canonical form).
CREATE TABLE audit_link (
    stream     uuid NOT NULL,
    seq        bigint NOT NULL,
    account_id uuid NOT NULL,
    hash       bytea NOT NULL,
    PRIMARY KEY (stream, seq)
);
-- How far each chain is, so that what is not linked yet is found without looking at the facts.
CREATE TABLE audit_chain (
    stream     uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    seq        bigint NOT NULL
);
CREATE TABLE audit_checkpoint (
    stream     uuid NOT NULL,
    seq        bigint NOT NULL,
    account_id uuid NOT NULL,
    at         timestamptz NOT NULL,
    hash       bytea NOT NULL,
    key        bytea NOT NULL,
    signature  bytea NOT NULL,
    PRIMARY KEY (stream, seq)
);
-- What a verification found, or how far it is.
CREATE TABLE audit_verification (
    account_id  uuid PRIMARY KEY,
    asked_by    uuid,
    asked_at    timestamptz NOT NULL,
    finished_at timestamptz,
    done        bigint NOT NULL DEFAULT 0,
    total       bigint NOT NULL DEFAULT 0,
    result      jsonb
);

CREATE FUNCTION kept_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept for ever: rows are added, never changed or removed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER kept_for_ever BEFORE UPDATE OR DELETE ON fact
    FOR EACH ROW EXECUTE FUNCTION kept_for_ever();
CREATE TRIGGER kept_for_ever BEFORE UPDATE OR DELETE ON correspondence_revision
    FOR EACH ROW EXECUTE FUNCTION kept_for_ever();
CREATE TRIGGER kept_for_ever BEFORE UPDATE OR DELETE ON audit_link
    FOR EACH ROW EXECUTE FUNCTION kept_for_ever();
CREATE TRIGGER kept_for_ever BEFORE UPDATE OR DELETE ON audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION kept_for_ever();
"""


def upgrade() -> None:
    """Create the tables of the record and what refuses to rewrite them."""
    run(SQL)
