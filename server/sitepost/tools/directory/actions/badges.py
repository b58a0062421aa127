"""Badges: who people are, kept true in every scope that they are or were in."""

from collections.abc import Iterable
from uuid import UUID

from sitepost.platform import passports
from sitepost.platform.passports import Badge
from sitepost.platform.work import Work
from sitepost.tools.directory import store
from sitepost.tools.directory.model import Person


async def issue(work: Work, people: Iterable[Person], *, only: UUID | None = None) -> None:
    """Write the badges of `people` in the account and all their projects, or in one project `only`.

    `only` matters where the other badges did not change: writing one waits for everybody who reads it.
    """
    found: list[Badge] = []
    people = list(people)
    stays = await store.people.places(work, [person.id for person in people])
    for person in people:
        places = {person.account: True, **stays.get(person.id, {})}
        found += [
            Badge(
                scope=scope,
                person=person.id,
                account=person.account,
                company=person.company,
                name=person.name,
                company_name=person.company_name,
                mail=person.mail,
                title=person.title,
                employee=person.employee,
                account_admin=person.account_admin,
                active=person.active and current,
                member=current,
                language=person.language,
            )
            for scope, current in places.items()
            if only is None or scope == only
        ]
    await passports.save_badges(work, found)
