"""The agenda over HTTP: what waits for me, the calendar, and its feeds."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response
from litestar.datastructures import State
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from msgspec import Meta, Struct

from sitepost.kernel.page import LARGEST_PAGE, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform import ics
from sitepost.platform.http import May, delete, get, post
from sitepost.platform.http.reply import Created
from sitepost.platform.work import Work
from sitepost.tools.agenda import actions, rules, store
from sitepost.tools.agenda.model import LONGEST_FEED_NAME, MOST_A_DAY, MOST_LOOKED_AT, Burden, DueThing, Waiting

Asked = Request[Any, Any, Any]
CALENDAR = {200: ResponseSpec(bytes, description="The calendar.", generate_examples=False, media_type="text/calendar")}
Cursor = Annotated[str | None, Parameter(max_length=2000)]
Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE)]
ADay = Annotated[int, Parameter(ge=1, le=MOST_A_DAY, description="So many things of each day")]
Project = Annotated[UUID | None, Parameter(description="Only of this project")]


class MyItems(Struct):
    """A page of what waits for one; `projects` counts all of it, and `capped` says that there is more than counted."""

    items: list[Waiting]
    next: str | None
    projects: list[Burden]
    capped: bool


class DayCount(Struct):
    """How many things are due on a day, and how many of them are late."""

    day: date
    total: int
    overdue: int


class Thing(Struct):
    """A thing in the calendar; `clock` says that a contract period of it ends on that day."""

    id: UUID
    project: UUID
    tool: str
    kind: str
    number: str
    title: str
    state_label: str
    link: str
    due_on: date
    overdue: bool
    mine: bool
    clock: bool


class Span(Struct):
    """The days of a calendar on which something is due, and the first things of each."""

    days: list[DayCount]
    items: list[Thing]


class FeedView(Struct):
    """A secret link to one's calendar, without its secret."""

    id: UUID
    name: str
    mine: bool
    created_at: datetime
    used_at: datetime | None


class Feeds(Struct):
    """One's secret links."""

    items: list[FeedView]


class NewFeed(Struct):
    """What a link is for, and whether it shows only what waits for oneself."""

    name: Annotated[str, Meta(max_length=4 * LONGEST_FEED_NAME)]
    mine: bool = True


class MadeFeed(Struct):
    """A new link; its address is told only here."""

    id: UUID
    url: str


@get("/agenda/items", may=May.PERSON, tags=["agenda"])
async def list_waiting(
    work: Work,
    who: Passport,
    grouped: Annotated[bool, Parameter(description="By project first")] = True,
    project: Project = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> MyItems:
    """List what waits for oneself in all projects, first due on top."""
    at = read_cursor(cursor, str, UUID, date, UUID)
    found = await store.waiting(work, who.person, grouped=grouped, project=project, at=at, limit=limit + 1)
    burdens = await store.burdens(work, who.person)
    items, more = found[:limit], len(found) > limit
    return MyItems(
        items=items,
        next=write_cursor(*store.place_of(items[-1], grouped=grouped)) if more else None,
        projects=burdens,
        capped=sum(each.total for each in burdens) >= MOST_LOOKED_AT,
    )


@get("/agenda/days", may=May.PERSON, tags=["agenda"])
async def list_due(
    work: Work,
    who: Passport,
    first: date,
    last: date,
    mine: Annotated[bool, Parameter(description="Only what waits for oneself")] = False,
    project: Project = None,
    a_day: ADay = 20,
) -> Span:
    """List what is due on the days from `first` to `last`, as far as the caller sees it."""
    rules.check_span(first, last)
    found = await store.due(work, who.person, first=first, last=last, mine=mine, project=project, a_day=a_day)
    return Span([DayCount(*each) for each in rules.days(found)], [_thing(each) for each in found])


def _thing(due: DueThing) -> Thing:
    return Thing(
        id=due.id,
        project=due.project,
        tool=due.tool,
        kind=due.kind,
        number=due.number,
        title=due.title,
        state_label=due.state_label,
        link=due.link,
        due_on=due.due_on,
        overdue=due.overdue,
        mine=due.mine,
        clock=due.clock,
    )


@get("/agenda/feeds", may=May.PERSON, tags=["agenda"])
async def list_feeds(request: Asked, work: Work, who: Passport) -> Feeds:
    """List one's secret links to one's calendar."""
    _by_session(request)
    found = await store.feeds(work, who.person)
    return Feeds([FeedView(each.id, each.name, each.mine, each.created_at, each.used_at) for each in found])


@post("/agenda/feeds", may=May.PERSON, tags=["agenda"])
async def make_feed(request: Asked, work: Work, who: Passport, state: State, data: NewFeed) -> Response[MadeFeed]:
    """Make a secret link to one's calendar; it is shown once."""
    _by_session(request)
    address = state.settings.address
    made = await actions.make_feed(
        work, person=who.person, account=who.account, name=data.name, mine=data.mine, address=address
    )
    reply = Created(MadeFeed(made.id, made.url), location=f"/api/agenda/feeds/{made.id}")
    reply.headers["sitepost-secret"] = "1"  # the edge keeps no copy of it for repetitions
    return reply


@delete("/agenda/feeds/{feed_id:uuid}", may=May.PERSON, tags=["agenda"])
async def end_feed(request: Asked, work: Work, who: Passport, feed_id: UUID) -> None:
    """Revoke one of one's own links; whatever reads it finds nothing from now on."""
    _by_session(request)
    await actions.end_feed(work, feed_id, person=who.person, account=who.account)


def _by_session(request: Asked) -> None:
    bearer: Any = request.scope["bearer"]  # type: ignore[typeddict-item]  # the guard sets it
    refuse(rules.why_not_manage_feeds(is_token=bearer.is_token))


@get("/calendar.ics", may=May.PUBLIC, tags=["agenda"], responses=CALENDAR)
async def read_feed(
    work: Work,
    state: State,
    key: Annotated[str, Parameter(description="The secret of the link")] = "",
    if_none_match: Annotated[str | None, Parameter(header="If-None-Match")] = None,
) -> Response[bytes]:
    """Give the calendar that a secret link opens (iCalendar), with what its person sees now."""
    written = await actions.write_feed(work, key, address=state.settings.address)
    if rules.matches(if_none_match, written.tag):
        return Response(b"", status_code=304, headers={"ETag": written.tag})
    headers = {"ETag": written.tag, "Content-Disposition": 'inline; filename="sitepost.ics"'}
    return Response(written.content, media_type=ics.MEDIA_TYPE, headers=headers)


ROUTES = [list_waiting, list_due, list_feeds, make_feed, end_feed, read_feed]
