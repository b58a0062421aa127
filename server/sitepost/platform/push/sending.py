"""Handing one push to its service."""

from enum import Enum

import httpx
import structlog

from sitepost.platform import egress
from sitepost.platform.db import Database
from sitepost.platform.egress import Unreachable
from sitepost.platform.push.devices import Device
from sitepost.platform.push.keys import pusher_of
from sitepost.platform.push.sealing import seal

log = structlog.get_logger(__name__)

LIVES = 4 * 3600  # seconds for which a service keeps what cannot be given at once


class Fate(Enum):
    """What became of a push: the service took it, knows the browser no more, may take it later, or never will."""

    SENT = "sent"
    GONE = "gone"
    LATER = "later"
    NEVER = "never"


async def send(database: Database, device: Device, plain: bytes, *, topic: str, urgent: bool) -> Fate:
    """Seal `plain` for a browser and hand it over; of several with one topic a service keeps the last.

    The address is checked again, as what is allowed may have changed since it was given.
    """
    pusher = pusher_of(database)
    if not pusher.allows(device.endpoint):
        return Fate.NEVER
    keys = await pusher.load(database)
    url = httpx.URL(device.endpoint)
    headers = {
        "Authorization": keys.authorization(f"{url.scheme}://{url.netloc.decode()}", contact=pusher.contact),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(LIVES),
        "Topic": topic,
        "Urgency": "high" if urgent else "normal",
    }
    try:
        body = seal(plain, client_key=device.client_key, client_auth=device.client_auth)
        status = (await egress.send(database, device.endpoint, body=body, headers=headers)).status
    except Unreachable as error:
        log.info("push.unreachable", host=url.host, error=str(error.__cause__ or "")[:200])
        return Fate.LATER
    return _fate(status, host=url.host)


def _fate(status: int, *, host: str) -> Fate:
    if 200 <= status < 300:
        return Fate.SENT
    if status in (404, 410):
        return Fate.GONE
    if status == 429 or status >= 500:
        return Fate.LATER
    log.warning("push.refused", host=host, status=status)
    return Fate.NEVER
