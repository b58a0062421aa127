"""An index of the numbers that people typed in without a figure, so that they are found like the others."""

from sitepost.platform.db.sql import run

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SQL = """
CREATE INDEX card_by_name ON card (scope_id, number) WHERE number <> '' AND number !~ '[0-9]' AND parent_id IS NULL;
"""


def upgrade() -> None:
    """Create the index."""
    run(SQL)
