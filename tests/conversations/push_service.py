"""A push service on a real socket: it gives browsers addresses, takes pushes, and opens them as their browsers do."""

import asyncio
import time
from typing import Any, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from sitepost.platform.push.keys import decode, encode

CURVE = ec.SECP256R1()


class Pushed(NamedTuple):
    """One push that arrived: at which browser, with which headers, and what it says."""

    browser: str
    headers: dict[str, str]
    note: dict[str, Any]


class Browser:
    """A browser with the keys of one subscription."""

    def __init__(self, endpoint: str, key: ec.EllipticCurvePrivateKey | None = None, auth: bytes = b"") -> None:
        self.endpoint = endpoint
        self.key = key or ec.generate_private_key(CURVE)
        self.auth = auth or bytes(range(16))

    @property
    def point(self) -> bytes:
        """Its public key."""
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def given(self) -> dict[str, str]:
        """What it tells the server."""
        return {"endpoint": self.endpoint, "p256dh": encode(self.point), "auth": encode(self.auth)}

    def open(self, body: bytes) -> bytes:
        """Read what was sealed for it (RFC 8291, 3.4), by hand."""
        salt, record, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert (record, length) == (4096, 65)
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
        secret = _expand(_mac(self.auth, shared), b"WebPush: info\x00" + self.point + sender, 32)
        both = _mac(salt, secret)
        key = _expand(both, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = _expand(both, b"Content-Encoding: nonce\x00", 12)
        plain = AESGCM(key).decrypt(nonce, sealed, None)
        assert plain[-1:] == b"\x02"
        return plain[:-1]


def _mac(key: bytes, data: bytes) -> bytes:
    mac = HMAC(key, SHA256())
    mac.update(data)
    return mac.finalize()


def _expand(secret: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=length, info=info).derive(secret)


class PushService:
    """`statuses` says what it answers a browser's pushes, 201 unless told otherwise; `pushed` is what it took."""

    def __init__(self) -> None:
        self.browsers: dict[str, Browser] = {}
        self.statuses: dict[str, int] = {}
        self.pushed: list[Pushed] = []
        self.asked: list[str] = []
        self.hangs = False

    async def start(self) -> "PushService":
        """Listen on a free port."""
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.host = f"127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        return self

    async def stop(self) -> None:
        """Hang up."""
        self.server.close()

    def browser(self, name: str) -> Browser:
        """Return the browser of somebody, the same one each time."""
        return self.browsers.setdefault(name, Browser(f"http://{self.host}/push/{name}"))

    def notes(self, name: str) -> list[dict[str, Any]]:
        """Return what a browser was told."""
        return [each.note for each in self.pushed if each.browser == name]

    def bodies(self, name: str) -> list[str]:
        """Return the last lines of what a browser was told."""
        return [each["body"].rpartition("\n")[2] for each in self.notes(name)]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in head[1:] if each)}
        body = await reader.readexactly(int(headers["content-length"]))
        name = head[0].split(" ")[1].rpartition("/")[2]
        self.asked.append(name)
        status = self.statuses.get(name, 201)
        if status == 201:
            self._check(headers)
            note = msgspec.json.decode(self.browsers[name].open(body))
            self.pushed.append(Pushed(name, headers, note))
        writer.write(f"HTTP/1.1 {status} So\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    def _check(self, headers: dict[str, str]) -> None:
        """Object to a push that does not say who sends it (RFC 8292)."""
        scheme, _, rest = headers["authorization"].partition(" ")
        parts = dict(each.strip().split("=", 1) for each in rest.split(","))
        point = decode(parts["k"])
        public = {"kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])}
        claims = jwt.decode(parts["t"], ECKey.import_key(public), algorithms=["ES256"]).claims
        assert (scheme, claims["aud"]) == ("vapid", f"http://{self.host}")
        assert time.time() < claims["exp"] <= time.time() + 24 * 3600
        assert claims["sub"].startswith(("mailto:", "https://"))
        assert headers["content-encoding"] == "aes128gcm"
