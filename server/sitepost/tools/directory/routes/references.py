"""Paths of locations, trades, cost codes and spec sections."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.platform.http import Created, May, Viewing, delete, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules, store
from sitepost.tools.directory.actions.references import scope_of
from sitepost.tools.directory.model import Reference, Sort
from sitepost.tools.directory.routes.shapes import Code, IfMatch, Name, abilities, given

TAGS = ["directory"]


class NewLocation(msgspec.Struct, forbid_unknown_fields=True):
    """A location, inside another where `parent_id` says so."""

    name: Name
    code: Code = ""
    parent_id: UUID | None = None


class LocationChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a location to change; `parent_id` null moves it to the top."""

    name: Name | UnsetType = UNSET
    code: Code | UnsetType = UNSET
    parent_id: UUID | UnsetType | None = UNSET


class NewCostCode(msgspec.Struct, forbid_unknown_fields=True):
    """A cost code."""

    code: Code
    name: Name


class CostCodeChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a cost code to change."""

    code: Code | UnsetType = UNSET
    name: Name | UnsetType = UNSET


class NewSpecSection(msgspec.Struct, forbid_unknown_fields=True):
    """A specification section."""

    number: Code
    name: Name


class SpecSectionChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a specification section to change."""

    number: Code | UnsetType = UNSET
    name: Name | UnsetType = UNSET


class NewTrade(msgspec.Struct, forbid_unknown_fields=True):
    """A trade."""

    name: Name


class TradeChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a trade to change."""

    name: Name | UnsetType = UNSET


class ReferenceView(msgspec.Struct):
    """A location, trade, cost code or spec section.

    `path` names a location with what it lies in; `number` is a spec section's, `code` the others'.
    """

    id: UUID
    name: str
    path: str
    version: int
    code: str | UnsetType = UNSET
    number: str | UnsetType = UNSET
    parent_id: UUID | UnsetType | None = UNSET


class References(msgspec.Struct):
    """All of a sort, and what may be done with them."""

    items: list[ReferenceView]
    can: list[str]
    why_not: dict[str, str]
    next: str | None = None


def view(reference: Reference, *, path: str) -> ReferenceView:
    """Show reference data."""
    shown = ReferenceView(reference.id, reference.name, path, reference.version)
    if reference.sort is Sort.SPEC_SECTION:
        shown.number = reference.code
    elif reference.sort is not Sort.TRADE:
        shown.code = reference.code
    if reference.sort is Sort.LOCATION:
        shown.parent_id = reference.parent
    return shown


async def _list(work: Work, who: Passport, sort: Sort) -> References:
    found = await store.references.every(work, scope_of(who, sort), sort=sort)
    paths = rules.paths(found)
    if sort is Sort.LOCATION:
        found = sorted(found, key=lambda each: paths[each.id].casefold())
    why = rules.why_not_administer(who) if sort is Sort.TRADE else rules.why_not_edit_project(who)
    may = abilities({"create": why, "edit": why, "delete": why})
    return References([view(each, path=paths[each.id]) for each in found], **may)


async def _path(work: Work, reference: Reference) -> str:
    if reference.parent is None:
        return reference.name
    return rules.paths(await store.references.every(work, reference.scope, sort=reference.sort))[reference.id]


async def _add(work: Work, who: Passport, sort: Sort, where: str, data: msgspec.Struct) -> Response[ReferenceView]:
    values = given(data, parent_id="parent", number="code")
    reference = await actions.references.add(work, who, sort, **values)
    shown = view(reference, path=await _path(work, reference))
    return Created(shown, location=f"/api{where}/{reference.id}", version=reference.version)


async def _edit(
    work: Work, who: Passport, sort: Sort, reference: UUID, data: msgspec.Struct, if_match: str | None
) -> Response[ReferenceView]:
    values: dict[str, Any] = given(data, parent_id="parent", number="code")
    expected = wanted_version(if_match)
    edited = await actions.references.edit(work, who, sort, reference, values=values, expected=expected)
    return versioned(view(edited, path=await _path(work, edited)), edited.version)


@get("/projects/{project_id:uuid}/locations", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def list_locations(work: Work, who: Passport, project_id: UUID) -> References:
    """List the project's locations in the order of the tree."""
    return await _list(work, who, Sort.LOCATION)


@post("/projects/{project_id:uuid}/locations", may=May.MEMBER, tags=TAGS)
async def add_location(work: Work, who: Passport, project_id: UUID, data: NewLocation) -> Response[ReferenceView]:
    """Add a location."""
    return await _add(work, who, Sort.LOCATION, f"/projects/{project_id}/locations", data)


@patch("/projects/{project_id:uuid}/locations/{location_id:uuid}", may=May.MEMBER, tags=TAGS)
async def edit_location(
    work: Work, who: Passport, project_id: UUID, location_id: UUID, data: LocationChange, if_match: IfMatch = None
) -> Response[ReferenceView]:
    """Rename or move a location; the paths of what lies in it follow."""
    return await _edit(work, who, Sort.LOCATION, location_id, data, if_match)


