"""Whether items, responses and files are still what their revisions say; nothing is written."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from sitepost.platform import blobs
from sitepost.platform.blobs import store_of
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.revisions import Claim, Revision

BATCH = 200
READ_PIECE = 1 << 20
Claims = dict[tuple[UUID, int], Claim]
Say = Callable[[int], None]
"""Called with how many more rows or files were looked at."""


class Checked(Struct):
    """What is wrong, how much was looked at, and where each file of the record is attached (by SHA-256)."""

    faults: list[str]
    revisions: int = 0
    files: dict[str, str] = {}


async def check(work: Work, project: UUID, claims: Claims, *, say: Say) -> Checked:
    """Compare the revisions of a project with what its facts claim of them, and the rows with the revisions."""
    checked, after = Checked([]), (UUID(int=0), 0)
    newest: dict[UUID, Revision] = {}
    while found := await store.revisions.of_project(work, project, after=after, limit=BATCH):
        for each in found:
            checked.faults += rules.verifying.revision_faults(each, claims.pop((each.subject, each.number), None))
            newest[each.subject] = each
        after = (found[-1].subject, found[-1].number)
        held = newest.pop(after[0])  # the next batch may hold more of it
        await _check_rows(work, newest.values(), checked)
        newest = {held.subject: held}
        checked.revisions += len(found)
        say(len(found))
    await _check_rows(work, newest.values(), checked)
    checked.faults += rules.verifying.missing(claims)
    checked.faults += await _count_faults(work, project)
    return checked


async def how_many(work: Work, project: UUID) -> int:
    """Return how many revisions a project has."""
    return await store.revisions.count(work, project)


async def _check_rows(work: Work, newest: Iterable[Revision], checked: Checked) -> None:
    """Compare rows, and the rows of their files, with their last revisions."""
    contents = {each: rules.verifying.content(each) for each in newest}
    ids = [each.subject for each in contents]
    live = await store.revisions.live(work, ids)
    wanted = {UUID(file["id"]) for content in contents.values() for file in rules.verifying.files(content)}
    rows = await blobs.of_ids(work, wanted)
    for each, content in contents.items():
        if content is None:
            continue  # said already: its hash does not fit
        checked.faults += rules.verifying.row_faults(each, content, live.get(each.subject))
        for file in rules.verifying.files(content):
            row = rows.get(UUID(file["id"]))
            same = row is not None and (row.sha256, row.size) == (file["sha256"], file["size"])
            checked.faults += [] if same else [rules.verifying.file_fault(each, content, file)]
            checked.files[file["sha256"]] = rules.verifying.where_file(each, content, file)


async def _count_faults(work: Work, project: UUID) -> list[str]:
    counted = await store.revisions.wrong_counts(work, project)
    return [f"{number}: it counts other responses than it has." for number in counted]


async def check_files(work: Work, files: Mapping[str, str], *, say: Say) -> list[str]:
    """Read every file from the disk and compare it with its SHA-256; `files` say by that where each is attached."""
    found, folder = [], store_of(work)
    for sha256, where in files.items():
        said = await asyncio.to_thread(_look, folder.open_path(sha256), sha256)
        if said:
            found.append(f"{where}: {said}")
        say(1)
    return found


def _look(path: Path, sha256: str) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(READ_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return "its bytes are gone from the disk."
    except OSError as error:
        return f"its bytes cannot be read ({error.strerror or error})."
    return "" if digest.hexdigest() == sha256 else "its bytes on the disk were changed."


def read_claim(claims: Claims, body: bytes | str, *, seq: int) -> None:
    """Note what a fact, as it is stored, claims of a revision, if anything."""
    said: dict[str, Any] = msgspec.json.decode(body)
    if (claim := rules.verifying.claim(said, seq=seq)) is not None:
        claims[claim.subject, claim.number] = claim
