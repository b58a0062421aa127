"""The command line as an operator uses it, over a database in which Harbour Tower lives."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import psycopg
import pytest
from tests.world import World
from typer.testing import CliRunner

from sitepost import __main__ as line
from sitepost import __version__
from sitepost.gateways import demo
from sitepost.gateways.demo import Application, Progress, SignIn
from sitepost.platform.terminal import explained
from sitepost.platform.work import Work
from sitepost.tools.directory import actions as directory

Run = Callable[..., Awaitable[tuple[int, str]]]
HARBOUR = "--account"


@pytest.fixture
def run(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sitepost …` over the test's database and data folder; gives its exit code and what it said."""
    monkeypatch.setenv("SITEPOST_DATABASE_URL", dsn)
    monkeypatch.setenv("SITEPOST_DATA", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(line.cli, arguments)
        told = explained(done.exception) if isinstance(done.exception, Exception) else None
        if done.exception is not None and told is None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, (told or done.output).strip()

    async def in_thread(*arguments: str) -> tuple[int, str]:
        return await asyncio.to_thread(invoke, *arguments)

    return in_thread


async def test_help_reads_well(run: Run) -> None:
    code, said = await run("--help")
    assert code == 0
    for command in ("serve", "backup", "restore", "migrate", "doctor", "openapi", "demo", "user", "token"):
        assert f"  {command} " in said
    assert "server-process" not in said
    assert "…" not in said.replace("SITEPOST_…", "")
    assert not [row for row in said.splitlines() if row.endswith("...") and "Usage" not in row]
    assert await run("--version") == (0, f"sitepost {__version__}")


async def test_a_person_is_added_signs_in_and_is_promoted(run: Run, world: World) -> None:
    where = (HARBOUR, str(world.account))
    code, said = await run("user", "add", "nils@harbour.example", "--name", "Nils Berg", *where)
    assert code == 0, said
    password = said.rpartition(" ")[2]
    signed = await world.client(None).post(
        "/api/session", json={"mail": "nils@harbour.example", "password": password, "account": str(world.account)}
    )
    assert signed.status_code == 201, signed.text

    assert (await run("user", "promote", "nils@harbour.example", *where))[0] == 0
    code, said = await run("user", "reset", "nils@harbour.example", *where)
    assert code == 0
    again = await world.browser().post("/api/session", json={"mail": "nils@harbour.example", "password": password})
    assert again.status_code == 422
    new = said.rpartition(" ")[2]
    signed = await world.browser().post("/api/session", json={"mail": "nils@harbour.example", "password": new})
    assert signed.status_code == 201, signed.text


async def test_a_token_acts_as_the_person(run: Run, world: World) -> None:
    mail = world.mails["maya"]
    code, token = await run("token", "create", mail, "--name", "backup", HARBOUR, str(world.account))
    assert code == 0, token
    browser = httpx.AsyncClient(transport=httpx.ASGITransport(app=world.app), base_url="http://sitepost.test")
    me = await browser.get("/api/me", headers={"Authorization": f"Bearer {token}"})
    assert me.status_code == 200, me.text
    assert me.json()["person"]["id"] == str(world.people["maya"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("user", "reset", "nobody@example.org"), "mail address"),
        (("user", "promote", "nobody@example.org", HARBOUR, "no-id"), "--account"),
        (("user", "add", "no address", "--name", "X"), "mail address"),
        (("user", "add", "x@example.org", "--name", "X", "--company", "Unheard Of"), "company"),
    ],
)
async def test_what_cannot_be_done_is_said_in_words(
    run: Run, world: World, arguments: tuple[str, ...], words: str
) -> None:
    code, said = await run(*arguments)
    assert code == 1
    assert words in said


async def test_migrate_says_what_it_did_and_refuses_newer_data(run: Run, dsn: str) -> None:
    assert await run("migrate") == (0, "The data was up to date already.")
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    code, said = await run("migrate")
    assert (code, "newer version" in said) == (1, True)


