"""The names of the people of a project as the JSON that lists carry, kept for some seconds.

A page of a list names a dozen people of whom the project has few hundred; asking for them with
every page cost as much as finding the page.
"""

import time
from collections.abc import Iterable
from uuid import UUID

from sitepost.platform import passports
from sitepost.platform.work import Work

KEPT_SECONDS = 15.0  # as the gate keeps passports; forgotten earlier at any change
KEPT_PROJECTS = 200
LINES = """
SELECT p.person_id::text AS id, json_build_object('name', p.name, 'initials', upper(left(p.name, 1)
        || CASE WHEN position(' ' IN p.name) > 0 THEN left(split_part(p.name, ' ', -1), 1) ELSE '' END),
    'company_id', p.company_id, 'company_name', p.company_name)::text AS line
FROM passport p WHERE p.scope_id = %(scope)s
"""

_kept: dict[tuple[str, UUID], tuple[float, dict[str, str]]] = {}
passports.FORGETTERS.append(_kept.clear)


async def as_json(work: Work, people: Iterable[str], *, scope: UUID) -> str:
    """Return a JSON object of `people` (ids as text) by id: name, initials, company_id, company_name.

    People who were never in `scope` are left out.
    """
    wanted = set(people)
    place, now = (work.database.dsn, scope), time.monotonic()
    kept = _kept.get(place)
    lines = kept[1] if kept is not None and kept[0] > now else None
    if lines is None or not wanted <= lines.keys():
        lines = {row["id"]: row["line"] for row in await work.dicts(LINES, {"scope": scope})}
        if len(_kept) >= KEPT_PROJECTS:
            _kept.clear()
        _kept[place] = (now + KEPT_SECONDS, lines)
    return "{" + ",".join([f'"{id}":{lines[id]}' for id in sorted(wanted) if id in lines]) + "}"
