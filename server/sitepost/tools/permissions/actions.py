"""Templates, assignments, and the passports that follow from them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sitepost.events.permissions import RightsChanged, TemplateSaved
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform import passports
from sitepost.platform.work import Work
from sitepost.tools.permissions import model, rules, store
from sitepost.tools.permissions.model import Assignment, Template


async def seed(work: Work, account: UUID) -> list[Template]:
    """Give a new account the default templates; does nothing when it has any."""
    if await store.any_template(work, account):
        return await store.templates(work, account)
    made = rules.default_templates(account)
    for template in made:
        await store.add_template(work, template)
        await work.tell(TemplateSaved(template=template.id), rules.card(template))
    await _administrators(work, account)
    return made


async def _administrators(work: Work, account: UUID, people: Iterable[UUID] = ()) -> None:
    """Make the company administrators among `people` Admin in the account's own scope."""
    wanted = list(people) or ([work.actor] if work.actor else [])
    tools = await store.tools(work, account)
    found = await passports.of_people(work, scope=account, people=wanted)
    held = {
        person: passports.Rights(levels=dict.fromkeys(tools, Level.ADMIN) if passport.account_admin else {}, grants={})
        for person, passport in found.items()
    }
    await passports.save_rights(work, account, held)


async def add_template(work: Work, who: Passport, **values: Any) -> Template:
    """Make a template. Errors: `permissions.name_taken`, `unknown_tool`, `unknown_level`, `unknown_grant`."""
    refuse(rules.why_not_administer(who))
    template = Template(id=new_id(), account=who.account, **_clean(values))
    rules.check_template(template, await store.tools(work, who.account))
    await store.add_template(work, template)
    await work.tell(TemplateSaved(template=template.id), rules.card(template))
    return template


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    kept = dict(values)
    if "name" in kept:
        kept["name"] = text.line(kept["name"], field="name", most=120)
    return kept


async def edit_template(
    work: Work,
    who: Passport,
    template: UUID,
    *,
    values: dict[str, Any],
    expected: int | None,
    holders: int | None = None,
) -> Template:
    """Edit a template; the passports of everybody who has it follow.

    `holders` is how many the editor was told have it. Errors: `stale`, `permissions.holders_moved`, and those of
    `add_template`.
    """
    refuse(rules.why_not_administer(who))
    found = await store.load_template(work, template, account=who.account, for_change=True) or hidden()
    refuse_stale(expected, current=found.version, touched=found.touched)
    edited = rules.edit(found, _clean(values))
    if edited == found:
        return found
    rules.check_template(edited, await store.tools(work, who.account))
    given = await store.of_template(work, template)
    refuse(rules.why_not_hold(holders, await store.holders(work, template)))
    await store.save_template(work, edited)
    await recompute(work, who.account, given, held_only=True)
    await work.tell(TemplateSaved(template=template), rules.card(edited))
    return edited


async def recompute(work: Work, account: UUID, assignments: Iterable[Assignment], *, held_only: bool = False) -> None:
    """Write the passports that follow from `assignments`.

    `held_only` leaves out those who hold nothing at all: their rights ended, and what they were
    given before is about to be forgotten.
    """
    tools = await store.tools(work, account)
    templates = {each.id: each for each in await store.templates(work, account)}
    by_project: dict[UUID, list[Assignment]] = {}
    for each in assignments:
        by_project.setdefault(each.project, []).append(each)
    for project, some in by_project.items():
        await _project(work, project, some, tools=tools, templates=templates, held_only=held_only)


