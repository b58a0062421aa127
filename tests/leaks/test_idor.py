"""Every route with ids that are not the caller's: it says what it says to an id that nothing has, and does nothing."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
from litestar.handlers import HTTPRouteHandler
from tests.contract.estate import kind_of
from tests.house.test_routes import handlers
from tests.leaks.grounds import CALLERS, Grounds
from tests.leaks.table import GONE, NOTHING, QUERIES, RULE, TABLE, Bad, Ids, Row, Said
from tests.world import BASE_URL

from sitepost.app import App
from sitepost.platform.http import May
from sitepost.platform.http.gate import SAFE_METHODS
from sitepost.platform.http.openapi import document
from sitepost.platform.http.routing import may_of

ASKERS = {
    May.PUBLIC: ("",),
    May.PERSON: ("maya", "dana"),
    May.ACCOUNT_ADMIN: ("maya", "dana"),
    May.MEMBER: ("carl", "dana"),
}
MALFORMED = ("nonsense", "0", "\x00", "../me", "…", "00000000-0000-0000-0000-00000000000g", "x" * 300)
LAST = (
    "DELETE /api/account/imports/{import_id}",
    "POST /api/account/imports",  # one table at a time: it takes the place of the one before
    "POST /api/me/passkeys/{passkey_id}/removal",
    "PUT /api/projects/{project_id}/correspondence/items/{item_id}/archived",
    "DELETE /api/projects/{project_id}/correspondence/views/{view_id}",
    "DELETE /api/conversations/{conversation_id}",
    "POST /api/conversations/{conversation_id}/leave",
    "DELETE /api/sessions/{session_id}",
    "DELETE /api/sessions",
    "PUT /api/me/password",
    "DELETE /api/session",
)
METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE")
PEOPLE = "/api/projects/{project_id}/correspondence/types/{type_id}/people"
KINDS = {
    "also": "person_id",
    "ids of people": "person_id",
    "ids of notices": "notice_id",
    "levels{}": "tool",
    "grants{}": "tool",
    "cards": "card",
    "project": "project_id",
    "provider": "provider_id",
    "field": "field_id",
    "id": "card",  # of an option: what is none of the field's is refused, whatever else it is
}
NESTED: dict[str, Callable[[str], dict[str, Any]]] = {
    "options[].id": lambda id: {"options": [{"label": "Spring", "id": id}]},
    "sections[].custom[].field": lambda id: {"sections": [{"name": "Tides", "custom": [{"field": id}]}]},
    "domains[].company_id": lambda id: {"domains": [{"domain": "pier.example", "company_id": id}]},
}
ELSEWHERE = {  # their ids are tested where they are: test_bulk, and the secret of a feed in tests/agenda
    "POST /api/projects/{project_id}/correspondence/bulk",
    "GET /api/calendar.ics",
    "PUT /api/conversations/settings",  # and those of conversations in tests/conversations
    "POST /api/conversations/direct",
    "POST /api/conversations/groups",
    "POST /api/conversations/orphans/{conversation_id}",
    "PUT /api/conversations/{conversation_id}/group",
    "POST /api/conversations/{conversation_id}/messages",
    "PUT /api/conversations/{conversation_id}/messages/{seq}",
    "POST /api/conversations/{conversation_id}/messages/outcome",
    "GET /api/conversations/people",
    "GET /api/conversations/{conversation_id}/cards",
    "POST /api/conversations/holds",
    "GET /api/conversations/holds/targets",
    "PUT /api/conversations/keeping",
    "POST /api/conversations/exports",
}
LISTS = ("items", "types", "cards")
NO_IDS = {"{number}": "1", "{seq}": "2", "{sign}": "👍"}  # of a revision and of a message
LEAST_ROUTES, LEAST_IDS = 110, 60


class Route:
    """One route as it is mounted, with its row."""

    def __init__(self, method: str, path: str, handler: HTTPRouteHandler) -> None:
        self.method, self.path, self.name = method, path, f"{method} {path}"
        self.may = may_of(handler)
        self.row = TABLE[self.name]
        self.parameters = [part[1:-1] for part in path.split("/") if part.startswith("{") and part not in NO_IDS]
        self.in_project = path.startswith("/api/projects/")

    @property
    def askers(self) -> tuple[str, ...]:
        """Who calls it: whoever may do the most first."""
        assert self.may is not None
        return ASKERS[self.may]

    def address(self, ids: Ids) -> str:
        """The path with ids in it."""
        found = self.path
        for part, value in NO_IDS.items():
            found = found.replace(part, quote(value))
        for name in self.parameters:
            found = found.replace(f"{{{name}}}", quote(ids[name], safe=""))
        return found


def mounted(app: App) -> list[Route]:
    """Every route of the application that is ours."""
    plain = [(method, _plain(path), handler) for method, path, handler in handlers(app.litestar)]
    known = [each for each in plain if f"{each[0]} {each[1]}" in TABLE]
    return [Route(*each) for each in sorted(known, key=lambda each: (METHODS.index(each[0]), each[1]))]


def _plain(path: str) -> str:
    """`/items/{item_id:uuid}` as the document writes it."""
    return "/".join(part.split(":")[0] + "}" if ":" in part else part for part in path.split("/"))


class Caller:
    """Somebody who calls routes with ids."""

    def __init__(self, grounds: Grounds, name: str) -> None:
        self.name, self.grounds = name, grounds
        self.own = grounds.own[name or "maya"]

    def client(self) -> httpx.AsyncClient:
        """Their browser; whoever is not signed in has a fresh one each time."""
        world = self.grounds.world
        return world.client(self.name) if self.name else world.browser()

    async def call(self, route: Route, ids: Ids, *, body: Any = None, **more: Any) -> httpx.Response:
        """Call a route with these ids in the path, and with what its row says."""
        row = route.row
        given: dict[str, Any] = {"params": row.query(self.own) if row.query else None} | more
        if row.raw is not None:
            given["content"] = row.raw
            given["headers"] = {"Content-Type": "application/octet-stream"} | given.get("headers", {})
        elif row.body or body is not None:
            given["json"] = row.body(self.own) if body is None and row.body else body
        return await self.client().request(route.method, route.address(ids), **given)

    def scenes(self, route: Route) -> Iterator[tuple[str, str, Ids]]:
        """Every way to put ids into the path that are not all the caller's: which parameter, from where, all ids."""
        for parameter in route.parameters:
            places = self.grounds.not_theirs(self.name or "maya", parameter, account=not route.in_project)
            for place, id in places.items():
                yield parameter, place, self.own | {parameter: id}
        if len(route.parameters) > 1 and route.in_project:
            for place in ("foreign", "elsewhere"):
                yield "project_id", place, self.own | getattr(self.grounds, place)


