"""What the command line does and what it answers: people, tokens, the demo."""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import msgspec

from sitepost.gateways import commands, demo, record
from sitepost.gateways.demo import Application, Progress, SignIn
from sitepost.kernel.ids import parse_id
from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.work import Work
from sitepost.tools.directory import store as directory_store

MARKER = "demo.json"
NOT_A_DEMO = Why("console.not_a_demo", Kind.STATE, "This data folder holds other data than the demo; choose another.")
UNKNOWN_ACCOUNT = Why("console.unknown_account", Kind.INVALID, "--account takes the id of a company of this server.")
UNKNOWN_PROJECT = Why("console.unknown_project", Kind.INVALID, "There is no project with this number, name or id.")


class NewPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to be added; `company` is a name in the directory, None for the account's own."""

    mail: str
    name: str
    company: str | None = None
    admin: bool = False
    invite: bool = False


async def add_user(app: Application, new: NewPerson, *, account: str | None) -> str:
    """Add a person with a password, or with an invitation by mail; return what to tell them."""
    password = None if new.invite else secrets.token_urlsafe(12)
    async with Work(app.database) as work:
        person = await commands.add_user(
            work,
            name=new.name,
            mail=new.mail,
            password=password,
            company=new.company,
            admin=new.admin,
            account=_account(account),
        )
    if password is None:
        return f"{person.name} is invited by mail to {person.mail}."
    return f"{person.name} signs in as {person.mail} with the password {password}"


async def reset_user(app: Application, mail: str, *, account: str | None) -> str:
    """Give a person a new password and take their second factor away; return what to tell them."""
    password = secrets.token_urlsafe(12)
    async with Work(app.database) as work:
        work.account = where = await commands.account_of(work, _account(account))
        await commands.set_password(work, mail=mail, password=password, account=where)
    return f"{mail} signs in with the password {password}"


async def promote_user(app: Application, mail: str, *, account: str | None) -> str:
    """Make a person a company administrator."""
    async with Work(app.database) as work:
        person = await commands.promote(work, mail=mail, account=_account(account))
    return f"{person.name} is a company administrator."


async def create_token(app: Application, mail: str, *, name: str, days: int, account: str | None) -> str:
    """Make an API token that acts as a person and return it; it is not kept in a readable form."""
    async with Work(app.database) as work:
        work.account = where = await commands.account_of(work, _account(account))
        return await commands.create_token(work, mail=mail, name=name, days=days, account=where)


def _account(asked: str | None) -> UUID | None:
    if asked is None:
        return None
    account = parse_id(asked)
    if account is None:
        raise Refusal(UNKNOWN_ACCOUNT)
    return account


async def verify_record(app: Application, project: str | None, *, say: Callable[[str], object]) -> bool:
    """Verify the record of one project, or of all there is, and say what was found; return whether all is well."""
    chains = await record.chains_of(app.database)
    if project is not None:
        asked = project.casefold()
        chains = [each for each in chains if asked in (str(each.stream), each.name.casefold(), each.number.casefold())]
        if not chains:
            raise Refusal(UNKNOWN_PROJECT)
    whole = True
    for chain in chains:
        place = await record.check(app.database, chain, record.Meter())
        whole = whole and not place.wrong
        say(record.summary(place, chain))
        for fault in place.faults:
            say(f"  {fault}")
    say(f"Checkpoints are signed with {app.database.seal.public.hex()}")
    return whole


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


async def _holds_data(app: Application) -> bool:
    async with Work(app.database, reading=True) as work:
        return await directory_store.companies.any_account(work)


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
