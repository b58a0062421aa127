"""Random requests to every operation of the OpenAPI document, and what every answer must be like.

Schemathesis makes the requests: by the schema, and against it. Most of their ids are then replaced
by ids of things that exist, documents by documents, and one value in eight by a hostile one.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, quote_from_bytes, urlencode

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core import NotSet
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.contract.estate import doc, kind_of
from tests.world import BASE_URL

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SLOW = 2.0  # seconds
AGAINST = 0.3  # the share of requests that break the schema
HOSTILE_SHARE, REAL_SHARE, DOC_SHARE = 0.125, 0.93, 0.7
SELDOM = {"idempotency-key": 0.1, "if-match": 0.3}  # random ones of these refuse what would else be done
HOSTILE: list[Any] = [
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff tail",
    "\u202e\u2066\u200f",
    "A" * 70_000,
    "%00%ff%c0%ae",
    "'; DROP TABLE card; --",
    "{{7*7}} ${7*7} <script>",
    "Subject\r\nBcc: all@example.com",
    "../../../../etc/passwd",
    "1e400",
    "infinity",
    "-infinity",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "00000000-0000-0000-0000-000000000000",
    "ÄÖÜ ß ﬀ İ ı",
    "",
    " ",
    2**31,
    2**63,
    -(2**63) - 1,
    10**400,
    -1,
    0,
    1e308,
    float("nan"),
    float("inf"),
    True,
    None,
    [],
    {},
    [None] * 6000,
    ["x"] * 300,
    {"type": "doc", "content": [{"type": "doc"}]},
    {"type": "doc", "content": [{"type": "text", "text": "\x00"}]},
]
QUERIES = [b"%00", b"%FF", b"%ED%A0%80", b"%25", b"%2B%20", b"NaN", b"99999999999999999999", b"-1", b"WyJ4Il0", b"\\", b"*"]


class Wrong(NamedTuple):
    """Something that an answer got wrong."""

    operation: str
    what: str
    request: str


def load(document: dict[str, Any]) -> list[Any]:
    """Return the operations of an OpenAPI document; we sign in ourselves."""
    schema = schemathesis.openapi.from_dict(document)
    schema.config.generation.with_security_parameters = False
    return [found.ok() for found in schema.get_all_operations()]


def drawn(operation: Any, *, count: int, against: bool, start: int) -> Iterator[Case]:
    """Return up to `count` cases of an operation, the same ones each time; fewer where there are no more."""
    if count < 1:
        return iter(())
    mode = GenerationMode.NEGATIVE if against else GenerationMode.POSITIVE
    found: list[Case] = []

    @seed(start)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def keep(case: Case) -> None:
        found.append(case)

    try:
        keep()
    except Unsatisfiable:
        return iter(())  # nothing can be wrong with an operation that takes nothing
    return iter(found[:count])


def substituted(value: Any, name: str, ids: dict[str, list[str]], random: Random) -> Any:
    """Put real ids and whole documents into what was generated, by the names of fields."""
    kind = kind_of(name)
    if isinstance(value, dict):
        if name in ("description", "text", "default_description") and random.random() < DOC_SHARE:
            return doc(str(random.choice(HOSTILE[:20])))
        return {key: substituted(each, str(key), ids, random) for key, each in value.items()}
    if isinstance(value, list):
        some = [substituted(each, name, ids, random) for each in value[:200]]
        return some or ([random.choice(ids[kind])] if kind and ids[kind] and random.random() < 0.5 else some)
    if kind and ids.get(kind) and random.random() < REAL_SHARE:
        return random.choice(ids[kind])
    return value


def spoilt(value: Any, random: Random) -> Any:
    """Put one hostile value somewhere into a body."""
    if isinstance(value, dict) and value:
        key = random.choice(list(value))
        return {**value, key: spoilt(value[key], random)}
    if isinstance(value, list) and value:
        place = random.randrange(len(value))
        return [*value[:place], spoilt(value[place], random), *value[place + 1 :]]
    return random.choice(HOSTILE)


class Sent(NamedTuple):
    """A request as it goes over the wire."""

    method: str
    path: str
    query: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def __str__(self) -> str:
        return f"{self.method} {self.path[:200]}?{self.query[:300]!r} {self.body[:400]!r}"


def prepared(case: Case, ids: dict[str, list[str]], random: Random, cookie: str | None) -> Sent:
    """Write a case as a request of somebody who holds `cookie`."""
    given = {name: substituted(value, name, ids, random) for name, value in case.path_parameters.items()}
    path = case.path
    for name, value in given.items():
        path = path.replace("{" + name + "}", quote(str(value), safe="", errors="replace") or "%20")
    query = substituted(dict(case.query or {}), "", ids, random)
    pairs = [(key, each) for key, value in query.items() for each in (value if isinstance(value, list) else [value])]
    written = urlencode([(str(key), _text(each)) for key, each in pairs], errors="replace").encode()
    if pairs and random.random() < HOSTILE_SHARE:
        written += b"&" + quote(str(random.choice(pairs)[0]), errors="replace").encode() + b"=" + random.choice(QUERIES)
    headers = [(b"host", BASE_URL.split("//")[1].encode()), (b"origin", BASE_URL.encode())]
    if cookie:
        headers.append((b"cookie", f"sitepost={cookie}".encode()))
    for name, value in (case.headers or {}).items():
        if random.random() < SELDOM.get(str(name).lower(), 1):
            headers.append((str(name).lower().encode("latin-1", "replace"), _header(value)))
    body, media_type = _body(case, ids, random)
    if media_type:
        headers.append((b"content-type", media_type.encode("latin-1", "replace")))
    return Sent(case.method, path, written, headers, body)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _header(value: Any) -> bytes:
    return bytes(byte for byte in str(value).encode("latin-1", "replace") if byte not in (0, 10, 13))


def _body(case: Case, ids: dict[str, list[str]], random: Random) -> tuple[bytes, str]:
    if isinstance(case.body, NotSet):
        return b"", ""
    if case.media_type != "application/json":
        raw = case.body if isinstance(case.body, bytes) else str(case.body).encode(errors="replace")
        return raw, case.media_type or ""
    value = substituted(case.body, "", ids, random)
    if random.random() < HOSTILE_SHARE:
        value = spoilt(value, random)
    return json.dumps(value, default=lambda other: quote_from_bytes(bytes(other))).encode(), "application/json"


async def answered(app: Any, sent: Sent) -> tuple[int, list[tuple[str, str]], bytes]:
    """Speak ASGI to the application: one request, one answer."""
    raw = sent.path.encode()
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": sent.method, "scheme": "http",
        "path": requests.utils.unquote(sent.path), "raw_path": raw, "query_string": sent.query, "root_path": "",
        "headers": [*sent.headers, (b"content-length", str(len(sent.body)).encode())],
        "client": ("127.0.0.1", 1), "server": ("sitepost.test", 80),
    }  # fmt: skip
    messages: list[Any] = []
    asked = [{"type": "http.request", "body": sent.body, "more_body": False}]

    async def receive() -> Any:
        return asked.pop() if asked else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    head = messages[0]
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in head["headers"]]
    return head["status"], headers, b"".join(message.get("body", b"") for message in messages[1:])


def faults(case: Case, sent: Sent, answer: tuple[int, list[tuple[str, str]], bytes]) -> Iterator[Wrong]:
    """Say what is wrong with an answer: schemathesis's checks, and that every refusal is a problem with a code."""
    status, headers, body = answer
    held: dict[str, list[str]] = {}
    for name, value in headers:
        held.setdefault(name.lower(), []).append(value)
    label = case.operation.label
    response = Response(status, held, body, requests.Request("GET", BASE_URL).prepare(), 0.0, verify=False)
    try:
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as group:
        for failure in group.exceptions:
            yield Wrong(label, f"{status} {failure.title}: {failure.message[:400]}", str(sent))
    if status >= 400:
        problem = json.loads(body) if held.get("content-type") == ["application/problem+json"] and body else {}
        if not problem.get("code") or problem.get("status") != status:
            yield Wrong(label, f"{status} is no problem: {held.get('content-type')} {body[:200]!r}", str(sent))
    elif status >= 300 or str(status) not in case.operation.definition.raw["responses"]:
        yield Wrong(label, f"{status} is not in the document", str(sent))


