"""What the tests of conversations share."""

from collections.abc import AsyncIterator

import pytest
from tests.conversations.chat import Chat
from tests.conversations.mailing import Mailing, listening
from tests.conversations.pushes import Pushes, serve
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


@pytest.fixture
async def pushes(chat: Chat) -> AsyncIterator[Pushes]:
    """Harbour Tower with conversations and a push service."""
    async for made in serve(chat):
        yield made


@pytest.fixture
async def item_pushes(talk: Chat) -> AsyncIterator[Pushes]:
    """The same, with types of correspondence."""
    async for made in serve(talk):
        yield made


@pytest.fixture
async def mailing(chat: Chat) -> AsyncIterator[Mailing]:
    """Harbour Tower with conversations, a mail server to send to, and Sitepost where it takes answers in."""
    async for made in listening(chat):
        yield made
