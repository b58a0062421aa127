"""The web client's files: served from memory, compressed once, hashed names cached for ever."""

import gzip
import mimetypes
import re
from pathlib import Path
from typing import Any

import msgspec
from litestar.types import Receive, Scope, Send

COMPRESSED = {".js", ".css", ".html", ".svg", ".json", ".webmanifest", ".txt", ".map", ".wasm"}
WORKER = re.compile(r"/assets/[\w.]+\.worker-[\w-]+\.js")
WORKER_POLICY = b"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""Workers run WebAssembly, and the page does not: a worker's policy is its own file's (decision 20)."""
SERVICE_WORKER, SERVICE_WORKER_POLICY = "/sw.js", b"default-src 'none'; connect-src 'self'"
"""What stands between the page and the line asks this server alone, and runs nothing besides itself (decision 29)."""
MISSING = b"<!doctype html><title>Sitepost</title><p>The web client is not built. Run <code>make client</code>."


class Asset(msgspec.Struct, frozen=True):
    """One file, ready to send."""

    body: bytes
    zipped: bytes | None
    media_type: str
    cache: str


def client_folder() -> Path | None:
    """Find the built client: inside the wheel, or `web/dist` of a checkout."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "client", package.parents[1] / "web" / "dist"):
        if (folder / "index.html").is_file():
            return folder
    return None


def read_assets(folder: Path) -> dict[str, Asset]:
    """Read every file below `folder`, keyed by its path from the root of the site."""
    found: dict[str, Asset] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        body = path.read_bytes()
        name = "/" + path.relative_to(folder).as_posix()
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if media_type.startswith("text/") or media_type.endswith(("javascript", "json")):
            media_type += "; charset=utf-8"
        hashed = name.startswith("/assets/")
        found[name] = Asset(
            body=body,
            zipped=gzip.compress(body, 9) if path.suffix in COMPRESSED else None,
            media_type=media_type,
            cache="public, max-age=31536000, immutable" if hashed else "no-cache",
        )
    return found


PLACES = {
    *("", "projects", "company", "me", "more", "notifications", "agenda", "calendar", "q", "scan"),
    "conversations",
    *("sign-in", "forgotten-password", "password-resets", "invitations", "setup", "second-factor"),
}
"""What addresses of the client begin with (`web/src/app/router.tsx`, and the tools' own `index.ts`)."""


class Pages:
    """Serves the client: its files, and its start page for every address that it may route.

    Any other address is answered 404: with the start page, which says so, or with nothing where a file was meant.
    """

    def __init__(self, folder: Path | None) -> None:
        self.assets = read_assets(folder) if folder else {}
        missing = Asset(body=MISSING, zipped=None, media_type="text/html; charset=utf-8", cache="no-cache")
        self.start = self.assets.get("/index.html", missing)

    def _find(self, path: str) -> tuple[int, Asset | None]:
        if path in self.assets:
            return 200, self.assets[path]
        first, last = path.strip("/").split("/")[0], path.rpartition("/")[2]
        if first in PLACES:
            return 200, self.start
        return 404, None if first == "assets" or "." in last else self.start

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one GET or HEAD."""
        request: Any = scope  # Any: a scope of HTTP, which ASGI types with the others
        if request["method"] not in ("GET", "HEAD"):
            await _send(send, 405, b"", [(b"allow", b"GET, HEAD")])
            return
        status, asset = self._find(request["path"])
        if asset is None:
            await _send(send, status, b"", [])
            return
        accepts = next((v for k, v in request["headers"] if k == b"accept-encoding"), b"")
        zipped = asset.zipped if b"gzip" in accepts else None
        headers = [
            (b"content-type", asset.media_type.encode()),
            (b"cache-control", asset.cache.encode()),
            (b"vary", b"accept-encoding"),
        ]
        if zipped is not None:
            headers.append((b"content-encoding", b"gzip"))
        if WORKER.fullmatch(request["path"]):
            headers.append((b"content-security-policy", WORKER_POLICY))
        elif request["path"] == SERVICE_WORKER:
            headers.append((b"content-security-policy", SERVICE_WORKER_POLICY))
        body = asset.body if zipped is None else zipped
        headers.append((b"content-length", str(len(body)).encode()))
        await _send(send, status, b"" if request["method"] == "HEAD" else body, headers)


async def _send(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
