"""Files: bytes by their SHA-256 on local disk, rows that name them, and who may have them."""

from sitepost.platform.blobs.disk import Conflict, NoSpace
from sitepost.platform.blobs.folder import Blobs, Kept, TooMuch
from sitepost.platform.blobs.rows import (
    FileRow,
    add,
    ask_files,
    copy,
    drop_unattached,
    files,
    is_carried,
    is_named,
    lock,
    of_ids,
    preview_made,
    put_bytes,
    rename,
    store_of,
)

__all__ = [
    "Blobs",
    "Conflict",
    "FileRow",
    "Kept",
    "NoSpace",
    "TooMuch",
    "add",
    "ask_files",
    "copy",
    "drop_unattached",
    "files",
    "is_carried",
    "is_named",
    "lock",
    "of_ids",
    "preview_made",
    "put_bytes",
    "rename",
    "store_of",
]
