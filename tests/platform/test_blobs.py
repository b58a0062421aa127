"""Bytes on disk: whole under their hash, resumable after `kill -9`, never half."""

import asyncio
import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from hashlib import sha256
from pathlib import Path

import pytest

from sitepost.kernel.ids import new_id
from sitepost.platform.blobs import Blobs, Conflict, Kept, NoSpace, TooMuch, disk
from sitepost.platform.blobs import folder as folder_module

PIECE = 64 * 1024


@pytest.fixture
def store(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "files")


async def test_a_file_lies_under_its_hash(store: Blobs) -> None:
    kept = await store.keep(b"concrete")
    assert kept == Kept(sha256=sha256(b"concrete").hexdigest(), size=8, head=b"concrete")
    path = store.open_path(kept.sha256)
    assert path.parent.name == kept.sha256[2:4]
    assert path.parent.parent.name == kept.sha256[:2]
    assert path.read_bytes() == b"concrete"
    assert list(store.partial.iterdir()) == []


async def test_the_same_bytes_twice_are_one_file(store: Blobs) -> None:
    assert await store.keep(b"same") == await store.keep(b"same")
    assert len([path for path in store.folder.rglob("*") if path.is_file()]) == 1


async def test_pieces_make_the_file(store: Blobs) -> None:
    data, upload = os.urandom(3 * PIECE + 17), new_id()
    offset = 0
    while offset < len(data):
        assert await store.offset(upload) == offset
        answer = await store.receive(upload, data[offset : offset + PIECE], offset=offset, size=len(data))
        offset = len(data) if isinstance(answer, Kept) else answer
    assert isinstance(answer, Kept)
    assert answer.sha256 == sha256(data).hexdigest()
    assert answer.head == data[: store.head_bytes]
    assert store.open_path(answer.sha256).read_bytes() == data


@pytest.mark.parametrize("offset", [0, 5, 15, 10_000])
async def test_a_piece_at_the_wrong_offset_is_told_the_right_one(store: Blobs, offset: int) -> None:
    upload = new_id()
    await store.receive(upload, b"0123456789", offset=0, size=100)
    with pytest.raises(Conflict) as conflict:
        await store.receive(upload, b"x", offset=offset, size=100)
    assert conflict.value.offset == 10
    assert await store.offset(upload) == 10


async def test_a_piece_beyond_the_end_is_refused_and_changes_nothing(store: Blobs) -> None:
    upload = new_id()
    await store.receive(upload, b"0123456789", offset=0, size=12)
    with pytest.raises(TooMuch):
        await store.receive(upload, b"abc", offset=10, size=12)
    assert await store.offset(upload) == 10


async def test_many_writers_of_one_upload_leave_one_whole_file(store: Blobs) -> None:
    data, upload = os.urandom(20 * PIECE), new_id()

    async def writer() -> Kept | None:
        while True:
            offset = await store.offset(upload)
            try:
                answer = await store.receive(upload, data[offset : offset + PIECE], offset=offset, size=len(data))
            except Conflict:
                continue
            if isinstance(answer, Kept):
                return answer

    kept = await asyncio.wait_for(asyncio.gather(*(writer() for _ in range(6))), 30)
    assert {each.sha256 for each in kept if each} == {sha256(data).hexdigest()}
    assert store.open_path(sha256(data).hexdigest()).read_bytes() == data


async def test_an_upload_that_was_whole_but_not_committed_is_finished_by_an_empty_piece(store: Blobs) -> None:
    upload = new_id()
    first = await store.receive(upload, b"whole", offset=0, size=5)
    assert await store.offset(upload) == 5
    assert await store.receive(upload, b"", offset=5, size=5) == first
    await store.forget_partial(upload)
    assert await store.offset(upload) == 0
    assert isinstance(first, Kept)
    assert store.open_path(first.sha256).read_bytes() == b"whole"


WRITER = """
    import asyncio, sys
    from pathlib import Path
    from uuid import UUID
    from sitepost.platform.blobs import Blobs

    async def main():
        store, upload, size = Blobs(Path(sys.argv[1])), UUID(sys.argv[2]), int(sys.argv[3])
        data = Path(sys.argv[4]).read_bytes()
        offset = await store.offset(upload)
        while offset < size:
            answer = await store.receive(upload, data[offset : offset + 65536], offset=offset, size=size)
            if not isinstance(answer, int):
                break
            offset = answer
            print(offset, flush=True)

    asyncio.run(main())
"""


async def test_kill_9_in_the_middle_loses_no_acknowledged_byte(store: Blobs, tmp_path: Path) -> None:
    data, upload = os.urandom(40 * PIECE + 3), new_id()
    source, script = tmp_path / "source", tmp_path / "writer.py"
    source.write_bytes(data)
    script.write_text(textwrap.dedent(WRITER))
    package = Path(folder_module.__file__).parents[3]
    for acknowledged_pieces in (3, 11, 2):
        process = subprocess.Popen(
            [sys.executable, script, store.folder, str(upload), str(len(data)), source],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(package)},
        )
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(acknowledged_pieces)]
        process.send_signal(signal.SIGKILL)
        process.wait()
        offset = await store.offset(upload)
        assert offset >= told[-1]
        assert (store.partial / str(upload)).read_bytes() == data[:offset]
    kept = await store.receive(upload, data[offset:], offset=offset, size=len(data))
    assert isinstance(kept, Kept)
    assert kept.sha256 == sha256(data).hexdigest()


@pytest.mark.parametrize("at", ["write_all", "os.fdatasync"])
async def test_a_full_disk_is_said_and_leaves_nothing_half(
    store: Blobs, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    upload = new_id()
    await store.receive(upload, b"0123456789", offset=0, size=30)
    whole = disk.write_all

    def full(descriptor: int, *given: object) -> None:
        if at == "write_all":
            whole(descriptor, b"half", 10)
        raise OSError(errno.ENOSPC, "no space")

    target = "write_all" if at == "write_all" else "os.fdatasync"
    monkeypatch.setattr(f"sitepost.platform.blobs.disk.{target}", full)
    with pytest.raises(NoSpace):
        await store.receive(upload, b"abcdefghij", offset=10, size=30)
    with pytest.raises(NoSpace):
        await store.keep(b"small")
    monkeypatch.undo()
    assert await store.offset(upload) == 10
    assert [path.name for path in store.partial.iterdir()] == [str(upload)]
    assert await store.receive(upload, b"abcdefghij", offset=10, size=30) == 20


async def test_bytes_are_forgotten_only_when_they_are_old(store: Blobs) -> None:
    kept = await store.keep(b"old")
    assert not await store.forget(kept.sha256)
    path = store.open_path(kept.sha256)
    assert path.read_bytes() == b"old"
    long_ago = time.time() - 3 * folder_module.RECENT_SECONDS
    os.utime(path, (long_ago, long_ago))
    await store.keep_preview(kept.sha256, b"picture")
    assert await store.forget(kept.sha256)
    assert [each for each in store.folder.rglob("*") if each.is_file()] == []
    assert not await store.forget(kept.sha256)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 60 + "/../"])
def test_a_hash_is_never_a_path(store: Blobs, digest: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.open_path(digest)


async def test_a_small_file_is_durable_in_little_time(store: Blobs) -> None:
    times = []
    for _ in range(40):
        data = os.urandom(100_000)
        start = time.perf_counter()
        await store.keep(data)
        times.append(time.perf_counter() - start)
    assert sorted(times)[20] < 0.05, "a file of 100 kB takes milliseconds, not tenths"
