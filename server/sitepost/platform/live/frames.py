"""Frames: what a client is told, and the facts it is told from.

A fact travels without old and new values (a client reads the thing again, by its own rights):
a value from before the client could see the card, or one that was since edited away, must not
come along. Of a fact that names a part of its card (an unofficial response), those who may not
see the part learn only the kind, so that they drop what they no longer may see. A fact that
names another card `beside` its own is nothing to those who may not see that one too. A fact
without a card tells its kind, and its body only to administrators. One that says that it is
`hushed` (a private e-mail was sent) is for the history alone.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

MOST_AT_ONCE = 1000

SINCE = """
SELECT f.stream, f.seq, f.account_id, f.kind, f.at, f.actor, f.card, f.was_readers, f.body,
    c.readers, c.tool, c.kind AS card_kind, c.number, c.title, c.state, c.state_label, c.link, c.parent_id,
    part.readers AS part_readers, beside.readers AS beside_readers
FROM fact f
LEFT JOIN card c ON c.id = f.card
LEFT JOIN card beside ON beside.id = (f.body ->> 'beside')::uuid
LEFT JOIN LATERAL (
    SELECT p.readers FROM jsonb_each_text(f.body) AS v
    JOIN card p ON p.id = CASE WHEN v.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN v.value::uuid END
    WHERE p.parent_id = f.card LIMIT 1
) part ON f.card IS NOT NULL
WHERE f.stream = %(stream)s AND f.seq > %(seq)s ORDER BY f.seq LIMIT %(limit)s
"""


def frame(kind: str, /, **value: Any) -> str:
    """Write one frame."""
    return msgspec.json.encode({"type": kind, **value}).decode()


class Fact:
    """One row of `SINCE`, each of its frames encoded at most once for however many receivers."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.stream: UUID = row["stream"]
        self.seq: int = row["seq"]
        self._encoded: dict[str, str] = {}

    def frame_for(self, reads: frozenset[UUID], *, is_admin: bool) -> str | None:
        """Return what somebody with these reader keys is told of this fact, None for nothing at all."""
        row = self.row
        if row["body"].get("hushed") is True:
            return None
        if "beside" in row["body"] and (row["beside_readers"] is None or reads.isdisjoint(row["beside_readers"])):
            return None
        if row["card"] is None:
            if is_admin:
                return self._once("fact", body=True)
            return None if self.stream == row["account_id"] else self._once("bare", body=False)
        if row["readers"] is not None and not reads.isdisjoint(row["readers"]):
            if row["part_readers"] is not None and reads.isdisjoint(row["part_readers"]):
                return self._once("bare", body=False)
            return self._once("fact", body=True)
        if row["was_readers"] is not None and not reads.isdisjoint(row["was_readers"]):
            return self._gone()
        return None

    def _gone(self) -> str:
        if "gone" not in self._encoded:
            self._encoded["gone"] = frame("gone", stream=self.stream, seq=self.seq, ref=self.row["card"])
        return self._encoded["gone"]

    def _once(self, name: str, *, body: bool) -> str:
        if name not in self._encoded:
            row, at = self.row, self.row["at"]
            self._encoded[name] = frame(
                "fact",
                stream=self.stream,
                seq=self.seq,
                kind=row["kind"],
                at=_utc(at),
                actor=row["actor"] if body else None,
                card=self._card(),
                body=_shown(row["body"]) if body else {},
            )
        return self._encoded[name]

    def _card(self) -> dict[str, Any] | None:
        row = self.row
        if row["readers"] is None:
            return None
        return {
            "ref": row["card"],
            "project": self.stream,
            "tool": row["tool"],
            "kind": row["card_kind"],
            "number": row["number"],
            "title": row["title"],
            "state": row["state"],
            "state_label": row["state_label"],
            "link": row["link"],
            "parent": row["parent_id"],
        }


def _shown(body: dict[str, Any]) -> dict[str, Any]:
    changes = body.get("changes")
    if not isinstance(changes, list):
        return body
    return {**body, "changes": [{"field": each.get("field")} for each in changes if isinstance(each, dict)]}


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
