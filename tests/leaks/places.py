"""Every GET of the OpenAPI document with everything that it can be asked; what it cannot be asked yet fails.

Ids go by name: what somebody is answered can then be compared with what they were answered before the ids had
anything behind them.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

import httpx
from pypdf import PdfReader
from tests.leaks.crawler import frames
from tests.world import World

from sitepost.kernel.codes import code_of

Ids = Mapping[str, str]
Document = dict[str, Any]
SORTS = ("number", "subject", "status", "due_on", "assignee", "updated_at", "created_at")
OWN = ("x-request-id", "date", "server-timing")  # headers that are of the moment
MOMENTS = ("seen_at", "now", "server_time", "needs_password")  # and fields of bodies; the last: how long ago
FOUND = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PRINTED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d|\d\d:\d\d")  # when something was printed
LIST = "/api/projects/{project_id}/correspondence/items"  # here every value is asked, elsewhere two of each
FLAGS = (
    "overdue",
    "archived",
    "unread",
    "inline",
    "location_within",
    "private",
    "mine",
    "grouped",
    "download",
    "titles",
    "responses",
    "unofficial",
    "history",
    "links",
    "receipts",
    "hash",
    "letterhead",
)
OF_ITEMS = ("item_id", "card", "item", "ids", "cards", "from")


class Visit(NamedTuple):
    """One request: a path and what is asked, with names in the place of ids."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def filled(self, ids: Ids) -> tuple[str, list[tuple[str, str]]]:
        """Return the path and the query with ids in them."""

        def name(match: re.Match[str]) -> str:
            kind, _, known = match[1].rpartition(":")
            return code_of(UUID(ids[known])) if kind == "code" else ids[known]

        def fill(text: str) -> str:
            return re.sub(r"<([^>]+)>", name, text)

        return quote(fill(self.path)), [(name, fill(value)) for name, value in self.query]


