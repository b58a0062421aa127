"""Legal holds over HTTP; for company administrators."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.platform.http import Created, May, delete, get, post
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import holds
from sitepost.tools.conversations.store import holds as store

TAGS = ["conversations"]


class NewHold(msgspec.Struct, forbid_unknown_fields=True):
    """What has to stay as it is (`sort`: project, item, conversation or person), and why."""

    sort: Annotated[str, msgspec.Meta(max_length=20)]
    target: UUID
    reason: Annotated[str, msgspec.Meta(max_length=1000)]


class HoldBody(msgspec.Struct):
    """A hold; one that was lifted stays in the list."""

    id: UUID
    sort: Literal["project", "item", "conversation", "person"]
    target: UUID
    label: str
    reason: str
    placed_by: UUID
    placed_by_name: str
    placed_at: datetime
    lifted_at: datetime | None


class HoldsBody(msgspec.Struct):
    """The holds of the company, those that count first."""

    items: list[HoldBody]


class HoldTarget(msgspec.Struct):
    """A direct message or group that can be held; at most six of its people by name, `size` counts them all."""

    id: UUID
    kind: Literal["direct", "group"]
    project: UUID
    project_name: str
    name: str
    size: int
    people: list[str]


class HoldTargets(msgspec.Struct):
    """What is found, at most fifty."""

    items: list[HoldTarget]


def _body(hold: store.Hold) -> HoldBody:
    return msgspec.convert(hold, HoldBody, from_attributes=True)


@get("/conversations/holds", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def list_holds(work: Work, who: Passport) -> HoldsBody:
    """List the legal holds of the company."""
    return HoldsBody([_body(each) for each in await store.of_account(work, who.account, person=who.person)])


@get("/conversations/holds/targets", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def list_hold_targets(
    work: Work,
    who: Passport,
    q: Annotated[str, Parameter(max_length=100)] = "",
    project: UUID | None = None,
) -> HoldTargets:
    """Find groups and direct messages that the caller is in, by name or people."""
    found = await holds.targets(work, who, q=q, project=project)
    return HoldTargets([msgspec.convert(each, HoldTarget, from_attributes=True) for each in found])


@post("/conversations/holds", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def place_hold(work: Work, who: Passport, data: NewHold) -> Response[HoldBody]:
    """Hold everything of a project, an item, a conversation, or by a person."""
    made = await holds.place(work, who, sort=data.sort, target=data.target, reason=data.reason)
    return Created(_body(made), location="/api/conversations/holds")


@delete("/conversations/holds/{hold_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def lift_hold(work: Work, who: Passport, hold_id: UUID) -> None:
    """Lift a hold."""
    await holds.lift(work, who, hold_id)


ROUTES = [list_holds, list_hold_targets, place_hold, lift_hold]
