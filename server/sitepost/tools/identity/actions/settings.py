"""What people set for themselves."""

from typing import Any
from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.identity import rules, store
from sitepost.tools.identity.model import Settings


# silent: they concern nobody else
async def change(work: Work, person: UUID, *, account: UUID, values: dict[str, Any]) -> Settings:
    """Change some settings and return all of them.

    Errors: `identity.setting_too_large`.
    """
    settings = rules.merged(await store.settings(work, person, for_change=True), dict(values))
    await store.save_settings(work, person, account=account, settings=settings)
    return settings
