"""Making the site of the demo: the company, its people, places, groups and types."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sitepost.gateways.demo import Application, Progress, cast, story
from sitepost.kernel.passport import Passport
from sitepost.platform import passports
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions as correspondence
from sitepost.tools.correspondence.model.custom import CustomField
from sitepost.tools.correspondence.model.types import MapsTo, TypeDraft
from sitepost.tools.directory import actions as directory
from sitepost.tools.directory.model import Sort
from sitepost.tools.identity import actions as identity
from sitepost.tools.permissions import actions as permissions


class Loader:
    """What has been made so far, by the names that the story uses."""

    def __init__(self, app: Application, progress: Progress) -> None:
        self.app, self.progress = app, progress
        self.now = datetime.now(UTC)
        self.account: UUID
        self.project: UUID
        self.companies: dict[str, UUID] = {}
        self.people: dict[str, UUID] = {}
        self.places: dict[str, UUID] = {}
        self.trades: dict[str, UUID] = {}
        self.codes: dict[str, UUID] = {}
        self.specs: dict[str, UUID] = {}
        self.types: dict[str, UUID] = {}
        self.statuses: dict[tuple[str, MapsTo], UUID] = {}
        self.custom: dict[str, CustomField] = {}
        self.letters: dict[tuple[str, str], UUID] = {}  # by subject and place

    async def who(self, work: Work, name: str) -> Passport:
        """Return the passport of one of the cast in the project, and let them act."""
        found = await passports.load(work, scope=self.project, person=self.people[name])
        if found is None:
            raise LookupError(f"{name} has no passport in the demo project")
        scoped(work, found)
        return found

    def work(self, at: datetime | None = None) -> Work:
        """Return a unit of work at a moment of the story."""
        return Work(self.app.database, now=at or self.now - timedelta(days=story.DAYS + 10), account=self._account())

    def _account(self) -> UUID | None:
        return getattr(self, "account", None)


def mail_of(key: str) -> str:
    """Return the address that one of the cast signs in with."""
    return f"{cast.PEOPLE[key].name.split()[0].lower()}@{cast.PEOPLE[key].company}.example"


async def account(loader: Loader) -> Passport:
    """Make the company, its people and both projects; return the founder in the account."""
    loader.progress("People and places", 0, 3)
    maya = cast.PEOPLE["maya"]
    async with loader.work() as work:
        founded = await directory.account.found(
            work, name=cast.OWNER, person_name=maya.name, mail=mail_of("maya"), title=maya.title
        )
        loader.account = work.account = founded.account
        loader.companies["harbour"], loader.people["maya"] = founded.company.id, founded.person.id
        scoped(work, founded.who)
        made = {template.name: template.id for template in await permissions.seed(work, founded.account)}
        project = await directory.projects.create(
            work,
            founded.who,
            name=cast.PROJECT,
            number=cast.NUMBER,
            address=cast.ADDRESS,
            time_zone=cast.TIME_ZONE,
            currency=cast.CURRENCY,
        )
        loader.project = project.id
        await _people(loader, work, founded.who, made)
    await loader.app.settle()
    loader.progress("People and places", 1, 3)
    await _sign_ins(loader)
    loader.progress("People and places", 2, 3)
    return founded.who


async def _people(loader: Loader, work: Work, who: Passport, made: dict[str, UUID]) -> None:
    for key, name in cast.COMPANIES.items():
        loader.companies[key] = (await directory.companies.add(work, who, name=name)).id
    for key in cast.PEOPLE:
        if key != "maya":
            await _person(loader, work, who, key, made)
    second = await directory.projects.create(
        work, who, name=cast.SECOND_PROJECT, number=cast.SECOND_NUMBER, time_zone=cast.TIME_ZONE, currency=cast.CURRENCY
    )
    for key in cast.SECOND_TEAM[1:]:
        template = made[cast.PEOPLE[key].template]
        person = loader.people[key]
        await directory.members.bring_in(work, who, project=second.id, person=person, template=template)


async def _person(loader: Loader, work: Work, who: Passport, key: str, templates: dict[str, UUID]) -> None:
    some = cast.PEOPLE[key]
    person = await directory.people.add(
        work,
        who,
        name=some.name,
        mail=mail_of(key),
        company=loader.companies[some.company],
        title=some.title,
        employee=some.company == "harbour",
    )
    loader.people[key] = person.id
    template = templates[some.template]
    await directory.members.bring_in(work, who, project=loader.project, person=person.id, template=template)


async def _sign_ins(loader: Loader) -> None:
    async with loader.work() as work:
        for key, person in loader.people.items():
            await identity.logins.follow(work, person=person, account=loader.account)
            await identity.logins.set_password(
                work, person=loader.people[key], account=loader.account, password=cast.PASSWORD
            )


async def places(loader: Loader, founder: Passport) -> None:
    """Make locations, trades, codes, sections and groups."""
    async with loader.work() as work:
        who = await loader.who(work, "maya")
        for level, rooms in cast.LOCATIONS.items():
            parent = await directory.references.add(work, who, Sort.LOCATION, name=level)
            for room in rooms:
                made = await directory.references.add(work, who, Sort.LOCATION, name=room, parent=parent.id)
                loader.places[f"{level} / {room}"] = made.id
        for name in cast.TRADES:
            loader.trades[name] = (await directory.references.add(work, founder, Sort.TRADE, name=name)).id
        for code, name in cast.COST_CODES.items():
            made = await directory.references.add(work, who, Sort.COST_CODE, code=code, name=name)
            loader.codes[code] = made.id
        for number, name in cast.SPEC_SECTIONS.items():
            made = await directory.references.add(work, who, Sort.SPEC_SECTION, code=number, name=name)
            loader.specs[number] = made.id
        for name, (description, members) in cast.GROUPS.items():
            people = [loader.people[key] for key in members]
            await directory.groups.add(work, who, name=name, description=description, people=people)
    loader.progress("People and places", 3, 3)


async def types(loader: Loader, founder: Passport) -> None:
    """Add the types of correspondence and learn their statuses."""
    async with loader.work() as work:
        scoped(work, founder)
        groups = (
            ([key for key in cast.TYPES if key not in cast.PRIVATE_TYPES], TypeDraft(name="")),
            ([key for key in cast.TYPES if key in cast.PRIVATE_TYPES], TypeDraft(name="", private_by_default=True)),
            (
                [cast.SUPER_PRIVATE_TYPE],
                TypeDraft(name="", private_by_default=True, super_private=True),
            ),
        )
        for keys, choices in groups:
            made = await correspondence.catalogue.add_templates(
                work, founder, keys=keys, choices=choices, projects=[loader.project]
            )
            loader.types.update(zip(keys, made, strict=True))
    await loader.app.settle()
    async with loader.work() as work:
        for type in await correspondence.types.here(work, await loader.who(work, "maya")):
            key = next(key for key, id in loader.types.items() if id == type.id)
            for status in type.statuses:
                loader.statuses.setdefault((key, status.maps_to), status.id)
