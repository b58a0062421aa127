"""Generated requests as they are sent: real ids in most places, whole documents, one hostile value in eight."""

import json
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, quote_from_bytes, urlencode

from schemathesis import Case
from schemathesis.core import NotSet
from tests.contract.estate import PARENTS, doc, kind_of
from tests.world import BASE_URL, PASSWORD

HOSTILE_SHARE, REAL_SHARE, DOC_SHARE, SAMPLE_SHARE, VERSION_SHARE = 0.125, 0.93, 0.7, 0.6, 0.9
TABLE_SHARE = 0.3
FORM = "application/x-www-form-urlencoded"
SELDOM = {"idempotency-key": 0.1, "if-match": 0.3}  # random ones of these refuse what would else be done
SAMPLES: dict[str, list[Any]] = {
    "mail": ["maya@harbour.example", "kate@kestrel.example", "dana@delta.example", "a+b@sub.example"],
    "password": [PASSWORD, "a long and quiet pier", "short"],
    "old": [PASSWORD],
    "new": [PASSWORD, "a long and quiet pier"],
    "time_zone": ["Europe/London", "America/St_Johns", "Pacific/Apia", "UTC"],
    "country": ["GB", "US-CA", "DE", "XX"],
    "year": [1970, 2026, 2100],
    "templates": ["transmittal", "notice_of_delay", "letter"],
    "sort": ["number", "-subject", "status", "-due_on", "assignee", "updated_at", "-created_at", "people", "companies"],
    "group": ["type"],
    "status": ["draft", "open", "closed_successful"],
    "amount": ["12500.00", "-1", "1e9"],
    "working_days": [0, 1, 2, 3, 4, 5, 6],
    "q": ["crane", "NHA-0001", "concrete -wind", '"stood still"', "0001", "noted or"],
    "number": ["0001", "A-17", "NHA-0002"],
}
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
QUERIES = [b"%00", b"%FF", b"%ED%A0%80", b"%25", b"%2B%20", b"NaN", b"9" * 20, b"-1", b"WyJ4Il0", b"\\", b"*"]


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
    if name in SAMPLES and isinstance(value, str | int) and random.random() < SAMPLE_SHARE:
        return random.choice(SAMPLES[name])
    return f"{value[:20]} {random.random():.6f}" if name == "name" and isinstance(value, str) else value


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
    for child, parent in PARENTS.items():
        known = ids.get(f"{parent} of {given.get(child)}")
        if parent in given and known:
            given[parent] = known[0]
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
    if case.method in ("PATCH", "PUT") and not any(name == b"if-match" for name, _ in headers):
        headers += [(b"if-match", b"*")] if random.random() < VERSION_SHARE else []
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
    if case.media_type == FORM and isinstance(case.body, dict):
        return urlencode(case.body, errors="replace").encode(), FORM
    if case.media_type != "application/json" and random.random() < TABLE_SHARE:
        return b"Name,E-mail,Company\r\nIda Quay,ida@quay.example,Delta Steel\r\n", case.media_type or ""
    if case.media_type != "application/json":
        raw = case.body if isinstance(case.body, bytes) else str(case.body).encode(errors="replace")
        return raw, case.media_type or ""
    value = substituted(case.body, "", ids, random)
    if random.random() < HOSTILE_SHARE:
        value = spoilt(value, random)
    return json.dumps(value, default=lambda other: quote_from_bytes(bytes(other))).encode(), "application/json"
