"""The indexes of search and audit: cards by figure of their number, by last change, by parent."""

from sitepost.platform.db.sql import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SQL = """
CREATE INDEX card_by_figure ON card (scope_id, ltrim(substring(number FROM '[0-9]+$'), '0') text_pattern_ops)
    WHERE number <> '';
CREATE INDEX card_by_change ON card (scope_id, updated_at DESC);
CREATE INDEX card_by_parent ON card (parent_id) WHERE parent_id IS NOT NULL;
"""


def upgrade() -> None:
    """Create the indexes of search."""
    run(SQL)
