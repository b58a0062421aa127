"""The demo project: Harbour Tower, its people and a year of letters, made with a fixed seed."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from sitepost.platform.db import Database
from sitepost.platform.jobs import Jobs
from sitepost.platform.settings import Settings

Progress = Callable[[str, int, int], None]


class Application(Protocol):
    """What a gateway needs of the application; it stands below the composition root and may not import it."""

    settings: Settings
    database: Database
    jobs: Jobs

    async def settle(self) -> None:
        """Run every reaction that is due."""


class SignIn(msgspec.Struct, frozen=True):
    """One of the demo people, as the command line prints them."""

    name: str
    mail: str
    password: str
    role: str = ""


async def load(app: Application, *, progress: Progress) -> list[SignIn]:
    """Load the demo into an empty database; say who can sign in."""
    from sitepost.gateways.demo.load import load_all

    return await load_all(app, progress=progress)


async def reset(app: Application) -> None:
    """Take everything of the demo away again: every row and every file of this data folder."""
    from sitepost.gateways.demo.load import empty

    await empty(app)
