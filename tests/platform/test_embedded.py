"""The embedded PostgreSQL: real clusters, real kill -9."""

import asyncio
import json
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from sitepost.platform import embedded
from sitepost.platform.embedded import process
from sitepost.platform.embedded.layout import Layout

SERVER = Path(embedded.__file__).parents[3]
PACKAGES = Path(psycopg.__file__).parents[1]
AS_ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not AS_ROOT, reason="only root has another user's reach to care about")

OWNER = """
import json, os, sys, time
from pathlib import Path
from sitepost.platform import embedded
try:
    running = embedded.start(Path(sys.argv[1]), log=lambda line: None)
except embedded.EmbeddedError as error:
    print(json.dumps({"code": error.code, "message": str(error)}), flush=True)
    sys.exit(1)
child = os.fork() if "fork" in sys.argv else None
if child != 0:
    print(json.dumps({"pid": running.pid, "dsn": running.dsn, "fork": child}), flush=True)
sys.stdin.readline()
if child != 0:
    embedded.stop(running)
"""


class Owner:
    """A Sitepost server process of its own that owns a data folder."""

    def __init__(self, data: Path, *words: str, prefix: tuple[str, ...] = (), python: str = sys.executable) -> None:
        environment = os.environ | {"PYTHONPATH": f"{SERVER}:{PACKAGES}", "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            [*prefix, python, "-c", OWNER, str(data), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd="/",
        )
        assert self.process.stdout
        self.said = json.loads(self.process.stdout.readline())

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        self.process.communicate("\n")


Up = Callable[[], embedded.Running]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("SITEPOST_PG_BIN", raising=False)
    folder = tmp_path / "data"
    yield folder
    cluster = Layout(folder).cluster
    if pid := process.postmaster(cluster):
        process.end(cluster, pid)


@pytest.fixture
def up(data: Path) -> Iterator[Up]:
    started: list[embedded.Running] = []

    def start() -> embedded.Running:
        started.append(embedded.start(data, log=lambda line: None))
        return started[-1]

    yield start
    for running in started:
        embedded.stop(running)


def ask(dsn: str, question: LiteralString) -> object:
    with psycopg.connect(dsn) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def tell(dsn: str, statement: LiteralString) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute(statement)


def socket_folder(running: embedded.Running) -> Path:
    return Path(str(conninfo_to_dict(running.dsn)["host"]))


def wheel() -> Path:
    return next(found.bin for found in embedded.binaries_status() if found.source == "wheel")


def capabilities(pid: int) -> str:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("CapEff"))


