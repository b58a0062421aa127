"""How templates and levels by hand become rights, and who may hand them out (spec D2, D3, D5, 5.1)."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Audience, Card
from sitepost.kernel.passport import ACCOUNT_TOOL, LEVELS_BY_NAME, Level, Passport
from sitepost.kernel.refusal import Refusal, Why
from sitepost.kernel.version import fingerprint, touch
from sitepost.tools.permissions import model
from sitepost.tools.permissions.model import Assignment, Holder, Rights, Source, Template

NOBODY = Audience(everyone_from=None)


def why_not_administer(who: Passport) -> Why | None:
    """Say why `who` may not edit permission templates."""
    return None if who.account_admin else model.NOT_ACCOUNT_ADMIN


def why_not_see_rights(who: Passport) -> Why | None:
    """Say why `who` may not look at the rights of their project's members."""
    allowed = who.account_admin or who.at_least(model.DIRECTORY, Level.ADMIN)
    return None if allowed else model.NOT_DIRECTORY_ADMIN


def why_not_read_templates(who: Passport, projects: Iterable[Passport]) -> Why | None:
    """Say why `who` may not look at the templates: Directory Admins of any project may, they hand them out."""
    if who.account_admin or any(why_not_see_rights(each) is None for each in projects):
        return None
    return model.NOT_DIRECTORY_ADMIN


def shown_tools(tools: dict[str, str], member: Passport, who: Passport) -> dict[str, str]:
    """Return the tools that `who` may know of while looking at the rights of `member`.

    A type on which somebody has no level does not exist for them: that it is in use elsewhere is not told.
    """
    if why_not_see_rights(who) is None:
        return tools
    return {key: title for key, title in tools.items() if member.at_least(key, Level.READ_ONLY)}


def why_not_see_of(who: Passport, person: UUID) -> Why | None:
    """Say why `who` may not look at the rights of somebody: everybody may look at their own."""
    return None if person == who.person else why_not_see_rights(who)


def grants_of(tool: str) -> tuple[str, ...]:
    """Return the granular permissions that a tool has; only correspondence types have any (spec 5.1)."""
    return model.TYPE_GRANTS if tool.startswith(model.TYPES) else ()


def why_not_assign(who: Passport, member: Passport) -> Why | None:
    """Say why `who` may not change the rights of `member`; nobody raises themselves."""
    if (why := why_not_see_rights(who)) is not None:
        return why
    if member.account_admin:
        return model.PERSON_IS_ADMIN
    return model.OWN_RIGHTS if member.person == who.person else None


def why_not_hold(told: int | None, holders: Collection[Holder]) -> Why | None:
    """Say why an edit waits: other people have the template than the editor confirmed."""
    return model.HOLDERS_MOVED if told is not None and told != len(holders) else None


def check_levels(levels: Mapping[str, str], tools: Collection[str]) -> None:
    """Refuse levels of unknown tools, and levels that are none."""
    for tool, level in levels.items():
        if tool not in tools:
            raise Refusal(model.UNKNOWN_TOOL, field="levels", detail=f"There is no tool {tool}.")
        if level not in LEVELS_BY_NAME:
            raise Refusal(model.UNKNOWN_LEVEL, field="levels")


def check_grants(grants: Mapping[str, Iterable[str]], tools: Collection[str]) -> None:
    """Refuse granular permissions that the tool does not have; only correspondence types have any."""
    for tool, held in grants.items():
        if tool not in tools:
            raise Refusal(model.UNKNOWN_TOOL, field="grants", detail=f"There is no tool {tool}.")
        if set(held) - set(grants_of(tool)):
            raise Refusal(model.UNKNOWN_GRANT, field="grants")


def check_template(template: Template, tools: Collection[str]) -> None:
    """Refuse a template that says something impossible."""
    check_levels(template.levels, tools)
    check_grants(template.grants, tools)
    if template.default_level_for_types not in LEVELS_BY_NAME:
        raise Refusal(model.UNKNOWN_LEVEL, field="default_level_for_types")
    if set(template.default_grants_for_types) - set(model.TYPE_GRANTS):
        raise Refusal(model.UNKNOWN_GRANT, field="default_grants_for_types")


def effective(tool: str, level: Level, grants: Iterable[str]) -> dict[str, Source]:
    """Return the granular permissions that count on `tool` at `level`, each with where it comes from (spec 5.1).

    They exist at Read Only and Standard; Standard implies two of them; Admin needs none.
    """
    if not tool.startswith(model.TYPES) or level in (Level.NONE, Level.ADMIN):
        return {}
    implied = ("create", "edit_items_they_created") if level is Level.STANDARD else ()
    return {**dict.fromkeys(grants, Source.TEMPLATE), **dict.fromkeys(implied, Source.LEVEL)}


