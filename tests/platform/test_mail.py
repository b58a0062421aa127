"""Mail: what leaves through a real SMTP server, and that nothing in a subject can reach the headers."""

import asyncio
import email
import email.policy
import random
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import EVERY_MEMBER, Card
from sitepost.kernel.passport import MEMBER_TOOL, Site
from sitepost.platform import cards, mail, scopes
from sitepost.platform.db import Database
from sitepost.platform.jobs import Jobs
from sitepost.platform.mail.message import message
from sitepost.platform.mail.queue import MOST_ATTEMPTS
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work

ACCOUNT, PROJECT = new_id(), new_id()
NOW = datetime(2025, 11, 3, 9, 30, tzinfo=UTC)
HEADERS = {
    *("from", "to", "subject", "date", "message-id", "auto-submitted", "x-auto-response-suppress"),
    *("mime-version", "content-type"),
}


class Sink:
    """A mail server that keeps what it gets; `answers` are given to DATA first, in turn."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.recipient_answers: list[str] = []
        self.answers: list[str] = []
        self.port = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.recipient_answers:
            return self.recipient_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def last(self) -> EmailMessage:
        """The newest mail, read by the standard library."""
        return email.message_from_bytes(self.mails[-1][2], policy=email.policy.default)  # type: ignore[return-value]


@asynccontextmanager
async def serving(sink: Sink, **options: Any) -> AsyncIterator[Sink]:
    """Run `sink` on a loopback port."""
    loop = asyncio.get_running_loop()
    implicit = options.pop("implicit_tls", None)
    server = await loop.create_server(lambda: SMTP(sink, hostname="mail.test", **options), "127.0.0.1", 0, ssl=implicit)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        server.close()


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    """A plain mail server."""
    async with serving(Sink()) as served:
        yield served


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Callable[..., Jobs]]:
    """Make the post office of a test: `office(sink, **settings)`; without a sink nothing is sent."""
    jobs = Jobs(database)
    jobs.task("mail.send", mail.send)
    await jobs.open()

    def configure(sink: Sink | None, **more: Any) -> Jobs:
        given = {
            "base_url": "http://site.test",
            "mail_from": "Harbour Developments <post@site.test>",
            "smtp_security": "none",
        }
        if sink is not None:
            given |= {"smtp_host": "127.0.0.1", "smtp_port": sink.port}
        mail.configure(database, Settings(**(given | more)))
        return jobs

    yield configure
    await jobs.close()


async def queue(database: Database, **more: Any) -> UUID:
    """Queue one mail to Dana."""
    given = {
        "account": ACCOUNT,
        "to": "dana@delta.test",
        "subject": "[Harbour Tower] Assigned to you: NOD-0012 Delay to level 4 slab",
        "text": "Dear Dana,\nthe slab is late.\n.\nA line that begins with a dot above.",
        "html": "<p>Dear Dana, the slab is late – größer.</p>",
        "reason": "assigned",
    }
    async with Work(database) as work:
        return await mail.queue(work, **(given | more))


async def mail_row(database: Database, mail_id: UUID) -> dict[str, Any]:
    """Read a stored mail."""
    async with Work(database, reading=True) as work:
        return (await work.dicts("SELECT * FROM mail WHERE id = %(id)s", {"id": mail_id}))[0]


async def due_now(database: Database) -> None:
    """Make every job that waits for its time due."""
    async with Work(database) as work:
        await work.run("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


async def test_a_mail_arrives_whole_with_its_two_parts(database: Database, sink: Sink, office: Any) -> None:
    jobs = office(sink)
    sent = await queue(database)
    await jobs.settle()
    sender, recipients, _ = sink.mails[0]
    found = sink.last()
    assert (sender, recipients) == ("post@site.test", ["dana@delta.test"])
    assert found["Subject"] == "[Harbour Tower] Assigned to you: NOD-0012 Delay to level 4 slab"
    assert found["From"].addresses[0].display_name == "Harbour Developments"
    assert found["Message-ID"] == f"<{sent}@site.test>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert "\n.\nA line" in found.get_body(("plain",)).get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
    assert "größer" in found.get_body(("html",)).get_content()  # type: ignore[union-attr]
    row = await mail_row(database, sent)
    assert (row["state"], row["attempts"], row["error"]) == ("sent", 1, "")
    assert row["sent_at"] is not None


async def test_without_a_mail_server_mails_are_kept(database: Database, office: Any) -> None:
    jobs = office(None)
    kept = await queue(database)
    await jobs.settle()
    assert (await mail_row(database, kept))["state"] == "kept"


async def test_a_kept_mail_leaves_when_it_is_asked_for_again(database: Database, sink: Sink, office: Any) -> None:
    jobs = office(None)
    kept = await queue(database)
    await jobs.settle()
    office(sink)
    async with Work(database) as work:
        assert await mail.again(work, kept)
    await jobs.settle()
    assert (await mail_row(database, kept))["state"] == "sent"
    async with Work(database) as work:
        assert not await mail.again(work, kept)


async def test_once_makes_the_second_mail_nothing(database: Database, sink: Sink, office: Any) -> None:
    jobs = office(sink)
    first = await queue(database, once="fact:7:dana")
    again = await queue(database, once="fact:7:dana", subject="something else")
    await jobs.settle()
    assert first == again
    assert len(sink.mails) == 1


async def test_a_mail_of_a_change_that_was_rolled_back_never_leaves(
    database: Database, sink: Sink, office: Any
) -> None:
    jobs = office(sink)
    work = Work(database)
    await mail.queue(
        work, account=ACCOUNT, to="a@b.test", subject="s", text="t", html="h", reason="assigned", once="lost"
    )
    await work.rollback()
    await jobs.settle()
    assert sink.mails == []


async def test_mails_about_one_item_form_one_thread_of_their_project(
    database: Database, sink: Sink, office: Any
) -> None:
    jobs = office(sink)
    item, response = new_id(), new_id()
    async with Work(database) as work:
        await scopes.save_scope(work, Site(id=PROJECT, account=ACCOUNT, name='Harbour "Tower", Läände'), kind="project")
        for card, parent in ((item, None), (response, item)):
            await cards.save(
                work,
                Card(
                    id=card,
                    account=ACCOUNT,
                    scope=PROJECT,
                    tool=MEMBER_TOOL,
                    kind="correspondence.item",
                    number="NOD-0012",
                    title="Delay",
                    audience=EVERY_MEMBER,
                    parent=parent,
                ),
            )
    for card in (item, response):
        await queue(database, card=card, scope=PROJECT)
    await jobs.settle()
    found = [email.message_from_bytes(each[2], policy=email.policy.default) for each in sink.mails]
    assert {each["References"] for each in found} == {f"<card-{item}@site.test>"}
    assert {each["In-Reply-To"] for each in found} == {f"<card-{item}@site.test>"}
    assert all(f"<{PROJECT}.projects.site.test>" in each["List-Id"] for each in found)
    assert len({each["Message-ID"] for each in found}) == 2


async def test_a_refusal_for_good_fails_the_mail_and_keeps_the_answer(
    database: Database, sink: Sink, office: Any
) -> None:
    jobs = office(sink)
    sink.recipient_answers = ["550 5.1.1 no such person here"]
    refused = await queue(database)
    await jobs.settle()
    row = await mail_row(database, refused)
    assert (row["state"], row["attempts"]) == ("failed", 1)
    assert "no such person" in row["error"]
    assert sink.mails == []


async def test_a_passing_trouble_is_tried_again_and_heals(database: Database, sink: Sink, office: Any) -> None:
    jobs = office(sink)
    sink.answers = ["451 4.3.0 try later"]
    late = await queue(database)
    await jobs.settle()
    row = await mail_row(database, late)
    assert (row["state"], row["attempts"]) == ("waiting", 1)
    assert "try later" in row["error"]
    await jobs.settle()
    assert sink.mails == [], "it waits for its time"
    await due_now(database)
    await jobs.settle()
    assert (await mail_row(database, late))["state"] == "sent"
    assert len(sink.mails) == 1


async def test_an_unreachable_server_is_given_up_after_the_last_try(
    database: Database, sink: Sink, office: Any
) -> None:
    jobs = office(sink, smtp_port=1)
    lost = await queue(database)
    for _ in range(MOST_ATTEMPTS):
        await due_now(database)
        await jobs.settle()
    row = await mail_row(database, lost)
    assert (row["state"], row["attempts"]) == ("failed", MOST_ATTEMPTS)
    assert "could not be reached" in row["error"]


async def test_the_words_of_a_password_reset_are_wiped_once_it_left(
    database: Database, sink: Sink, office: Any
) -> None:
    jobs = office(sink)
    secret = await queue(database, reason=mail.PASSWORD_RESET, text="https://site.test/reset/abc")
    await jobs.settle()
    assert "reset/abc" in sink.last().get_body(("plain",)).get_content()  # type: ignore[union-attr]
    row = await mail_row(database, secret)
    assert (row["state"], row["text"], row["html"]) == ("sent", "", "")


@pytest.mark.parametrize(
    "address",
    [
        "nobody",
        "a b@c.test",
        "a@c.test\r\nRCPT TO:<x@evil.test>",
        "a@b@c.test",
        "<a@c.test>",
        "a@-c.test",
        "",
        "a@c.test,x@evil.test",
    ],
)
async def test_what_is_no_address_is_never_spoken_to_a_server(
    database: Database, sink: Sink, office: Any, address: str
) -> None:
    jobs = office(sink)
    bad = await queue(database, to=address)
    await jobs.settle()
    assert (await mail_row(database, bad))["state"] == ("failed" if address else "skipped")
    assert sink.mails == []


def payloads() -> list[str]:
    """One thousand subjects that try to add a header, a recipient or a body."""
    breaks = [
        "\r\n",
        "\n",
        "\r",
        "\x00",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
        "\r\n ",
        "\n\t",
        "\r\n\r\n",
    ]
    extras = [
        "Bcc: victim@evil.test",
        "X-Injected: yes",
        "To: victim@evil.test",
        "Content-Type: text/html",
        ".\r\nMAIL FROM:<evil@evil.test>",
        "Resent-To: victim@evil.test",
    ]
    words = [
        "=?utf-8?q?a=0D=0A{}?=",
        "=?utf-8?q?a=0A{}?=",
        "=?utf-8?b?YQ0KQmNjOiB2aWN0aW1AZXZpbC50ZXN0?= {}",
        "=?us-ascii?q?=0d=0a{}=0d=0a?=",
        "=?utf-8?q?a?=\r\n =?utf-8?q?=0D=0A{}?=",
        "=?utf-7?q?+AA0ACg-{}?=",
    ]
    found = [f"Delay{gap}{extra}" for gap in breaks for extra in extras]
    found += [word.format(extra.replace(" ", "_")) for word in words for extra in extras]
    found += [word.format(extra) + gap + extra for word in words for extra in extras for gap in breaks]
    chance = random.Random(24)
    pieces = [
        *breaks,
        *extras,
        "=?utf-8?q?",
        "=0D=0A",
        "?=",
        "ä",
        "漢字",
        "🏗",
        "\u202e",
        ":",
        " ",
        "a" * 80,
        "\ud800",
        '"',
        "<x@y>",
    ]
    while len(found) < 1000:
        found.append("".join(chance.choice(pieces) for _ in range(chance.randint(2, 14))))
    return found[:1000]


async def test_a_thousand_hostile_subjects_add_no_header_and_no_recipient(
    database: Database, sink: Sink, office: Any
) -> None:
    jobs = office(sink)
    async with Work(database) as work:
        for n, payload in enumerate(payloads()):
            text = payload.encode("utf-8", "replace").decode() if n % 2 else payload.replace("\ud800", "")
            await mail.queue(
                work,
                account=ACCOUNT,
                to="dana@delta.test",
                subject=text,
                text="The body.",
                html="<p>The body.</p>",
                reason="assigned",
                headers={"X-Reason": text} if n % 3 == 0 else None,
            )
    await jobs.settle()
    assert len(sink.mails) == 1000
    for sender, recipients, raw in sink.mails:
        assert (sender, recipients) == ("post@site.test", ["dana@delta.test"])
        for policy in (email.policy.default, email.policy.compat32):
            found = email.message_from_bytes(raw, policy=policy)
            names = [name.lower() for name in found.keys()]  # noqa: SIM118 - a message has a name twice
            assert set(names) - {"x-reason"} == HEADERS
            assert len(names) == len(set(names))
            assert found.get_payload(0).get_payload().strip() == "The body."  # type: ignore[union-attr]
        subject = email.message_from_bytes(raw, policy=email.policy.default)["Subject"]
        assert not any(ord(char) < 32 for char in str(subject))
        head = raw.split(b"\r\n\r\n", 1)[0]
        assert [line for line in head.split(b"\r\n") if len(line) > 78] == []
        assert b"\r" not in head.replace(b"\r\n", b"")
        assert b"\n" not in head.replace(b"\r\n", b"")


def test_long_and_foreign_subjects_come_back_as_they_were() -> None:
    for subject in ("größer 漢字 🏗 " * 9, "a" * 300, "=?utf-8?q?not_a_word?=", "one two " * 30):
        row = {
            "id": new_id(), "subject": subject.strip(), "text": "t", "html": "h", "headers": {},
            "thread": None, "scope_id": None, "scope_name": None,
        }  # fmt: skip
        raw = message(row, post=mail.Post(address="http://x.test"), to="a@b.test", now=NOW)
        assert str(email.message_from_bytes(raw, policy=email.policy.default)["Subject"]) == subject.strip()


def test_a_letter_says_the_same_in_both_parts_and_escapes_everything() -> None:
    hostile = '<script>alert("x")</script> & <img src=x onerror=y>'
    text, html = mail.write(
        mail.Letter(
            masthead=hostile,
            title=hostile,
            reason=hostile,
            number=hostile,
            state=hostile,
            paragraphs=(hostile,),
            lines=(mail.Line(hostile, hostile),),
            sections=(mail.Section(hostile, hostile),),
            files=(hostile,),
            action=("View Online", "https://site.test/projects/1"),
            why=hostile,
        )
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "src=" not in html.replace("src=x onerror", "")
    assert html.count("https://site.test/projects/1") == 1
    assert "url(" not in html
    assert "<style" not in html
    for part in ("View Online", "https://site.test/projects/1"):
        assert part in text
        assert part in html
    assert text.count("alert") >= 8


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for 127.0.0.1 and the server's context."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mail.test",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context


def only_the_password(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    """Let `sitepost` in with its password."""
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"sitepost", b"let me post")
    return AuthResult(success=known, handled=known)


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_mail_leaves_over_tls_after_signing_in(
    database: Database, office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    cert, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    options: dict[str, Any] = {"authenticator": only_the_password, "auth_required": True}
    options |= {"tls_context": context, "require_starttls": True} if security == "starttls" else {
        "implicit_tls": context, "auth_require_tls": False,
    }  # fmt: skip
    async with serving(Sink(), **options) as sink:
        jobs = office(sink, smtp_security=security, smtp_user="sitepost", smtp_password="let me post")
        sent = await queue(database)
        await jobs.settle()
        assert (await mail_row(database, sent))["state"] == "sent"
        office(sink, smtp_security=security, smtp_user="sitepost", smtp_password="wrong")
        refused = await queue(database)
        await jobs.settle()
        row = await mail_row(database, refused)
        assert row["state"] == "waiting", "a wrong password is mended by the operator, so the mail waits"
        assert row["error"].startswith("535")
        assert "wrong" not in row["error"]


async def test_a_server_without_starttls_or_with_a_stranger_s_certificate_gets_nothing(
    database: Database, office: Any, tmp_path: Path
) -> None:
    _, context = certificate(tmp_path)
    for options in ({}, {"tls_context": context}):
        async with serving(Sink(), **options) as sink:
            jobs = office(sink, smtp_security="starttls")
            held = await queue(database)
            await jobs.settle()
            assert (await mail_row(database, held))["state"] == "waiting"
            assert sink.mails == []
