"""Links between cards; and on each card who made the thing, and whether it is archived."""

from sitepost.platform.db.sql import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SQL = """
ALTER TABLE card ADD COLUMN owner_id uuid, ADD COLUMN archived boolean NOT NULL DEFAULT false;
UPDATE card c SET owner_id = i.created_by, archived = i.archived_at IS NOT NULL
FROM correspondence_item i WHERE i.id = c.id;

-- related: two things that belong together. origin: what (other) a thing (card) goes back to, one for each kind
-- (slot). created: what (other) was made from a thing (card) or a part of it.
CREATE TABLE links_link (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    project_id  uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('related', 'origin', 'created')),
    card_id     uuid NOT NULL,
    other_id    uuid NOT NULL CHECK (other_id <> card_id),
    slot        text NOT NULL DEFAULT '',
    part_id     uuid,
    part_number integer,
    note        text NOT NULL DEFAULT '',
    created_by  uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    version     integer NOT NULL DEFAULT 1,
    void_by     uuid,
    void_at     timestamptz,
    void_reason text NOT NULL DEFAULT '',
    CHECK ((void_at IS NULL) = (void_by IS NULL)),
    CHECK (void_at IS NULL OR kind = 'created')
);
CREATE INDEX links_link_by_card ON links_link (card_id);
CREATE INDEX links_link_by_other ON links_link (other_id);
CREATE UNIQUE INDEX links_link_pair ON links_link (least(card_id, other_id), greatest(card_id, other_id))
    WHERE kind = 'related';
CREATE UNIQUE INDEX links_link_slot ON links_link (card_id, slot) WHERE kind = 'origin';
CREATE UNIQUE INDEX links_link_made ON links_link (other_id) WHERE kind = 'created';

-- What was made from what stays so: a wrong one is marked void, none is removed.
CREATE FUNCTION links_created_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'created links are permanent' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER links_created_stays BEFORE DELETE ON links_link FOR EACH ROW
    WHEN (OLD.kind = 'created') EXECUTE FUNCTION links_created_stays();
"""


def upgrade() -> None:
    """Create the table, and fill the cards that there are."""
    run(SQL)