async def test_data_of_an_older_version_waits_for_migrate(run: Run, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '0001'")
    for command in (("migrate", "--if-new"), ("user", "reset", "a@example.org")):
        code, said = await run(*command)
        assert code == 1
        assert "run `sitepost migrate`" in said


async def test_the_doctor_says_one_line_each(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = await run("doctor")
    rows = said.splitlines()
    assert len(rows) == 9
    assert all(row.split()[0] in ("ok", "look", "broken") for row in rows)
    assert "ok      schema       up to date" in rows
    monkeypatch.setenv("SITEPOST_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("SITEPOST_SMTP_PORT", "1")
    code, said = await run("doctor")
    assert code == 1
    assert "broken  mail         127.0.0.1:1 does not answer" in said


async def test_the_openapi_document_is_printed(run: Run) -> None:
    code, said = await run("openapi")
    assert code == 0
    assert json.loads(said)["info"]["title"] == "Sitepost"


class Loading:
    """Stands for the demo: remembers what it was asked, and can break."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.breaks = False

    async def load(self, app: Application, *, progress: Progress) -> list[SignIn]:
        self.asked.append("load")
        progress("Letters", 1, 1)
        async with Work(app.database) as work:
            await directory.account.found(work, name="Harbour", person_name="Maya King", mail="maya@harbour.example")
        if self.breaks:
            raise RuntimeError("the disk is full")
        return [SignIn("Maya King", "maya@harbour.example", "sesame", "owner")]

    async def reset(self, app: Application) -> None:
        self.asked.append("reset")
        async with app.database.connection() as conn:
            await conn.execute("TRUNCATE directory_account, directory_company, directory_person, scope CASCADE")


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> Loading:
    """The command line with a demo that is quick."""
    stand_in = Loading()
    monkeypatch.setattr(demo, "load", stand_in.load)
    monkeypatch.setattr(demo, "reset", stand_in.reset)
    return stand_in


async def test_the_demo_is_loaded_once_and_says_who_can_sign_in(run: Run, loading: Loading) -> None:
    code, said = await run("demo", "load")
    assert code == 0, said
    assert "Maya King  maya@harbour.example  sesame  owner" in said
    code, again = await run("demo", "load")
    assert (code, again.splitlines()[-1]) == (0, said.splitlines()[-1])
    assert loading.asked == ["load"]


async def test_a_demo_that_broke_off_starts_anew(run: Run, loading: Loading) -> None:
    loading.breaks = True
    with pytest.raises(RuntimeError, match="disk is full"):
        await run("demo", "load")
    loading.breaks = False
    assert (await run("demo", "load"))[0] == 0
    assert loading.asked == ["load", "reset", "load"]


async def test_a_demo_can_be_made_as_it_was(run: Run, loading: Loading) -> None:
    await run("demo", "load")
    code, said = await run("demo", "reset")
    assert (code, "sesame" in said) == (0, True)
    assert loading.asked == ["load", "reset", "load"]


@pytest.mark.parametrize("command", ["load", "reset"])
async def test_other_data_is_never_touched(run: Run, loading: Loading, world: World, command: str) -> None:
    code, said = await run("demo", command)
    assert code == 1
    assert "other data than the demo" in said
    assert loading.asked == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("serve", "--data", "{file}"), "The data folder {file} cannot be made: it is a file."),
        (("serve", "--data", "{file}/below"), "cannot be made: not a directory."),
        (("demo", "load", "--data", "{file}"), "cannot be made: it is a file."),
        (("serve", "--port", "99999"), "--port or SITEPOST_PORT takes a whole number of at most 65535, not '99999'."),
        (("serve", "--processes", "0"), "SITEPOST_PROCESSES takes a whole number of at least 1, not '0'."),
        (("migrate", "--data", "{absent}"), "There is no Sitepost in {absent}."),
        (("backup", "{absent}.zip", "--data", "{absent}"), "There is no Sitepost in {absent}."),
        (("user", "add", "a@b.example", "--name", "A", "--data", "{absent}"), "There is no Sitepost in {absent}."),
        (("token", "create", "a@b.example", "--data", "{absent}"), "There is no Sitepost in {absent}."),
    ],
)
async def test_what_cannot_be_used_is_said_in_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.delenv("SITEPOST_DATABASE_URL")
    names = {"file": tmp_path / "file", "absent": tmp_path / "absent"}
    names["file"].write_text("a file")
    code, said = await run(*(each.format(**names) for each in arguments))
    assert code == 1
    assert words.format(**names) in said
    assert not names["absent"].exists()


async def test_a_setting_that_cannot_be_used_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEPOST_SMTP_PORT", "mail")
    code, said = await run("doctor")
    assert (code, said) == (1, "SITEPOST_SMTP_PORT takes a whole number, not 'mail'.")
    monkeypatch.delenv("SITEPOST_SMTP_PORT")
    monkeypatch.setenv("SITEPOST_PUSH_KEY", "mine")
    code, said = await run("doctor")
    assert (code, said) == (1, "SITEPOST_PUSH_KEY takes the secret half of a VAPID pair: 32 bytes in base64url.")
