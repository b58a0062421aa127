"""What is printed after a letter: its links, its change history, its receipts, each as its reader may know it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sitepost.kernel import richtext
from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.kernel.words import Tongue
from sitepost.platform import blobs, cards, passports
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.audit import rules as audit_rules
from sitepost.tools.audit import store as audit_store
from sitepost.tools.audit.model import ChangeLine, Entry
from sitepost.tools.correspondence.model.letter import Annex, Head, Options
from sitepost.tools.links import actions as links
from sitepost.tools.links.model import Line
from sitepost.tools.receipts import actions as receipts
from sitepost.tools.receipts.model import Ledger, Mailed, Receipt

MOST_ENTRIES = 5_000
LONGEST_VALUE = 600  # characters of a value in the history
UNKNOWN = "(not shown)"
CUSTOM = "custom_field_"  # the beginning of fields that people named themselves
ROLES = {"assignee": "Assignee", "distribution": "Distribution", "received_from": "Received From"}
LINKS = {  # by the kind of a link, as seen from its first end and from its other one
    "related": ("Related", "Related"),
    "origin": ("Origin", "Origin of"),
    "created": ("Made from this", "Made from"),
}
MAILS = {"waiting": "Waiting since", "kept": "Not sent: no mail server", "sent": "Sent", "failed": "Refused"}


async def annexes(work: Work, who: Passport, *, id: UUID, options: Options) -> list[Annex]:
    """Return the annexes that `who` wants of an item; what they may not read is refused, not left out.

    Errors: `audit.admins_only`, `receipts.not_on_item`, `receipts.not_issued`.
    """
    made: list[Annex] = []
    if options.links:
        made.append(await links_annex(work, who, id))
    if options.receipts:
        made.append(await receipts_annex(work, who, id))
    if options.history:
        made.append(await history_annex(work, who, id))
    return made


async def links_annex(work: Work, who: Passport, id: UUID) -> Annex:
    """Print the links of an item whose other end `who` sees; of the others how many there are."""
    shown = await links.show(work, who, card=id)
    rows = [_link(line, id, tongue(who.language)) for line in shown.lines]
    hid = sum(shown.restricted.values())
    note = "" if not hid else f"{hid} more with items that whoever printed this may not see."
    return Annex("Links", [Head("Link", 2), Head("Number", 2), Head("Title", 5), Head("Status", 2)], rows, note)


def _link(line: Line, id: UUID, own: Tongue) -> list[str]:
    role = LINKS[line.link.kind.value][0 if line.link.card == id else 1]
    void = f" ({own.word('void')})" if line.link.void_at else ""
    title = line.far.title + (f" – {line.link.note}" if line.link.note else "")
    return [own.word(role) + void, line.far.number, title, line.far.state_label]


async def receipts_annex(work: Work, who: Passport, id: UUID) -> Annex:
    """Print the receipts of an item: all of them, or for a recipient their own."""
    ledger = await receipts.read(work, who, id=id)
    names = await _people(work, who, {each.person for each in ledger.receipts})
    files = await blobs.of_ids(work, {each.file for each in ledger.downloads})
    zone, own = ZoneInfo(who.site.calendar.time_zone), tongue(who.language)
    rows = [
        _receipt(each, ledger, names, {id: row.name for id, row in files.items()}, zone, own)
        for each in ledger.receipts
    ]
    heads = [Head("Recipient", 3), Head("Mail", 3), Head("Opened", 2), Head("Downloaded", 3), Head("Answered", 3)]
    note = "" if ledger.whole else "Only the line of whoever printed this."
    return Annex("Receipts", heads, rows, note)


def _receipt(
    receipt: Receipt,
    ledger: Ledger,
    names: Mapping[UUID, str],
    files: Mapping[UUID, str],
    zone: ZoneInfo,
    own: Tongue,
) -> list[str]:
    roles, unknown = ", ".join(own.word(ROLES.get(role, role)) for role in receipt.roles), own.word(UNKNOWN)
    gone = "\n" + own.say(f"no longer on it since {_when(receipt.gone_at, zone)}") if receipt.gone_at else ""
    answers = [own.say(f"Responded {_when(receipt.responded_first, zone)}")] if receipt.responded_first else []
    answers += [own.say(f"Acknowledged {_when(receipt.acknowledged_at, zone)}")] if receipt.acknowledged_at else []
    return [
        f"{names.get(receipt.person, unknown)}\n{roles}{gone}",
        "\n".join(_mail(mail, zone, own) for mail in ledger.mails if mail.person == receipt.person) or "–",
        _often(receipt.opened_first, receipt.opened_times, zone, own),
        "\n".join(
            f"{files.get(each.file, unknown)}: {_often(each.first_at, each.times, zone, own)}"
            for each in ledger.downloads
            if each.person == receipt.person
        )
        or "–",
        "\n".join(answers) or "–",
    ]


def _mail(mail: Mailed, zone: ZoneInfo, own: Tongue) -> str:
    said = f" ({mail.answer})" if mail.answer else ""
    return f"{own.word(MAILS.get(mail.state, mail.state))} {_when(mail.sent_at or mail.queued_at, zone)}{said}"


def _often(first: datetime | None, times: int, zone: ZoneInfo, own: Tongue) -> str:
    if first is None:
        return "–"
    return _when(first, zone) + (", " + own.say(f"{times} times in all") if times > 1 else "")


async def history_annex(work: Work, who: Passport, id: UUID) -> Annex:
    """Print the change history of an item, oldest first."""
    entries = await history(work, who, id)
    known = await named(work, who, entries)
    zone, own = ZoneInfo(who.site.calendar.time_zone), tongue(who.language)
    rows = [
        [
            _when(entry.at, zone),
            known.get(entry.actor, own.word(UNKNOWN)) if entry.actor else "Sitepost",
            own.say(entry.label),
            "\n".join(_change(change, known, own) for change in entry.changes) or "–",
        ]
        for entry in entries
    ]
    return Annex("Change history", [Head("When", 2), Head("Who", 2), Head("What", 2), Head("Changes", 6)], rows)


async def history(work: Work, who: Passport, id: UUID) -> list[Entry]:
    """Return the change history of an item for whoever may read it, oldest first."""
    card = (await cards.seen(work, [id], who)).get(id)
    if card is None or card.scope != who.project:
        hidden()
    refuse(audit_rules.why_not_read(card, who))
    rows = await audit_store.history(work, who, card=id, before=None, limit=MOST_ENTRIES)
    return [audit_rules.entry(row, id) for row in reversed(rows)]


async def named(work: Work, who: Passport, entries: Iterable[Entry]) -> dict[UUID, str]:
    """Name the people and the cards of a history, as far as `who` may know them."""
    ids = audit_rules.named_ids(entries)
    found = {id: f"{card.number} {card.title}".strip() for id, card in (await cards.seen(work, ids, who)).items()}
    return found | await _people(work, who, ids - found.keys())


async def _people(work: Work, who: Passport, ids: set[UUID]) -> dict[UUID, str]:
    found = await passports.of_people(work, scope=who.project, people=ids)
    if missing := ids - found.keys():
        found |= await passports.of_people(work, scope=who.account, people=missing)
    return {id: f"{each.name} ({each.company_name})" if each.company_name else each.name for id, each in found.items()}


def _change(change: ChangeLine, known: Mapping[UUID, str], own: Tongue) -> str:
    old, new = _words(change.old, known, own), _words(change.new, known, own)
    label = change.label if change.field.startswith(CUSTOM) else own.word(change.label)
    return f"{label}: {old} → {new}"


def _words(value: Any, known: Mapping[UUID, str], own: Tongue) -> str:  # any JSON value
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, bool):
        return own.word("yes" if value else "no")
    if isinstance(value, list):
        return ", ".join(_words(each, known, own) for each in value)
    if isinstance(value, dict):
        text = richtext.plain(value) if value.get("type") == "doc" else ", ".join(f"{k} {v}" for k, v in value.items())
        return text[:LONGEST_VALUE]
    id = parse_id(str(value)) if isinstance(value, str) and len(value) == 36 else None
    return known.get(id, own.word(UNKNOWN)) if id else str(value)[:LONGEST_VALUE]


def _when(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else "–"
