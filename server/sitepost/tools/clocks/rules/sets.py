"""Sets of rules: checked as they are saved, and the days that they ask for."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel import text
from sitepost.kernel.refusal import Fault, Refusal, refuse_faults
from sitepost.tools.clocks.model import (
    LONGEST_CLAUSE,
    LONGEST_KEY,
    LONGEST_LABEL,
    LONGEST_PERIOD,
    LONGEST_TEXT,
    MOST_WARNINGS,
    Rule,
    RuleSet,
    Shipped,
    Trigger,
    Turn,
)
from sitepost.tools.clocks.rules import fidic, nec4

SHIPPED: tuple[Shipped, ...] = (*nec4.SETS, *fidic.SETS)
FOLLOWING = (Trigger.EXPIRY, Trigger.NOTICE)
FIELD_PREFIX = "custom_field_"  # as briefs and changes name a custom field
EARLIEST_WARNING = 60  # working days


def shipped(key: str) -> Shipped | None:
    """Return the set that comes with Sitepost under a key."""
    return next((each for each in SHIPPED if each.key == key), None)


def clean(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return rules as they are kept: words cleaned, what does not belong to the trigger or the turn left out.

    Errors: `invalid` with a fault for each wrong field, named `rules.<place>.<field>`.
    """
    faults: list[Fault] = []
    kept = tuple(_clean(rule, place, faults) for place, rule in enumerate(rules))
    keys = [rule.key for rule in kept]
    for place, rule in enumerate(kept):
        faults += _faults(rule, place, keys)
    faults += [_fault(place, "after", "circle", "This follows itself.") for place in _circles(kept)]
    refuse_faults(faults)
    return kept


def _clean(rule: Rule, place: int, faults: list[Fault]) -> Rule:
    limits = {"key": LONGEST_KEY, "clause": LONGEST_CLAUSE, "text": LONGEST_TEXT}
    words = {name: (most, 1) for name, most in limits.items()}
    words |= {"outcome": (LONGEST_TEXT, 0), "date": (LONGEST_LABEL, 0), "after": (LONGEST_KEY, 0)}
    fields: dict[str, str] = {}
    for name, (most, least) in words.items():
        try:
            fields[name] = text.line(getattr(rule, name), field=name, most=most, least=least)
        except Refusal as refusal:
            faults.append(_fault(place, name, refusal.why.code, refusal.detail))
            fields[name] = getattr(rule, name)
    return replace(
        rule,
        field=rule.field if rule.trigger is Trigger.DATE else None,
        **fields
        | {"date": fields["date"] if rule.trigger is Trigger.DATE else ""}
        | {"after": fields["after"] if rule.trigger in FOLLOWING else ""},
        company=rule.company if rule.turn is Turn.COMPANY else None,
        stops=tuple(dict.fromkeys(rule.stops)),
        warn=tuple(sorted(set(rule.warn), reverse=True)),
    )


def _faults(rule: Rule, place: int, keys: list[str]) -> list[Fault]:
    checks = [
        (keys.count(rule.key) == 1, "key", "taken", "Two rules have this key."),
        (1 <= rule.amount <= LONGEST_PERIOD, "amount", "out_of_range", "A period is between 1 and 1000 long."),
        (rule.trigger is not Trigger.DATE or rule.date, "date", "text_missing", "Name the day that starts this."),
        (
            rule.trigger not in FOLLOWING or (rule.after in keys and rule.after != rule.key),
            "after",
            "unknown",
            "Choose the period that this one follows.",
        ),
        (rule.turn is not Turn.COMPANY or rule.company, "company", "text_missing", "Choose a company."),
        (
            len(rule.warn) <= MOST_WARNINGS and all(0 <= days <= EARLIEST_WARNING for days in rule.warn),
            "warn",
            "out_of_range",
            "At most five warnings, each at most 60 working days before the end.",
        ),
    ]
    return [_fault(place, field, code, detail) for fine, field, code, detail in checks if not fine]


def company_faults(rules: Sequence[Rule], known: Collection[UUID]) -> list[Fault]:
    """Return what is wrong with the companies that rules name; `known` are those of the account."""
    return [
        _fault(place, "company", "clocks.unknown_company", "There is no such company.")
        for place, rule in enumerate(rules)
        if rule.company is not None and rule.company not in known
    ]


def field_faults(rules: Sequence[Rule], known: Collection[UUID]) -> list[Fault]:
    """Return what is wrong with the custom fields that rules name; `known` are those of the account that hold days."""
    return [
        _fault(place, "field", "clocks.unknown_field", "There is no such date field.")
        for place, rule in enumerate(rules)
        if rule.field is not None and rule.field not in known
    ]


def _fault(place: int, field: str, code: str, detail: str) -> Fault:
    return Fault(f"rules.{place}.{field}", code, detail)


def _circles(rules: Sequence[Rule]) -> list[int]:
    by_key = {rule.key: rule for rule in rules}
    found: list[int] = []
    for place, rule in enumerate(rules):
        seen, at = {rule.key}, by_key.get(rule.after)
        while at is not None and at.key not in seen:
            seen.add(at.key)
            at = by_key.get(at.after)
        if at is not None and at.key == rule.key and rule.after != rule.key:
            found.append(place)
    return found


def labels(rules: Iterable[Rule]) -> list[str]:
    """Return the days that rules ask people for, each once; those of custom fields are said in the item itself."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.trigger is Trigger.DATE and rule.field is None:
            found.setdefault(date_key(rule.date), rule.date)
    return list(found.values())


def date_key(label: str) -> str:
    """Return under what the day of a label is kept."""
    return label.casefold()


def day_key(rule: Rule) -> str | None:
    """Return under what the day that starts a rule is kept, None where no day does."""
    if rule.trigger is not Trigger.DATE:
        return None
    return f"{FIELD_PREFIX}{rule.field}" if rule.field else date_key(rule.date)


def field_keys(rules: Iterable[Rule]) -> set[str]:
    """Return the keys of the custom fields whose days start rules."""
    return {key for rule in rules if rule.field and (key := day_key(rule))}


def changed(before: RuleSet, after: Sequence[Rule]) -> list[Rule]:
    """Return the rules whose running clocks would end on another day, or warn at other times, under a new set."""
    old = {rule.key: rule for rule in before.rules}
    return [rule for rule in after if rule.key in old and old[rule.key] != rule]
