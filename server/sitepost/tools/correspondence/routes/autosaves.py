"""Paths of autosaves: what somebody has typed and not sent, per person."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar.params import Parameter
from msgspec import Raw, Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, delete, get, put
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions

AUTOSAVE = "/projects/{project_id:uuid}/correspondence/autosaves/{key:str}"
Key = Annotated[str, Parameter(max_length=60, description="`new:<type>`, `item:<id>` or `response:<id>`")]


class Kept(Struct):
    """A form as it was kept; where nothing is kept, `value` and `saved_at` are null."""

    key: str
    value: Any  # whatever the client kept
    saved_at: datetime | None


class Saved(Struct):
    """When a form was kept."""

    key: str
    saved_at: datetime


class Form(Struct, forbid_unknown_fields=True):
    """A form to keep: any JSON of at most 512 KiB."""

    value: Any  # opaque to the server


@get(AUTOSAVE, may=May.MEMBER, tags=["correspondence"])
async def read_autosave(work: Work, who: Passport, key: Key) -> Kept:
    """Return what the asker kept under this key; nothing kept is an answer too, not a missing page."""
    found = await actions.autosaves.find(work, who, key=key)
    if found is None:
        return Kept(key, None, None)
    return Kept(found.key, Raw(found.value.encode()), found.saved_at)


@put(AUTOSAVE, may=May.MEMBER, tags=["correspondence"])
async def keep_autosave(work: Work, who: Passport, key: Key, data: Form) -> Saved:
    """Keep a form that was not sent yet, in place of the one before."""
    kept = await actions.autosaves.put(work, who, key=key, value=msgspec.json.encode(data.value).decode())
    return Saved(kept.key, kept.saved_at)


@delete(AUTOSAVE, may=May.MEMBER, tags=["correspondence"])
async def drop_autosave(work: Work, who: Passport, key: Key) -> None:
    """Forget a kept form."""
    await actions.autosaves.drop(work, who, key=key)


ROUTES = [read_autosave, keep_autosave, drop_autosave]
