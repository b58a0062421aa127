"""The readable page of the OpenAPI document: our own HTML, no script, nothing from elsewhere."""

from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from sitepost.platform.http.openapi import WHO, Document, document
from sitepost.platform.http.routing import May, get

STYLE = Path(__file__).with_name("docs.css").read_text()
SCHEMA = "#/components/schemas/"
LIMITS = {"minLength": "at least {} characters", "maxLength": "at most {} characters", "minimum": "from {}"}
LIMITS |= {"maximum": "to {}", "minItems": "at least {}", "maxItems": "at most {}", "pattern": "like {}"}
METHODS = ("get", "post", "put", "patch", "delete")


def openapi_config(*, title: str, version: str) -> OpenAPIConfig:
    """Return what Litestar needs to draw the document; our own routes serve it."""
    return OpenAPIConfig(
        title=title,
        version=version,
        render_plugins=[JsonRenderPlugin()],
        openapi_router=Router(
            "/api/docs/framework", route_handlers=[], include_in_schema=False, opt={"may": May.PUBLIC}
        ),
        use_handler_docstrings=True,
    )


@get("/openapi.json", may=May.PUBLIC, include_in_schema=False, sync_to_thread=False)
def openapi_document(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Give the OpenAPI 3.1 document."""
    return Response(_document_bytes(request.app), media_type="application/json")


@get("/docs", may=May.PUBLIC, include_in_schema=False, sync_to_thread=False)
def docs_page(request: Request[Any, Any, Any]) -> Response[str]:
    """Give the page for people."""
    return Response(_page(request.app), media_type="text/html")


@get("/docs/style.css", may=May.PUBLIC, include_in_schema=False, sync_to_thread=False)
def docs_style() -> Response[str]:
    """Give the style of the page."""
    return Response(STYLE, media_type="text/css")


ROUTES = [openapi_document, docs_page, docs_style]


@lru_cache(maxsize=2)
def _document_bytes(app: Litestar) -> bytes:
    return msgspec.json.encode(document(app))


@lru_cache(maxsize=2)
def _page(app: Litestar) -> str:
    return page(document(app))


def page(doc: Document) -> str:
    """Write `doc` as HTML, grouped by tag."""
    groups = _grouped(doc)
    schemas = doc.get("components", {}).get("schemas", {})
    title = f"{doc['info']['title']} API {doc['info']['version']}"
    menu = "".join(f'<li><a href="#{_anchor(tag)}">{escape(tag)}</a> <small>{len(ops)}</small>' for tag, ops in groups)
    body = "".join(_group(tag, operations) for tag, operations in groups)
    shapes = "".join(_shape(name, schema) for name, schema in schemas.items())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/api/docs/style.css"></head><body>'
        f'<header><h1>{escape(title)}</h1><p>For programs: <a href="/api/openapi.json">openapi.json</a>. '
        "Sign in with the cookie of a browser, or send <code>Authorization: Bearer</code> and an API token. "
        'Refusals are <a href="#shape-Problem">problems</a>; lists are <code>items</code> and <code>next</code>.</p>'
        f'</header><nav aria-label="Groups"><ul>{menu}<li><a href="#shapes">shapes</a></ul></nav>'
        f'<main>{body}<section id="shapes"><h2>shapes</h2>{shapes}</section></main></body></html>'
    )


def _grouped(doc: Document) -> list[tuple[str, list[tuple[str, str, Document]]]]:
    groups: dict[str, list[tuple[str, str, Document]]] = {}
    for path, item in doc.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                tag = (item[method].get("tags") or ["other"])[0]
                groups.setdefault(tag, []).append((method, path, item[method]))
    return sorted(groups.items())


def _group(tag: str, operations: list[tuple[str, str, Document]]) -> str:
    inner = "".join(_operation(*each) for each in operations)
    return f'<section id="{_anchor(tag)}"><h2>{escape(tag)}</h2>{inner}</section>'


def _operation(method: str, path: str, operation: Document) -> str:
    anchor = _anchor(f"{method}-{path}")
    may = operation.get("x-may")
    who = f'<p class="who">{escape(WHO[May(may)])}</p>' if may else ""
    more = f"<p>{escape(operation['description'])}</p>" if "description" in operation else ""
    return (
        f'<article id="{anchor}"><h3><a href="#{anchor}"><b class="{method}">{method.upper()}</b> '
        f"<code>{escape(path)}</code></a></h3><p>{escape(operation.get('summary', ''))}</p>{more}{who}"
        f"{_parameters(operation)}{_body(operation)}{_replies(operation)}</article>"
    )


def _parameters(operation: Document) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(each['name'])}</code><td>{escape(each['in'])}"
        f"<td>{_kind(each.get('schema', {}))}<td>{'required' if each.get('required') else ''}"
        f"<td>{escape(each.get('description', ''))}"
        for each in operation.get("parameters", [])
    )
    return _table("Parameters", ("name", "in", "kind", "", ""), rows)


def _body(operation: Document) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    rows = "".join(f"<tr><td>{escape(kind)}<td>{_kind(each.get('schema', {}))}" for kind, each in content.items())
    return _table("Body", ("media type", "shape"), rows)


def _replies(operation: Document) -> str:
    rows = []
    for status, reply in operation.get("responses", {}).items():
        content = reply.get("content", {})
        kinds = ", ".join(_kind(each.get("schema", {})) for each in content.values()) or "nothing"
        label = "refused" if status == "default" else status
        rows.append(f"<tr><td>{escape(label)}<td>{kinds}<td>{escape(reply.get('description', ''))}")
    return _table("Replies", ("status", "shape", ""), "".join(rows))


def _shape(name: str, schema: Document) -> str:
    needed = schema.get("required", [])
    rows = "".join(
        f"<tr><td><code>{escape(field)}</code><td>{_kind(each)}<td>{'required' if field in needed else ''}"
        f"<td>{escape(each.get('description', ''))}"
        for field, each in schema.get("properties", {}).items()
    )
    about = f"<p>{escape(schema.get('description', ''))}</p>"
    inner = _table("", ("field", "kind", "", ""), rows) or f"<p>{_kind(schema)}</p>"
    return f'<article id="shape-{_anchor(name)}"><h3><code>{escape(name)}</code></h3>{about}{inner}</article>'


def _kind(schema: Document) -> str:
    """Say in a few words what values a schema takes."""
    if "$ref" in schema:
        name = str(schema["$ref"]).removeprefix(SCHEMA)
        return f'<a href="#shape-{_anchor(name)}">{escape(name)}</a>'
    for several in ("oneOf", "anyOf", "allOf"):
        if several in schema:
            return " or ".join(_kind(each) for each in schema[several])
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return " | ".join(f"<code>{escape(str(value))}</code>" for value in values)
    kinds = schema.get("type", "anything")
    words = escape(" or ".join(kinds) if isinstance(kinds, list) else str(kinds))
    if "items" in schema:
        words = f"list of {_kind(schema['items'])}"
    elif isinstance(schema.get("additionalProperties"), dict) and schema["additionalProperties"]:
        words = f"map to {_kind(schema['additionalProperties'])}"
    extra = [str(schema["format"])] if "format" in schema else []
    extra += [text.format(schema[key]) for key, text in LIMITS.items() if key in schema]
    return words + (f" <small>({escape(', '.join(extra))})</small>" if extra else "")


def _table(title: str, heads: tuple[str, ...], rows: str) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(each)}' if each else "<td>" for each in heads)
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    return f"<table>{caption}<thead><tr>{head}</thead><tbody>{rows}</tbody></table>"


def _anchor(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign == "-" else "-" for sign in text).strip("-")
