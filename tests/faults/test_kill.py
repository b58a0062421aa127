"""kill -9 of the server, and of its PostgreSQL, while people write: nothing acknowledged is lost (bars B1, B2).

`SITEPOST_KILLS` says how often each is killed [3]; the record has to verify afterwards. `SITEPOST_NUMBERS` says how
many letters fifty clients issue at once [500]: no number is given twice, and none is left out.
"""

import asyncio
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
from typing import NamedTuple
from uuid import uuid4

import httpx
import psutil
import pytest

ROUNDS = int(os.environ.get("SITEPOST_KILLS", "3"))
NUMBERS = int(os.environ.get("SITEPOST_NUMBERS", "500"))
CLIENTS = 50
WRITERS = 4
PATIENCE = 60.0
pytestmark = pytest.mark.xdist_group("faults")  # one server for all of them
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


class Site(NamedTuple):
    """What a program needs to write letters: an API token, the project, and the types by their places."""

    token: str
    project: str
    types: list[str]


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


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A served, empty data folder."""
    made = Server(tmp_path_factory.mktemp("faults") / "data")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def site(server: Server) -> Site:
    """A company that was set up on it."""
    return begin(server)


def begin(server: Server) -> Site:
    """Set the company up as a person would."""
    with httpx.Client(base_url=server.address, headers={"Origin": server.address}, timeout=30) as browser:
        tower = {"name": "Tower", "time_zone": "Europe/London"}
        body = {
            "account_name": "Harbour",
            "person": MAYA,
            "project": tower,
            "types": ["general_correspondence", "letters"],
        }
        made = browser.post("/api/setup", json=body)
        assert made.status_code == 201, made.text
        project = made.json()["project"]["id"]
        token = browser.post("/api/me/tokens", json={"name": "test"}).json()["token"]
        types = browser.get(f"/api/projects/{project}/correspondence/types").json()["items"]
        return Site(token, project, [each["id"] for each in types])


def subjects(server: Server, site: Site, type: str) -> dict[str, list[str]]:
    """Read every item of a type back: the numbers that each subject has."""
    found: dict[str, list[str]] = {}
    cursor: str | None = None
    headers = {"Authorization": f"Bearer {site.token}"}
    while True:
        query = {"limit": "100", "type": type, **({"cursor": cursor} if cursor else {})}
        address = f"{server.address}/api/projects/{site.project}/correspondence/items"
        page = httpx.get(address, params=query, headers=headers, timeout=30).json()
        for item in page["items"]:
            found.setdefault(item["subject"], []).append(item["number"])
        cursor = page["next"]
        if cursor is None:
            return found


def check(server: Server, writers: list[Writer], site: Site) -> None:
    """Compare what was acknowledged with what is there: nothing lost, nothing doubled, no number twice."""
    kept = subjects(server, site, site.types[0])
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


def start_writers(server: Server, site: Site) -> list[Writer]:
    """Let several people write."""
    writers = [Writer(server, site.token, site.project, site.types[0]) for _ in range(WRITERS)]
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


async def test_fifty_clients_at_once_are_given_every_number_once(server: Server, site: Site) -> None:
    path, left, given = f"{server.address}/api/projects/{site.project}/correspondence/items", NUMBERS, list[int]()
    body = {"type_id": site.types[1], "issue": True, "subject": "Rain"}

    async def client() -> None:
        nonlocal left
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {site.token}"}, timeout=PATIENCE) as browser:
            while left > 0:
                left -= 1
                answer = await browser.post(path, json=body, headers={"Idempotency-Key": str(uuid4())})
                assert answer.status_code == 201, answer.text
                given.append(int(answer.json()["position"]))

    began = time.monotonic()
    await asyncio.gather(*[client() for _ in range(CLIENTS)])
    print(f"{NUMBERS} numbers by {CLIENTS} clients in {time.monotonic() - began:.0f} s")
    assert sorted(given) == list(range(1, NUMBERS + 1))
    kept = [number for some in subjects(server, site, site.types[1]).values() for number in some]
    assert len(kept) == len(set(kept)) == NUMBERS


@pytest.mark.parametrize("victim", ["the server", "its PostgreSQL"])
def test_kill_9_loses_nothing_that_was_acknowledged(server: Server, site: Site, victim: str) -> None:
    """A server that died is started again; of a PostgreSQL that died the server takes care itself."""
    writers = start_writers(server, site)
    for _ in range(ROUNDS):
        time.sleep(random.uniform(0.5, 1.5))
        if victim == "the server":
            server.kill()
            server.start()
        else:
            server.kill_database()
        wait_for_more(writers)
    end_writers(writers)
    print(f"{ROUNDS} kills of {victim}, {sum(len(writer.acknowledged) for writer in writers)} letters acknowledged")
    check(server, writers, site)
