"""The command line: serve, backup, restore, demo, migrate, doctor, user, token, audit, openapi.

Imports stand inside the commands: `serve` stays a small process that way, and help is quick.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from sitepost import __version__
from sitepost.platform.terminal import explained, progress, say

if TYPE_CHECKING:
    from sitepost.app import App
    from sitepost.platform.settings import Settings

T = TypeVar("T")

cli = typer.Typer(
    name="sitepost",
    help="Sitepost: the communication of construction projects, self-hosted.\n\n"
    "Every setting can also be given as a variable SITEPOST_… of the environment.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
demo = typer.Typer(help="The demo project: Harbour Tower.", no_args_is_help=True)
user = typer.Typer(help="The people who sign in.", no_args_is_help=True)
token = typer.Typer(help="API tokens for scripts.", no_args_is_help=True)
audit = typer.Typer(help="The record: what was issued, and that nobody changed it.", no_args_is_help=True)
for _name, _commands in (("demo", demo), ("user", user), ("token", token), ("audit", audit)):
    cli.add_typer(_commands, name=_name)

Data = Annotated[Path | None, typer.Option("--data", metavar="FOLDER", help="Holds everything [sitepost-data].")]
BackupFile = Annotated[Path, typer.Argument(help="The backup: one file.")]
Mail = Annotated[str, typer.Argument(help="The e-mail address that the person signs in with.")]
Account = Annotated[str | None, typer.Option("--account", metavar="ID", help="The company, where there are several.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"sitepost {__version__}")
        raise typer.Exit


@cli.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")] = (
        False
    ),
) -> None:
    del version


@cli.command(short_help="Serve the site.")
def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(metavar="HOST", help="To listen at; 0.0.0.0 for all [127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(metavar="PORT", help="To listen at; 0 for any free one [8080].")] = None,
    processes: Annotated[int | None, typer.Option(metavar="NUMBER", help="How many server processes [1].")] = None,
) -> None:
    """Serve the site: starts its own PostgreSQL, prepares a new folder, prints the address."""
    from msgspec.structs import replace

    from sitepost.platform.serve.supervisor import environment

    settings = _settings("new", data=data, host=host, port=port, processes=processes)
    settings = replace(settings, demo=settings.demo or (settings.data / "demo.json").is_file())
    # This process becomes the supervisor, which needs nothing of the command line and stays small.
    command = [sys.executable, "-m", "sitepost.platform.serve"]
    os.execve(sys.executable, command, environment(settings))  # noqa: S606 - no shell is wanted


@cli.command("server-process", hidden=True)
def server_process(line: Annotated[int, typer.Option()]) -> None:
    """Be one server process; `serve` starts these."""
    from sitepost.app import App
    from sitepost.platform.serve.process import run_process

    well = run_process(lambda settings, database: App(settings, database).asgi, _settings(), line=line)
    raise typer.Exit(0 if well else 1)


@cli.command(short_help="Bring stored data up to date.")
def migrate(data: Data = None, if_new: Annotated[bool, typer.Option("--if-new", hidden=True)] = False) -> None:
    """Bring the stored data to the form that this version needs; make a backup before."""
    from sitepost.platform.db import migrate as bring_up
    from sitepost.platform.db import ready
    from sitepost.platform.serve import database_of

    with database_of(_settings("any" if if_new else "existing", data=data), log=say) as dsn:
        if if_new:
            ready(dsn)
        elif bring_up(dsn) == "current":
            typer.echo("The data was up to date already.")
        else:
            typer.echo("The data is up to date now.")


@cli.command(short_help="Write everything into one file.")
def backup(file: BackupFile, data: Data = None) -> None:
    """Write the database, the files and the secret into one new file, while people work."""
    from sitepost.platform.backup import back_up
    from sitepost.platform.serve import database_of

    settings = _settings("existing", data=data)
    with database_of(settings, log=say) as dsn:
        made = back_up(dsn, settings.data, file, say=progress)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes, {len(made.members)} parts.")


@cli.command(short_help="Bring a backup back.")
def restore(
    file: BackupFile,
    data: Data = None,
    check: Annotated[bool, typer.Option("--check", help="Only read it to its end and check every hash.")] = False,
) -> None:
    """Bring a backup back into a new data folder, checked first; an older one is brought up to date."""
    from sitepost.platform import backup
    from sitepost.platform.serve import database_of

    settings = _settings("any" if check else "new", data=data)
    if check:
        made = backup.verify(file, say=progress)
        typer.echo(f"{file} is whole: Sitepost {made.sitepost}, {made.made_at:%Y-%m-%d %H:%M} UTC.")
        return
    made = backup.restore(file, settings.data, lambda: database_of(settings, log=say), say=progress)
    typer.echo(f"Restored into {settings.data}: as it was on {made.made_at:%Y-%m-%d %H:%M} UTC.")


@cli.command(short_help="Check what Sitepost stands on.")
def doctor(data: Data = None) -> None:
    """Look at everything that Sitepost stands on: one line each, exit code 1 when one is broken."""
    from sitepost.platform.doctor import State, examine

    broken = False
    for finding in examine(_settings(data=data)):
        broken = broken or finding.state is State.BROKEN
        typer.echo(f"{finding.state.value:<7} {finding.name:<12} {finding.text}")
    raise typer.Exit(1 if broken else 0)


@cli.command(short_help="Print the OpenAPI document.")
def openapi() -> None:
    """Print the OpenAPI document; the client's types are made from it."""
    from sitepost.app import document

    typer.echo(asyncio.run(document(_settings())).decode())


