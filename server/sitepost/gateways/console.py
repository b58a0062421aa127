"""What the command line does over several rooms: people, tokens, the demo. It acts for the operator."""

import json
import os
import secrets
from pathlib import Path
from uuid import UUID

import msgspec

from sitepost.gateways import demo
from sitepost.gateways.demo import Application, Progress, SignIn
from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport, Site
from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform import passports
from sitepost.platform.work import Work
from sitepost.tools.directory import actions as directory
from sitepost.tools.directory import store as directory_store
from sitepost.tools.identity import actions as identity
from sitepost.tools.identity import store as identity_store
from sitepost.tools.identity.model import Login

NOBODY = UUID(int=0)
MARKER = "demo.json"
NOT_A_DEMO = Why("console.not_a_demo", Kind.STATE, "This data folder holds other data than the demo; choose another.")
NO_ACCOUNT = Why("console.no_account", Kind.STATE, "There is no company yet. Set Sitepost up in the browser first.")
UNKNOWN_PERSON = Why("console.unknown_person", Kind.INVALID, "Nobody here has this mail address.")
UNKNOWN_ACCOUNT = Why("console.unknown_account", Kind.INVALID, "There is no such company here.")
WHICH_ACCOUNT = Why("console.which_account", Kind.INVALID, "Say which company you mean with --account.")


async def add_user(
    app: Application, mail: str, *, name: str, company: str | None, admin: bool, account: str | None = None
) -> str:
    """Add a person, with a new company where `company` is not known yet; return what to tell them."""
    async with Work(app.database) as work:
        where = await _one_account(work, account)
        who = operator(where)
        work.account = where
        place = await _company(work, who, company)
        person = await directory.people.add(
            work, who, name=name, mail=mail, company=place, account_admin=admin, employee=admin
        )
        password = await _new_password(work, person.id, where)
    return f"{person.name} signs in as {person.mail} with the password {password}"


async def reset_user(app: Application, mail: str, *, account: str | None = None) -> str:
    """Give a person a new password, which ends their sessions; return what to tell them."""
    async with Work(app.database) as work:
        login = await _login(work, mail, account)
        work.account = login.account
        password = await _new_password(work, login.person, login.account)
    return f"{login.mail} signs in with the password {password}"


async def promote_user(app: Application, mail: str, *, account: str | None = None) -> str:
    """Make a person a company administrator."""
    async with Work(app.database) as work:
        login = await _login(work, mail, account)
        work.account = login.account
        values = {"account_admin": True, "employee": True}
        person = await directory.people.edit(work, operator(login.account), login.person, values=values, expected=None)
    return f"{person.name} is a company administrator."


async def create_token(app: Application, mail: str, *, name: str, days: int, account: str | None = None) -> str:
    """Make an API token that acts as a person and return it; it is not kept in a readable form."""
    async with Work(app.database) as work:
        login = await _login(work, mail, account)
        work.account = login.account
        made = await identity.tokens.create(work, person=login.person, account=login.account, name=name, days=days)
    return made.token


async def load_demo(app: Application, *, progress: Progress) -> list[str]:
    """Load the demo into an empty data folder, or say again who can sign in; refuse other data."""
    marker, holds_data = app.settings.data / MARKER, await _holds_data(app)
    if not marker.exists() and holds_data:
        raise Refusal(NOT_A_DEMO)
    kept = _read_marker(marker)
    if kept and holds_data:
        return _lines(kept)
    return _lines(await _load(app, marker, progress, again=holds_data))


async def reset_demo(app: Application, *, progress: Progress) -> list[str]:
    """Take the demo away and load it anew; refuse other data."""
    marker, holds_data = app.settings.data / MARKER, await _holds_data(app)
    if not marker.exists() and holds_data:
        raise Refusal(NOT_A_DEMO)
    return _lines(await _load(app, marker, progress, again=holds_data))


async def _load(app: Application, marker: Path, progress: Progress, *, again: bool) -> list[SignIn]:
    """Load with a marker that says so until it is finished: a load that was interrupted starts anew."""
    _write_marker(marker, [])
    if again:
        await demo.reset(app)
    sign_ins = await demo.load(app, progress=progress)
    _write_marker(marker, sign_ins)
    return sign_ins


def operator(account: UUID) -> Passport:
    """Return the passport of who runs the server: a company administrator without a name in the directory."""
    site = Site(id=account, account=account, name="")
    return Passport(NOBODY, account, site, company=None, name="Operator", employee=True, account_admin=True)


async def _new_password(work: Work, person: UUID, account: UUID) -> str:
    password = secrets.token_urlsafe(12)
    await identity.logins.set_password(work, person=person, account=account, password=password)
    return password


async def _holds_data(app: Application) -> bool:
    async with Work(app.database, reading=True) as work:
        return await directory_store.companies.any_account(work)


async def _one_account(work: Work, asked: str | None) -> UUID:
    accounts = await directory_store.companies.accounts(work)
    if not accounts:
        raise Refusal(NO_ACCOUNT)
    if asked is not None:
        wanted = parse_id(asked)
        if wanted not in accounts:
            raise Refusal(UNKNOWN_ACCOUNT)
        return wanted
    if len(accounts) > 1:
        raise Refusal(WHICH_ACCOUNT, detail=f"{WHICH_ACCOUNT.title} There are {', '.join(map(str, accounts))}.")
    return accounts[0]


async def _login(work: Work, mail: str, account: str | None) -> Login:
    """Find the login with a mail address; somebody who was just added may not have one yet."""
    found = await identity_store.by_mail(work, mail, account=parse_id(account) if account else None)
    if not found:
        where = await _one_account(work, account)
        person = await directory_store.people.by_mail(work, mail, account=where)
        if person is None:
            raise Refusal(UNKNOWN_PERSON)
        return await identity.logins.follow(work, person=person.id, account=where)
    if len(found) > 1:
        names = [f"{each.account} ({await _name(work, each)})" for each in found]
        raise Refusal(WHICH_ACCOUNT, detail=f"{WHICH_ACCOUNT.title} {mail} is known in {', '.join(names)}.")
    return found[0]


async def _name(work: Work, login: Login) -> str:
    passport = await passports.load(work, scope=login.account, person=login.person)
    return passport.site.name if passport else "no longer active there"


async def _company(work: Work, who: Passport, name: str | None) -> UUID:
    """Return the company called `name`, added when it is new; without a name the account's own."""
    companies = await directory_store.companies.every(work, who.account)
    if name is None:
        return min(companies, key=lambda company: company.id).id  # ids are in order of time: the founder's
    for company in companies:
        if company.name.casefold() == name.strip().casefold():
            return company.id
    return (await directory.companies.add(work, who, name=name)).id


def _lines(sign_ins: list[SignIn]) -> list[str]:
    wide = max((len(each.name) for each in sign_ins), default=0)
    long = max((len(each.mail) for each in sign_ins), default=0)
    rows = [f"  {each.name:<{wide}}  {each.mail:<{long}}  {each.password}  {each.role}".rstrip() for each in sign_ins]
    return ["The demo project is ready. Sign in as (name, mail, password):", *rows]


def _read_marker(marker: Path) -> list[SignIn]:
    try:
        return msgspec.convert(json.loads(marker.read_text()), list[SignIn])
    except (OSError, ValueError, msgspec.ValidationError):
        return []


def _write_marker(marker: Path, sign_ins: list[SignIn]) -> None:
    marker.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(marker, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(sign_ins))
