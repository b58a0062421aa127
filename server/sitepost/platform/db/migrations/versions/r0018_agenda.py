"""What waits for whom and until when, on the cards; and the secret links of people's calendars."""

from sitepost.platform.db.sql import run

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None

SQL = """
-- Until when a thing is to be done and whose turn it is, only while it waits for somebody.
ALTER TABLE card ADD COLUMN due_on date, ADD COLUMN court uuid[] NOT NULL DEFAULT '{}';
UPDATE card c SET due_on = i.due_on, court = ARRAY(SELECT DISTINCT unnest(i.assignees) ORDER BY 1)
FROM correspondence_item i WHERE i.id = c.id AND i.maps_to = 'open' AND i.archived_at IS NULL;
CREATE INDEX card_by_due ON card (scope_id, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX card_by_court ON card USING gin (court) WHERE court <> '{}';

CREATE TABLE agenda_feed (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person_id  uuid NOT NULL,
    name       text NOT NULL,
    mine       boolean NOT NULL,
    secret     bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX agenda_feed_by_person ON agenda_feed (person_id, created_at);
"""


def upgrade() -> None:
    """Take from the items what their cards say from now on."""
    run(SQL)
