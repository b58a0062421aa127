"""Search in conversations over HTTP."""

from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.kernel.page import Page, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import seeking
from sitepost.tools.conversations.model import Message, Sort
from sitepost.tools.conversations.routes.bodies import TAGS, ProjectRef, Query
from sitepost.tools.conversations.rules.searching import label

PAGE = 30


class FoundTalk(msgspec.Struct):
    """The conversation of a message that was found, by what it is called."""

    id: UUID
    kind: Sort
    label: str
    project: ProjectRef


class HitBody(msgspec.Struct):
    """A message that was found, without its marks."""

    message: Message
    conversation: FoundTalk
    excerpt: str


@get("/conversations/search", may=May.PERSON, tags=TAGS)
async def search_messages(work: Work, who: Passport, q: Query, cursor: str | None = None) -> Page[HitBody]:
    """Find messages by words, phrases, and from: in: item: project: kind: has: before: after: mentions:me."""
    after = read_cursor(cursor, datetime, UUID, int)
    place = (after[0], after[1], after[2]) if after else None
    hits = await seeking.find(work, who, q, after=place, limit=PAGE + 1)
    shown = [
        HitBody(
            hit.message,
            FoundTalk(
                hit.line.id,
                hit.line.sort,
                label(hit.line),
                ProjectRef(hit.line.project, hit.line.project_number, hit.line.project_name),
            ),
            hit.excerpt,
        )
        for hit in hits[:PAGE]
    ]
    last = shown[-1].message if len(hits) > PAGE else None
    return Page(shown, write_cursor(last.at, last.conversation, last.seq) if last else None)


ROUTES = [search_messages]
