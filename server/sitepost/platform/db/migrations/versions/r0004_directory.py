"""The tables of directory: directory_account, _company, _person, _project, _member, _group, _reference."""

from sitepost.platform.db.sql import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQL = """
CREATE TABLE directory_account (
    account_id uuid PRIMARY KEY,
    name       text NOT NULL,
    company_id uuid NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE directory_company (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES directory_account,
    name       text NOT NULL,
    short_name text NOT NULL DEFAULT '',
    phone      text NOT NULL DEFAULT '',
    mail       text NOT NULL DEFAULT '',
    website    text NOT NULL DEFAULT '',
    address    text NOT NULL DEFAULT '',
    active     boolean NOT NULL DEFAULT true,
    version    integer NOT NULL DEFAULT 1,
    touched    jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX directory_company_by_name ON directory_company (account_id, lower(name));

CREATE TABLE directory_person (
    id            uuid PRIMARY KEY,
    account_id    uuid NOT NULL REFERENCES directory_account,
    company_id    uuid NOT NULL REFERENCES directory_company,
    name          text NOT NULL,
    mail          text NOT NULL,
    mail_key      text NOT NULL,
    title         text NOT NULL DEFAULT '',
    phones        text[] NOT NULL DEFAULT '{}',
    employee      boolean NOT NULL DEFAULT false,
    account_admin boolean NOT NULL DEFAULT false,
    active        boolean NOT NULL DEFAULT true,
    language      text NOT NULL DEFAULT 'en',
    version       integer NOT NULL DEFAULT 1,
    touched       jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX directory_person_by_mail ON directory_person (account_id, mail_key);
CREATE INDEX directory_person_by_name ON directory_person (account_id, lower(name), id);
CREATE INDEX directory_person_by_company ON directory_person (company_id);

CREATE TABLE directory_project (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES directory_account,
    number       text NOT NULL DEFAULT '',
    name         text NOT NULL,
    address      text NOT NULL DEFAULT '',
    time_zone    text NOT NULL,
    working_days smallint[] NOT NULL,
    holidays     jsonb NOT NULL DEFAULT '[]',
    active       boolean NOT NULL DEFAULT true,
    version      integer NOT NULL DEFAULT 1,
    touched      jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX directory_project_by_number ON directory_project (account_id, lower(number)) WHERE number <> '';
CREATE INDEX directory_project_by_name ON directory_project (account_id, lower(name), id);

CREATE TABLE directory_member (
    project_id uuid NOT NULL REFERENCES directory_project,
    person_id  uuid NOT NULL REFERENCES directory_person,
    account_id uuid NOT NULL,
    joined_at  timestamptz NOT NULL,
    left_at    timestamptz,
    PRIMARY KEY (project_id, person_id)
);
CREATE INDEX directory_member_by_person ON directory_member (person_id);

CREATE TABLE directory_group (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    project_id  uuid NOT NULL REFERENCES directory_project,
    name        text NOT NULL,
    description text NOT NULL DEFAULT '',
    people      uuid[] NOT NULL DEFAULT '{}',
    ended       boolean NOT NULL DEFAULT false,
    version     integer NOT NULL DEFAULT 1,
    touched     jsonb NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX directory_group_by_name ON directory_group (project_id, lower(name)) WHERE NOT ended;
CREATE INDEX directory_group_by_people ON directory_group USING gin (people);

CREATE TABLE directory_reference (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES directory_account,
    scope_id   uuid NOT NULL,
    sort       text NOT NULL CHECK (sort IN ('location', 'trade', 'cost_code', 'spec_section')),
    parent_id  uuid REFERENCES directory_reference,
    code       text NOT NULL DEFAULT '',
    name       text NOT NULL,
    retired    boolean NOT NULL DEFAULT false,
    version    integer NOT NULL DEFAULT 1,
    touched    jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX directory_reference_by_scope ON directory_reference (scope_id, sort);
CREATE UNIQUE INDEX directory_reference_by_code ON directory_reference (scope_id, sort, lower(code))
    WHERE NOT retired AND code <> '' AND sort <> 'location';
CREATE UNIQUE INDEX directory_reference_by_name ON directory_reference
    (scope_id, sort, coalesce(parent_id, scope_id), lower(name)) WHERE NOT retired AND sort IN ('location', 'trade');
"""


def upgrade() -> None:
    """Create the tables of directory."""
    run(SQL)
