"""Commits that do not wait for the disk, for commands that can simply be run again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """Let commits of this command not wait for the disk: a demo that a crash cut short is made again."""
    before = os.environ.get("PGOPTIONS")
    os.environ["PGOPTIONS"] = f"{before or ''} -c synchronous_commit=off"
    try:
        yield
    finally:
        del os.environ["PGOPTIONS"]
        if before is not None:
            os.environ["PGOPTIONS"] = before
