"""What the tests of e-mails share."""

from collections.abc import AsyncIterator

import pytest
from tests.correspondence.site import Site
from tests.platform.test_mail import Sink, serving

from sitepost.platform import mail
from sitepost.platform.settings import Settings


@pytest.fixture
async def site(site: Site) -> Site:
    """Harbour Tower with three types of correspondence, and no mails yet."""
    async with site.world.work() as work:
        await work.run("DELETE FROM mail")
    return site


@pytest.fixture
async def sink(site: Site) -> AsyncIterator[Sink]:
    """A mail server on a socket, to which everything leaves."""
    async with serving(Sink()) as served:
        given = Settings(
            base_url="http://sitepost.test", smtp_host="127.0.0.1", smtp_port=served.port, smtp_security="none"
        )
        mail.configure(site.world.database, given)
        yield served
