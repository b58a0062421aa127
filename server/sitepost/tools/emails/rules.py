"""Who sends and reads e-mails about a thing, whom they reach, what stands in them."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.emails import EmailSent
from sitepost.kernel import richtext
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import parse_id
from sitepost.kernel.item import BriefKind, BriefLine, Card
from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL, Level, Passport
from sitepost.kernel.refusal import HIDDEN, Fault, Why, refuse_faults
from sitepost.kernel.richtext import Doc
from sitepost.kernel.text import one_line
from sitepost.tools.emails.model import (
    DRAFT,
    LONGEST_SUBJECT,
    MOST_ATTACHED,
    MOST_PEOPLE,
    NO_SUBJECT,
    NO_WORDS,
    NOBODY,
    NOT_IN_DIRECTORY,
    STANDARD_ONLY,
    TOO_MANY,
    UNKNOWN_FILE,
    Email,
    FileNote,
    Known,
    Thread,
    Wish,
)


def why_not_read(card: Card, who: Passport) -> Why | None:
    """Say why there are no e-mails about `card`, which `who` sees: it is no thing that people work on."""
    is_part = card.parent is not None or card.kind.endswith(".type")
    return HIDDEN if is_part or card.tool in (MEMBER_TOOL, ACCOUNT_TOOL) or card.scope != who.project else None


def why_not_forward(card: Card, who: Passport) -> Why | None:
    """Say why `who`, who sees `card`, cannot send it by e-mail (spec 5.4 row 35)."""
    if not who.at_least(card.tool, Level.STANDARD):
        return STANDARD_ONLY
    return DRAFT if card.state == "draft" else None


def reads_all(card: Card, who: Passport) -> bool:
    """Say whether `who`, who sees `card`, reads its private e-mails too: administrators of its tool do."""
    return who.at_least(card.tool, Level.ADMIN)


def named(wish: Wish) -> tuple[set[UUID], set[str]]:
    """Return whom an e-mail names: by id, and by address in small letters."""
    given = [each.strip() for each in (*wish.to, *wish.cc)]
    ids = {found for each in given if (found := parse_id(each)) is not None}
    return ids, {each.lower() for each in given if parse_id(each) is None}


def addressed(wish: Wish, known: Sequence[Known]) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Return whom an e-mail goes to, and to whom as a copy; nobody twice.

    Errors: faults of `to` and `cc` for whoever is not in the directory of the project.
    """
    by_name = {str(each.person): each.person for each in known} | {each.mail.lower(): each.person for each in known}
    faults = [fault for field in ("to", "cc") for fault in _strangers(field, getattr(wish, field), by_name)]
    if not any(each.strip() for each in wish.to):
        faults.append(Fault("to", NOBODY.code, NOBODY.title))
    refuse_faults(faults)
    to = tuple(dict.fromkeys(by_name[_key(each)] for each in wish.to if each.strip()))
    cc = tuple(dict.fromkeys(by_name[_key(each)] for each in wish.cc if each.strip()))
    cc = tuple(each for each in cc if each not in to)
    if len(to) + len(cc) > MOST_PEOPLE:
        refuse_faults([Fault("to", TOO_MANY.code, TOO_MANY.title)])
    return to, cc


def _key(given: str) -> str:
    found = parse_id(given.strip())
    return str(found) if found else given.strip().lower()


def _strangers(field: str, given: Iterable[str], by_name: Mapping[str, UUID]) -> list[Fault]:
    strange = [one_line(each)[:320] for each in given if each.strip() and _key(each) not in by_name]
    if not strange:
        return []
    shown = [each for each in strange if parse_id(each) is None]
    said = f"{', '.join(shown[:5])}: not in the directory of this project." if shown else NOT_IN_DIRECTORY.title
    return [Fault(field, NOT_IN_DIRECTORY.code, said)]


def words(wish: Wish) -> tuple[str, Doc]:
    """Return subject and body of an e-mail. Errors: faults of `subject` and `body`, `bad_rich_text`."""
    subject, body = one_line(wish.subject), richtext.clean(wish.body, field="body")
    faults = [] if subject else [Fault("subject", NO_SUBJECT.code, NO_SUBJECT.title)]
    if len(subject) > LONGEST_SUBJECT:
        faults.append(Fault("subject", "too_long", f"At most {LONGEST_SUBJECT} characters."))
    if richtext.is_empty(body):
        faults.append(Fault("body", NO_WORDS.code, NO_WORDS.title))
    refuse_faults(faults)
    return subject, body


