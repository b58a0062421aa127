"""Adding and editing companies."""

from typing import Any
from uuid import UUID

from sitepost.events.directory import CompanyAdded, CompanyChanged
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform.work import Work
from sitepost.tools.directory import rules, store
from sitepost.tools.directory.actions import badges
from sitepost.tools.directory.model import Company


async def add(work: Work, who: Passport, **values: Any) -> Company:
    """Add a company to the account. Errors: `directory.name_taken`."""
    refuse(rules.why_not_administer(who))
    company = Company(id=new_id(), account=who.account, **rules.cleaning.company(values))
    await store.companies.add(work, company)
    await work.tell(CompanyAdded(company=company.id), rules.company_card(company))
    return company


async def edit(work: Work, who: Passport, company: UUID, *, values: dict[str, Any], expected: int | None) -> Company:
    """Edit a company; its people's badges follow. Errors: `stale`, `directory.name_taken`."""
    refuse(rules.why_not_administer(who))
    found = await store.companies.load(work, company, account=who.account, for_change=True) or hidden()
    refuse_stale(expected, current=found.version, touched=found.touched)
    edited, changes = rules.edit(found, rules.cleaning.company(values))
    if not changes:
        return found
    await store.companies.save(work, edited)
    if edited.name != found.name:
        await badges.issue(work, await store.people.of_company(work, company, account=who.account))
    await work.tell(CompanyChanged(company=company, changes=changes), rules.company_card(edited))
    return edited
