"""Decisions about types: names, prefixes, versions, who configures, and the card of a type in a project."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.fact import Change
from sitepost.kernel.item import EVERY_MEMBER, Audience, Card
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import STALE, Fault, Refusal, Why
from sitepost.kernel.text import one_line
from sitepost.tools.correspondence.model.items import ADMIN_ONLY, CREATE
from sitepost.tools.correspondence.model.types import (
    BAD_PREFIX,
    CREATE_NOT_GRANTED,
    LONGEST_NAME,
    LONGEST_PREFIX,
    NAME_NEEDED,
    NO_FIELDSET,
    NOT_ARCHIVED,
    TYPE_ARCHIVED,
    CompanyType,
    PrefixWarning,
    TypeDraft,
    TypeHere,
)

TYPE_CARD = "correspondence.type"
EDITABLE = (
    "name",
    "prefix",
    "private_by_default",
    "super_private",
    "overdue_reminders",
    "locked_after_issue",
    "archived",
    "new_project_default",
)
NOBODY = Audience(everyone_from=None)


def clean_name(text: str) -> str:
    """Return a name without control characters and runs of spaces."""
    return one_line(text)


def name_faults(name: str, *, field: str = "name", needed: Why = NAME_NEEDED, most: int = LONGEST_NAME) -> list[Fault]:
    """Return what is wrong with a cleaned name."""
    if not name:
        return [Fault(field, needed.code, needed.title)]
    if len(name) > most:
        return [Fault(field, "too_long", f"A name has at most {most} characters.")]
    return []


def prefix_faults(prefix: str) -> list[Fault]:
    """Return what is wrong with a prefix; it may be empty (spec 1.2)."""
    good = len(prefix) <= LONGEST_PREFIX and prefix.isprintable() and not any(char.isspace() for char in prefix)
    return [] if good else [Fault("prefix", BAD_PREFIX.code, BAD_PREFIX.title)]


def clean_draft(draft: TypeDraft) -> tuple[TypeDraft, list[Fault]]:
    """Return the draft as it would be kept, and what is wrong with it."""
    kept = replace(draft, name=clean_name(draft.name), prefix=draft.prefix.strip())
    return kept, name_faults(kept.name) + prefix_faults(kept.prefix)


def edit(type: CompanyType, asked: Mapping[str, Any]) -> tuple[CompanyType, tuple[Change, ...], list[Fault]]:
    """Return the edited type, one change per field that moved, and what is wrong with the request."""
    wanted = {key: asked[key] for key in EDITABLE if key in asked}
    faults: list[Fault] = []
    if "name" in wanted:
        wanted["name"] = clean_name(wanted["name"])
        faults += name_faults(wanted["name"])
    if "prefix" in wanted:
        wanted["prefix"] = wanted["prefix"].strip()
        faults += prefix_faults(wanted["prefix"])
    changes = tuple(
        Change(key, old=getattr(type, key), new=value) for key, value in wanted.items() if getattr(type, key) != value
    )
    edited = replace(type, **{change.field: change.new for change in changes})
    return edited, changes, faults


def bump(touched: Mapping[str, int], fields: Iterable[str], *, version: int) -> dict[str, int]:
    """Remember that `fields` changed in `version`."""
    return {**touched, **dict.fromkeys(fields, version)}


def expect(expected: int | None, *, version: int, touched: Mapping[str, int]) -> None:
    """Refuse an edit of another version than the present one, and name what moved meanwhile."""
    if expected is None or expected == version:
        return
    changed = sorted(field for field, when in touched.items() if when > expected)
    raise Refusal(STALE, field="version", extra={"version": version, "changed": changed})


def prefix_warnings(types: Iterable[CompanyType], *, made: Iterable[UUID]) -> list[PrefixWarning]:
    """Return the prefixes of `made` that another living type uses too (spec 1.2: warn, do not refuse)."""
    fresh, by_prefix = set(made), dict[str, list[CompanyType]]()
    for type in types:
        if type.prefix and (not type.archived or type.id in fresh):
            by_prefix.setdefault(type.prefix.casefold(), []).append(type)
    return [
        PrefixWarning(same[0].prefix, tuple(type.name for type in same))
        for same in by_prefix.values()
        if len(same) > 1 and any(type.id in fresh for type in same)
    ]


def why_not_archive(type: CompanyType) -> Why | None:
    """Say why the type cannot be archived."""
    return TYPE_ARCHIVED if type.archived else None


def why_not_restore(type: CompanyType) -> Why | None:
    """Say why the type cannot be brought back."""
    return None if type.archived else NOT_ARCHIVED


def why_not_assign(type: CompanyType) -> Why | None:
    """Say why the type's fieldsets cannot be put on more projects."""
    return TYPE_ARCHIVED if type.archived else None


def sees_type(tool: str, who: Passport) -> bool:
    """Say whether `who` knows of a type in this project: from Read Only on (spec 0, rule 1)."""
    return who.at_least(tool, Level.READ_ONLY)


def why_not_create(here: TypeHere, who: Passport) -> Why | None:
    """Say why `who` cannot create items of this type here (spec 5.4 row 3, 1.4, 1.7)."""
    if here.archived:
        return TYPE_ARCHIVED
    if here.fieldset is None:
        return NO_FIELDSET
    if who.at_least(here.tool, Level.STANDARD) or who.granted(here.tool, CREATE):
        return None
    return CREATE_NOT_GRANTED


def why_not_configure(tool: str, who: Passport) -> Why | None:
    """Say why `who` cannot change the settings of a type in this project (spec 5.4 row 19)."""
    return None if who.at_least(tool, Level.ADMIN) else ADMIN_ONLY


def card_id(type: UUID, project: UUID) -> UUID:
    """Return the id of the card of a type in a project, the same every time."""
    return UUID(bytes=sha256(f"{TYPE_CARD}|{type}|{project}".encode()).digest()[:16])


def card(type: CompanyType, *, project: UUID, assigned: bool, in_use: bool = False) -> Card:
    """Return the card that tells a project of a type; it opens to Read Only and above.

    A type that was taken away stays known where items of it remain, and is unknown elsewhere.
    """
    state = "archived" if type.archived else "" if assigned else "unassigned"
    return Card(
        id=card_id(type.id, project),
        account=type.account,
        scope=project,
        tool=type.tool,
        kind=TYPE_CARD,
        number=type.prefix,
        title=type.name,
        state=state,
        state_label=state.capitalize(),
        link=f"/projects/{project}/correspondence?type={type.id}",
        audience=EVERY_MEMBER if assigned or in_use else NOBODY,
    )
