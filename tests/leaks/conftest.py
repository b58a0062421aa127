"""What the tests of leaks share."""

import pytest
from tests.correspondence.site import Site, build
from tests.leaks.plot import Plot
from tests.world import World


@pytest.fixture
async def site(world: World) -> Site:
    """Harbour Tower with three types of correspondence."""
    return await build(world)


@pytest.fixture
async def plot(site: Site) -> Plot:
    """Letters in every state and privacy, with a secret word in every place."""
    plot = Plot(site)
    await plot.write()
    return plot
