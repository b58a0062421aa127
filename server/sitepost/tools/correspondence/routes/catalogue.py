"""Path of the catalogue: the templates that the company has not added yet, and the fields of forms."""

from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions
from sitepost.tools.correspondence.model.fieldsets import DEFAULT_RULES
from sitepost.tools.correspondence.routes.fieldsets import FieldBody, field_bodies


class TemplateBody(Struct):
    """A ready-made type: what it is for, its prefix, and what its form asks."""

    key: str
    name: str
    prefix: str
    purpose: str
    fields: list[FieldBody]


class Catalogue(Struct):
    """The templates that can be added; `fields` is the form of a type of the company's own."""

    items: list[TemplateBody]
    fields: list[FieldBody]
    recommended: dict[str, bool]
    next: str | None = None


@get("/account/correspondence/catalogue", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def show_catalogue(work: Work, who: Passport) -> Catalogue:
    """Show the templates that the company has not added yet."""
    free = await actions.catalogue.offered(work, who)
    items = [TemplateBody(each.key, each.name, each.prefix, each.purpose, field_bodies(each.fields)) for each in free]
    return Catalogue(items, field_bodies(DEFAULT_RULES), {"private_by_default": True})


ROUTES = [show_catalogue]
