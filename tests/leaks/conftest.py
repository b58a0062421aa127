"""What the tests of leaks share."""

import pytest
from tests.correspondence.site import Site
from tests.leaks.grounds import Grounds
from tests.leaks.plot import Plot
from tests.world import World


@pytest.fixture
async def plot(site: Site) -> Plot:
    """Letters in every state and privacy, with a secret word in every place (a copy: `tests/snapshots.py`)."""
    plot = Plot(site)
    vars(plot).update(site.world.furnished)
    return plot


@pytest.fixture
async def grounds(world: World) -> Grounds:
    """Two furnished accounts, a project apart, and hidden things (a copy, too)."""
    made = Grounds(world)
    vars(made).update(world.furnished)
    await made.prepare_digest()
    return made
