"""Files of messages: whoever reads the conversation may have them, as long as the message stands."""

from typing import Any
from uuid import UUID

from litestar import Request, Response

from sitepost.kernel.passport import Passport
from sitepost.platform import sightings
from sitepost.platform.http import May, get, sending
from sitepost.platform.http.looking import is_looked_at
from sitepost.platform.http.sending import BYTES, PICTURE, IfNone, IfRange, Range
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import files
from sitepost.tools.conversations.routes.bodies import TAGS

FILE = "/conversations/{conversation_id:uuid}/files/{file_id:uuid}"


@get(FILE + "/content", may=May.PERSON, tags=TAGS, responses=BYTES)
async def read_message_file(
    work: Work,
    who: Passport,
    request: Request[Any, Any, Any],
    conversation_id: UUID,
    file_id: UUID,
    inline: bool = False,
    wanted: Range = None,
    if_range: IfRange = None,
    if_none_match: IfNone = None,
) -> Response[Any]:
    """Download a file of a message, whole or in part; pictures and PDF may be shown inline."""
    row, database = await files.load(work, who, conversation_id, file=file_id), work.database

    def arrived() -> None:
        if is_looked_at(request):
            sightings.downloaded(database, who.person, row.id)

    return sending.content(
        work,
        request,
        row,
        inline=inline,
        wanted=wanted,
        if_range=if_range,
        if_none_match=if_none_match,
        arrived=arrived,
    )


@get(FILE + "/thumbnail", may=May.PERSON, tags=TAGS, responses=PICTURE)
async def read_message_picture(work: Work, who: Passport, conversation_id: UUID, file_id: UUID) -> Response[bytes]:
    """Show the small picture of a file of a message; 404 where there is none, or none yet."""
    return await sending.picture(work, await files.load(work, who, conversation_id, file=file_id))


ROUTES = [read_message_file, read_message_picture]
