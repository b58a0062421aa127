"""What comes in by mail: whose words, without what they quote, and what a program wrote by itself."""

from email.message import EmailMessage

import pytest

from sitepost.platform.mail import arriving

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
