"""Decisions about the catalogue: what the picker offers, and which templates may be added."""

from collections.abc import Iterable, Sequence

from sitepost.kernel.refusal import Fault
from sitepost.tools.correspondence.model.catalogue import (
    BY_KEY,
    TEMPLATE_TAKEN,
    TEMPLATES,
    UNKNOWN_TEMPLATE,
    Template,
)
from sitepost.tools.correspondence.model.types import CompanyType


def offered(types: Iterable[CompanyType]) -> list[Template]:
    """Return the templates that the company has not added and whose name no type of it has (spec 1.2)."""
    held = list(types)
    names, keys = {type.name.casefold() for type in held}, {type.template for type in held}
    return [each for each in TEMPLATES if each.key not in keys and each.name.casefold() not in names]


def chosen(keys: Sequence[str], types: Iterable[CompanyType]) -> tuple[list[Template], list[Fault]]:
    """Return the templates of `keys`, each once, and a fault for each that cannot be added."""
    free, faults = {each.key for each in offered(types)}, list[Fault]()
    wanted = list(dict.fromkeys(keys))
    for n, key in enumerate(wanted):
        why = UNKNOWN_TEMPLATE if key not in BY_KEY else None if key in free else TEMPLATE_TAKEN
        if why is not None:
            faults.append(Fault(f"templates.{n}", why.code, f"{why.title} ({key})"))
    return [BY_KEY[key] for key in wanted if key in BY_KEY], faults
