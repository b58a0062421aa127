"""Pictures of codes, and sheets of them."""

from uuid import UUID

from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform import cards, pdf, qr
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.codes import rules
from sitepost.tools.codes.model import Picture, Size


async def picture(
    work: Work, who: Passport, *, id: UUID, kind: Picture, scale: int, address: str
) -> tuple[Card, bytes]:
    """Draw the code of a card that `who` sees; `scale` is the pixels of a module (PNG)."""
    card = (await cards.seen(work, [id], who)).get(id)
    if card is None or not rules.has_code(card, who):
        hidden()
    text = rules.link(address, card.id)
    return card, qr.svg(text) if kind is Picture.SVG else qr.png(text, scale=scale)


async def labels(
    work: Work, who: Passport, *, ids: list[UUID], size: Size, titles: bool, used: int, address: str
) -> tuple[bytes, int]:
    """Print labels for those of `ids` that `who` sees, in their order; return the PDF and how many those were.

    Errors: `not_found` when `who` sees none of them; `cannot_print`.
    """
    seen = await cards.seen(work, ids, who)
    chosen = [card for id in ids if (card := seen.get(id)) is not None and rules.has_code(card, who)]
    if not chosen:
        hidden()
    await work.rest()
    drawn = [(card, qr.svg(rules.link(address, card.id)).decode()) for card in chosen]
    data = rules.sheet(drawn, who, size=size, titles=titles, used=used)
    data |= {"title": tongue(who.language).say(data["title"])}
    return await pdf.render(pdf.LABELS, data, at=work.now), len(chosen)
