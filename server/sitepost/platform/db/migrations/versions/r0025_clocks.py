"""Contract clocks: the rules of types, what is remembered of items, the periods that run; and their end on the card."""

from sitepost.platform.db.sql import run

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SQL = """
-- Until when the next contract period of a thing runs, and whether one ran out that still matters.
ALTER TABLE card ADD COLUMN clock_on date, ADD COLUMN clock_over boolean NOT NULL DEFAULT false;
CREATE INDEX card_by_clock ON card (scope_id, clock_on) WHERE clock_on IS NOT NULL;
CREATE INDEX card_by_clock_over ON card (scope_id) WHERE clock_over;

CREATE TABLE clocks_type (
    type_id    uuid PRIMARY KEY,
    account_id uuid NOT NULL
);
INSERT INTO clocks_type (type_id, account_id) SELECT id, account_id FROM correspondence_type;

-- The rules of the company have no project.
CREATE TABLE clocks_rules (
    account_id uuid NOT NULL,
    type_id    uuid NOT NULL,
    project_id uuid,
    rules      jsonb NOT NULL,
    origin     text NOT NULL,
    version    integer NOT NULL DEFAULT 1,
    changed_by uuid,
    changed_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (type_id, project_id)
);

CREATE TABLE clocks_item (
    item_id    uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    project_id uuid NOT NULL,
    type_id    uuid NOT NULL,
    roles      jsonb NOT NULL,
    issued_at  timestamptz,
    dates      jsonb NOT NULL DEFAULT '{}',
    version    integer NOT NULL DEFAULT 0
);
INSERT INTO clocks_item (item_id, account_id, project_id, type_id, roles, issued_at)
SELECT i.id, i.account_id, i.project_id, i.type_id, jsonb_build_object(
        'creator', jsonb_build_array(i.created_by), 'assignee', to_jsonb(i.assignees),
        'distribution', to_jsonb(i.distribution),
        'received_from', CASE WHEN i.received_from IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(i.received_from) END
    ), i.issued_at
FROM correspondence_item i;

-- Who responded when: a response that becomes official later counts from the day on which it was given.
CREATE TABLE clocks_response (
    response_id uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    item_id     uuid NOT NULL,
    person_id   uuid,
    company_id  uuid,
    at          timestamptz NOT NULL
);

CREATE TABLE clocks_clock (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL,
    project_id   uuid NOT NULL,
    item_id      uuid NOT NULL,
    type_id      uuid NOT NULL,
    rule         jsonb NOT NULL,
    rule_key     text NOT NULL,
    cause        text NOT NULL,
    triggered_on date NOT NULL,
    deadline_on  date NOT NULL,
    ends_at      timestamptz NOT NULL,
    next_at      timestamptz,
    state        text NOT NULL,
    started_at   timestamptz NOT NULL,
    warned_at    timestamptz,
    ended_at     timestamptz,
    ended_by     text NOT NULL,
    reason       text NOT NULL,
    noticed_on   date,
    version      integer NOT NULL,
    UNIQUE (item_id, rule_key, cause)
);
CREATE UNIQUE INDEX clocks_clock_one_running ON clocks_clock (item_id, rule_key) WHERE state = 'running';
CREATE INDEX clocks_clock_next ON clocks_clock (next_at) WHERE state = 'running';
CREATE INDEX clocks_clock_by_type ON clocks_clock (type_id, project_id) WHERE state = 'running';

-- Those who had set their matrix of mails before clocks were there get the boxes that others have by default.
UPDATE notifications_matrix SET ticked = ticked || ARRAY[
    'clock_warned:assignee', 'clock_warned:received_from', 'clock_warned:creator', 'clock_warned:distribution',
    'clock_expired:assignee', 'clock_expired:received_from', 'clock_expired:creator'
], version = version + 1;
"""


def upgrade() -> None:
    """Create the tables, and remember the items that are there."""
    run(SQL)
