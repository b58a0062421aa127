"""Paths of companies."""

from uuid import UUID

import msgspec
from litestar import Response
from litestar.openapi.datastructures import ResponseSpec
from msgspec import UNSET, UnsetType

from sitepost.kernel.page import read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform.http import Created, May, Viewing, get, patch, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules, store
from sitepost.tools.directory.model import Company
from sitepost.tools.directory.routes.shapes import Code, Cursor, IfMatch, Limit, Long, Name, Short, abilities, given

TAGS = ["directory"]
LOGO = {200: ResponseSpec(bytes, description="The picture.", generate_examples=False, media_type="image/webp")}
SANDBOX = "sandbox; default-src 'none'"


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
    """A company of the account; `logo` names its picture and changes with it, empty where it has none."""

    id: UUID
    name: str
    short_name: str
    phone: str
    mail: str
    website: str
    address: str
    logo: str
    active: bool
    version: int
    can: list[str]
    why_not: dict[str, str]


class Companies(msgspec.Struct):
    """The companies that one may know by name, and whether more may be added."""

    items: list[CompanyView]
    can: list[str]
    next: str | None = None


class CompanyHere(msgspec.Struct):
    """A company with the number of its people on the project."""

    company: CompanyView
    people: int


class CompaniesHere(msgspec.Struct):
    """A page of the companies on a project; `next` is the cursor of the next page."""

    items: list[CompanyHere]
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
        logo=company.logo,
        active=company.active,
        version=company.version,
        **abilities({"edit": rules.why_not_administer(who)}),
    )


@get("/account/companies", may=May.PERSON, viewing=Viewing.SHOWN, tags=TAGS)
async def list_companies(work: Work, who: Passport) -> Companies:
    """List the companies by name: one's own and those on one's projects; company administrators get all."""
    found = await store.companies.visible(work, who)
    may = abilities({"create": rules.why_not_administer(who)})
    return Companies([view(each, who) for each in found], may["can"])


@post("/account/companies", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def add_company(work: Work, who: Passport, data: NewCompany) -> Response[CompanyView]:
    """Add a company to the account."""
    company = await actions.companies.add(work, who, **given(data))
    return Created(view(company, who), location=f"/api/account/companies/{company.id}", version=company.version)


@get("/account/companies/{company_id:uuid}", may=May.PERSON, tags=TAGS)
async def show_company(work: Work, who: Passport, company_id: UUID) -> Response[CompanyView]:
    """Show one company of those that one may know."""
    company = await store.companies.seen(work, company_id, who) or hidden()
    return versioned(view(company, who), company.version)


@patch("/account/companies/{company_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def edit_company(
    work: Work, who: Passport, company_id: UUID, data: CompanyChange, if_match: IfMatch = None
) -> Response[CompanyView]:
    """Change some fields of a company."""
    expected = wanted_version(if_match)
    company = await actions.companies.edit(work, who, company_id, values=given(data), expected=expected)
    return versioned(view(company, who), company.version)


@put("/account/companies/{company_id:uuid}/logo", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def set_logo(
    work: Work, who: Passport, company_id: UUID, body: bytes, if_match: IfMatch = None
) -> Response[CompanyView]:
    """Give a company the logo that heads its letters (PNG, JPEG or WebP, raw bytes, at most 2 MiB); none removes it.

    It is made small and written anew: nothing but its pixels is kept.
    """
    company = await actions.companies.set_logo(work, who, company_id, data=body, expected=wanted_version(if_match))
    return versioned(view(company, who), company.version)


@get("/account/companies/{company_id:uuid}/logo", may=May.PERSON, viewing=Viewing.SHOWN, tags=TAGS, responses=LOGO)
async def read_logo(work: Work, who: Passport, company_id: UUID) -> Response[bytes]:
    """Show the logo of a company that one may know."""
    company = await store.companies.seen(work, company_id, who) or hidden()
    webp = await store.companies.logo(work, company.id, account=who.account) or hidden()
    return Response(webp, media_type="image/webp", headers={"Content-Security-Policy": SANDBOX})


@get("/projects/{project_id:uuid}/companies", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def list_companies_here(
    work: Work, who: Passport, project_id: UUID, limit: Limit = 50, cursor: Cursor = None
) -> CompaniesHere:
    """List the companies that have somebody on the project by name, with how many people each has here."""
    found = await store.companies.here(work, project_id, limit=limit + 1, after=read_cursor(cursor, str, UUID))
    last = found[limit - 1][0] if len(found) > limit else None
    more = write_cursor(last.name.lower(), last.id) if last else None
    return CompaniesHere([CompanyHere(view(each, who), people) for each, people in found[:limit]], more)


ROUTES = [list_companies, add_company, show_company, edit_company, set_logo, read_logo, list_companies_here]
