"""Paths of looking through another person's eyes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import Passport
from sitepost.platform import passports
from sitepost.platform.http import Created, May, Viewing, delete, get, post
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, store
from sitepost.tools.identity.model import Seen
from sitepost.tools.identity.routes.signing import Asked, bearer_of, session_of

TAGS = ["identity"]


class ViewingWish(msgspec.Struct, forbid_unknown_fields=True):
    """Through whose eyes an administrator wants to look."""

    person_id: UUID


class ViewingBody(msgspec.Struct):
    """A time in which `viewer` looked through the eyes of `person`; `ended_at` is null while it lasts."""

    id: UUID
    viewer_id: UUID
    viewer: str
    person_id: UUID
    person: str
    began_at: datetime
    ends_at: datetime
    ended_at: datetime | None


class Viewings(msgspec.Struct):
    """The last 200 times, newest first."""

    items: list[ViewingBody]


async def _bodies(work: Work, account: UUID, found: Sequence[Seen]) -> list[ViewingBody]:
    people = {person for each in found for person in (each.viewer, each.person)}
    known = await passports.of_people(work, scope=account, people=people) if people else {}
    names = {person: passport.name for person, passport in known.items()}
    return [_body(each, names.get(each.viewer, ""), names.get(each.person, ""), work.now) for each in found]


def _body(seen: Seen, viewer: str, person: str, now: datetime) -> ViewingBody:
    ended = seen.ended_at or (seen.ends_at if seen.ends_at <= now else None)
    return ViewingBody(seen.id, seen.viewer, viewer, seen.person, person, seen.began_at, seen.ends_at, ended)


@post("/account/viewings", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def begin_viewing(request: Asked, work: Work, who: Passport, data: ViewingWish) -> Response[ViewingBody]:
    """Look through a person's eyes with this session, for half an hour: read only, and never more than one may see."""
    session = session_of(request).session
    seen = await actions.viewings.begin(work, who, session=session, person=data.person_id)
    (body,) = await _bodies(work, who.account, [seen])
    return Created(body, location="/api/me/viewing")


@delete("/me/viewing", may=May.PERSON, viewing=Viewing.OWN, tags=TAGS)
async def end_viewing(request: Asked, work: Work, who: Passport) -> None:
    """Look through one's own eyes again."""
    await actions.viewings.end(work, bearer_of(request).session)


@get("/me/viewings", may=May.PERSON, tags=TAGS)
async def my_viewings(work: Work, who: Passport) -> Viewings:
    """List who looked through one's own eyes, and when."""
    return Viewings(await _bodies(work, who.account, await store.viewings.of_person(work, who.person)))


@get("/account/viewings", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def list_viewings(work: Work, who: Passport) -> Viewings:
    """List which administrators looked through whose eyes, and when."""
    return Viewings(await _bodies(work, who.account, await store.viewings.of_account(work, who.account)))


ROUTES = [begin_viewing, end_viewing, my_viewings, list_viewings]
