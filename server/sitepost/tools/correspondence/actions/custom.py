"""Verbs of custom fields: make, edit, archive, for every form of the company at once (spec 3.4)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import CustomFieldSaved
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse_faults
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.custom import (
    MOST_CUSTOM_FIELDS,
    TOO_MANY_FIELDS,
    FieldDraft,
    KeptField,
    OptionWish,
)


async def load(work: Work, who: Passport, *, field: UUID, locked: bool = False) -> KeptField:
    """Return a custom field of the asker's company; any other does not exist."""
    found = await store.custom.one(work, account=who.account, field=field, locked=locked)
    if found is None:
        hidden()
    return found


async def create(work: Work, who: Passport, *, draft: FieldDraft) -> UUID:
    """Make a custom field; it is in no form yet.

    Errors: `correspondence.custom_name_taken`, `correspondence.no_options`, `correspondence.text_needed`,
    `correspondence.too_many_custom_fields`, `bad_rich_text`.
    """
    field, faults = rules.custom.new(draft, id=new_id(), ids=new_id)
    refuse_faults(faults)
    if await store.custom.count(work, account=who.account) >= MOST_CUSTOM_FIELDS:
        raise Refusal(TOO_MANY_FIELDS)
    await store.custom.add(work, field, account=who.account)
    await work.tell(CustomFieldSaved(field=field.id, kind=field.kind.value), stream=who.account, about=field.id)
    return field.id


async def edit(
    work: Work,
    who: Passport,
    *,
    field: UUID,
    asked: Mapping[str, Any],
    options: tuple[OptionWish, ...] | None,
    expected: int | None,
) -> None:
    """Edit a custom field wherever it stands. Options that are left out are archived: a used one is never lost.

    Errors: `stale`, `correspondence.unknown_option`, and those of `create`.
    """
    kept = await load(work, who, field=field, locked=True)
    before = kept.field
    rules.types.expect(expected, version=before.version, touched=kept.touched)
    edited, faults = rules.custom.edit(before, asked, options, ids=new_id)
    refuse_faults(faults)
    changes = rules.custom.changes(before, edited)
    if not changes:
        return
    version, moved = before.version + 1, [change.field for change in changes]
    edited = replace(edited, version=version)
    touched = rules.types.bump(kept.touched, moved, version=version)
    await store.custom.save(work, edited, account=who.account, touched=touched)
    fact = CustomFieldSaved(field=field, changes=changes, kind=edited.kind.value)
    await work.tell(fact, stream=who.account, about=field)
