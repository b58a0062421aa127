"""Each guard passes on our source, looked at enough of it, and objects to a planted violation."""

import datetime
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.house import guards
from tests.house.source import PACKAGE, Found, Guard

LEAST = {
    guards.room_shape: 8,
    guards.purity: 25,
    guards.sql_place: 60,
    guards.route_declarations: 60,
    guards.told_or_silent: 25,
    guards.said: 400,
    guards.sizes: 600,
    guards.reasons: 100,
    guards.facts: 35,
}
RULES = "tools/identity/rules.py"
EVENTS = "events/documents.py"
PLANTED: list[tuple[Guard, str, str, str]] = [
    (guards.room_shape, "tools/identity/helpers.py", "", "helpers.py is none of the six"),
    (guards.room_shape, "tools/identity/rules/__init__.py", "", "has rules.py and rules/"),
    (guards.room_shape, "tools/identity/__init__.py", "import os\n", "holds code"),
    (guards.room_shape, "tools/empty/__init__.py", "", "tools/empty has no model.py"),
    (guards.room_shape, "tools/empty/__init__.py", "", "tools/empty has no door plate"),
    (guards.purity, RULES, "async def wait() -> None: ...\n", "waits"),
    (guards.purity, RULES, "import datetime as d\nLATE = d.datetime.now()\n", "looks at the clock"),
    (guards.purity, RULES, "from datetime import date as day\nLATE = day.today()\n", "looks at the clock"),
    (guards.purity, "kernel/money.py", "import time\n", "imports time"),
    (guards.purity, EVENTS, "WORDS = open('words')\n", "calls open"),
    (guards.purity, "tools/identity/model.py", "from pathlib import Path\n", "imports pathlib"),
    (guards.sql_place, "gateways/setup.py", "ALL = 'SELECT id FROM passport'\n", "speaks SQL"),
    (guards.sql_place, RULES, "GONE = '''\\n  DELETE FROM card'''\n", "speaks SQL"),
    (
        guards.route_declarations,
        "gateways/setup.py",
        "from sitepost.platform import http as web\n@web.get('/x')\nasync def x() -> None: ...\n",
        "does not say who may call it",
    ),
    (
        guards.route_declarations,
        "gateways/setup.py",
        "import litestar\n@litestar.post('/x')\nasync def x() -> None: ...\n",
        "goes around platform.http",
    ),
    (
        guards.route_declarations,
        "gateways/setup.py",
        "from litestar import route as any_way\n@any_way('/x', http_method=['POST'])\nasync def x() -> None: ...\n",
        "goes around platform.http",
    ),
    (
        guards.told_or_silent,
        "tools/identity/actions/sessions.py",
        "async def forget(work, person):\n    await _forget(work, person)\n"
        "async def _forget(work, person):\n    await store.use_links(work, person)\n",
        "forget writes and tells nothing",
    ),
    (guards.said, RULES, "def unsaid() -> None: ...\n", "unsaid does not say"),
    (guards.said, RULES, "class Unsaid:\n    '''Said.'''\n    def method(self) -> None: ...\n", "method does not say"),
    (guards.sizes, RULES, "def long() -> None:\n" + "    pass\n" * 31, "long has 32 lines"),
    (guards.sizes, RULES, "#\n" * 301, "lines"),
    (guards.reasons, RULES, "x: int = ''  # type: ignore\n", "ignores a type error"),
    (guards.reasons, RULES, "x: int = ''  # type: ignore[assignment]\n", "ignores a type error"),
    (guards.reasons, RULES, "import os  # noqa: F401\n", "switches a lint rule off"),
    (guards.reasons, RULES, "from typing import cast\nx = cast(int, '')\n", "casts"),
    (guards.reasons, RULES, "from typing import Any\nx: Any = 1\n", "is Any"),
    (guards.facts, EVENTS, "class Loose(Fact):\n    KIND = ''\n", "is not frozen"),
    (guards.facts, EVENTS, "class Odd(Fact, frozen=True):\n    KIND: ClassVar[str] = 'rfis.x'\n", "has the kind"),
    (guards.facts, EVENTS, "class Zero(Fact, frozen=True):\n    VERSION: ClassVar[int] = 0\n", "has no version"),
]


def excused(guard: Guard, found: Found) -> list[str]:
    """The objections that the ratchet does not let through, and entries that it should not have any more."""
    with Path(__file__).with_name("ratchet.toml").open("rb") as file:
        excuses = [each for each in tomllib.load(file).get("excuse", []) if each["guard"] == guard.__name__]
    left = list(found.objections)
    for each in excuses:
        met = [objection for objection in left if fits(objection, each["where"])]
        left = [objection for objection in left if objection not in met]
        if not met:
            left.append(f"ratchet: {each['where']} is not needed any more")
        if each["until"] < datetime.date.today():
            left.append(f"ratchet: {each['where']} was excused until {each['until']}")
    return left


def fits(objection: str, where: str) -> bool:
    return objection.startswith(where) or re.sub(r":\d+", "", objection).startswith(where)


@pytest.mark.parametrize("guard", LEAST, ids=lambda guard: guard.__name__)
def test_the_house_is_in_order(guard: Guard) -> None:
    found = guard(PACKAGE)
    left = excused(guard, found)
    assert not left, "\n" + "\n".join(left)
    assert found.looked >= LEAST[guard], "a check that looked at (nearly) nothing has failed"


@pytest.mark.parametrize(("guard", "place", "text", "words"), PLANTED, ids=[str(n) for n in range(len(PLANTED))])
def test_a_planted_violation_is_seen(guard: Guard, place: str, text: str, words: str, tmp_path: Path) -> None:
    root = tmp_path / "sitepost"
    shutil.copytree(PACKAGE, root, ignore=shutil.ignore_patterns("__pycache__", "client"))
    before = guard(root).objections
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = path.read_text() if path.exists() else ""
    path.write_text(f"{kept}\n{text}")
    after = guard(root).objections
    assert sum(words in each for each in after) > sum(words in each for each in before), after


def test_every_guard_is_run_and_fed_a_violation() -> None:
    every = {value for name, value in vars(guards).items() if callable(value) and not name.startswith("_")}
    every = {each for each in every if getattr(each, "__module__", "") == guards.__name__}
    assert every == set(LEAST) == {guard for guard, *_ in PLANTED}


def test_a_silent_action_is_let_through(tmp_path: Path) -> None:
    root = tmp_path / "sitepost"
    shutil.copytree(PACKAGE, root, ignore=shutil.ignore_patterns("__pycache__", "client"))
    path = root / "tools/identity/actions/sessions.py"
    text = (
        "\n# silent: nobody needs to know\nasync def forget(work, person):\n    await store.use_links(work, person)\n"
    )
    path.write_text(path.read_text() + text)
    objections = guards.told_or_silent(root).objections
    assert not [each for each in objections if each.startswith("tools/identity") and " forget " in each]
