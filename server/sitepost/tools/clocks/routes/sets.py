"""Paths of the rules of a type: what comes with Sitepost, the company's, a project's own."""

from typing import Annotated
from uuid import UUID

from litestar import Response
from litestar.params import Parameter
from msgspec import Meta, Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Why
from sitepost.kernel.words import ENGLISH, Tongue
from sitepost.platform.http import May, delete, get, put, versioned, wanted_version
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.clocks import actions, rules, store
from sitepost.tools.clocks.model import (
    LONGEST_REASON,
    LONGEST_TEXT,
    MOST_RULES,
    MOST_WARNINGS,
    Effect,
    Rule,
    RuleSet,
    Stop,
    Trigger,
    Turn,
    Unit,
)

Version = Annotated[str | None, Parameter(header="If-Match")]
Words = Annotated[str, Meta(max_length=4 * LONGEST_TEXT)]


class RuleBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """One period of a contract; `warn` are working days before the end, `after` the key of the rule it follows.

    `date` names the day that starts it: one that people say on the item's clocks, or that of a custom `field`.
    `said` and `said_outcome` are read only: what comes with Sitepost, in the reader's language.
    """

    key: Words
    clause: Words
    text: Words
    trigger: Trigger
    amount: int
    unit: Unit
    turn: Turn
    effect: Effect = Effect.NONE
    outcome: Words = ""
    date: Words = ""
    after: Words = ""
    field: UUID | None = None
    company: UUID | None = None
    stops: Annotated[list[Stop], Meta(max_length=10)] = []
    warn: Annotated[list[int], Meta(max_length=2 * MOST_WARNINGS)] = []
    said: Words = ""
    said_outcome: Words = ""


class RulesBody(Struct):
    """The rules of a type; `own` where a project has a copy, `origin` is the shipped set that they began as."""

    type_id: UUID
    rules: list[RuleBody]
    own: bool
    origin: str
    version: int
    can: list[str]
    why_not: dict[str, str]


class RulesGiven(Struct, forbid_unknown_fields=True):
    """The rules of a type, whole; with a `reason` running clocks follow them, without one they stay as they are."""

    rules: Annotated[list[RuleBody], Meta(max_length=MOST_RULES)]
    origin: Annotated[str, Meta(max_length=60)] = ""
    reason: Annotated[str, Meta(max_length=4 * LONGEST_REASON)] | None = None


class ShippedBody(Struct):
    """A set of rules that comes with Sitepost; `checked` where each period was found in published commentary."""

    key: str
    contract: str
    name: str
    rules: list[RuleBody]
    checked: bool


class ShippedSets(Struct):
    """The sets of rules that come with Sitepost."""

    items: list[ShippedBody]


class TypeRules(Struct):
    """How many rules a type of the company has."""

    type_id: UUID
    rules: int


class TypesRules(Struct):
    """How many rules each type of the company has."""

    items: list[TypeRules]


def rule_body(rule: Rule, own: Tongue = ENGLISH) -> RuleBody:
    """Return what is told of a rule."""
    values = {name: getattr(rule, name) for name in Rule.__struct_fields__}
    values |= {"stops": list(rule.stops), "warn": list(rule.warn)}
    return RuleBody(**values, said=said_again(rule.text, own), said_outcome=said_again(rule.outcome, own))


def said_again(words: str, own: Tongue) -> str:
    """Say what stands in a set that comes with Sitepost in another language; what people wrote stays."""
    said = own.word(words)
    return said if said != words else own.say(words)


def _rules(given: RulesGiven) -> list[Rule]:
    found = ({name: getattr(each, name) for name in Rule.__struct_fields__} for each in given.rules)
    return [Rule(**{**values, "stops": tuple(values["stops"]), "warn": tuple(values["warn"])}) for values in found]


def _body(type: UUID, held: RuleSet, who: Passport, asked: dict[str, Why | None]) -> RulesBody:
    return RulesBody(
        type_id=type,
        rules=[rule_body(rule, tongue(who.language)) for rule in held.rules],
        own=held.own,
        origin=held.origin,
        version=held.version,
        can=[action for action, why in asked.items() if why is None],
        why_not={action: why.code for action, why in asked.items() if why is not None},
    )


def _in_project(type: UUID, held: RuleSet, who: Passport) -> Response[RulesBody]:
    return versioned(_body(type, held, who, {"set": rules.rights.why_not_set(type, who)}), held.version)


@get("/clocks/catalogue", may=May.PERSON, tags=["clocks"])
async def list_shipped(work: Work, who: Passport) -> ShippedSets:
    """List the sets of rules that come with Sitepost, after standard forms of contract; they are no legal advice."""
    own = tongue(who.language)
    return ShippedSets(
        [
            ShippedBody(
                each.key, each.contract, own.say(each.name), [rule_body(rule, own) for rule in each.rules], each.checked
            )
            for each in rules.sets.SHIPPED
        ]
    )


@get("/account/clocks/types", may=May.ACCOUNT_ADMIN, tags=["clocks"])
async def list_types(work: Work, who: Passport) -> TypesRules:
    """Say how many rules each type of the company has."""
    return TypesRules([TypeRules(*each) for each in (await store.sets.sizes(work, account=who.account)).items()])


COMPANY = "/account/clocks/types/{type_id:uuid}"
PROJECT = "/projects/{project_id:uuid}/clocks/types/{type_id:uuid}"


@get(COMPANY, may=May.ACCOUNT_ADMIN, tags=["clocks"])
async def show_rules(work: Work, who: Passport, type_id: UUID) -> Response[RulesBody]:
    """Show the rules of one of the company's types."""
    held = await actions.sets.of_company(work, who, type=type_id)
    return versioned(_body(type_id, held, who, {"set": None}), held.version)


@put(COMPANY, may=May.ACCOUNT_ADMIN, tags=["clocks"])
async def set_rules(
    work: Work, who: Passport, type_id: UUID, data: RulesGiven, if_match: Version = None
) -> Response[RulesBody]:
    """Set the rules of one of the company's types, for every project that has none of its own."""
    held = await actions.sets.set_of_company(
        work, who, type=type_id, given=_rules(data), origin=data.origin, expected=wanted_version(if_match),
        reason=data.reason,
    )  # fmt: skip
    return versioned(_body(type_id, held, who, {"set": None}), held.version)


@get(PROJECT, may=May.MEMBER, tags=["clocks"])
async def show_project_rules(work: Work, who: Passport, type_id: UUID) -> Response[RulesBody]:
    """Show the rules that hold for a type in this project."""
    return _in_project(type_id, await actions.sets.in_project(work, who, type=type_id), who)


@put(PROJECT, may=May.MEMBER, tags=["clocks"])
async def set_project_rules(
    work: Work, who: Passport, type_id: UUID, data: RulesGiven, if_match: Version = None
) -> Response[RulesBody]:
    """Set the rules of a type for this project, as a copy of its own."""
    held = await actions.sets.set_in_project(
        work, who, type=type_id, given=_rules(data), origin=data.origin, expected=wanted_version(if_match),
        reason=data.reason,
    )  # fmt: skip
    return _in_project(type_id, held, who)


@delete(PROJECT, may=May.MEMBER, tags=["clocks"])
async def drop_project_rules(work: Work, who: Passport, type_id: UUID) -> None:
    """Let this project follow the rules of the company again."""
    await actions.sets.go_back(work, who, type=type_id)


ROUTES = [
    list_shipped,
    list_types,
    show_rules,
    set_rules,
    show_project_rules,
    set_project_rules,
    drop_project_rules,
]
