"""The event-by-role matrix of a type in a project."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform.http import May, get, put, versioned
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions, rules, store
from sitepost.tools.notifications.model import Matrix

Tool = Annotated[str, Parameter(max_length=80, description="The key of the type: correspondence:<type id>.")]
IfMatch = Annotated[str | None, Parameter(header="If-Match")]
Name = Annotated[str, msgspec.Meta(max_length=40)]
Cells = Annotated[dict[Name, bool | None], msgspec.Meta(max_length=10)]


class MatrixGiven(msgspec.Struct, forbid_unknown_fields=True):
    """The whole matrix: event, role, ticked or not; what is not named is not ticked."""

    events: Annotated[dict[Name, Cells], msgspec.Meta(max_length=20)]


class MatrixView(msgspec.Struct):
    """The matrix: true and false are boxes, null is a cell that can never be ticked."""

    tool: str
    version: int
    events: dict[str, dict[str, bool | None]]
    can: list[str] = msgspec.field(default_factory=lambda: ["edit"])
    why_not: dict[str, str] = {}


def _view(tool: str, matrix: Matrix) -> MatrixView:
    return MatrixView(tool=tool, version=matrix.version, events=rules.cells(matrix.ticked))


@get("/projects/{project_id:uuid}/notifications/matrix/{tool:str}", may=May.MEMBER, tags=["notifications"])
async def read_matrix(project_id: UUID, tool: Tool, work: Work, who: Passport) -> Response[MatrixView]:
    """Tell which events mail which roles; for administrators of the type."""
    await actions.check_tool(work, who, tool)
    refuse(rules.why_not_configure(tool, who))
    matrix = await store.load_matrix(work, project=who.project, tool=tool)
    return versioned(_view(tool, matrix), matrix.version)


@put("/projects/{project_id:uuid}/notifications/matrix/{tool:str}", may=May.MEMBER, tags=["notifications"])
async def set_matrix(
    project_id: UUID, tool: Tool, data: MatrixGiven, work: Work, who: Passport, if_match: IfMatch = None
) -> Response[MatrixView]:
    """Set which events mail which roles; for administrators of the type."""
    matrix = await actions.set_matrix(work, who, tool=tool, events=data.events, if_match=if_match)
    return versioned(_view(tool, matrix), matrix.version)


ROUTES = [read_matrix, set_matrix]