def rights(
    assignment: Assignment | None, template: Template | None, *, account_admin: bool, tools: Collection[str]
) -> Rights:
    """Work out what a member may do; every member reads the directory, so that names resolve.

    A company administrator is Admin everywhere in the projects they are in (spec D3).
    """
    if account_admin:
        everywhere = sorted(tools)
        return Rights(
            levels=dict.fromkeys(everywhere, Level.ADMIN), sources=dict.fromkeys(everywhere, Source.COMPANY_ADMIN)
        )
    given = template.levels if template else (assignment.levels if assignment else {})
    levels = {tool: LEVELS_BY_NAME[level] for tool, level in given.items() if tool in tools}
    sources = dict.fromkeys(levels, Source.TEMPLATE if template else Source.BY_HAND)
    if levels.get(model.DIRECTORY, Level.NONE) < Level.READ_ONLY:
        levels[model.DIRECTORY], sources[model.DIRECTORY] = Level.READ_ONLY, Source.EVERY_MEMBER
    granted = template.grants if template else {}
    held = {tool: effective(tool, level, granted.get(tool, ())) for tool, level in levels.items()}
    return Rights(
        levels={tool: level for tool, level in sorted(levels.items()) if level > Level.NONE},
        grants={tool: frozenset(grants) for tool, grants in held.items() if grants},
        sources=sources,
        granted_by={tool: grants for tool, grants in held.items() if grants},
    )


def with_type(template: Template, tool: str) -> Template:
    """Return `template` with the new type `tool` at its default level, unless it says something already."""
    if tool in template.levels:
        return template
    grants = {**template.grants}
    if template.default_grants_for_types:
        grants[tool] = template.default_grants_for_types
    return edit(template, {"levels": {**template.levels, tool: template.default_level_for_types}, "grants": grants})


def edit(template: Template, values: dict[str, Any]) -> Template:
    """Return `template` with `values` and the next version; the same one when nothing changed."""
    changed = {name: value for name, value in values.items() if getattr(template, name) != value}
    if not changed:
        return template
    version = template.version + 1
    touched = touch(template.touched, changed, version)
    return msgspec.structs.replace(template, **changed, version=version, touched=touched)


def card(template: Template) -> Card:
    """Show that a template exists, to rooms that check its id; nobody finds it by search."""
    return Card(
        id=template.id,
        account=template.account,
        scope=template.account,
        tool=ACCOUNT_TOOL,
        kind=model.CARD_KIND,
        number="",
        title=template.name,
        audience=NOBODY,
    )


def default_templates(account: UUID) -> list[Template]:
    """Return the templates that a new account begins with (spec D2, D3)."""
    everything = model.TYPE_GRANTS
    return [
        _default(account, "Project Manager – Internal", "internal", "admin admin", "admin", ()),
        _default(
            account,
            "Foreman/Superintendent – Internal",
            "internal",
            "read_only none",
            "standard",
            ("create", "edit_items_they_created", "create_response"),
        ),
        _default(
            account,
            "Owner/Client – External",
            "external",
            "read_only none",
            "standard",
            ("create", "edit_items_they_created", "create_response"),
        ),
        _default(
            account,
            "Architect/Engineer – External",
            "external",
            "read_only none",
            "standard",
            ("create", "edit_items_they_created", "create_response"),
        ),
        _default(account, "Subcontractor – External", "external", "read_only none", "read_only", everything),
    ]


def _default(
    account: UUID, name: str, kind: str, levels: str, level_for_types: str, grants_for_types: tuple[str, ...]
) -> Template:
    return Template(
        id=new_id(),
        account=account,
        name=name,
        kind=kind,
        levels=dict(zip((model.DIRECTORY, model.ADMIN_TOOL), levels.split(), strict=True)),
        default_level_for_types=level_for_types,
        default_grants_for_types=grants_for_types,
    )


def rights_version(member: Passport, template: UUID | None) -> int:
    """Return a version of what a member has here: it moves with their template and with what follows from it."""
    levels = sorted((tool, int(level)) for tool, level in member.levels.items())
    grants = sorted((tool, sorted(held)) for tool, held in member.grants.items())
    return fingerprint(str(template), levels, grants)
