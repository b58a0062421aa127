"""The two servers that are measured: Sitepost as people run it, and the bare handlers, two processes each."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.home import Home

ROOT = Path(__file__).resolve().parent.parent
PROCESSES = 2
PATIENCE = 60.0
Address = tuple[str, int]


@contextmanager
def sitepost(home: Home) -> Iterator[tuple[Address, int]]:
    """Run `sitepost serve` with two processes; lend its address and the process id of the supervisor."""
    port = free_port()
    command = [sys.executable, "-m", "sitepost", "serve", "--data", str(home.files / "data")]
    command += ["--port", str(port), "--processes", str(PROCESSES)]
    with running(command, {"SITEPOST_DATABASE_URL": home.dsn}, port, "/api/setup") as pid:
        yield ("127.0.0.1", port), pid


@contextmanager
def bare(home: Home) -> Iterator[tuple[Address, int]]:
    """Run the bare handlers under uvicorn with two workers."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "bench.bare:app", "--port", str(port), "--workers", str(PROCESSES)]
    command += ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"]
    environment = {
        "BENCH_DATABASE_URL": home.dsn,
        "BENCH_PROJECT": str(home.site.project),
        "BENCH_PERSON": str(home.site.people[2].id),
    }
    with running(command, environment, port, "/ready") as pid:
        time.sleep(1.0)  # the second worker
        yield ("127.0.0.1", port), pid


@contextmanager
def running(command: list[str], environment: dict[str, str], port: int, path: str) -> Iterator[int]:
    """Run a server until the end of the block; lend its process id once a GET of `path` is answered."""
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(port, path, process)
        yield process.pid
    finally:
        stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a server in order, and its whole group when it does not stop."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def wait_for(port: int, path: str, process: "subprocess.Popen[bytes]") -> float:
    """Wait until a GET of `path` is answered with 200; return the seconds that it took."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        if process.poll() is not None:
            raise SystemExit(f"The server for {path} ended with exit code {process.returncode}.")
        if _answers(port, path):
            return time.monotonic() - begun
        time.sleep(0.02)
    raise SystemExit(f"Port {port} does not answer.")


def _answers(port: int, path: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as sock:
            sock.sendall(f"GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n".encode())
            return sock.recv(64).split(b" ")[1:2] == [b"200"]
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """Return the processes that `pid` started, and theirs."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            fields = entry.read_text().rsplit(")", 1)[1].split()
            parents.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    found, waiting = list[int](), [pid]
    while waiting:
        mine = parents.get(waiting.pop(), [])
        found += mine
        waiting += mine
    return found


class Processor:
    """How much of the processors some processes and their children use, so that busy neighbours do not count."""

    def __init__(self, *pids: int) -> None:
        self.pids = pids
        self.begun = self._seconds()

    def spent(self) -> float:
        """Return the seconds since the last call."""
        before, self.begun = self.begun, self._seconds()
        return self.begun - before

    def _seconds(self) -> float:
        ticks = 0
        for pid in {each for top in self.pids for each in (top, *children(top))}:
            with suppress(OSError, IndexError):
                fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
                ticks += sum(int(each) for each in fields[11:15])
        return ticks / os.sysconf("SC_CLK_TCK")


def memory_mib(pid: int) -> float:
    """Return the resident memory of a process in MiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def command_of(pid: int) -> str:
    """Return the command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
