"""The one way out: requests to addresses that people typed, without letting them reach what stands behind us (CWE-918).

A name is resolved once, every address that it has must be public, and the connection goes to that very
address. Only TLS, no redirects, little time, little to read. What an operator names in
`SITEPOST_PRIVATE_HOSTS` ("sso.site.lan,10.0.0.5:8443") may be private and without TLS.
"""

import asyncio
import socket
from collections.abc import Mapping
from functools import cache
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any, NamedTuple

import httpx

from sitepost.platform.db import Database
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work

LARGEST = 512 * 1024
SECONDS = 10.0


class Unreachable(Exception):
    """The other side cannot be reached, may not be, or does not answer as it should."""


class Answer(NamedTuple):
    """What the other side said: status, body."""

    status: int
    body: bytes


def configure(database: Database, settings: Settings) -> None:
    """Say which hosts may be private; the composition root calls this once."""
    named = (each.strip().lower() for each in settings.private_hosts.split(","))
    database.private_hosts = frozenset(each for each in named if each)


def is_private(database: Database, url: str) -> bool:
    """Say whether an operator named the host of `url` as one of their own."""
    found = httpx.URL(url)
    return bool({found.host, f"{found.host}:{_port(found)}"} & database.private_hosts)


async def fetch(
    work: Work,
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    auth: tuple[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Get a resource, or post a form to it. Raises `Unreachable`."""
    return await _out(work.database, url, form=form, auth=auth, more=headers or {})


async def send(database: Database, url: str, *, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Post bytes. Raises `Unreachable`."""
    return await _out(database, url, body=body, more=headers)


async def _out(database: Database, url: str, **more: Any) -> Answer:  # Any: what `_fetch` takes
    try:
        async with asyncio.timeout(SECONDS):
            return await _fetch(database.private_hosts, httpx.URL(url), **more)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError, UnicodeError, ValueError) as error:
        raise Unreachable(f"{url}: {type(error).__name__} {error}") from error


@cache
def _tls() -> SSLContext:
    """Return how we check who the others are; it takes milliseconds to make."""
    return httpx.create_ssl_context(trust_env=False)


async def _fetch(
    private: frozenset[str],
    url: httpx.URL,
    *,
    more: Mapping[str, str],
    form: Mapping[str, str] | None = None,
    body: bytes | None = None,
    auth: tuple[str, str] | None = None,
) -> Answer:
    port = _port(url)
    allowed = bool({url.host, f"{url.host}:{port}"} & private)
    if url.userinfo or url.scheme not in ({"https", "http"} if allowed else {"https"}):
        raise Unreachable(f"{url}: only https goes out")
    address = await _address(url.host, port, private=allowed)
    headers = {**more, "Host": url.netloc.decode(), "Accept": "application/json"}
    extensions: dict[str, Any] = {"sni_hostname": url.host}
    async with httpx.AsyncClient(verify=_tls(), trust_env=False, timeout=SECONDS, follow_redirects=False) as client:
        request = client.build_request(
            "GET" if form is None and body is None else "POST", url.copy_with(host=address), headers=headers,
            data=form, content=body, extensions=extensions,
        )  # fmt: skip
        answer = await client.send(request, auth=auth, stream=True)
        try:
            return Answer(answer.status_code, await _said(answer))
        finally:
            await answer.aclose()


async def _said(answer: httpx.Response) -> bytes:
    said = bytearray()
    async for piece in answer.aiter_bytes():
        said += piece
        if len(said) > LARGEST:
            raise Unreachable(f"{answer.url}: it says too much")
    return bytes(said)


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


async def _address(host: str, port: int, *, private: bool) -> str:
    """Resolve a name once; one address that is not public makes all of it suspicious."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not (private or all(is_public(each) for each in addresses)):
        raise Unreachable(f"{host}: not a public address")
    return addresses[0]


def is_public(address: str) -> bool:
    """Say whether an address is one of the open internet, also behind the ways in which IPv6 wraps IPv4."""
    found = ip_address(address.partition("%")[0])
    if found.version == 6:
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if found.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):  # NAT64 (RFC 6052)
            return is_public(str(ip_address(found.packed[12:])))
    return found.is_global and not found.is_multicast
