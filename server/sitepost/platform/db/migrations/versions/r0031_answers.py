"""Whose turn it is by the contract, on the card; for clocks, which items answer others, and which fields hold days."""

from sitepost.platform.db.sql import run

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

SQL = """
ALTER TABLE card ADD COLUMN clock_court uuid[] NOT NULL DEFAULT '{}';
UPDATE card k SET clock_court = c.court
FROM (
    SELECT x.item_id, array_agg(DISTINCT x.person ORDER BY x.person) AS court
    FROM (
        SELECT c.item_id, p.person::uuid AS person,
            c.deadline_on = min(c.deadline_on) OVER (PARTITION BY c.item_id) AS next
        FROM clocks_clock c JOIN clocks_item i ON i.item_id = c.item_id
        CROSS JOIN LATERAL jsonb_array_elements_text(CASE
            WHEN c.rule ->> 'turn' = 'recipient' THEN i.roles -> 'assignee'
            WHEN c.rule ->> 'turn' = 'sender' AND i.roles -> 'received_from' <> '[]' THEN i.roles -> 'received_from'
            WHEN c.rule ->> 'turn' = 'sender' THEN i.roles -> 'creator'
            ELSE '[]' END) AS p (person)
        WHERE c.state = 'running'
    ) x WHERE x.next GROUP BY x.item_id
) c WHERE k.id = c.item_id;
CREATE INDEX card_by_clock_court ON card USING gin (clock_court) WHERE clock_court <> '{}';

CREATE TABLE clocks_answer (
    item_id    uuid NOT NULL,
    other_id   uuid NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (item_id, other_id)
);
CREATE INDEX clocks_answer_by_other ON clocks_answer (other_id);
CREATE TABLE clocks_field (
    field_id   uuid PRIMARY KEY,
    account_id uuid NOT NULL
);
INSERT INTO clocks_field (field_id, account_id)
SELECT f.id, f.account_id FROM correspondence_custom_field f WHERE f.kind = 'date';
INSERT INTO clocks_answer (item_id, other_id, account_id)
SELECT l.card_id, l.other_id, l.account_id FROM links_link l WHERE l.kind = 'created' AND l.void_at IS NULL
UNION
SELECT l.other_id, l.card_id, l.account_id FROM links_link l WHERE l.kind = 'origin';
"""


def upgrade() -> None:
    """Add the column and the table, and fill them from what runs and is linked."""
    run(SQL)
