"""Coming back from a company's own sign-in; where it lets strangers in, they are added to the directory here."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response

from sitepost.kernel import text
from sitepost.kernel.refusal import Refusal
from sitepost.platform import passports
from sitepost.platform.http import May, post
from sitepost.platform.work import Work
from sitepost.tools.directory import actions as directory
from sitepost.tools.identity import actions as identity
from sitepost.tools.identity.actions.journeys import Arrived
from sitepost.tools.identity.model import NOT_INVITED, Login
from sitepost.tools.identity.routes.providers import journey_cookie
from sitepost.tools.identity.routes.signing import SignedIn, caller_of, welcome
from sitepost.tools.permissions import actions as permissions

Part = Annotated[str, msgspec.Meta(max_length=4000)]


class ProviderAnswer(msgspec.Struct, forbid_unknown_fields=True):
    """What a provider put into the address to which it sent the browser back."""

    state: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
    iss: Part = ""


@post("/session/provider/answer", may=May.PUBLIC, tags=["identity"])
async def return_from_provider(request: Request[Any, Any, Any], work: Work, data: ProviderAnswer) -> Response[SignedIn]:
    """End a sign-in with one's company; sets the session cookie, or asks for a second factor (202)."""
    name = journey_cookie(request, "", seconds=0).key
    browser, caller = request.cookies.get(name, ""), caller_of(request)
    arrived = await identity.journeys.arrive(
        work, state=data.state, code=data.code, issuer=data.iss, browser=browser, caller=caller
    )
    login = arrived.login or await _newcomer(work, arrived)
    entered = await identity.journeys.enter(work, arrived, login, caller=caller)
    reply = await welcome(request, work, entered)
    reply.cookies.append(journey_cookie(request, "", seconds=0))
    return reply


async def _newcomer(work: Work, arrived: Arrived) -> Login:
    """Add somebody whom nobody invited, where their domain lets them in; with the rights of an administrator's word."""
    account, company = arrived.provider.account, arrived.domain.company
    work.account = account
    for person in await passports.administrators(work, account):
        lent = await passports.load(work, scope=account, person=person)
        if lent is not None and company is not None:
            name = text.one_line(arrived.vouched.name)[:120] or arrived.vouched.mail.partition("@")[0]
            made = await directory.people.add(work, lent, name=name, mail=arrived.vouched.mail, company=company)
            await permissions.refresh_person(work, account, made.id)
            return await identity.logins.follow(work, person=made.id, account=account)
    raise Refusal(NOT_INVITED)


ROUTES = [return_from_provider]