def told(answer: httpx.Response, expected: Said) -> bool:
    """Say whether an answer is the one that was expected."""
    code = answer.json().get("code") if answer.content and answer.status_code >= 400 else None
    lists = answer.json() if expected.empty and answer.status_code == 200 else {}
    return (answer.status_code, code) == expected[:2] and not any(lists.get(key) for key in LISTS)


def same(answer: httpx.Response, id: str) -> str:
    """An answer without the id that was asked about, to be compared with that about another one."""
    kept = [f"{name}: {value}" for name, value in answer.headers.items() if name not in ("x-request-id", "date")]
    return "\n".join([str(answer.status_code), *sorted(kept), answer.text]).replace(id, "ID")


def test_every_route_and_every_id_is_in_the_table(app: App) -> None:
    names = {f"{method} {_plain(path)}" for method, path, _ in handlers(app.litestar)}
    assert names == TABLE.keys(), names ^ TABLE.keys()
    assert len(names) >= LEAST_ROUTES
    found, asked = dict[str, set[str]](), dict[str, set[str]]()
    paths = document(app.litestar)
    for path, item in paths["paths"].items():
        for method, operation in item.items():
            name = f"{method.upper()} {path}"
            content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            if name not in ELSEWHERE:
                found[name] = set(ids_in(content.get("schema", {}), paths["components"]["schemas"]))
            queries = [each for each in operation.get("parameters", ()) if each["in"] == "query"]
            asked[name] = (
                set()
                if name in ELSEWHERE
                else {
                    q["name"]
                    for q in queries
                    if kind_of(q["name"]) or [*ids_in(q["schema"], paths["components"]["schemas"])]
                }
            )
    assert {name: ids for name, ids in found.items() if ids} == {n: set(row.ids) for n, row in TABLE.items() if row.ids}
    assert {name: ids for name, ids in asked.items() if ids} == {name: set(ids) for name, ids in QUERIES.items()}
    assert sum(map(len, found.values())) >= LEAST_IDS - sum(map(len, asked.values()))


