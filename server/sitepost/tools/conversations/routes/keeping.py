"""For how long messages are kept, over HTTP; for company administrators."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import keeping
from sitepost.tools.conversations.model import Keep, Keeping, Sort
from sitepost.tools.conversations.model.keeping import MOST_RULES
from sitepost.tools.conversations.routes.bodies import TAGS, IfMatch


class KeepRule(msgspec.Struct, forbid_unknown_fields=True):
    """For how many years messages are kept (null: for ever), in a project, of a kind (null: in all, of all)."""

    project: UUID | None
    kind: Literal["direct", "group", "item"] | None
    years: Annotated[int, msgspec.Meta(ge=1, le=100)] | None


class KeepingGiven(msgspec.Struct, forbid_unknown_fields=True):
    """What a company chooses, whole; where no rule fits, messages are kept for ever."""

    rules: Annotated[list[KeepRule], msgspec.Meta(max_length=MOST_RULES)]


class KeepingBody(msgspec.Struct):
    """What a company chose. Of rules that fit, one for project and kind counts first, then project, then kind."""

    rules: list[KeepRule]
    version: int


def _body(held: Keeping) -> Response[KeepingBody]:
    rules = [KeepRule(each.project, each.kind.value if each.kind else None, each.years) for each in held.rules]
    return versioned(KeepingBody(rules, held.version), held.version)


@get("/conversations/keeping", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def read_keeping(work: Work, who: Passport) -> Response[KeepingBody]:
    """Tell for how long the company keeps messages."""
    return _body(await keeping.read(work, who))


@put("/conversations/keeping", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def save_keeping(
    data: KeepingGiven, work: Work, who: Passport, if_match: IfMatch = None
) -> Response[KeepingBody]:
    """Choose for how long the company keeps messages; what is on hold stays in any case."""
    wanted = [
        Keep(project=each.project, kind=Sort(each.kind) if each.kind else None, years=each.years) for each in data.rules
    ]
    return _body(await keeping.save(work, who, wanted, expected=wanted_version(if_match)))


ROUTES = [read_keeping, save_keeping]
