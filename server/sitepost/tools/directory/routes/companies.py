"""Paths of companies."""

from uuid import UUID

import msgspec
from litestar import Response
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform.http import Created, May, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules, store
from sitepost.tools.directory.model import Company
from sitepost.tools.directory.routes.shapes import Code, IfMatch, Long, Name, Short, abilities, given

TAGS = ["directory"]


class NewCompany(msgspec.Struct, forbid_unknown_fields=True):
    """A company to add."""

    name: Name
    short_name: Code = ""
    phone: Code = ""
    mail: Short = ""
    website: Short = ""
    address: Long = ""


class CompanyChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a company to change."""

    name: Name | UnsetType = UNSET
    short_name: Code | UnsetType = UNSET
    phone: Code | UnsetType = UNSET
    mail: Short | UnsetType = UNSET
    website: Short | UnsetType = UNSET
    address: Long | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class CompanyView(msgspec.Struct):
    """A company of the account."""

    id: UUID
    name: str
    short_name: str
    phone: str
    mail: str
    website: str
    address: str
    active: bool
    version: int
    can: list[str]
    why_not: dict[str, str]


class Companies(msgspec.Struct):
    """Every company of the account by name, and whether more may be added."""

    items: list[CompanyView]
    can: list[str]
    next: str | None = None


def view(company: Company, who: Passport) -> CompanyView:
    """Show a company to `who`."""
    return CompanyView(
        id=company.id,
        name=company.name,
        short_name=company.short_name,
        phone=company.phone,
        mail=company.mail,
        website=company.website,
        address=company.address,
        active=company.active,
        version=company.version,
        **abilities({"edit": rules.why_not_administer(who)}),
    )


@get("/account/companies", may=May.PERSON, tags=TAGS)
async def list_companies(work: Work, who: Passport) -> Companies:
    """List every company of the account by name."""
    found = await store.companies.every(work, who.account)
    may = abilities({"create": rules.why_not_administer(who)})
    return Companies([view(each, who) for each in found], may["can"])


@post("/account/companies", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def add_company(work: Work, who: Passport, data: NewCompany) -> Response[CompanyView]:
    """Add a company to the account."""
    company = await actions.companies.add(work, who, **given(data))
    return Created(view(company, who), location=f"/api/account/companies/{company.id}", version=company.version)


@get("/account/companies/{company_id:uuid}", may=May.PERSON, tags=TAGS)
async def show_company(work: Work, who: Passport, company_id: UUID) -> Response[CompanyView]:
    """Show one company."""
    company = await store.companies.load(work, company_id, account=who.account) or hidden()
    return versioned(view(company, who), company.version)


@patch("/account/companies/{company_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def edit_company(
    work: Work, who: Passport, company_id: UUID, data: CompanyChange, if_match: IfMatch = None
) -> Response[CompanyView]:
    """Change some fields of a company."""
    expected = wanted_version(if_match)
    company = await actions.companies.edit(work, who, company_id, values=given(data), expected=expected)
    return versioned(view(company, who), company.version)


ROUTES = [list_companies, add_company, show_company, edit_company]
