"""Paths of the archive, and of several items at once (spec 4.8, 4.9)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from litestar import Response
from msgspec import UNSET, Meta, Struct, UnsetType, to_builtins

from sitepost.kernel.passport import Passport
from sitepost.kernel.words import Tongue
from sitepost.platform.http import May, get, post, put, versioned, wanted_version
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions
from sitepost.tools.correspondence.model.bulk import Mode, Outcome, Was, Wish
from sitepost.tools.correspondence.model.listing import Filters
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.correspondence.routes.bodies import ItemBody, item_body
from sitepost.tools.correspondence.routes.fieldsets import Version
from sitepost.tools.correspondence.routes.items import ITEM, Fields, asked_of
from sitepost.tools.correspondence.routes.listing import FILTERS

ROOM = "/projects/{project_id:uuid}/correspondence"


class ArchiveGiven(Struct, forbid_unknown_fields=True):
    """Whether an item is to be in the archive."""

    archived: bool


class Change(Struct, forbid_unknown_fields=True, kw_only=True):
    """What is to become of items: fields as in an edit, a state or a status, the archive."""

    fields: Fields | UnsetType = UNSET
    state: MapsTo | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class Chosen(Struct, forbid_unknown_fields=True, kw_only=True):
    """One item; `version` as it was seen, `change` where it differs from that of the others."""

    id: UUID
    version: Annotated[int, Meta(ge=1)] | None = None
    change: Change | None = None


class BulkGiven(Struct, forbid_unknown_fields=True, kw_only=True):
    """Several items and what is to become of them."""

    items: Annotated[list[Chosen], Meta(max_length=1000)]
    change: Change | None = None
    mode: Mode = Mode.ALL_OR_NOTHING


class WasBody(Struct):
    """What undoes a change of one item, to be sent as its `change`."""

    fields: dict[str, Any]  # those of `Fields` that moved, with the values from before
    archived: bool | UnsetType = UNSET


class OutcomeBody(Struct):
    """What became of one item: its version and what would undo it, or the refusal that left it as it was."""

    id: UUID
    done: bool
    version: int | None
    code: str
    title: str
    detail: str
    field: str | None
    undo: WasBody | None


class BulkBody(Struct):
    """What became of each item, in the order asked."""

    items: list[OutcomeBody]
    done: int


class MatchingBody(Struct):
    """The ids of every item that fits the filters, at most 500; `locked` are those of them that nobody edits."""

    items: list[UUID]
    locked: list[UUID]
    next: str | None = None


@put(ITEM + "/archived", may=May.MEMBER, tags=["correspondence"])
async def archive_item(
    work: Work, who: Passport, item_id: UUID, data: ArchiveGiven, if_match: Version = None
) -> Response[ItemBody]:
    """Put an item into the archive, or take it out again."""
    expected = wanted_version(if_match)
    opened = await actions.bulk.archive(work, who, id=item_id, archived=data.archived, expected=expected)
    return versioned(item_body(opened, who, now=work.now), opened.item.version)


@post(ROOM + "/bulk", may=May.MEMBER, status_code=200, tags=["correspondence"])
async def change_items(work: Work, who: Passport, data: BulkGiven) -> BulkBody:
    """Change up to 500 items at once: all or none of them, or each for itself with a report."""
    wishes = [_wish(chosen, chosen.change or data.change) for chosen in data.items]
    outcomes = await actions.bulk.change(work, who, wishes=wishes, mode=data.mode)
    own = tongue(who.language)
    return BulkBody([_told(outcome, own) for outcome in outcomes], sum(outcome.is_done for outcome in outcomes))


def _wish(chosen: Chosen, change: Change | None) -> Wish:
    given = change or Change()
    fields = Fields() if isinstance(given.fields, UnsetType) else given.fields
    return Wish(
        id=chosen.id,
        fields=asked_of(fields),
        status_id=None if isinstance(fields.status_id, UnsetType) else fields.status_id,
        maps_to=None if isinstance(given.state, UnsetType) else given.state,
        archived=None if isinstance(given.archived, UnsetType) else given.archived,
        expected=chosen.version,
    )


def _told(outcome: Outcome, own: Tongue) -> OutcomeBody:
    return OutcomeBody(
        id=outcome.id,
        done=outcome.is_done,
        version=outcome.version,
        code=outcome.code,
        title=own.say(outcome.title),
        detail=own.say(outcome.detail),
        field=outcome.field,
        undo=None if outcome.was is None else _was(outcome.was),
    )


def _was(was: Was) -> WasBody:
    fields: dict[str, Any] = to_builtins(was.fields, builtin_types=(UUID, date))
    if fields.get("cost_impact") and fields["cost_impact"]["amount"] is not None:
        fields["cost_impact"]["amount"] = f"{Decimal(fields['cost_impact']['amount']):.2f}"
    status = {} if was.status_id is None else {"status_id": was.status_id}
    return WasBody({**fields, **status}, UNSET if was.archived is None else was.archived)


@get(ROOM + "/matching", may=May.MEMBER, tags=["correspondence"], dependencies=FILTERS)
async def list_matching(work: Work, who: Passport, filters: Filters) -> MatchingBody:
    """Name every item that fits the filters of a list, to change them all."""
    found = await actions.bulk.matching(work, who, filters)
    return MatchingBody(found.items, found.locked)


ROUTES = [archive_item, change_items, list_matching]
