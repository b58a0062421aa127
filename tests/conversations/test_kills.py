"""kill -9 of the server while people post: nothing acknowledged is lost, nothing is there twice (bars B1, B2).

`SITEPOST_KILLS` says how often it is killed [2].
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.faults.test_kill import MAYA, PATIENCE, Server

ROUNDS = int(os.environ.get("SITEPOST_KILLS", "2"))
WRITERS = 4


class Poster(threading.Thread):
    """Somebody who posts as quickly as they are answered, and repeats what was not, with the same key."""

    def __init__(self, server: Server, token: str, path: str) -> None:
        super().__init__(daemon=True)
        self.server, self.token, self.path = server, token, path
        self.acknowledged: dict[str, int] = {}
        self.order: list[str] = []
        self.strange: list[str] = []
        self.enough = threading.Event()

    def run(self) -> None:
        """Post until told that it is enough."""
        while not self.enough.is_set() and not self.strange:
            self._post(str(uuid4()))

    def _post(self, key: str) -> None:
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            try:
                answer = httpx.post(
                    self.server.address + self.path,
                    json={"key": key, "text": key},
                    headers={"Authorization": f"Bearer {self.token}"},
                    timeout=10,
                )
            except httpx.HTTPError:
                time.sleep(0.05)
                continue
            if answer.status_code in (200, 201):
                self.acknowledged[key] = answer.json()["seq"]
                self.order.append(key)
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


def begin(server: Server) -> tuple[str, str]:
    """Found a company that uses conversations; return a token and the path of a group's messages."""
    with httpx.Client(base_url=server.address, headers={"Origin": server.address}, timeout=30) as browser:
        tower = {"name": "Tower", "time_zone": "Europe/London"}
        body = {"account_name": "Harbour", "person": MAYA, "project": tower, "types": ["general_correspondence"]}
        made = browser.post("/api/setup", json=body)
        assert made.status_code == 201, made.text
        project = made.json()["project"]["id"]
        answer = browser.put("/api/conversations/settings", json={"is_on": True}, headers={"If-Match": "*"})
        assert answer.status_code == 200, answer.text
        group = browser.post(
            "/api/conversations/groups",
            json={"project": project, "name": "Concrete", "everyone": True, "people": [], "groups": []},
        )
        assert group.status_code == 201, group.text
        token: str = browser.post("/api/me/tokens", json={"name": "test"}).json()["token"]
        return token, f"/api/conversations/{group.json()['id']}/messages"


def read(server: Server, token: str, path: str) -> list[dict[str, Any]]:
    """Read everything back."""
    found: list[dict[str, Any]] = []
    while True:
        query = {"after": str(found[-1]["seq"] if found else 0), "limit": "200"}
        headers = {"Authorization": f"Bearer {token}"}
        page = httpx.get(server.address + path, params=query, headers=headers, timeout=30).json()
        found += page["messages"]
        if not page["has_after"]:
            return found


def test_kill_9_under_posting_loses_and_doubles_nothing(server: Server) -> None:
    token, path = begin(server)
    posters = [Poster(server, token, path) for _ in range(WRITERS)]
    for each in posters:
        each.start()
    for _ in range(ROUNDS):
        time.sleep(random.uniform(0.5, 1.2))
        server.kill()
        server.start()
        before, began = [len(each.acknowledged) for each in posters], time.monotonic()
        while any(len(each.acknowledged) < n + 2 for each, n in zip(posters, before, strict=True)):
            assert time.monotonic() - began < PATIENCE, "the server did not come back"
            time.sleep(0.05)
    for each in posters:
        each.enough.set()
    for each in posters:
        each.join(timeout=PATIENCE + 10)
    assert not [text for each in posters for text in each.strange]
    found = read(server, token, path)
    assert [each["seq"] for each in found] == list(range(1, len(found) + 1))
    keys = [each["key"] for each in found if each["sort"] == "text"]
    assert len(keys) == len(set(keys))
    kept = {each["key"]: each["seq"] for each in found}
    acknowledged = {key: seq for each in posters for key, seq in each.acknowledged.items()}
    assert len(acknowledged) > 20, "too little was posted to say anything"
    assert {key: kept.get(key) for key in acknowledged} == acknowledged
    for each in posters:
        assert [kept[key] for key in each.order] == sorted(kept[key] for key in each.order)
