"""Translations over HTTP: which messages can be translated, and one of them."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import translating

TAGS = ["conversations"]
MOST_SEQS = 200
Language = Annotated[str, Parameter(pattern="^[a-z]{2}$", description="The language to translate into (ISO 639-1).")]
Numbers = Annotated[list[int], Parameter(max_items=MOST_SEQS, description="The numbers of messages.")]


class Offered(msgspec.Struct):
    """A message that can be translated, and the language that it is in (ISO 639-1)."""

    seq: int
    language: str


class OffersBody(msgspec.Struct):
    """Those messages that can be translated for their reader."""

    items: list[Offered]


class TranslationBody(msgspec.Struct):
    """A message in another language: which engine made it, whether that is only rough, and what it was written in."""

    text: str
    engine: str
    rough: bool
    language: str


@get("/conversations/{conversation_id:uuid}/languages", may=May.PERSON, tags=TAGS)
async def list_languages(work: Work, who: Passport, conversation_id: UUID, to: Language, seqs: Numbers) -> OffersBody:
    """Say which of these messages can be translated into the reader's language."""
    asked = [seq for seq in seqs if 0 < seq < 2**53]
    found = await translating.offered(work, who, conversation_id, asked, to=to)
    return OffersBody([Offered(seq, language) for seq, language in sorted(found.items())])


@get("/conversations/{conversation_id:uuid}/messages/{seq:int}/translation", may=May.PERSON, tags=TAGS)
async def read_translation(
    work: Work, who: Passport, conversation_id: UUID, seq: Annotated[int, Parameter(ge=1, le=2**53)], to: Language
) -> TranslationBody:
    """Translate a message; the stored one stays as it was written."""
    made, language = await translating.translated(work, who, conversation_id, seq, to=to)
    return TranslationBody(made.text, made.engine, made.rough, language)


ROUTES = [list_languages, read_translation]
