"""Who got what, when: recipients of issued items, what they did, what mail servers said; and exports that take long."""

from sitepost.platform.db.sql import run

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SQL = """
ALTER TABLE mail ADD COLUMN answer text NOT NULL DEFAULT '';
CREATE INDEX mail_by_card ON mail (card_id) WHERE card_id IS NOT NULL;
CREATE INDEX mail_by_thread ON mail ((headers ->> 'X-Sitepost-Thread')) WHERE headers ? 'X-Sitepost-Thread';

CREATE TABLE receipt_letter (
    item_id    uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    project_id uuid NOT NULL,
    creator_id uuid NOT NULL,
    issued_at  timestamptz NOT NULL
);
-- One line a recipient: when they were put on it and taken off, and what they did with it. Never removed.
CREATE TABLE receipt (
    item_id         uuid NOT NULL REFERENCES receipt_letter,
    person_id       uuid NOT NULL,
    account_id      uuid NOT NULL,
    roles           text[] NOT NULL,
    since           timestamptz NOT NULL,
    gone_at         timestamptz,
    opened_first    timestamptz,
    opened_last     timestamptz,
    opened_times    integer NOT NULL DEFAULT 0,
    responded_first timestamptz,
    responded_last  timestamptz,
    responded_times integer NOT NULL DEFAULT 0,
    acknowledged_at timestamptz,
    PRIMARY KEY (item_id, person_id)
) WITH (fillfactor = 80);
CREATE TABLE receipt_download (
    item_id    uuid NOT NULL,
    person_id  uuid NOT NULL,
    file_id    uuid NOT NULL,
    account_id uuid NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    times      integer NOT NULL,
    PRIMARY KEY (item_id, person_id, file_id),
    FOREIGN KEY (item_id, person_id) REFERENCES receipt
);

-- Files that take longer to make than somebody waits: how far each is, and what it became. They go after some days.
CREATE TABLE exports_export (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    project_id  uuid NOT NULL,
    person_id   uuid NOT NULL,
    kind        text NOT NULL,
    name        text NOT NULL,
    card_id     uuid,
    tools       text[] NOT NULL DEFAULT '{}',
    asked       jsonb NOT NULL,
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'working', 'done', 'failed')),
    done        integer NOT NULL DEFAULT 0,
    total       integer NOT NULL DEFAULT 0,
    size        bigint NOT NULL DEFAULT 0,
    sha256      text NOT NULL DEFAULT '',
    notes       text[] NOT NULL DEFAULT '{}',
    error       text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    touched_at  timestamptz NOT NULL
);
CREATE INDEX exports_export_by_person ON exports_export (person_id, project_id, created_at DESC);

INSERT INTO receipt_letter (item_id, account_id, project_id, creator_id, issued_at)
SELECT i.id, i.account_id, i.project_id, i.created_by, i.issued_at
FROM correspondence_item i WHERE i.issued_at IS NOT NULL AND i.maps_to <> 'draft';
INSERT INTO receipt (item_id, person_id, account_id, roles, since)
SELECT l.item_id, v.person, l.account_id, array_agg(DISTINCT v.role), l.issued_at
FROM receipt_letter l JOIN correspondence_item i ON i.id = l.item_id CROSS JOIN LATERAL (
    SELECT unnest(i.assignees) AS person, 'assignee' AS role
    UNION SELECT unnest(i.distribution), 'distribution'
    UNION SELECT i.received_from, 'received_from' WHERE i.received_from IS NOT NULL
) v GROUP BY l.item_id, v.person, l.account_id, l.issued_at;
"""


def upgrade() -> None:
    """Create the tables; recipients of what was issued before are those that it has now."""
    run(SQL)
