"""Path of what the filters of the list offer: people, found by typing, with how many items each is on."""

from typing import Annotated, Literal
from uuid import UUID

from litestar.params import Parameter
from msgspec import Struct
from msgspec.structs import replace

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.items import Role
from sitepost.tools.correspondence.model.listing import MOST_COUNTED, Choice, Filters
from sitepost.tools.correspondence.routes.listing import FILTERS
from sitepost.tools.correspondence.routes.settings import CompanyLine, initials

MOST_OFFERED = 50
MOST_NAMED = 200
OF_FILTER = {
    "assignee": (Role.ASSIGNEE, "assignees"),
    "received_from": (Role.RECEIVED_FROM, "received_from"),
    "created_by": (Role.CREATOR, "created_by"),
}


class ChoiceBody(Struct):
    """Somebody who can be chosen, and how many items of the list they would leave; `capped` says that there are more.

    Those who left the project are offered as long as they are on something; `active` tells.
    """

    id: UUID
    name: str
    initials: str
    company: CompanyLine
    active: bool
    total: int
    capped: bool


class Choices(Struct):
    """People for a filter: those who are on something first, then by name; `more` says that others fit as well."""

    items: list[ChoiceBody]
    more: bool
    next: str | None = None


@get(
    "/projects/{project_id:uuid}/correspondence/people",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
    dependencies=FILTERS,
)
async def list_choices(
    work: Work,
    who: Passport,
    filters: Filters,
    of: Annotated[Literal["assignee", "received_from", "created_by"], Parameter(description="The filter")],
    find: Annotated[str, Parameter(max_length=200, description="Words of a name or company")] = "",
    also: Annotated[list[UUID] | None, Parameter(description="People to be among them in any case")] = None,
    limit: Annotated[int, Parameter(ge=1, le=MOST_OFFERED)] = MOST_OFFERED,
) -> Choices:
    """List the people whom a filter of the list can be set to, with counts up to 1,000 under the other filters."""
    rules.listing.check_size(also or ())
    role, own = OF_FILTER[of]
    others = replace(filters, **{own: ()})
    found = await store.choices.choices(
        work,
        who,
        role,
        filters=others,
        types=rules.listing.visible_types(others, who),
        today=who.site.calendar.today(work.now),
        words=find.lower().split()[:8],
        also=also or (),
        limit=max(limit, len(also or ())) + 1,
    )
    shown = found[: max(limit, len(also or ()))]
    return Choices([_choice(each) for each in shown], more=len(found) > len(shown))


def _choice(choice: Choice) -> ChoiceBody:
    return ChoiceBody(
        id=choice.person,
        name=choice.name,
        initials=initials(choice.name),
        company=CompanyLine(choice.company, choice.company_name),
        active=choice.active,
        total=min(choice.total, MOST_COUNTED),
        capped=choice.total > MOST_COUNTED,
    )


ROUTES = [list_choices]
