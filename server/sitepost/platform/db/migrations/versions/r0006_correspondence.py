"""The tables of correspondence."""

from sitepost.platform.db.sql import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SQL = """
-- Types, statuses, fieldsets and settings (spec 1-4.3).

CREATE TABLE correspondence_type (
    id                 uuid PRIMARY KEY,
    account_id         uuid NOT NULL,
    name               text NOT NULL,
    prefix             text NOT NULL DEFAULT '',
    template           text,
    private_by_default boolean NOT NULL DEFAULT false,
    super_private      boolean NOT NULL DEFAULT false,
    overdue_reminders  boolean NOT NULL DEFAULT false,
    archived           boolean NOT NULL DEFAULT false,
    version            integer NOT NULL DEFAULT 1,
    touched            jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX correspondence_type_by_name ON correspondence_type (account_id, lower(name));

CREATE TABLE correspondence_status (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    type_id    uuid NOT NULL REFERENCES correspondence_type,
    name       text NOT NULL,
    maps_to    text NOT NULL CHECK (maps_to IN ('draft', 'open', 'closed_successful', 'closed_unsuccessful')),
    fixed      boolean NOT NULL DEFAULT false,
    place      smallint NOT NULL DEFAULT 100
);
CREATE UNIQUE INDEX correspondence_status_by_name ON correspondence_status (type_id, lower(name));

CREATE TABLE correspondence_fieldset (
    id                     uuid PRIMARY KEY,
    account_id             uuid NOT NULL,
    type_id                uuid NOT NULL REFERENCES correspondence_type,
    name                   text NOT NULL,
    is_new_project_default boolean NOT NULL DEFAULT false,
    version                integer NOT NULL DEFAULT 1,
    touched                jsonb NOT NULL DEFAULT '{}',
    UNIQUE (id, type_id)
);
CREATE UNIQUE INDEX correspondence_fieldset_by_name ON correspondence_fieldset (type_id, lower(name));
CREATE UNIQUE INDEX correspondence_fieldset_default ON correspondence_fieldset (type_id) WHERE is_new_project_default;
CREATE INDEX correspondence_fieldset_new ON correspondence_fieldset (account_id) WHERE is_new_project_default;

CREATE TABLE correspondence_fieldset_field (
    fieldset_id uuid NOT NULL REFERENCES correspondence_fieldset,
    account_id  uuid NOT NULL,
    key         text NOT NULL,
    rule        text NOT NULL CHECK (rule IN ('required', 'optional', 'hidden')),
    PRIMARY KEY (fieldset_id, key)
);

CREATE TABLE correspondence_fieldset_section (
    fieldset_id uuid NOT NULL REFERENCES correspondence_fieldset,
    account_id  uuid NOT NULL,
    place       smallint NOT NULL,
    name        text NOT NULL,
    description text NOT NULL DEFAULT '',
    fields      text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (fieldset_id, place)
);

-- A type is in a project by this row; fieldset_id is null where it was taken away again.
CREATE TABLE correspondence_fieldset_project (
    project_id  uuid NOT NULL,
    type_id     uuid NOT NULL REFERENCES correspondence_type,
    account_id  uuid NOT NULL,
    fieldset_id uuid,
    PRIMARY KEY (project_id, type_id),
    FOREIGN KEY (fieldset_id, type_id) REFERENCES correspondence_fieldset (id, type_id)
);
CREATE INDEX correspondence_fieldset_project_by_type ON correspondence_fieldset_project (type_id, fieldset_id);

CREATE TABLE correspondence_settings (
    project_id          uuid NOT NULL,
    type_id             uuid NOT NULL REFERENCES correspondence_type,
    account_id          uuid NOT NULL,
    due_days            integer,
    default_description jsonb,
    version             integer NOT NULL DEFAULT 1,
    touched             jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (project_id, type_id)
);

CREATE TABLE correspondence_default_distribution (
    project_id uuid NOT NULL,
    type_id    uuid NOT NULL REFERENCES correspondence_type,
    person_id  uuid NOT NULL,
    account_id uuid NOT NULL,
    place      smallint NOT NULL,
    PRIMARY KEY (project_id, type_id, person_id)
);

CREATE TABLE correspondence_counter (
    type_id    uuid NOT NULL REFERENCES correspondence_type,
    project_id uuid NOT NULL,
    account_id uuid NOT NULL,
    next       integer NOT NULL DEFAULT 1,
    PRIMARY KEY (type_id, project_id)
);

-- Items and responses (spec 4-5).

-- `readers` are the reader keys of the item's card (kernel.item.readers); `open_from` is the level
-- from which anybody sees it (1 Read Only, 3 Admin, 9 no level is enough), so that an index can
-- hold it. `touched` says at which version each field last changed, for stale edits.
CREATE TABLE correspondence_item (
    id                 uuid PRIMARY KEY,
    account_id         uuid NOT NULL,
    project_id         uuid NOT NULL,
    type_id            uuid NOT NULL REFERENCES correspondence_type,
    number             text NOT NULL,
    prefix             text,
    subject            text NOT NULL DEFAULT '',
    status_id          uuid NOT NULL REFERENCES correspondence_status,
    maps_to            text NOT NULL CHECK (maps_to IN ('draft', 'open', 'closed_successful', 'closed_unsuccessful')),
    private            boolean NOT NULL DEFAULT false,
    created_by         uuid NOT NULL,
    received_from      uuid,
    assignees          uuid[] NOT NULL DEFAULT '{}',
    distribution       uuid[] NOT NULL DEFAULT '{}',
    due_on             date,
    due_key            date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, 'infinity'::date)) STORED,
    schedule_status    text CHECK (schedule_status IN ('yes_known', 'yes_unknown', 'no_impact', 'tbd', 'n_a')),
    schedule_days      integer,
    cost_status        text CHECK (cost_status IN ('yes_known', 'yes_unknown', 'no_impact', 'tbd', 'n_a')),
    cost_amount        numeric(14, 2),
    location_id        uuid,
    trade_ids          uuid[] NOT NULL DEFAULT '{}',
    cost_code_id       uuid,
    spec_section_id    uuid,
    description        jsonb NOT NULL,
    file_ids           uuid[] NOT NULL DEFAULT '{}',
    file_names         text[] NOT NULL DEFAULT '{}',
    responses          integer NOT NULL DEFAULT 0,
    official_responses integer NOT NULL DEFAULT 0,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    issued_at          timestamptz,
    closed_at          timestamptz,
    archived_at        timestamptz,
    version            integer NOT NULL DEFAULT 1,
    touched            jsonb NOT NULL DEFAULT '{}',
    open_from          smallint NOT NULL,
    readers            uuid[] NOT NULL
);
CREATE UNIQUE INDEX correspondence_item_by_number ON correspondence_item (project_id, type_id, lower(number))
    INCLUDE (open_from, maps_to);
CREATE INDEX correspondence_item_by_due ON correspondence_item (project_id, type_id, maps_to, due_key, id)
    INCLUDE (open_from, status_id) WHERE archived_at IS NULL;
CREATE INDEX correspondence_item_by_update ON correspondence_item (project_id, type_id, updated_at, id)
    INCLUDE (open_from, maps_to) WHERE archived_at IS NULL;
CREATE INDEX correspondence_item_by_creation ON correspondence_item (project_id, type_id, created_at, id)
    INCLUDE (open_from, maps_to) WHERE archived_at IS NULL;
CREATE INDEX correspondence_item_by_reader ON correspondence_item USING gin (readers) WHERE open_from > 1;
CREATE INDEX correspondence_item_by_status ON correspondence_item (status_id);
CREATE INDEX correspondence_item_by_location ON correspondence_item (project_id, location_id)
    WHERE location_id IS NOT NULL;
CREATE INDEX correspondence_item_archived ON correspondence_item (project_id, archived_at)
    WHERE archived_at IS NOT NULL;

-- Who is on an item, in the order in which a person's list is read, with what such a list asks of
-- the item, so that it is answered inside the index; written only with its item.
CREATE TABLE correspondence_person (
    item_id    uuid NOT NULL,
    role       text NOT NULL CHECK (role IN ('creator', 'assignee', 'distribution', 'received_from')),
    person_id  uuid NOT NULL,
    account_id uuid NOT NULL,
    project_id uuid NOT NULL,
    type_id    uuid NOT NULL,
    status_id  uuid NOT NULL,
    maps_to    text NOT NULL,
    due_key    date NOT NULL,
    open_from  smallint NOT NULL,
    PRIMARY KEY (item_id, role, person_id)
);
CREATE INDEX correspondence_person_by_due ON correspondence_person
    (project_id, person_id, role, maps_to, due_key, item_id) INCLUDE (type_id, status_id, open_from);

-- `readers` is empty on an official response: whoever sees the item sees it.
CREATE TABLE correspondence_response (
    id             uuid PRIMARY KEY,
    account_id     uuid NOT NULL,
    item_id        uuid NOT NULL REFERENCES correspondence_item,
    position       integer NOT NULL,
    author_id      uuid NOT NULL,
    text           jsonb NOT NULL,
    file_ids       uuid[] NOT NULL DEFAULT '{}',
    file_names     text[] NOT NULL DEFAULT '{}',
    official       boolean NOT NULL DEFAULT false,
    status_id      uuid NOT NULL REFERENCES correspondence_status,
    created_at     timestamptz NOT NULL,
    readers        uuid[] NOT NULL DEFAULT '{}',
    UNIQUE (item_id, position)
);
CREATE INDEX correspondence_response_by_status ON correspondence_response (status_id);

-- What somebody has typed and not sent yet; opaque to us.
CREATE TABLE correspondence_autosave (
    project_id uuid NOT NULL,
    person_id  uuid NOT NULL,
    key        text NOT NULL,
    account_id uuid NOT NULL,
    value      text NOT NULL,
    saved_at   timestamptz NOT NULL,
    PRIMARY KEY (project_id, person_id, key)
);
"""


def upgrade() -> None:
    """Create the tables of correspondence."""
    run(SQL)
