"""Emptying a database: every row of every table but the schema's own version."""

from psycopg.sql import SQL, Identifier

from sitepost.platform.db.pool import Database

TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""


async def wipe(database: Database) -> None:
    """Remove every row; for the demo, and for nothing else."""
    async with database.connection() as conn:
        names = [row[0] for row in await (await conn.execute(TABLES)).fetchall()]
        if names:
            tables = SQL(", ").join(map(Identifier, names))
            await conn.execute(SQL("TRUNCATE {} CASCADE").format(tables))
