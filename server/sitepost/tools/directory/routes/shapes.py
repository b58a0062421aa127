"""What bodies and replies of the directory have in common."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar.params import Parameter
from msgspec import UNSET

from sitepost.kernel.refusal import Why
from sitepost.tools.directory.model import Person

IfMatch = Annotated[str | None, Parameter(header="If-Match", description="The version that is edited, as its ETag.")]
Words = Annotated[str, Parameter(max_length=200, description="Words to look for.")]
Limit = Annotated[int, Parameter(ge=1, le=100)]
Cursor = Annotated[str | None, Parameter(max_length=1000, description="`next` of the page before.")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Mail = Annotated[str, msgspec.Meta(min_length=3, max_length=320)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Long = Annotated[str, msgspec.Meta(max_length=4000)]
Code = Annotated[str, msgspec.Meta(max_length=40)]
Phones = Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(max_length=8)]
Language = Annotated[str, msgspec.Meta(max_length=20, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class CompanyRef(msgspec.Struct):
    """A company by name."""

    id: UUID
    name: str


def given(data: msgspec.Struct, **renamed: str) -> dict[str, Any]:
    """Return the fields that a request sets, under the names that the nouns use (`company_id="company"`)."""
    values = {name: getattr(data, name) for name in data.__struct_fields__}
    return {renamed.get(name, name): value for name, value in values.items() if value is not UNSET}


def abilities(reasons: Mapping[str, Why | None]) -> dict[str, Any]:
    """Split what may be done from why the rest may not."""
    return {
        "can": [action for action, why in reasons.items() if why is None],
        "why_not": {action: why.code for action, why in reasons.items() if why is not None},
    }


class PersonView(msgspec.Struct, omit_defaults=True):
    """A person as the account's directory shows them."""

    id: UUID
    name: str
    initials: str
    mail: str
    title: str
    phones: list[str]
    company: CompanyRef
    employee: bool
    account_admin: bool
    active: bool
    language: str
    version: int
    service: bool = False
    can: list[str] | None = None
    why_not: dict[str, str] | None = None


class PeoplePage(msgspec.Struct):
    """A page of people; `next` is the cursor of the next page."""

    items: list[PersonView]
    next: str | None = None


def person_view(person: Person, reasons: Mapping[str, Why | None] | None = None) -> PersonView:
    """Show a person."""
    return PersonView(
        id=person.id,
        name=person.name,
        initials=person.initials,
        mail=person.mail,
        title=person.title,
        phones=list(person.phones),
        company=CompanyRef(person.company, person.company_name),
        employee=person.employee,
        account_admin=person.account_admin,
        active=person.active,
        language=person.language,
        version=person.version,
        service=person.service,
        **(abilities(reasons) if reasons is not None else {}),
    )
