"""Reads a mail in a worker process: nobody knows yet who wrote it, and some mails take any time and memory to read."""

import msgspec
import structlog

from sitepost.platform.mail import arriving
from sitepost.platform.mail.arriving import Arrived
from sitepost.platform.workers import WorkerError, Workers

log = structlog.get_logger(__name__)


class Wanted(msgspec.Struct, frozen=True):
    """What the worker is asked: a mail, from whom the mail server had it, and addresses of ours."""

    raw: bytes
    envelope_from: str
    own: tuple[str, ...]


_workers = Workers("sitepost.platform.mail.reading", count=1, seconds=20, megabytes=1024)


async def read(wanted: Wanted) -> Arrived | None:
    """Return what `arriving.read` makes of a mail; None where it cannot be read within 20 seconds and 1 GiB."""
    try:
        answer = await _workers.ask(msgspec.msgpack.encode(wanted))
    except WorkerError as error:
        log.info("mail.unreadable", reason=error.reason)
        return None
    return msgspec.msgpack.decode(answer, type=Arrived | None)


def handle(payload: bytes) -> bytes:
    """Answer one request (`Wanted`, MessagePack) with what arrived, or nothing."""
    wanted = msgspec.msgpack.decode(payload, type=Wanted)
    return msgspec.msgpack.encode(arriving.read(wanted.raw, envelope_from=wanted.envelope_from, own=wanted.own))
