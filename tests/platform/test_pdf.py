"""Letters: text of people is printed as it is, pages are numbered, and no worker's death is ours."""

import asyncio
import copy
import io
import os
import signal
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from sitepost.kernel.refusal import Refusal
from sitepost.platform import pdf
from sitepost.platform.workers import Workers

AT = datetime(2026, 11, 26, 10, 31, tzinfo=UTC)
HOSTILE = [
    '#import "@preview/evil:0.1.0": *',
    '#read("/etc/passwd") #sys.inputs #eval("1+1")',
    "$x^2$ `raw` *not bold* _not italic_ <label> @ref",
    "\\u{41} \\n \\ \" ' “quotes” -- --- ... ~ // no comment /* nor this */",
    "[x](javascript:alert(1)) {curly} = Heading - list + enum / term: no",
    "<script>alert(1)</script> &amp; %(sql)s {{ template }} ${shell}",
]


def words(text: str, *marks: Any) -> dict[str, Any]:
    return {"type": "text", "text": text, **({"marks": list(marks)} if marks else {})}


def paragraph(*content: dict[str, Any]) -> dict[str, Any]:
    return {"type": "paragraph", "content": list(content)}


def file(name: str) -> dict[str, str]:
    return {"name": name, "size": "1.2 MB", "sha256": sha256(name.encode()).hexdigest()}


def letter(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "sender": {"company": "Delta Concrete", "project": "Harbour Tower", "number": "HT-01"},
        "kind": "Notice of Delay",
        "number": "NOD-0012",
        "subject": "Delay to level 4 slab, west core",
        "status": {"label": "Open", "tone": "open"},
        "marks": [],
        "draft": "",
        "parties": [{"label": "Assignees", "people": [{"name": "Carl Reyes", "company": "Kestrel"}]}],
        "facts": [{"label": "Due date", "value": "Fri 28 Nov 2026"}],
        "body": {"label": "Description", "doc": {"type": "doc", "content": list(blocks)}, "empty": "Nothing."},
        "files": {"label": "Attachments", "items": []},
        "responses": {"label": "Responses", "items": []},
        "words": {"page": "Page", "of": "of", "number": "No.", "name": "File", "size": "Size", "sha256": "SHA-256"},
        "printed": "Printed by Maya King, 26 Nov 2026, 10:31 (Europe/London)",
        "language": "en",
        **more,
    }


async def printed(data: dict[str, Any]) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(await pdf.render(pdf.LETTER, data, at=AT)))


