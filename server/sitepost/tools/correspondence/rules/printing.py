"""What of an item's letter is printed: the options of its reader, applied to all that they may see."""

from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins

from sitepost.tools.correspondence.model.letter import Annex, Options
from sitepost.tools.correspondence.model.revisions import Revision


def fitted(
    letter: dict[str, Any], options: Options, *, annexes: Sequence[Annex] = (), revision: Revision | None = None
) -> dict[str, Any]:
    """Return a letter with what was chosen of it; responses keep the numbers that they have on the screen."""
    responses = letter["responses"]
    chosen = [each for each in responses["items"] if options.responses and (options.unofficial or each["official"])]
    return {
        **letter,
        "responses": {**responses, "items": chosen},
        "letterhead": options.letterhead,
        "annexes": [to_builtins(annex) for annex in annexes],
        "seal": _seal(revision) if options.hash else None,
    }


def _seal(revision: Revision | None) -> dict[str, str] | None:
    if revision is None:
        return None
    return {"label": f"SHA-256 of the content of revision {revision.number}", "value": revision.sha256}
