"""A small application behind the real edge and the real guard; only who holds which token is made up."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import httpx
from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import Scope

from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport, Site
from sitepost.platform.db import Database
from sitepost.platform.http.edge import Edge
from sitepost.platform.http.gate import Bearer, guard, token_hash
from sitepost.platform.http.pages import Pages
from sitepost.platform.http.problem import HANDLERS
from sitepost.platform.work import Work


class Door:
    """Who holds which token, and with which passport they come in; stands in for the gate."""

    def __init__(self) -> None:
        self.account = new_id()
        self.people = {name: new_id() for name in ("one", "two")}
        self.holders = {token_hash(name): name for name in self.people}
        self.rights: dict[str, dict[str, Any]] = {}  # Any: fields of a passport
        self.outside: set[str] = set()

    def passport(self, name: str) -> Passport:
        """The passport of somebody."""
        site = Site(id=self.account, account=self.account, name="Harbour")
        given = {"person": self.people[name], "account": self.account, "site": site, "company": None, "name": name}
        return Passport(**(given | self.rights.get(name, {})))

    async def admit(self, work: Work, token: bytes, *, project: UUID | None) -> tuple[Bearer, Passport | None] | None:
        """Do what the gate does."""
        name = self.holders.get(token)
        if name is None:
            return None
        passport = self.passport(name)
        bearer = Bearer(person=passport.person, account=passport.account, session=new_id())
        return bearer, None if name in self.outside else passport


def behind(routes: Sequence[Any], database: Database, *, door: Door | None = None) -> Edge:
    """Mount `routes` below /api, behind guard and edge."""
    litestar = Litestar(
        route_handlers=[Router(path="/api", route_handlers=list(routes))],
        guards=[guard],
        dependencies={"work": Provide(_work, sync_to_thread=False), "who": Provide(_who, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        state=State({"gate": door or Door()}),
        request_max_body_size=None,
        openapi_config=None,
    )
    return Edge(litestar, Pages(None), database, https=True)


def _work(scope: Scope) -> Work:
    found: Work = scope["work"]  # type: ignore[typeddict-item]  # the edge sets it
    return found


def _who(scope: Scope) -> Passport:
    found: Passport = scope["who"]  # type: ignore[typeddict-item]  # the guard sets it
    return found


def browser(edge: Edge, *, token: str | None = None) -> httpx.AsyncClient:
    """A program before `edge` that holds a token, or none."""
    transport = httpx.ASGITransport(app=edge, raise_app_exceptions=False)  # type: ignore[arg-type]  # ASGI all the same
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.AsyncClient(transport=transport, base_url="https://sitepost.test", headers=headers)
