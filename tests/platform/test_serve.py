"""`sitepost serve`: one address, several processes, and everything that dies is put back."""

import asyncio
import http.client
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

import sitepost
from sitepost.platform.db import schema
from sitepost.platform.serve import keep_secret
from sitepost.platform.serve.listen import PortTaken, address_of, bind, is_local
from sitepost.platform.serve.state import newest_revision
from sitepost.platform.serve.supervisor import python

SERVER = """
import asyncio, json, os, sys
from sitepost.platform.serve.process import run_process
from sitepost.platform.settings import read_settings

def factory(settings, database):
    async def app(scope, receive, send):
        if scope["type"] == "lifespan":
            while True:
                message = await receive()
                await send({"type": message["type"] + ".complete"})
                if message["type"] == "lifespan.shutdown":
                    return
        if scope["path"] == "/slow":
            await asyncio.sleep(0.5)
        body = {"pid": os.getpid(), "secret": settings.secret, "address": settings.address,
                "client": scope["client"][0], "setup": settings.setup_code}
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps(body).encode()})
    return app

assert sys.argv[1] == "--line"
sys.exit(0 if run_process(factory, read_settings(), line=int(sys.argv[2])) else 1)
"""
SUPERVISOR = """
import asyncio, json, sys
from sitepost.platform.serve import ServeError, Supervisor
from sitepost.platform.settings import read_settings

server = json.loads(sys.argv[1])
supervisor = Supervisor(read_settings(), schema=json.loads(sys.argv[2]), server=server,
    say=lambda text: print(text, file=sys.stderr, flush=True), ready=lambda text: print(text, flush=True))
try:
    sys.exit(asyncio.run(supervisor.run()))
except ServeError as error:
    sys.exit(str(error) or 1)
"""
PREPARED = [sys.executable, "-c", ""]
Start = Callable[..., "Served"]


class Served:
    """A supervisor that runs, and how to talk to what it serves."""

    def __init__(self, process: subprocess.Popen[str], said: Path) -> None:
        self.process, self.said = process, said
        self.address = ""

    def wait_ready(self) -> "Served":
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://"), self.said.read_text()
        return self

    def ask(self, path: str = "/", **headers: str) -> dict[str, str]:
        host, port = self.address.removeprefix("http://").split("/")[0].rsplit(":", 1)
        client = http.client.HTTPConnection("127.0.0.1" if host != "127.0.0.1" else host, int(port), timeout=20)
        client.request("GET", path, headers=headers)
        answer = json.loads(client.getresponse().read())
        client.close()
        return dict(answer)

    def pids(self, wanted: int) -> set[int]:
        found: set[int] = set()
        until = time.monotonic() + 10
        while len(found) < wanted and time.monotonic() < until:
            found.add(int(self.ask()["pid"]))
        return found


@pytest.fixture
def start(tmp_path: Path, dsn: str) -> Iterator[Start]:
    """Start supervisors that share the test's data folder and database."""
    started: list[Served] = []

    def begin(server: str = SERVER, *, schema: list[str] = PREPARED, **settings: str) -> Served:
        env = {**os.environ, "PYTHONPATH": str(Path(sitepost.__file__).parents[1])}
        env |= {"SITEPOST_DATA": str(tmp_path), "SITEPOST_PORT": "0", "SITEPOST_DATABASE_URL": dsn}
        env |= {f"SITEPOST_{name.upper()}": value for name, value in settings.items()}
        said = tmp_path / f"said-{len(started)}"
        command = [sys.executable, "-c", SUPERVISOR, json.dumps([sys.executable, "-c", server]), json.dumps(schema)]
        with said.open("w") as stderr:
            process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=stderr, text=True)
        started.append(Served(process, said))
        return started[-1]

    yield begin
    for served in started:
        served.process.kill()
        served.process.wait()
        if served.process.stdout:
            served.process.stdout.close()


def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_two_processes_answer_at_one_address_and_share_the_secret(start: Start, tmp_path: Path) -> None:
    served = start(processes="2").wait_ready()
    assert len(served.pids(2)) == 2
    assert served.ask()["secret"] == (tmp_path / "secret").read_text()
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert served.ask()["address"] == served.address


def test_connections_are_shared_out_evenly(start: Start) -> None:
    served = start(processes="2").wait_ready()
    counts: dict[str, int] = {}
    for _ in range(20):
        pid = served.ask()["pid"]
        counts[pid] = counts.get(pid, 0) + 1
    assert sorted(counts.values()) == [10, 10]


