"""Live: facts to the people who may see their cards, JSON encoded once for all.

A client says hello with a ticket and the streams (projects) it follows, each with the last
`seq` it has. It gets every later fact whose card it may see, `gone` for a card that it could
see until now, `notice` when its unread count moved, `access` and `left` when its rights in a
stream changed or ended, and `bye` when its sign-in ended or it cannot keep up. Rooms put channels of
their own beside the facts (`channels`), whose frames leave together where several wait (`batch`).
"""

from sitepost.platform.live.hub import Hub
from sitepost.platform.live.member import Member, Socket
from sitepost.platform.live.notices import NOTICE_BELL, ring_notice

__all__ = ["NOTICE_BELL", "Hub", "Member", "Socket", "ring_notice"]
