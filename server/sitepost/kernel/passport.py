"""The passport: who asks, and what they may do in one scope (a project, or the account)."""

from collections.abc import Iterator
from enum import IntEnum
from hashlib import sha256
from uuid import UUID

import msgspec
from msgspec.structs import replace

from sitepost.kernel.time import Calendar


class Level(IntEnum):
    """Access to a tool: None < Read Only < Standard < Admin (spec D2)."""

    NONE = 0
    READ_ONLY = 1
    STANDARD = 2
    ADMIN = 3


LEVEL_NAMES: dict[Level, str] = {level: level.name.lower() for level in Level}
LEVELS_BY_NAME: dict[str, Level] = {name: level for level, name in LEVEL_NAMES.items()}

MEMBER_TOOL = "project"
"""Every member of a project holds Read Only on this tool: it carries locations, cost codes, …"""
ACCOUNT_TOOL = "account"
"""Every person of an account holds Read Only on this tool: it carries trades and companies."""
VIEW_COMPANY = "view_vendor_items"
"""The granular permission that opens private items on which a company-mate has a role (5.1)."""


class Site(msgspec.Struct, frozen=True):
    """The scope that a passport is for: a project with its calendar and currency (ISO 4217), or the account itself."""

    id: UUID
    account: UUID
    name: str
    number: str = ""
    calendar: Calendar = Calendar()
    currency: str = ""


class Passport(msgspec.Struct, frozen=True, dict=True):
    """Who asks: person, company, employee flag, admin flag, level per tool, granular grants.

    `levels` maps a tool key (`directory`, `correspondence:<type id>`) to a level; a tool that
    is not in it is at None. `grants` maps a tool key to the granular permissions held on it.
    `reads` are the reader keys that open cards (`kernel.item`), most likely ones first. `viewer` is set where
    somebody else looks through this person's eyes; on the tools `unnamed` only levels open anything then.
    """

    person: UUID
    account: UUID
    site: Site
    company: UUID | None
    name: str
    company_name: str = ""
    mail: str = ""
    employee: bool = False
    account_admin: bool = False
    levels: dict[str, Level] = {}
    grants: dict[str, frozenset[str]] = {}
    language: str = "en"
    viewer: UUID | None = None
    unnamed: frozenset[str] = frozenset()

    @property
    def project(self) -> UUID:
        """The project (or account) that this passport is for."""
        return self.site.id

    @property
    def reads(self) -> list[UUID]:
        """The reader keys of this passport, computed once."""
        held: list[UUID] | None = self.__dict__.get("_reads")
        if held is None:
            held = list(reader_keys(self))
            self.__dict__["_reads"] = held
        return held

    @property
    def named(self) -> list[UUID]:
        """Those of `reads` that stand for this person or their company, not for a level; computed once."""
        held: list[UUID] | None = self.__dict__.get("_named")
        if held is None:
            held = list(named_keys(self))
            self.__dict__["_named"] = held
        return held

    def level(self, tool: str) -> Level:
        """Return the level held on `tool`."""
        return self.levels.get(tool, Level.NONE)

    def at_least(self, tool: str, level: Level) -> bool:
        """Say whether the level on `tool` is `level` or above."""
        return self.level(tool) >= level

    def granted(self, tool: str, action: str) -> bool:
        """Say whether the granular permission `action` is held on `tool`."""
        return action in self.grants.get(tool, frozenset())


def through(viewed: Passport, viewer: Passport, *, unnamed: frozenset[str]) -> Passport:
    """Return what `viewer` sees through the eyes of `viewed`: never more than either of them may.

    On the tools `unnamed` something is open to `viewed`, or to their company, that `viewer` may not see: there only
    levels count, and no higher ones than `viewer` holds.
    """
    levels = {tool: min(level, viewer.level(tool)) for tool, level in viewed.levels.items()}
    levels = {tool: level for tool, level in levels.items() if level > Level.NONE}
    return replace(
        viewed,
        levels=levels,
        grants={tool: held for tool, held in viewed.grants.items() if tool in levels},
        account_admin=viewed.account_admin and viewer.account_admin,
        viewer=viewer.person,
        unnamed=unnamed,
    )


def reader_key(kind: str, scope: UUID, tool: str, who: UUID | None = None) -> UUID:
    """Return the key that a card's `readers` and a passport's `reads` meet in.

    `kind` is `1`, `2`, `3` (anyone at that level or above), `p` (that person), `c` (a company-
    mate with the granular permission) or `m` (a company-mate at Admin). 128 bits of SHA-256.
    """
    text = f"{kind}|{scope}|{tool}|{who or ''}"
    return UUID(bytes=sha256(text.encode()).digest()[:16])


def reader_keys(passport: Passport) -> Iterator[UUID]:
    """Yield every reader key of `passport`; keys by level come first, they match most often."""
    scope = passport.site.id
    for tool, level in passport.levels.items():
        if tool in (MEMBER_TOOL, ACCOUNT_TOOL):
            continue  # no level is held on these: membership alone opens what they carry
        for rank in range(1, level + 1):
            yield reader_key(str(rank), scope, tool)
    yield reader_key("1", scope, MEMBER_TOOL)
    yield reader_key("1", passport.account, ACCOUNT_TOOL)
    yield from named_keys(passport)


def named_keys(passport: Passport) -> Iterator[UUID]:
    """Yield the reader keys that stand for the person of `passport`, or for their company."""
    scope = passport.site.id
    for tool, level in passport.levels.items():
        if level == Level.NONE or tool in (MEMBER_TOOL, ACCOUNT_TOOL) or tool in passport.unnamed:
            continue
        yield reader_key("p", scope, tool, passport.person)
        if passport.company is None:
            continue
        if passport.granted(tool, VIEW_COMPANY):
            yield reader_key("c", scope, tool, passport.company)
        if level == Level.ADMIN:
            yield reader_key("m", scope, tool, passport.company)
