"""Cards: what an item is and who may see it, told to every tool in one shape."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.passport import (
    ACCOUNT_TOOL,
    MEMBER_TOOL,
    VIEW_COMPANY,
    Level,
    Passport,
    reader_key,
)


class Audience(msgspec.Struct, frozen=True):
    """Who may see a card, besides needing Read Only on its tool.

    `everyone_from`: the level at which anybody sees it (None: no level alone is enough).
    `people`: those who see it by name. `companies`: the companies of the people on it, whose
    other members see it with the granular permission when `mates_with_grant`, and without it
    at Admin when `mates_at_admin` (super private items, spec 5.2 note 2).
    """

    everyone_from: Level | None
    people: frozenset[UUID] = frozenset()
    companies: frozenset[UUID] = frozenset()
    mates_with_grant: bool = False
    mates_at_admin: bool = False


EVERY_MEMBER = Audience(everyone_from=Level.READ_ONLY)


class BriefKind(Enum):
    """How a line of a brief is to be read."""

    TEXT = "text"
    DATE = "date"
    PEOPLE = "people"
    CARDS = "cards"
    RICH = "rich"


LIES_IN = "Lies in"
"""The label of the line by which the card of a location names the locations above it, from the top."""


class BriefLine(msgspec.Struct, frozen=True):
    """One line that a mail or preview prints: a label and a value (ids for people and cards).

    A line `about` a part of the thing (an official response) is printed where that part is told of. `key` names
    a field that people named themselves, whatever it is called today.
    """

    label: str
    kind: BriefKind
    value: Any  # str, ISO date, list of ids or a rich-text document, by `kind`
    about: UUID | None = None
    key: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What an item is: its place, number, title, state, link, audience, files and words.

    `tool` is the key that permissions are held on (`correspondence:<type id>`), `kind` names
    the sort of thing (`correspondence.item`). `scope` is the project, or the account for
    things of the whole company. `parent` is set on parts with an audience of their own (an
    unofficial response). `words` is what full-text search finds and shows, `aliases` finds too but
    is not kept (the parts of a file's name); `brief` is what mails print. `due_on` and `court`
    (whose turn it is) are set only while the thing waits for somebody: not in a draft, nor closed.
    `owner` made it; what is `archived` is only read. `parties` are the people on it by their role (who made it,
    its assignees, its distribution): talk on it is listed for those of them who see it.
    """

    id: UUID
    account: UUID
    scope: UUID
    tool: str
    kind: str
    number: str
    title: str
    state: str = ""
    state_label: str = ""
    link: str = ""
    audience: Audience
    parent: UUID | None = None
    files: tuple[UUID, ...] = ()
    words: str = ""
    aliases: str = ""
    brief: tuple[BriefLine, ...] = ()
    due_on: date | None = None
    court: frozenset[UUID] = frozenset()
    owner: UUID | None = None
    archived: bool = False
    parties: frozenset[UUID] = frozenset()
    updated_at: datetime | None = None


class Way(Enum):
    """In which way a card is open to somebody; several may hold."""

    MEMBER = "member"  # reference data: whoever is in the project, or in the account
    LEVEL = "level"
    PERSON = "person"
    COMPANY_GRANT = "company_grant"
    COMPANY_ADMIN = "company_admin"


class Lack(Enum):
    """What is missing where a card is not open; any of those named would do, but for the first two."""

    ELSEWHERE = "elsewhere"
    NO_LEVEL = "no_level"
    LEVEL = "level"
    PERSON = "person"
    COLLEAGUE = "colleague"
    GRANT = "grant"


def sees(passport: Passport, card: Card) -> bool:
    """Say whether the holder of `passport` may know that `card` exists.

    The SQL twin is `card.readers && passport.reads` (`readers`, `kernel.passport.reader_keys`).
    """
    return any(ways(passport, card))


def ways(passport: Passport, card: Card) -> Iterator[Way]:
    """Yield every way in which `card` is open to the holder of `passport`."""
    audience = card.audience
    if not _is_near(passport, card):
        return
    if card.tool in (ACCOUNT_TOOL, MEMBER_TOOL):
        if audience.everyone_from is not None:
            yield Way.MEMBER
        return
    level = passport.level(card.tool)
    if level < Level.READ_ONLY:
        return
    if audience.everyone_from is not None and level >= audience.everyone_from:
        yield Way.LEVEL
    if card.tool in passport.unnamed:
        return
    if passport.person in audience.people:
        yield Way.PERSON
    if passport.company is None or passport.company not in audience.companies:
        return
    if audience.mates_at_admin and level == Level.ADMIN:
        yield Way.COMPANY_ADMIN
    if audience.mates_with_grant and passport.granted(card.tool, VIEW_COMPANY):
        yield Way.COMPANY_GRANT


def lacks(passport: Passport, card: Card) -> list[Lack]:
    """Return what keeps `card` from the holder of `passport`; nothing where it is open."""
    if sees(passport, card):
        return []
    if not _is_near(passport, card):
        return [Lack.ELSEWHERE]
    if passport.level(card.tool) < Level.READ_ONLY:
        return [Lack.NO_LEVEL]
    audience, found = card.audience, [Lack.PERSON]
    if audience.everyone_from is not None:
        found.append(Lack.LEVEL)
    if audience.mates_with_grant:
        mate = passport.company is not None and passport.company in audience.companies
        found += [] if mate else [Lack.COLLEAGUE]
        found += [] if passport.granted(card.tool, VIEW_COMPANY) else [Lack.GRANT]
    return found


def _is_near(passport: Passport, card: Card) -> bool:
    if card.account != passport.account:
        return False
    return card.scope == (card.account if card.tool == ACCOUNT_TOOL else passport.site.id)


def readers(card: Card) -> list[UUID]:
    """Compile the audience of `card` into the reader keys that the database indexes."""
    audience, scope, tool = card.audience, card.scope, card.tool
    keys: list[UUID] = []
    if audience.everyone_from is not None:
        anyone = tool in (MEMBER_TOOL, ACCOUNT_TOOL)
        rank = Level.READ_ONLY if anyone else max(audience.everyone_from, Level.READ_ONLY)
        keys.append(reader_key(str(int(rank)), scope, tool))
    keys += [reader_key("p", scope, tool, person) for person in sorted(audience.people)]
    for company in sorted(audience.companies):
        if audience.mates_with_grant:
            keys.append(reader_key("c", scope, tool, company))
        if audience.mates_at_admin:
            keys.append(reader_key("m", scope, tool, company))
    return keys
