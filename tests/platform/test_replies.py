"""What comes in by mail: whose words, without what they quote, and what a program wrote by itself."""

import socket
import time
from email.message import EmailMessage

import pytest

from sitepost.platform import doctor
from sitepost.platform.mail import arriving
from sitepost.platform.settings import Settings, SettingsError, read_settings

OWN = ("post@site.test", "reply@site.test")
QUOTED = [
    "I come at six.\n\nOn Mon, 3 Nov 2025 at 09:30, Harbour <post@site.test> wrote:\n> Harbour\n> ##- x -##\n> Hi",
    "I come at six.\n\nOn Mon, 3 Nov 2025 at 09:30, Harbour Developments\n<post@site.test> wrote:\n\n> Harbour Tower",
    "I come at six.\n\nAm 03.11.25 um 09:30 schrieb Harbour Developments:\n> Harbour Tower",
    "I come at six.\n\nAm Mo., 3. Nov. 2025 um 09:30 Uhr schrieb Harbour <\npost@site.test>:\n\n> Harbour Tower",
    "I come at six.\n\n-----Original Message-----\nFrom: Harbour\nSent: Monday\n\nHarbour Tower",
    "I come at six.\n\n________________________________\nVon: Harbour <post@site.test>\nGesendet: Montag\n\nHarbour",
    "I come at six.\r\n\r\nFrom: Harbour <post@site.test>\r\nSent: Monday\r\n\r\nHarbour Tower",
    "I come at six.\n-- \nCarl Reyes\nReyes Concrete",
    "I come at six.\n##- Schreiben Sie Ihre Antwort über diese Zeile. -##\nHarbour Tower",
    "\n\nI come at six.\n\n",
]


@pytest.mark.parametrize("text", QUOTED)
def test_only_what_somebody_wrote_themselves_is_kept(text: str) -> None:
    assert arriving.own_words(text, OWN) == "I come at six."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we pour.\nFrom level 4: nothing.",
        "Am Montag betonieren wir:\n\n- Decke 4",
        "Lines:\n\n1. first\n\n2. second",
        "I -- and Dana -- come.",
    ],
)
def test_words_that_only_look_like_a_quotation_stay(text: str) -> None:
    assert arriving.own_words(text, OWN) == text


BETWEEN = [
    ("> Who pours?\nI do.\n> And when?\nAt six.", "I do.\n\nAt six."),
    ("> Who pours?\n\nI do.\nWith Dana.\n\n> And when?\n> At five?\n\nAt six.\n", "I do.\nWith Dana.\n\nAt six."),
    ("On Mon, Harbour <post@site.test> wrote:\n> Who pours?\nI do.\n> Bye", "I do."),
    ("On Mon, 3 Nov 2025 at 09:30, Harbour Developments\n<post@site.test> wrote:\n\n> Who pours?\n\nI do.", "I do."),
    ("Am Mo., 3. Nov. 2025 um 09:30 Uhr schrieb Harbour <\npost@site.test>:\n\n> Wer?\n\nIch.\n> Und?", "Ich."),
    ("> Who pours?\r\n\r\nI do.\r\n-- \r\nCarl Reyes\r\n> more", "I do."),
    ("> Who pours?\nI do.\nOn Sun, 2 Nov 2025, Dana wrote:\n>> Somebody?\n> Well?", "I do."),
    ("> Who pours?\nI do.\nFrom: Harbour <post@site.test>\nSent: Monday\n\nWho pours?", "I do."),
    ("> Who pours?\nI do.\n##- Write your answer above this line. -##\nHarbour Tower", "I do."),
    (" > Who pours?\n\tI do.\n > Bye", "I do."),
    ("> Who pours?\n>\n> ##- x -##\n", ""),
    ("On Mon, Harbour <post@site.test> wrote:\nWho pours?\nAnd when?\nAt five?\nAt six?\n> Sunday", ""),
    ("-----Original Message-----\nFrom: Harbour\n\nWho pours?\n> Sunday\nMonday", ""),
    ("________________________________\nVon: Harbour <post@site.test>\n> Sunday\nMonday", ""),
    ("From: Harbour <post@site.test>\n\nWho pours?\n> Sunday\nMonday", ""),
    ("-- \nCarl Reyes\n> Who pours?\nHarbour", ""),
    ("On Mon, Harbour <post@site.test> wrote:\n\nWho pours?", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "own"), BETWEEN)
def test_words_between_quoted_lines_are_kept_in_order(text: str, own: str) -> None:
    assert read(mail(text)).text == own


def test_words_between_are_left_out_below_words_above() -> None:
    assert read(mail("I come at six.\n\n> Who pours?\nHarbour")).text == "I come at six."


