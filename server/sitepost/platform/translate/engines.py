"""The engines: models on this machine, Apertium of the system, and two services by HTTP."""

import asyncio
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from sitepost.platform import egress
from sitepost.platform.db import Database
from sitepost.platform.translate import keeping
from sitepost.platform.translate.shapes import Detect, Failed, Translate
from sitepost.platform.work import Work
from sitepost.platform.workers import WorkerError, Workers

SECONDS = 20.0
APERTIUM = {
    "ca": "cat", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "gl": "glg", "it": "ita", "nl": "nld",
    "pt": "por", "ro": "ron",
}  # fmt: skip  # ISO 639-1 in the names of Apertium's pairs

_tellers = Workers("sitepost.platform.translate.telling", count=1, seconds=SECONDS, megabytes=2048)
_workers = Workers("sitepost.platform.translate.worker", count=1, seconds=SECONDS, megabytes=8192)


async def languages(texts: tuple[str, ...]) -> list[str | None]:
    """Return the language of each text (ISO 639-1), None where it is too short or uncertain."""
    try:
        answer = await _tellers.ask(msgspec.msgpack.encode(Detect(texts)))
    except WorkerError:
        return [None] * len(texts)
    return msgspec.msgpack.decode(answer, type=list[str | None])


class Local:
    """CTranslate2 with models in `folder`/<source>-<target>; through English where no model goes straight."""

    name, outside, rough = "ctranslate2", False, False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def knows(self, source: str, target: str) -> bool:
        """Say whether there are models that lead from `source` to `target`."""
        return bool(self._way(source, target))

    def _way(self, source: str, target: str) -> list[Path]:
        straight = self.folder / f"{source}-{target}"
        if (straight / "model.bin").is_file():
            return [straight]
        over = [self.folder / f"{source}-en", self.folder / f"en-{target}"]
        return over if all((each / "model.bin").is_file() for each in over) else []

    async def translate(self, text: str, *, source: str, target: str) -> str:
        """Translate sentence by sentence, in the worker."""
        cut = keeping.sentences(text)
        said = tuple(sentence for sentence, _ in cut)
        for folder in self._way(source, target):
            said = await self._asked(Translate(str(folder), said))
        return "".join(sentence + space for sentence, (_, space) in zip(said, cut, strict=True))

    async def _asked(self, wanted: Translate) -> tuple[str, ...]:
        try:
            answer = await _workers.ask(msgspec.msgpack.encode(wanted))
        except WorkerError as error:
            raise Failed(str(error)) from error
        return msgspec.msgpack.decode(answer, type=tuple[str, ...])


class Apertium:
    """The rule-based translator that Debian carries; its words are rough."""

    name, outside, rough = "apertium", False, True

    def knows(self, source: str, target: str) -> bool:
        """Say whether a pair is installed."""
        return _pair(source, target) in _installed()

    async def translate(self, text: str, *, source: str, target: str) -> str:
        """Run the program; the text goes in by its input, never into a command line."""
        command = ("apertium", "-u", "-f", "txt", _pair(source, target))
        try:
            async with asyncio.timeout(SECONDS):
                process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
                said, _ = await process.communicate(text.encode())
        except (OSError, TimeoutError) as error:
            raise Failed(str(error)) from error
        if process.returncode:
            raise Failed(f"apertium: {process.returncode}")
        return said.decode(errors="replace").removesuffix("\n")


def _pair(source: str, target: str) -> str:
    return f"{APERTIUM.get(source, source)}-{APERTIUM.get(target, target)}"


@cache
def _installed() -> frozenset[str]:
    """Return the pairs of this machine; looked for once by a process."""
    if shutil.which("apertium") is None:
        return frozenset()
    modes = Path("/usr/share/apertium/modes")
    return frozenset(each.stem for each in modes.glob("*.mode"))


class Libre:
    """A LibreTranslate server; outside unless the operator named its host as one of their own."""

    name, rough = "libretranslate", False

    def __init__(self, database: Database, url: str, key: str) -> None:
        self.database, self.url, self.key = database, url.rstrip("/"), key
        self.outside = not egress.is_private(database, url)

    def knows(self, source: str, target: str) -> bool:
        """Say yes: the server says no where it does not."""
        return True

    async def translate(self, text: str, *, source: str, target: str) -> str:
        """Ask the server."""
        form = {"q": text, "source": source, "target": target, "format": "text"}
        if self.key:
            form["api_key"] = self.key
        body = await _posted(self.database, f"{self.url}/translate", form)
        return _read(body, Libred).translatedText


class Deepl:
    """DeepL, which is always outside."""

    name, outside, rough = "deepl", True, False

    def __init__(self, database: Database, url: str, key: str) -> None:
        self.database, self.url, self.key = database, url.rstrip("/"), key

    def knows(self, source: str, target: str) -> bool:
        """Say yes: the service says no where it does not."""
        return True

    async def translate(self, text: str, *, source: str, target: str) -> str:
        """Ask the service."""
        form = {"text": text, "source_lang": source.upper(), "target_lang": target.upper()}
        headers = {"Authorization": f"DeepL-Auth-Key {self.key}"}
        body = await _posted(self.database, f"{self.url}/v2/translate", form, headers)
        found = _read(body, Deepled).translations
        if not found:
            raise Failed("deepl said nothing")
        return found[0].text


class Libred(msgspec.Struct):
    """What LibreTranslate answers."""

    translatedText: str  # noqa: N815 - its name for it


class Line(msgspec.Struct):
    """One text of DeepL's answer."""

    text: str


class Deepled(msgspec.Struct):
    """What DeepL answers."""

    translations: list[Line]


S = TypeVar("S", Libred, Deepled)


def _read(body: bytes, shape: type[S]) -> S:
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.MsgspecError as error:
        raise Failed(str(error)) from error


async def _posted(database: Database, url: str, form: dict[str, str], headers: dict[str, str] | None = None) -> bytes:
    try:
        answer = await egress.fetch(Work(database, reading=True), url, form=form, headers=headers)
    except egress.Unreachable as error:
        raise Failed(str(error)) from error
    if answer.status != 200:
        raise Failed(f"{url}: {answer.status}")
    return answer.body
