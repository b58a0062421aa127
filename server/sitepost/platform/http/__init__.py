"""The edge: how HTTP meets the rooms; the only module besides `routes.py` that knows Litestar."""

from sitepost.platform.http.reply import Created, etag, expect_version, versioned, wanted_version
from sitepost.platform.http.routing import May, Viewing, delete, get, patch, post, put

__all__ = [
    "Created",
    "May",
    "Viewing",
    "delete",
    "etag",
    "expect_version",
    "get",
    "patch",
    "post",
    "put",
    "versioned",
    "wanted_version",
]
