"""The client's addresses are answered with its start page; any other is not found."""

import re
from pathlib import Path

import httpx
import pytest

from sitepost.platform.http.edge import CONTENT_SECURITY_POLICY
from sitepost.platform.http.pages import PLACES, Pages

ROOT = Path(__file__).resolve().parents[2]
START = "<!doctype html><title>Sitepost</title>"


@pytest.fixture
def pages(tmp_path: Path) -> httpx.AsyncClient:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(START)
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "assets" / "app.1234.js").write_text("let a")
    transport = httpx.ASGITransport(app=Pages(tmp_path))  # type: ignore[arg-type]  # ASGI all the same
    return httpx.AsyncClient(transport=transport, base_url="http://sitepost.test")


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, START),
        ("/projects", 200, START),
        ("/projects/0190/correspondence/0191", 200, START),
        ("/invitations/a.token.with.dots", 200, START),
        ("/company/types/", 200, START),
        ("/icon.svg", 200, "<svg/>"),
        ("/assets/app.1234.js", 200, "let a"),
        ("/assets/gone.js", 404, ""),
        ("/robots.txt", 404, ""),
        ("/wp-login.php", 404, ""),
        ("/.git/config.bak", 404, ""),
        ("/nothing/here", 404, START),
        ("/projectsandmore", 404, START),
    ],
)
async def test_an_address_is_a_file_a_place_of_the_client_or_not_found(
    pages: httpx.AsyncClient, path: str, status: int, body: str
) -> None:
    answer = await pages.get(path)
    assert (answer.status_code, answer.text) == (status, body)
    bare = await pages.head(path)
    assert (bare.status_code, bare.text) == (status, "")


async def test_workers_alone_run_webassembly(pages: httpx.AsyncClient, tmp_path: Path) -> None:
    for name in ("scanner.worker-D6_H-1.js", "scanner.worker-D6.css", "app.worker.js", "worker-D6.js"):
        (tmp_path / "assets" / name).write_text("let b")
    pages = Pages(tmp_path)
    fresh = httpx.AsyncClient(transport=httpx.ASGITransport(app=pages), base_url="http://sitepost.test")  # type: ignore[arg-type]  # ASGI all the same
    allowed = [
        name for name in pages.assets if "wasm" in (await fresh.get(name)).headers.get("content-security-policy", "")
    ]
    assert allowed == ["/assets/scanner.worker-D6_H-1.js"]
    policy = (await fresh.get(allowed[0])).headers["content-security-policy"]
    assert policy == "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    assert "wasm" not in CONTENT_SECURITY_POLICY, "the page itself runs none"


async def test_the_worker_beside_the_page_is_always_asked_for_and_runs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(START)
    (tmp_path / "sw.js").write_bytes((ROOT / "web/public/sw.js").read_bytes())
    served = httpx.AsyncClient(transport=httpx.ASGITransport(app=Pages(tmp_path)), base_url="http://sitepost.test")  # type: ignore[arg-type]  # ASGI all the same
    answer = await served.get("/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"
    assert "content-security-policy" not in (await served.get("/")).headers, "the page has that of the edge"


def test_every_place_that_the_client_routes_is_known() -> None:
    routed = set()
    for index in (ROOT / "web/src/tools").glob("*/index.ts"):
        for path, scope in re.findall(r'path: "([^"]+)",\s*scope: "(open|account)"', index.read_text()):
            routed |= {path.split("/")[0]} if scope else set()
    router = (ROOT / "web/src/app/router.tsx").read_text()
    routed |= {path.split("/")[0] for path in re.findall(r'getParentRoute: \(\) => shell, path: "/?([^"]*)"', router)}
    assert len(routed) > 8
    assert routed <= PLACES
