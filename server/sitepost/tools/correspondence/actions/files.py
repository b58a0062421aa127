"""Verbs on attached files: another name for one, recorded like any other edit of its item."""

from uuid import UUID

from sitepost.kernel.filenames import renamed
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import blobs
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import checks, items, saving
from sitepost.tools.correspondence.model.items import Item


async def rename(work: Work, who: Passport, *, id: UUID, file: UUID, name: str, expected: int | None) -> items.Opened:
    """Give an attached file another name; its bytes and their hash stay.

    A file that something else carries too keeps its name there: the item gets a second row of the
    same bytes instead. Errors: as for `items.edit`, `bad_file_name`, `file_ending`; a file that is
    not attached to the item itself does not exist.
    """
    before, type = await items.load(work, who, id, locked=True)
    refuse(rules.rights.why_not_edit(before, type, who))
    names = dict(zip(before.file_ids, before.file_names, strict=True))
    if file not in names:
        hidden()
    rules.items.expect(before, expected)
    kept, known = renamed(names[file], name), await checks.meet(work, before, type)
    if kept == names[file]:
        return await items.opened(work, before, type, known)
    named = await _name(work, before, file, kept)
    item, moved = rules.items.with_renamed_file(before, file, named, kept)
    item = rules.items.touch(item, moved, now=work.now)
    facts = rules.items.told(before, item, moved)
    item = await saving.save(work, item, before=before, type=type, companies=known.companies, facts=facts, known=known)
    return await items.opened(work, item, type, known)


async def _name(work: Work, item: Item, file: UUID, name: str) -> UUID:
    """Rename the file, or where others carry it a copy of it; return which of them has the name now."""
    await blobs.lock(work, file)
    answers = await store.responses.of_item(work, item.id) if item.responses else []
    if await blobs.is_carried(work, file, besides=[item.id]) or any(file in each.file_ids for each in answers):
        return await blobs.copy(work, file, name=name)
    await blobs.rename(work, file, name=name)
    return file
