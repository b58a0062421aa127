"""An item as a PDF letter for whoever may see it (spec 5.4 row 28, 9)."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform import blobs, faces, pdf
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import items
from sitepost.tools.correspondence.model.letter import Desk, Enclosed, Named
from sitepost.tools.correspondence.model.responses import Response


class Letter(Struct, frozen=True):
    """A printed item and what it is called."""

    name: str
    content: bytes


async def printed(work: Work, who: Passport, *, id: UUID, address: str) -> Letter:
    """Print an item that `who` sees, with the responses that `who` sees.

    `address` is the server's own, for links. Errors: `cannot_print`.
    """
    opened = await items.find(work, who, id)
    item, type = opened.item, opened.type
    refuse(rules.rights.why_not_export(type, who))
    responses = await store.responses.seen(work, item.id, reads=who.reads)
    desk = await _desk(work, who, opened, responses, address=address)
    await work.rest()
    content = await pdf.render(pdf.LETTER, rules.letter.letter(item, type, responses, desk), at=work.now)
    return Letter(rules.letter.file_name(item, type), content)


async def _desk(work: Work, who: Passport, opened: items.Opened, responses: list[Response], *, address: str) -> Desk:
    """Look up what the ids on the letter stand for."""
    known, item = opened.known, opened.item
    authors = rules.letter.people_on(item, responses) - known.people.keys()
    people = known.people | await faces.of(work, scope=item.project, people=authors)
    files = known.files | await blobs.of_ids(work, [file for each in responses for file in each.file_ids])
    return Desk(
        project=who.site.name,
        project_number=who.site.number,
        time_zone=who.site.calendar.time_zone,
        printed_by=who.name,
        now=work.now,
        address=address,
        people={person: Named(face.name, face.company_name) for person, face in people.items()},
        titles={id: rules.letter.title(card.number, card.title) for id, card in known.cards.items()},
        files={id: Enclosed(row.name, row.size, row.sha256) for id, row in files.items()},
    )
