"""The tables of notifications."""

from sitepost.platform.db.sql import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQL = """
"""


def upgrade() -> None:
    """Create the tables of notifications."""
    run(SQL)