def test_the_first_start_makes_a_database_that_keeps_what_it_is_told(data: Path, up: Up) -> None:
    running = up()
    expected: dict[LiteralString, str] = {
        "fsync": "on", "synchronous_commit": "on", "listen_addresses": "", "TimeZone": "UTC", "jit": "off",
        "server_encoding": "UTF8", "max_connections": "100", "max_wal_size": "256MB", "data_checksums": "on",
    }  # fmt: skip
    assert {name: ask(running.dsn, "SHOW " + name) for name in expected} == expected
    assert ask(running.dsn, "SELECT datctype FROM pg_database WHERE datname = current_database()") == "C.UTF-8"
    assert ask(running.dsn, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert ask(running.admin_dsn, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is True
    tell(running.dsn, "CREATE TABLE kept AS SELECT 7 AS seven")
    sockets = socket_folder(running)
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    assert sockets.stat().st_uid == Layout(data).cluster.stat().st_uid
    assert Path(f"/proc/{running.pid}").stat().st_uid == sockets.stat().st_uid != 0
    embedded.stop(running)
    assert not embedded.alive(running)
    begun = time.monotonic()
    again = up()
    assert time.monotonic() - begun < 1
    assert again.started_here
    assert ask(again.dsn, "SELECT seven FROM kept") == 7
    assert list(Layout(data).log.glob("postgresql-*.log"))


@pytest.mark.parametrize("found", embedded.binaries_status(), ids=str)
def test_every_version_found_makes_a_database_and_shuts_it_down_in_order(
    found: embedded.Binaries, up: Up, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEPOST_PG_BIN", str(found.bin))
    running = up()
    assert running.major == found.major
    assert ask(running.dsn, "SELECT to_tsvector('german', 'Brüstungen')::text || upper('ä')") == "'brustung':1Ä"
    embedded.stop(running)
    control = subprocess.run(
        [found.bin / "pg_controldata", Layout(data).cluster],
        capture_output=True,
        text=True,
        check=True,
        env={},
    )
    assert "shut down\n" in control.stdout


def test_a_second_server_on_the_folder_is_refused_and_told_who_has_it(data: Path, up: Up) -> None:
    owner = Owner(data)
    with pytest.raises(embedded.EmbeddedError) as refused:
        up()
    assert refused.value.code == "embedded.folder_in_use"
    assert f"process {owner.process.pid} on {socket.gethostname()}" in str(refused.value)
    owner.close()
    running = up()
    with pytest.raises(embedded.EmbeddedError, match=f"process {os.getpid()} "):
        up()
    assert embedded.alive(running)


def test_after_kill_9_of_the_owner_its_postgres_is_adopted_and_still_obeys_stop(data: Path, up: Up) -> None:
    owner = Owner(data, "fork")
    owner.kill()
    try:
        running = up()
    finally:
        os.kill(owner.said["fork"], signal.SIGKILL)
    assert (running.pid, running.started_here) == (owner.said["pid"], False)
    assert ask(running.dsn, "SELECT 1") == 1
    embedded.stop(running)
    assert not embedded.alive(running)


def test_a_survivor_with_older_settings_is_restarted(data: Path, up: Up) -> None:
    owner = Owner(data)
    owner.kill()
    settings = Layout(data).settings
    settings.write_text(settings.read_text().replace("jit = off", "jit = on"))
    running = up()
    assert running.started_here
    assert running.pid != owner.said["pid"]
    assert ask(running.dsn, "SHOW jit") == "off"


def test_kill_9_of_postgres_is_noticed_and_repaired_though_a_worker_lives_on(up: Up) -> None:
    running = up()
    tell(running.dsn, "CREATE TABLE kept AS SELECT 7 AS seven")
    busy = threading.Thread(target=_busy, args=(running.dsn,))
    busy.start()
    while ask(running.dsn, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO%'") != 1:
        time.sleep(0.01)

    async def killed_and_noticed() -> None:
        watching = asyncio.create_task(embedded.watch(running))
        await asyncio.sleep(0.05)
        assert not watching.done()
        os.kill(running.pid, signal.SIGKILL)
        await asyncio.wait_for(watching, timeout=2)

    asyncio.run(killed_and_noticed())
    begun = time.monotonic()
    again = embedded.restart(running, log=lambda line: None)
    assert time.monotonic() - begun < 5
    busy.join()
    assert again.dsn == running.dsn
    assert embedded.alive(again)
    assert ask(again.dsn, "SELECT seven FROM kept") == 7
    embedded.stop(again)


def _busy(dsn: str) -> None:
    with pytest.raises(psycopg.OperationalError):
        tell(dsn, "DO 'BEGIN LOOP END LOOP; END'")


def test_kill_9_of_owner_and_postgres_together_loses_nothing(data: Path, up: Up) -> None:
    owner = Owner(data)
    tell(owner.said["dsn"], "CREATE TABLE kept AS SELECT 7 AS seven")
    os.kill(owner.said["pid"], signal.SIGKILL)
    owner.kill()
    running = up()
    assert running.started_here
    assert ask(running.dsn, "SELECT seven FROM kept") == 7


def test_kill_9_while_the_database_is_being_made_is_made_good(data: Path, up: Up) -> None:
    environment = os.environ | {"PYTHONPATH": f"{SERVER}:{PACKAGES}"}
    making = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment,
    )
    while not list(data.glob("postgres/cluster.new.*/PG_VERSION")):
        time.sleep(0.005)
    making.kill()
    making.wait()
    assert ask(up().dsn, "SELECT 1") == 1
    assert not list(data.glob("postgres/cluster.new.*"))


def test_a_stale_pid_file_that_names_another_program_confuses_nobody(data: Path, up: Up) -> None:
    running = up()
    pid_file = Layout(data).cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    user = pid_file.stat().st_uid
    embedded.stop(running)
    other = subprocess.Popen(["sleep", "60"], user=user if AS_ROOT else None)
    sockets = socket_folder(running)
    for stale in (pid_file, sockets / ".s.PGSQL.5432.lock"):
        stale.write_text("\n".join([str(other.pid), *lines[1:]]) + "\n")
        os.chown(stale, user, -1)
        stale.chmod(0o600)
    again = up()
    assert ask(again.dsn, "SELECT 1") == 1
    assert other.poll() is None
    other.kill()
    other.wait()


def test_files_of_one_major_version_are_opened_by_that_version_only(
    data: Path, up: Up, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = embedded.binaries_status()
    first = status[0]
    other = next((found for found in status if found.major != first.major), None)
    if other is None:
        pytest.skip("one PostgreSQL major version on this machine")
    monkeypatch.setenv("SITEPOST_PG_BIN", str(other.bin))
    embedded.stop(up())
    monkeypatch.setenv("SITEPOST_PG_BIN", str(first.bin))
    with pytest.raises(embedded.EmbeddedError) as refused:
        up()
    assert refused.value.code == "embedded.major_version"
    assert f"PostgreSQL {other.major}" in str(refused.value)
    assert first.version in str(refused.value)
    monkeypatch.delenv("SITEPOST_PG_BIN")
    assert up().major == other.major


def test_a_folder_without_programs_is_refused(up: Up, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEPOST_PG_BIN", str(tmp_path))
    with pytest.raises(embedded.EmbeddedError, match="SITEPOST_PG_BIN") as refused:
        up()
    assert refused.value.code == "embedded.no_binaries"


def test_a_server_that_cannot_start_shows_its_own_words(data: Path, up: Up) -> None:
    embedded.stop(up())
    with (Layout(data).cluster / "postgresql.auto.conf").open("a") as conf:
        conf.write("shared_buffers = 'plenty'\n")
    with pytest.raises(embedded.EmbeddedError, match="plenty") as refused:
        up()
    assert refused.value.code == "embedded.start_failed"


def test_a_long_path_gets_a_short_private_socket_folder(tmp_path: Path) -> None:
    data = tmp_path / ("hospital, north wing " * 6) / "it's data"
    running = embedded.start(data, log=lambda line: None)
    sockets = socket_folder(running)
    try:
        assert ask(running.dsn, "SELECT 1") == 1
        assert len(f"{sockets}/.s.PGSQL.5432") < 100
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    finally:
        embedded.stop(running)
        shutil.rmtree(sockets)


def test_neither_the_server_nor_a_process_without_the_lock_owns_the_folder(up: Up) -> None:
    running = up()
    opened = [os.readlink(fd) for fd in Path(f"/proc/{running.pid}/fd").iterdir()]
    assert not [name for name in opened if name.endswith("sitepost.lock")]
    stranger = replace(running, lock=None)
    embedded.stop(stranger)
    assert embedded.alive(running)
    with pytest.raises(embedded.EmbeddedError, match="Only the Sitepost process"):
        embedded.restart(stranger)


@only_root
def test_root_passes_closed_parents_without_opening_them(data: Path, up: Up) -> None:
    data.parent.chmod(0o700)
    data.mkdir(mode=0o700)
    running = up()
    assert int(capabilities(running.pid), 16) in (0, 1 << 1, 1 << 2)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (data.parent, data)] == [0o700, 0o700]
    assert Layout(data).cluster.stat().st_uid == Path(f"/proc/{running.pid}").stat().st_uid != 0
    assert "sitepost" not in Path("/proc/self/mounts").read_text().split()


@only_root
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv of util-linux")
def test_root_without_the_right_to_mount_passes_by_one_capability_or_says_which_folder(data: Path) -> None:
    data.parent.chmod(0o700)
    owner = Owner(data, prefix=("setpriv", "--bounding-set", "-sys_admin"))
    assert int(capabilities(owner.said["pid"]), 16) in (1 << 1, 1 << 2)
    assert ask(owner.said["dsn"], "SELECT 1") == 1
    owner.close()
    bare = ("setpriv", "--bounding-set", "-sys_admin,-dac_override,-dac_read_search")
    refused = Owner(data, prefix=bare).said
    assert refused["code"] == "embedded.folder_closed"
    assert any(f"cannot pass the folder {folder}." in refused["message"] for folder in (data, *data.parents))


@only_root
def test_programs_out_of_the_users_reach_are_copied_into_the_data_folder(
    data: Path, up: Up, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = data.parent / "closed"
    package = wheel().parent.parent
    shutil.copytree(wheel().parent, closed / package.name / wheel().parent.name, symlinks=True)
    shutil.copytree(package.with_name(f"{package.name}.libs"), closed / f"{package.name}.libs")
    closed.chmod(0o700)
    monkeypatch.setenv("SITEPOST_PG_BIN", str(closed / package.name / wheel().parent.name / "bin"))
    running = up()
    assert Path(f"/proc/{running.pid}/exe").resolve().is_relative_to(Layout(data).copies)
    embedded.stop(running)
    begun = time.monotonic()
    up()
    assert time.monotonic() - begun < 1


@only_root
def test_a_plain_user_starts_recovers_and_stops_it_and_root_may_take_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nobody = pwd.getpwnam("nobody")
    prefix = ("setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups")
    python = f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"
    probe = [*prefix, python, "-c", f"import sys; sys.path[:0] = [{str(PACKAGES)!r}]; import psycopg"]
    if (
        not shutil.which(python)
        or not shutil.which("setpriv")
        or subprocess.run(probe, check=False, cwd="/").returncode
    ):
        pytest.skip("no Python that an unprivileged user can run with these packages")
    home = Path(tempfile.mkdtemp())
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    try:
        owner = Owner(home / "data", prefix=prefix, python=python)
        assert Path(f"/proc/{owner.said['pid']}").stat().st_uid == nobody.pw_uid
        tell(owner.said["dsn"], "CREATE TABLE kept AS SELECT 7 AS seven")
        os.kill(owner.said["pid"], signal.SIGKILL)
        owner.kill()
        owner = Owner(home / "data", prefix=prefix, python=python)
        assert ask(owner.said["dsn"], "SELECT seven FROM kept") == 7
        owner.close()
        running = embedded.start(home / "data", log=lambda line: None)
        assert Path(f"/proc/{running.pid}").stat().st_uid == nobody.pw_uid
        embedded.stop(running)
        owner = Owner(home / "data", prefix=prefix, python=python)
        assert "pid" in owner.said, owner.said
        owner.close()
    finally:
        shutil.rmtree(home)


@only_root
def test_files_that_root_brought_back_from_a_backup_are_given_to_the_servers_user(data: Path, up: Up) -> None:
    running = up()
    user = Layout(data).cluster.stat().st_uid
    tell(running.dsn, "CREATE TABLE kept AS SELECT 7 AS seven")
    embedded.stop(running)
    subprocess.run(["chown", "-R", "0:0", data], check=True)
    assert ask(up().dsn, "SELECT seven FROM kept") == 7
    assert (Layout(data).cluster / "PG_VERSION").stat().st_uid == user
