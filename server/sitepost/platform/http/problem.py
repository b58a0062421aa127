"""Refusals as problem+json (RFC 9457): type, title, status, detail, code, field, errors."""

from collections.abc import Callable
from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from msgspec.structs import replace
from psycopg import OperationalError
from psycopg.errors import DataError, DeadlockDetected, DiskFull, ForeignKeyViolation, SerializationFailure
from psycopg_pool import PoolTimeout

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal
from sitepost.kernel.words import Tongue
from sitepost.platform.http.faults import faults_of, sentence
from sitepost.platform.http.replay import Replayed
from sitepost.platform.words import asked_for, tongue

log = structlog.get_logger(__name__)

STATUS: dict[Kind, int] = {
    Kind.UNSIGNED: 401,
    Kind.FORBIDDEN: 403,
    Kind.HIDDEN: 404,
    Kind.INVALID: 422,
    Kind.STATE: 422,
    Kind.CONFLICT: 409,
    Kind.TAKEN: 409,
    Kind.STALE: 409,
    Kind.UNVERSIONED: 428,
    Kind.TOO_LARGE: 413,
    Kind.MEDIA: 415,
    Kind.THROTTLED: 429,
    Kind.UNAVAILABLE: 503,
}
MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "2"  # seconds
COLLISIONS = (DeadlockDetected, SerializationFailure)
"""Two transactions stood in each other's way, and PostgreSQL undid this one: begun again, it succeeds."""
SEND_AGAIN = "Send the same request again with the same Idempotency-Key; it takes effect once."


class Problem(msgspec.Struct, omit_defaults=True):
    """The body of every refusal."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    field: str | None = None
    errors: list[dict[str, str]] = []
    extra: dict[str, Any] = {}


def problem_of(refusal: Refusal) -> Problem:
    """Say `refusal` as a problem."""
    return Problem(
        type=f"urn:sitepost:{refusal.why.code}",
        title=refusal.why.title,
        status=STATUS[refusal.why.kind],
        code=refusal.why.code,
        detail=refusal.detail,
        field=refusal.field,
        errors=[{"field": fault.field, "code": fault.code, "detail": fault.detail} for fault in refusal.faults],
        extra=refusal.extra,
    )


def tongue_of(scope: Any) -> Tongue:
    """Return the language to answer in: what the request asks for, else the language of whoever is signed in."""
    asked = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"accept-language"), None)
    who = (scope.get("inner") or scope).get("who")
    own = who.language if isinstance(who, Passport) else ""
    return tongue(asked_for(asked) or own)


def told(problem: Problem, scope: Any) -> Problem:
    """Say `problem` in the language of whoever asks; its codes stay."""
    say = tongue_of(scope).say
    errors = [{**each, "detail": say(each["detail"])} for each in problem.errors]
    extra = {key: _each_told(value, say) if key == "items" else value for key, value in problem.extra.items()}
    return replace(problem, title=say(problem.title), detail=say(problem.detail), errors=errors, extra=extra)


def _each_told(items: Any, say: Callable[[str], str]) -> Any:
    """Say what a refusal tells of each of several things: why that one stayed as it was."""
    if not isinstance(items, list):
        return items
    return [{**each, **{key: say(str(each[key])) for key in ("title", "detail") if key in each}} for each in items]


def answer(request: Request[Any, Any, Any], problem: Problem, headers: dict[str, str] | None = None) -> Response[bytes]:
    """Make the response that carries `problem`."""
    body = msgspec.json.encode(told(problem, request.scope))
    return Response(body, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def plain_problem(status: int, code: str, title: str, detail: str = "", field: str | None = None) -> Problem:
    """Make a problem that no rule names, such as a path that does not exist."""
    return Problem(type=f"urn:sitepost:{code}", title=title, status=status, code=code, detail=detail, field=field)


def on_refusal(request: Request[Any, Any, Any], error: Refusal) -> Response[bytes]:
    """Answer a refusal."""
    headers = {}
    if "retry_after" in error.extra:
        headers["Retry-After"] = str(error.extra["retry_after"])
    return answer(request, problem_of(error), headers)


def on_validation(request: Request[Any, Any, Any], error: ValidationException) -> Response[bytes]:
    """Answer a body, query or path that does not have the declared shape."""
    faults = faults_of(error.extra)
    problem = plain_problem(
        422, "invalid", "Some fields need your attention.", sentence(faults, tongue_of(request.scope).say)
    )
    problem.errors = [{"field": each.field or "body", "code": "invalid", "detail": each.words} for each in faults]
    problem.field = faults[0].field if faults else None
    return answer(request, problem)


TITLES = {
    400: ("bad_request", "The request could not be read."),
    401: ("sign_in", "Please sign in."),
    403: ("forbidden", "You do not have the right to do this."),
    404: ("not_found", "There is nothing here, or nothing that you may see."),
    405: ("method_not_allowed", "This address does not take that method."),
    413: ("too_large", "This is larger than Sitepost accepts."),
    415: ("media_type", "Sitepost cannot read this kind of content."),
    429: ("throttled", "Too many tries; please wait a little."),
}


def on_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the framework itself refuses."""
    status = error.status_code
    if status >= 500:
        return on_crash(request, error)
    code, title = TITLES.get(status, ("refused", "The request was refused."))
    detail = error.detail if status in (400, 405, 415) else ""
    allowed = (error.headers or {}).get("allow")  # the framework writes it so
    headers = {"Allow": allowed} if allowed else None
    return answer(request, plain_problem(status, code, title, detail), headers)


def problem_of_fault(error: Exception, *, path: str) -> Problem:
    """Say a fault of ours as a problem: logged in full here, told without any detail there."""
    if isinstance(error, DiskFull):
        return plain_problem(507, "disk_full", "The server's disk is full; nothing was changed.")
    if isinstance(error, COLLISIONS):
        log.warning("database.collision", path=path, error=str(error))
        return plain_problem(
            503, "collision", "Somebody changed the same at this moment; please try again.", SEND_AGAIN
        )
    if isinstance(error, (OperationalError, PoolTimeout)):
        log.error("database.unreachable", error=str(error))
        return plain_problem(503, "unavailable", "The database cannot be reached just now.", SEND_AGAIN)
    if isinstance(error, (DataError, ForeignKeyViolation)):
        log.warning("database.refused", path=path, error=str(error))
        return plain_problem(422, "invalid", "A value cannot be stored as it was sent.")
    if isinstance(error, RecursionError):
        log.warning("nested.too_deep", path=path)
        return plain_problem(422, "invalid", "This is nested too deeply to be read.")
    log.error("crash", path=path, exc_info=error)
    return plain_problem(500, "fault", "Something went wrong on the server.")


def on_crash(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer a fault of ours."""
    problem = problem_of_fault(error, path=request.url.path)
    return answer(request, problem, {"Retry-After": RETRY_AFTER} if problem.status == 503 else None)


def on_edge(_: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Leave to the edge what only it can answer: a request that is to be run again, or was answered before."""
    raise error


HANDLERS: dict[Any, Any] = {
    Replayed: on_edge,
    **dict.fromkeys(COLLISIONS, on_edge),
    Refusal: on_refusal,
    ValidationException: on_validation,
    HTTPException: on_http,
    Exception: on_crash,
}
