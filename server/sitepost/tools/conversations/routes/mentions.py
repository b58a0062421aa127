"""Whom one can mention on an item, before anything was said on it as well."""

from uuid import UUID

import msgspec

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.work import Work
from sitepost.tools.conversations import actions
from sitepost.tools.conversations.model import Candidate
from sitepost.tools.conversations.routes.bodies import TAGS, Query


class MentionableBody(msgspec.Struct):
    """People whose name may stand behind an @."""

    people: list[Candidate]


@get("/conversations/items/{card_id:uuid}/people", may=May.PERSON, tags=TAGS)
async def list_mentionable(work: Work, who: Passport, card_id: UUID, q: Query = "") -> MentionableBody:
    """List whom the caller can mention on an item: those who see it, by name; at most 50."""
    return MentionableBody(await actions.people.on_item(work, who, card_id, q=q))


ROUTES = [list_mentionable]
