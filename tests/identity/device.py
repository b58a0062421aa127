"""A phone that keeps passkeys, in software: it signs what it is told to, also what no honest one would."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

ORIGIN = "http://sitepost.test"
RP = "sitepost.test"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40

Json = dict[str, Any]


def b64(data: bytes) -> str:
    """Write bytes as WebAuthn does."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def unb64(text: str) -> bytes:
    """Read what `b64` wrote."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Device:
    """One passkey of one person; `origin`, `rp` and `flags` may lie."""

    def __init__(self, *, counts: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = token_bytes(32)
        self.count, self.counts = 0, counts
        self.user = b""
        self.origin, self.rp, self.flags = ORIGIN, RP, PRESENT | VERIFIED

    def make(self, options: Json) -> Json:
        """Answer `navigator.credentials.create`."""
        self.user = unb64(options["user"]["id"])
        point = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(public)
        data = self._data(self.flags | ATTESTED) + attested
        return {
            "credential": b64(self.id),
            "client_data": b64(self._client("webauthn.create", options["challenge"])),
            "attestation": b64(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
            "transports": ["internal", "nonsense"],
        }

    def sign(self, options: Json) -> Json:
        """Answer `navigator.credentials.get`."""
        if self.counts:
            self.count += 1
        client, data = self._client("webauthn.get", options["challenge"]), self._data(self.flags)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return {
            "credential": b64(self.id),
            "client_data": b64(client),
            "authenticator_data": b64(data),
            "signature": b64(signature),
            "user": b64(self.user),
        }

    def _data(self, flags: int) -> bytes:
        return sha256(self.rp.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()
