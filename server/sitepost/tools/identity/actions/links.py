"""Mailed links: invitations and password resets."""

from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform import jobs, mail, passports
from sitepost.platform.http.gate import token_hash
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import entry, logins, passwords, providers, sessions
from sitepost.tools.identity.actions.entry import Half
from sitepost.tools.identity.actions.sessions import Caller, Opened
from sitepost.tools.identity.model import Link, LinkKind, Login


class Invitation(NamedTuple):
    """What an invitation says to who opens it."""

    mail: str
    name: str
    account_name: str
    inviter: str | None


# silent: the mail is the message, and the wish was told by the directory
async def invite(work: Work, *, person: UUID, account: UUID, invited_by: UUID | None, once: str) -> None:
    """Mail an invitation; somebody who has a password is told where to sign in instead.

    `once` names the wish, so that hearing it twice mails once. Earlier invitations die.
    """
    login = await logins.follow(work, person=person, account=account)
    who = await passports.load(work, scope=account, person=person)
    if who is None:
        return
    inviter = await passports.load(work, scope=account, person=invited_by) if invited_by else None
    if login.password_hash is not None:
        await _send(work, who, reason=mail.INVITATION, path="/", inviter=inviter, once=once)
        return
    token = sessions.new_secret()
    await store.use_links(work, person)
    kind, secret = LinkKind.INVITATION, token_hash(token)
    await store.add_link(work, login, kind=kind, secret=secret, lives=model.INVITATION_LIVES, invited_by=invited_by)
    await _send(work, who, reason=mail.INVITATION, path=f"/invitations/{token}", inviter=inviter, once=once)


# silent: whether anybody was meant is not known yet
async def ask_reset(work: Work, *, address: str, caller: Caller) -> None:
    """Ask for a mail with a reset link.

    Known or not, the answer and its cost are the same: a job looks later. Errors: `identity.throttled`.
    """
    await sessions.throttle_caller(work, caller, what="reset", mail=address)
    await jobs.defer(work, "identity.reset", address=address.replace("\x00", ""))  # JSONB cannot hold NUL


# silent: a link changes nothing until it is used
async def send_resets(work: Work, address: str) -> None:
    """The job: mail a reset link for each account in which `address` can sign in."""
    for login in await store.by_mail(work, address, account=None):
        who = await passports.load(work, scope=login.account, person=login.person)
        if who is None or not login.active:
            continue
        token = sessions.new_secret()
        kind, secret = LinkKind.RESET, token_hash(token)
        await store.add_link(work, login, kind=kind, secret=secret, lives=model.RESET_LIVES)
        await _send(work, who, reason=mail.PASSWORD_RESET, path=f"/password-resets/{token}")


# silent: it only counts a try
async def opened(work: Work, token: str, *, kind: LinkKind, caller: Caller) -> Link:
    """Return the link that `token` stands for. Errors: `identity.link_dead`, `identity.throttled`."""
    await sessions.throttle(work, ("link", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    found = await store.link(work, token_hash(token), kind=kind)
    if found is None:
        raise Refusal(model.LINK_DEAD)
    return found


# silent: it only counts a try
async def show_invitation(work: Work, token: str, *, caller: Caller) -> Invitation:
    """Return what an invitation says. Errors: `identity.link_dead`."""
    link = await opened(work, token, kind=LinkKind.INVITATION, caller=caller)
    who = await passports.load(work, scope=link.account, person=link.person)
    if who is None:
        raise Refusal(model.LINK_DEAD)
    inviter = await passports.load(work, scope=link.account, person=link.invited_by) if link.invited_by else None
    return Invitation(link.mail, who.name, who.site.name, inviter.name if inviter else None)


async def use(work: Work, token: str, *, kind: LinkKind, password: str, caller: Caller) -> Opened | Half:
    """Choose a password by a link, once, and sign in; every other session of the person ends.

    The link stands for the password, not for the second factor.

    Errors: `identity.link_dead`, `identity.throttled`, `identity.password_off`, `password_*`.
    """
    async with Work(work.database, reading=True) as reading:
        link = await opened(reading, token, kind=kind, caller=caller)
    logins.check_password(password, mail=link.mail)
    hashed = await passwords.hash_password(password)
    if await store.link(work, token_hash(token), kind=kind, for_change=True) is None:
        raise Refusal(model.LINK_DEAD)
    login = Login(person=link.person, account=link.account, mail=link.mail, active=True, password_hash=hashed)
    await providers.check_local(work, login)
    work.actor, work.account = link.person, link.account
    await logins.set_hash(work, login, hashed=hashed, how=kind.value)
    entered = await entry.enter(work, login, caller=caller)
    if entered is None:
        raise Refusal(model.LINK_DEAD)
    return entered


async def _send(
    work: Work,
    who: Passport,
    *,
    reason: str,
    path: str,
    inviter: Passport | None = None,
    once: str | None = None,
) -> None:
    account = who.site.name
    address = mail.address(work) + path
    letter = _reset(account, address) if reason == mail.PASSWORD_RESET else _invitation(account, address, who, inviter)
    own = tongue(who.language)
    letter = replace(letter, title=own.say(letter.title))
    plain, html = mail.write(letter, own)
    await mail.queue(
        work,
        account=who.account,
        to=who.mail,
        subject=letter.title,
        text=plain,
        html=html,
        reason=reason,
        person=who.person,
        once=once,
    )


def _invitation(account: str, address: str, who: Passport, inviter: Passport | None) -> mail.Letter:
    by = f"{inviter.name} ({inviter.company_name})" if inviter else account
    is_new = address.rpartition("/")[2] != ""
    if is_new:
        then = "Choose a password to begin. The link works for seven days."
    else:
        then = f"Sign in with {who.mail} and your password."
    return mail.Letter(
        masthead=account,
        title=f"Invitation to {account} on Sitepost",
        reason="Invitation",
        paragraphs=(f"Hello {who.name},", f"{by} invites you to work with {account} on Sitepost. {then}"),
        action=("Accept the invitation" if is_new else "Open Sitepost", address),
        why=f"You get this mail because {by} entered your address.",
    )


def _reset(account: str, address: str) -> mail.Letter:
    return mail.Letter(
        masthead=account,
        title="Choose a new password",
        reason="Password reset",
        paragraphs=(
            f"Somebody asked for a new password for your sign-in to {account}. The link works once, for one hour.",
            "If that was not you, do nothing: your password stays as it is.",
        ),
        action=("Choose a new password", address),
        why="You get this mail because somebody entered your address on the sign-in page.",
    )
