"""What of the story belongs together: origins, related letters, and one that was made from a response."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sitepost.gateways.demo.site import Loader
from sitepost.kernel import richtext
from sitepost.tools.correspondence import actions as correspondence
from sitepost.tools.correspondence.model.items import CostImpact, ImpactStatus, ScheduleImpact
from sitepost.tools.links import actions as links
from sitepost.tools.links.model import Kind


class Tie(NamedTuple):
    """Somebody links two letters, each named by the beginning of its subject and its place: the newest is meant."""

    by: str
    kind: Kind
    card: tuple[str, str]
    other: tuple[str, str]
    note: str


WEST_CORE = ("Delay to level 4 slab, west core", "Level 4 / West core")
TIES = (
    Tie("carl", Kind.ORIGIN, WEST_CORE, ("Crane availability", "Level 4 / East core"), "First warned of there."),
    Tie("carl", Kind.RELATED, WEST_CORE, ("Protect the starter bars", "Level 4 / West core"),
        "The deck was closed to everybody while the bars were capped; see the times on the photograph."),
    Tie("carl", Kind.RELATED, WEST_CORE, ("Thicker slab edge", "Level 4 / East core"),
        "The same embedded plates, one core further east."),
    Tie("carl", Kind.RELATED, ("Thicker slab edge", "Level 3 / Open plan"),
        ("Drawings for construction", "Level 3 / Open plan"), "Sheet S-4103 shows the edge as built."),
    Tie("carl", Kind.RELATED, ("Additional bracing", "Level 4 / Plant deck"),
        ("Intumescent coating", "Level 4 / Plant deck"), "The new members need the coating as well."),
)  # fmt: skip
CLAIM = "Extension of time for the level 4 slab, west core"
CLAIM_WORDS = (
    "Following our notice, and the confirmation in response 3 to it, we claim four working days for the slab.\n\n"
    "The programme with the event impacted follows within the week."
)


async def tie(loader: Loader) -> None:
    """Link what belongs together; letters that the year does not reach yet are left alone."""
    await _claim(loader)
    for each in TIES:
        card, other = newest(loader, *each.card), newest(loader, *each.other)
        if card is None or other is None:
            continue
        async with loader.work(loader.now - timedelta(days=2)) as work:
            who = await loader.who(work, each.by)
            await links.add(work, who, card=card, kind=each.kind, other=other, note=each.note)


def newest(loader: Loader, subject: str, place: str) -> UUID | None:
    """Return the newest letter whose subject begins so, at a place."""
    found = [id for (words, where), id in loader.letters.items() if words.startswith(subject) and where == place]
    return found[-1] if found else None


async def _claim(loader: Loader) -> None:
    """Dana makes a claim from the last response to her notice."""
    notice = newest(loader, *WEST_CORE)
    if notice is None:
        return
    async with loader.work(loader.now - timedelta(days=3)) as work:
        who = await loader.who(work, "dana")
        said = await correspondence.responses.of_item(work, who, id=notice)
        asked = {
            "subject": CLAIM,
            "description": richtext.from_text(CLAIM_WORDS),
            "assignees": [loader.people["priya"], loader.people["carl"]],
            "received_from": loader.people["dana"],
            "due_on": (loader.now + timedelta(days=17)).date(),
            "location_id": loader.places[WEST_CORE[1]],
            "schedule_impact": ScheduleImpact(ImpactStatus.YES_KNOWN, 4),
            "cost_impact": CostImpact(ImpactStatus.TBD),
            "private": True,
        }
        await correspondence.items.create(
            work,
            who,
            type_id=loader.types["extension_of_time"],
            issue=True,
            asked=asked,
            made_from=(notice, said.responses[-1].id if said.responses else None),
        )
