"""The contract of the demo: periods of NEC4 on the forms that it speaks of, and the clocks of the last weeks."""

from datetime import datetime, timedelta

from sitepost.gateways.demo.site import Loader
from sitepost.kernel.passport import Passport
from sitepost.platform.work import scoped
from sitepost.tools.clocks import actions as clocks
from sitepost.tools.clocks import rules

SETS = {
    "notice_of_delay": "nec4.notification",
    "extension_of_time": "nec4.quotation",
    "variation_request": "nec4.quotation",
    "client_instruction": "nec4.instruction",
}
AGREED_DAYS = 24  # so long ago the company began to watch its periods: what is older has none
AWARE_DAYS, AWARE = 41, "Became aware on"
NOTICE = ("Late access to the pump room", "Basement / Pump room")
STEP = timedelta(hours=1)


class Watch:
    """What looks after the clocks while the story goes on; they strike at their hours, and not all today."""

    def __init__(self, loader: Loader, founder: Passport) -> None:
        self.loader, self.founder = loader, founder
        self.at = loader.now - timedelta(days=AGREED_DAYS)
        self.begun = False

    async def follow(self, moment: datetime) -> None:
        """Let everything be heard and strike that is due before a moment of the story."""
        if moment < self.at:
            return
        if not self.begun:
            self.begun = True
            await self._agree()
        await self.loader.app.settle()
        while self.at < moment:
            self.at += STEP
            async with self.loader.work(min(self.at, moment)) as work:
                work.account = None
                await clocks.striking.strike(work)

    async def end(self) -> None:
        """Say since when somebody knew of what one of the drafts is about, and let the story reach today."""
        await self.follow(self.loader.now)
        async with self.loader.work(self.loader.now) as work:
            who = await self.loader.who(work, "dana")
            day = who.site.calendar.today(work.now) - timedelta(days=AWARE_DAYS)
            item = self.loader.letters[NOTICE]
            await clocks.hands.set_date(work, who, item=item, label=AWARE, day=day, expected=None)
        await self.loader.app.settle()

    async def _agree(self) -> None:
        async with self.loader.work(self.at) as work:
            scoped(work, self.founder)
            for type, key in SETS.items():
                found = rules.sets.shipped(key)
                await clocks.sets.set_of_company(
                    work,
                    self.founder,
                    type=self.loader.types[type],
                    given=found.rules if found else (),
                    origin=key,
                    expected=None,
                    reason=None,
                )
