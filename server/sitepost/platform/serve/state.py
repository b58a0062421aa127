"""Two quick looks into the database, without the migrations' libraries."""

from pathlib import Path

import psycopg

REVISIONS = Path(__file__).parents[1] / "db" / "migrations" / "versions"
HAS_ACCOUNT = "SELECT EXISTS (SELECT 1 FROM scope WHERE kind = 'account')"
VERSION = "SELECT version_num FROM alembic_version"


def newest_revision() -> str:
    """Return the revision that this version needs: the highest number of a file `r0001_name.py`."""
    return max(path.name[1:].partition("_")[0] for path in REVISIONS.glob("r[0-9]*_*.py"))


def is_current(dsn: str) -> bool:
    """Say whether the schema is certainly the one that this version needs."""
    return _first(dsn, VERSION) == newest_revision()


def has_account(dsn: str) -> bool:
    """Say whether the first company exists already; yes when that cannot be known just now."""
    return _first(dsn, HAS_ACCOUNT) is not False


def _first(dsn: str, query: str) -> object:
    try:
        with psycopg.connect(dsn, autocommit=True, connect_timeout=10) as conn:
            row = conn.execute(query.encode()).fetchone()
    except psycopg.Error:
        return None
    return row[0] if row else None