class Tally:
    """What came of it: how many, how fast, which statuses, what was wrong."""

    def __init__(self) -> None:
        self.cases = 0
        self.wrong: dict[tuple[str, str], Wrong] = {}
        self.slow: list[str] = []
        self.statuses: Counter[str] = Counter()
        self.answers: dict[str, Counter[str]] = {}
        self.begun = time.perf_counter()

    async def ask(self, app: Any, case: Case, sent: Sent, role: str) -> int:
        """Send one request and judge the answer."""
        begun = time.perf_counter()
        answer = await answered(app, sent)
        took = time.perf_counter() - begun
        self.cases += 1
        self.statuses[f"{role} {answer[0] // 100}xx"] += 1
        code = json.loads(answer[2])["code"] if answer[0] >= 400 and answer[2][:1] == b"{" else answer[0]
        self.answers.setdefault(case.operation.label, Counter())[f"{role[:1]} {code}"] += 1
        if took > SLOW:
            self.slow.append(f"{took:.1f} s {sent}")
        for wrong in faults(case, sent, answer):
            self.wrong.setdefault((wrong.operation, wrong.what[:60]), wrong)
        return answer[0]

    def line(self) -> str:
        """Say the figures in one line."""
        took = time.perf_counter() - self.begun
        statuses = ", ".join(f"{key} {count}" for key, count in sorted(self.statuses.items()))
        return f"{self.cases} cases in {took:.0f} s, {self.cases / took:.0f}/s; {len(self.slow)} slow; {statuses}"
