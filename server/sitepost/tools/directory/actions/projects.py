"""Creating and editing projects."""

from datetime import date
from typing import Any
from uuid import UUID

from sitepost.events.directory import ProjectChanged, ProjectCreated
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.time import MONDAY_TO_FRIDAY
from sitepost.kernel.version import refuse_stale
from sitepost.platform import passports, scopes
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
from sitepost.tools.directory.actions import members
from sitepost.tools.directory.model import Holiday, Project


def clean(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a project as they are kept."""
    kept = dict(values)
    if "name" in kept:
        kept["name"] = text.line(kept["name"], field="name", most=120)
    if "number" in kept:
        kept["number"] = text.line(kept["number"], field="number", most=40, least=0)
    if "address" in kept:
        kept["address"] = text.lines(kept["address"], field="address", most=500)
    if "currency" in kept:
        kept["currency"] = rules.currency(kept["currency"])
    if "working_days" in kept:
        kept["working_days"] = tuple(sorted(kept["working_days"]))
    if "holidays" in kept:
        named = {each.on: text.line(each.name, field="holidays", most=120, least=0) for each in kept["holidays"]}
        kept["holidays"] = tuple(Holiday(on, named[on]) for on in sorted(named))
    return kept


async def create(work: Work, who: Passport, **values: Any) -> Project:
    """Create a project in the account; its creator is its first member. Errors: `directory.number_taken`."""
    refuse(rules.why_not_administer(who))
    values = {"working_days": MONDAY_TO_FRIDAY, **clean(values)}
    project = Project(id=new_id(), account=who.account, **values)
    rules.check_calendar(project.time_zone, project.working_days, project.holidays)
    await store.projects.add(work, project)
    await scopes.save_scope(work, project.site, kind="project")
    await work.tell(ProjectCreated(project=project.id), rules.project_card(project))
    await members.bring_in(work, who, project=project.id, person=who.person)
    return project


async def edit(work: Work, who: Passport, project: UUID, *, values: dict[str, Any], expected: int | None) -> Project:
    """Edit a project's name, number, address, calendar or currency. Errors: `stale`, `directory.number_taken`."""
    refuse(rules.why_not_edit_project(who))
    return await _change(work, who, project, values=clean(values), expected=expected)


async def set_active(work: Work, who: Passport, project: UUID, *, active: bool, expected: int | None = None) -> Project:
    """Close a project to everybody, or open it again. Errors: `stale`."""
    refuse(rules.why_not_administer(who))
    return await _change(work, who, project, values={"active": active}, expected=expected)


async def _change(work: Work, who: Passport, project: UUID, *, values: dict[str, Any], expected: int | None) -> Project:
    found = await store.projects.load(work, project, account=who.account, for_change=True) or hidden()
    refuse_stale(expected, current=found.version, touched=found.touched)
    edited, changes = rules.edit(found, values)
    if not changes:
        return found
    rules.check_calendar(edited.time_zone, edited.working_days, edited.holidays)
    await store.projects.save(work, edited)
    await scopes.save_scope(work, edited.site, kind="project", active=edited.active)
    moved = found.active != edited.active
    passports.access_changed(work, await passports.everybody(work, project) if moved else ())
    await work.tell(ProjectChanged(project=project, changes=changes), rules.project_card(edited))
    return edited


def holidays_of(country: str, year: int) -> list[Holiday]:
    """Return the public holidays of a country (ISO 3166, such as GB or US-CA). Errors: `directory.unknown_country`."""
    name, _, part = country.upper().partition("-")
    try:
        import holidays as public  # some megabytes, for whoever asks

        found: dict[date, str] = dict(public.country_holidays(name, subdiv=part or None, years=year))
    except (NotImplementedError, KeyError, ValueError) as error:
        raise Refusal(model.UNKNOWN_COUNTRY, field="country") from error
    return [Holiday(on, found[on]) for on in sorted(found)]
