"""What types do when others tell facts: new projects get the company's default fieldsets."""

from typing import Any

from sitepost.events.directory import ProjectCreated
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work
from sitepost.tools.correspondence.actions import fieldsets


async def on_project_created(work: Work, told: Told) -> None:
    """Put the fieldsets marked for new projects on the new project."""
    fact: Any = told.fact  # a ProjectCreated, by the subscription
    await fieldsets.put_on_new(work, account=told.account, project=fact.project)


REACTIONS = [(ProjectCreated, on_project_created)]
