"""What the tests of leaks share."""

import pytest
from tests.correspondence.site import Site
from tests.leaks.plot import Plot


@pytest.fixture
async def plot(site: Site) -> Plot:
    """Letters in every state and privacy, with a secret word in every place."""
    plot = Plot(site)
    await plot.write()
    return plot