@delete("/projects/{project_id:uuid}/locations/{location_id:uuid}", may=May.MEMBER, tags=TAGS)
async def retire_location(work: Work, who: Passport, project_id: UUID, location_id: UUID) -> None:
    """Offer a location no more; items that carry it keep it."""
    await actions.references.retire(work, who, Sort.LOCATION, location_id)


@get("/projects/{project_id:uuid}/cost-codes", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def list_cost_codes(work: Work, who: Passport, project_id: UUID) -> References:
    """List the project's cost codes by code."""
    return await _list(work, who, Sort.COST_CODE)


@post("/projects/{project_id:uuid}/cost-codes", may=May.MEMBER, tags=TAGS)
async def add_cost_code(work: Work, who: Passport, project_id: UUID, data: NewCostCode) -> Response[ReferenceView]:
    """Add a cost code."""
    return await _add(work, who, Sort.COST_CODE, f"/projects/{project_id}/cost-codes", data)


@patch("/projects/{project_id:uuid}/cost-codes/{cost_code_id:uuid}", may=May.MEMBER, tags=TAGS)
async def edit_cost_code(
    work: Work, who: Passport, project_id: UUID, cost_code_id: UUID, data: CostCodeChange, if_match: IfMatch = None
) -> Response[ReferenceView]:
    """Change a cost code."""
    return await _edit(work, who, Sort.COST_CODE, cost_code_id, data, if_match)


@delete("/projects/{project_id:uuid}/cost-codes/{cost_code_id:uuid}", may=May.MEMBER, tags=TAGS)
async def retire_cost_code(work: Work, who: Passport, project_id: UUID, cost_code_id: UUID) -> None:
    """Offer a cost code no more; items that carry it keep it."""
    await actions.references.retire(work, who, Sort.COST_CODE, cost_code_id)


@get("/projects/{project_id:uuid}/spec-sections", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def list_spec_sections(work: Work, who: Passport, project_id: UUID) -> References:
    """List the project's specification sections by number."""
    return await _list(work, who, Sort.SPEC_SECTION)


@post("/projects/{project_id:uuid}/spec-sections", may=May.MEMBER, tags=TAGS)
async def add_spec_section(
    work: Work, who: Passport, project_id: UUID, data: NewSpecSection
) -> Response[ReferenceView]:
    """Add a specification section."""
    return await _add(work, who, Sort.SPEC_SECTION, f"/projects/{project_id}/spec-sections", data)


@patch("/projects/{project_id:uuid}/spec-sections/{spec_section_id:uuid}", may=May.MEMBER, tags=TAGS)
async def edit_spec_section(
    work: Work,
    who: Passport,
    project_id: UUID,
    spec_section_id: UUID,
    data: SpecSectionChange,
    if_match: IfMatch = None,
) -> Response[ReferenceView]:
    """Change a specification section."""
    return await _edit(work, who, Sort.SPEC_SECTION, spec_section_id, data, if_match)


@delete("/projects/{project_id:uuid}/spec-sections/{spec_section_id:uuid}", may=May.MEMBER, tags=TAGS)
async def retire_spec_section(work: Work, who: Passport, project_id: UUID, spec_section_id: UUID) -> None:
    """Offer a specification section no more; items that carry it keep it."""
    await actions.references.retire(work, who, Sort.SPEC_SECTION, spec_section_id)


@get("/account/trades", may=May.PERSON, viewing=Viewing.SHOWN, tags=TAGS)
async def list_trades(work: Work, who: Passport) -> References:
    """List the account's trades by name."""
    return await _list(work, who, Sort.TRADE)


@post("/account/trades", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def add_trade(work: Work, who: Passport, data: NewTrade) -> Response[ReferenceView]:
    """Add a trade."""
    return await _add(work, who, Sort.TRADE, "/account/trades", data)


@patch("/account/trades/{trade_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def edit_trade(
    work: Work, who: Passport, trade_id: UUID, data: TradeChange, if_match: IfMatch = None
) -> Response[ReferenceView]:
    """Rename a trade."""
    return await _edit(work, who, Sort.TRADE, trade_id, data, if_match)


@delete("/account/trades/{trade_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def retire_trade(work: Work, who: Passport, trade_id: UUID) -> None:
    """Offer a trade no more; items that carry it keep it."""
    await actions.references.retire(work, who, Sort.TRADE, trade_id)


ROUTES = [
    list_locations,
    add_location,
    edit_location,
    retire_location,
    list_cost_codes,
    add_cost_code,
    edit_cost_code,
    retire_cost_code,
    list_spec_sections,
    add_spec_section,
    edit_spec_section,
    retire_spec_section,
    list_trades,
    add_trade,
    edit_trade,
    retire_trade,
]
