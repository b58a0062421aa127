"""Verbs on autosaves: nobody else is to know what somebody is typing."""

import re

from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.autosaves import (
    BAD_KEY,
    KEY_PATTERN,
    LARGEST_AUTOSAVE,
    NEW,
    TOO_LARGE,
    Autosave,
)
from sitepost.tools.correspondence.model.types import tool_key


async def find(work: Work, who: Passport, *, key: str) -> Autosave | None:
    """Return what `who` kept under `key`, None where nothing is kept, or nothing that they may see any more.

    A kept form repeats what stood in the item when it was opened. Errors: `correspondence.bad_autosave_key`.
    """
    check_key(key)
    if not await _sees(work, who, key):
        return None
    return await store.autosaves.one(work, project=who.project, person=who.person, key=key)


async def _sees(work: Work, who: Passport, key: str) -> bool:
    kind, _, text = key.partition(":")
    id = parse_id(text)
    if id is None:
        return False
    if kind == NEW:
        return rules.types.sees_type(tool_key(id), who)
    return await store.items.seen(work, id, who) is not None


def check_key(key: str) -> None:
    """Refuse `correspondence.bad_autosave_key` unless `key` names a form."""
    if re.fullmatch(KEY_PATTERN, key) is None:
        raise Refusal(BAD_KEY, field="key")


# silent: nobody else is to know
async def put(work: Work, who: Passport, *, key: str, value: str) -> Autosave:
    """Keep a form, given as JSON text of at most 512 KiB, of an item or a type that `who` sees.

    Errors: `correspondence.autosave_too_large`, `correspondence.bad_autosave_key`.
    """
    check_key(key)
    if not await _sees(work, who, key):
        hidden()
    if len(value.encode()) > LARGEST_AUTOSAVE:
        raise Refusal(TOO_LARGE)
    autosave = Autosave(key, value, work.now)
    await store.autosaves.put(work, autosave, account=who.account, project=who.project, person=who.person)
    return autosave


# silent: nobody else is to know
async def drop(work: Work, who: Passport, *, key: str) -> None:
    """Forget a kept form; nothing happens when there is none. Errors: `correspondence.bad_autosave_key`."""
    check_key(key)
    await store.autosaves.drop(work, project=who.project, person=who.person, key=key)
