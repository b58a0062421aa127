"""Verbs on the rules of a type: the company sets them, a project makes its own of them, or goes back."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.events.clocks import RulesChanged
from sitepost.kernel import text
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse, refuse_faults
from sitepost.kernel.version import refuse_stale
from sitepost.platform import cards
from sitepost.platform.work import Work
from sitepost.tools.clocks import rules, store
from sitepost.tools.clocks.actions import saving
from sitepost.tools.clocks.model import COMPANY_CARD, LONGEST_REASON, NOTHING_OWN, TYPE_CARD, Rule, RuleSet


async def of_company(work: Work, who: Passport, *, type: UUID) -> RuleSet:
    """Return the rules of one of the company's types."""
    if not await store.sets.is_type(work, type, account=who.account):
        hidden()
    return await store.sets.of_company(work, type)


async def in_project(work: Work, who: Passport, *, type: UUID) -> RuleSet:
    """Return the rules that hold for a type in the project of `who`; a type that they do not see there is hidden."""
    refuse(rules.rights.why_not_read(type, who))
    here = await cards.headings(work, kind=TYPE_CARD, passports=[who])
    if all(each.tool != rules.rights.tool_of(type) for each in here):
        hidden()
    return await store.sets.in_project(work, type, project=who.project)


async def set_of_company(
    work: Work,
    who: Passport,
    *,
    type: UUID,
    given: Sequence[Rule],
    origin: str,
    expected: int | None,
    reason: str | None,
) -> RuleSet:
    """Set the rules of a type for the company; running clocks follow only where a `reason` is given.

    Errors: `invalid` with a fault for each wrong field, `stale`.
    """
    await store.sets.hold(work, type)
    before = await of_company(work, who, type=type)
    await _check_names(work, who, given)
    return await _set(work, before, type=type, project=None, given=given, origin=origin, expected=expected,
                      reason=reason, stream=who.account)  # fmt: skip


async def set_in_project(
    work: Work,
    who: Passport,
    *,
    type: UUID,
    given: Sequence[Rule],
    origin: str,
    expected: int | None,
    reason: str | None,
) -> RuleSet:
    """Set the rules of a type for the project of `who`, as a copy of its own; running clocks as above.

    Errors: `clocks.admins_only`, `invalid`, `stale`.
    """
    await store.sets.hold(work, type)
    before = await in_project(work, who, type=type)
    refuse(rules.rights.why_not_set(type, who))
    await _check_names(work, who, given)
    return await _set(work, before, type=type, project=who.project, given=given, origin=origin, expected=expected,
                      reason=reason, stream=who.project)  # fmt: skip


async def _check_names(work: Work, who: Passport, given: Sequence[Rule]) -> None:
    named = {rule.company for rule in given if rule.company is not None}
    known = await cards.of_kind(work, named, kind=COMPANY_CARD, who=who)
    asked = {rule.field for rule in given if rule.field is not None}
    fields = await store.sets.known_fields(work, asked, account=who.account)
    refuse_faults(rules.sets.company_faults(given, known) + rules.sets.field_faults(given, fields))


async def _set(
    work: Work,
    before: RuleSet,
    *,
    type: UUID,
    project: UUID | None,
    given: Sequence[Rule],
    origin: str,
    expected: int | None,
    reason: str | None,
    stream: UUID,
) -> RuleSet:
    refuse_stale(expected, current=before.version, touched={"rules": before.version})
    kept = rules.sets.clean(given)
    why = "" if reason is None else text.line(reason, field="reason", most=LONGEST_REASON)
    after = RuleSet(kept, before.version + 1, project is not None, origin if rules.sets.shipped(origin) else "")
    await store.sets.save(work, kept, type=type, project=project, origin=after.origin, version=after.version)
    fact = RulesChanged(type=type, project=project, moved=reason is not None, reason=why)
    await work.tell(fact, stream=stream)
    if reason is not None:
        await _renew(work, rules.sets.changed(before, kept), type=type, project=project, reason=why)
    return after


async def _renew(work: Work, changed: list[Rule], *, type: UUID, project: UUID | None, reason: str) -> None:
    by_key = {rule.key: rule for rule in changed}
    for clock in await store.clocks.running_of_type(work, type, project=project, keys=list(by_key)):
        calendar = await store.items.calendar(work, clock.project)
        rule = by_key[clock.rule.key]
        after = rules.running.renewed(clock, rule, reason=reason, now=work.now, calendar=calendar)
        await store.clocks.save(work, after)
        await saving.tell(work, after, rules.running.moved(clock, after))
        await saving.mark_card(work, clock.item)


async def go_back(work: Work, who: Passport, *, type: UUID) -> None:
    """Let a project follow the rules of the company again; clocks that run keep the rule they started with.

    Errors: `clocks.admins_only`, `clocks.nothing_own`.
    """
    await store.sets.hold(work, type)
    before = await in_project(work, who, type=type)
    refuse(rules.rights.why_not_set(type, who))
    refuse(None if before.own else NOTHING_OWN)
    await store.sets.drop(work, type, project=who.project)
    await work.tell(RulesChanged(type=type, project=who.project), stream=who.project)
