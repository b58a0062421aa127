"""Search over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import Parameter

from sitepost.kernel import seeking
from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.work import Work
from sitepost.tools.search import rules, store
from sitepost.tools.search.model import LONGEST_QUERY, MOST_ITEMS, Hit, Passage

Text = Annotated[str, Parameter(max_length=LONGEST_QUERY, description="A number or words.")]
Kind = Annotated[str | None, Parameter(max_length=60, description="Only cards of this kind.")]
Limit = Annotated[int, Parameter(ge=1, le=MOST_ITEMS)]


class Found(msgspec.Struct):
    """One found thing; ranges are `[start, end]` in UTF-16 units of their text."""

    id: UUID
    tool: str
    kind: str
    number: str
    title: str
    title_ranges: list[tuple[int, int]]
    state: str
    state_label: str
    link: str
    updated_at: datetime
    snippet: Passage | None = None


class Results(msgspec.Struct):
    """What was found, best first."""

    items: list[Found]


@get("/projects/{project_id:uuid}/search", may=May.MEMBER, viewing=Viewing.SHOWN, tags=["search"])
async def find(
    project_id: UUID, work: Work, who: Passport, q: Text = "", kind: Kind = None, limit: Limit = 20
) -> Results:
    """Find things of the project by number or words, as far as the caller may see them."""
    wanted = seeking.wanted(q)
    if not (wanted.head or wanted.tail):
        return Results(items=[])
    reads = rules.reads(who, kind=kind or None)
    hits = await store.find(work, wanted, scope=who.project, reads=reads, kind=kind or None, limit=limit)
    return Results(items=await _shown(work, hits))


async def _shown(work: Work, hits: list[Hit]) -> list[Found]:
    sought = rules.sought(hits[-1].query if hits else "")  # the widest of those that were asked
    texts = [(hit.title, rules.untagged(hit.words)) for hit in hits]
    places = [(rules.places(title, sought), rules.places(words, sought)) for title, words in texts]
    stems = await store.stems(work, {each.word for both in places for some in both for each in some})
    found = []
    for hit, (title, words), (in_title, in_words) in zip(hits, texts, places, strict=True):
        snippet = rules.snippet(words, in_words, sought, stems) if words else None
        found.append(_found(hit, rules.whole(title, in_title, sought, stems), snippet))
    return found


def _found(hit: Hit, title: Passage, snippet: Passage | None) -> Found:
    return Found(
        id=hit.id,
        tool=hit.tool,
        kind=hit.kind,
        number=hit.number,
        title=title.text,
        title_ranges=title.ranges,
        state=hit.state,
        state_label=hit.state_label,
        link=hit.link,
        updated_at=hit.updated_at,
        snippet=snippet,
    )


ROUTES = [find]
