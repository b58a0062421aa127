"""Whom a card concerned before each fact about it, beside who saw it: talk on items is listed for those."""

from sitepost.platform.db.sql import run

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

SQL = "ALTER TABLE fact ADD COLUMN was_parties uuid[]"


def upgrade() -> None:
    """Add the column; of facts that were told before it is not known."""
    run(SQL)
