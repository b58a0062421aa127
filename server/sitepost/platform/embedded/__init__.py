"""The PostgreSQL that Sitepost brings along and runs by itself: one server, one data folder, one owner."""

from .binaries import Binaries, binaries_status
from .errors import EmbeddedError
from .server import Running, alive, restart, start, stop, watch

__all__ = [
    "Binaries",
    "EmbeddedError",
    "Running",
    "alive",
    "binaries_status",
    "restart",
    "start",
    "stop",
    "watch",
]