def test_words_between_what_html_quotes_are_kept() -> None:
    html = "<div>On Mon, Harbour &lt;post@site.test&gt; wrote:"
    html += "<blockquote>Who pours?<blockquote>Hm</blockquote></blockquote><p>I do.</p>"
    html += "<blockquote>And when?</blockquote>At six.</div>"
    assert read(mail(html, html=True)).text == "I do.\n\nAt six."


@pytest.mark.parametrize(
    "text",
    [
        ">x\n" * 60_000, ">x\ny\n" * 40_000, ">x\n" + "y\n" * 100_000, ">x\n" + "\n" * 250_000,
        (">x\non " + ":" * 400 + " " * 500 + "y\n") * 250, ">" * 250_000, " " * 250_000, ">x\n" + " " * 240_000 + "x",
    ],
)  # fmt: skip
def test_endless_quotations_are_read_in_no_time(text: str) -> None:
    began = time.process_time()
    arriving.words_between(text[: arriving.LONGEST_TEXT], OWN)
    assert time.process_time() - began < 1.0, "seconds; a square of them takes minutes"


def mail(text: str = "I come at six.", *, html: bool = False, **headers: str) -> EmailMessage:
    """A mail of Carl's."""
    made = EmailMessage()
    made["From"] = headers.pop("sender", "Carl Reyes <Carl@Reyes.test>")
    made["To"] = "reply+abc@site.test"
    made["Message-ID"] = "<1@reyes.test>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text, subtype="html" if html else "plain")
    return made


def read(made: EmailMessage, *, envelope: str = "carl@reyes.test") -> arriving.Arrived:
    found = arriving.read(made.as_bytes(), envelope_from=envelope, own=OWN)
    assert found is not None
    return found


def test_a_mail_is_read() -> None:
    made = mail("I come at six.\n\n> Harbour Tower")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="slab/../x.png")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    found = read(made)
    assert (found.sender, found.message_id, found.is_automatic) == ("carl@reyes.test", "<1@reyes.test>", False)
    assert found.text == "I come at six."
    assert [(each.name, each.data[:4]) for each in found.files] == [("slab_.._x.png", b"\x89PNG"), ("plan.pdf", b"x")]


def test_html_alone_is_read_as_words() -> None:
    html = "<html><head><style>p{}</style></head><body><p>I come<br>at six.</p><blockquote>Harbour</blockquote></body>"
    assert read(mail(html, html=True)).text == "I come\nat six."


@pytest.mark.parametrize(
    ("headers", "envelope"),
    [
        ({"Auto_Submitted": "auto-replied"}, "carl@reyes.test"),
        ({"Auto_Submitted": "auto-generated; type=vacation"}, "carl@reyes.test"),
        ({"Precedence": "bulk"}, "carl@reyes.test"),
        ({"X_Autoreply": "yes"}, "carl@reyes.test"),
        ({"List_Id": "<all@reyes.test>"}, "carl@reyes.test"),
        ({}, ""),
        ({"sender": "Harbour <post@site.test>"}, "post@site.test"),
    ],
)
def test_what_a_program_wrote_by_itself_is_known(headers: dict[str, str], envelope: str) -> None:
    assert read(mail(**headers), envelope=envelope).is_automatic


def test_a_person_is_no_program() -> None:
    assert not read(mail(Auto_Submitted="no")).is_automatic


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe", b"From: a\r\n", b"From: =?utf-8?b?!?=\r\nContent-Type: text/plain; charset=nope\r\n\r\nx",
     b"From: a@b, c@d\r\n\r\nx", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n"],
)  # fmt: skip
def test_nonsense_is_nobodys_mail(raw: bytes) -> None:
    found = arriving.read(raw, envelope_from="x@y.test", own=OWN)
    assert found is None or found.sender in ("", "a")


def test_a_mail_without_an_id_is_known_by_its_bytes() -> None:
    one, other = b"From: a@b.test\r\n\r\nx", b"From: a@b.test\r\n\r\ny"
    assert arriving.message_id(one) == arriving.message_id(one) != arriving.message_id(other)
    assert arriving.message_id(b"Subject: x\r\n\r\nMessage-ID: <y>") != "<y>", "the words of a mail are no header"


def test_an_empty_id_is_not_the_next_header() -> None:
    empty = b"Message-ID:\r\nSubject: x\r\n\r\n"
    assert arriving.message_id(empty + b"one") != arriving.message_id(empty + b"two")
    assert arriving.message_id(b"Message-ID:\r\n <y@z.test>\r\n\r\n") == "<y@z.test>", "a header may be folded"
    assert "\x00" not in arriving.message_id(b"Message-ID: <y\x00>\r\n\r\n"), "a database keeps none"