def test_the_supervisor_stays_small(start: Start) -> None:
    served = start().wait_ready()
    lines = Path(f"/proc/{served.process.pid}/status").read_text().splitlines()
    kib = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    assert 5_000 < kib < 40_000


def test_a_process_that_is_killed_comes_back(start: Start) -> None:
    served = start().wait_ready()
    [pid] = served.pids(1)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not is_alive(pid))
    assert served.pids(1) != {pid}  # the connection waits meanwhile
    assert "SIGKILL" in served.said.read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopping_lets_running_requests_end(start: Start, number: signal.Signals) -> None:
    async def story(served: Served) -> str:
        slow = asyncio.create_task(asyncio.to_thread(served.ask, "/slow"))
        await asyncio.sleep(0.2)
        served.process.send_signal(number)
        return (await slow)["pid"]

    served = start().wait_ready()
    assert asyncio.run(story(served))
    assert served.process.wait(10) == 0


def test_processes_end_when_the_supervisor_is_killed_and_the_port_is_free_at_once(start: Start) -> None:
    first = start().wait_ready()
    [pid] = first.pids(1)
    first.process.kill()
    second = start(port=first.address.rsplit(":", 1)[1]).wait_ready()
    assert second.address == first.address
    until(lambda: not is_alive(pid))


def test_a_server_that_never_starts_ends_the_supervisor(start: Start) -> None:
    served = start(server="import sys; sys.exit(3)")
    assert served.process.wait(20) == 1
    assert "does not start (exit code 3)" in served.said.read_text()


def test_the_newest_revision_is_known_without_the_migrations() -> None:
    assert newest_revision() == schema.newest_revision()


def test_a_schema_that_is_current_is_not_looked_at_twice(start: Start) -> None:
    start(schema=[sys.executable, "-c", "import sys; sys.exit('not wanted')"]).wait_ready()


def test_a_schema_that_is_refused_ends_the_supervisor(start: Start, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    served = start(schema=[sys.executable, "-c", "import sys; sys.exit('too new')"])
    assert served.process.wait(20) == 1
    assert served.said.read_text().strip() == "too new"


def test_a_taken_port_is_said_in_words(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        served = start(port=str(other.getsockname()[1]))
        assert served.process.wait(20) == 1
    assert "is used by another program" in served.said.read_text()


def test_a_first_run_that_strangers_could_reach_needs_a_code(start: Start) -> None:
    served = start(host="0.0.0.0").wait_ready()
    code = served.address.partition("/?setup=")[2]
    assert len(code) >= 12
    assert served.ask()["setup"] == code


def test_forwarded_addresses_count_only_from_trusted_proxies(start: Start) -> None:
    header = {"X-Forwarded-For": "203.0.113.7"}
    assert start().wait_ready().ask("/", **header)["client"] == "127.0.0.1"
    assert start(trusted_proxies="127.0.0.1").wait_ready().ask("/", **header)["client"] == "203.0.113.7"


def test_an_embedded_postgres_that_dies_is_started_again(start: Start, tmp_path: Path) -> None:
    served = start(schema=python("migrate", "--if-new"), database_url="").wait_ready()
    note = json.loads((tmp_path / "serving.json").read_text())
    pid = int((tmp_path / "postgres" / "cluster" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)
    until(lambda: not is_alive(pid))

    def answers() -> bool:
        try:
            with psycopg.connect(note["dsn"], connect_timeout=2) as conn:
                return conn.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    until(answers, 20)
    served.process.terminate()
    assert served.process.wait(20) == 0
    assert not (tmp_path / "serving.json").exists()
    assert not (tmp_path / "postgres" / "cluster" / "postmaster.pid").exists()


def test_the_secret_is_made_once_and_a_cut_off_one_is_replaced(tmp_path: Path) -> None:
    first = keep_secret(tmp_path / "data")
    assert keep_secret(tmp_path / "data") == first
    (tmp_path / "data" / "secret").write_text("cut")
    assert len(keep_secret(tmp_path / "data")) == 64


def test_the_address_is_one_that_a_browser_can_open() -> None:
    with bind("127.0.0.1", 0) as local:
        assert is_local(local)
        assert address_of(local, "127.0.0.1") == f"http://127.0.0.1:{local.getsockname()[1]}"
    with bind("0.0.0.0", 0) as everywhere:
        assert not is_local(everywhere)
        assert "0.0.0.0" not in address_of(everywhere, "0.0.0.0")
    with pytest.raises(PortTaken, match="no address of this machine"):
        bind("no.such.host.invalid", 0)
