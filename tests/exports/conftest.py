"""What the tests of exports share."""

import pytest
from tests.correspondence.site import Site, build
from tests.world import World


@pytest.fixture
async def site(world: World) -> Site:
    """Harbour Tower with three types of correspondence."""
    return await build(world)
