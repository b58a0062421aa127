"""Media types: which of them a browser may show itself, and which it would run."""

BINARY = "application/octet-stream"
PDF = "application/pdf"
INLINE = {"image/jpeg", "image/png", "image/webp", "image/gif", PDF}
ACTIVE = {"text/html", "image/svg+xml", "application/xml"}  # a browser would run what is in them


def is_inline(media_type: str) -> bool:
    """Say whether a browser may show such a file itself: pictures of pixels, and PDF."""
    return media_type in INLINE


def served_type(media_type: str) -> str:
    """Return the type under which a file goes out; what a browser would run goes as plain bytes."""
    return BINARY if media_type in ACTIVE else media_type
