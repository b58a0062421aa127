"""The nouns of e-mails: threads, e-mails, their files, and why one is refused."""

from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc

LONGEST_SUBJECT = 300
LONGEST_ADDRESS = 320
MOST_PEOPLE = 50
MOST_FILES = 100
MOST_IN_THREAD = 200
MOST_ATTACHED = 10 * 1024 * 1024  # bytes of files that go with one mail; most mail servers take no more

STANDARD_ONLY = Why("emails.standard_only", Kind.FORBIDDEN, "Sending it by e-mail needs Standard on this type.")
DRAFT = Why("emails.draft", Kind.STATE, "A draft is not sent by e-mail; issue it first.")
NOBODY = Why("emails.nobody", Kind.INVALID, "Say to whom this goes.")
TOO_MANY = Why("emails.too_many_people", Kind.INVALID, "An e-mail goes to at most 50 people.")
NOT_IN_DIRECTORY = Why("emails.not_in_directory", Kind.INVALID, "This is nobody in the directory of this project.")
NO_SUBJECT = Why("emails.no_subject", Kind.INVALID, "An e-mail needs a subject.")
NO_WORDS = Why("emails.no_words", Kind.INVALID, "An e-mail needs words.")
UNKNOWN_FILE = Why("emails.unknown_file", Kind.INVALID, "This file is not attached to the item.")
FULL_THREAD = Why("emails.full_thread", Kind.STATE, "This thread is full; begin a new one.")


class FileNote(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an e-mail as it was sent: `attached`, or too large and to be had in Sitepost; `size` in bytes."""

    id: UUID
    name: str
    size: int
    media_type: str
    sha256: str
    attached: bool


class Thread(msgspec.Struct, frozen=True):
    """E-mails that answer one another; a `private` one is for those on its mails, and administrators of the tool."""

    id: UUID
    private: bool


class Email(msgspec.Struct, frozen=True, kw_only=True):
    """One e-mail that somebody wrote about a thing."""

    id: UUID
    thread: UUID
    author: UUID
    to: tuple[UUID, ...]
    cc: tuple[UUID, ...]
    subject: str
    body: Doc
    files: tuple[FileNote, ...]
    at: datetime

    @property
    def people(self) -> tuple[UUID, ...]:
        """Everybody whom it is addressed to."""
        return (*self.to, *self.cc)


class ThreadRead(msgspec.Struct, frozen=True):
    """A thread as evidence: what its reader may read of it, oldest first."""

    thread: Thread
    emails: list[Email]


class Trail(msgspec.Struct, frozen=True):
    """The e-mails about a thing as evidence: its threads, oldest first, and what became of each mail, by its name."""

    threads: list[ThreadRead]
    states: dict[str, str]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail as somebody asked for it: people by id or by address."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    body: object
    files: tuple[UUID, ...]
    private: bool
    thread: UUID | None = None


class Known(msgspec.Struct, frozen=True):
    """Somebody in the directory of the project, and whether they may see the thing itself."""

    person: UUID
    name: str
    company_name: str
    mail: str
    sees: bool
    language: str = "en"
