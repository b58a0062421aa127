"""Worker processes for dangerous or heavy work: a time limit, a memory limit, no secrets.

The server talks to each worker over its pipes, in frames: four bytes of length, one byte of
outcome (replies only), then the payload. A worker that dies, or does not answer in time, is
replaced at the next call; one that idles is ended. `python -m sitepost.platform.workers MODULE
MIB` is a worker: it calls `MODULE.handle(payload)` for every frame until its input ends.
"""

import asyncio
import contextlib
import importlib
import os
import resource
import selectors
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sitepost.kernel.refusal import Kind, Refusal, Why

LENGTH = struct.Struct(">I")
PIECE = 1 << 16
DONE, FAILED = b"\x00", b"\x01"
MOST_WAITING = 64
BUSY = Why("worker_busy", Kind.UNAVAILABLE, "The server has too much of this to do just now; try again shortly.")


class WorkerError(Exception):
    """The worker could not do it; `reason` is `failed` (it said so), `time` or `died`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Workers:
    """At most `count` processes that run `module`; started at the first call, ended when idle.

    `seconds` limits one call, `megabytes` (MiB of address space) one process, `idle` is in seconds.
    """

    def __init__(
        self, module: str, *, count: int = 1, seconds: float = 20, megabytes: int = 1024, idle: float = 300
    ) -> None:
        self.module, self.seconds, self.megabytes, self.idle = module, seconds, megabytes, idle
        self._threads = ThreadPoolExecutor(max_workers=count, thread_name_prefix=module.rsplit(".", 2)[-2])
        self._lock = threading.Lock()
        self._free: list[_Child] = []
        self._waiting = 0
        self._timer: threading.Timer | None = None

    async def ask(self, payload: bytes) -> bytes:
        """Return the worker's answer to `payload`.

        Errors: `WorkerError`; the refusal `worker_busy` when more than 64 calls wait already.
        """
        if self._waiting >= MOST_WAITING:
            raise Refusal(BUSY)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self.ask_now, payload)
        finally:
            self._waiting -= 1

    def ask_now(self, payload: bytes) -> bytes:
        """Do the same, blocking the calling thread; one that died while it idled is not the answer."""
        child = self._free_child()
        if child is not None:
            try:
                return self._ask(child, payload)
            except WorkerError as error:
                if error.reason != "died":
                    raise
        return self._ask(_Child(self.module, self.megabytes), payload)

    def _ask(self, child: "_Child", payload: bytes) -> bytes:
        try:
            answer = child.ask(payload, self.seconds)
        except BaseException as error:
            if isinstance(error, WorkerError) and error.reason == "failed":
                self._give_back(child)
            else:
                child.kill()
            raise
        self._give_back(child)
        return answer

    def close(self) -> None:
        """End the processes that wait for work."""
        with self._lock:
            children, self._free = self._free, []
        for child in children:
            child.kill()

    def _free_child(self) -> "_Child | None":
        with self._lock:
            while self._free:
                child = self._free.pop()
                if child.is_alive():
                    return child
                child.kill()
        return None

    def _give_back(self, child: "_Child") -> None:
        with self._lock:
            self._free.append(child)
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(self.idle, self.close)
            self._timer.daemon = True
            self._timer.start()


class _Child:
    """One worker process and its two pipes."""

    def __init__(self, module: str, megabytes: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sitepost.platform.workers", module, str(megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            env=_environment(),
            start_new_session=True,
        )
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is None:
                raise WorkerError("died", "no pipe")
            os.set_blocking(pipe.fileno(), False)

    def is_alive(self) -> bool:
        """Say whether the process still runs."""
        return self.process.poll() is None

    def kill(self) -> None:
        """End the process at once and clean up after it."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def ask(self, payload: bytes, seconds: float) -> bytes:
        """Send one frame and wait for its answer, at most `seconds` in all."""
        deadline = time.monotonic() + seconds
        self._write(LENGTH.pack(len(payload)) + payload, deadline)
        size = LENGTH.unpack(self._read(LENGTH.size, deadline))[0]
        answer = self._read(size, deadline)
        if answer[:1] != DONE:
            raise WorkerError("failed", answer[1:].decode(errors="replace"))
        return answer[1:]

    def _write(self, data: bytes, deadline: float) -> None:
        view, pipe = memoryview(data), self.process.stdin
        while view and pipe is not None:
            _wait(pipe.fileno(), selectors.EVENT_WRITE, deadline)
            try:
                view = view[os.write(pipe.fileno(), view[:PIECE]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise WorkerError("died", str(error)) from error

    def _read(self, size: int, deadline: float) -> bytes:
        parts, missing, pipe = [], size, self.process.stdout
        while missing and pipe is not None:
            _wait(pipe.fileno(), selectors.EVENT_READ, deadline)
            try:
                part = os.read(pipe.fileno(), min(missing, PIECE * 16))
            except BlockingIOError:
                continue
            if not part:
                raise WorkerError("died", f"exit {self.process.wait()}")
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)


def _wait(descriptor: int, event: int, deadline: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, event)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise WorkerError("time")


def _environment() -> dict[str, str]:
    """Return what a worker may know: where Python finds its modules, and no setting of ours."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH") if key in os.environ}
    package = str(Path(__file__).resolve().parents[2])
    return {**kept, "PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2", "TZ": "UTC"}


def _limit(megabytes: int) -> None:
    """Take away what a worker does not need: memory beyond the limit, core dumps, new files."""
    size = megabytes * 1024 * 1024
    for kind, most in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        with contextlib.suppress(ValueError, OSError):  # a system without that limit
            resource.setrlimit(kind, (most, most))
    with contextlib.suppress(OSError):
        os.nice(5)


def serve(handle: Callable[[bytes], bytes], *, source: int, target: int) -> None:
    """Answer frames until the input ends."""
    with os.fdopen(source, "rb") as frames, os.fdopen(target, "wb") as answers:
        while len(head := frames.read(LENGTH.size)) == LENGTH.size:
            payload = frames.read(LENGTH.unpack(head)[0])
            try:
                answer = DONE + handle(payload)
            except Exception as error:
                answer = FAILED + f"{type(error).__name__}: {error}"[:4000].encode(errors="replace")
            answers.write(LENGTH.pack(len(answer)) + answer)
            answers.flush()


def main(module: str, megabytes: str) -> None:
    """Be a worker; whatever a library prints goes nowhere, never into a frame."""
    source, target = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    handle = importlib.import_module(module).handle
    _limit(int(megabytes))
    serve(handle, source=source, target=target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
