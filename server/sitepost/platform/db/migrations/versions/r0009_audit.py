"""The indexes of search: numbers by their figure, cards by their last change (audit reads `fact` as it is)."""

from sitepost.platform.db.sql import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SQL = """
CREATE INDEX card_by_figure ON card (scope_id, ltrim(substring(number FROM '[0-9]+$'), '0') text_pattern_ops)
    WHERE number <> '';
CREATE INDEX card_by_change ON card (scope_id, updated_at DESC);
"""


def upgrade() -> None:
    """Create the indexes of search."""
    run(SQL)
