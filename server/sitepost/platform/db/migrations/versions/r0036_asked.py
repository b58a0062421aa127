"""Of whom a message asked an acknowledgement: those who were there when it was sent."""

from sitepost.platform.db.sql import run

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

SQL = """
-- It is written once, with the message, and never changed: who comes later was not asked, who leaves was.
CREATE TABLE conversations_asked (
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    person_id       uuid NOT NULL,
    person_name     text NOT NULL,
    PRIMARY KEY (conversation_id, seq, person_id)
);

-- Of messages that were sent before: members by their days; on items those who follow or answered.
INSERT INTO conversations_asked (conversation_id, seq, person_id, person_name)
SELECT x.conversation_id, x.seq, w.person_id, w.name
FROM conversations_message x
JOIN conversations_conversation c ON c.id = x.conversation_id
CROSS JOIN LATERAL (
    SELECT n.person_id FROM conversations_member n
        WHERE n.conversation_id = c.id AND n.joined_at <= x.at AND (n.left_at IS NULL OR n.left_at > x.at)
    UNION SELECT n.person_id FROM conversations_mine n
        WHERE n.conversation_id = c.id AND n.follows AND c.kind = 'item'
    UNION SELECT k.person_id FROM conversations_mark k
        WHERE k.conversation_id = c.id AND k.seq = x.seq AND k.sort = 'ack'
) q
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = q.person_id
WHERE x.ack_wanted AND w.person_id <> x.sender_id;

-- Last, as it holds posting up.
ALTER TABLE conversations_asked ADD FOREIGN KEY (conversation_id, seq) REFERENCES conversations_message;
"""


def upgrade() -> None:
    """Create the table, and fill it for the messages that are there."""
    run(SQL)
