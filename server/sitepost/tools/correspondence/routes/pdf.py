"""The path of an item's PDF."""

from uuid import UUID

from litestar import Response
from litestar.datastructures import State
from litestar.openapi.datastructures import ResponseSpec

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.http.names import disposition
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions

PDF = {200: ResponseSpec(bytes, description="The letter.", generate_examples=False, media_type="application/pdf")}
SANDBOX = "sandbox; default-src 'none'"


@get(
    "/projects/{project_id:uuid}/correspondence/items/{item_id:uuid}/pdf",
    may=May.MEMBER,
    tags=["correspondence"],
    responses=PDF,
)
async def read_pdf(work: Work, who: Passport, state: State, item_id: UUID) -> Response[bytes]:
    """Print an item as a PDF letter, with the responses that the reader may see."""
    letter = await actions.pdf.printed(work, who, id=item_id, address=state.settings.address)
    return Response(
        letter.content,
        media_type="application/pdf",
        headers={
            "Content-Disposition": disposition(letter.name, inline=True),
            "Content-Security-Policy": SANDBOX,
        },
    )


ROUTES = [read_pdf]
