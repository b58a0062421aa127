"""The pages: links lead somewhere, decisions have their parts, and the README says what is true."""

import re
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, PARTS

ROOT = Path(__file__).parents[2]
PARTS_OF_A_DECISION = ["## Context", "## Decision", "## Consequences", "## Enforced by"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PLACE = re.compile(r"`((?:tests|web|server|docs|bench)/[\w./-]+)`")


def pages(root: Path) -> list[Path]:
    found = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "deploy").rglob("*.md")]
    return sorted([*found, *(root / "server" / "sitepost" / "tools").glob("*/README.md")])


def broken(page: Path, root: Path) -> list[str]:
    """Links and named files of a page that lead nowhere."""
    text = page.read_text()
    links = [link.partition("#")[0] for link in LINK.findall(text) if "://" not in link and not link.startswith("#")]
    lost = [link for link in links if not (page.parent / link).exists()]
    return lost + [place for place in PLACE.findall(text) if not (root / place).exists()]


def test_links_and_named_files_exist() -> None:
    found = pages(ROOT)
    assert len(found) >= 20
    lost = [f"{page.relative_to(ROOT)}: {link}" for page in found for link in broken(page, ROOT)]
    assert not lost, "\n" + "\n".join(lost)


def test_a_planted_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("[a](gone.md) [b](README.md#part) [c](https://example.org/x) `tests/none.py`")
    assert broken(page, tmp_path) == ["gone.md", "tests/none.py"]


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_says_what_why_and_who_checks(page: Path) -> None:
    text = page.read_text()
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+", page.stem)
    assert text.startswith(f"# {int(page.stem[:4])}. ")
    assert [line for line in text.splitlines() if line.startswith("## ")] == PARTS_OF_A_DECISION
    assert f"decisions/{page.name}" in (ROOT / "docs" / "README.md").read_text()


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(page.stem[:4]) for page in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 16


def test_the_two_commands_of_the_readme_are_targets_of_make() -> None:
    commands = re.findall(r"^```\nmake (\w+)\n```$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands == ["demo", "test"]
    assert (ROOT / ".ci" / "run").read_text().strip().endswith("exec make test")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_make_lists_all_that_it_can_do() -> None:
    text = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"^\.PHONY: ([\w-]+)$", text, re.MULTILINE)) - {"chromium", "nats", "node-packages"}
    listed = set(re.findall(r"^([\w-]+):.*## ", text, re.MULTILINE))
    assert named == listed
    wanted = "setup client demo serve test lint types walls unit browser bench lock api docs clean help"
    assert set(wanted.split()) <= listed


def test_the_page_about_the_house_names_every_room_and_part() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    rooms = [path.name for path in (PACKAGE / "tools").iterdir() if (path / "__init__.py").exists()]
    assert len(rooms) >= 8
    assert [room for room in rooms if f"| {room} |" not in text] == []
    assert [part for part in PARTS if f"`{part}.py`" not in text] == []


def test_the_readme_names_every_setting() -> None:
    import msgspec

    from sitepost.platform.settings import Settings

    text = (ROOT / "README.md").read_text()
    missing = []
    for field in msgspec.structs.fields(Settings):
        name = field.name.upper()
        last = "_" + name.partition("_")[2]
        if f"SITEPOST_{name}" not in text and f"`{last}`" not in text and field.name != "demo":
            missing.append(name)
    assert missing == []
