"""The web sockets of a server process: uvicorn's, with two short cuts for many small frames.

Whole frames that were put together once for many clients are written as they are, and a frame that arrives may be
taken at once, without the queue and the two tasks that lie between the protocol and the application.
"""

from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

EXTENSION = "sitepost.wire"


class Wire(WebSocketsSansIOProtocol):
    """One web socket; the application finds it among the extensions of its scope."""

    taker: Callable[[bytes], bool] | None = None

    def handle_connect(self, event: Request) -> None:
        """Begin, and tell the application of this protocol before its task runs for the first time."""
        super().handle_connect(event)
        if self.response.status_code == 101:
            scope: Any = self.scope  # Any: a typed dictionary that knows no extension of ours
            scope["extensions"][EXTENSION] = self

    def write(self, wire: bytes) -> bool:
        """Write a whole frame; False where the client does not keep up, or is about to go."""
        if self.disconnected or self.close_sent or not self.writable.is_set() or self.transport.is_closing():
            return False
        self.transport.write(wire)
        return True

    def send_receive_event_to_app(self) -> None:
        """Offer a whole text to the taker first; what it leaves goes the long way."""
        if self.taker is not None and self.curr_msg_data_type == "text" and not self.close_sent:
            data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
            if self.taker(bytes(data)):
                self.frames = []
                return
        super().send_receive_event_to_app()
