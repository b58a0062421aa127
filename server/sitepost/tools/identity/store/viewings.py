"""Who looked through whose eyes, and which sessions do so now."""

from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.identity.model import MOST_VIEWINGS, Seen

_COLUMNS = """id, account_id AS account, viewer_id AS viewer, person_id AS person, bearer_id AS bearer, began_at,
    ends_at, ended_at"""
ADD = """
INSERT INTO identity_viewing (id, account_id, viewer_id, person_id, bearer_id, began_at, ends_at)
VALUES (%(id)s, %(account)s, %(viewer)s, %(person)s, %(bearer)s, %(began_at)s, %(ends_at)s)
"""
LOOK = """
UPDATE identity_bearer SET viewing_id = %(id)s, viewed_id = %(person)s, viewing_until = %(ends_at)s
WHERE id = %(bearer)s AND ended_at IS NULL
"""
END = f"""
UPDATE identity_viewing SET ended_at = least(%(now)s, ends_at)
WHERE ended_at IS NULL AND (id = ANY(%(ids)s) OR bearer_id = ANY(%(bearers)s)) RETURNING {_COLUMNS}
"""
LOOK_NO_MORE = """
UPDATE identity_bearer SET viewing_id = NULL, viewed_id = NULL, viewing_until = NULL WHERE viewing_id = ANY(%(ids)s)
"""
OF_ACCOUNT = f"""
SELECT {_COLUMNS} FROM identity_viewing WHERE account_id = %(account)s ORDER BY began_at DESC, id LIMIT %(most)s
"""
OF_PERSON = f"""
SELECT {_COLUMNS} FROM identity_viewing WHERE person_id = %(person)s ORDER BY began_at DESC, id LIMIT %(most)s
"""


async def begin(work: Work, seen: Seen) -> None:
    """Insert a time of looking, and let its session look."""
    row = msgspec.to_builtins(seen, builtin_types=(UUID, datetime))
    await work.run(ADD, row)
    await work.run(LOOK, row)


async def end(work: Work, *, ids: list[UUID] | None = None, bearers: list[UUID] | None = None) -> list[Seen]:
    """End some times of looking, by themselves or by their sessions, and return those that were not over."""
    row = {"ids": ids or [], "bearers": bearers or [], "now": work.now}
    ended = msgspec.convert(await work.dicts(END, row), list[Seen])
    if ended:
        await work.run(LOOK_NO_MORE, {"ids": [each.id for each in ended]})
    return ended


async def of_account(work: Work, account: UUID) -> list[Seen]:
    """Return the last times in which anybody of an account looked through another's eyes."""
    return msgspec.convert(await work.dicts(OF_ACCOUNT, {"account": account, "most": MOST_VIEWINGS}), list[Seen])


async def of_person(work: Work, person: UUID) -> list[Seen]:
    """Return the last times in which somebody looked through a person's eyes."""
    return msgspec.convert(await work.dicts(OF_PERSON, {"person": person, "most": MOST_VIEWINGS}), list[Seen])
