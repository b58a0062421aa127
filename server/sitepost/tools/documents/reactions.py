"""What documents does by itself: small pictures after an upload, and the daily sweep."""

from typing import Any

from sitepost.tools.documents import actions
from sitepost.tools.documents.model import FORGET_JOB, THUMBNAIL_JOB

REACTIONS: list[Any] = []
JOBS = [
    (THUMBNAIL_JOB, actions.make_preview, None),
    (FORGET_JOB, actions.forget_bytes, None),
    ("documents.sweep", actions.sweep, "41 3 * * *"),
]