def text_of(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def flat(text: str) -> str:
    return "".join(text.split())


async def test_it_says_what_the_item_says() -> None:
    said = text_of(
        await printed(letter(paragraph(words("Dear Mr Reyes,")), files={"label": "A", "items": [file("S-204.pdf")]}))
    )
    for part in ("NOD-0012", "Delay to level 4 slab", "Delta Concrete", "Carl Reyes", "Fri 28 Nov 2026", "OPEN",
                 "Dear Mr Reyes,", "S-204.pdf", "Page 1 of 1", "Printed by Maya King"):  # fmt: skip
        assert part in said, part
    assert sha256(b"S-204.pdf").hexdigest() in flat(said)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_printed_literally(text: str) -> None:
    data = letter(
        paragraph(words(text)), subject=text, kind=text, printed=text, files={"label": "A", "items": [file(text)]}
    )
    data["parties"][0]["people"][0]["name"] = text
    said = flat(text_of(await printed(data)))
    assert said.count(flat(text)) >= 5


async def test_pages_are_numbered_to_the_last() -> None:
    reader = await printed(
        letter(*(paragraph(words(f"Paragraph {n}. " + "The slab is late. " * 40)) for n in range(40)))
    )
    assert len(reader.pages) > 4
    for number, page in enumerate(reader.pages, 1):
        said = page.extract_text()
        assert f"Page {number} of {len(reader.pages)}" in said
        assert "NOD-0012" in said


async def test_a_draft_is_marked_on_every_page() -> None:
    data = letter(*(paragraph(words("The slab is late. " * 60)) for _ in range(12)), draft="Draft")
    assert all("DRAFT" in page.extract_text() for page in (await printed(data)).pages)
    data["draft"] = ""
    assert "DRAFT" not in text_of(await printed(data))


async def test_it_is_an_archive_file_in_our_own_type() -> None:
    content = await pdf.render(pdf.LETTER, letter(paragraph(words("Grüße, Ελλάδα, подвал ≤ 50 N/mm²"))), at=AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    reader = pypdf.PdfReader(io.BytesIO(content))
    fonts = {
        font["/BaseFont"]
        for page in reader.pages
        for font in (f.get_object() for f in page["/Resources"]["/Font"].values())
    }  # type: ignore[index]  # a PDF's own dictionary
    assert {name.partition("+")[2][:7] for name in fonts} == {"IBMPlex"}
    assert reader.metadata is not None
    assert reader.metadata.title == "NOD-0012 Delay to level 4 slab, west core"
    assert reader.metadata.creation_date == AT


async def test_the_same_letter_is_the_same_file() -> None:
    data = letter(paragraph(words("Once.")))
    assert await pdf.render(pdf.LETTER, data, at=AT) == await pdf.render(pdf.LETTER, copy.deepcopy(data), at=AT)
    pdf._workers.close()
    first = await pdf.render(pdf.LETTER, data, at=AT)
    pdf._workers.close()
    assert await pdf.render(pdf.LETTER, data, at=AT) == first


async def test_signs_that_no_font_has_do_not_keep_a_letter_from_being_printed() -> None:
    said = text_of(await printed(letter(paragraph(words("before \ue123 中 😀 \x07\x00\u202eafter")))))
    assert "before" in said
    assert "after" in said


async def test_everybody_of_a_role_is_printed() -> None:
    crowd = [{"name": f"Person{n:03d}", "company": f"Firm{n:03d}"} for n in range(400)]
    few = [{"name": f"Few{n:02d}", "company": ""} for n in range(12)]
    parties = [{"label": "Assignees", "people": few}, {"label": "Distribution", "people": crowd}]
    reader = await printed(letter(paragraph(words("The text.")), parties=parties))
    said = text_of(reader)
    assert [each["name"] for each in (*few, *crowd) if each["name"] not in said] == []
    assert [each["company"] for each in crowd if each["company"] not in said] == []
    assert "The text." in reader.pages[-1].extract_text()


def ink_of(page: Any) -> tuple[int, int]:
    """Where the first and the last dark column of the letter's text lie, in points, below its headings."""
    image = page.render(scale=1).to_pil().convert("L")
    body = image.crop((int(image.width * 0.26), int(image.height * 0.4), image.width, int(image.height * 0.6)))
    box = body.point(lambda value: 255 if value < 120 else 0).getbbox()
    assert box is not None, "nothing is printed there"
    return box[0], body.width - box[2]


async def test_text_that_runs_from_the_right_stands_at_the_right() -> None:
    sides = {}
    texts = {"english": "The slab is late.", "hebrew": "הריצפה מאחרת, 12 NOD", "arabic": "تأخر صب البلاطة"}
    for name, text in texts.items():
        data = letter(*[paragraph(words(text))] * 30)
        document = pypdfium2.PdfDocument(await pdf.render(pdf.LETTER, data, at=AT))
        sides[name] = ink_of(document[0])
    assert sides["english"][0] < 40 < sides["english"][1]
    for name in ("hebrew", "arabic"):
        left, right = sides[name]
        assert right < left, (name, sides)


async def test_a_bold_picture_is_the_picture() -> None:
    """A heavy font of the machine may lack what its regular one has."""
    bold = await printed(letter(paragraph(words("a 😀 b", {"type": "bold"}))))
    plain = await printed(letter(paragraph(words("a 😀 b"))))

    def faces(reader: pypdf.PdfReader) -> set[str]:
        found = [font.get_object()["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]  # a PDF's own dictionary
        return {name.partition("+")[2] for name in found if "IBMPlex" not in name}

    assert faces(bold) == faces(plain)


async def test_every_kind_of_text() -> None:
    item = {"type": "listItem", "content": [paragraph(words("point"))]}
    link = {"type": "link", "attrs": {"href": "https://example.com/a?b=c&d=%22"}}
    reader = await printed(
        letter(
            {"type": "heading", "attrs": {"level": 1}, "content": [words("Heading")]},
            paragraph(words("all of it", *({"type": mark} for mark in ("bold", "italic", "underline", "strike")))),
            {"type": "orderedList", "attrs": {"start": 7}, "content": [item, item]},
            {
                "type": "bulletList",
                "content": [{**item, "content": [paragraph(words("x")), {"type": "bulletList", "content": [item]}]}],
            },
            {"type": "blockquote", "content": [paragraph(words("quoted"), {"type": "hardBreak"}, words("twice"))]},
            {"type": "horizontalRule"},
            paragraph(),
            paragraph(words("here", link)),
        )
    )
    said = text_of(reader)
    for part in ("Heading", "all of it", "7.", "8.", "quoted", "twice", "here"):
        assert part in said
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])]
    assert links == [link["attrs"]["href"]]


async def test_very_long_words_stay_on_the_page() -> None:
    data = letter(
        paragraph(words("x" * 3000)), subject="W" * 500, files={"label": "A", "items": [file("y" * 250 + ".pdf")]}
    )
    document = pypdfium2.PdfDocument(await pdf.render(pdf.LETTER, data, at=AT))
    for page in document:
        image = page.render(scale=1).to_pil().convert("L")
        right = image.crop((int(image.width * 0.94), 0, image.width, image.height))
        assert right.getextrema()[0] > 250, "something is printed over the margin"


async def test_a_dead_worker_is_replaced() -> None:
    data = letter(paragraph(words("Once.")))
    first = await pdf.render(pdf.LETTER, data, at=AT)
    os.kill(pdf._workers._free[0].process.pid, signal.SIGKILL)
    assert await pdf.render(pdf.LETTER, data, at=AT) == first


async def test_what_cannot_be_printed_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_workers", Workers("sitepost.platform.pdf.worker", seconds=1.5, megabytes=2048))
    endless, broken = tmp_path / "endless.typ", tmp_path / "broken.typ"
    endless.write_text("#let f(n) = { let i = 0; while true { i += 1; if i > 1e9 { break } } }\n#f(1)")
    broken.write_text("#panic()")
    for template in (endless, broken):
        with pytest.raises(Refusal) as refusal:
            await pdf.render(template, {}, at=AT)
        assert refusal.value.why is pdf.CANNOT_PRINT
    pdf._workers.close()


async def test_many_at_once_all_come() -> None:
    letters = [letter(paragraph(words(f"Letter {n}"))) for n in range(8)]
    made = await asyncio.gather(*(printed(each) for each in letters))
    assert all(f"Letter {n}" in text_of(reader) for n, reader in enumerate(made))
