"""The database: the pool, the unit of work's connection, and the migrations."""

from sitepost.platform.db.pool import Database, nowhere, open_database
from sitepost.platform.db.schema import SchemaError, migrate, ready, schema_state

__all__ = ["Database", "SchemaError", "migrate", "nowhere", "open_database", "ready", "schema_state"]
