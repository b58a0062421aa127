"""What people set for themselves."""

from typing import Any
from uuid import UUID

from sitepost.events.identity import LanguageChosen
from sitepost.platform.work import Work
from sitepost.tools.identity import rules, store
from sitepost.tools.identity.model import Settings


async def change(
    work: Work, person: UUID, *, account: UUID, values: dict[str, Any], spoken: str | None = None
) -> Settings:
    """Change some settings and return all of them; only a language concerns anybody else, and is told.

    `spoken` is the language that the client speaks where it follows the browser (`language` is None).
    Errors: `identity.setting_too_large`.
    """
    settings = rules.merged(await store.settings(work, person, for_change=True), dict(values))
    await store.save_settings(work, person, account=account, settings=settings)
    language = values.get("language") or spoken
    if language:
        await work.tell(LanguageChosen(person=person, language=language), stream=account, about=person)
    return settings
