"""Verbs on saved views; they are furniture of the list and part of no record."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.views import (
    LARGEST_STATE,
    LONGEST_NAME,
    MOST_VIEWS,
    NOT_FOR_ALL,
    STATE_TOO_LARGE,
    TOO_MANY_VIEWS,
    View,
)


async def _load(work: Work, who: Passport, id: UUID) -> View:
    return await store.views.locked(work, id, project=who.project, person=who.person) or hidden()


def _checked(view: View) -> View:
    if len(msgspec.json.encode(view.state)) > LARGEST_STATE:
        raise Refusal(STATE_TOO_LARGE, field="state")
    return replace(view, name=text.line(view.name, field="name", most=LONGEST_NAME))


# silent: how somebody likes to look at the list
async def add(work: Work, who: Passport, *, name: str, shared: bool, state: dict[str, Any]) -> View:
    """Keep a view. Errors: `view_name_taken`, `too_many_views`, `view_too_large`, `invalid`."""
    if await store.views.count(work, project=who.project, person=who.person) >= MOST_VIEWS:
        raise Refusal(TOO_MANY_VIEWS)
    view = _checked(
        View(
            id=new_id(),
            account=who.account,
            project=who.project,
            owner=who.person,
            name=name,
            shared=shared,
            state=state,
        )
    )
    await store.views.add(work, view)
    return view


# silent: how somebody likes to look at the list
async def edit(work: Work, who: Passport, id: UUID, *, values: dict[str, Any], expected: int | None) -> View:
    """Change a view of one's own. Errors: `not_your_view`, `stale`, and those of `add`."""
    view = await _load(work, who, id)
    refuse(rules.views.why_not_change(view, who))
    refuse_stale(expected, current=view.version, touched={})
    edited = _checked(replace(view, **values))
    if edited == view:
        return view
    edited = replace(edited, version=view.version + 1)
    await store.views.save(work, edited)
    return edited


# silent: how somebody likes to look at the list
async def delete(work: Work, who: Passport, id: UUID) -> None:
    """Delete a view. Errors: `not_your_view`."""
    view = await _load(work, who, id)
    refuse(rules.views.why_not_delete(view, who))
    await store.views.delete(work, id)


# silent: how somebody likes to look at the list
async def choose(work: Work, who: Passport, id: UUID | None, *, for_all: bool) -> None:
    """Begin with a view, or with none; `for_all` speaks for the project.

    Errors: `default_not_granted`, `view_not_shared`.
    """
    if id is not None:
        view = await _load(work, who, id)
        refuse(rules.views.why_not_for_all(view, who) if for_all else None)
    elif for_all and not rules.views.is_keeper(who):
        raise Refusal(NOT_FOR_ALL)
    person = None if for_all else who.person
    await store.views.choose(work, id, account=who.account, project=who.project, person=person)
