"""Procrastinate's tables and functions, as its package ships them."""

from procrastinate.schema import SchemaManager

from sitepost.platform.db.sql import run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the job queue."""
    run(SchemaManager.get_schema())
