"""Rich text: a small ProseMirror document, checked node by node, and its plain and HTML forms.

A document is `{"type": "doc", "content": [...]}` of the nodes and marks below and nothing
else; whatever is not on the list is refused, so no form of it can carry a script.
"""

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from sitepost.kernel.refusal import Kind, Refusal, Why

Doc = dict[str, Any]

BAD = Why("bad_rich_text", Kind.INVALID, "This text holds something that Sitepost cannot keep.")
TOO_LONG = Why("rich_text_too_long", Kind.INVALID, "This text is too long.")
LONGEST = 200_000
DEEPEST = 16
MOST_NODES = 20_000
LINK_SCHEMES = {"http", "https", "mailto", "tel"}

INLINE = {"text", "hardBreak"}
LISTS = {"bulletList", "orderedList"}
BLOCKS = {"paragraph", "heading", "blockquote", "horizontalRule", *LISTS}
CHILDREN: dict[str, set[str]] = {
    "doc": BLOCKS,
    "paragraph": INLINE,
    "heading": INLINE,
    "blockquote": BLOCKS,
    "listItem": BLOCKS,
    "bulletList": {"listItem"},
    "orderedList": {"listItem"},
    "horizontalRule": set(),
    "hardBreak": set(),
    "text": set(),
}
MARKS = {"bold": "strong", "italic": "em", "underline": "u", "strike": "s"}
EMPTY: Doc = {"type": "doc", "content": []}


def clean(doc: Any, *, field: str = "description") -> Doc:
    """Return `doc` with only what the vocabulary knows; refuse anything outside it.

    Errors: `bad_rich_text`, `rich_text_too_long` (200,000 characters, 20,000 nodes, depth 16).
    """
    if doc is None or doc == "":
        return EMPTY
    budget = [LONGEST, MOST_NODES]
    if not isinstance(doc, dict) or doc.get("type") != "doc":
        raise Refusal(BAD, field=field)
    return _node(doc, budget=budget, depth=0, field=field)


def from_text(text: str) -> Doc:
    """Make a document of plain `text`: a paragraph for every blank-line separated block."""
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    return {"type": "doc", "content": [_paragraph(block) for block in blocks if block]}


def plain(doc: Doc) -> str:
    """Return the words of `doc`, blocks separated by newlines."""
    return "\n".join(line for line in (_words(node) for node in _blocks(doc)) if line.strip())


def is_empty(doc: Doc | None) -> bool:
    """Say whether `doc` shows nothing."""
    return doc is None or not plain(doc).strip()


def html(doc: Doc) -> str:
    """Return `doc` as HTML; every character of user text is escaped."""
    return "".join(_html(node) for node in doc.get("content", []))


def _paragraph(block: str) -> Doc:
    content: list[Doc] = []
    for n, line in enumerate(block.split("\n")):
        if n:
            content.append({"type": "hardBreak"})
        if line:
            content.append({"type": "text", "text": line})
    return {"type": "paragraph", "content": content}


def _node(node: Any, *, budget: list[int], depth: int, field: str) -> Doc:
    kind = node.get("type") if isinstance(node, dict) else None
    budget[1] -= 1
    if not isinstance(kind, str) or kind not in CHILDREN or depth > DEEPEST or budget[1] < 0:
        raise Refusal(BAD, field=field)
    if kind == "text":
        return _text(node, budget=budget, field=field)
    kept: Doc = {"type": kind}
    if kind == "heading":
        kept["attrs"] = {"level": _whole(node, "level", 1, 3, field)}
    if kind == "orderedList":
        kept["attrs"] = {"start": _whole(node, "start", 0, 1_000_000, field)}
    children = node.get("content") or []
    if not isinstance(children, list):
        raise Refusal(BAD, field=field)
    for child in children:
        if not isinstance(child, dict) or child.get("type") not in CHILDREN[kind]:
            raise Refusal(BAD, field=field)
    if CHILDREN[kind]:
        kept["content"] = [_node(child, budget=budget, depth=depth + 1, field=field) for child in children]
    return kept


def _whole(node: Doc, name: str, least: int, most: int, field: str) -> int:
    attrs = node.get("attrs")
    value = attrs.get(name, 1) if isinstance(attrs, dict) else 1
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Refusal(BAD, field=field)
    return value


def _text(node: Doc, *, budget: list[int], field: str) -> Doc:
    text = node.get("text")
    if not isinstance(text, str) or not text:
        raise Refusal(BAD, field=field)
    budget[0] -= len(text)
    if budget[0] < 0:
        raise Refusal(TOO_LONG, field=field)
    kept: Doc = {"type": "text", "text": text.replace("\x00", "")}
    marks = node.get("marks") or []
    if not isinstance(marks, list) or len(marks) > 8:
        raise Refusal(BAD, field=field)
    if marks:
        kept["marks"] = [_mark(mark, field=field) for mark in marks]
    return kept


def _mark(mark: Any, *, field: str) -> Doc:
    kind = mark.get("type") if isinstance(mark, dict) else None
    if isinstance(kind, str) and kind in MARKS:
        return {"type": kind}
    if kind != "link":
        raise Refusal(BAD, field=field)
    attrs = mark.get("attrs")
    href = attrs.get("href") if isinstance(attrs, dict) else None
    if not isinstance(href, str) or not is_safe_link(href):
        raise Refusal(BAD, field=field, detail="A link in this text leads to an unsafe address.")
    return {"type": "link", "attrs": {"href": href}}


def is_safe_link(href: str) -> bool:
    """Say whether `href` is a web, mail or telephone address, or a path on this server."""
    if len(href) > 2000 or any(ord(char) < 33 or ord(char) == 127 for char in href):
        return False
    if href.startswith("/"):
        return not href.startswith(("//", "/\\"))
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme.lower() not in LINK_SCHEMES:
        return False
    return bool(parts.netloc) or parts.scheme.lower() in {"mailto", "tel"}


def _blocks(node: Doc) -> Iterator[Doc]:
    for child in node.get("content", []):
        if child["type"] in {"paragraph", "heading"}:
            yield child
        else:
            yield from _blocks(child)


def _words(node: Doc) -> str:
    if node["type"] == "text":
        return str(node["text"])
    if node["type"] == "hardBreak":
        return "\n"
    return "".join(_words(child) for child in node.get("content", []))


TAGS = {"paragraph": "p", "blockquote": "blockquote", "listItem": "li", "bulletList": "ul"}


def _html(node: Doc) -> str:
    kind = node["type"]
    if kind == "text":
        return _html_text(node)
    if kind == "hardBreak":
        return "<br>"
    if kind == "horizontalRule":
        return "<hr>"
    inside = "".join(_html(child) for child in node.get("content", []))
    if kind == "heading":
        level = int(node["attrs"]["level"]) + 1
        return f"<h{level}>{inside}</h{level}>"
    if kind == "orderedList":
        return f'<ol start="{int(node["attrs"]["start"])}">{inside}</ol>'
    return f"<{TAGS[kind]}>{inside}</{TAGS[kind]}>"


def _html_text(node: Doc) -> str:
    out = escape(str(node["text"]))
    for mark in node.get("marks", []):
        if mark["type"] == "link":
            href = escape(mark["attrs"]["href"], quote=True)
            out = f'<a href="{href}" rel="noopener noreferrer nofollow">{out}</a>'
        else:
            tag = MARKS[mark["type"]]
            out = f"<{tag}>{out}</{tag}>"
    return out
