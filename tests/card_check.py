"""The stored card must equal the card recomputed from the rows, after whatever happened.

`await check_cards(database)` recomputes every card of the kinds in `RECOMPUTED`; a room that owns
another kind adds its function there.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.item import Card, readers
from sitepost.platform import cards, faces
from sitepost.platform.db import Database
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import saving
from sitepost.tools.correspondence.model.items import ITEM_CARD, RESPONSE_CARD

Recompute = Callable[[Work], Awaitable[dict[UUID, Card]]]
OF_KIND = "SELECT id FROM card WHERE kind = %(kind)s"
KEYS = "SELECT id, readers FROM card WHERE kind = %(kind)s"
ITEMS = "SELECT id, readers, open_from FROM correspondence_item ORDER BY id"
UNOFFICIAL = "SELECT id, item_id, readers FROM correspondence_response WHERE NOT official"


async def correspondence_items(work: Work) -> dict[UUID, Card]:
    """Return the card that each item should have, and check the reader keys on its row."""
    made = {}
    rows = {row["id"]: row for row in await work.dicts(ITEMS)}
    for item in await store.items.some(work, list(rows)):
        type = await store.types.type_here(work, project=item.project, type=item.type)
        assert type is not None
        card = await saving.item_card(work, item, type, await saving.companies_on(work, item))
        assert rows[item.id]["readers"] == readers(card), f"the row of {card.number} has other readers than its card"
        assert rows[item.id]["open_from"] == rules.visibility.open_from(card.audience)
        made[item.id] = card
    return made


async def correspondence_responses(work: Work) -> dict[UUID, Card]:
    """Return the card that each unofficial response should have, and check the keys on its row."""
    made = {}
    rows = {row["id"]: row for row in await work.dicts(UNOFFICIAL)}
    for item in await store.items.some(work, list({row["item_id"] for row in rows.values()})):
        type = await store.types.type_here(work, project=item.project, type=item.type)
        assert type is not None
        for response in await store.responses.of_item(work, item.id):
            if response.official:
                continue
            people = item.people | {response.author}
            found = await faces.of(work, scope=item.project, people=people)
            companies = {person: face.company for person, face in found.items()}
            made[response.id] = rules.visibility.response_card(response, item, type, companies)
            assert rows[response.id]["readers"] == readers(made[response.id])
    return made


RECOMPUTED: dict[str, Recompute] = {
    ITEM_CARD: correspondence_items,
    RESPONSE_CARD: correspondence_responses,
}


async def check_cards(database: Database) -> int:
    """Compare every stored card with the recomputed one; return how many there were."""
    looked_at = 0
    async with Work(database) as work:
        for kind, recompute in RECOMPUTED.items():
            wanted = await recompute(work)
            stored = await cards.by_id(work, await work.values(OF_KIND, {"kind": kind}))
            keys = {row["id"]: row["readers"] for row in await work.dicts(KEYS, {"kind": kind})}
            assert stored.keys() == wanted.keys(), f"{kind}: cards without a row, or rows without a card"
            for id, card in wanted.items():
                assert _plain(stored[id]) == _plain(card), f"{kind} {card.number}"
                assert sorted(keys[id]) == sorted(readers(card)), (
                    f"{kind} {card.number}: its keys are not its audience's"
                )
                looked_at += 1
    return looked_at


def _plain(card: Card) -> dict[str, Any]:
    plain = msgspec.to_builtins(card)
    plain["audience"] = {key: sorted(v) if isinstance(v, list) else v for key, v in plain["audience"].items()}
    plain["court"] = sorted(plain["court"])
    plain["parties"] = sorted(plain["parties"])
    del plain["updated_at"]
    del plain["aliases"]  # the index alone keeps them
    return plain  # type: ignore[no-any-return]  # builtins of a struct
