"""What happens to rights."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class TemplateSaved(Fact, frozen=True):
    """A permission template was made or edited."""

    KIND: ClassVar[str] = "permissions.template_saved"
    template: UUID


class RightsChanged(Fact, frozen=True):
    """What a person may do in a project changed; `template` is None for levels set by hand."""

    KIND: ClassVar[str] = "permissions.rights_changed"
    project: UUID
    person: UUID
    template: UUID | None
