"""Invitations and password resets: what the links in mails lead to."""

from typing import Annotated

import msgspec
from litestar import Response

from sitepost.platform.http import May, get, post
from sitepost.platform.work import Work
from sitepost.tools.identity import actions
from sitepost.tools.identity.model import LinkKind
from sitepost.tools.identity.routes.signing import HALF, Asked, Mail, Password, SignedIn, caller_of, welcome


class ResetWish(msgspec.Struct, forbid_unknown_fields=True):
    """Who forgot their password."""

    mail: Mail


class NewPassword(msgspec.Struct, forbid_unknown_fields=True):
    """A password that somebody chose."""

    password: Password


class Accepted(msgspec.Struct, forbid_unknown_fields=True):
    """How an invitation is accepted; the name is the directory's and is only shown."""

    password: Password
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Taken(msgspec.Struct):
    """The wish was heard; says nothing about whether anybody has this address."""

    detail: str = "If somebody signs in with this address, a mail is on its way."


class InvitationView(msgspec.Struct):
    """What an invitation says to who opens it."""

    mail: str
    name: str
    account_name: str
    inviter: str | None


@post("/password-resets", may=May.PUBLIC, status_code=202, tags=["identity"])
async def ask_reset(request: Asked, work: Work, data: ResetWish) -> Taken:
    """Ask for a mail with a reset link; the answer is the same for every address."""
    await actions.links.ask_reset(work, address=data.mail, caller=caller_of(request))
    return Taken()


@post("/password-resets/{token:str}", may=May.PUBLIC, responses=HALF, status_code=200, tags=["identity"])
async def reset_password(request: Asked, work: Work, token: str, data: NewPassword) -> Response[SignedIn]:
    """Choose a new password by a reset link, once; signs in, and ends every other session."""
    opened = await actions.links.use(
        work, token, kind=LinkKind.RESET, password=data.password, caller=caller_of(request)
    )
    return await welcome(request, work, opened, status=200)


@get("/invitations/{token:str}", may=May.PUBLIC, tags=["identity"])
async def show_invitation(request: Asked, work: Work, token: str) -> InvitationView:
    """Show who is invited, and by whom."""
    found = await actions.links.show_invitation(work, token, caller=caller_of(request))
    return InvitationView(found.mail, found.name, found.account_name, found.inviter)


@post("/invitations/{token:str}", may=May.PUBLIC, responses=HALF, status_code=200, tags=["identity"])
async def accept_invitation(request: Asked, work: Work, token: str, data: Accepted) -> Response[SignedIn]:
    """Accept an invitation by choosing a password; signs in."""
    opened = await actions.links.use(
        work, token, kind=LinkKind.INVITATION, password=data.password, caller=caller_of(request)
    )
    return await welcome(request, work, opened, status=200)


ROUTES = [ask_reset, reset_password, show_invitation, accept_invitation]
