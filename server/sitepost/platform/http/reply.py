"""Replies: versions as ETag / If-Match, and what a stale edit is told."""

from typing import Any, TypeVar

from litestar import Response

from sitepost.kernel.refusal import STALE, Kind, Refusal, Why

T = TypeVar("T")
NEEDS_VERSION = Why(
    "version_needed",
    Kind.UNVERSIONED,
    "Say which version you change, so that nobody's work is lost: send its ETag as If-Match.",
)


def etag(version: int) -> str:
    """Write a version as an entity tag (RFC 9110, 8.8.3)."""
    return f'"{version}"'


def expect_version(if_match: str | None, current: int, *, changed: list[str] | None = None) -> None:
    """Refuse an edit of another version than `current`; `changed` names what moved meanwhile."""
    expected = wanted_version(if_match)
    if expected is not None and expected != current:
        extra: dict[str, Any] = {"version": current}
        if changed is not None:
            extra["changed"] = changed
        raise Refusal(STALE, field="version", extra=extra)


def wanted_version(if_match: str | None) -> int | None:
    """Read the version out of an If-Match header: None when any will do (`*`), -1 when it is none of ours.

    Errors: `version_needed` (428) without the header.
    """
    if if_match is None or not if_match.strip():
        raise Refusal(NEEDS_VERSION, field="version")
    if if_match.strip() == "*":
        return None
    tag = if_match.strip().removeprefix("W/").strip('"')
    return int(tag) if tag.isdecimal() and tag.isascii() and len(tag) < 10 else -1


def Created(body: T, *, location: str, version: int | None = None) -> Response[T]:  # noqa: N802 - reads as a status
    """Answer 201 with the address of the new thing."""
    headers = {"Location": location}
    if version is not None:
        headers["ETag"] = etag(version)
    return Response(body, status_code=201, headers=headers)


def versioned(body: T, version: int) -> Response[T]:
    """Answer 200 with the version as ETag."""
    return Response(body, headers={"ETag": etag(version)})
