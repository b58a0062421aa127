"""What is wrong with a body, a query or a path that has not the declared shape, in people's words."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

BODY = "data"  # what the framework calls the body as a whole
KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
    "uuid": "an id",
    "date": "a date such as 2026-03-31",
    "datetime": "a time such as 2026-03-31T08:00:00Z",
    "time": "a time of day such as 08:00",
}


class Fault(NamedTuple):
    """One thing that is wrong: where (None is the body as a whole), and what to say of it."""

    field: str | None
    words: str


def faults_of(extra: Any) -> list[Fault]:
    """Read what the framework found: a list of {"key", "message"}; anything else is no list of faults."""
    found = [each for each in extra if isinstance(each, dict)] if isinstance(extra, list) else []
    return [fault_of(str(each.get("key") or BODY), str(each.get("message", ""))) for each in found]


def fault_of(key: str, message: str) -> Fault:
    """Say one finding of `msgspec` about the value at `key`, such as "Expected `str`, got `int`"."""
    field = None if key == BODY else key
    for pattern, say in WORDS:
        matched = re.match(pattern, message)
        if matched is not None:
            return say(field, matched)
    return Fault(field, message if field else "The request has no body that could be read.")


def sentence(faults: list[Fault], say: Callable[[str], str] = str) -> str:
    """Say the first of `faults` and how many more there are, in the language of `say`."""
    if not faults:
        return ""
    words = say(faults[0].words)
    first = f"{faults[0].field}: {words}" if faults[0].field else words
    more = len(faults) - 1
    return first if not more else say(f"{first} And {more} more.")


def _below(field: str | None, name: str) -> str:
    return f"{field}.{name}" if field else name


def _kind(name: str) -> str:
    found = [KINDS.get(each, each) for each in name.split(" | ")]
    return " or ".join(found)


def _length(field: str | None, matched: re.Match[str]) -> Fault:
    kind, sign, count = matched.groups()
    unit = {"str": "character", "array": "entry", "object": "entry"}.get(kind, "byte")
    units = unit if count == "1" else {"entry": "entries"}.get(unit, f"{unit}s")
    return Fault(field, f"This takes at {'most' if sign == '<=' else 'least'} {count} {units}.")


def _bound(field: str | None, matched: re.Match[str]) -> Fault:
    words = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}
    return Fault(field, f"This takes {words[matched[1]]} {matched[2]}.")


WORDS: list[tuple[str, Callable[[str | None, re.Match[str]], Fault]]] = [
    (r"Object missing required field `(.+)`", lambda f, m: Fault(_below(f, m[1]), "This is needed.")),
    (r"Object contains unknown field `(.+)`", lambda f, m: Fault(_below(f, m[1]), "There is no field of this name.")),
    (r"Missing required .*parameter '(.+)'", lambda f, m: Fault(m[1], "This is needed.")),
    (r"Expected `(.+)` of length (<=|>=) (\d+)", _length),
    (r"Expected `.+` (<=|>=|<|>) (\S+)", _bound),
    (r"Expected `(.+)` matching regex", lambda f, _: Fault(f, "This does not have the form that it needs.")),
    (r"Expected `(.+)`, got `(.+)`", lambda f, m: Fault(f, f"This takes {_kind(m[1])}, not {_kind(m[2])}.")),
    (r"Expected `(.+)`", lambda f, m: Fault(f, f"This takes {_kind(m[1])}.")),
    (r"Invalid UUID", lambda f, _: Fault(f, "This is no id.")),
    (r"Invalid enum value (.+)", lambda f, m: Fault(f, f"{m[1]} is none of the values that this can have.")),
    (r"Invalid (?:RFC3339|ISO).*(date|time)", lambda f, _: Fault(f, "This is no date or time that can be read.")),
]
