"""What a company chose for conversations, where the caller uses them, and what they want to be told of."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.conversations import actions
from sitepost.tools.conversations.model import Here, Preference, Settings
from sitepost.tools.conversations.routes.bodies import TAGS, IfMatch
from sitepost.tools.conversations.rules import settings as rules

Who = Literal["any", "employees"]
Managing = Literal["administrators", "employees", "everyone"]


class SettingsGiven(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a company chooses, whole; `projects` are the ticked ones, used unless it is every project."""

    is_on: bool
    audience: Who = "any"
    every_project: bool = True
    projects: Annotated[list[UUID], msgspec.Meta(max_length=20_000)] = []
    edit_on: bool = True
    edit_audience: Who = "any"
    edit_seconds: Annotated[int, msgspec.Meta(ge=0, le=3600)] = 300
    direct_on: bool = True
    direct_audience: Who = "any"
    group_managers: Managing = "administrators"
    items_on: bool = True
    items_audience: Who = "any"
    tools_off: Annotated[list[Annotated[str, msgspec.Meta(max_length=60)]], msgspec.Meta(max_length=50)] = []
    live_followers: bool = True
    threads_on: bool = False
    receipts_on: bool = True
    urgent_by: Managing = "administrators"
    missed_mail: Literal["off", "hint", "words"] = "off"
    missed_pace: Literal["soon", "daily"] = "soon"
    translation: Literal["off", "local", "outside"] = "off"


class Mine(msgspec.Struct):
    """What the settings come to for the caller; `can_create_groups` in some project at least."""

    is_on: bool
    direct: bool
    can_create_groups: bool
    urgent: bool


class TalkSettingsBody(msgspec.Struct):
    """What a company chose: the whole of it for administrators, for others what it comes to."""

    settings: Settings | None
    projects: list[UUID] | None
    version: int
    mine: Mine


class ProjectBody(msgspec.Struct):
    """A project in which the caller uses conversations, and what they may begin there."""

    id: UUID
    number: str
    name: str
    direct: bool
    groups: bool
    in_directory: bool


class PreferenceGiven(msgspec.Struct, forbid_unknown_fields=True):
    """What somebody wants to be told of; `in_app` off shows no toasts, `push` off turns its four kinds off."""

    in_app: bool
    direct: bool
    groups: bool
    items: bool
    mentions: bool
    push: bool
    push_direct: bool = True
    push_groups: bool = True
    push_items: bool = True
    push_mentions: bool = True
    missed: Literal["company", "daily", "off"] = "company"


class PreferenceBody(msgspec.Struct):
    """What somebody wants to be told of in the app, what their devices are woken for, and when mails come.

    `company_mails` is what the company chose for mails about missed messages; one can only have them less often.
    """

    in_app: bool
    direct: bool
    groups: bool
    items: bool
    mentions: bool
    push: bool
    push_direct: bool
    push_groups: bool
    push_items: bool
    push_mentions: bool
    missed: Literal["company", "daily", "off"]
    company_mails: Literal["off", "soon", "daily"]


def _body(settings: Settings, projects: list[UUID], here: list[Here], who: Passport) -> Response[TalkSettingsBody]:
    uses = bool(here)
    employee, admin = who.employee, who.account_admin
    mine = Mine(
        is_on=uses,
        direct=uses and rules.uses_direct(settings, employee=employee),
        can_create_groups=any(
            rules.is_managing(settings.group_managers, employee=employee, account_admin=admin, here=each)
            for each in here
        ),
        urgent=any(
            rules.is_managing(settings.urgent_by, employee=employee, account_admin=admin, here=each) for each in here
        ),
    )
    shown = TalkSettingsBody(settings if admin else None, projects if admin else None, settings.version, mine)
    return versioned(shown, settings.version)


@get("/conversations/settings", may=May.PERSON, tags=TAGS)
async def read_settings(work: Work, who: Passport) -> Response[TalkSettingsBody]:
    """Tell what the company chose for conversations, and what that comes to for the caller."""
    settings, projects, here = await actions.settings.read(work, who)
    return _body(settings, projects, here, who)


@put("/conversations/settings", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def save_settings(
    data: SettingsGiven, work: Work, who: Passport, if_match: IfMatch = None
) -> Response[TalkSettingsBody]:
    """Choose for the company who uses conversations, where, and with which features."""
    values = msgspec.structs.asdict(data)
    projects = values.pop("projects")
    values["tools_off"] = sorted(set(data.tools_off))
    wanted = msgspec.convert(values, Settings)
    expected = wanted_version(if_match)
    await actions.settings.save(work, who, wanted, projects=projects, expected=expected)
    settings, ticked, here = await actions.settings.read(work, who)
    return _body(settings, ticked, here, who)


@get("/conversations/projects", may=May.PERSON, tags=TAGS)
async def list_projects(work: Work, who: Passport) -> list[ProjectBody]:
    """List the projects in which the caller uses conversations, by name."""
    settings, _, here = await actions.settings.read(work, who)
    direct = rules.uses_direct(settings, employee=who.employee)
    return [
        ProjectBody(
            each.id,
            each.number,
            each.name,
            direct,
            rules.is_managing(
                settings.group_managers, employee=who.employee, account_admin=who.account_admin, here=each
            ),
            each.in_directory,
        )
        for each in here
    ]


@get("/conversations/preferences", may=May.PERSON, tags=TAGS)
async def read_preferences(work: Work, who: Passport) -> PreferenceBody:
    """Tell which messages the caller wants to be told of; badges move in any case."""
    return _preference(await actions.settings.preference(work, who), await actions.settings.mails(work, who))


@put("/conversations/preferences", may=May.PERSON, tags=TAGS)
async def save_preferences(data: PreferenceGiven, work: Work, who: Passport) -> PreferenceBody:
    """Choose which messages the caller wants to be told of."""
    wanted = Preference(**msgspec.structs.asdict(data))
    saved = await actions.settings.prefer(work, who, wanted)
    return _preference(saved, await actions.settings.mails(work, who))


def _preference(preference: Preference, company_mails: str) -> PreferenceBody:
    return msgspec.convert({**msgspec.structs.asdict(preference), "company_mails": company_mails}, PreferenceBody)


ROUTES = [read_settings, save_settings, list_projects, read_preferences, save_preferences]
