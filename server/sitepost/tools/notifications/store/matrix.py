"""The matrix as it is stored: one row per project and type, none for the default."""

from typing import Any
from uuid import UUID

from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.notifications.model import Matrix, ticked_of

LOAD = "SELECT ticked, version FROM notifications_matrix WHERE project_id = %(project)s AND tool = %(tool)s"
SAVE = """
INSERT INTO notifications_matrix AS m (project_id, tool, account_id, ticked, changed_by, changed_at)
VALUES (%(project)s, %(tool)s, %(account)s, %(ticked)s, %(actor)s, %(now)s)
ON CONFLICT (project_id, tool) DO UPDATE SET ticked = excluded.ticked, version = m.version + 1,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at
WHERE m.version = %(version)s
RETURNING version
"""


def load_matrix(work: Work, *, project: UUID, tool: str) -> Answer[Matrix]:
    """Ask for the matrix of a type in a project; the default when nobody set it."""
    return work.ask(LOAD, {"project": project, "tool": tool}, read=_matrix)


def _matrix(rows: list[dict[str, Any]]) -> Matrix:
    return Matrix(ticked_of(rows[0]["ticked"]), rows[0]["version"]) if rows else Matrix()


async def save_matrix(work: Work, matrix: Matrix, *, project: UUID, tool: str) -> int | None:
    """Store `matrix` over its own version; return the new version, None when somebody was faster."""
    version: int | None = await work.value(
        SAVE,
        {
            "project": project,
            "tool": tool,
            "account": work.account,
            "ticked": matrix.ticks,
            "version": matrix.version,
            "actor": work.actor,
            "now": work.now,
        },
    )
    return version
