"""The listening socket of the supervisor, which hands every connection to a server process."""

import errno
import ipaddress
import socket
import time

PATIENCE = 2.0  # seconds: a server that is just stopping may hold the port a moment longer
BACKLOG = 2048


class PortTaken(Exception):
    """Nobody can be served at that address; the message says why."""


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host` and `port` (0: any free port)."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return _bound(host, port)
        except socket.gaierror as error:
            raise PortTaken(f"{host} is no address of this machine ({error.strerror}).") from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < deadline:
                time.sleep(0.1)
                continue
            raise PortTaken(_why(error, host, port)) from error


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
        listening.setblocking(False)
    except OSError:
        listening.close()
        raise
    return listening


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is used by another program. Choose another one with --port."
    if error.errno == errno.EACCES:
        return f"Only root may use port {port}. Choose one above 1023 with --port, or put a proxy in front."
    return f"Sitepost cannot listen on {host}:{port} ({error.strerror})."


def is_local(listening: socket.socket) -> bool:
    """Say whether only this machine can reach the socket."""
    return ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def address_of(listening: socket.socket, host: str) -> str:
    """Return the address that a browser can open; this machine's name where any address would do."""
    name, port = listening.getsockname()[:2]
    if ipaddress.ip_address(name.partition("%")[0]).is_unspecified:
        host = socket.gethostname()
    elif ":" in host:
        host = f"[{host}]"
    return f"http://{host}:{port}"
