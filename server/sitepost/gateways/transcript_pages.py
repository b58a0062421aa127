"""What stands in an export of conversations: its lines of JSON, and pages that people read. Values in, values out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from typing import Any
from uuid import UUID

from sitepost.platform.blobs import FileRow

Line = dict[str, Any]  # a row, or what becomes a line of JSON
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


def title(talk: Line) -> str:
    """Name a conversation in one line."""
    item = talk["item"]
    name = f"{item['number']} {item['title']}" if item else talk["name"] or str(talk["id"])
    return f"{talk['project']['name']} - {KIND_NAMES[talk['kind']]} - {name}"


def files_of(row: Line) -> set[UUID]:
    """Return every file that a message carries, or did before it was edited."""
    return {*row["files"], *(UUID(str(file)) for version in row["versions"] for file in version["files"])}


def message(talk: Line, row: Line, files: Mapping[UUID, FileRow], placed: Mapping[str, str]) -> Line:
    """Say everything that is known of a message."""
    return {
        "id": row["key"],
        "conversation": row["conversation_id"],
        "seq": row["seq"],
        "sort": row["sort"],
        "kind": talk["kind"],
        "project": talk["project"],
        "item": talk["item"],
        "sender": {"id": row["sender_id"], "name": row["sender_name"], "company": row["sender_company"]},
        "sent_at": row["at"],
        "composed_at": row["composed_at"],
        "text": row["text"],
        "event": row["event"],
        "versions": row["versions"],
        "edited_at": row["edited_at"],
        "deleted_at": row["deleted_at"],
        "deleted_by": row["deleted_by"] and {"id": row["deleted_by"], "name": row["deleted_by_name"]},
        "mentions": row["mentions"],
        "mentions_everyone": row["everyone"],
        "attachments": [_file(files[each], placed) for each in row["files"] if each in files],
        "links": row["links"],
        "reply_to": row["reply_to"],
        "thread_root": row["thread_root"],
        "priority": row["priority"],
        "ack_wanted": row["ack_wanted"],
        "acknowledgements": [each for each in row["marks"] if each["sort"] == "ack"],
        "reactions": [each for each in row["marks"] if each["sort"] != "ack"],
        "outcomes": row["outcomes"],
    }


def _file(row: FileRow, placed: Mapping[str, str]) -> Line:
    return {
        "id": row.id,
        "name": row.name,
        "size": row.size,
        "media_type": row.media_type,
        "sha256": row.sha256,
        "path": placed.get(row.sha256),
    }


def head(talk: Line, members: Iterable[Line]) -> str:
    """Write the beginning of a page: what the conversation is and who was in it."""
    name = escape(title(talk))
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
    """Write one message of a page, with what it said before."""
    sender = said["sender"]
    who = f"<b>{escape(sender['name'])}</b>, {escape(sender['company'])}"
    parts = [f'<article id="m{said["seq"]}"><header>{said["seq"]} · {who} · {_when(said["sent_at"])}</header>']
    if said["sort"] == "system":
        parts.append(f"<p><i>{escape(str(said['event']))}</i></p>")
    if said["deleted_at"]:
        by = said["deleted_by"] or {}
        parts.append(f'<p class="gone">Deleted by {escape(by.get("name") or "")} at {_when(said["deleted_at"])}</p>')
    if said["reply_to"]:
        parts.append(f'<p>Answers <a href="#m{said["reply_to"]}">{said["reply_to"]}</a></p>')
    if said["text"]:
        parts.append(f"<p>{escape(said['text'])}</p>")
    parts += [f'<p class="old">Until {escape(str(v["until"]))}: {escape(v["text"])}</p>' for v in said["versions"]]
    parts += [f"<p>{_attached(each)}</p>" for each in said["attachments"]]
    marks = [*said["acknowledgements"], *said["reactions"]]
    parts += [f"<p>{escape(each['sort'])} {escape(each['name'])} {escape(str(each['at']))}</p>" for each in marks]
    return "".join(parts) + "</article>\n"


def _attached(file: Line) -> str:
    words = f"{escape(file['name'])} ({file['size']} bytes, SHA-256 {file['sha256']})"
    return f'<a href="../{escape(file["path"])}">{words}</a>' if file["path"] else words


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC" if at else ""
