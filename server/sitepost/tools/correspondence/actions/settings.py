"""Verbs of a type's settings in a project (spec 2)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import SettingsChanged
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse, refuse_faults
from sitepost.platform import cards, passports
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.settings import GROUP_CARD, Settings
from sitepost.tools.correspondence.model.types import tool_key


async def load(work: Work, who: Passport, *, type: UUID, locked: bool = False) -> Settings:
    """Return the settings of a type that the asker sees in this project; any other does not exist."""
    found = await store.settings.one(work, project=who.project, type=type, locked=locked)
    if found is None or not rules.types.sees_type(tool_key(type), who):
        hidden()
    return found


async def edit(work: Work, who: Passport, *, type: UUID, asked: Mapping[str, Any], expected: int | None) -> Settings:
    """Change what new items of the type begin with in this project.

    Errors: `correspondence.admin_only`, `stale`, `correspondence.bad_due_days`, `bad_rich_text`,
    `correspondence.no_access_to_type`, `correspondence.too_many_people`, `correspondence.unknown_group`,
    `correspondence.too_many_groups`.
    """
    before = await load(work, who, type=type, locked=True)
    refuse(rules.types.why_not_configure(tool_key(type), who))
    rules.types.expect(expected, version=before.version, touched=before.touched)
    edited, moved, faults = rules.settings.edit(before, asked)
    refuse_faults(faults)
    people = edited.default_distribution
    able = await passports.able(work, scope=who.project, tool=tool_key(type), people=people)
    groups = await cards.seen(work, edited.default_groups, who)
    known = [id for id, card in groups.items() if card.kind == GROUP_CARD]
    wrong = rules.settings.distribution_faults(edited, before=before, able=able)
    refuse_faults(wrong + rules.settings.group_faults(edited, before=before, known=known))
    if not moved:
        return before
    version = before.version + 1
    edited = replace(edited, version=version, touched=rules.types.bump(before.touched, moved, version=version))
    await store.settings.save(work, edited, account=who.account)
    about = rules.types.card_id(type, who.project)
    await work.tell(SettingsChanged(type=type, project=who.project), stream=who.project, about=about)
    return edited
