"""Where the mail server hands answers over, by LMTP (RFC 2033): each is durable before it is answered for.

Only addresses that this server made are taken; whoever reaches the port can do nothing else with it.
"""

import asyncio
from typing import Any

import structlog
from aiosmtpd.lmtp import LMTP

from sitepost.platform.db.pool import Database
from sitepost.platform.mail.replies import LARGEST, Reply, receive, reply_of
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

UNKNOWN = "550 5.1.1 Nobody gets mail at this address"
IDENT = "Sitepost"  # in its greeting, by which `sitepost doctor` knows it
LATER = "451 4.3.0 This cannot be taken in just now"
TAKEN = "250 2.0.0 Taken in"
MOST_RECIPIENTS = 20
LONGEST_LINE = 256 * 1024  # bytes
AGAIN = 5.0  # seconds after which a port that is taken is tried again


class Postman:
    """What becomes of each mail, as aiosmtpd asks it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - its library's name
        """Take a recipient that is an address of ours."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        try:
            async with Work(self.database, reading=True) as work:
                reply = await reply_of(work, address)
        except Exception as error:  # the database is away: the mail server tries again
            log.warning("lmtp.unavailable", error=type(error).__name__)
            return LATER
        if reply is None:
            return UNKNOWN
        envelope.rcpt_tos.append(reply)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - its library's name
        """Keep a mail for each of its recipients, and answer for each."""
        answers = [await self._keep(each, envelope) for each in envelope.rcpt_tos]
        return "\r\n".join(answers)

    async def _keep(self, reply: Reply, envelope: Any) -> str:
        try:
            async with Work(self.database, account=reply.account) as work:
                await receive(work, reply, envelope.content, envelope_from=envelope.mail_from or "")
        except Exception as error:  # nothing was kept: the mail server tries again
            log.warning("lmtp.not_kept", error=type(error).__name__)
            return LATER
        return TAKEN


class _Line(LMTP):
    """LMTP as mail servers speak it: they hand over lines that are longer than they should be."""

    line_length_limit = LONGEST_LINE


async def listen(database: Database, place: tuple[str, int]) -> None:
    """Take mails in at a host and port until cancelled; the processes of a server share the port."""
    host, port = place
    loop = asyncio.get_running_loop()
    postman = Postman(database)

    def speak() -> LMTP:
        return _Line(
            postman, hostname="sitepost", data_size_limit=LARGEST, enable_SMTPUTF8=False, ident=IDENT, loop=loop
        )

    while True:
        try:
            server = await loop.create_server(speak, host, port, reuse_port=True)
            break
        except OSError as error:
            log.warning("lmtp.no_port", where=f"{host}:{port}", error=str(error))
            await asyncio.sleep(AGAIN)
    async with server:
        await server.serve_forever()
