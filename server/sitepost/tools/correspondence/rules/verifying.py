"""Whether a revision, its fact and the row of its item or response still agree; said in plain words."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.ids import parse_id
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.revisions import Claim, Revision
from sitepost.tools.correspondence.rules.revisions import digest, moved

Content = Mapping[str, Any]


def claim(body: Content, *, seq: int) -> Claim | None:
    """Return what the body of a fact claims of a revision; two facts of one change claim the same."""
    number, sha256 = body.get("revision"), body.get("sha256")
    subject = parse_id(body.get("response") or body.get("item") or "")
    if not number or not isinstance(sha256, str) or subject is None:
        return None
    return Claim(subject, int(number), sha256, seq)


def content(revision: Revision) -> Content | None:
    """Return what a revision holds, None where that cannot be read or is not what its hash says."""
    if digest(revision.content) != revision.sha256:
        return None
    try:
        found: Content = msgspec.json.decode(revision.content)
    except msgspec.DecodeError:
        return None
    return found


def revision_faults(revision: Revision, claimed: Claim | None) -> list[str]:
    """Return what is wrong with a revision by itself, and with what its fact says of it."""
    held = content(revision)
    where = f"Revision {revision.number} of {_subject(revision, held)}"
    if held is None:
        return [f"{where}: its content does not have the hash that it was written with."]
    row = held["row"]
    columns = {
        "subject": (str(revision.subject), row["id"]),
        "number": (revision.number, row["revision"]),
        "item": (str(revision.item), row.get("item", row["id"])),
        "made by": (str(revision.actor) if revision.actor else None, held["actor"]),
        "made at": (revision.at, msgspec.convert(held["at"], type(revision.at))),
        "project": (str(revision.project), held["project"]),
        "account": (str(revision.account), held["account"]),
    }
    wrong = [name for name, (column, kept) in columns.items() if column != kept]
    found = [f"{where}: its row says otherwise than its content ({', '.join(wrong)})."] if wrong else []
    if claimed is None:
        return [*found, f"{where}: no fact tells of it."]
    if claimed.sha256 != revision.sha256:
        found.append(f"{where}: fact {claimed.seq} tells of another hash.")
    return found


def missing(claims: Mapping[tuple[UUID, int], Claim]) -> list[str]:
    """Say which revisions facts tell of that are not there."""
    return [
        f"Revision {each.number} of {each.subject} is missing; fact {each.seq} tells of it." for each in claims.values()
    ]


def row_faults(revision: Revision, held: Content, live: Item | Response | None) -> list[str]:
    """Return what a row says otherwise than its last revision."""
    where = _subject(revision, held)
    if live is None:
        return [f"{where}: it is gone, or cannot be read; revision {revision.number} was its last."]
    fields = moved(held, live)
    words = ", ".join(field.replace("_", " ") for field in fields)
    return [f"{where}: it is not what revision {revision.number} says ({words})."] if fields else []


def files(held: Content | None) -> list[dict[str, Any]]:
    """Return the files that a revision holds."""
    return list(held["files"]) if held else []


def where_file(revision: Revision, held: Content, file: Mapping[str, Any]) -> str:
    """Say where a file is attached, without its name: who verifies may not be one of those who may read it."""
    return f"{_subject(revision, held)}, attachment {files(held).index(dict(file)) + 1}"


def file_fault(revision: Revision, held: Content, file: Mapping[str, Any]) -> str:
    """Say that the row of a file is not what the revision says."""
    return f"{where_file(revision, held, file)}: its hash or size is not what revision {revision.number} says."


def _subject(revision: Revision, held: Content | None) -> str:
    if held is None:
        return str(revision.subject)
    if held["kind"] == "item":
        return str(held["shown_as"])
    return f"response {held['row']['position']} ({revision.subject}) to item {revision.item}"