async def _project(
    work: Work,
    project: UUID,
    assignments: list[Assignment],
    *,
    tools: dict[str, str],
    templates: dict[UUID, Template],
    held_only: bool,
) -> None:
    people = await passports.of_people(work, scope=project, people=[each.person for each in assignments])
    people = {person: who for person, who in people.items() if who.levels or not held_only}
    held: dict[UUID, passports.Rights] = {}
    for each in assignments:
        if each.person not in people:
            continue
        template = templates.get(each.template) if each.template else None
        admin = people[each.person].account_admin
        rights = rules.rights(each, template, account_admin=admin, tools=tools)
        held[each.person] = passports.Rights(
            levels=rights.levels, grants=dict(rights.grants), template=template.id if template and not admin else None
        )
    await passports.save_rights(work, project, held)


async def assign(
    work: Work,
    who: Passport,
    person: UUID,
    *,
    template: UUID | None = None,
    levels: dict[str, str] | None = None,
    expected: int | None = None,
) -> Assignment:
    """Give a member of the project of `who` a template, or levels by hand.

    Errors: `permissions.own_rights`, `person_is_admin`, `unknown_template`, `unknown_tool`, `unknown_level`,
    `stale`.
    """
    refuse(rules.why_not_see_rights(who))
    member = await passports.to_change(work, scope=who.project, person=person) or hidden()
    refuse(rules.why_not_assign(who, member))
    given = {each.person: each.template for each in await store.of_project(work, who.project)}
    current = rules.rights_version(member, given.get(person))
    refuse_stale(expected, current=current, touched={"levels": current, "template_id": current})
    if (template is None) == (levels is None):
        raise Refusal(model.TEMPLATE_OR_LEVELS, field="template_id")
    rules.check_levels(levels or {}, await store.tools(work, who.account))
    assignment = Assignment(
        project=who.project, person=person, account=who.account, template=template, levels=levels or {}
    )
    await give(work, assignment)
    return assignment


async def give(work: Work, assignment: Assignment, *, only_new: bool = False) -> None:
    """Write an assignment and the passport that follows from it; an unknown template is refused."""
    if assignment.template is not None:
        known = await store.hold_template(work, assignment.template, account=assignment.account)
        refuse(None if known else model.UNKNOWN_TEMPLATE, field="template_id")
    if not await store.assign(work, assignment, only_new=only_new):
        return
    await recompute(work, assignment.account, [assignment])
    fact = RightsChanged(project=assignment.project, person=assignment.person, template=assignment.template)
    await work.tell(fact, stream=assignment.project)


# silent: the directory told that the member left
async def forget(work: Work, *, project: UUID, person: UUID) -> None:
    """Take away what a member who left was given; what they were given since they are back stays."""
    back = await passports.load(work, scope=project, person=person)
    if back is not None and back.levels:
        return
    await store.forget(work, project=project, person=person)
    await passports.save_levels(work, scope=project, person=person, levels={}, grants={})


async def refresh_person(work: Work, account: UUID, person: UUID) -> None:
    """Write a person's passports again: they became a company administrator, or are none any more."""
    await _administrators(work, account, [person])
    await recompute(work, account, await store.of_person(work, person))


async def add_type(work: Work, account: UUID, *, tool: str, title: str) -> None:
    """Give a new correspondence type to every template and passport of the account."""
    await store.add_tool(work, account=account, tool=tool, title=title)
    for template in await store.templates(work, account, for_change=True):
        extended = rules.with_type(template, tool)
        if extended is not template:
            await store.save_template(work, extended)
            await work.tell(TemplateSaved(template=template.id), rules.card(extended))
    await recompute(work, account, await store.of_account(work, account), held_only=True)
    await _administrators(work, account, await passports.administrators(work, account))


# silent: correspondence told it
async def archive_type(work: Work, account: UUID, *, tool: str, archived: bool) -> None:
    """Offer a type no more where rights are given, or again; what is held on it stays."""
    await store.archive_tool(work, account=account, tool=tool, archived=archived)


# silent: correspondence told the new name
async def rename_type(work: Work, account: UUID, *, tool: str, title: str) -> None:
    """Follow a type's new name, where the type is known."""
    if tool in await store.tools(work, account):
        await store.add_tool(work, account=account, tool=tool, title=title)
