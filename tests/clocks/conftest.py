"""What the tests of contract clocks share."""

import pytest
from tests.clocks.watch import Watch
from tests.correspondence.site import build
from tests.world import World


@pytest.fixture
async def watch(world: World) -> Watch:
    """Harbour Tower with three types of correspondence, and the time in the test's hands."""
    return Watch(await build(world))