class Places:
    """What each parameter is asked with: names of ids by kind, and words."""

    def __init__(self, ids: Ids, words: list[str]) -> None:
        self.ids, self.words = ids, words

    def named(self, kind: str) -> list[str]:
        """The names of the ids of a kind: "item", "item hidden draft"."""
        return [f"<{name}>" for name in self.ids if name.split(" ")[0] == kind]

    def codes(self) -> list[str]:
        """The short codes of items."""
        return [f"<code:{item[1:-1]}>" for item in self.named("item")]

    def in_path(self, name: str) -> list[str] | None:
        """What a parameter of a path is filled with, None when it is unknown here."""
        known = {
            "tool": ["directory", *(f"correspondence:{type}" for type in self.named("type"))],
            "key": [f"item:{item}" for item in self.named("item")],
            "token": ["nonsense"],
            "card_id": self.named("item"),
            "export_id": self.named("item"),  # what becomes of real ones is told in tests/exports
            "import_id": self.named("item"),  # and of these in tests/directory
            "field_id": self.named("field") or self.named("item"),
            "code": self.codes(),
            "number": ["1"],
            "seq": ["1", "2"],
            "hold_id": self.named("item"),  # what becomes of real ones is told in tests/conversations
        }
        return known.get(name) or self.named(name.removesuffix("_id")) or None

    def in_query(self, name: str, schema: Document) -> list[str] | None:
        """What a parameter of a query is asked with, None when it is unknown here."""
        if "enum" in schema:
            return [each for each in schema["enum"] if each]
        if name.endswith(("_from", "_to")) and name != "received_from":
            return ["2020-01-01" if name.endswith("_from") else "2099-01-01"]
        people = ("assignee", "received_from", "created_by", "distribution", "also")
        known = {
            **dict.fromkeys(people, self.named("person")),
            **dict.fromkeys(("q", "find", "number"), self.words),
            **dict.fromkeys(OF_ITEMS, self.named("item")),
            **{key: ["true"] for key in FLAGS},
            **{key: ["2026-03-02"] for key in ("first", "last")},
            **{key: ["1"] for key in ("limit", "a_day", "used")},
            "scale": ["2"],
            "against": ["1"],
            "key": ["nonsense"],
            "type": self.named("type"),
            "company": self.named("company"),
            "location": self.named("location"),
            "status": ["draft", "open", "closed_successful", "closed_unsuccessful"],
            "sort": [*SORTS, *(f"-{key}" for key in SORTS)],
            "group": ["type"],
            "project": self.named("project"),
            "codes": self.codes(),
            "custom_field": [f"{field}:{word}" for field in self.named("field") for word in self.words],
            "columns": ["number,subject,description,status"],
            "response": self.named("item"),  # an item is no response to another one
            "cursor": [],  # pages are walked by the crawler of the oracle
            "kind": ["correspondence.item", "correspondence.response"],
            **{key: ["1"] for key in ("seq", "seqs", "before", "after", "around", "since_rev")},
            "conversation": self.named("conversation"),
            "to": ["es"],
            "country": ["GB"],
            "year": ["2026"],
        }
        return known.get(name)

    def visits(self, doc: Document) -> Iterator[Visit]:
        """Every request: each route with each id, and with each value of each parameter, one at a time."""
        for path, item in doc["paths"].items():
            if "get" in item:
                asked = [each for each in item["get"].get("parameters", ()) if each["in"] == "query"]
                for each in asked:
                    each["schema"] = flat(each["schema"], doc)
                yield from self._route(path, asked)

    def _route(self, path: str, asked: list[Document]) -> Iterator[Visit]:
        names = re.findall(r"{(\w+)}", path)
        values = [self.in_path(name) for name in names]
        unknown = [name for name, some in zip(names, values, strict=True) if some is None]
        assert not unknown, f"{path}: say in tests/leaks/places.py what {unknown} can be"
        options = {each["name"]: self.in_query(each["name"], each["schema"]) for each in asked}
        if path != LIST:
            options = {name: some and list(dict.fromkeys((some[0], some[-1]))) for name, some in options.items()}
        unknown = [name for name, some in options.items() if some is None]
        assert not unknown, f"{path}: say in tests/leaks/places.py what {unknown} can be asked with"
        needed = [each["name"] for each in asked if each.get("required")]
        for chosen in product(*(some or [] for some in values)):
            if self._strays(names, chosen):
                continue
            where = path
            for name, value in zip(names, chosen, strict=True):
                where = where.replace(f"{{{name}}}", value)
            far = "hidden" in where.partition("/correspondence")[0]  # of a project that is not one's own
            yield from self._queries(
                where, {n: (some or [])[: 1 if far else None] for n, some in options.items()}, needed
            )

    def _queries(self, where: str, options: dict[str, list[str]], needed: list[str]) -> Iterator[Visit]:
        for given in product(*(options[name] for name in needed)):
            first = tuple(zip(needed, given, strict=True))
            yield Visit(where, first)
            if given == tuple(options[name][0] for name in needed):
                for name, values in options.items():
                    yield from (Visit(where, (*first, (name, value))) for value in values if name not in needed)

    def _strays(self, names: list[str], chosen: tuple[str, ...]) -> bool:
        """Say whether a path leads to things of one project through another: once is enough of those."""
        held = dict(zip(names, chosen, strict=True))
        others = [value for name, value in held.items() if name != "project_id"]
        return held.get("project_id", "<project>") != "<project>" and any("hidden" not in each for each in others)


def flat(schema: Document, doc: Document) -> Document:
    """A schema without "or null" and references, and that of what a list holds."""
    if "$ref" in schema:
        return flat(doc["components"]["schemas"][schema["$ref"].rpartition("/")[2]], doc)
    for part in ("oneOf", "anyOf", "allOf"):
        for each in schema.get(part, ()):
            if each.get("type") != "null":
                return flat({**schema, **each, part: []}, doc)
    return flat(schema["items"], doc) if schema.get("type") == "array" and "items" in schema else schema


