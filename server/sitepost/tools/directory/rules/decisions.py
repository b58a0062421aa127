"""What may happen in the directory, and the cards that it shows to others (spec D3-D7, D9)."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from sitepost.kernel.fact import Change
from sitepost.kernel.item import EVERY_MEMBER, LIES_IN, Audience, BriefKind, BriefLine, Card
from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL, Level, Passport
from sitepost.kernel.refusal import Refusal, Why
from sitepost.kernel.time import is_time_zone
from sitepost.kernel.version import touch
from sitepost.tools.directory import model
from sitepost.tools.directory.model import Company, Group, Holiday, Person, Project, Reference, Sort

Noun = TypeVar("Noun", Company, Person, Project, Group, Reference)

ADMIN_FIELDS = {"mail", "company", "employee", "account_admin"}
"""What only company administrators may change about a person: it decides what the person may see."""


def why_not_administer(who: Passport) -> Why | None:
    """Say why `who` may not edit the company's own directory (spec D3)."""
    return None if who.account_admin else model.NOT_ACCOUNT_ADMIN


def why_not_edit_directory(who: Passport) -> Why | None:
    """Say why `who` may not edit people and groups of their project (spec D5)."""
    allowed = who.account_admin or who.at_least(model.DIRECTORY, Level.ADMIN)
    return None if allowed else model.NOT_DIRECTORY_ADMIN


def why_not_edit_project(who: Passport) -> Why | None:
    """Say why `who` may not edit settings and reference data of their project (spec D9)."""
    allowed = who.account_admin or who.at_least(model.ADMIN_TOOL, Level.ADMIN)
    return None if allowed else model.NOT_PROJECT_ADMIN


def why_not_read_account(who: Passport, projects: Iterable[Passport]) -> Why | None:
    """Say why `who` may not look through everybody of the account.

    Directory Admins of any project may: they add people from there (spec D5).
    """
    if who.account_admin or any(why_not_edit_directory(each) is None for each in projects):
        return None
    return model.NOT_DIRECTORY_ADMIN


def why_not_edit_person(who: Passport, person: Person, fields: set[str]) -> Why | None:
    """Say why `who` may not change `fields` of `person`.

    A Directory Admin of a project edits the words; what decides sight and sign-in is the company's.
    """
    if person.service and fields & {"mail", "account_admin", "employee"}:
        return model.IS_SERVICE
    if who.account_admin:
        return None
    if why_not_edit_directory(who) is not None:
        return model.NOT_DIRECTORY_ADMIN
    if fields & ADMIN_FIELDS:
        return model.ADMIN_ONLY_FIELD
    return model.PERSON_IS_ADMIN if person.account_admin else None


def why_not_invite(person: Person) -> Why | None:
    """Say why nobody can mail an invitation to `person`."""
    if person.service:
        return model.IS_SERVICE
    return None if person.active else model.INACTIVE


def why_not_deactivate(who: Passport, person: Person, *, other_admins: int) -> Why | None:
    """Say why `person` cannot be deactivated (spec D6); `other_admins` are the active ones besides them."""
    if not who.account_admin:
        return model.NOT_ACCOUNT_ADMIN
    if person.account_admin and other_admins == 0:
        return model.LAST_ADMIN
    return model.NOT_YOURSELF if person.id == who.person else None


def why_not_demote(person: Person, *, other_admins: int) -> Why | None:
    """Say why `person` cannot stop being a company administrator."""
    last = person.account_admin and person.active and other_admins == 0
    return model.LAST_ADMIN if last else None


def why_not_remove(who: Passport, person: Person) -> Why | None:
    """Say why `who` may not take `person` out of their project (spec D6)."""
    if (why := why_not_edit_directory(who)) is not None:
        return why
    return model.PERSON_IS_ADMIN if person.account_admin and not who.account_admin else None


def check_calendar(time_zone: str, working_days: tuple[int, ...], holidays: tuple[Holiday, ...]) -> None:
    """Refuse a calendar that no site can have."""
    if not is_time_zone(time_zone):
        raise Refusal(model.BAD_TIME_ZONE, field="time_zone")
    if len(set(working_days)) != len(working_days) or any(not 0 <= day <= 6 for day in working_days):
        raise Refusal(model.BAD_WORKING_DAYS, field="working_days")
    if len(holidays) > model.MOST_HOLIDAYS:
        raise Refusal(model.TOO_MANY_HOLIDAYS, field="holidays")


def currency(text: str) -> str:
    """Return the code of a currency as it is kept (ISO 4217), or nothing; refuse what is no such code."""
    code = text.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise Refusal(model.BAD_CURRENCY, field="currency")
    return code


