"""The OpenAPI document as Sitepost means it: who may call, refusals as problems, idempotency keys.

The framework draws the document from the types; here it gets what the framework cannot know.
"""

import copy
from collections.abc import Sequence
from typing import Any

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from sitepost.platform.http.gate import COOKIE, SAFE_METHODS
from sitepost.platform.http.problem import MEDIA_TYPE
from sitepost.platform.http.routing import May, may_of

Document = dict[str, Any]

WHO = {
    May.PUBLIC: "Anybody, signed in or not.",
    May.PERSON: "Anybody who is signed in.",
    May.ACCOUNT_ADMIN: "Administrators of the company.",
    May.MEMBER: "Members of the project; the levels of each tool decide further.",
}
PROBLEM: Document = {
    "type": "object",
    "title": "Problem",
    "description": "A refusal (RFC 9457). `code` names the reason for programs, `title` says it to people.",
    "required": ["type", "title", "status", "code"],
    "properties": {
        "type": {"type": "string", "description": "urn:sitepost: and the code"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "field": {"type": ["string", "null"], "description": "the field that it is about"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
        "extra": {"type": "object", "additionalProperties": True},
    },
}
FAULT: Document = {
    "type": "object",
    "title": "Fault",
    "description": "One refused field of a body.",
    "required": ["field", "code", "detail"],
    "properties": {"field": {"type": "string"}, "code": {"type": "string"}, "detail": {"type": "string"}},
}
SCHEMES: Document = {
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "The cookie of a signed-in browser."},
    "token": {"type": "http", "scheme": "bearer", "description": "An API token of a person."},
}
IDEMPOTENCY: Document = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 200},
    "description": "Makes it safe to send again: the same key has one effect and the same answer.",
}
RAW_BODY: Document = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


def document(app: Litestar) -> Document:
    """Return the OpenAPI document of `app`, every operation with who may call it."""
    found: Document = copy.deepcopy(app.openapi_schema.to_schema())
    found.pop("servers", None)
    components = found.setdefault("components", {})
    components.setdefault("schemas", {}).update({"Problem": PROBLEM, "Fault": FAULT})
    components["securitySchemes"] = SCHEMES
    for route in app.routes:
        if not isinstance(route, HTTPRoute):
            continue
        for method, (handler, _) in route.route_handler_map.items():
            operation = found.get("paths", {}).get(route.path_format, {}).get(method.lower())
            if operation is not None:
                _complete(operation, handler, method)
    found["paths"] = dict(sorted(found.get("paths", {}).items()))
    components["schemas"] = dict(sorted(components["schemas"].items()))
    _close_bodies(found)
    return found


def _close_bodies(found: Document) -> None:
    """Say of every shape in a request that it takes no other fields: bodies are allow-lists (a house test)."""
    schemas, waiting = found["components"]["schemas"], list[Any]()
    for path in found["paths"].values():
        waiting += [each["requestBody"] for each in path.values() if isinstance(each, dict) and "requestBody" in each]
    closed: set[str] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name in schemas and name not in closed:
                closed.add(name)
                waiting.append(schemas[name])
                if "properties" in schemas[name]:
                    schemas[name]["additionalProperties"] = False


def _complete(operation: Document, handler: HTTPRouteHandler, method: str) -> None:
    """Put into one operation what the framework does not know."""
    summary, _, more = (operation.get("description") or operation.get("summary", "")).partition("\n")
    operation["summary"], operation["description"] = summary.strip(), more.strip()
    if not operation["description"]:
        del operation["description"]
    may = may_of(handler)
    if may is not None:
        operation["x-may"] = may.value
        operation["security"] = [] if may is May.PUBLIC else [{name: []} for name in SCHEMES]
    if "body" in handler.parsed_fn_signature.parameters:
        form = handler.opt.get("form")
        operation["requestBody"] = _form_body(form) if form else RAW_BODY
    if method not in SAFE_METHODS:
        operation["parameters"] = [*operation.get("parameters", []), IDEMPOTENCY]
    responses = operation.setdefault("responses", {})
    responses.get("204", {}).pop("content", None)
    if 400 not in (handler.responses or {}):
        responses.pop("400", None)  # the framework's; our refusals are problems, whatever their status
    responses["default"] = {
        "description": "Refused; nothing was changed.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _form_body(fields: Sequence[str]) -> Document:
    """Return the body of a route that takes a form (HTML 5, 4.10.21.6)."""
    schema = {"type": "object", "required": [fields[0]], "properties": {name: {"type": "string"} for name in fields}}
    return {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}}
