"""The site of the bench: one account, one project, six companies, thirty people, made by the rooms' own actions."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from bench.words import FIRMS, FIRST, LAST
from sitepost.app import App
from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions as correspondence
from sitepost.tools.correspondence.model.types import TypeDraft
from sitepost.tools.directory import actions as directory
from sitepost.tools.identity import actions as identity
from sitepost.tools.permissions import actions as permissions

PEOPLE = 30
FOREMAN, OWNER = "Foreman/Superintendent – Internal", "Owner/Client – External"
ARCHITECT, SUBCONTRACTOR = "Architect/Engineer – External", "Subcontractor – External"
TEMPLATES = (OWNER, FOREMAN, SUBCONTRACTOR, SUBCONTRACTOR, ARCHITECT, SUBCONTRACTOR)
"""What the people of each of `FIRMS` may do; the first of the second firm is Project Manager."""
SEEDED = ("general_correspondence", "letters", "notice_of_delay", "early_warning_notice", "site_instruction")
QUIET = ("transmittal", "permit_request")
"""Types without items: one for the numbering, one for the count of statements."""
LONG_AGO = datetime.now(UTC) - timedelta(days=400)


class Somebody(msgspec.Struct):
    """One person with an API token."""

    id: UUID
    token: str
    template: str


class Site(msgspec.Struct):
    """What the bench needs to know of its site."""

    account: UUID
    project: UUID
    people: list[Somebody]
    types: dict[str, UUID]

    def holding(self, template: str) -> list[Somebody]:
        """Return the people of a permission template."""
        return [person for person in self.people if person.template == template]


async def build(app: App) -> Site:
    """Make the site in an empty database."""
    founder, project, people = await _found(app)
    await app.settle()
    async with Work(app.database) as work:
        scoped(work, founder)
        keys = [*SEEDED, *QUIET]
        made = await correspondence.catalogue.add_templates(work, founder, keys=keys, projects=[project])
        claims = TypeDraft(name="Claims", prefix="CLM", super_private=True, private_by_default=True)
        types = dict(zip(keys, made, strict=True))
        types["claims"] = await correspondence.catalogue.add_custom(work, founder, draft=claims, projects=[project])
    await app.settle()
    async with Work(app.database, account=founder.account) as work:
        somebodies = [
            Somebody(person, await _token(work, person, founder.account), template) for person, template in people
        ]
    await app.settle()
    return Site(founder.account, project, somebodies, types)


async def _token(work: Work, person: UUID, account: UUID) -> str:
    return (await identity.tokens.create(work, person=person, account=account, name="bench")).token


async def _found(app: App) -> tuple[Passport, UUID, list[tuple[UUID, str]]]:
    async with Work(app.database, now=LONG_AGO) as work:
        founded = await directory.account.found(
            work, name=FIRMS[0], person_name="Frances Founder", mail="frances@harbour.example"
        )
        templates = {template.name: template.id for template in await permissions.seed(work, founded.account)}
        project = await directory.projects.create(
            work, founded.who, name="Harbour Tower", number="HT-01", time_zone="Europe/London"
        )
        firms = [founded.company.id]
        firms += [(await directory.companies.add(work, founded.who, name=name)).id for name in FIRMS[1:]]
        people = []
        for n in range(PEOPLE):
            template = "Project Manager – Internal" if n == 1 else TEMPLATES[n % len(firms)]
            person = await directory.people.add(
                work,
                founded.who,
                name=f"{FIRST[n % len(FIRST)]} {LAST[(n // 2) % len(LAST)]}",
                mail=f"person{n}@site.example",
                company=firms[n % len(firms)],
                employee=n % len(firms) == 0,
            )
            await directory.members.bring_in(
                work, founded.who, project=project.id, person=person.id, template=templates[template]
            )
            people.append((person.id, template))
    return founded.who, project.id, people
