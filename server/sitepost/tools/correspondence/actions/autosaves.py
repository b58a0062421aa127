"""Verbs on autosaves: nobody else is to know what somebody is typing."""

import re

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform.work import Work
from sitepost.tools.correspondence import store
from sitepost.tools.correspondence.model.autosaves import BAD_KEY, KEY_PATTERN, LARGEST_AUTOSAVE, TOO_LARGE, Autosave


async def find(work: Work, who: Passport, *, key: str) -> Autosave:
    """Return what `who` kept under `key`."""
    found = await store.autosaves.one(work, project=who.project, person=who.person, key=key)
    if found is None:
        hidden()
    return found


# silent: nobody else is to know
async def put(work: Work, who: Passport, *, key: str, value: str) -> Autosave:
    """Keep a form, given as JSON text of at most 512 KiB.

    Errors: `correspondence.autosave_too_large`, `correspondence.bad_autosave_key`.
    """
    if re.fullmatch(KEY_PATTERN, key) is None:
        raise Refusal(BAD_KEY, field="key")
    if len(value.encode()) > LARGEST_AUTOSAVE:
        raise Refusal(TOO_LARGE)
    autosave = Autosave(key, value, work.now)
    await store.autosaves.put(work, autosave, account=who.account, project=who.project, person=who.person)
    return autosave


# silent: nobody else is to know
async def drop(work: Work, who: Passport, *, key: str) -> None:
    """Forget a kept form; nothing happens when there is none."""
    await store.autosaves.drop(work, project=who.project, person=who.person, key=key)
