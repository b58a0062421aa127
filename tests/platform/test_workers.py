"""Worker processes: they answer, they die alone, and they know no secrets."""

import asyncio
import os
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitepost.kernel.refusal import Refusal
from sitepost.platform import workers
from sitepost.platform.workers import WorkerError, Workers

MODULE = """
    import os, time

    def handle(payload):
        word, _, rest = payload.partition(b" ")
        if word == b"echo":
            return rest
        if word == b"pid":
            return str(os.getpid()).encode()
        if word == b"sleep":
            time.sleep(float(rest))
        if word == b"die":
            os._exit(3)
        if word == b"eat":
            return str(len(bytearray(int(rest)))).encode()
        if word == b"environment":
            return repr(dict(os.environ)).encode()
        if word == b"print":
            print("noise" * 1000, flush=True)
        if word == b"write":
            with open(rest, "wb") as file:
                file.write(b"x")
        if word == b"raise":
            raise ValueError("no such drawing")
        return b"done"
"""


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    (tmp_path / "testing_worker").mkdir()
    (tmp_path / "testing_worker" / "__init__.py").write_text("")
    (tmp_path / "testing_worker" / "work.py").write_text(textwrap.dedent(MODULE))
    plain = workers._environment

    def environment() -> dict[str, str]:
        known = plain()
        return {**known, "PYTHONPATH": f"{known['PYTHONPATH']}{os.pathsep}{tmp_path}"}

    monkeypatch.setattr(workers, "_environment", environment)
    made = Workers("testing_worker.work", count=1, seconds=1.5, megabytes=256)
    yield made
    made.close()


async def test_it_answers_large_frames_and_keeps_its_process(pool: Workers) -> None:
    data = os.urandom(3_000_000)
    first = await pool.ask(b"pid")
    assert await pool.ask(b"echo " + data) == data
    assert await pool.ask(b"print") == b"done"
    assert await pool.ask(b"pid") == first
    assert int(first) != os.getpid()


async def test_one_that_is_too_slow_is_ended_and_replaced(pool: Workers) -> None:
    first = await pool.ask(b"pid")
    start = time.monotonic()
    with pytest.raises(WorkerError) as error:
        await pool.ask(b"sleep 30")
    assert error.value.reason == "time"
    assert time.monotonic() - start < 4
    assert await pool.ask(b"pid") != first


async def test_one_that_dies_is_replaced(pool: Workers) -> None:
    with pytest.raises(WorkerError) as error:
        await pool.ask(b"die")
    assert error.value.reason == "died"
    assert await pool.ask(b"echo again") == b"again"


async def test_memory_ends_at_the_limit(pool: Workers) -> None:
    with pytest.raises(WorkerError) as error:
        await pool.ask(b"eat 1000000000")
    assert "MemoryError" in str(error.value)
    assert await pool.ask(b"eat 1000000") == b"1000000"


async def test_it_says_what_went_wrong_and_lives_on(pool: Workers) -> None:
    first = await pool.ask(b"pid")
    with pytest.raises(WorkerError, match="no such drawing"):
        await pool.ask(b"raise")
    assert await pool.ask(b"pid") == first


async def test_it_knows_no_setting_of_ours_and_writes_no_file(
    pool: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SITEPOST_SECRET", "hunter2")
    assert b"hunter2" not in await pool.ask(b"environment")
    with pytest.raises(WorkerError):
        await pool.ask(b"write " + str(tmp_path / "out").encode())


async def test_too_many_at_once_are_refused(pool: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_WAITING", 3)
    answers = await asyncio.gather(*(pool.ask(b"sleep 0.1") for _ in range(5)), return_exceptions=True)
    assert [type(answer) for answer in answers].count(Refusal) == 2


async def test_it_ends_when_it_idles(pool: Workers) -> None:
    pool.idle = 0.1
    first = int(await pool.ask(b"pid"))
    for _ in range(50):
        await asyncio.sleep(0.05)
        if not Path(f"/proc/{first}").exists():
            break
    assert not Path(f"/proc/{first}").exists()