def attach(files: Iterable[FileNote]) -> tuple[FileNote, ...]:
    """Say of each file whether it goes with the mail: in their order, as long as all that do fit the limit."""
    noted, total = [], 0
    for each in files:
        fits = total + each.size <= MOST_ATTACHED
        total += each.size if fits else 0
        noted.append(replace(each, attached=fits))
    return tuple(noted)


def chosen(wish: Wish, offered: Mapping[UUID, FileNote]) -> tuple[FileNote, ...]:
    """Return the files of an e-mail. Errors: a fault of `file_ids` for one that the thing does not carry."""
    if any(each not in offered for each in wish.files):
        refuse_faults([Fault("file_ids", UNKNOWN_FILE.code, UNKNOWN_FILE.title)])
    return attach(offered[each] for each in dict.fromkeys(wish.files))


def is_open_to_members(card: Card) -> bool:
    """Say whether every member of a project may read a card: reference data, which summaries name."""
    return card.tool in (MEMBER_TOOL, ACCOUNT_TOOL)


def ids_in(card: Card) -> set[UUID]:
    """Return the people and cards that the summary of a card names."""
    lines = (each for each in _summed_up(card) if each.kind in (BriefKind.PEOPLE, BriefKind.CARDS))
    found = (parse_id(str(value)) for line in lines for value in line.value or ())
    return {each for each in found if each is not None}


def summary(card: Card, names: Mapping[UUID, str]) -> tuple[str, Doc]:
    """Return the subject and words that a new e-mail about `card` begins with; responses stay out of it."""
    facts: list[Doc] = []
    passages: list[Doc] = []
    for line in _summed_up(card):
        if line.kind is BriefKind.RICH:
            content = [] if richtext.is_empty(line.value) else line.value.get("content", [])
            passages += [_heading(line.label), *content] if content else []
        elif said := _said(line, names):
            facts += ([{"type": "hardBreak"}] if facts else []) + [_text(f"{line.label}: ", bold=True), _text(said)]
    first = [{"type": "paragraph", "content": facts}] if facts else []
    return " ".join((card.number, card.title)).strip(), {"type": "doc", "content": [*first, *passages]}


def _summed_up(card: Card) -> list[BriefLine]:
    return [each for each in card.brief if each.about is None]


def _said(line: BriefLine, names: Mapping[UUID, str]) -> str:
    if line.kind in (BriefKind.PEOPLE, BriefKind.CARDS):
        found = (names.get(key) for value in line.value or () if (key := parse_id(str(value))) is not None)
        return ", ".join(each for each in found if each)
    return one_line(str(line.value or ""))


def _heading(label: str) -> Doc:
    return {"type": "heading", "attrs": {"level": 3}, "content": [_text(label)]}


def _text(text: str, *, bold: bool = False) -> Doc:
    return {"type": "text", "text": text, **({"marks": [{"type": "bold"}]} if bold else {})}


def told(email: Email, thread: Thread) -> EmailSent:
    """Return what an e-mail is told as: to whom it went and with which files."""
    changes = [
        Change("to", None, email.to),
        *([Change("cc", None, email.cc)] if email.cc else []),
        Change("subject", None, email.subject),
        *([Change("attachments", None, tuple(each.name for each in email.files))] if email.files else []),
    ]
    return EmailSent(
        thread=thread.id, email=email.id, changes=tuple(changes), hushed=thread.private, people=email.people
    )


def file_line(file: FileNote, *, sees: bool, author: str) -> str:
    """Say a file in a mail: by its name, and where it is too large for the mail how it is to be had."""
    name = one_line(file.name)
    if file.attached:
        return name
    mib = file.size / 1024 / 1024
    way = "too large for a mail, to be had in Sitepost" if sees else f"too large for a mail, ask {author}"
    return f"{name} ({mib:.1f} MiB, {way})"


def recipient_words(author: str, card: Card, project: str) -> str:
    """Say why somebody got the mail."""
    about = f"{card.number} in {project}" if card.number else project
    return f"{author} sent you this about {about}. Your answer goes to {author} by e-mail."
