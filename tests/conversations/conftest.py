"""What the tests of conversations share."""

import pytest
from tests.conversations.chat import Chat
from tests.correspondence.site import Site
from tests.world import World


@pytest.fixture
async def chat(world: World) -> Chat:
    """Harbour Tower with conversations switched on."""
    chat = Chat(world)
    await chat.choose()
    return chat


@pytest.fixture
async def talk(site: Site) -> Chat:
    """The same, with types of correspondence."""
    chat = Chat(site.world, site)
    await chat.choose()
    return chat
