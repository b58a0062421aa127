"""Logos of companies, which head their letters."""

from sitepost.platform.db.sql import run

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

SQL = """
-- The SHA-256 (hexadecimal) of a company's logo; nothing where it has none.
ALTER TABLE directory_company ADD COLUMN logo text NOT NULL DEFAULT '';
CREATE TABLE directory_logo (
    company_id uuid PRIMARY KEY REFERENCES directory_company,
    account_id uuid NOT NULL,
    webp       bytea NOT NULL
);
"""


def upgrade() -> None:
    """Add the column and the table."""
    run(SQL)
