"""Service accounts: somebody new in the directory who is a program, with the client by which it signs in."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform.http import Created, May, delete, post
from sitepost.platform.work import Work
from sitepost.tools.directory import actions as directory
from sitepost.tools.identity import actions as identity
from sitepost.tools.identity.routes.clients import ServiceSecret
from sitepost.tools.identity.routes.signing import session_of


class NewService(msgspec.Struct, forbid_unknown_fields=True):
    """What a service account is called; “API: ” is put in front."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


@post("/account/service-accounts", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def make_service(
    request: Request[Any, Any, Any], work: Work, who: Passport, data: NewService
) -> Response[ServiceSecret]:
    """Make a service account; its secret is shown once. It is in no project until it is added to one."""
    session_of(request)
    person = await directory.people.add_service(work, who, name=data.name)
    made = await identity.clients.make(work, who, person.id, name=person.name)
    reply = Created(ServiceSecret(made.client, made.secret), location="/api/account/service-accounts")
    reply.headers["sitepost-secret"] = "1"  # the edge keeps no copy of it for repetitions
    return reply


@delete("/account/service-accounts/{client_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def revoke_service(request: Request[Any, Any, Any], work: Work, who: Passport, client_id: UUID) -> None:
    """Revoke a service account: it is refused at once. Where nothing waits for it, it leaves the directory, too."""
    session_of(request)
    person = await identity.clients.revoke(work, who, client_id)
    try:
        async with work.attempt():
            await directory.people.set_active(work, who, person, active=False)
    except Refusal:  # something waits for it; that can be given to somebody under People
        return


ROUTES = [make_service, revoke_service]
