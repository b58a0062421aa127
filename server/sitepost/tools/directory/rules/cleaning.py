"""Fields of people and companies as they are kept."""

from typing import Any

from sitepost.kernel import text


def person(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a person as they are kept. Errors: as of `kernel.text`."""
    kept = dict(values)
    if "name" in kept:
        kept["name"] = text.line(kept["name"], field="name", most=120)
    if "mail" in kept:
        kept["mail"] = text.mail(kept["mail"])
    if "title" in kept:
        kept["title"] = text.line(kept["title"], field="title", most=120, least=0)
    if "phones" in kept:
        phones = [text.line(phone, field="phones", most=40, least=0) for phone in kept["phones"]]
        kept["phones"] = tuple(phone for phone in phones if phone)
    return kept


def company(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a company as they are kept. Errors: as of `kernel.text`."""
    checks = {
        "name": lambda value: text.line(value, field="name"),
        "short_name": lambda value: text.line(value, field="short_name", most=10, least=0),
        "phone": lambda value: text.line(value, field="phone", most=40, least=0),
        "mail": lambda value: text.mail(value) if value.strip() else "",
        "website": lambda value: text.line(value, field="website", least=0),
        "address": lambda value: text.lines(value, field="address", most=500),
    }
    return {name: checks[name](value) if name in checks else value for name, value in values.items()}
