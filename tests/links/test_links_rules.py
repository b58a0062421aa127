"""Who links what, by table (spec 5.4 rows 14, 15, 22, 26), and how a link reads from each of its ends."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from sitepost.events.links import ItemMadeFrom, LinkNoteChanged, MadeLinkVoided, OriginSet
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import MEMBER_TOOL, Level, Passport, Site
from sitepost.tools.links import rules
from sitepost.tools.links.model import (
    ALREADY,
    ARCHIVED,
    ITSELF,
    LEVEL_NEEDED,
    MOST_LINKS,
    NO_OTHER,
    NOT_CREATED,
    NOT_YOURS,
    ORIGIN_TAKEN,
    PERMANENT,
    TOO_MANY,
    UNKNOWN_ITEM,
    VOID_ALREADY,
    End,
    Kind,
    Line,
    Link,
    LinkRole,
    Shown,
)

ACCOUNT, PROJECT, ME, OTHER = (new_id() for _ in range(4))
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TOOL, FAR_TOOL = "correspondence:a", "rfis"
EDIT_OWN = "edit_items_they_created"


def who(level: str, *grants: str, far: str = "none") -> Passport:
    levels = {TOOL: Level[level.upper()], FAR_TOOL: Level[far.upper()]}
    site = Site(id=PROJECT, account=ACCOUNT, name="Harbour Tower")
    held = {TOOL: frozenset(grants)}
    return Passport(person=ME, account=ACCOUNT, site=site, company=None, name="Ana", levels=levels, grants=held)


def end(*, mine: bool = True, archived: bool = False, tool: str = TOOL, kind: str = "correspondence.item") -> End:
    return End(
        id=new_id(), scope=PROJECT, tool=tool, kind=kind, number="NOD-1", title="Crane", state="open",
        state_label="Open", link="/there", owner=ME if mine else OTHER, archived=archived,
    )  # fmt: skip


def line(kind: Kind, near: End, far: End, *, turned: bool = False, void: bool = False) -> Line:
    first, second = (far, near) if turned else (near, far)
    link = Link(
        id=new_id(), account=ACCOUNT, project=PROJECT, kind=kind, card=first.id, other=second.id,
        slot=second.kind if kind is Kind.ORIGIN else "", created_by=ME, created_at=NOW,
        void_at=NOW if void else None, void_by=ME if void else None,
    )  # fmt: skip
    return Line(link, near, far)


# level, mine, archived, grants: may relate something to it, and may set its origin
TABLE = """
    none      mine    -         -           level_needed  level_needed
    none      theirs  -         -           not_yours     not_yours
    read_only theirs  -         -           not_yours     not_yours
    read_only mine    -         -           level_needed  level_needed
    read_only mine    -         create      level_needed  level_needed
    read_only mine    -         edit        level_needed  yes
    read_only theirs  -         edit        not_yours     not_yours
    read_only mine    archived  edit        archived      archived
    standard  mine    -         -           yes           yes
    standard  theirs  -         edit        not_yours     not_yours
    standard  mine    archived  -           archived      archived
    admin     mine    -         -           yes           yes
    admin     theirs  -         -           yes           yes
    admin     theirs  archived  -           archived      archived
