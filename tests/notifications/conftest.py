"""What the tests of notifications share."""

import pytest
from tests.correspondence.site import Site


@pytest.fixture
async def site(site: Site) -> Site:
    """Harbour Tower with three types of correspondence, and no mails yet."""
    async with site.world.work() as work:
        await work.run("DELETE FROM mail")
    return site
