"""What a company chose, and what a person wants to be told of, in SQL."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Here, Preference, Settings
from sitepost.tools.conversations.store.access import PROJECT_ON

NAMES = """is_on, audience, every_project, edit_on, edit_audience, edit_seconds, direct_on, direct_audience,
    group_managers, items_on, items_audience, tools_off, live_followers, threads_on, receipts_on, urgent_by,
    missed_mail, missed_pace, translation, version"""
SETTINGS = f"SELECT {NAMES} FROM conversations_settings WHERE account_id = %(account)s"
HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%(account)s::text, 33))"
SAVE = f"""
INSERT INTO conversations_settings (account_id, {NAMES})
VALUES (%(account)s, %(is_on)s, %(audience)s, %(every_project)s, %(edit_on)s, %(edit_audience)s, %(edit_seconds)s,
    %(direct_on)s, %(direct_audience)s, %(group_managers)s, %(items_on)s, %(items_audience)s, %(tools_off)s,
    %(live_followers)s, %(threads_on)s, %(receipts_on)s, %(urgent_by)s, %(missed_mail)s, %(missed_pace)s,
    %(translation)s, %(version)s)
ON CONFLICT (account_id) DO UPDATE SET is_on = excluded.is_on, audience = excluded.audience,
    every_project = excluded.every_project, edit_on = excluded.edit_on, edit_audience = excluded.edit_audience,
    edit_seconds = excluded.edit_seconds, direct_on = excluded.direct_on, direct_audience = excluded.direct_audience,
    group_managers = excluded.group_managers, items_on = excluded.items_on, items_audience = excluded.items_audience,
    tools_off = excluded.tools_off, live_followers = excluded.live_followers, threads_on = excluded.threads_on,
    receipts_on = excluded.receipts_on, urgent_by = excluded.urgent_by, missed_mail = excluded.missed_mail,
    missed_pace = excluded.missed_pace,
    translation = excluded.translation, version = excluded.version
"""
TICKED = """
SELECT x.project_id FROM conversations_project x JOIN scope p ON p.id = x.project_id
WHERE x.account_id = %(account)s ORDER BY p.name, p.id
"""
UNTICK = "DELETE FROM conversations_project WHERE account_id = %(account)s AND project_id <> ALL (%(projects)s::uuid[])"
TICK = """
INSERT INTO conversations_project (account_id, project_id)
SELECT p.account_id, p.id FROM scope p
WHERE p.account_id = %(account)s AND p.kind = 'project' AND p.id = ANY (%(projects)s::uuid[])
ON CONFLICT DO NOTHING
"""
PROJECTS = f"""
SELECT p.id, p.name, p.number, h.person_id IS NOT NULL AS in_directory,
    coalesce((h.levels ->> 'directory')::integer >= 3, false) AS directory_admin
FROM scope p
JOIN passport w ON w.scope_id = p.account_id AND w.person_id = %(person)s AND w.active
JOIN conversations_settings s ON s.account_id = p.account_id
LEFT JOIN passport h ON h.scope_id = p.id AND h.person_id = w.person_id AND h.active
WHERE p.account_id = %(account)s AND p.kind = 'project' AND s.is_on AND {PROJECT_ON}
  AND (h.person_id IS NOT NULL OR w.account_admin) AND (s.audience = 'any' OR w.employee)
ORDER BY lower(p.name), p.id
"""
_KINDS = "in_app, direct, groups, items, mentions, push, push_direct, push_groups, push_items, push_mentions, missed"
PREFERENCE = f"SELECT {_KINDS} FROM conversations_preference WHERE person_id = %(person)s"
SAVE_PREFERENCE = f"""
INSERT INTO conversations_preference (person_id, {_KINDS})
VALUES (%(person)s, %(in_app)s, %(direct)s, %(groups)s, %(items)s, %(mentions)s, %(push)s, %(push_direct)s,
    %(push_groups)s, %(push_items)s, %(push_mentions)s, %(missed)s)
ON CONFLICT (person_id) DO UPDATE SET in_app = excluded.in_app, direct = excluded.direct, groups = excluded.groups,
    items = excluded.items, mentions = excluded.mentions, push = excluded.push, push_direct = excluded.push_direct,
    push_groups = excluded.push_groups, push_items = excluded.push_items, push_mentions = excluded.push_mentions,
    missed = excluded.missed
"""


async def load(work: Work, account: UUID) -> Settings:
    """Return what a company chose; a company that never chose has conversations off."""
    return await ask(work, account)


def ask(work: Work, account: UUID) -> Answer[Settings]:
    """Ask for the same along with the next statement."""
    return work.ask(SETTINGS, {"account": account}, read=_first)


def _first(found: list[dict[str, Any]]) -> Settings:
    return msgspec.convert(found[0], Settings) if found else Settings()


async def load_to_change(work: Work, account: UUID) -> Settings:
    """Return the same; others who change them wait."""
    work.later(HOLD, {"account": account})
    return await load(work, account)


async def save(work: Work, settings: Settings, *, account: UUID, projects: Iterable[UUID]) -> None:
    """Write what a company chose, and which projects it ticked."""
    row: dict[str, Any] = msgspec.to_builtins(settings)
    await work.run(SAVE, {**row, "tools_off": list(settings.tools_off), "account": account})
    ticked = {"account": account, "projects": list(projects)}
    await work.run(UNTICK, ticked)
    await work.run(TICK, ticked)


async def ticked(work: Work, account: UUID) -> list[UUID]:
    """Return the projects that a company ticked, by name."""
    return await work.values(TICKED, {"account": account})


async def projects(work: Work, *, person: UUID, account: UUID) -> list[Here]:
    """Return the projects in which somebody uses conversations, by name."""
    return await work.rows(PROJECTS, {"person": person, "account": account}, into=Here)


async def preference(work: Work, person: UUID) -> Preference:
    """Return what somebody wants to be told of; of everything, unless they said otherwise."""
    return await work.row(PREFERENCE, {"person": person}, into=Preference) or Preference()


async def save_preference(work: Work, person: UUID, preference: Preference) -> None:
    """Write what somebody wants to be told of."""
    await work.run(SAVE_PREFERENCE, {**msgspec.to_builtins(preference), "person": person})
