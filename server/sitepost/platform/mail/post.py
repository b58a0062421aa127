"""The post office of one process: how mail leaves, and the address that mails link to."""

from urllib.parse import urlsplit

import msgspec

from sitepost.platform.db.pool import Database
from sitepost.platform.mail.headers import safe_address, safe_header
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """What sending needs of the settings; without `smtp_host` every mail is kept, not sent."""

    address: str
    sender: str = "sitepost@localhost"
    sender_name: str = "Sitepost"
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_security: str = "starttls"
    timeout_seconds: float = 30.0
    replies: str = ""  # an address below which answers come: what@host stands for what+token@host

    @property
    def sends(self) -> bool:
        """Whether there is a mail server to hand mails to."""
        return bool(self.smtp_host)

    @property
    def host(self) -> str:
        """The host that message ids end in."""
        found = urlsplit(self.address).hostname or "localhost"
        return found if found.isascii() else found.encode("idna").decode()


def configure(database: Database, settings: Settings) -> None:
    """Give `database` its post office; the composition root calls this once."""
    name, _, rest = settings.mail_from.rpartition("<")
    sender = safe_address(rest.rstrip("> ")) or "sitepost@localhost"
    database.post = Post(
        address=settings.address,
        sender=sender,
        sender_name=safe_header(name.strip(' "')),
        smtp_host=settings.smtp_host,
        smtp_port=settings.smtp_port,
        smtp_user=settings.smtp_user,
        smtp_password=settings.smtp_password,
        smtp_security=settings.smtp_security,
        replies=safe_address(settings.mail_replies) or "" if settings.mail_replies else "",
    )


def post_of(work: Work) -> Post:
    """Return the post office of the process; one that keeps everything when none was configured."""
    held: Post | None = work.database.post
    return held or Post(address="http://localhost")


def address(work: Work) -> str:
    """Return the address that people open Sitepost at, without a slash at the end."""
    return post_of(work).address
