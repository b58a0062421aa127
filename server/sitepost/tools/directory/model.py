"""The nouns of the directory: companies, people, projects, groups and reference data (spec D1)."""

from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.passport import Site
from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.time import Calendar

DIRECTORY, ADMIN_TOOL = "directory", "admin"
"""The tools whose Admin level edits people and groups, and settings and reference data."""
TEMPLATE_KIND = "permissions.template"
"""The kind of the cards that say which permission templates an account has."""

NOT_ACCOUNT_ADMIN = Why("directory.not_account_admin", Kind.FORBIDDEN, "Only company administrators may do this.")
NOT_DIRECTORY_ADMIN = Why(
    "directory.not_directory_admin", Kind.FORBIDDEN, "Only administrators of the project directory may do this."
)
NOT_PROJECT_ADMIN = Why(
    "directory.not_project_admin", Kind.FORBIDDEN, "Only administrators of the project's settings may do this."
)
ADMIN_ONLY_FIELD = Why("directory.admin_only_field", Kind.FORBIDDEN, "Only company administrators may set this field.")
PERSON_IS_ADMIN = Why(
    "directory.person_is_admin", Kind.FORBIDDEN, "Only company administrators may change a company administrator."
)
LAST_ADMIN = Why(
    "directory.last_admin",
    Kind.STATE,
    "This is the last company administrator. Make somebody else a company administrator first.",
)
NOT_YOURSELF = Why("directory.not_yourself", Kind.STATE, "You cannot deactivate yourself.")
SUCCESSOR = Why("directory.bad_successor", Kind.INVALID, "Choose somebody else who is here and can sign in.")
INACTIVE = Why("directory.inactive", Kind.STATE, "This person is deactivated.")
MAIL_TAKEN = Why("directory.mail_taken", Kind.TAKEN, "Somebody in this account has this mail address.")
NAME_TAKEN = Why("directory.name_taken", Kind.TAKEN, "This name is taken.")
NUMBER_TAKEN = Why("directory.number_taken", Kind.TAKEN, "This number is taken.")
CODE_TAKEN = Why("directory.code_taken", Kind.TAKEN, "This code or name is taken.")
ALREADY_MEMBER = Why("directory.already_member", Kind.TAKEN, "This person is in the project already.")
UNKNOWN_COMPANY = Why("directory.unknown_company", Kind.INVALID, "There is no such company.")
UNKNOWN_PERSON = Why("directory.unknown_person", Kind.INVALID, "There is no such person here.")
UNKNOWN_TEMPLATE = Why("directory.unknown_template", Kind.INVALID, "There is no such permission template.")
UNKNOWN_PARENT = Why("directory.unknown_parent", Kind.INVALID, "There is no such place in this tree.")
IS_SERVICE = Why(
    "directory.is_service", Kind.STATE, "A service account has no mail address and never administers the company."
)
BAD_TIME_ZONE = Why("directory.bad_time_zone", Kind.INVALID, "This is no time zone, such as Europe/London.")
BAD_WORKING_DAYS = Why("directory.bad_working_days", Kind.INVALID, "Working days are numbers from 0 (Monday) to 6.")
BAD_CURRENCY = Why("directory.bad_currency", Kind.INVALID, "A currency is three letters, such as GBP.")
TOO_MANY_HOLIDAYS = Why("directory.too_many_holidays", Kind.INVALID, "At most 1,000 days off fit here.")
UNKNOWN_COUNTRY = Why("directory.unknown_country", Kind.INVALID, "No public holidays are known for this country.")
TOO_DEEP = Why("directory.too_deep", Kind.INVALID, "Locations go at most 10 levels deep.")
CIRCLE = Why("directory.circle", Kind.INVALID, "A location cannot lie inside itself.")
HAS_PARTS = Why("directory.has_parts", Kind.STATE, "Remove the locations inside this one first.")
CODE_MISSING = Why("directory.code_missing", Kind.INVALID, "This needs a code.")
NO_COLUMN = Why("directory.import_no_column", Kind.INVALID, "A column that this import needs is missing.")
COLUMN_TWICE = Why("directory.import_column_twice", Kind.INVALID, "Two columns mean the same.")
LINE_TWICE = Why("directory.import_line_twice", Kind.INVALID, "Another line has this already.")
NO_COMPANY = Why("directory.import_no_company", Kind.INVALID, "Somebody new needs a company.")
NOT_YES_NO = Why("directory.import_not_yes_no", Kind.INVALID, "Write yes or no.")
IMPORT_MOVED = Why(
    "directory.import_moved", Kind.STATE, "The directory changed meanwhile. Look at the preview once more."
)
NOTHING_TO_IMPORT = Why("directory.import_nothing", Kind.STATE, "No line of this table can be imported.")
IMPORT_TOO_LARGE = Why("directory.import_too_large", Kind.TOO_LARGE, "A table to import has at most 4 MiB.")

