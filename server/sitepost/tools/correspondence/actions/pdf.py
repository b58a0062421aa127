"""An item as a PDF letter for whoever may see it (spec 5.4 row 28, 9)."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform import blobs, faces, pdf
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import items
from sitepost.tools.correspondence.model.letter import Annex, Desk, Enclosed, Named, Options
from sitepost.tools.correspondence.model.responses import Response

PLAIN = Options()


class Letter(Struct, frozen=True):
    """A printed item and what it is called."""

    name: str
    content: bytes


async def printed(
    work: Work,
    who: Passport,
    *,
    id: UUID,
    address: str,
    options: Options = PLAIN,
    annexes: Sequence[Annex] = (),
    opened: items.Opened | None = None,
    logo: bytes | None = None,
) -> Letter:
    """Print what `who` wants of an item, of what they see: its responses, and the `annexes` that others made.

    `address` is the server's own, for links; `opened` spares finding the item, `logo` (WebP) heads it.
    Errors: `cannot_print`.
    """
    opened = opened or await items.find(work, who, id)
    item, type = opened.item, opened.type
    refuse(rules.rights.why_not_export(type, who))
    responses = await store.responses.seen(work, item.id, reads=who.reads)
    desk = await _desk(work, who, opened, responses, address=address)
    revision = None
    if options.hash and item.revision:
        revision = (await store.revisions.some(work, item.id, [item.revision])).get(item.revision)
    await work.rest()
    whole = rules.letter.letter(item, type, responses, desk)
    data = rules.printing.fitted(whole, options, annexes=annexes, revision=revision)
    said = rules.said.said_in(data, tongue(who.language)) | {"logo": list(logo or b"")}
    content = await pdf.render(pdf.LETTER, said, at=work.now)
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
        titles={id: rules.letter.card_title(card) for id, card in known.cards.items()},
        files={id: Enclosed(row.name, row.size, row.sha256) for id, row in files.items()},
    )


def name_of(opened: items.Opened) -> str:
    """Return what the letter of an item is called as a file."""
    return rules.letter.file_name(opened.item, opened.type)
