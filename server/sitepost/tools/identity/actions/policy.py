"""Whom a company asks for a second factor at sign-in."""

from sitepost.events.identity import SecondFactorAsked
from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.identity import rules, store
from sitepost.tools.identity.model import Policy, Required


async def change(work: Work, who: Passport, *, required: Required, grace_days: int) -> Policy:
    """Ask nobody, administrators or everybody for a second factor, after so many days; sessions go on."""
    old = await store.factors.policy(work, who.account, for_change=True)
    policy = rules.changed_policy(old, required=required, grace_days=grace_days, now=work.now)
    await store.factors.save_policy(work, who.account, policy)
    if policy != old:
        fact = SecondFactorAsked(required=required.value, grace_days=grace_days)
        await work.tell(fact, stream=who.account)
    return policy
