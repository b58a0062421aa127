"""Route decorators: every route says who may call it, and answers are never cached."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

import litestar
from litestar.handlers import HTTPRouteHandler

Route = Callable[[Callable[..., Any]], HTTPRouteHandler]


class Viewing(Enum):
    """What a route is to somebody who looks through another person's eyes; nothing, unless it says otherwise."""

    REFUSED = "refused"
    SHOWN = "shown"  # a read that asks nothing but the passport of `who` what may be seen
    OWN = "own"  # answered to the one who looks, as themself


class May(Enum):
    """Who may call a route; the finer right is decided by the room's rules."""

    PUBLIC = "public"
    PERSON = "person"  # anybody who is signed in; `who` is the account's passport
    ACCOUNT_ADMIN = "account_admin"  # a company administrator; `who` is the account's passport
    MEMBER = "member"  # a member of the project in the path; `who` is the project's passport


def get(path: str, *, may: May, viewing: Viewing = Viewing.REFUSED, **options: Any) -> Route:
    """Declare a route that reads."""
    return litestar.get(path, opt={"may": may, "viewing": viewing}, **options)


def post(
    path: str,
    *,
    may: May,
    viewing: Viewing = Viewing.REFUSED,
    form: Sequence[str] = (),
    status_code: int = 201,
    **options: Any,
) -> Route:
    """Declare a route that makes something; `form` names the fields of one that takes a form, the first required."""
    opt = {"may": may, "viewing": viewing, "form": form}
    return litestar.post(path, opt=opt, status_code=status_code, **options)


def put(path: str, *, may: May, **options: Any) -> Route:
    """Declare a route that sets something whole."""
    return litestar.put(path, opt={"may": may}, **options)


def patch(path: str, *, may: May, **options: Any) -> Route:
    """Declare a route that changes some fields."""
    return litestar.patch(path, opt={"may": may}, **options)


def delete(path: str, *, may: May, viewing: Viewing = Viewing.REFUSED, status_code: int = 204, **options: Any) -> Route:
    """Declare a route that ends something."""
    return litestar.delete(path, opt={"may": may, "viewing": viewing}, status_code=status_code, **options)


def may_of(handler: HTTPRouteHandler) -> May | None:
    """Return who may call `handler`, None when it does not say."""
    found = handler.opt.get("may")
    return found if isinstance(found, May) else None
