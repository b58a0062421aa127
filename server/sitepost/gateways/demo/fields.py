"""Three fields of the company's own on the forms of delays: what its contracts ask for and no other form has."""

from typing import Any
from uuid import UUID

from sitepost.gateways.demo.letters import Letter
from sitepost.gateways.demo.site import Loader
from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions as correspondence
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.custom import CustomField, FieldDraft, FieldKind
from sitepost.tools.correspondence.model.fieldsets import FieldsetEdit
from sitepost.tools.correspondence.model.types import FieldRule, Placed, Section

CLAUSE = "Contract clause"
CAUSE = "Cause of delay"
CRITICAL = "On the critical path"
CLAUSES = {"early_warning_notice": "15.1", "notice_of_delay": "61.3", "extension_of_time": "61.3"}
MADE_FROM_OTHERS = {"extension_of_time"}  # it says which clause once it is filled in
CAUSES = {  # by what a letter speaks of, the first that fits
    "wind": "Weather",
    "rain": "Weather",
    "frost": "Weather",
    "crane": "Plant and equipment",
    "drawing": "Late information",
    "information": "Late information",
    "supplier": "Materials",
    "delivery": "Materials",
    "access": "Access to the area",
}
OTHER_CAUSE = "Others on site"
DRAFTS = (
    FieldDraft(CLAUSE, FieldKind.TEXT, "As the contract numbers it, such as 61.3"),
    FieldDraft(CAUSE, FieldKind.SINGLE_SELECT, options=tuple(dict.fromkeys((*CAUSES.values(), OTHER_CAUSE)))),
    FieldDraft(CRITICAL, FieldKind.CHECKBOX),
)


async def add(loader: Loader, founder: Passport) -> None:
    """Make the fields, and put them on the forms of delays in a section of their own."""
    async with loader.work() as work:
        scoped(work, founder)
        for draft in DRAFTS:
            made = await correspondence.custom.create(work, founder, draft=draft)
            kept = await correspondence.custom.load(work, founder, field=made)
            loader.custom[draft.name] = kept.field
        for key in CLAUSES:
            rule = FieldRule.OPTIONAL if key in MADE_FROM_OTHERS else FieldRule.REQUIRED
            await _place(work, founder, loader.types[key], loader.custom, rule)


async def _place(work: Work, founder: Passport, type: UUID, custom: dict[str, CustomField], rule: FieldRule) -> None:
    (kept,) = await store.fieldsets.of_type(work, type=type)
    placed = (
        Placed(custom[CLAUSE].id, rule, row=1, column=1),
        Placed(custom[CAUSE].id, row=1, column=2),
        Placed(custom[CRITICAL].id, row=1, column=3, width=2),
    )
    (first, *named) = rules.fieldsets.laid_out(kept.form)
    contract = Section("Contract", "Under which clause this is written, and why.", custom=placed)
    sections = (first, *named, contract)
    await correspondence.fieldsets.edit(
        work, founder, type=type, fieldset=kept.form.id, asked=FieldsetEdit(sections=sections), expected=None
    )


def values(loader: Loader, letter: Letter) -> dict[str, Any]:
    """Return what a letter holds in these fields, as bodies have it; nothing where its form has none."""
    if letter.type not in CLAUSES:
        return {}
    text = f"{letter.subject} {letter.text}".lower()
    cause = next((cause for word, cause in CAUSES.items() if word in text), OTHER_CAUSE)
    field = loader.custom[CAUSE]
    chosen = next(each.id for each in field.options if each.label == cause)
    return {
        loader.custom[CLAUSE].key: CLAUSES[letter.type],
        field.key: str(chosen),
        loader.custom[CRITICAL].key: bool(letter.days),
    }
