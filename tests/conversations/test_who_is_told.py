"""Who is told of a message: the table of 7.3 as cases that the client's tests run too; quiet times the same way."""

import json
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from sitepost.kernel.quiet import Quiet, is_quiet
from sitepost.tools.conversations.model import Level, Preference, Sort, Told
from sitepost.tools.conversations.rules import telling

GOLDEN = Path(__file__).parent / "golden"
CASES: list[dict[str, Any]] = json.loads((GOLDEN / "telling.json").read_text())
QUIET: list[dict[str, Any]] = json.loads((GOLDEN / "quiet.json").read_text())


def names(cases: list[dict[str, Any]]) -> list[str]:
    """What the cases are called."""
    return [each["name"] for each in cases]


def told_of(message: dict[str, Any]) -> Told:
    """Return a message of the table."""
    more = {name: message[name] for name in ("mentioned", "follows", "urgent", "quiet") if name in message}
    return Told(sort=Sort(message["kind"]), level=Level(message.get("level", "all")), **more)


def preference(off: list[str], *, master: str, prefix: str) -> Preference:
    """Return a choice with some turned off, in the app or for devices; the other half is turned off whole."""
    other = {"push": False} if master == "in_app" else {"in_app": False}
    return Preference(**other, **{master if each == "master" else f"{prefix}{each}": False for each in off})


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_somebody_is_told_in_the_app_and_by_their_devices_alike(case: dict[str, Any]) -> None:
    told = told_of(case["message"])
    in_app = preference(case["off"], master="in_app", prefix="")
    pushed = preference(case["off"], master="push", prefix="push_")
    assert telling.is_told(in_app, told) is case["told"]
    assert telling.is_pushed(pushed, told) is case["told"]
    assert not telling.is_pushed(in_app, told), "the other one stands by itself"
    assert not telling.is_told(pushed, told)


def test_the_master_of_pushes_forces_the_four_off() -> None:
    assert telling.settled(Preference(push=False)) == Preference(
        push=False, push_direct=False, push_groups=False, push_items=False, push_mentions=False
    )
    assert telling.settled(Preference(push_items=False)) == Preference(push_items=False)


@pytest.mark.parametrize("case", QUIET, ids=names(QUIET))
def test_quiet_times(case: dict[str, Any]) -> None:
    said = case["quiet"]
    begins, ends = (time.fromisoformat(each) if each else None for each in (said["begins"], said["ends"]))
    quiet = Quiet(time_zone=said["time_zone"], begins=begins, ends=ends, days=tuple(said["days"]))
    assert is_quiet(quiet, datetime.fromisoformat(case["at"]), zone=case.get("zone", "UTC")) is case["is"]