def edit(noun: Noun, values: dict[str, Any]) -> tuple[Noun, tuple[Change, ...]]:
    """Return `noun` with `values` and the next version, and what changed; the same one when nothing did."""
    changed = {name: value for name, value in values.items() if getattr(noun, name) != value}
    if not changed:
        return noun, ()
    version = noun.version + 1
    changes = tuple(
        Change(name, msgspec.to_builtins(getattr(noun, name)), msgspec.to_builtins(value))
        for name, value in sorted(changed.items())
    )
    touched = touch(noun.touched, changed, version)
    return msgspec.structs.replace(noun, **changed, version=version, touched=touched), changes


def company_card(company: Company) -> Card:
    """Show a company to the company administrators; who else may know it depends on the projects they share."""
    return Card(
        id=company.id,
        account=company.account,
        scope=company.account,
        tool=model.DIRECTORY,
        kind="directory.company",
        number=company.short_name,
        title=company.name,
        state="active" if company.active else "inactive",
        audience=Audience(everyone_from=Level.ADMIN),
    )


def project_card(project: Project) -> Card:
    """Show a project to its members."""
    return Card(
        id=project.id,
        account=project.account,
        scope=project.id,
        tool=MEMBER_TOOL,
        kind="directory.project",
        number=project.number,
        title=project.name,
        state="active" if project.active else "inactive",
        link=f"/projects/{project.id}",
        audience=EVERY_MEMBER,
    )


def group_card(group: Group) -> Card:
    """Show a group to the members of its project; its brief lists its people, for those who expand it."""
    people = BriefLine(label="People", kind=BriefKind.PEOPLE, value=[str(person) for person in group.people])
    return Card(
        id=group.id,
        account=group.account,
        scope=group.project,
        tool=MEMBER_TOOL,
        kind="directory.group",
        number="",
        title=group.name,
        state="ended" if group.ended else "active",
        audience=_unless(group.ended),
        brief=(people,),
    )


def reference_card(reference: Reference, *, title: str, inside: Iterable[Any] = ()) -> Card:
    """Show reference data to every member; a retired one keeps its title but is found no more.

    `inside` are the locations that a location lies in, from the top; its brief names them, so that
    other rooms know what a location holds.
    """
    above = BriefLine(label=LIES_IN, kind=BriefKind.CARDS, value=[str(place) for place in inside])
    return Card(
        id=reference.id,
        account=reference.account,
        scope=reference.scope,
        tool=ACCOUNT_TOOL if reference.sort is Sort.TRADE else MEMBER_TOOL,
        kind=f"directory.{reference.sort.value}",
        number=reference.code,
        title=title,
        state="retired" if reference.retired else "active",
        audience=_unless(reference.retired),
        brief=(above,) if above.value else (),
    )


def _unless(ended: bool) -> Audience:
    return Audience(everyone_from=None) if ended else EVERY_MEMBER


def paths(references: Iterable[Reference]) -> dict[Any, str]:
    """Return the full title of each of `references` by id: a location is named with what it lies in."""
    by_id = {each.id: each for each in references}
    return {each.id: " > ".join(step.name for step in _way(each, by_id)) for each in by_id.values()}


def above(references: Iterable[Reference]) -> dict[Any, list[Any]]:
    """Return the ids of what each of `references` lies in, from the top."""
    by_id = {each.id: each for each in references}
    return {each.id: [step.id for step in _way(each, by_id)[:-1]] for each in by_id.values()}


def _way(reference: Reference, by_id: Mapping[Any, Reference]) -> list[Reference]:
    """Return the locations from the top down to `reference`, itself included."""
    way = [reference]
    while way[0].parent is not None and way[0].parent in by_id and len(way) <= model.DEEPEST:
        way.insert(0, by_id[way[0].parent])
    return way


def check_place(reference: Reference, others: Iterable[Reference]) -> None:
    """Refuse a location whose parent is missing, lies inside it, or is too deep."""
    if reference.parent is None:
        return
    by_id = {each.id: each for each in others if not each.retired and each.id != reference.id}
    depth, step = 1, reference
    while step.parent is not None:
        if step.parent == reference.id:
            raise Refusal(model.CIRCLE, field="parent_id")
        if step.parent not in by_id:
            raise Refusal(model.UNKNOWN_PARENT, field="parent_id")
        step, depth = by_id[step.parent], depth + 1
    if depth + _height(reference, by_id.values()) > model.DEEPEST:
        raise Refusal(model.TOO_DEEP, field="parent_id")


def _height(reference: Reference, others: Iterable[Reference]) -> int:
    """Count the levels below `reference`."""
    others, height, level = list(others), 0, {reference.id}
    while level := {each.id for each in others if each.parent in level}:
        height += 1
    return height