"""
ROWS = [row.split() for row in TABLE.strip().splitlines()]
SAID = {"yes": None, "level_needed": LEVEL_NEEDED, "not_yours": NOT_YOURS, "archived": ARCHIVED}


@pytest.mark.parametrize("row", ROWS, ids=["-".join(row) for row in ROWS])
def test_who_relates_and_who_sets_an_origin(row: list[str]) -> None:
    level, whose, archived, grant, relate, origin = row
    near = end(mine=whose == "mine", archived=archived == "archived")
    somebody = who(level, *({"edit": [EDIT_OWN], "create": ["create"]}.get(grant, [])))
    assert rules.why_not_relate(near, somebody) == SAID[relate]
    assert rules.why_not_set_origin(near, somebody) == SAID[origin]
    can, why_not = rules.openings(near, somebody)
    assert {"relate", "set_origin", "make_from"} == {*can, *why_not}
    assert ("relate" in can) is (relate == "yes")
    assert ("make_from" in can) is (archived != "archived"), "whoever sees a thing makes others from it"


def test_a_relation_is_both_things_business_and_an_origin_the_items_alone() -> None:
    mine, theirs = end(), end(mine=False, tool=FAR_TOOL, kind="rfis.rfi")
    for near, far in ((mine, theirs), (theirs, mine)):
        assert rules.why_not_change(line(Kind.RELATED, near, far), who("standard")) is None
        assert rules.why_not_change(line(Kind.RELATED, near, far), who("read_only", far="standard")) is not None
        assert rules.why_not_change(line(Kind.RELATED, near, far), who("read_only", far="admin")) is None
        assert rules.why_not_exchange(line(Kind.RELATED, near, far), who("admin")) == NO_OTHER
    assert rules.why_not_change(line(Kind.ORIGIN, mine, theirs), who("standard")) is None
    assert rules.why_not_change(line(Kind.ORIGIN, theirs, mine, turned=True), who("standard")) is None
    assert rules.why_not_change(line(Kind.ORIGIN, theirs, mine), who("standard")) == NOT_YOURS
    assert rules.why_not_change(line(Kind.ORIGIN, mine, theirs, turned=True), who("admin")) == NOT_YOURS
    assert rules.why_not_exchange(line(Kind.ORIGIN, mine, theirs), who("standard")) is None


def test_what_was_made_stays_and_is_void_once() -> None:
    mine, theirs = end(), end(mine=False)
    made = line(Kind.CREATED, mine, theirs)
    assert rules.why_not_change(made, who("admin")) == PERMANENT
    assert rules.why_not_void(made, who("standard")) is None
    assert rules.why_not_void(line(Kind.CREATED, theirs, mine, turned=True), who("standard")) is None
    assert rules.why_not_void(line(Kind.CREATED, theirs, end(mine=False)), who("standard")) == NOT_YOURS
    assert rules.why_not_void(line(Kind.CREATED, mine, theirs, void=True), who("admin")) == VOID_ALREADY
    assert rules.why_not_void(line(Kind.RELATED, mine, theirs), who("admin")) == NOT_CREATED
    can, why_not = rules.abilities(made, who("admin"))
    assert (can, set(why_not)) == (["void"], {"edit", "exchange", "remove"})


def test_what_can_be_linked_to_what() -> None:
    near, far, reader = end(), end(mine=False), who("standard")
    rfi = end(mine=False, kind="rfis.rfi")

    def why(kind: Kind, to: End | None, *lines: Line) -> object:
        return rules.why_not_add(kind, Shown(near, list(lines), {}), to, reader)

    for kind in (Kind.RELATED, Kind.ORIGIN):
        assert why(kind, far) is None
        assert why(kind, rfi) is None
        assert why(kind, None) == UNKNOWN_ITEM, "what one does not see is not there"
        assert why(kind, near) == ITSELF
        assert why(kind, replace(far, archived=True)) == ARCHIVED
        for stranger in (
            replace(far, scope=new_id()),
            replace(far, parent=near.id),
            replace(far, link=""),
            replace(far, kind="correspondence.type"),
        ):
            assert why(kind, stranger) == UNKNOWN_ITEM
    section = replace(far, link="", kind="directory.spec_section", tool=MEMBER_TOOL)
    assert why(Kind.RELATED, section) is None, "sections have no page, and are related all the same"
    assert why(Kind.RELATED, far, line(Kind.RELATED, near, far)) == ALREADY
    assert why(Kind.RELATED, far, line(Kind.RELATED, near, far, turned=True)) == ALREADY, "a relation has no direction"
    assert why(Kind.ORIGIN, far, line(Kind.ORIGIN, near, far)) == ALREADY
    assert why(Kind.ORIGIN, far, line(Kind.ORIGIN, near, end())) == ORIGIN_TAKEN, "one origin of a kind"
    assert why(Kind.ORIGIN, rfi, line(Kind.ORIGIN, near, end())) is None, "and one of another kind"
    assert why(Kind.ORIGIN, far, line(Kind.ORIGIN, near, end(), turned=True)) is None
    assert why(Kind.RELATED, far, *[line(Kind.RELATED, near, end()) for _ in range(MOST_LINKS)]) == TOO_MANY


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (Kind.RELATED, LinkRole.RELATED, LinkRole.RELATED),
        (Kind.ORIGIN, LinkRole.ORIGIN, LinkRole.ORIGIN_OF),
        (Kind.CREATED, LinkRole.MADE, LinkRole.MADE_FROM),
    ],
)
def test_each_end_is_told_in_its_own_words(kind: Kind, first: LinkRole, second: LinkRole) -> None:
    link = line(kind, end(), end()).link
    assert (rules.role(link, link.card), rules.role(link, link.other)) == (first, second)
    for fact in (OriginSet, LinkNoteChanged, ItemMadeFrom, MadeLinkVoided):
        told = dict(rules.told(link, fact, more=(Change("note", new="As agreed"),)))
        assert told.keys() == {link.card, link.other}
        for near, far, name in ((link.card, link.other, first), (link.other, link.card, second)):
            assert (told[near].card, told[near].beside) == (near, far)
            assert told[near].changes == (Change(rules.NAMES[name], new=far), Change("note", new="As agreed"))


def test_a_link_that_goes_is_told_as_what_was() -> None:
    link = replace(line(Kind.RELATED, end(), end()).link, note="As agreed")
    told: dict[UUID, object] = {}
    for near, fact in rules.told(link, rules.REMOVED[link.kind], gone=True, more=rules.noted(link, "")):
        told[near] = fact.changes
    assert told[link.card] == (Change("related_item", old=link.other), Change("note", old="As agreed", new=""))
    assert rules.noted(link, "As agreed") == ()
