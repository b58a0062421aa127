"""Types whose issued items nobody edits any more (spec 4.6)."""

from sitepost.platform.db.sql import run

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

SQL = """
ALTER TABLE correspondence_type ADD locked_after_issue boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    """Add the column."""
    run(SQL)