DEEPEST = 10
MOST_HOLIDAYS = 1000
BEST_HITS = 50
LARGEST_LOGO = 2 * 1024 * 1024  # bytes as it is sent; what is kept is far smaller
LOGO_SIDE = 480  # pixels of the longest side that is kept
MOST_LINES, LARGEST_TABLE = 5000, 4 * 1024 * 1024
INVITED_A_MINUTE = 100
"""So many invitations of an import are mailed in a minute."""


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """A company of the account's directory; `active` companies can be picked.

    `logo` is the SHA-256 (hexadecimal) of the picture that heads its letters, empty where it has none.
    """

    id: UUID
    account: UUID
    name: str
    short_name: str = ""
    phone: str = ""
    mail: str = ""
    website: str = ""
    address: str = ""
    logo: str = ""
    active: bool = True
    version: int = 1
    touched: dict[str, int] = {}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the account; `mail` is the sign-in address, unique by its key (spec D1, D4)."""

    id: UUID
    account: UUID
    company: UUID
    company_name: str = ""
    name: str
    mail: str
    title: str = ""
    phones: tuple[str, ...] = ()
    employee: bool = False
    account_admin: bool = False
    service: bool = False  # a program: has no mail address, and signs in with the secret of its client alone
    active: bool = True
    language: str = "en"
    version: int = 1
    touched: dict[str, int] = {}

    @property
    def initials(self) -> str:
        """The first letters of the first and last word of the name."""
        words = self.name.split()
        letters = [words[0][0], words[-1][0]] if len(words) > 1 else [self.name[:2]]
        return "".join(letters).upper()


class Holiday(msgspec.Struct, frozen=True):
    """A day on which a project does not work."""

    on: date
    name: str = ""


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A project with its calendar (spec D9); an inactive one is closed to everybody."""

    id: UUID
    account: UUID
    number: str = ""
    name: str
    address: str = ""
    time_zone: str
    working_days: tuple[int, ...]
    holidays: tuple[Holiday, ...] = ()
    currency: str = ""  # ISO 4217 of the amounts on its letters; empty where nobody chose one
    active: bool = True
    version: int = 1
    touched: dict[str, int] = {}

    @property
    def site(self) -> Site:
        """The scope that passports of this project carry."""
        calendar = Calendar(
            time_zone=self.time_zone,
            working_days=self.working_days,
            holidays=frozenset(holiday.on for holiday in self.holidays),
        )
        return Site(
            id=self.id,
            account=self.account,
            name=self.name,
            number=self.number,
            calendar=calendar,
            currency=self.currency,
        )


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A distribution group: recipients only, no security meaning (spec D7)."""

    id: UUID
    account: UUID
    project: UUID
    name: str
    description: str = ""
    people: tuple[UUID, ...] = ()
    ended: bool = False
    version: int = 1
    touched: dict[str, int] = {}


class Sort(Enum):
    """The sorts of reference data; the value is the second half of the card's kind."""

    LOCATION = "location"
    TRADE = "trade"
    COST_CODE = "cost_code"
    SPEC_SECTION = "spec_section"


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A location, trade, cost code or spec section; a retired one stays on what carries it.

    `scope` is the project, or the account for trades. `code` is a spec section's number.
    """

    id: UUID
    account: UUID
    scope: UUID
    sort: Sort
    parent: UUID | None = None
    code: str = ""
    name: str
    retired: bool = False
    version: int = 1
    touched: dict[str, int] = {}


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A person in a project, with the rights that the passport holds there."""

    person: Person
    template: UUID | None = None
    levels: dict[str, Any] = {}  # tool -> rank, as the passport row stores it


class Sheet(Enum):
    """What a table to import lists."""

    PEOPLE = "people"
    COMPANIES = "companies"


class Line(msgspec.Struct, frozen=True):
    """A line of a table: its number in the file, and its cells by field."""

    number: int
    cells: dict[str, str]


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """A table that somebody sent and has not confirmed yet; `heads` are its columns, each with the field or None."""

    id: UUID
    account: UUID
    person: UUID
    sort: Sheet
    name: str
    heads: list[tuple[str, str | None]]
    lines: list[Line]


class CellFault(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that keeps its line from being imported."""

    line: int
    field: str
    value: str
    code: str
    detail: str


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a line: somebody (or a company) new, or `existing` changed in the fields of `values`."""

    line: int
    existing: UUID | None
    title: str
    values: dict[str, Any]
    company: str = ""  # by name, as it will be written


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What an import does to the directory as it is now; lines without an effect stand in `same`."""

    add: list[Planned]
    change: list[Planned]
    same: list[int]
    faults: list[CellFault]
    companies: list[str]  # that are added on the way, as people's


NO_PICTURE = Why("directory.no_picture", Kind.INVALID, "A logo is a PNG, JPEG or WebP picture that can be opened.")
LOGO_TOO_LARGE = Why("directory.logo_too_large", Kind.INVALID, "A logo has at most 2 MiB.")
