"""Packaging: the client is built when it changed and only then; locks are exact; licences are permitted."""

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import hatch_build  # noqa: E402 - it stands beside the package

COPYLEFT = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
LESSER = re.compile(r"LGPL|Lesser|exception", re.IGNORECASE)


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A client of three files whose npm only writes down what it was asked."""
    folder = tmp_path / "web"
    (folder / "src").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc", "src/main.ts"):
        (folder / name).write_text(name)
    for name, path in {
        "WEB": folder,
        "DIST": folder / "dist",
        "BUILT": folder / ".build-stamp",
        "INSTALLED": folder / "node_modules" / ".build-stamp",
    }.items():
        monkeypatch.setattr(hatch_build, name, path)

    def npm(*arguments: str, what: str) -> None:
        with (tmp_path / "asked").open("a") as file:
            file.write(arguments[0] + " ")
        (folder / "node_modules").mkdir(exist_ok=True)
        if arguments[0] == "run":
            (folder / "dist").mkdir(exist_ok=True)
            (folder / "dist" / "index.html").write_text("built")

    monkeypatch.setattr(hatch_build, "npm", npm)
    return folder


def asked(web: Path) -> str:
    path = web.parent / "asked"
    text = path.read_text().strip() if path.exists() else ""
    path.unlink(missing_ok=True)
    return text


def test_the_client_is_built_once(web: Path) -> None:
    assert hatch_build.build_client()
    assert asked(web) == "ci run"
    assert not hatch_build.build_client()
    assert asked(web) == ""


def test_a_changed_source_builds_and_a_changed_lock_installs(web: Path) -> None:
    hatch_build.build_client()
    asked(web)
    (web / "src" / "main.ts").write_text("changed")
    hatch_build.build_client()
    assert asked(web) == "run"
    (web / "src" / "new.ts").write_text("new")
    hatch_build.build_client()
    assert asked(web) == "run"
    (web / "package-lock.json").write_text("changed")
    hatch_build.build_client()
    assert asked(web) == "ci run"


def test_a_client_that_was_removed_is_built_again(web: Path) -> None:
    hatch_build.build_client()
    asked(web)
    (web / "dist" / "index.html").unlink()
    hatch_build.build_client()
    assert asked(web) == "run"


def test_a_failed_build_says_what_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hatch_build, "WEB", tmp_path)
    with pytest.raises(hatch_build.ClientBuildError, match="npm_config_registry") as refused:
        hatch_build.npm("run", "nothing-of-this-name", what="Trying")
    assert "ended with code" in str(refused.value)
    assert "Trying" in capfd.readouterr().err


@pytest.mark.parametrize(("name", "least"), [("requirements.lock", 60), ("requirements-dev.lock", 90)])
def test_locks_are_exact_hashed_and_name_no_address(name: str, least: int) -> None:
    text = (ROOT / name).read_text()
    pinned = re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==\S+", text, re.MULTILINE)
    entries = re.split(r"\n(?=[\w.-]+(?:\[[\w,-]+\])?[=<>~])", text.strip())
    assert len(pinned) == len(entries) >= least
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_locks_hold_what_is_asked_for_and_agree() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    locks = [dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS]
    run, dev = ({normal(name): version for name, version in lock.items()} for lock in locks)
    wanted = {normal(re.split(r"[\[<>=~ ]", each)[0]) for each in project["dependencies"]}
    assert wanted <= run.keys()
    tools = {normal(re.split(r"[\[<>=~ ]", each)[0]) for each in project["optional-dependencies"]["dev"]}
    assert tools <= dev.keys()
    assert {name: version for name, version in run.items() if dev.get(name) != version} == {}


LOCKS = ("requirements.lock", "requirements-dev.lock")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(package: importlib.metadata.Distribution) -> str:
    """What a package declares as its licence."""
    found = package.metadata
    words = [found.get("License-Expression") or "", (found.get("License") or "")[:200]]
    return " | ".join([*words, *(each for each in found.get_all("Classifier") or [] if each.startswith("License"))])


def is_copyleft(text: str) -> bool:
    """Whether a declared licence is GPL or AGPL; the Lesser one, and a choice that offers another, are not."""
    choices = re.split(r"\s+OR\s+", text.split(" | ")[0]) if " OR " in text else [text]
    return all(COPYLEFT.search(choice) and not LESSER.search(choice) for choice in choices)


def test_nothing_under_gpl_or_agpl_is_imported() -> None:
    names = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    looked, bad = 0, []
    for name in names:
        try:
            text = licence(importlib.metadata.distribution(name))
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for another system
        looked += 1
        if is_copyleft(text):
            bad.append(f"{name}: {text}")
    assert bad == []
    assert looked >= 50


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("AGPL-3.0-or-later", True),
        (" | GNU General Public License v3", True),
        ("MIT", False),
        ("LGPL-3.0-only", False),
        ("MIT OR GPL-2.0-only", False),
    ],
)
def test_a_planted_licence_is_seen(text: str, refused: bool) -> None:
    assert is_copyleft(text) is refused
