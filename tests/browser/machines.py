"""What the browser tests stand on: `sitepost serve` as a process, and a mail server that it sends to."""

import asyncio
import email
import email.policy
import fcntl
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
from aiosmtpd.smtp import SMTP

PATIENCE = 60.0
LINK = re.compile(r"https?://\S+")
WAITS = re.compile(r"^sitepost_(?:facts|jobs) (?!0\.0$)", re.MULTILINE)


class Mailbox:
    """A mail server on a loopback port, in a thread of its own; it keeps what it gets."""

    def __init__(self) -> None:
        self.port = 0
        self._mails: list[EmailMessage] = []
        self._came = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> None:
        """Listen, and note the port."""
        self._thread.start()
        self.port = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(PATIENCE)

    def stop(self) -> None:
        """End the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)

    async def _listen(self) -> int:
        server = await self._loop.create_server(lambda: SMTP(self, hostname="mail.test"), "127.0.0.1", 0)
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep one mail."""
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self._came:
            self._mails.append(mail)  # type: ignore[arg-type]  # the default policy makes EmailMessages
            self._came.notify_all()
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Return every mail to `address` so far, oldest first."""
        with self._came:
            return [mail for mail in self._mails if address in str(mail["To"])]

    def wait(self, address: str, subject: str) -> EmailMessage:
        """Return the newest mail to `address` with `subject` in its subject, once it is there."""

        def found() -> list[EmailMessage]:
            return [mail for mail in self.to(address) if subject in str(mail["Subject"])]

        with self._came:
            assert self._came.wait_for(found, PATIENCE), f"no mail about {subject!r} came to {address}"
            return found()[-1]


def words(mail: EmailMessage) -> str:
    """Return the plain part of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    text: str = part.get_content()
    return text


def markup(mail: EmailMessage) -> str:
    """Return the HTML part of a mail."""
    part = mail.get_body(("html",))
    assert part is not None
    text: str = part.get_content()
    return text


def link(mail: EmailMessage) -> str:
    """Return the first address in the plain part of a mail: the one that its button leads to."""
    found = LINK.search(words(mail))
    assert found, "the mail has no link"
    return found.group(0)


class Server:
    """`sitepost serve` on a data folder of its own: a copy of one that this run made once, for all its workers."""

    patterns: Path | None = None  # where they lie; without it every folder is made anew

    def __init__(self, data: Path, mailbox: Mailbox | None = None, *, like: str = "empty") -> None:
        self.data = data
        self.mailbox = mailbox
        self.like = like  # empty: nobody has opened it yet; demo: with the demo project
        self.address = ""
        self.port = 0  # any that is free
        self.settings: dict[str, str] = {}
        self.process: subprocess.Popen[str] | None = None

    def run(self, *command: str, show: Callable[[str], None] = lambda _: None) -> None:
        """Run another command of Sitepost on the same folder, to its end."""
        done = subprocess.run(
            [sys.executable, "-m", "sitepost", *command, "--data", str(self.data)],
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        show(done.stdout)

    def start(self) -> None:
        """Serve, and wait for the line that says where."""
        if self.patterns is not None and not self.data.exists():
            subprocess.run(["cp", "--archive", _pattern(self.patterns, self.like), self.data], check=True)
        self._serve()

    def _serve(self) -> None:
        command = [sys.executable, "-m", "sitepost", "serve", "--data", str(self.data), "--port", str(self.port)]
        log = (self.data.parent / f"{self.data.name}.log").open("w")
        self.process = subprocess.Popen(command, env=self._environment(), stdout=subprocess.PIPE, stderr=log, text=True)
        log.close()
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = re.search(r"ready at (http://\S+)", line)
            if found:
                self.address = found.group(1).split("?")[0].rstrip("/")
                break
        assert self.address, "the server ended before it was ready"
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def stop(self) -> None:
        """End it in the ordinary way."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=PATIENCE)

    def until_idle(self) -> None:
        """Wait until no job waits, so that a copy has nothing left to do: small pictures, mails."""
        end = time.monotonic() + 5 * PATIENCE
        while WAITS.search(httpx.get(f"{self.address}/metrics").text):
            assert time.monotonic() < end, "the jobs never came to an end"
            time.sleep(0.1)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SITEPOST_")}
        made = {**kept, "PYTHONPATH": "server", "PYTHONWARNINGS": "ignore", **self.settings}
        if self.mailbox is not None:
            made |= {
                "SITEPOST_SMTP_HOST": "127.0.0.1",
                "SITEPOST_SMTP_PORT": str(self.mailbox.port),
                "SITEPOST_SMTP_SECURITY": "none",
                "SITEPOST_MAIL_FROM": "Sitepost <post@sitepost.test>",
            }
        return made


def _pattern(folder: Path, like: str) -> Path:
    """Return a data folder to copy, which is made by whoever needs it first while the others wait."""
    with (folder / f"{like}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / like).exists():
            making = Server(folder / f"{like}.new")
            if like == "demo":
                making.run("demo", "load")
            making._serve()
            making.until_idle()
            making.stop()
            making.data.rename(folder / like)
    return folder / like
