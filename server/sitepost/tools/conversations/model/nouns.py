"""What a company chose, conversations, and where somebody stands towards one."""

from datetime import datetime
from enum import Enum
from uuid import UUID

import msgspec


class Audience(Enum):
    """Who may use a feature: whoever is in the project's directory, or the company's employees only."""

    ANY = "any"
    EMPLOYEES = "employees"


class Managers(Enum):
    """Who may make and manage groups (3.1), or send urgent messages."""

    ADMINISTRATORS = "administrators"
    EMPLOYEES = "employees"
    EVERYONE = "everyone"


class Sort(Enum):
    """The three kinds of conversations (0.2)."""

    DIRECT = "direct"
    GROUP = "group"
    ITEM = "item"


class Level(Enum):
    """Of which messages of a conversation somebody is told (7.5)."""

    ALL = "all"
    MENTIONS = "mentions"
    NOTHING = "nothing"


class Priority(Enum):
    """How much a message asks for attention (11.3)."""

    NORMAL = "normal"
    IMPORTANT = "important"
    URGENT = "urgent"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a company chose (section 1); off until an administrator turns it on, then with every feature on."""

    is_on: bool = False
    audience: Audience = Audience.ANY
    every_project: bool = True
    edit_on: bool = True
    edit_audience: Audience = Audience.ANY
    edit_seconds: int = 300
    direct_on: bool = True
    direct_audience: Audience = Audience.ANY
    group_managers: Managers = Managers.ADMINISTRATORS
    items_on: bool = True
    items_audience: Audience = Audience.ANY
    tools_off: tuple[str, ...] = ()
    live_followers: bool = True
    threads_on: bool = False
    receipts_on: bool = True
    urgent_by: Managers = Managers.ADMINISTRATORS
    missed_mail: str = "off"
    missed_pace: str = "soon"
    translation: str = "off"
    version: int = 0


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation: `last_seq` numbers its messages, `last_rev` all that happened to them; neither has a gap."""

    id: UUID
    account: UUID
    project: UUID
    sort: Sort
    card: UUID | None = None
    name: str | None = None
    everyone: bool = False
    created_by: UUID
    created_at: datetime
    deleted_at: datetime | None = None
    last_seq: int = 0
    last_rev: int = 0
    last_at: datetime
    version: int = 1


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody stands towards one conversation: all that its access rules ask (8.2).

    `in_directory`: active in the project's directory; `reachable` as a company administrator too (0.4). `in_it`: a
    present member of the direct message or group. `sees_card`: may see the item of an item conversation. `project_on`:
    the company uses conversations in this project, which is active. `directory_admin`: Admin on its directory.
    """

    person: UUID
    name: str
    company_name: str
    employee: bool
    account_admin: bool
    in_directory: bool
    directory_admin: bool = False
    project_on: bool
    in_it: bool = False
    sees_card: bool = False
    tool: str = ""

    @property
    def reachable(self) -> bool:
        """Whether this person can be talked to in the project at all."""
        return self.in_directory or self.account_admin
