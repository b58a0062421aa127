"""Finding messages."""

from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Line, Message
from sitepost.tools.conversations.rules import searching as rules
from sitepost.tools.conversations.store import lines, seeking


class Hit(msgspec.Struct, frozen=True):
    """A message that was found, its conversation as the caller has it, and the words around the find."""

    message: Message
    line: Line
    excerpt: str


async def find(work: Work, who: Passport, q: str, *, after: tuple[datetime, UUID, int] | None, limit: int) -> list[Hit]:
    """Return the messages that the caller may read and looks for, the newest first; none where nothing is asked."""
    sought = rules.sought(q)
    if sought.is_empty:
        return []
    place = {"person": who.person, "account": who.account}
    found = await seeking.find(work, sought, after=after, limit=limit, **place)
    held = await lines.some(work, {each.conversation for each in found}, **place) if found else {}
    return [
        Hit(each, held[each.conversation], rules.excerpt(each.text, sought.words))
        for each in found
        if each.conversation in held
    ]
