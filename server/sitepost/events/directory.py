"""What happens in the directory."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Change, Fact


class AccountFounded(Fact, frozen=True):
    """An account (tenant) came into being with its own company and first administrator."""

    KIND: ClassVar[str] = "directory.account_founded"
    account: UUID
    company: UUID
    administrator: UUID


class CompanyAdded(Fact, frozen=True):
    """A company was added to the account's directory."""

    KIND: ClassVar[str] = "directory.company_added"
    company: UUID


class CompanyChanged(Fact, frozen=True):
    """A company was edited."""

    KIND: ClassVar[str] = "directory.company_changed"
    VERSION: ClassVar[int] = 2
    company: UUID
    changes: tuple[Change, ...]


class PersonAdded(Fact, frozen=True):
    """A person was added to the account; `invite` asks identity to invite them by mail."""

    KIND: ClassVar[str] = "directory.person_added"
    person: UUID
    mail: str
    invite: bool = False


class PersonInvited(Fact, frozen=True):
    """Somebody asked for an invitation mail to this person."""

    KIND: ClassVar[str] = "directory.person_invited"
    person: UUID
    mail: str


class PersonChanged(Fact, frozen=True):
    """A person's entry was edited; `mail` is the sign-in address as it is now."""

    KIND: ClassVar[str] = "directory.person_changed"
    VERSION: ClassVar[int] = 2
    person: UUID
    mail: str
    changes: tuple[Change, ...]


class PersonDeactivated(Fact, frozen=True):
    """A person may no longer sign in; their past stays. `successor` takes what waits for them."""

    KIND: ClassVar[str] = "directory.person_deactivated"
    VERSION: ClassVar[int] = 2
    person: UUID
    successor: UUID | None = None


class PersonReactivated(Fact, frozen=True):
    """A deactivated person may sign in again."""

    KIND: ClassVar[str] = "directory.person_reactivated"
    person: UUID


class ProjectCreated(Fact, frozen=True):
    """A project was created in the account."""

    KIND: ClassVar[str] = "directory.project_created"
    project: UUID


class ProjectChanged(Fact, frozen=True):
    """A project's name, number, address, calendar or state changed."""

    KIND: ClassVar[str] = "directory.project_changed"
    VERSION: ClassVar[int] = 2
    project: UUID
    changes: tuple[Change, ...]


class MemberAdded(Fact, frozen=True):
    """A person joined a project; `template` is the permission template asked for, if any."""

    KIND: ClassVar[str] = "directory.member_added"
    project: UUID
    person: UUID
    template: UUID | None = None


class MemberRemoved(Fact, frozen=True):
    """A person left a project; what they did there stays. `successor` takes what waits for them."""

    KIND: ClassVar[str] = "directory.member_removed"
    VERSION: ClassVar[int] = 2
    project: UUID
    person: UUID
    successor: UUID | None = None


class GroupChanged(Fact, frozen=True):
    """A distribution group was made, edited or ended."""

    KIND: ClassVar[str] = "directory.group_changed"
    project: UUID
    group: UUID


class ReferenceChanged(Fact, frozen=True):
    """A location, trade, cost code or spec section was added, renamed or ended."""

    KIND: ClassVar[str] = "directory.reference_changed"
    reference: UUID
    sort: str


class TableImported(Fact, frozen=True):
    """A table of people or companies was imported; each person and company is told of by itself."""

    KIND: ClassVar[str] = "directory.table_imported"
    sort: str
    added: int
    changed: int
    companies: int
