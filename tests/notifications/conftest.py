"""What the tests of notifications share."""

import pytest
from tests.correspondence.site import Site, build
from tests.world import World


@pytest.fixture
async def site(world: World) -> Site:
    """Harbour Tower with three types of correspondence, and no mails yet."""
    built = await build(world)
    async with world.work() as work:
        await work.run("DELETE FROM mail")
    return built
