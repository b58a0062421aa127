"""Making types: several from templates at once, or one of the company's own (spec 1.4)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import TypeCreated
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse_faults
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import fieldsets
from sitepost.tools.correspondence.model.catalogue import Template
from sitepost.tools.correspondence.model.fieldsets import DEFAULT_FIELDSET, DEFAULT_RULES
from sitepost.tools.correspondence.model.types import CompanyType, FieldRule, Fieldset, TypeDraft


async def offered(work: Work, who: Passport) -> list[Template]:
    """Return the templates that the company has not added yet."""
    return rules.catalogue.offered(await store.types.of_company(work, account=who.account))


async def add_templates(
    work: Work,
    who: Passport,
    *,
    keys: Sequence[str],
    choices: TypeDraft | None = None,
    new_project_default: bool = False,
    projects: Sequence[UUID] = (),
) -> list[UUID]:
    """Make a type and its default fieldset of every template; return their ids in the order asked.

    `choices` gives the flags of all of them (its name and prefix are not used). The fieldset is
    put on `projects`. Errors: `correspondence.unknown_template`, `correspondence.template_taken`,
    `correspondence.unknown_project`.
    """
    templates, faults = rules.catalogue.chosen(keys, await store.types.of_company(work, account=who.account))
    refuse_faults(faults)
    await fieldsets.check_projects(work, who, projects=projects)
    flags, made = choices or TypeDraft(name=""), []
    for each in templates:
        draft = replace(flags, name=each.name, prefix=each.prefix, template=each.key)
        made.append(await _make(work, who, draft, form=each.fields, is_default=new_project_default, projects=projects))
    return made


async def add_custom(
    work: Work,
    who: Passport,
    *,
    draft: TypeDraft,
    new_project_default: bool = False,
    projects: Sequence[UUID] = (),
) -> UUID:
    """Make a type of the company's own with a fieldset that shows every field.

    Errors: `correspondence.name_needed`, `correspondence.name_taken`, `correspondence.bad_prefix`,
    `correspondence.unknown_project`.
    """
    kept, faults = rules.types.clean_draft(draft)
    refuse_faults(faults)
    await fieldsets.check_projects(work, who, projects=projects)
    return await _make(work, who, kept, form=DEFAULT_RULES, is_default=new_project_default, projects=projects)


async def _make(
    work: Work,
    who: Passport,
    draft: TypeDraft,
    *,
    form: Mapping[str, FieldRule],
    is_default: bool,
    projects: Sequence[UUID],
) -> UUID:
    type = CompanyType(
        id=new_id(),
        account=who.account,
        name=draft.name,
        prefix=draft.prefix,
        template=draft.template,
        private_by_default=draft.private_by_default,
        super_private=draft.super_private,
        overdue_reminders=draft.overdue_reminders,
        locked_after_issue=draft.locked_after_issue,
    )
    fieldset = Fieldset(new_id(), type.id, DEFAULT_FIELDSET, dict(form), is_new_project_default=is_default)
    await store.types.add(work, type)
    await store.statuses.add_defaults(work, account=who.account, types=[type.id])
    await store.fieldsets.add(work, fieldset, account=who.account)
    fact = TypeCreated(type=type.id, tool=type.tool, name=type.name)
    await work.tell(fact, stream=who.account, about=type.id)
    await fieldsets.put_on(work, type, fieldset=fieldset.id, projects=projects)
    return type.id
