"""What people type into one line: what can be seen stays, what cannot be seen goes."""

import pytest

from sitepost.kernel.filenames import clean_name
from sitepost.kernel.text import one_line
from sitepost.platform.mail import encode_header, safe_header
from sitepost.tools.correspondence.rules import fields, types

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
BUILDER = "\U0001f477\U0001f3fd\u200d\u2640\ufe0f"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
PERSIAN = "می\u200cخواهم"
MALAYALAM = "ന\u0d4d\u200d"
KEPT = [FAMILY, BUILDER, WALES, PERSIAN, MALAYALAM, "1\ufe0f\u20e3", "\U0001f1eb\U0001f1ee", "Ärger, 中文, عربي"]


@pytest.mark.parametrize("text", KEPT, ids=range(len(KEPT)))
def test_joiners_and_emoji_are_kept_everywhere(text: str) -> None:
    said = f"Level 4 {text} crane"
    assert one_line(said) == said
    assert types.clean_name(said) == said
    assert safe_header(said) == said
    assert clean_name(f"{said}.pdf") == f"{said}.pdf"
    wanted, faults = fields.clean({"subject": said}, None)  # type: ignore[arg-type]  # the type is not asked
    assert (wanted["subject"], faults) == (said, [])
    assert all(word.isascii() for word in encode_header(said))


HIDDEN = [*(chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))]
HIDDEN += ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\r\n", "\n", "\t", "\ufeff", "\u200b", "\u00ad"]
HIDDEN += ["\ud800", "\ue000", "\U000e0067", "\U000e0001", "\U0001f3f4" + "\U000e0067" * 9 + "\U000e007f"]


@pytest.mark.parametrize("text", HIDDEN, ids=ascii)
def test_what_hides_or_reorders_goes(text: str) -> None:
    for clean in (one_line, types.clean_name, safe_header):
        said = clean(f"a{text}b")
        assert said in ("a b", "a \U0001f3f4" + " b") or said.replace("\U0001f3f4", "").split() == ["a", "b"]
        assert not set(said) & (set(text) - {"\U0001f3f4"} - {" "})
    assert not set(clean_name(f"a{text}b")) & (set(text) - {"\U0001f3f4"})


@pytest.mark.parametrize("text", ["\u200d", "\u200c \u200d", " \u200d\u200c ", "\u200b"])
def test_joiners_alone_are_nothing(text: str) -> None:
    assert one_line(text) == ""
    assert one_line(f"a {text} b") == "a b"
    assert clean_name(text) == "file"
