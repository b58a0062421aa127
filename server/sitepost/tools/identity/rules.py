"""What a password must be, how many tries there are, and what may be kept as settings."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from sitepost.kernel.refusal import Refusal, Why
from sitepost.tools.identity import model
from sitepost.tools.identity.model import Settings

WINDOW = timedelta(minutes=1)
TRIES_PER_MAIL, TRIES_PER_ADDRESS = 10, 100

_COMMON = """
password passw0rd password1 password12 password123 password1234 p@ssword p@ssw0rd 12345678 123456789 1234567890
87654321 11111111 00000000 88888888 12341234 1q2w3e4r 1qaz2wsx qwertyui qwertyuiop qwerty123 qwerty12 asdfghjk
asdfghjkl zxcvbnm1 iloveyou sunshine princess football baseball superman trustno1 whatever starwars computer
michelle jennifer internet welcome1 welcome123 letmein1 letmein123 abcd1234 abc12345 abcdefgh admin123 admin1234
administrator changeme changeme1 changeme123 secret123 monkey123 dragon123 master123 sitepost sitepost1
sitepost123 construction
"""
COMMON = frozenset(_COMMON.split())


def why_not_password(password: str, *, mail: str) -> Why | None:
    """Say why `password` will not do (length, not a common one, not the mail address)."""
    if len(password) < model.SHORTEST_PASSWORD:
        return model.PASSWORD_SHORT
    if len(password) > model.LONGEST_PASSWORD:
        return model.PASSWORD_LONG
    folded = password.casefold()
    if folded in COMMON or len(set(folded)) == 1:
        return model.PASSWORD_COMMON
    if folded == mail.casefold() or folded == mail.casefold().rpartition("@")[0]:
        return model.PASSWORD_IS_MAIL
    return None


def why_not_manage(*, is_token: bool) -> Why | None:
    """Say why a caller may not manage sessions, tokens and the password: a leaked token must not breed others."""
    return model.NOT_BY_TOKEN if is_token else None


def wait_seconds(tries: int, started_at: datetime, *, limit: int, now: datetime) -> int:
    """Return how long a caller must wait who tried `tries` times since `started_at`; 0 when not at all."""
    if tries <= limit:
        return 0
    return max(1, int((started_at + WINDOW - now).total_seconds()) + 1)


def merged(settings: Settings, values: dict[str, Any]) -> Settings:
    """Return `settings` with `values`; lists are merged key by key, None forgets one."""
    lists = {**settings.lists, **values.pop("lists", {})}
    lists = {key: value for key, value in lists.items() if value is not None}
    if len(lists) > model.MOST_LIST_SETTINGS:
        raise Refusal(model.SETTING_TOO_LARGE, field="lists")
    for value in lists.values():
        if len(msgspec.json.encode(value)) > model.LONGEST_LIST_SETTING:
            raise Refusal(model.SETTING_TOO_LARGE, field="lists")
    return msgspec.structs.replace(settings, **values, lists=lists)
