"""kill -9 of the server, and of its PostgreSQL, while people write: nothing acknowledged is lost (bars B1, B2).

`SITEPOST_KILLS` says how often each is killed [3]; the record has to verify afterwards.
"""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psutil
import pytest

ROUNDS = int(os.environ.get("SITEPOST_KILLS", "3"))
WRITERS = 4
PATIENCE = 60.0
MAYA = {"name": "Maya King", "mail": "maya@harbour.example", "password": "harbour lights at dusk"}


class Server:
    """`sitepost serve` as a process of its own, on a data folder that outlives it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.address = ""
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait for the line that says where it listens."""
        environment = {**os.environ, "PYTHONPATH": "server", "PYTHONWARNINGS": "ignore"}
        environment.pop("SITEPOST_DATABASE_URL", None)
        command = [sys.executable, "-m", "sitepost", "serve", "--data", str(self.data), "--port", "0"]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = re.search(r"ready at (http://\S+)", line)
            if found:
                self.address = found.group(1).split("?")[0].rstrip("/")
                return
        raise AssertionError("the server ended before it was ready")

    def kill(self) -> None:
        """End it and its server processes with SIGKILL; PostgreSQL is left behind."""
        assert self.process is not None
        parent = psutil.Process(self.process.pid)
        mine = [child for child in parent.children(recursive=True) if "postgres" not in child.name()]
        for victim in [parent, *mine]:
            victim.send_signal(signal.SIGKILL)
        self.process.wait()

    def kill_database(self) -> None:
        """End the postmaster with SIGKILL, while the server goes on."""
        pid = int((self.data / "postgres" / "cluster" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        """End it in the ordinary way."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)


class Writer(threading.Thread):
    """Somebody who saves drafts and issues letters as quickly as they are answered, and repeats what was not."""

    def __init__(self, server: Server, token: str, project: str, type: str) -> None:
        super().__init__(daemon=True)
        self.server, self.token, self.project, self.type = server, token, project, type
        self.acknowledged: dict[str, str] = {}
        self.enough = threading.Event()
        self.strange: list[str] = []

    def run(self) -> None:
        """Write until told that it is enough; one idempotency key for each thought."""
        while not self.enough.is_set():
            self._write(f"Draft {uuid4()}", issue=False)
            self._write(f"Letter {uuid4()}", issue=True)

    def _write(self, subject: str, *, issue: bool) -> None:
        key, began = str(uuid4()), time.monotonic()
        while time.monotonic() - began < PATIENCE:
            try:
                answer = httpx.post(
                    f"{self.server.address}/api/projects/{self.project}/correspondence/items",
                    json={"type_id": self.type, "issue": issue, "subject": subject},
                    headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": key},
                    timeout=10,
                )
            except httpx.HTTPError:
                time.sleep(0.05)
                continue
            if answer.status_code == 201:
                self.acknowledged[subject] = answer.json()["number"]
                return
            if answer.status_code < 500:
                self.strange.append(answer.text)
                return
            time.sleep(0.05)
        self.strange.append("the server did not come back in time")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A served, empty data folder."""
    made = Server(tmp_path / "data")
    made.start()
    yield made
    made.stop()


def begin(server: Server) -> tuple[str, str, str]:
    """Set the company up as a person would; return an API token, the project and a type."""
    with httpx.Client(base_url=server.address, headers={"Origin": server.address}, timeout=30) as browser:
        tower = {"name": "Tower", "time_zone": "Europe/London"}
        body = {"account_name": "Harbour", "person": MAYA, "project": tower, "types": ["general_correspondence"]}
        made = browser.post("/api/setup", json=body)
        assert made.status_code == 201, made.text
        project = made.json()["project"]["id"]
        token = browser.post("/api/me/tokens", json={"name": "test"}).json()["token"]
        types = browser.get(f"/api/projects/{project}/correspondence/types").json()["items"]
        return token, project, types[0]["id"]


def subjects(server: Server, token: str, project: str) -> dict[str, list[str]]:
    """Read every item back: the numbers that each subject has."""
    found: dict[str, list[str]] = {}
    cursor: str | None = None
    headers = {"Authorization": f"Bearer {token}"}
    while True:
        query = {"limit": "100", **({"cursor": cursor} if cursor else {})}
        address = f"{server.address}/api/projects/{project}/correspondence/items"
        page = httpx.get(address, params=query, headers=headers, timeout=30).json()
        for item in page["items"]:
            found.setdefault(item["subject"], []).append(item["number"])
        cursor = page["next"]
        if cursor is None:
            return found


def check(server: Server, writers: list[Writer], token: str, project: str) -> None:
    """Compare what was acknowledged with what is there: nothing lost, nothing doubled, no number twice."""
    kept = subjects(server, token, project)
    acknowledged = {subject: number for writer in writers for subject, number in writer.acknowledged.items()}
    assert not [text for writer in writers for text in writer.strange]
    assert len(acknowledged) > 20, "too little was written to say anything"
    assert acknowledged.keys() <= kept.keys()
    assert all(kept[subject] == [number] for subject, number in acknowledged.items())
    numbers = [number for some in kept.values() for number in some]
    assert len(numbers) == len(set(numbers))
    verified = subprocess.run(
        [sys.executable, "-m", "sitepost", "audit", "verify", "--data", str(server.data)],
        env={**os.environ, "PYTHONPATH": "server"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "all is as it was written" in verified.stdout


def start_writers(server: Server, token: str, project: str, type: str) -> list[Writer]:
    """Let several people write."""
    writers = [Writer(server, token, project, type) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    return writers


def wait_for_more(writers: list[Writer]) -> None:
    """Wait until everybody has been answered again."""
    before, began = [len(writer.acknowledged) for writer in writers], time.monotonic()
    while any(len(writer.acknowledged) < n + 2 for writer, n in zip(writers, before, strict=True)):
        assert time.monotonic() - began < PATIENCE, "the server did not come back"
        time.sleep(0.05)


def end_writers(writers: list[Writer]) -> None:
    """Let everybody finish their thought."""
    for writer in writers:
        writer.enough.set()
    for writer in writers:
        writer.join(timeout=PATIENCE + 10)
        assert not writer.is_alive()


def test_kill_9_of_the_server_loses_nothing_that_was_acknowledged(server: Server) -> None:
    token, project, type = begin(server)
    writers = start_writers(server, token, project, type)
    for _ in range(ROUNDS):
        time.sleep(random.uniform(0.5, 1.5))
        server.kill()
        server.start()
        wait_for_more(writers)
    end_writers(writers)
    check(server, writers, token, project)


def test_kill_9_of_postgresql_is_survived_without_a_restart(server: Server) -> None:
    token, project, type = begin(server)
    writers = start_writers(server, token, project, type)
    for _ in range(ROUNDS):
        time.sleep(random.uniform(0.5, 1.5))
        server.kill_database()
        wait_for_more(writers)
    end_writers(writers)
    check(server, writers, token, project)
