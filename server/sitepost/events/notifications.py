"""What happens to notices and mails."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class MatrixChanged(Fact, frozen=True):
    """The event-by-role matrix of a type in a project changed (spec 6.1)."""

    KIND: ClassVar[str] = "notifications.matrix_changed"
    project: UUID
    tool: str
