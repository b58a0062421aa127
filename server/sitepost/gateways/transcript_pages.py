"""What stands in an export of conversations: its lines of JSON, and pages that people read. Values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import quote
from uuid import UUID

from sitepost.platform.blobs import FileRow

Line = dict[str, Any]  # a row, or what becomes a line of JSON
MOST_NAMED = 6  # members in the title of a direct message
AS_KEPT = (
    "seq", "sort", "composed_at", "text", "event", "edited_at", "deleted_at", "mentions", "links", "reply_to",
    "thread_root", "priority", "ack_wanted", "asked", "outcomes",
)  # fmt: skip
KIND_NAMES = {"direct": "Direct message", "group": "Group", "item": "Conversation on an item"}
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1d2327}"
    "h1{font-size:1.4rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:#5a6570}"
    "article{border-top:1px solid #d9dee3;padding:.7rem 0}header{color:#5a6570}header b{color:#1d2327}"
    "p{white-space:pre-wrap;margin:.3rem 0}.old{color:#8a4b00}.gone{color:#a4262c}"
)
FOOT = "</main></body></html>\n"


def conversation(talk: Line) -> Line:
    """Say what a conversation is."""
    item = {
        "id": talk["card_id"],
        "kind": talk["card_kind"],
        "number": talk["card_number"],
        "title": talk["card_title"],
    }
    return {
        "id": talk["id"],
        "kind": talk["kind"],
        "project": {"id": talk["project_id"], "number": talk["project_number"], "name": talk["project_name"]},
        "item": item if talk["card_id"] else None,
        "name": talk["name"],
        "everyone": talk["everyone"],
        "created_at": talk["created_at"],
        "created_by": talk["created_by"],
        "deleted_at": talk["deleted_at"],
        "deleted_by": talk["deleted_by"],
        "messages": talk["last_seq"],
    }


def title(talk: Line, members: Sequence[Line] = ()) -> str:
    """Name a conversation in one line; a direct message by who is in it."""
    item = talk["item"]
    name = f"{item['number']} {item['title']}" if item else talk["name"] or _between(members) or str(talk["id"])
    return f"{talk['project']['name']} - {KIND_NAMES[talk['kind']]} - {name}"


def _between(members: Sequence[Line]) -> str:
    names = sorted(each["name"] or str(each["id"]) for each in members)
    return ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")


def files_of(row: Line) -> set[UUID]:
    """Return every file that a message carries, or did before it was edited."""
    return {*row["files"], *(UUID(str(file)) for version in row["versions"] for file in version["files"])}


def message(talk: Line, row: Line, files: Mapping[UUID, FileRow], placed: Mapping[str, str]) -> Line:
    """Say everything that is known of a message."""
    return {
        "id": row["key"],
        "conversation": row["conversation_id"],
        **{name: row[name] for name in AS_KEPT},
        "kind": talk["kind"],
        "project": talk["project"],
        "item": talk["item"],
        "sender": {"id": row["sender_id"], "name": row["sender_name"], "company": row["sender_company"]},
        "sent_at": row["at"],
        "versions": [{**each, "files": _told(each["files"], files, placed)} for each in row["versions"]],
        "deleted_by": row["deleted_by"] and {"id": row["deleted_by"], "name": row["deleted_by_name"]},
        "mentions_everyone": row["everyone"],
        "attachments": _told(row["files"], files, placed),
        "acknowledgements": [each for each in row["marks"] if each["sort"] == "ack"],
        "reactions": [each for each in row["marks"] if each["sort"] != "ack"],
    }


def _told(ids: Iterable[Any], files: Mapping[UUID, FileRow], placed: Mapping[str, str]) -> list[Line]:
    """Tell of files by their ids (as they are, or as JSON has them), where the server holds them still."""
    known = [UUID(str(each)) for each in ids]
    return [_file(files[each], placed) for each in known if each in files]


def _file(row: FileRow, placed: Mapping[str, str]) -> Line:
    return {
        "id": row.id,
        "name": row.name,
        "size": row.size,
        "media_type": row.media_type,
        "sha256": row.sha256,
        "path": placed.get(row.sha256),
    }


def head(talk: Line, members: Sequence[Line]) -> str:
    """Write the beginning of a page: what the conversation is and who was in it."""
    name = escape(title(talk, members))
    rows = [("Project", f"{talk['project']['number']} {talk['project']['name']}"), ("Kind", KIND_NAMES[talk["kind"]])]
    rows += [("Begun", _when(talk["created_at"]))]
    rows += [("Deleted", _when(talk["deleted_at"]))] if talk["deleted_at"] else []
    rows += [("In it", ", ".join(_member(each) for each in members))] if talk["kind"] != "item" else []
    facts = "".join(f"<dt>{escape(term)}</dt><dd>{escape(said)}</dd>" for term, said in rows)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{name}</title><style>{STYLE}</style></head><body><main><h1>{name}</h1><dl>{facts}</dl>\n"
    )


def _member(row: Line) -> str:
    left = f" until {_when(row['left_at'])}" if row["left_at"] else ""
    return f"{row['name'] or row['id']} ({row['company'] or '-'}) from {_when(row['joined_at'])}{left}"


def shown(said: Line) -> str:
    """Write one message of a page, with what it said before and who confirmed it."""
    sender = said["sender"]
    who = f"<b>{escape(sender['name'])}</b>, {escape(sender['company'])}"
    parts = [f'<article id="m{said["seq"]}"><header>{said["seq"]} · {who} · {_when(said["sent_at"])}</header>']
    parts += [f"<p><i>{escape(_event(said['event']))}</i></p>"] if said["sort"] == "system" else []
    parts += [f'<p class="gone">{escape(each)}</p>' for each in _ends(said)]
    parts += [f"<p><b>{escape(each)}</b></p>" for each in _asks(said)]
    if said["reply_to"]:
        parts.append(f'<p>Answers <a href="#m{said["reply_to"]}">{said["reply_to"]}</a></p>')
    parts += [f"<p>{escape(said['text'])}</p>"] if said["text"] else []
    parts += [_version(each) for each in said["versions"]]
    parts += [f"<p>{_attached(each)}</p>" for each in said["attachments"]]
    parts += [f"<p>{escape(each)}</p>" for each in _beside(said)]
    return "".join(parts) + "</article>\n"


def _event(event: Line | None) -> str:
    """Say what a system line tells: what happened, to whom, and to which name."""
    told = event or {}
    people = ", ".join(str(each.get("name", "")) for each in told.get("people", []))
    more = told.get("count", 0) - len(told.get("people", []))
    names = [people + (f" and {more} more" if more > 0 else ""), told.get("was"), told.get("name")]
    return ": ".join([str(told.get("what", "changed")), *(str(each) for each in names if each)])


def _ends(said: Line) -> list[str]:
    if not said["deleted_at"]:
        return []
    return [f"Deleted by {(said['deleted_by'] or {}).get('name') or ''} at {_when(said['deleted_at'])}"]


def _asks(said: Line) -> list[str]:
    """Say how a message asked for attention."""
    loud = [] if said["priority"] == "normal" else [str(said["priority"]).capitalize()]
    return loud + (["Acknowledgement asked for"] if said["ack_wanted"] else [])


def _version(version: Line) -> str:
    files = "".join(f"<br>{_attached(each)}" for each in version["files"])
    return f'<p class="old">Until {_when(_moment(version["until"]))}: {escape(version["text"])}{files}</p>'


def _beside(said: Line) -> list[str]:
    """Say what stands beside the words: things that they link to or became, and who confirmed or answered by a sign."""
    found = [f"Links to: {', '.join(map(str, said['links']))}"] if said["links"] else []
    found += [f"Became: {', '.join(map(str, said['outcomes']))}"] if said["outcomes"] else []
    found += [f"Acknowledged by {each['name']}, {_when(_moment(each['at']))}" for each in said["acknowledgements"]]
    answered = {each["person"] for each in said["acknowledgements"]}
    silent = [each["name"] for each in said["asked"] if each["person"] not in answered]
    found += [f"Not acknowledged by {', '.join(silent)}"] if silent else []
    return found + [f"{each['sort']} {each['name']}, {_when(_moment(each['at']))}" for each in said["reactions"]]


def _attached(file: Line) -> str:
    words = f"{escape(file['name'])} ({file['size']} bytes, SHA-256 {file['sha256']})"
    return f'<a href="../{escape(quote(file["path"]))}">{words}</a>' if file["path"] else words


def _moment(text: str) -> datetime:
    """Read a moment as JSON has it."""
    return datetime.fromisoformat(text).astimezone(UTC)


def _when(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at else ""
