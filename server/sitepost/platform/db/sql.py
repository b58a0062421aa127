"""What a revision calls: run plain SQL, several statements at once."""

from alembic import op


def run(sql: str) -> None:
    """Run `sql` as it stands on the connection of the migration."""
    raw = op.get_bind().connection.dbapi_connection
    if raw is None:
        raise RuntimeError("the migration has no connection")
    raw.execute(sql)
