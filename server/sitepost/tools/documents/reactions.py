"""What documents does by itself: the daily sweep."""

from typing import Any

from sitepost.tools.documents import actions
from sitepost.tools.documents.model import FORGET_JOB

REACTIONS: list[Any] = []
JOBS = [
    (FORGET_JOB, actions.forget_bytes, None),
    ("documents.sweep", actions.sweep, "41 3 * * *"),
]
