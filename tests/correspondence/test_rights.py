"""Who may do what: the rows of table 5.4 that are built, each over every level, grant, relation and status."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import chain, combinations, product
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from tests.correspondence.site import GRANTS

from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.passport import Site as PassportSite
from sitepost.kernel.refusal import Why
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, MapsTo, Status, TypeHere

ACCOUNT, PROJECT, DELTA, FERRO = (new_id() for _ in range(4))
ME, MATE, OTHER = (new_id() for _ in range(3))
COMPANIES = {ME: DELTA, MATE: DELTA, OTHER: FERRO}
STATUSES = {state: Status(new_id(), state.value, state) for state in MapsTo}
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
TYPE = TypeHere(
    id=new_id(),
    account=ACCOUNT,
    name="Notice of Delay",
    prefix="NOD",
    private_by_default=False,
    super_private=False,
    archived=False,
    statuses=tuple(STATUSES.values()),
    fieldset=Fieldset(new_id(), new_id(), "Default", {"responses": FieldRule.OPTIONAL}),
    due_days=None,
    default_description=None,
    default_distribution=(),
)

CREATE, EDIT_OPEN, RESPOND, RESPOND_MATES, VIEW_MATES = GRANTS
Asks = Callable[[Item, Passport], Why | None]


class Row(NamedTuple):
    """A row of table 5.4: when it applies, and what Read Only, Standard and Admin need for it.

    `Y` yes, `-` no, else the grants that are needed, `|` between those of which one will do;
    a grant with `@on` counts for somebody with a role on the item, `@mate` where a company-mate has one.
    """

    number: int
    relations: str
    statuses: str
    read_only: str
    standard: str
    admin: str
    asks: Asks


def edit(item: Item, who: Passport) -> Why | None:
    return rules.rights.why_not_edit(item, TYPE, who)


def status(item: Item, who: Passport) -> Why | None:
    return rules.rights.why_not_change_status(item, TYPE, who)


def respond(item: Item, who: Passport) -> Why | None:
    return rules.rights.why_not_respond(item, TYPE, who, COMPANIES)


RESPONDS = f"{RESPOND}@on|{RESPOND_MATES}@mate"
ROWS = [
    Row(3, "any", "draft", CREATE, "Y", "Y", lambda _, who: rules.types.why_not_create(TYPE, who)),
    Row(4, "creator", "draft", CREATE, "Y", "Y", edit),
    Row(5, "creator", "open", EDIT_OPEN, "Y", "Y", edit),
    Row(6, "creator", "closed", "-", "-", "Y", edit),
    Row(7, "assignee distribution received_from mate nobody", "draft open closed", "-", "-", "Y", edit),
    Row(8, "creator", "draft", CREATE, "Y", "Y", status),
    Row(9, "creator", "open", EDIT_OPEN, "Y", "Y", status),
    Row(10, "assignee distribution received_from mate nobody", "draft open closed", "-", "-", "Y", status),
    Row(11, "any", "open", RESPONDS, RESPONDS, "Y", respond),
    Row(11, "any", "draft closed", "-", "-", "-", respond),
    Row(13, "any", "open closed", "-", "-", "Y", lambda i, who: rules.rights.why_not_mark_official(i, TYPE, who)),
    Row(28, "any", "draft open closed", "Y", "Y", "Y", lambda i, who: refused(i, who, "export")),
    Row(37, "any", "draft open closed", "-", "-", "Y", lambda i, who: rules.rights.why_not_see_history(TYPE, who)),
]
RELATIONS = ("creator", "assignee", "distribution", "received_from", "mate", "nobody")
STATES = {
    "draft": (MapsTo.DRAFT,),
    "open": (MapsTo.OPEN,),
    "closed": (MapsTo.CLOSED_SUCCESSFUL, MapsTo.CLOSED_UNSUCCESSFUL),
}
LEVELS = (Level.READ_ONLY, Level.STANDARD, Level.ADMIN)


def refused(item: Item, who: Passport, action: str) -> Why | None:
    can, _ = rules.rights.abilities(item, TYPE, who, COMPANIES)
    return None if action in can else rules.rights.ADMIN_ONLY


def every_set_of_grants() -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(GRANTS, size) for size in range(len(GRANTS) + 1))


def passport(level: Level, grants: tuple[str, ...]) -> Passport:
    site = PassportSite(PROJECT, ACCOUNT, "Harbour Tower")
    held = {TYPE.tool: frozenset(grants)}
    return Passport(
        person=ME, account=ACCOUNT, site=site, company=DELTA, name="Dev", levels={TYPE.tool: level}, grants=held
    )


def item(relation: str, state: MapsTo) -> Item:
    return Item(
        id=new_id(),
        account=ACCOUNT,
        project=PROJECT,
        type=TYPE.id,
        number="0001",
        status=STATUSES[state],
        created_by=ME if relation == "creator" else OTHER,
        assignees=(ME,) if relation == "assignee" else (MATE,) if relation == "mate" else (),
        distribution=(ME,) if relation == "distribution" else (),
        received_from=ME if relation == "received_from" else None,
        description={"type": "doc", "content": []},
        created_at=NOW,
        updated_at=NOW,
    )


def allowed(cell: str, relation: str, grants: tuple[str, ...]) -> bool:
    if cell in ("Y", "-"):
        return cell == "Y"
    holds = {"on": relation not in ("mate", "nobody"), "mate": relation == "mate", "": True}
    needs = [need.partition("@") for need in cell.split("|")]
    return any(grant in grants and holds[place] for grant, _, place in needs)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row {row.number} {row.statuses}")
def test_a_row_of_the_action_matrix(row: Row) -> None:
    relations = RELATIONS if row.relations == "any" else row.relations.split()
    states = [state for name in row.statuses.split() for state in STATES[name]]
    asked = 0
    for relation, state, level, grants in product(relations, states, LEVELS, every_set_of_grants()):
        cell = {Level.READ_ONLY: row.read_only, Level.STANDARD: row.standard, Level.ADMIN: row.admin}[level]
        why = row.asks(item(relation, state), passport(level, grants))
        assert (why is None) == allowed(cell, relation, grants), (relation, state, level, grants, why)
        asked += 1
    assert asked >= 96


def test_row_12_responding_with_a_status_takes_both_rights() -> None:
    for relation, state, level, grants in product(RELATIONS, MapsTo, LEVELS, every_set_of_grants()):
        some, who = item(relation, state), passport(level, grants)
        both = respond(some, who) is None and status(some, who) is None
        why = rules.rights.why_not_respond_and_change_status(some, TYPE, who, COMPANIES)
        assert (why is None) == both


def test_row_38_the_permissions_tab_belongs_to_private_items() -> None:
    public = item("nobody", MapsTo.OPEN)
    assert rules.rights.why_not_see_access(public) is not None
    assert rules.rights.why_not_see_access(replace(public, private=True)) is None


def test_nobody_without_a_level_sees_a_type() -> None:
    assert not rules.types.sees_type(TYPE.tool, passport(Level.NONE, GRANTS))


def test_the_abilities_in_a_reply_are_the_predicates() -> None:
    asked = {
        "edit": edit,
        "change_status": status,
        "respond": respond,
        "issue": lambda i, who: rules.rights.why_not_issue(i, TYPE, who),
    }
    for relation, state, level in product(RELATIONS, MapsTo, LEVELS):
        some, who = item(relation, state), passport(level, GRANTS)
        can, why_not = rules.rights.abilities(some, TYPE, who, COMPANIES)
        assert not set(can) & set(why_not)
        for action, predicate in asked.items():
            why = predicate(some, who)
            assert (action in can) == (why is None)
            assert why is None or why_not[action] == why.code
