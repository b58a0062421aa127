"""The supervisor as a program of its own: `sitepost serve` turns into it, and leaves the command line behind.

It takes every setting from the environment. Without the libraries of the command line it stays below 40 MB.
"""

import asyncio
import sys

from sitepost import __version__
from sitepost.platform.serve.supervisor import ServeError, Supervisor, python
from sitepost.platform.settings import read_settings


def main() -> int:
    """Serve until asked to stop; return the exit code."""
    supervisor = Supervisor(
        read_settings(),
        schema=python("migrate", "--if-new"),
        server=python("server-process"),
        say=lambda text: print(text, file=sys.stderr, flush=True),
        ready=lambda address: print(f"Sitepost {__version__} is ready at {address}", flush=True),
    )
    try:
        return asyncio.run(supervisor.run())
    except ServeError as error:
        if str(error):
            print(f"sitepost: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
