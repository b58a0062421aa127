"""SMTP: one mail, one recipient, one connection, with a time limit on all of it."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import aiosmtplib

from sitepost.platform.mail.message import message
from sitepost.platform.mail.post import Post


class Unsent(Exception):
    """The mail did not leave; `for_good` says that the server will never take it."""

    def __init__(self, detail: str, *, for_good: bool = False) -> None:
        super().__init__(detail)
        self.for_good = for_good


async def hand_over(row: Mapping[str, Any], *, post: Post, to: str, now: datetime) -> str:
    """Hand the mail of `row` to the mail server; return what it answered once it took it.

    Errors: `Unsent`, for good when the server answered 5xx to the sender, recipient or content.
    """
    body = message(row, post=post, to=to, now=now)
    client = aiosmtplib.SMTP(
        hostname=post.smtp_host,
        port=post.smtp_port,
        timeout=post.timeout_seconds,
        use_tls=post.smtp_security == "tls",
        start_tls=post.smtp_security == "starttls",
        username=post.smtp_user or None,
        password=post.smtp_password or None,
        local_hostname=post.host,
    )
    try:
        async with asyncio.timeout(4 * post.timeout_seconds), client:
            _, answer = await client.sendmail(post.sender, [to], body)
            return answer
    except aiosmtplib.SMTPRecipientsRefused as error:
        first = error.recipients[0]
        raise Unsent(f"{first.code} {first.message}", for_good=first.code >= 500) from error
    except (aiosmtplib.SMTPSenderRefused, aiosmtplib.SMTPDataError) as error:
        raise Unsent(f"{error.code} {error.message}", for_good=error.code >= 500) from error
    except aiosmtplib.SMTPResponseException as error:  # sign-in, greeting: the settings may be mended
        raise Unsent(f"{error.code} {error.message}") from error
    except TimeoutError as error:
        raise Unsent("The mail server did not answer in time.") from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Unsent(f"The mail server could not be reached: {error}") from error