class Look:
    """What somebody was answered everywhere, with names for ids."""

    def __init__(self, world: World, name: str, ids: Ids) -> None:
        self.world, self.name, self.ids = world, name, ids
        self.answers: dict[str, str] = {}
        self.raw: dict[str, str] = {}  # with ids, for those who look for words

    async def everywhere(self, places: Places, doc: Document) -> "Look":
        """Make every visit, and listen to the socket from its beginning."""
        client = self.world.client(self.name or None)
        for visit in places.visits(doc):
            path, query = visit.filled(self.ids)
            answer = await client.get(path, params=query or None)
            assert answer.status_code < 500, f"{path} {query}: {answer.text}"
            self._keep(f"{visit.path}?{visit.query}", said(answer))
        if self.name:
            heard = [frame async for frame in frames(self.world, self.name)]
            self._keep("socket", "\n".join(sorted(uncounted(each) for each in heard if not is_empty(each))))
        return self

    def _keep(self, key: str, text: str) -> None:
        self.raw[key] = text.lower()
        names = {id: name for name, id in self.ids.items()}
        self.answers[key] = FOUND.sub(lambda match: names.get(match[0], match[0]), text)

    def unlike(self, before: "Look") -> list[str]:
        """Say where the answers differ from those of an earlier look."""
        assert self.answers.keys() == before.answers.keys()
        return [
            f"{self.name or 'nobody'} {key}\n{parted(before.answers[key], text)}"
            for key, text in self.answers.items()
            if text != before.answers[key]
        ]

    def words(self, words: list[str]) -> list[str]:
        """Say where a word stands that was not asked for there."""
        return [
            f"{self.name or 'nobody'} {key}: {word}"
            for key, text in self.raw.items()
            for word in words
            if word in text and word not in key.lower()
        ]


def parted(one: str, other: str) -> str:
    """The places from which two texts differ."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - 100)
    return f"  was …{one[start : same + 250]}…\n  is  …{other[start : same + 250]}…"


def is_empty(frame: str) -> bool:
    """Say whether a frame only says that something moved in the directory, and not what: everybody may know that."""
    return '"card":null,"body":{}' in frame and re.search(r'"kind":"(directory|permissions)\.', frame) is not None


def uncounted(frame: str) -> str:
    """A frame without the numbers of what it stands at in streams."""
    return re.sub(r"(\"seq\":|\":)\d+", r"\1 N", frame)


def said(answer: httpx.Response) -> str:
    """An answer as text: status, headers and body, without what is of the moment."""
    kept = {name: value for name, value in answer.headers.items() if name not in OWN}
    media = answer.headers.get("content-type", "")
    if media == "application/pdf":
        body = words_of(answer.content)
    elif media == "application/zip":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            body = "\n".join(f"{name}\n{member(name, archive.read(name))}" for name in archive.namelist())
    elif "spreadsheet" in media:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as sheets:
            body = "".join(sheets.read(name).decode() for name in sheets.namelist() if "docProps" not in name)
    else:
        body = json.dumps(timeless(answer.json()), ensure_ascii=False) if "json" in media else answer.text
    if "json" not in media:
        body = PRINTED.sub("", body)
    if body != answer.text:
        kept.pop("content-length", None)
    return f"{answer.status_code} {sorted(kept.items())} {body}"


def words_of(data: bytes) -> str:
    """The words of a PDF."""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def member(name: str, data: bytes) -> str:
    """What a file of an archive says; a signature and the hashes of a manifest are of the moment."""
    if name.endswith(".pdf"):
        return words_of(data)
    if name == "manifest.json":
        about = json.loads(data)
        return f"{about['items']} {[each['path'] for each in about['files']]}"
    return "" if name == "manifest.sig.json" else data.decode("utf-8", "replace")


def timeless(value: Any) -> Any:
    """JSON without the moments in it at which it was asked for."""
    if isinstance(value, list):
        return [timeless(each) for each in value]
    if isinstance(value, dict):
        return {key: timeless(each) for key, each in value.items() if key not in MOMENTS}
    return value
