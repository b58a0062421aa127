"""What happens to files."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class FileUploaded(Fact, frozen=True):
    """A file arrived whole; nobody but its uploader sees it until it is attached."""

    KIND: ClassVar[str] = "documents.file_uploaded"
    file: UUID
