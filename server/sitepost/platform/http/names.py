"""Names of files in headers."""

import re
import unicodedata
from urllib.parse import quote

NAMELESS = "file"


def disposition(name: str, *, inline: bool) -> str:
    """Return the Content-Disposition of a file called `name` (RFC 6266, RFC 8187)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r'[\x00-\x1f\x7f"\\%/]', "_", plain).strip() or NAMELESS
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
