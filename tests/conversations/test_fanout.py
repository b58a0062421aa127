"""Messages over sockets: everybody hears each one, in order, over one process and over two."""

from uuid import uuid4

from tests.conversations.site import direct_of, group_of, say, serving, switch_on
from tests.world import World


async def test_a_message_reaches_the_members_and_nobody_else(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with serving(world) as served:
        carl, dana, ana = [await served.enter(name) for name in ("carl", "dana", "ana")]
        key = str(uuid4())
        await carl.say("conversations.post", conversation=group, key=key, text="Pour at nine")
        posted = await carl.until("conversations.posted")
        assert posted["key"] == key
        for ear in (carl, dana):
            [heard] = await ear.messages(1)
            assert (heard["text"], heard["seq"], heard["rev"]) == ("Pour at nine", posted["seq"], posted["rev"])
        await say(world, "dana", group, "Late, says the plant")
        [heard] = await carl.messages(1)
        assert heard["text"] == "Late, says the plant"
        await ana.silence()
