"""Debian's nats-server on a port of its own, which a test may kill and start again."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = f"/usr/sbin:/usr/local/sbin:{Path(sys.prefix) / 'nats/usr/sbin'}"
PATIENCE = 10.0


class NatsServer:
    """One server; `address` stays the same over its lives."""

    def __init__(self, *options: str, scheme: str = "nats") -> None:
        program = shutil.which("nats-server") or shutil.which("nats-server", path=PLACES)
        assert program, "these tests need nats-server; `make nats` fetches Debian's"
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port: int = found.getsockname()[1]
        self.command = [program, "--addr", "127.0.0.1", "--port", str(self.port), *options]
        self.address = f"{scheme}://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=0.5):
                    return
            except OSError:
                assert self.process.poll() is None, "nats-server ended at once"
                time.sleep(0.01)
        raise AssertionError("nats-server does not answer")

    def kill(self) -> None:
        """Kill it as the power goes out."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None


@contextmanager
def nats_server(*options: str, scheme: str = "nats") -> Iterator[NatsServer]:
    """Run a server for the length of a test."""
    server = NatsServer(*options, scheme=scheme)
    server.start()
    try:
        yield server
    finally:
        server.kill()
