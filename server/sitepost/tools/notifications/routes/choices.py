"""One's own notification settings."""

from datetime import time
from typing import Annotated, Literal

import msgspec
from litestar import Response
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get, put, versioned
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions, rules
from sitepost.tools.notifications.model import Choice, Digest
from sitepost.tools.notifications.routes.matrix import Cells, Name

IfMatch = Annotated[str | None, Parameter(header="If-Match")]
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]
Hour = Annotated[int, msgspec.Meta(ge=0, le=23)]
Often = Literal["at_once", "hourly", "daily"]


class ChoiceGiven(msgspec.Struct, forbid_unknown_fields=True):
    """One's own settings as a whole: what is turned off, quiet times (HH:MM, 0 = Monday), and digests."""

    events: Annotated[dict[Name, Cells], msgspec.Meta(max_length=20)]
    time_zone: Annotated[str, msgspec.Meta(max_length=60)] = ""
    quiet_from: Clock | None = None
    quiet_to: Clock | None = None
    quiet_days: Annotated[list[Weekday], msgspec.Meta(max_length=7)] = []
    digest: Often = "at_once"
    digest_hour: Hour = 7
    skip_read: bool = True


class ChoiceView(msgspec.Struct):
    """One's own settings: of `events`, true is on as far as the type's matrix mails it, null is always on."""

    version: int
    events: dict[str, dict[str, bool | None]]
    time_zone: str
    quiet_from: str | None
    quiet_to: str | None
    quiet_days: list[int]
    digest: str
    digest_hour: int
    skip_read: bool


def _view(choice: Choice) -> ChoiceView:
    return ChoiceView(
        version=choice.version,
        events=rules.chosen_cells(choice),
        time_zone=choice.time_zone,
        quiet_from=_clock(choice.quiet_from),
        quiet_to=_clock(choice.quiet_to),
        quiet_days=list(choice.quiet_days),
        digest=choice.digest.value,
        digest_hour=choice.digest_hour,
        skip_read=choice.skip_read,
    )


def _clock(clock: time | None) -> str | None:
    return None if clock is None else f"{clock:%H:%M}"


def _time(given: str | None) -> time | None:
    return None if given is None else time.fromisoformat(given)


@get("/me/notifications", may=May.PERSON, tags=["notifications"])
async def read_choice(work: Work, who: Passport) -> Response[ChoiceView]:
    """Tell how the caller wants to be told."""
    choice = await actions.choice_of(work, who.person)
    return versioned(_view(choice), choice.version)


@put("/me/notifications", may=May.PERSON, tags=["notifications"])
async def set_choice(data: ChoiceGiven, work: Work, who: Passport, if_match: IfMatch = None) -> Response[ChoiceView]:
    """Set how the caller wants to be told: it takes away from what the types' matrices mail, and adds nothing."""
    wanted = Choice(
        time_zone=data.time_zone,
        quiet_from=_time(data.quiet_from),
        quiet_to=_time(data.quiet_to),
        quiet_days=tuple(sorted(set(data.quiet_days))),
        digest=Digest(data.digest),
        digest_hour=data.digest_hour,
        skip_read=data.skip_read,
    )
    choice = await actions.choose(work, who, wanted, events=data.events, if_match=if_match)
    return versioned(_view(choice), choice.version)


ROUTES = [read_choice, set_choice]
