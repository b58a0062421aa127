"""How a response begins and is marked (spec 4.7)."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel import richtext
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Fault
from sitepost.kernel.richtext import Doc
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import EMPTY_RESPONSE, MOST_RESPONSE_FILES, Response


def begin(
    item: Item, who: Passport, *, id: UUID, text: Doc, files: dict[UUID, str], official: bool, now: datetime
) -> Response:
    """Return a new response; `files` are the names of the attached files by id, in order."""
    return Response(
        id=id,
        item=item.id,
        position=item.responses + 1,
        author=who.person,
        text=text,
        file_ids=tuple(files),
        file_names=tuple(files.values()),
        official=official,
        status=item.status.id,
        created_at=now,
    )


def faults(text: Doc, file_ids: tuple[UUID, ...]) -> list[Fault]:
    """Return what is wrong with a response that is to be posted."""
    if len(file_ids) > MOST_RESPONSE_FILES:
        return [Fault("file_ids", "too_many", f"A response has room for {MOST_RESPONSE_FILES} files.")]
    if richtext.is_empty(text) and not file_ids:
        return [Fault("text", EMPTY_RESPONSE.code, EMPTY_RESPONSE.title)]
    return []


def answered(item: Item, response: Response, *, now: datetime) -> Item:
    """Return the item with one response more; an unofficial one leaves no trace that others could see."""
    counted = replace(item, responses=item.responses + 1)
    if not response.official:
        return counted
    return replace(counted, official_responses=item.official_responses + 1, updated_at=now)


def marked(item: Item, *, official: bool, now: datetime) -> Item:
    """Return the item with one official response more or less."""
    return replace(item, official_responses=item.official_responses + (1 if official else -1), updated_at=now)
