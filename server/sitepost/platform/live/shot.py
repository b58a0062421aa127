"""Shots: frames encoded once for however many receivers, also in the shape in which they go over the wire."""

from collections.abc import Sequence

BATCH, BETWEEN, END = b'{"type":"batch","frames":[', b",", b"]}"
LARGEST_BATCH = 512 * 1024  # bytes of frames that leave as one
TEXT, SHORT, MIDDLE = 0x81, 126, 1 << 16


class Shot:
    """One frame: its JSON, and that behind the head of a web socket frame (RFC 6455, 5.2), both made once."""

    __slots__ = ("_wire", "body")

    def __init__(self, body: bytes) -> None:
        self.body = body
        self._wire: bytes | None = None

    @property
    def wire(self) -> bytes:
        """The bytes that a server sends: final, text, not masked, not compressed."""
        if self._wire is None:
            self._wire = head(len(self.body)) + self.body
        return self._wire

    @property
    def text(self) -> str:
        """The frame for servers that frame by themselves."""
        return self.body.decode()


def head(size: int) -> bytes:
    """Return the head of a whole text frame of `size` bytes."""
    if size < SHORT:
        return bytes((TEXT, size))
    if size < MIDDLE:
        return bytes((TEXT, 126)) + size.to_bytes(2, "big")
    return bytes((TEXT, 127)) + size.to_bytes(8, "big")


def joined(shots: Sequence[Shot]) -> list[Shot]:
    """Put shots together, in their order, into as few as possible."""
    if len(shots) < 2:
        return list(shots)
    made: list[Shot] = []
    some: list[bytes] = []
    size = 0
    for shot in shots:
        if some and size + len(shot.body) > LARGEST_BATCH:
            made.append(_batch(some))
            some, size = [], 0
        some.append(shot.body)
        size += len(shot.body)
    made.append(_batch(some))
    return made


def _batch(bodies: list[bytes]) -> Shot:
    return Shot(bodies[0]) if len(bodies) == 1 else Shot(BATCH + BETWEEN.join(bodies) + END)
