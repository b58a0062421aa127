"""What a code says, which cards have one, and what stands on a label."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sitepost.kernel.codes import code_of, id_of
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.tools.codes.model import GRIDS, MOST_LABELS, NO_CODES, TOO_MANY, Size

LONGEST_TITLE = 160


def link(address: str, id: UUID) -> str:
    """Return what the picture of a card's code holds; `address` is the server's own."""
    return f"{address}/q/{code_of(id)}"


def has_code(card: Card, who: Passport) -> bool:
    """Say whether a card that `who` sees leads somewhere in the project of `who`."""
    return bool(card.link) and card.scope == who.project


def read_codes(text: str) -> list[UUID]:
    """Read codes with commas between them, each once, in their order; what is no code is left out as the unknown are.

    Errors: `codes.none`, `codes.too_many`.
    """
    codes = list(dict.fromkeys(code for code in text.split(",") if code))
    if not codes:
        raise Refusal(NO_CODES, field="codes")
    if len(codes) > MOST_LABELS:
        raise Refusal(TOO_MANY, field="codes")
    return list(dict.fromkeys(id for code in codes if (id := id_of(code)) is not None))


def sheet(cards: Iterable[tuple[Card, str]], who: Passport, *, size: Size, titles: bool, used: int) -> dict[str, Any]:
    """Return what the template prints: cards with their pictures (SVG), after the `used` labels that are gone."""
    grid = GRIDS[size]
    labels = [
        {"svg": svg, "number": card.number, "title": card.title[:LONGEST_TITLE] if titles else ""}
        for card, svg in cards
    ]
    return {
        "project": who.site.name,
        "project_number": who.site.number,
        "size": size.value,
        "columns": grid.columns,
        "rows": grid.rows,
        "width": grid.width,
        "height": grid.height,
        "gap": grid.gap,
        "left": grid.left,
        "top": grid.top,
        "used": used % grid.count,
        "labels": labels,
        "title": f"Labels, {who.site.name}",
        "language": who.language,
    }


def file_name(card: Card, ending: str) -> str:
    """Return what a downloaded picture is called."""
    return f"{card.number or card.title or 'code'} QR.{ending}"
