"""Letters: what every mail of Sitepost looks like, as HTML with its styles inline and as a plain twin."""

import textwrap
from functools import cache
from pathlib import Path

import css_inline
import jinja2
import msgspec
from msgspec.structs import replace

from sitepost.kernel.words import ENGLISH, Tongue

WIDTH = 76
FILES = "Attachments"
HERE = Path(__file__).parent


class Line(msgspec.Struct, frozen=True):
    """One fact of a letter: a label and its value in words."""

    label: str
    value: str


class Section(msgspec.Struct, frozen=True):
    """A passage: its heading, its plain words, and the same as HTML that is already escaped.

    `html` may only come from `kernel.richtext.html`; left empty, the plain words are shown.
    """

    label: str
    text: str
    html: str = ""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A mail to be written: everything in words, nothing in markup.

    `masthead` is the project (or company), `reason` says in three words why it came, `number`
    and `state` belong to an item, `title` is the heading. `action` is the one button: its words
    and a full address. `why` is the sentence at the foot that says why one got this mail.
    """

    masthead: str
    title: str
    reason: str = ""
    number: str = ""
    state: str = ""
    paragraphs: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    files: tuple[str, ...] = ()
    action: tuple[str, str] | None = None
    why: str = ""


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(HERE)
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.undefined = jinja2.StrictUndefined
    return environment.get_template("letter.html")


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True)


def write(letter: Letter, tongue: Tongue = ENGLISH) -> tuple[str, str]:
    """Return the plain and the HTML form of `letter`, in the language of its reader."""
    letter = said_in(letter, tongue)
    files = tongue.word(FILES)
    html = _template().render(letter=letter, files=files, language=tongue.language)
    return plain(letter, files=files), _inliner().inline(html)


def said_in(letter: Letter, tongue: Tongue) -> Letter:
    """Return `letter` in another language; its title, names and what people wrote stay as they are."""
    return replace(
        letter,
        reason=tongue.say(letter.reason),
        paragraphs=tuple(tongue.say(each) for each in letter.paragraphs),
        lines=tuple(Line(tongue.word(each.label), tongue.day_of(each.value)) for each in letter.lines),
        sections=tuple(replace(each, label=tongue.word(each.label)) for each in letter.sections),
        files=tuple(tongue.say(each) for each in letter.files),
        action=(tongue.say(letter.action[0]), letter.action[1]) if letter.action else None,
        why=tongue.say(letter.why),
    )


def plain(letter: Letter, *, files: str = FILES) -> str:
    """Write `letter` as plain text of at most 76 columns (addresses stay whole)."""
    head = " · ".join(part for part in (letter.masthead, letter.reason) if part)
    title = "  ".join(part for part in (letter.number, letter.title) if part)
    blocks = [head, _wrapped(title) + (f"\n[{letter.state}]" if letter.state else "")]
    blocks += [_wrapped(paragraph) for paragraph in letter.paragraphs]
    if letter.action is not None:
        blocks.append(f"{letter.action[0]}:\n{letter.action[1]}")
    if letter.lines:
        blocks.append(_table(letter.lines))
    blocks += [f"{section.label.upper()}\n{_wrapped(section.text)}" for section in letter.sections]
    if letter.files:
        blocks.append(f"{files.upper()}\n" + "\n".join(f"- {name}" for name in letter.files))
    if letter.why:
        blocks.append("-- \n" + _wrapped(letter.why))
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) if line.strip() else ""
        for line in text.split("\n")
    )


def _table(lines: tuple[Line, ...]) -> str:
    width = min(24, max(len(line.label) for line in lines) + 2)
    written = []
    for line in lines:
        body = textwrap.wrap(line.value, WIDTH - width, break_long_words=False, break_on_hyphens=False) or [""]
        written.append(f"{line.label + ' ':<{width}}{body[0]}")
        written += [" " * width + more for more in body[1:]]
    return "\n".join(written)
