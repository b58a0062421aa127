"""Who may do what with the clocks of an item, and with the rules of a type.

All but `why_not_read` take for granted that the caller sees the item: what is not seen does not exist.
"""

from collections.abc import Iterable
from uuid import UUID

from sitepost.events.correspondence import Roles
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import HIDDEN, Why
from sitepost.tools.clocks.model import (
    ADMINS_ONLY,
    NO_FOLLOWER,
    NOT_A_PARTY,
    NOT_EXPIRED,
    NOT_RUNNING,
    NOTICED,
    TYPE_TOOLS,
    Clock,
    ClockState,
    Rule,
    Trigger,
)
from sitepost.tools.clocks.rules.running import Companies, everybody, is_on_side, senders


def tool_of(type: UUID) -> str:
    """Return the key that rights on a type are held on."""
    return f"{TYPE_TOOLS}{type}"


def why_not_read(type: UUID, who: Passport) -> Why | None:
    """Say why `who` may not read the rules of a type in their project: they do not see the type."""
    return None if who.at_least(tool_of(type), Level.READ_ONLY) else HIDDEN


def why_not_set(type: UUID, who: Passport) -> Why | None:
    """Say why `who`, who sees the type, may not set its rules in their project."""
    return None if who.at_least(tool_of(type), Level.ADMIN) else ADMINS_ONLY


def why_not_date(card: Card, who: Passport, roles: Roles) -> Why | None:
    """Say why `who` may not say from which day a period of an item runs: its senders and administrators may."""
    if who.at_least(card.tool, Level.ADMIN) or who.person in (*senders(roles), *roles.creator):
        return None
    return NOT_A_PARTY


def why_not_move(card: Card, who: Passport) -> Why | None:
    """Say why `who` may not set the end of a period to another day."""
    return None if who.at_least(card.tool, Level.ADMIN) else ADMINS_ONLY


def why_not_stop(clock: Clock, card: Card, who: Passport) -> Why | None:
    """Say why `who` may not stop a clock by hand."""
    if not who.at_least(card.tool, Level.ADMIN):
        return ADMINS_ONLY
    return None if clock.state is ClockState.RUNNING else NOT_RUNNING


def why_not_notice(
    clock: Clock, card: Card, who: Passport, *, roles: Roles, companies: Companies, rules: Iterable[Rule]
) -> Why | None:
    """Say why `who` may not give notice that a period ran out: the party that waits may, and administrators."""
    if follower(clock, rules) is None:
        return NO_FOLLOWER
    if clock.state is not ClockState.EXPIRED:
        return NOT_EXPIRED
    if clock.noticed_on is not None:
        return NOTICED
    if who.at_least(card.tool, Level.ADMIN):
        return None
    waits = who.person in everybody(roles) and not is_on_side(clock.rule, who.person, who.company, roles, companies)
    return None if waits else NOT_A_PARTY


def follower(clock: Clock, rules: Iterable[Rule]) -> Rule | None:
    """Return the rule whose period begins with a notice that this one ran out."""
    found = (rule for rule in rules if rule.trigger is Trigger.NOTICE and rule.after == clock.rule.key)
    return next(found, None)