def ids_in(schema: Any, schemas: dict[str, Any], name: str = "") -> Iterator[str]:
    """The fields of a body that hold ids, as the table writes them."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    for part in ("oneOf", "anyOf"):
        for each in schema.get(part, ()):
            yield from ids_in(each, schemas, name)
    if schema.get("format") == "uuid":
        yield name
    if "items" in schema:
        yield from ids_in(schema["items"], schemas, f"{name}[]")
    if name in ("levels", "grants"):
        yield f"{name}{{}}"
    for key, value in schema.get("properties", {}).items():
        yield from ids_in(value, schemas, f"{name}.{key}" if name else key)


async def test_ids_in_paths_that_are_not_the_caller_s_are_not_there(grounds: Grounds, app: App) -> None:
    wrong, looked, before = list[str](), 0, await grounds.digest()
    for route in mounted(app):
        for name in route.askers:
            caller = Caller(grounds, name)
            answers: dict[tuple[str, str], str] = {}
            for parameter, place, ids in caller.scenes(route):
                answer = await caller.call(route, ids)
                expected, looked = route.row.said(parameter, name), looked + 1
                if not told(answer, expected):
                    wrong.append(f"{name} {route.name} {parameter} {place}: {answer.status_code} {answer.text[:200]}")
                answers[parameter, place] = same(answer, ids[parameter])
            wrong += [
                f"{name} {route.name} {parameter}: {place} is told from random\n{text}\n{answers[parameter, 'random']}"
                for (parameter, place), text in answers.items()
                if text != answers[parameter, "random"]
            ]
        if before != (after := await grounds.digest()):
            wrong.append(f"{route.name} changed something")
        before = after
    assert not wrong, "\n".join(wrong)
    assert looked > 500


async def test_malformed_ids_are_not_there_either(grounds: Grounds, app: App) -> None:
    wrong = list[str]()
    for route in mounted(app):
        caller = Caller(grounds, route.askers[0])
        for parameter in route.parameters:
            for text in MALFORMED:
                answer = await caller.call(route, caller.own | {parameter: text})
                fits = answer.status_code in ((404, 422) if parameter in ("key", "tool", "token") else (404,))
                if not fits or answer.headers["content-type"] != "application/problem+json":
                    wrong.append(f"{route.name} {parameter} {text!r}: {answer.status_code} {answer.text[:200]}")
    assert not wrong, "\n".join(wrong)


def kind_in(route: Route, name: str) -> str:
    """The kind of id that a field or a parameter of a route takes."""
    of = (
        {"/api/notices/read": "ids of notices", PEOPLE: "ids of people"}.get(route.path, name)
        if name == "ids"
        else name
    )
    found = KINDS.get(of) or kind_of(of)
    assert found, (route.name, name)
    return found


def with_id(route: Route, field: str, own: Ids, id: str) -> Any:
    """The body of a route with an id in one field."""
    body = dict(route.row.body(own)) if route.row.body else {}
    if field.startswith("person."):
        return {"person": {"name": "Sam", "mail": "sam@pier.example", field.removeprefix("person."): id}}
    if field == "rules[].company":
        return {"rules": [RULE | {"turn": "company", "company": id}]}
    if field == "rules[].field":
        return {"rules": [RULE | {"trigger": "date", "date": "Became aware on", "field": id}]}
    if field in NESTED:
        return body | NESTED[field](id)
    if field.endswith("{}"):
        body.pop("template_id", None)
        return body | {field[:-2]: {id: [] if field == "grants{}" else "read_only"}}
    return body | {field.removesuffix("[]"): [id] if field.endswith("[]") else id}


def refused(answer: httpx.Response, expected: Bad | Said) -> bool:
    """Say whether an id in a body was refused where and as it should."""
    if isinstance(expected, Said):
        return told(answer, expected)
    problem = answer.json()
    faults = [(each["field"], each["code"]) for each in problem.get("errors", ())]
    faults.append((problem.get("field"), problem.get("code")))
    return answer.status_code == 422 and (expected.field, expected.code) in faults


async def test_ids_in_bodies_that_are_not_the_caller_s_are_field_errors(grounds: Grounds, app: App) -> None:
    wrong, looked, before = list[str](), 0, await grounds.digest()
    for route in mounted(app):
        caller = Caller(grounds, route.askers[0])
        for field, expected in route.row.ids.items():
            answers = dict[str, str]()
            kind = kind_in(route, field.removesuffix("[]").rpartition(".")[2])
            account = not route.in_project or (isinstance(expected, Bad) and expected.account)
            for place, id in caller.grounds.not_theirs(caller.name or "maya", kind, account=account).items():
                if place == "hidden" and account:
                    continue
                body, looked = with_id(route, field, caller.own, id), looked + 1
                answer = await caller.call(route, caller.own, body=body)
                answers[place] = same(answer, id)
                if not refused(answer, expected):
                    wrong.append(f"{route.name} {field} {place}: {answer.status_code} {answer.text[:300]}")
            wrong += [f"{route.name} {field}: {place} is told from random" for place, text in answers.items()
                      if text != answers["random"]]  # fmt: skip
            if before != (after := await grounds.digest()):
                wrong.append(f"{route.name} {field}: something was half written")
            before = after
    assert not wrong, "\n".join(wrong)
    assert looked > 100


async def test_ids_in_queries_that_are_not_the_caller_s_find_nothing(grounds: Grounds, app: App) -> None:
    wrong = list[str]()
    for route in (each for each in mounted(app) if each.name in QUERIES):
        for (parameter, expected), name in ((q, n) for q in QUERIES[route.name].items() for n in route.askers):
            caller, kind = Caller(grounds, name), kind_in(route, parameter)
            answers = dict[str, str]()
            for place, id in grounds.not_theirs(name, kind, account=not route.in_project).items():
                params = (route.row.query(caller.own) if route.row.query else {}) | {parameter: id}
                answer = await caller.call(route, caller.own, params=params)
                answers[place] = same(answer, id)
                fits = told(answer, route.row.told.get(name, expected))
                if not fits:
                    wrong.append(f"{name} {route.name}?{parameter} {place}: {answer.status_code} {answer.text[:200]}")
            wrong += [f"{route.name}?{parameter}: {place} is told from random" for place, text in answers.items()
                      if text != answers["random"]]  # fmt: skip
    assert not wrong, "\n".join(wrong)


async def test_whoever_is_not_signed_in_is_told_so_whatever_they_ask_for(grounds: Grounds, app: App) -> None:
    before, wrong = await grounds.digest(), list[str]()
    nobody = Caller(grounds, "")
    for route in (each for each in mounted(app) if each.may is not May.PUBLIC):
        answers = set[str]()
        for ids in (grounds.own["carl"], dict.fromkeys(route.parameters, str(uuid4()))):
            answer = await nobody.call(route, ids)
            answers.add(answer.text)
            if not told(answer, Said(401, "sign_in")):
                wrong.append(f"{route.name}: {answer.status_code} {answer.text[:200]}")
        assert len(answers) == 1, route.name
    assert not wrong, "\n".join(wrong)
    assert before == await grounds.digest()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": BASE_URL, "Sec-Fetch-Site": "cross-site"},
        {"Origin": f"{BASE_URL}.evil.example"},
    ],
    ids=["another site", "a page without one", "says the browser", "looks alike"],
)
async def test_no_other_site_can_make_a_browser_change_anything(
    grounds: Grounds, app: App, headers: dict[str, str]
) -> None:
    before, wrong, looked = await grounds.digest(), list[str](), 0
    for route in (each for each in mounted(app) if each.method not in SAFE_METHODS):
        caller, looked = Caller(grounds, route.askers[0]), looked + 1
        answer = await caller.call(route, caller.own, headers=headers)
        if not told(answer, Said(403, "foreign_origin")):
            wrong.append(f"{route.name}: {answer.status_code} {answer.text[:200]}")
    assert not wrong, "\n".join(wrong)
    assert before == await grounds.digest()
    assert looked > 60


async def test_the_same_calls_work_on_one_s_own_ids(grounds: Grounds, app: App) -> None:
    """Without this the others would prove nothing: a misspelt body or path is refused as well."""
    wrong, routes = list[str](), {route.name: route for route in mounted(app)}
    order = [name for name in routes if name not in LAST] + list(LAST)
    for route in map(routes.__getitem__, order):
        caller = Caller(grounds, route.askers[0])
        answer = await caller.call(route, caller.own)
        if answer.status_code not in route.row.works:
            wrong.append(f"{route.name}: {answer.status_code} {answer.text[:300]}")
    assert not wrong, "\n".join(wrong)


def test_a_row_says_what_it_says() -> None:
    row = Row(told={"dana": Said(403, "x"), "response_id dana": Said(403, "y"), "key": NOTHING})
    assert row.said("project_id", "dana") == GONE
    assert row.said("item_id", "dana") == Said(403, "x")
    assert row.said("response_id", "dana") == Said(403, "y")
    assert row.said("key", "carl") == NOTHING
    assert row.said("item_id", "carl") == GONE
    assert set(CALLERS) >= {name for names in ASKERS.values() for name in names if name}
