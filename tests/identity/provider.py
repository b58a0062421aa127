"""A company's own sign-in on a real socket: a small OpenID provider with its own keys, which may lie."""

import asyncio
import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

Json = dict[str, Any]
CLIENT, SECRET = "sitepost", "between friends"


def b64(data: bytes) -> str:
    """Write bytes as JOSE does."""
    return urlsafe_b64encode(data).decode().rstrip("=")


class Provider:
    """What it says is in `person` and `claims`; `sign` may be replaced by worse."""

    def __init__(self) -> None:
        self.keys = [RSAKey.generate_key(2048, {"kid": "first"})]
        self.person: Json = {"sub": "u-17", "email": "dana@delta.example", "email_verified": True, "name": "Dana Ortiz"}
        self.claims: Json = {}
        self.configuration: Json = {}
        self.sign: Callable[[Json], str] = self.honest
        self.asked: dict[str, Json] = {}  # code -> what was asked for
        self.heard: list[str] = []
        self.refuses = False
        self.issuer = ""

    async def start(self) -> "Provider":
        """Listen on a free port."""
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.host = f"127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        self.issuer = f"http://{self.host}"
        return self

    async def stop(self) -> None:
        """Hang up."""
        self.server.close()
        await self.server.wait_closed()

    def honest(self, claims: Json) -> str:
        """Sign with the newest key."""
        return jwt.encode({"alg": "RS256", "kid": self.keys[-1].kid}, claims, self.keys[-1])

    def unsigned(self, claims: Json) -> str:
        """Sign with nothing at all (alg none)."""
        return f"{b64(json.dumps({'alg': 'none'}).encode())}.{b64(json.dumps(claims).encode())}."

    def shared(self, claims: Json) -> str:
        """Sign with the public key as if it were a shared secret (HS256 for RS256)."""
        head = b64(json.dumps({"alg": "HS256", "kid": self.keys[-1].kid}).encode())
        text = f"{head}.{b64(json.dumps(claims).encode())}"
        digest = hmac.digest(self.keys[-1].as_pem(private=False), text.encode(), "sha256")
        return f"{text}.{b64(digest)}"

    def strange(self, claims: Json) -> str:
        """Sign with a key of somebody else under the name of ours."""
        return jwt.encode({"alg": "RS256", "kid": self.keys[-1].kid}, claims, RSAKey.generate_key(2048))

    def authorize(self, address: str) -> Json:
        """Let somebody in who came with this address; return what the browser brings back."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?")
        assert (query["response_type"], query["client_id"], query["code_challenge_method"]) == ("code", CLIENT, "S256")
        code = f"code-{len(self.asked)}"
        self.asked[code] = query
        return {"state": query["state"], "code": code, "iss": self.issuer}

    def door(self, path: str) -> str:
        """Let a browser in without asking, or refuse it; return the address to which it is sent back."""
        said = self.authorize(f"{self.issuer}{path}")
        asked = self.asked[said["code"]]
        said = {"state": said["state"], "error": "access_denied"} if self.refuses else said
        return f"{asked['redirect_uri']}?{urlencode(said)}"

    def _answer(self, path: str, body: bytes, head: str) -> tuple[int, Json]:
        if path == "/.well-known/openid-configuration":
            base = {name: f"{self.issuer}/{name}" for name in ("token_endpoint", "jwks_uri")}
            base["authorization_endpoint"] = f"{self.issuer}/authorize"
            return 200, {"issuer": self.issuer, **base, **self.configuration}
        if path == "/jwks_uri":
            return 200, {"keys": [key.as_dict(private=False) for key in self.keys]}
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        asked = self.asked.pop(form.get("code", ""), None)
        if path != "/token_endpoint" or asked is None or "authorization: basic" not in head.lower():
            return 400, {"error": "invalid_grant"}
        if b64(sha256(form["code_verifier"].encode()).digest()) != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        whole = {name: value for name, value in {**claims, **self.person, **self.claims}.items() if value is not None}
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": self.sign(whole)}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = next((int(x.split(":")[1]) for x in head.splitlines() if x.lower().startswith("content-length")), 0)
        body = await reader.readexactly(length)
        path = head.split(" ")[1]
        self.heard.append(path)
        if path.startswith("/authorize?"):
            status, content, more = 302, b"", f"Location: {self.door(path)}\r\n"
        else:
            status, said = self._answer(path, body, head)
            content, more = json.dumps(said).encode(), "Content-Type: application/json\r\n"
        start = f"HTTP/1.1 {status} X\r\n{more}Content-Length: {len(content)}\r\n"
        writer.write(f"{start}Connection: close\r\n\r\n".encode() + content)
        await writer.drain()
        writer.close()
