"""Translation: languages told apart, texts translated by the first engine that can, and kept.

Which engines there are, the operator says by settings; whether a text may leave this machine, the company says at each
call. A translation is kept by the text itself, so that nobody pays for it twice, until that text is changed or gone.
"""

from collections.abc import Awaitable, Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, LiteralString

import structlog

from sitepost.platform.db import Database
from sitepost.platform.settings import Settings
from sitepost.platform.translate import keeping
from sitepost.platform.translate.engines import Apertium, Deepl, Libre, Local, languages
from sitepost.platform.translate.shapes import Engine, Failed, Outdated, Translation
from sitepost.platform.work import Work

__all__ = [
    "KEEP",
    "Failed",
    "Keep",
    "Outdated",
    "Translation",
    "configure",
    "forget",
    "is_there",
    "languages",
    "translate",
]

log = structlog.get_logger(__name__)

KEPT = """
SELECT engine, text, rough FROM translation
WHERE sha256 = %(sha256)s AND source = %(source)s AND target = %(target)s AND engine = ANY(%(engines)s)
ORDER BY array_position(%(engines)s::text[], engine) LIMIT 1
"""
# Whoever owns the text puts behind it from which row of theirs: one that is locked while it says the same still.
KEEP: LiteralString = """
INSERT INTO translation (sha256, source, target, engine, text, rough, at)
SELECT %(sha256)s, %(source)s, %(target)s, %(engine)s, %(text)s, %(rough)s, %(now)s
"""
FORGET = "DELETE FROM translation WHERE sha256 = ANY (%(keys)s)"
Row = dict[str, Any]  # Any: what `KEEP` is given
Keep = Callable[[Work, Row], Awaitable[bool]]


def configure(database: Database, settings: Settings) -> None:
    """Say which engines there are, best first; the composition root calls this once."""
    found: list[Engine] = []
    if settings.translation_models:
        found.append(Local(Path(settings.translation_models)))
    if settings.libretranslate_url:
        found.append(Libre(database, settings.libretranslate_url, settings.libretranslate_key))
    if settings.deepl_key:
        found.append(Deepl(database, settings.deepl_url, settings.deepl_key))
    database.translators = (*found, Apertium())


def is_there(database: Database, *, source: str, target: str, outside: bool) -> bool:
    """Say whether some engine may know the pair; `outside` engines count only where the company allows them."""
    return bool(_engines(database, source, target, outside=outside))


async def translate(
    work: Work, text: str, *, source: str, target: str, names: Iterable[str] = (), outside: bool, keep: Keep
) -> Translation:
    """Return `text` in the language `target` (ISO 639-1), anew or as it was kept; `names` stay as they are.

    `keep` writes what was made, unless the text was changed or deleted meanwhile, and says whether that is so.
    Errors: `Failed` where no engine can, `Outdated`. No connection is held while an engine works.
    """
    engines = _engines(work.database, source, target, outside=outside)
    marked, found = keeping.kept(text, names)
    key: Row = {"sha256": _key(text), "source": source, "target": target}
    held = await work.dicts(KEPT, {**key, "engines": [each.name for each in engines]})
    if held:
        return Translation(**held[0])
    await work.rest()
    for engine in engines:
        try:
            said = await _said(engine, marked, found, source=source, target=target)
        except Failed as error:
            log.info("translation.failed", engine=engine.name, source=source, target=target, error=str(error)[:200])
            continue
        made = Translation(said, engine.name, engine.rough)
        async with Work(work.database) as keeping_it:
            row = {"engine": made.engine, "text": made.text, "rough": made.rough, "now": keeping_it.now}
            if not await keep(keeping_it, {**key, **row}):
                raise Outdated
        return made
    raise Failed("no engine could")


def forget(work: Work, texts: Iterable[str]) -> None:
    """Drop what is kept of texts that were changed, deleted or purged, with the commit."""
    keys = [_key(text) for text in texts if text]
    if keys:
        work.later(FORGET, {"keys": keys})


def _key(text: str) -> bytes:
    return sha256(text.encode()).digest()


async def _said(engine: Engine, marked: str, found: list[str], *, source: str, target: str) -> str:
    """Translate a text with marks; where they did not survive, what lies between them."""
    whole = keeping.restored(marked, await engine.translate(marked, source=source, target=target), found)
    if whole is not None:
        return whole
    said = []
    for piece in keeping.pieces(marked):
        bare = piece.strip()
        if keeping.is_mark(piece) or not any(sign.isalpha() for sign in bare):
            said.append(piece)
            continue
        inner = await engine.translate(bare, source=source, target=target)
        said.append(piece.replace(bare, inner, 1))
    return keeping.restored(marked, "".join(said), found) or ""


def _engines(database: Database, source: str, target: str, *, outside: bool) -> list[Engine]:
    held: tuple[Engine, ...] = database.translators
    return [each for each in held if (outside or not each.outside) and each.knows(source, target)]
