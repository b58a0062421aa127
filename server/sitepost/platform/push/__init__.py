"""Web push: waking browsers through the push services of their makers (RFC 8030, 8188, 8291, 8292)."""

from sitepost.platform.push.devices import Device, Given, drop, end, faults, here, put, still
from sitepost.platform.push.keys import Pusher, configure, public_key, pusher_of
from sitepost.platform.push.sending import Fate, send

__all__ = [
    "Device",
    "Fate",
    "Given",
    "Pusher",
    "configure",
    "drop",
    "end",
    "faults",
    "here",
    "public_key",
    "pusher_of",
    "put",
    "send",
    "still",
]
