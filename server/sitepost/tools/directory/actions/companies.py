"""Adding and editing companies, and the logos that head their letters."""

import asyncio
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sitepost.events.directory import CompanyAdded, CompanyChanged
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform import pictures
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
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


async def set_logo(work: Work, who: Passport, company: UUID, *, data: bytes, expected: int | None) -> Company:
    """Give a company a logo, or (with no bytes) take it away; what is kept are its pixels alone, made small.

    Errors: `directory.logo_too_large`, `directory.no_picture`, `stale`.
    """
    refuse(rules.why_not_administer(who))
    await store.companies.load(work, company, account=who.account) or hidden()
    refuse(model.LOGO_TOO_LARGE if len(data) > model.LARGEST_LOGO else None, field="file")
    webp = await _shrunk(data) if data else b""
    found = await store.companies.load(work, company, account=who.account, for_change=True) or hidden()
    refuse_stale(expected, current=found.version, touched=found.touched)
    edited, changes = rules.edit(found, {"logo": sha256(webp).hexdigest() if webp else ""})
    if not changes:
        return found
    await store.companies.save(work, edited)
    if webp:
        await store.companies.keep_logo(work, edited, webp)
    else:
        await store.companies.drop_logo(work, edited)
    await work.tell(CompanyChanged(company=company, changes=changes), rules.company_card(edited))
    return edited


async def _shrunk(data: bytes) -> bytes:
    kind = pictures.kind_of(data)
    if kind is None:
        raise Refusal(model.NO_PICTURE, field="file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "logo"
        await asyncio.to_thread(path.write_bytes, data)
        made = await pictures.preview(path, media_type=kind, longest=model.LOGO_SIDE, lossless=True)
    if made is None:
        raise Refusal(model.NO_PICTURE, field="file")
    return made.webp
