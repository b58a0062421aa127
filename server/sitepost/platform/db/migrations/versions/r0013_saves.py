"""Numbers once issued stay taken, mornings on which reminders were sent, and notices that tell a whole save."""

from sitepost.platform.db.sql import run

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SQL = """
-- Every number that an item has, or had after it was issued: none is given to another item again.
CREATE TABLE correspondence_number (
    project_id uuid NOT NULL,
    type_id    uuid NOT NULL REFERENCES correspondence_type,
    number     text NOT NULL,
    account_id uuid NOT NULL,
    item_id    uuid NOT NULL,
    PRIMARY KEY (project_id, type_id, number)
);
INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id)
SELECT project_id, type_id, lower(number), account_id, id FROM correspondence_item;
INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id)
SELECT i.project_id, i.type_id, lower(c.value ->> 'old'), i.account_id, i.id
FROM fact f
JOIN correspondence_item i ON i.id = f.card
CROSS JOIN jsonb_array_elements(f.body -> 'changes') c
WHERE f.kind = 'correspondence.item_edited' AND (f.body ->> 'told')::boolean
  AND c.value ->> 'field' = 'number' AND c.value ->> 'old' <> ''
ORDER BY f.stream, f.seq
ON CONFLICT DO NOTHING;

-- The last morning on which the assignees of overdue items were reminded; days of the site.
CREATE TABLE correspondence_reminder (
    project_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    day        date NOT NULL
);

-- What else the same save did, as `event:role`; and the row of the matrix that reminds assignees.
ALTER TABLE notifications_notice ADD COLUMN also text[] NOT NULL DEFAULT '{}';
UPDATE notifications_matrix SET ticked = array_append(ticked, 'overdue:assignee')
WHERE NOT ticked @> ARRAY['overdue:assignee'];
"""


def upgrade() -> None:
    """Create the tables, and take what was issued so far from the items and their history."""
    run(SQL)