BODY = b"From: carl@reyes.test\r\nContent-Type: text/plain; charset=%s\r\n\r\n%s"


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        (b"punycode", b"abc-", "abc-"),
        (b"unicode_escape", b"\\ud800", "\\ud800"),
        (b"no-such", "Süd".encode(), "Süd"),
        (b"latin1", "Süd".encode("latin1"), "Süd"),
        (b"windows-1252", "5 €".encode("cp1252"), "5 €"),
        (b"iso-2022-jp", "現場".encode("iso-2022-jp"), "現場"),
    ],
)
def test_words_are_read_in_charsets_that_people_write_in(charset: bytes, data: bytes, text: str) -> None:
    found = arriving.read(BODY % (charset, data), envelope_from="carl@reyes.test", own=OWN)
    assert found is not None
    assert found.text == text


def test_as_many_words_are_read_as_could_be_taken() -> None:
    assert len(read(mail("word " * 100_000)).text) <= arriving.LONGEST_TEXT


NAMED = b"From: a@b.test\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHi\r\n--x\r\n"
NAMED += b"Content-Disposition: attachment; filename*=%s\r\n\r\nx\r\n--x--\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.test\r\nContent-Type: text/html\r\n\r\n<p>Hi</p><![foo]]>",
        NAMED % b"utf-7''+2AA-.png",
        NAMED % b"utf-16''%00%d8a",
        NAMED % b"utf-8''%ed%a0%80%00.png",
    ],
)
def test_what_the_parsers_make_nothing_of_harms_nobody(raw: bytes) -> None:
    found = arriving.read(raw, envelope_from="a@b.test", own=OWN)  # what they give up at depends on their version
    kept = [found.text, *(each.name for each in found.files)] if found else []
    assert all("\x00" not in each and each.encode() for each in kept)


def test_a_mail_with_endless_headers_is_no_mail() -> None:
    raw = b"From: a@b.test\r\nSubject: " + b"x" * 70_000 + b"\r\n\r\nHi"
    assert arriving.read(raw, envelope_from="a@b.test", own=OWN) is None


def test_no_more_files_are_read_than_tell_that_there_are_too_many() -> None:
    made = mail()
    for number in range(30):
        made.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    assert len(read(made).files) == arriving.MOST_FILES + 1


def looked_at(replies: str, listen: str) -> tuple[doctor.State, str]:
    """What `sitepost doctor` says of these settings."""
    found = doctor.replies(Settings(mail_replies=replies, lmtp_listen=listen))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("replies", "state", "words"),
    [
        ("", doctor.State.BROKEN, "set SITEPOST_MAIL_REPLIES to an address"),
        ("reply", doctor.State.BROKEN, "takes a bare address like reply@site.example, not 'reply'"),
        ("Harbour <reply@site.test>", doctor.State.BROKEN, "takes a bare address"),
        (f"{'r' * 32}@site.test", doctor.State.BROKEN, "has more than 31 characters"),
        (f"{'r' * 31}@site.test", doctor.State.FINE, "is free"),
    ],
)
def test_the_doctor_says_whether_people_could_answer(replies: str, state: doctor.State, words: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = looked_at(replies, f"127.0.0.1:{port}")
    assert found[0] is state
    assert words in found[1]


def test_the_doctor_says_whether_answers_can_be_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LMTP_PATIENCE", 0.05)
    assert doctor.replies(Settings()) is None, "nobody wants them"
    assert looked_at("reply@site.test", "")[0] is doctor.State.LOOK
    assert "cannot be listened at" in looked_at("reply@site.test", "203.0.113.9:2424")[1]
    with socket.create_server(("127.0.0.1", 0)) as other:
        found = looked_at("reply@site.test", f"127.0.0.1:{other.getsockname()[1]}")
    assert found[0] is doctor.State.BROKEN
    assert "something else has taken" in found[1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("127.0.0.1:2424", ("127.0.0.1", 2424)),
        (":2424", ("127.0.0.1", 2424)),
        ("[::1]:2424", ("::1", 2424)),
        ("mail.site.test:24", ("mail.site.test", 24)),
        ("2424", None), ("127.0.0.1", None), ("::1:2424", None), ("127.0.0.1:0", None), ("127.0.0.1:65536", None),
    ],
)  # fmt: skip
def test_where_answers_are_handed_over_is_read_or_refused_at_once(text: str, place: tuple[str, int] | None) -> None:
    if place is None:
        with pytest.raises(SettingsError, match="SITEPOST_LMTP_LISTEN takes a host and a port"):
            read_settings(lmtp_listen=text)
        return
    assert read_settings(lmtp_listen=text).lmtp == place
