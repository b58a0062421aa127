"""The browsers of a person that want to be woken."""

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, refuse_faults
from sitepost.platform import push
from sitepost.platform.http.gate import Bearer
from sitepost.platform.work import Work
from sitepost.tools.notifications.model import NOT_BY_TOKEN, PUSH_OFF


async def state(work: Work, bearer: Bearer) -> tuple[str | None, bool]:
    """Return the key to subscribe with, None where push is off, and whether the caller's browser is woken."""
    key = await push.public_key(work.database)
    return key, key is not None and await push.here(work, bearer.session)


# silent: which browser wakes whom is nobody else's business
async def wake(work: Work, who: Passport, bearer: Bearer, given: push.Given) -> None:
    """Wake the browser of this session from now on. Errors: `notifications.push_off`, faults of what it gave."""
    _check(bearer)
    if not push.pusher_of(work.database).is_on:
        raise Refusal(PUSH_OFF)
    refuse_faults(push.faults(work, given))
    await push.put(work, given, person=who.person, account=who.account, session=bearer.session)


# silent: as above
async def let_sleep(work: Work, bearer: Bearer) -> None:
    """Wake the browser of this session no more."""
    _check(bearer)
    await push.end(work, [bearer.session])


def _check(bearer: Bearer) -> None:
    if bearer.is_token:
        raise Refusal(NOT_BY_TOKEN)
