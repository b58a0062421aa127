"""What permissions does when the directory and correspondence tell something."""

from sitepost.events.correspondence import TypeChanged, TypeCreated
from sitepost.events.directory import AccountFounded, MemberAdded, MemberRemoved, PersonAdded, PersonChanged
from sitepost.kernel.fact import Told
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.permissions import actions, model
from sitepost.tools.permissions.model import Assignment


async def seed_templates(work: Work, told: Told) -> None:
    """Give a new account its default templates."""
    await actions.seed(work, told.account)


async def give_rights(work: Work, told: Told) -> None:
    """Give a new member what they were brought in with; later assignments stay."""
    fact = told.fact
    assert isinstance(fact, MemberAdded)
    assignment = Assignment(project=fact.project, person=fact.person, account=told.account, template=fact.template)
    try:
        await actions.give(work, assignment, only_new=True)
    except Refusal:
        await actions.give(work, Assignment(project=fact.project, person=fact.person, account=told.account))


async def take_rights(work: Work, told: Told) -> None:
    """Forget what a member had when they left."""
    fact = told.fact
    assert isinstance(fact, MemberRemoved)
    await actions.forget(work, project=fact.project, person=fact.person)


async def follow_administrator(work: Work, told: Told) -> None:
    """Raise or lower somebody who became a company administrator, or is none any more."""
    fact = told.fact
    assert isinstance(fact, PersonChanged)
    if any(change.field == "account_admin" for change in fact.changes):
        await actions.refresh_person(work, told.account, fact.person)


async def raise_administrator(work: Work, told: Told) -> None:
    """Give somebody who begins as a company administrator what that brings."""
    fact = told.fact
    assert isinstance(fact, PersonAdded)
    await actions.refresh_person(work, told.account, fact.person)


async def add_type(work: Work, told: Told) -> None:
    """Extend templates and passports by a new correspondence type."""
    fact = told.fact
    assert isinstance(fact, TypeCreated)
    await actions.add_type(work, told.account, tool=fact.tool, title=fact.name)


async def follow_type(work: Work, told: Told) -> None:
    """Follow a type's new name, and into the archive and back."""
    fact = told.fact
    assert isinstance(fact, TypeChanged)
    tool = f"{model.TYPES}{fact.type}"
    for change in fact.changes:
        if change.field == "name":
            await actions.rename_type(work, told.account, tool=tool, title=str(change.new))
        if change.field == "archived":
            await actions.archive_type(work, told.account, tool=tool, archived=bool(change.new))


REACTIONS = [
    (AccountFounded, seed_templates),
    (MemberAdded, give_rights),
    (MemberRemoved, take_rights),
    (PersonAdded, raise_administrator),
    (PersonChanged, follow_administrator),
    (TypeCreated, add_type),
    (TypeChanged, follow_type),
]
