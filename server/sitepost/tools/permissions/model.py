"""The nouns of permissions: templates, tools, and what a member of a project may do (spec D2, 5.1)."""

from enum import Enum
from uuid import UUID

import msgspec

from sitepost.kernel.passport import Level
from sitepost.kernel.refusal import Kind, Why

DIRECTORY, ADMIN_TOOL = "directory", "admin"
TYPES = "correspondence:"
"""What the keys of correspondence types begin with."""
STATIC_TOOLS = {DIRECTORY: "Directory", ADMIN_TOOL: "Project settings"}
"""The tools that every project has, with their titles."""
TYPE_GRANTS = (
    "create",
    "edit_items_they_created",
    "create_response",
    "respond_to_vendor_items",
    "view_vendor_items",
)
"""The granular permissions of a correspondence type (spec 5.1)."""
KINDS = ("internal", "external")
CARD_KIND = "permissions.template"

NOT_ACCOUNT_ADMIN = Why("permissions.not_account_admin", Kind.FORBIDDEN, "Only company administrators may do this.")
NOT_DIRECTORY_ADMIN = Why(
    "permissions.not_directory_admin", Kind.FORBIDDEN, "Only administrators of the project directory may do this."
)
OWN_RIGHTS = Why("permissions.own_rights", Kind.FORBIDDEN, "You cannot change your own rights.")
PERSON_IS_ADMIN = Why(
    "permissions.person_is_admin", Kind.STATE, "A company administrator is Admin of every tool; nothing can be set."
)
NAME_TAKEN = Why("permissions.name_taken", Kind.TAKEN, "A permission template has this name.")
UNKNOWN_TOOL = Why("permissions.unknown_tool", Kind.INVALID, "There is no such tool.")
UNKNOWN_LEVEL = Why("permissions.unknown_level", Kind.INVALID, "A level is none, read_only, standard or admin.")
UNKNOWN_GRANT = Why("permissions.unknown_grant", Kind.INVALID, "There is no such granular permission on this tool.")
UNKNOWN_TEMPLATE = Why("permissions.unknown_template", Kind.INVALID, "There is no such permission template.")
HOLDERS_MOVED = Why(
    "permissions.holders_moved", Kind.STATE, "Others have this template by now. Look at whom it changes once more."
)
TEMPLATE_OR_LEVELS = Why("permissions.template_or_levels", Kind.INVALID, "Give a template, or levels by hand.")


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A project permission template: levels and granular permissions by tool.

    `default_level_for_types` and `default_grants_for_types` are what a new correspondence type gets.
    """

    id: UUID
    account: UUID
    name: str
    kind: str
    levels: dict[str, str] = {}  # tool -> name of the level
    grants: dict[str, tuple[str, ...]] = {}
    default_level_for_types: str = "none"
    default_grants_for_types: tuple[str, ...] = ()
    version: int = 1
    touched: dict[str, int] = {}


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """What a member was given: a template, or levels by hand (which carry no granular permissions)."""

    project: UUID
    person: UUID
    account: UUID
    template: UUID | None = None
    levels: dict[str, str] = {}


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has a template in a project."""

    person: UUID
    name: str
    company: str
    project: UUID
    project_name: str


class Source(Enum):
    """Where a level or a granular permission comes from."""

    COMPANY_ADMIN = "company_admin"
    TEMPLATE = "template"
    BY_HAND = "by_hand"
    EVERY_MEMBER = "every_member"
    LEVEL = "level"  # Standard brings it


class Rights(msgspec.Struct, frozen=True, kw_only=True):
    """What a member may do, the outcome of their assignment; `sources` and `granted_by` tell where each comes from."""

    levels: dict[str, Level]
    grants: dict[str, frozenset[str]] = {}
    sources: dict[str, Source] = {}
    granted_by: dict[str, dict[str, Source]] = {}
