"""How a command reaches the database: the one that is set, the one that runs, or one it starts."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitepost.platform import embedded
from sitepost.platform.settings import Settings

NOTE = "serving.json"


@contextmanager
def database_of(settings: Settings, *, log: Callable[[str], object] = lambda _: None) -> Iterator[str]:
    """Lend the connection string of the data folder, whether or not a server has it open.

    An embedded PostgreSQL that had to be started for this is stopped again at the end.
    """
    if settings.database_url:
        yield settings.database_url
        return
    running, served = _started_or_served(settings, log)
    if running is None:
        yield served
        return
    try:
        yield running.dsn
    finally:
        embedded.stop(running)


def _started_or_served(
    settings: Settings, log: Callable[[str], object]
) -> tuple[embedded.Running, str] | tuple[None, str]:
    """Start the embedded PostgreSQL, or find the one of the server that has the folder."""
    try:
        running = embedded.start(settings.data, log=log)
    except embedded.EmbeddedError as error:
        served = read_note(settings.data) if error.code == "embedded.folder_in_use" else None
        if served is None:
            raise
        return None, served
    return running, running.dsn


def leave_note(data: Path, dsn: str) -> None:
    """Tell later commands how to reach the database of the server that runs."""
    path = data / NOTE
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"pid": os.getpid(), "dsn": dsn}, file)


def take_note_away(data: Path) -> None:
    """Forget the note when the server stops."""
    with suppress(OSError):
        (data / NOTE).unlink()


def read_note(data: Path) -> str | None:
    """Return how to reach the database of the server that runs, None when nobody says."""
    try:
        note = json.loads((data / NOTE).read_text())
        return str(note["dsn"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
