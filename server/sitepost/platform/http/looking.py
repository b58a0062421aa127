"""Whether a request shows something to a person, or only fetches it for a program or for later."""

from typing import Any

from litestar import Request

PURPOSES = ("purpose", "sec-purpose", "x-purpose")


def is_looked_at(request: Request[Any, Any, Any]) -> bool:
    """Say whether somebody who signed in looks at the answer: no API token, and nothing that is fetched ahead."""
    bearer = request.scope.get("bearer")
    if bearer is None or getattr(bearer, "is_token", False):
        return False
    if getattr(bearer, "viewed", None) is not None:
        return False  # whoever looks through somebody else's eyes opens nothing for them
    return not any("prefetch" in request.headers.get(name, "").lower() for name in PURPOSES)
