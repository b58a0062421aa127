"""${message}."""

from sitepost.platform.db.sql import run

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None

SQL = """
"""


def upgrade() -> None:
    run(SQL)
