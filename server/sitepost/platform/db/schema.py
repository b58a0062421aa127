"""The schema: Alembic runs plain-SQL revisions; a newer schema than ours is refused.

Alembic, and SQLAlchemy below it, take a dozen megabytes: only whoever looks at the schema loads them, which server
processes do not (the supervisor has done so before it starts them).
"""

from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from sqlalchemy.engine import Connection

HERE = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 7_316_402  # any number that nobody else locks


class SchemaError(Exception):
    """The database cannot be used by this version of Sitepost; the message says what to do."""


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config


def _script() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def newest_revision() -> str:
    """Return the revision that this version of Sitepost needs."""
    head = _script().get_current_head()
    if head is None:
        raise SchemaError("No migrations were found in this installation.")
    return head


def schema_state(dsn: str) -> str:
    """Say how the schema stands: `empty`, `current`, `older` or `newer`."""
    with psycopg.connect(dsn, autocommit=True) as conn:
        known = conn.execute("SELECT to_regclass('alembic_version')").fetchone()
        if known is None or known[0] is None:
            return "empty"
        row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        return "empty"
    script = _script()
    revisions = {revision.revision for revision in script.walk_revisions()}
    if row[0] not in revisions:
        return "newer"
    return "current" if row[0] == script.get_current_head() else "older"


def migrate(dsn: str) -> str:
    """Bring the schema of `dsn` up to date, one process at a time; return the state it was in."""
    state = schema_state(dsn)
    if state == "newer":
        raise SchemaError(
            "This data was written by a newer version of Sitepost. "
            "Install that version or a later one; nothing was changed."
        )
    if state == "current":
        return state
    from sqlalchemy import create_engine, pool

    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(dsn), poolclass=pool.NullPool)
    with engine.begin() as conn:
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        _upgrade(conn)
    engine.dispose()
    return state


def _upgrade(conn: "Connection") -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def ready(dsn: str) -> None:
    """Make the tables of a fresh database; refuse data that another version wrote. Errors: `SchemaError`."""
    if schema_state(dsn) == "older":
        raise SchemaError(
            "This data was written by an older version of Sitepost. Make a backup, then run `sitepost migrate`."
        )
    migrate(dsn)
