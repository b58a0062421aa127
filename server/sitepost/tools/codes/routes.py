"""Codes over HTTP: where one leads, its picture, and sheets of labels."""

from typing import Annotated
from uuid import UUID

from litestar import Response
from litestar.datastructures import State
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from msgspec import Struct

from sitepost.kernel.codes import id_of
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform.http import May, get
from sitepost.platform.http.names import disposition
from sitepost.platform.work import Work
from sitepost.tools.codes import actions, rules, store
from sitepost.tools.codes.model import GRIDS, Led, Picture, Size

MEDIA = {Picture.SVG: "image/svg+xml", Picture.PNG: "image/png"}
DRAWN = {200: ResponseSpec(bytes, description="The code.", generate_examples=False, media_type="image/*")}
SHEET = {200: ResponseSpec(bytes, description="The labels.", generate_examples=False, media_type="application/pdf")}
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
PRINTED = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"  # a sandbox would keep browsers from showing it
MOST_USED = max(grid.count for grid in GRIDS.values()) - 1
Codes = Annotated[str, Parameter(min_length=1, max_length=8000, description="Codes of cards, with commas")]


class Home(Struct):
    """The address that codes of this server begin with."""

    address: str


@get("/q", may=May.PERSON, tags=["codes"], sync_to_thread=False)
def read_home(state: State) -> Home:
    """Tell the address that the codes of this server lead to, by which a scanner knows those of others."""
    return Home(state.settings.address)


@get("/q/{code:str}", may=May.PERSON, tags=["codes"])
async def read_code(work: Work, who: Passport, code: str) -> Led:
    """Tell where a code leads, to whoever may see that now."""
    id = id_of(code)
    found = await store.led(work, id, person=who.person, account=who.account) if id else None
    return found or hidden()


@get("/projects/{project_id:uuid}/codes/{card_id:uuid}", may=May.MEMBER, tags=["codes"], responses=DRAWN)
async def read_picture(
    work: Work,
    who: Passport,
    state: State,
    card_id: UUID,
    format: Picture = Picture.SVG,
    scale: Annotated[int, Parameter(ge=2, le=40, description="Pixels of a module of the PNG")] = 12,
    download: bool = False,
) -> Response[bytes]:
    """Draw the QR code of a card that the asker sees."""
    address = state.settings.address
    card, drawn = await actions.picture(work, who, id=card_id, kind=format, scale=scale, address=address)
    name = disposition(rules.file_name(card, format.value), inline=not download)
    headers = {"Content-Disposition": name, "Content-Security-Policy": SANDBOX}
    return Response(drawn, media_type=MEDIA[format], headers=headers)


@get("/projects/{project_id:uuid}/labels", may=May.MEMBER, tags=["codes"], responses=SHEET)
async def read_labels(
    work: Work,
    who: Passport,
    state: State,
    codes: Codes,
    size: Size = Size.MEDIUM,
    titles: bool = True,
    used: Annotated[int, Parameter(ge=0, le=MOST_USED, description="Labels of the first sheet that are gone")] = 0,
) -> Response[bytes]:
    """Print labels (PDF, A4) for the cards that the asker sees; a header tells how many were left out."""
    ids = rules.read_codes(codes)
    address = state.settings.address
    sheet, count = await actions.labels(work, who, ids=ids, size=size, titles=titles, used=used, address=address)
    headers = {
        "Content-Disposition": disposition(f"Labels {who.site.number or who.site.name}.pdf", inline=True),
        "Content-Security-Policy": PRINTED,
        "Sitepost-Left-Out": str(len({each for each in codes.split(",") if each}) - count),
    }
    return Response(sheet, media_type="application/pdf", headers=headers)


ROUTES = [read_home, read_code, read_picture, read_labels]
