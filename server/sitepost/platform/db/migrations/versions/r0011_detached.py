"""Files that were taken off a card stay: the history names them."""

from sitepost.platform.db.sql import run

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SQL = """
ALTER TABLE file ADD COLUMN was_attached boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    """Add the mark."""
    run(SQL)
