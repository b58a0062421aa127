"""Random requests to every operation of the OpenAPI document, and what every answer must be like.

Schemathesis makes the requests, by the schema and against it; `dressing` puts real ids into them.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.contract.dressing import Sent
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
NO_PROBLEMS = {"POST /api/oauth/token": "RFC 6749, 5.2 has a shape of its own, which every client library reads"}


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
    if status >= 400 and label not in NO_PROBLEMS:
        problem = json.loads(body) if held.get("content-type") == ["application/problem+json"] and body else {}
        if not problem.get("code") or problem.get("status") != status:
            yield Wrong(label, f"{status} is no problem: {held.get('content-type')} {body[:200]!r}", str(sent))
    elif status < 400 and (status >= 300 or str(status) not in case.operation.definition.raw["responses"]):
        yield Wrong(label, f"{status} is not in the document", str(sent))


class Tally:
    """What came of it: how many, how fast, which statuses, what was wrong."""

    def __init__(self) -> None:
        self.cases = 0
        self.wrong: dict[tuple[str, str], Wrong] = {}
        self.slow: list[str] = []
        self.statuses: Counter[str] = Counter()
        self.reached: set[str] = set()
        self.begun = time.perf_counter()

    async def ask(self, app: Any, case: Case, sent: Sent, role: str) -> int:
        """Send one request and judge the answer."""
        begun = time.perf_counter()
        answer = await answered(app, sent)
        took = time.perf_counter() - begun
        self.cases += 1
        self.statuses[f"{role} {answer[0] // 100}xx"] += 1
        if answer[0] < 300:
            self.reached.add(case.operation.label)
        if took > SLOW:
            self.slow.append(f"{took:.1f} s {sent}")
        for wrong in faults(case, sent, answer):
            self.wrong.setdefault((wrong.operation, wrong.what[:60]), wrong)
        return answer[0]

    def line(self) -> str:
        """Say the figures in one line."""
        took = time.perf_counter() - self.begun
        statuses = ", ".join(f"{key} {count}" for key, count in sorted(self.statuses.items()))
        rate = f"{self.cases} cases in {took:.0f} s, {self.cases / took:.0f}/s"
        return f"{rate}; {len(self.reached)} operations succeeded; {len(self.slow)} slow; {statuses}"
