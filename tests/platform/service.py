"""A service of somebody else on a real socket, which answers forms as a test tells it."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs

import msgspec

Form = dict[str, list[str]]


class Asked(NamedTuple):
    """One request that arrived."""

    path: str
    form: Form
    headers: dict[str, str]


class Service:
    """The running service: `answers` by path (None is a fault), and what was `asked`."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"
        self.answers: dict[str, Callable[[Form], object]] = {}
        self.asked: list[Asked] = []


@asynccontextmanager
async def running() -> AsyncIterator[Service]:
    """Serve for the length of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            form = parse_qs(body.decode())
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.asked.append(Asked(self.path, form, headers))
            found = service.answers.get(self.path, lambda _: None)(form)
            answer = msgspec.json.encode(found)
            self.send_response(500 if found is None else 200)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service = Service(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