@audit.command("verify", short_help="Verify the record, or an archive that was taken out of it.")
def audit_verify(
    file: Annotated[Path | None, typer.Argument(help="A ZIP of Sitepost: that alone is verified, offline.")] = None,
    key: Annotated[str | None, typer.Option(help="The public key that must have signed FILE [the folder's].")] = None,
    project: Annotated[str | None, typer.Option(help="One project: its number, name or id [all].")] = None,
    data: Data = None,
) -> None:
    """Compute the record anew: chain, signatures, revisions, rows, files; exit code 1 when anything is wrong."""
    from sitepost.gateways import bundles, console

    if file is not None:
        raise typer.Exit(0 if bundles.tell(file, key=key, folder=_settings(data=data).data, say=typer.echo) else 1)
    whole = _with_app(_settings("existing", data=data), lambda app: console.verify_record(app, project, say=typer.echo))
    raise typer.Exit(0 if whole else 1)


@demo.command("load", short_help="Load it into a new folder.")
def demo_load(data: Data = None) -> None:
    """Load the demo project into a new folder and print who can sign in; a second time only prints."""
    _demo(data, again=False)


@demo.command("reset", short_help="Make it as it was at the start.")
def demo_reset(data: Data = None) -> None:
    """Make the demo project as it was at the start; refuses any other data."""
    _demo(data, again=True)


@user.command("add", short_help="Add a person.")
def user_add(
    mail: Mail,
    name: Annotated[str, typer.Option(help="The person's name.")],
    company: Annotated[str | None, typer.Option(help="Their company in the directory [the account's own].")] = None,
    admin: Annotated[bool, typer.Option("--admin", help="Make them a company administrator.")] = False,
    invite: Annotated[bool, typer.Option("--invite", help="Mail them an invitation, print no password.")] = False,
    account: Account = None,
    data: Data = None,
) -> None:
    """Add a person and print the password that they sign in with at first."""
    from sitepost.gateways.console import NewPerson, add_user

    new = NewPerson(mail=mail, name=name, company=company, admin=admin, invite=invite)
    typer.echo(_with_app(_settings("existing", data=data), lambda app: add_user(app, new, account=account)))


@user.command("reset", short_help="Give a new password.")
def user_reset(mail: Mail, account: Account = None, data: Data = None) -> None:
    """Give a person a new password, print it, take their second factor away, and end their sessions."""
    from sitepost.gateways import console

    typer.echo(_with_app(_settings("existing", data=data), lambda app: console.reset_user(app, mail, account=account)))


@user.command("promote", short_help="Make a company administrator.")
def user_promote(mail: Mail, account: Account = None, data: Data = None) -> None:
    """Make a person a company administrator."""
    from sitepost.gateways import console

    settings = _settings("existing", data=data)
    typer.echo(_with_app(settings, lambda app: console.promote_user(app, mail, account=account)))


@token.command("create", short_help="Make a token and print it once.")
def token_create(
    mail: Mail,
    name: Annotated[str, typer.Option(help="What the token is for.")] = "script",
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long it is valid.")] = 365,
    account: Account = None,
    data: Data = None,
) -> None:
    """Make an API token that acts as the person, and print it once."""
    from sitepost.gateways import console

    settings = _settings("existing", data=data)
    typer.echo(_with_app(settings, lambda app: console.create_token(app, mail, name=name, days=days, account=account)))


def _demo(data: Path | None, *, again: bool) -> None:
    from sitepost.gateways import console
    from sitepost.platform.db.hurry import in_a_hurry

    make = console.reset_demo if again else console.load_demo
    with in_a_hurry():
        lines = _with_app(_settings("new", data=data), lambda app: make(app, progress=progress))
    typer.echo("\n".join(lines))


def _settings(place: str = "any", **given: object) -> "Settings":
    """Return the settings; `place` says whether Sitepost may begin there ("new") or was there before ("existing")."""
    from sitepost.platform.settings import find_folder, prepare_folder, read_settings

    settings = read_settings(**given)
    if place == "existing":
        find_folder(settings)
    elif place == "new":
        prepare_folder(settings.data)
    return settings


def _with_app(settings: "Settings", call: "Callable[[App], Awaitable[T]]") -> T:
    """Run `call` on the application over the data folder, whether or not a server has it open."""
    import msgspec

    from sitepost.app import App
    from sitepost.platform.db import open_database, ready
    from sitepost.platform.log import configure_logging
    from sitepost.platform.serve import database_of, keep_secret

    configure_logging(settings.log_format)

    async def run(dsn: str) -> T:
        database = await open_database(dsn, size=4)
        try:
            app = App(msgspec.structs.replace(settings, database_url=dsn, secret=keep_secret(settings.data)), database)
            await app.jobs.open()
            try:
                return await call(app)
            finally:
                await app.jobs.close()
        finally:
            await database.close()

    with database_of(settings) as dsn:
        ready(dsn)
        return asyncio.run(run(dsn))


def main() -> NoReturn:
    """Run the command line."""
    try:
        cli(prog_name="sitepost")
    except Exception as error:
        told = explained(error)
        if told is None:
            raise
        if told:
            say(f"sitepost: {told}")
        sys.exit(1)
    sys.exit(0)


if __name__ == "__main__":
    main()
