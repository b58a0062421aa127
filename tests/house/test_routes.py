"""The routes as they are mounted: all of them say who may call, all of them pass the edge."""

from typing import Any

import httpx
import pytest
from litestar import Litestar, Router, get
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute, WebSocketRoute

from sitepost.app import App
from sitepost.platform.http import May
from sitepost.platform.http.docs import ROUTES, openapi_config, page
from sitepost.platform.http.edge import Edge
from sitepost.platform.http.gate import SAFE_METHODS
from sitepost.platform.http.openapi import document
from sitepost.platform.http.routing import may_of, post

LEAST = 80
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def handlers(litestar: Litestar) -> list[tuple[str, str, HTTPRouteHandler]]:
    """Every method of every path below /api, without what the framework adds by itself."""
    return [
        (method, route.path, handler)
        for route in litestar.routes
        if isinstance(route, HTTPRoute) and not route.path.startswith("/api/docs/framework")
        for method, (handler, _) in route.route_handler_map.items()
        if method != "OPTIONS"
    ]


def open_doors(litestar: Litestar) -> list[str]:
    """What says nothing about who may call it, or needs a project and has none in its path."""
    found = []
    for method, path, handler in handlers(litestar):
        may = may_of(handler)
        if may is None:
            found.append(f"{method} {path} does not say who may call it")
        elif may is May.MEMBER and "project_id" not in path:
            found.append(f"{method} {path} is for members and names no project")
        if method not in METHODS:
            found.append(f"{method} {path} is a method that the edge does not know")
        if not path.startswith("/api"):
            found.append(f"{method} {path} stands outside /api, and so outside a unit of work")
    return found


def test_every_route_says_who_may_call_it(app: App) -> None:
    assert open_doors(app.litestar) == []
    assert len(handlers(app.litestar)) >= LEAST
    sockets = [route.path for route in app.litestar.routes if isinstance(route, WebSocketRoute)]
    assert sockets == ["/api/live"]
    assert isinstance(app.asgi, Edge), "idempotency keys and the commit are the edge's"


UNVERSIONED = {  # what an edit cannot take from anybody: one's own things, or a whole that is always sent
    "PUT /api/me/password": "one's own, and it asks for the old one",
    "PATCH /api/me/settings": "one's own, key by key",
    "PATCH /api/me/passkeys/{passkey_id:uuid}": "a name of one's own, the last one counts",
    "PUT /api/account/second-factor": "one switch, which is sent whole",
    "PUT /api/projects/{project_id:uuid}/uploads/{upload_id:uuid}": "the offset says where the piece belongs",
    "PATCH /api/projects/{project_id:uuid}/files/{file_id:uuid}": "a file of one's own that nothing carries yet",
    "PUT /api/projects/{project_id:uuid}/correspondence/autosaves/{key:str}": "one's own, the last one counts",
    "PUT /api/conversations/{conversation_id:uuid}/messages/{seq:int}": "one's own words, within minutes",
    "PUT /api/conversations/{conversation_id:uuid}/messages/{seq:int}/reactions/{sign:str}": "a sign of one's own",
    "PATCH /api/conversations/{conversation_id:uuid}/mine": "one's own, key by key",
    "PUT /api/conversations/preferences": "one's own, which is sent whole",
    "PUT /api/push/device": "one's own browser, the last one counts",
    "PUT /api/projects/{project_id:uuid}/correspondence/default-view": "one's own choice, or one for all, sent whole",
}


def unguarded(litestar: Litestar) -> list[str]:
    """Which routes change something without saying which version of it."""
    return [
        f"{method} {path}"
        for method, path, handler in handlers(litestar)
        if method in ("PATCH", "PUT") and "if_match" not in handler.parsed_fn_signature.parameters
    ]


def test_every_change_says_which_version_it_changes(app: App) -> None:
    assert sorted(unguarded(app.litestar)) == sorted(UNVERSIONED)


def test_planted_routes_are_seen() -> None:
    @get("/open", sync_to_thread=False)
    def undeclared() -> None: ...

    @post("/nowhere", may=May.MEMBER, sync_to_thread=False)
    def homeless() -> None: ...

    litestar = Litestar([Router("/api", route_handlers=[undeclared, homeless])], openapi_config=None)
    assert open_doors(litestar) == [
        "GET /api/open does not say who may call it",
        "POST /api/nowhere is for members and names no project",
    ]


def test_the_document_is_complete(app: App) -> None:
    doc = document(app.litestar)
    assert doc["openapi"].startswith("3.1")
    operations = [
        (method, path, operation)
        for path, item in doc["paths"].items()
        for method, operation in item.items()
        if method.upper() in METHODS
    ]
    assert len(operations) >= LEAST
    for method, path, operation in operations:
        where = f"{method} {path}"
        assert operation["summary"].strip().endswith((".", "?")), f"{where} has no sentence"
        assert operation.get("tags"), f"{where} belongs to no room"
        assert operation["x-may"] in {may.value for may in May}, where
        assert "default" in operation["responses"], where
        keys = [each["name"] for each in operation.get("parameters", []) if each["name"] == "Idempotency-Key"]
        assert bool(keys) is (method.upper() not in SAFE_METHODS), where


async def test_the_page_for_people_needs_no_script_and_nothing_from_elsewhere(app: App) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app.asgi), base_url="http://sitepost.test") as http:
        shown = await http.get("/api/docs")
        style = await http.get("/api/docs/style.css")
        doc = await http.get("/api/openapi.json")
        nothing = await http.get("/api/nothing-here")
    assert shown.status_code == style.status_code == doc.status_code == 200
    assert shown.headers["content-type"].startswith("text/html")
    assert style.headers["content-type"].startswith("text/css")
    assert "<script" not in shown.text
    assert "style=" not in shown.text
    assert "://" not in shown.text.replace("http://www.w3.org", "")
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    for path in doc.json()["paths"]:
        assert f"<code>{path}</code>" in shown.text
    assert nothing.status_code == 404
    assert nothing.json()["code"] == "not_found"


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", '"quoted"'])
def test_words_of_the_document_are_escaped_on_the_page(text: str) -> None:
    doc: dict[str, Any] = {
        "info": {"title": text, "version": "1"},
        "paths": {"/x": {"get": {"tags": [text], "summary": text, "description": text, "responses": {}}}},
        "components": {"schemas": {"Thing": {"type": "object", "description": text, "properties": {text: {}}}}},
    }
    assert "<b>bold" not in page(doc)
    assert '>"quoted"' not in page(doc)


def test_the_documents_routes_are_public() -> None:
    litestar = Litestar([Router("/api", route_handlers=ROUTES)], openapi_config=openapi_config(title="x", version="1"))
    assert {may_of(handler) for _, _, handler in handlers(litestar)} == {May.PUBLIC}
