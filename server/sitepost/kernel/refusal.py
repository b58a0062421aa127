"""How Sitepost says no: a reason with a code, in the field's words."""

from enum import Enum
from typing import Any, NoReturn

import msgspec


class Kind(Enum):
    """What sort of no it is; `platform.http` gives each its HTTP status."""

    UNSIGNED = "unsigned"
    FORBIDDEN = "forbidden"
    HIDDEN = "hidden"
    INVALID = "invalid"
    STATE = "state"
    CONFLICT = "conflict"
    TAKEN = "taken"
    STALE = "stale"
    UNVERSIONED = "unversioned"
    TOO_LARGE = "too_large"
    MEDIA = "media"
    THROTTLED = "throttled"
    UNAVAILABLE = "unavailable"


class Why(msgspec.Struct, frozen=True):
    """A reason to refuse: `code` names it for programs, `title` says it to people."""

    code: str
    kind: Kind
    title: str


class Fault(msgspec.Struct, frozen=True):
    """One refused field of a form: its name, the code and the sentence beside it."""

    field: str
    code: str
    detail: str


class Refusal(Exception):
    """The request is refused; becomes problem+json (RFC 9457) at the edge."""

    def __init__(
        self,
        why: Why,
        *,
        detail: str = "",
        field: str | None = None,
        faults: tuple[Fault, ...] = (),
        extra: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(why.code)
        self.why = why
        self.detail = detail or why.title
        self.field = field
        self.faults = faults
        self.extra = extra or {}


HIDDEN = Why("not_found", Kind.HIDDEN, "There is nothing here, or nothing that you may see.")
FORBIDDEN = Why("forbidden", Kind.FORBIDDEN, "You do not have the right to do this.")
INVALID = Why("invalid", Kind.INVALID, "Some fields need your attention.")
STALE = Why("stale", Kind.STALE, "Somebody changed this since you opened it.")
UNSIGNED = Why("sign_in", Kind.UNSIGNED, "Please sign in.")


def refuse(why: Why | None, *, field: str | None = None, detail: str = "") -> None:
    """Raise the refusal `why`, or do nothing when there is none."""
    if why is not None:
        raise Refusal(why, field=field, detail=detail)


def refuse_faults(faults: list[Fault] | tuple[Fault, ...]) -> None:
    """Raise one refusal that carries every faulty field, or do nothing when there is none."""
    if faults:
        first = faults[0]
        raise Refusal(INVALID, detail=first.detail, field=first.field, faults=tuple(faults))


def hidden() -> NoReturn:
    """Refuse as if the thing did not exist."""
    raise Refusal(HIDDEN)
