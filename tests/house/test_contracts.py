"""The import contracts hold, look at every module, and each objects to a planted violation."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.source import PACKAGE

ROOT = Path(__file__).parents[2]
LEAST_FILES, CONTRACTS = 150, 7
PLANTED = [
    ("floors", "kernel/money.py", "import sitepost.app\n"),
    ("floors", "platform/log.py", "import sitepost.events\n"),
    ("floors", "cellar.py", "\n"),
    ("rooms", "tools/identity/store.py", "def late() -> None:\n    import sitepost.tools.directory.model\n"),
    ("rooms", "tools/brand_new/rules.py", "import sitepost.tools.identity.model\n"),
    ("files", "tools/identity/rules.py", "import sitepost.tools.identity.store\n"),
    ("files", "tools/identity/model.py", "import sitepost.tools.identity.rules\n"),
    ("files", "tools/identity/helpers.py", "\n"),
    ("files", "tools/brand_new/services.py", "\n"),
    ("pure", "tools/identity/rules.py", "import sitepost.platform.work\n"),
    ("pure", "kernel/money.py", "import asyncio\n"),
    ("pure", "events/documents.py", "import psycopg\n"),
    ("sql", "tools/identity/routes/__init__.py", "from psycopg import sql\n"),
    ("sql", "gateways/setup.py", "import sqlalchemy\n"),
    ("http", "tools/identity/store.py", "import litestar\n"),
    ("http", "tools/identity/actions/sessions.py", "from litestar import Request\n"),
    ("circles", "platform/cards.py", "import sitepost.platform.work\n"),
    ("circles", "tools/identity/model.py", "import sitepost.tools.identity.store\n"),
]


def lint(folder: Path, *contracts: str) -> tuple[int, str]:
    """Run the contracts of pyproject.toml over the package in `folder`."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    chosen = [part for contract in contracts for part in ("--contract", contract)]
    done = subprocess.run(
        [sys.executable, "-c", program, "--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that may be spoiled."""
    shutil.copytree(PACKAGE, tmp_path / "sitepost", ignore=shutil.ignore_patterns("__pycache__", "client"))
    return tmp_path


def test_the_walls_stand() -> None:
    code, said = lint(PACKAGE.parent)
    assert code == 0, said
    looked = re.search(r"Analyzed (\d+) files", said)
    assert looked is not None
    assert int(looked[1]) >= LEAST_FILES, "a check that looked at (nearly) nothing has failed"
    assert said.count(" KEPT") == CONTRACTS


@pytest.mark.parametrize(("contract", "place", "text"), PLANTED)
def test_a_planted_import_breaks_its_wall(contract: str, place: str, text: str, copy: Path) -> None:
    path = copy / "sitepost" / place
    if "brand_new" in place:
        path.parent.mkdir()
        (path.parent / "__init__.py").touch()
    kept = path.read_text() if path.exists() else ""
    path.write_text(f"{kept}\n{text}")
    code, said = lint(copy, contract)
    assert code == 1, said
    assert " BROKEN" in said


def test_every_wall_is_tried() -> None:
    ids = set(re.findall(r'^id = "(\w+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE))
    assert ids == {contract for contract, *_ in PLANTED}
    assert len(ids) == CONTRACTS
