"""The socket: a real server on a loopback port, real web socket clients, and only what each may see."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, ClassVar
from uuid import UUID

import httpx
import pytest
import uvicorn
from itsdangerous import URLSafeTimedSerializer
from tests.world import World, over_any_version
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from sitepost.events.correspondence import ItemEdited, ItemResponded, Roles
from sitepost.kernel.fact import Change, Fact
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Audience, Card
from sitepost.kernel.passport import Level
from sitepost.platform import cards
from sitepost.platform.http import socket as door
from sitepost.platform.live import hub as hub_module
from sitepost.platform.live import member as member_module
from sitepost.platform.live import ring_notice
from sitepost.platform.tasks import end
from sitepost.platform.work import Work

QUIET = 0.35  # seconds in which nothing may come
SOON = 2.0  # seconds within which access that ended is felt (bar B18)
PATIENCE = 15.0  # seconds within which anything must come on the slowest machine
EVERYONE = Audience(everyone_from=Level.READ_ONLY)


class Happened(Fact, frozen=True):
    """Something of no meaning happened."""

    KIND: ClassVar[str] = "testing.happened"
    note: str = ""


class Site:
    """A served world with one type that Carl, Dana and Rita may read."""

    def __init__(self, world: World, port: int) -> None:
        self.world = world
        self.address = f"http://127.0.0.1:{port}"
        self.socket_address = f"ws://127.0.0.1:{port}/api/live"
        self.tool = f"correspondence:{new_id()}"
        self.project = str(world.project)

    def card(self, audience: Audience = EVERYONE, **more: Any) -> Card:
        """Make a card of the type."""
        given: dict[str, Any] = {
            "id": new_id(),
            "account": self.world.account,
            "scope": self.world.project,
            "tool": self.tool,
            "kind": "correspondence.item",
            "number": "NOD-0001",
            "title": "Delay",
            "audience": audience,
        }
        return Card(**(given | more))

    def only(self, *names: str) -> Audience:
        """An audience of these people."""
        return Audience(everyone_from=None, people=frozenset(self.world.people[name] for name in names))

    async def tell(self, card: Card | None = None, note: str = "", fact: Fact | None = None, **more: Any) -> None:
        """Tell a fact."""
        async with Work(self.world.database, account=self.world.account) as work:
            await work.tell(fact or Happened(note), card, **more)

    async def ticket(self, name: str) -> str:
        """Ask for a ticket as `name`."""
        async with self.browser(name) as client:
            answer = await client.post("/api/live/ticket")
            assert answer.status_code == 200, answer.text
            ticket: str = answer.json()["ticket"]
            return ticket

    def browser(self, name: str) -> httpx.AsyncClient:
        """A browser on the real port."""
        return httpx.AsyncClient(
            base_url=self.address,
            headers={"Origin": self.address},
            cookies={"sitepost": self.world.tokens[name]},
            event_hooks={"request": [over_any_version]},
        )

    def dial(self, **options: Any) -> Any:
        """Open a socket without saying hello."""
        return connect(self.socket_address, origin=options.pop("origin", self.address), **options)

    async def enter(self, name: str, *, seq: int | None = None, streams: dict[str, int | None] | None = None) -> "Ear":
        """Open a socket as `name`, say hello, and wait until it is ready."""
        socket = await self.dial(max_size=None)
        ear = Ear(socket)
        wanted = {self.project: seq} if streams is None else streams
        await ear.say({"type": "hello", "ticket": await self.ticket(name), "streams": wanted})
        return ear


class Ear:
    """A connected client."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def say(self, frame: dict[str, Any]) -> None:
        """Send one frame."""
        await self.socket.send(json.dumps(frame))

    async def hear(self, seconds: float = PATIENCE) -> dict[str, Any]:
        """Return the next frame."""
        found: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), seconds))
        return found

    async def until(self, kind: str, seconds: float = PATIENCE) -> list[dict[str, Any]]:
        """Return the frames up to one of `kind`, which is the last."""
        heard: list[dict[str, Any]] = []
        deadline = time.monotonic() + seconds
        while not heard or heard[-1]["type"] != kind:
            heard.append(await self.hear(max(0.01, deadline - time.monotonic())))
        return heard

    async def silence(self, seconds: float = QUIET) -> None:
        """Hear nothing but the bare kinds of facts that have no card."""
        with suppress(TimeoutError):
            while True:
                heard = await self.hear(seconds)
                if heard["type"] != "fact" or heard["card"] is not None or heard["body"]:
                    pytest.fail(f"heard {heard}")

    async def closed(self, seconds: float = 5.0) -> int:
        """Wait until the server closed the socket, and return the code."""
        with suppress(ConnectionClosed):
            async with asyncio.timeout(seconds):
                while True:
                    await self.socket.recv()
        assert self.socket.close_code is not None
        return self.socket.close_code


@pytest.fixture
async def served(world: World) -> AsyncIterator[Site]:
    """The world behind a real server, with its hub and consumer running."""
    config = uvicorn.Config(
        world.app, port=0, log_level="warning", lifespan="off", ws="auto", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # older releases have it
    tasks = [asyncio.create_task(each) for each in (server.serve(), world.app.hub.run(), world.app.consumer.run())]
    while not server.started:
        await asyncio.sleep(0.01)
    made = Site(world, server.servers[0].sockets[0].getsockname()[1])
    for name in ("carl", "dana", "rita"):
        await world.set_levels(name, {made.tool: "read_only"})
    await asyncio.sleep(0.1)
    yield made
    server.should_exit = True
    await tasks[0]
    await end(tasks)


async def test_a_fact_reaches_those_who_may_see_its_card(served: Site) -> None:
    carl, rita = await served.enter("carl"), await served.enter("rita")
    for ear in (carl, rita):
        assert (await ear.hear())["type"] == "ready"
    public, private = served.card(), served.card(served.only("carl"), title="Secret")
    await served.tell(public, "for all")
    await served.tell(private, "for Carl")
    await served.tell(public, "for all again")
    heard = [await carl.hear() for _ in range(3)]
    assert [each["body"]["note"] for each in heard] == ["for all", "for Carl", "for all again"]
    assert heard[0]["card"]["ref"] == str(public.id)
    assert heard[0]["card"]["project"] == served.project
    assert [each["seq"] for each in heard] == sorted(each["seq"] for each in heard)
    heard = [await rita.hear() for _ in range(2)]
    assert [each["body"]["note"] for each in heard] == ["for all", "for all again"]
    await rita.silence()


async def test_a_card_that_goes_private_is_gone_for_the_others(served: Site) -> None:
    carl, rita = await served.enter("carl"), await served.enter("rita")
    card = served.card(title="Open words")
    await carl.hear(), await rita.hear()
    await served.tell(card, "open")
    for ear in (carl, rita):
        assert (await ear.hear())["body"]["note"] == "open"
    await served.tell(served.card(served.only("carl"), id=card.id, title="xylophone"), "xylophone")
    assert (await carl.hear())["body"]["note"] == "xylophone"
    gone = await rita.hear()
    assert gone == {"type": "gone", "stream": served.project, "seq": gone["seq"], "ref": str(card.id)}
    await rita.silence()


async def test_a_client_resumes_where_it_was(served: Site) -> None:
    carl = await served.enter("carl")
    card = served.card()
    await carl.hear()
    await served.tell(card, "one")
    seq = (await carl.hear())["seq"]
    await carl.socket.close()
    for note in ("two", "three"):
        await served.tell(card, note)
    await served.tell(served.card(served.only("rita")), "hidden")
    again = await served.enter("carl", seq=seq)
    heard = await again.until("ready")
    assert [each["body"]["note"] for each in heard[:-1]] == ["two", "three"]
    assert heard[-1]["streams"][served.project] == seq + 3
    fresh = await served.enter("carl", seq=None)
    assert (await fresh.hear())["type"] == "ready"


async def test_a_client_from_the_future_or_far_behind_starts_over(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    carl = await served.enter("carl", seq=10_000)
    reset = await carl.hear()
    assert (reset["type"], reset["stream"]) == ("reset", served.project)
    monkeypatch.setattr(hub_module, "MOST_BEHIND", 3)
    for n in range(5):
        await served.tell(served.card(), str(n))
    late = await served.enter("carl", seq=0)
    assert [each["type"] for each in await late.until("ready")] == ["reset", "ready"]


async def test_facts_told_while_clients_join_are_neither_lost_nor_doubled(served: Site) -> None:
    card = served.card()
    await served.tell(card, "0")
    async with Work(served.world.database, reading=True) as work:
        start = await work.value("SELECT seq FROM stream WHERE id = %(id)s", {"id": served.world.project})

    async def tell() -> None:
        for n in range(1, 121):
            await served.tell(card, str(n))

    async def listen(pause: float) -> list[str]:
        await asyncio.sleep(pause)
        ear = await served.enter("carl", seq=start)
        notes: list[str] = []
        while len(notes) < 120:
            heard = await ear.hear(10)
            if heard["type"] == "fact":
                notes.append(heard["body"]["note"])
        await ear.silence(0.1)
        return notes

    _, *heard = await asyncio.gather(tell(), *(listen(n / 25) for n in range(10)))
    assert all(notes == [str(n) for n in range(1, 121)] for notes in heard)


async def test_old_and_new_values_do_not_travel(served: Site) -> None:
    carl = await served.enter("carl")
    await carl.hear()
    card = served.card()
    changes = (Change("subject", "xylophone", "walrus"),)
    await served.tell(card, fact=ItemEdited(card.id, new_id(), Roles(), Roles(), Roles(), changes))
    heard = await carl.hear()
    assert heard["body"]["changes"] == [{"field": "subject"}]
    assert "xylophone" not in json.dumps(heard)


async def test_of_a_fact_about_a_part_others_learn_only_the_kind(served: Site) -> None:
    carl, dana = await served.enter("carl"), await served.enter("dana")
    await carl.hear(), await dana.hear()
    item = served.card()
    part = served.card(served.only("dana"), parent=item.id, kind="correspondence.response")
    async with Work(served.world.database, account=served.world.account) as work:
        await cards.save(work, item)
        await cards.save(work, part)
    unofficial = ItemResponded(item=item.id, type=new_id(), response=part.id, official=False, roles=Roles())
    await served.tell(item, fact=unofficial)
    assert (await dana.hear())["body"]["response"] == str(part.id)
    bare = await carl.hear()
    assert (bare["kind"], bare["body"], bare["actor"]) == ("correspondence.item_responded", {}, None)
    await served.tell(part, fact=unofficial)
    assert (await dana.hear())["card"]["parent"] == str(item.id)
    await carl.silence()
    official = ItemResponded(item=item.id, type=new_id(), response=new_id(), official=True, roles=Roles())
    await served.tell(item, fact=official)
    assert (await carl.hear())["body"]["official"] is True


async def test_a_fact_without_a_card_tells_only_its_kind(served: Site) -> None:
    carl, maya = await served.enter("carl"), await served.enter("maya")
    await carl.hear(), await maya.hear()
    await served.tell(note="xylophone", stream=served.world.project)
    heard = await carl.hear()
    assert (heard["kind"], heard["body"], heard["actor"]) == ("testing.happened", {}, None)
    assert (await maya.hear())["body"] == {"note": "xylophone"}


async def test_the_account_s_own_stream_is_for_its_administrators(served: Site) -> None:
    account = str(served.world.account)
    carl = await served.enter("carl", streams={account: None})
    maya = await served.enter("maya", streams={account: None})
    await carl.hear(), await maya.hear()
    await served.tell(note="somebody signed in", stream=served.world.account)
    assert (await maya.hear())["body"] == {"note": "somebody signed in"}
    await carl.silence()


async def test_streams_of_other_people_cannot_be_followed(served: Site) -> None:
    stranger = str(served.world.stranger.project)
    carl = await served.enter(
        "carl", streams={stranger: 0, str(served.world.stranger.account): 0, "nonsense": 0, str(new_id()): 0}
    )
    assert (await carl.hear()) == {"type": "ready", "streams": {}}
    await carl.say({"type": "follow", "streams": {stranger: 0, served.project: None}})
    ready = await carl.hear()
    assert list(ready["streams"]) == [served.project]


async def test_whoever_leaves_the_project_hears_nothing_more(served: Site) -> None:
    rita = await served.enter("rita")
    await rita.hear()
    async with served.browser("maya") as maya:
        gone = await maya.delete(f"/api/projects/{served.project}/people/{served.world.people['rita']}")
        assert gone.status_code in (200, 204), gone.text
    left = await rita.until("left")
    assert left[-1]["stream"] == served.project
    await served.tell(served.card(), "after")
    await rita.silence()


async def test_rights_that_are_taken_are_taken_from_the_socket(served: Site) -> None:
    rita = await served.enter("rita")
    await rita.hear()
    await served.world.set_levels("rita", {served.tool: "none"})
    heard = await rita.until("access")
    assert heard[-1]["stream"] == served.project
    await served.tell(served.card(), "after")
    await rita.silence()


async def test_an_ended_session_says_bye_within_two_seconds(served: Site) -> None:
    rita = await served.enter("rita")
    await rita.hear()
    async with served.browser("rita") as client:
        assert (await client.delete("/api/session")).status_code in (200, 204)
    started = time.monotonic()
    heard = await rita.until("bye")
    assert heard[-1]["reason"] == "signed_out"
    assert await rita.closed() == 4401
    assert time.monotonic() - started < SOON


async def test_a_deactivated_person_says_bye_within_two_seconds(served: Site) -> None:
    rita = await served.enter("rita")
    await rita.hear()
    async with served.browser("maya") as maya:
        path = f"/api/account/people/{served.world.people['rita']}/active"
        assert (await maya.put(path, json={"active": False})).status_code in (200, 204)
    await rita.until("bye")
    await served.tell(served.card(), "after")
    assert await rita.closed() == 4401


async def test_access_that_ended_while_the_bell_was_deaf_is_found_out(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    rita = await served.enter("rita")
    await rita.hear()
    async with served.world.database.connection() as conn:  # the hub's listener is cut off, and nobody rings
        await conn.execute("UPDATE passport SET active = false WHERE person_id = %s", (served.world.people["rita"],))
        await conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = current_user "
            "AND query IN ('LISTEN sitepost_notice', 'SELECT 1')"
        )
    await rita.until("bye", 5)


async def test_the_badge_moves_with_the_count_after_the_commit(served: Site) -> None:
    carl, rita = await served.enter("carl"), await served.enter("rita")
    await carl.hear(), await rita.hear()

    async def count(work: Work, people: Any) -> dict[UUID, int]:
        return dict.fromkeys(people, 7)

    async with Work(served.world.database) as work:
        ring_notice(work, [served.world.people["carl"]], unread=count)
    assert (await carl.hear()) == {"type": "notice", "unread": 7}
    async with Work(served.world.database) as work:
        ring_notice(work, [served.world.people["carl"]])
    assert (await carl.hear()) == {"type": "notice"}
    lost = Work(served.world.database)
    await lost.value("SELECT 1")
    ring_notice(lost, [served.world.people["rita"]])
    await lost.rollback()
    await rita.silence()


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", None, "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]
)
async def test_another_site_cannot_open_the_socket(served: Site, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await served.dial(origin=origin, additional_headers={"Cookie": f"sitepost={served.world.tokens['carl']}"})
    assert refused.value.response.status_code == 403


async def test_a_ticket_that_is_old_forged_or_of_an_ended_session_opens_nothing(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = await served.ticket("carl")
    ended = await served.ticket("rita")
    async with served.browser("rita") as client:
        await client.delete("/api/session")
    forged = URLSafeTimedSerializer("another secret", salt="live-ticket").dumps("00")
    odd = URLSafeTimedSerializer("a secret for tests only", salt="live-ticket").dumps({"a": 1})
    for ticket in (ended, forged, odd, "", "x" * 1000, good[:-2]):
        ear = Ear(await served.dial())
        await ear.say({"type": "hello", "ticket": ticket, "streams": {}})
        assert await ear.closed() == 4401, ticket
    monkeypatch.setattr(door, "TICKET_SECONDS", -1)
    ear = Ear(await served.dial())
    await ear.say({"type": "hello", "ticket": good, "streams": {}})
    assert await ear.closed() == 4401


async def test_a_ticket_opens_one_socket_and_is_kept_nowhere(served: Site) -> None:
    async with served.browser("carl") as client:
        key = {"Idempotency-Key": "k"}
        ticket = (await client.post("/api/live/ticket", headers=key)).json()["ticket"]
        again = await client.post("/api/live/ticket", headers=key)
    assert (again.status_code, again.json()["code"]) == (409, "idempotency_secret")
    hello = {"type": "hello", "ticket": ticket, "streams": {}}
    first, second, third = [Ear(await served.dial()) for _ in range(3)]
    await first.say(hello)
    assert (await first.hear())["type"] == "ready"
    await asyncio.gather(second.say(hello), third.say(hello))
    assert [await second.closed(), await third.closed()] == [4401, 4401]


async def test_a_ticket_needs_a_signed_in_person_and_our_own_pages(served: Site) -> None:
    async with httpx.AsyncClient(base_url=served.address) as nobody:
        assert (await nobody.post("/api/live/ticket", headers={"Origin": served.address})).status_code == 401
        foreign = {"Origin": "http://evil.example", "Cookie": f"sitepost={served.world.tokens['carl']}"}
        assert (await nobody.post("/api/live/ticket", headers=foreign)).status_code == 403


BAD_FRAMES = [
    b"",
    b"\x00\x01",
    "",
    "null",
    "[]",
    "{}",
    '{"type":"hello"}',
    '{"streams":[]}',
    '{"streams":{"a":"b"}}',
    '{"streams":{"a":1.5}}',
    '{"streams":' * 500,
    "\ud83d".encode("utf-16", "surrogatepass").decode("latin-1"),
]


@pytest.mark.parametrize("bad", BAD_FRAMES)
async def test_a_frame_that_is_no_frame_ends_the_socket(served: Site, bad: str | bytes) -> None:
    first = Ear(await served.dial())
    await first.socket.send(bad)
    assert await first.closed() == 4400
    later = await served.enter("carl")
    await later.hear()
    await later.socket.send(bad)
    assert await later.closed() == 4400
    assert served.world.app.hub.members == set()


async def test_a_frame_above_64_kib_is_refused(served: Site) -> None:
    carl = await served.enter("carl")
    await carl.hear()
    await carl.socket.send('{"type":"ping"}' + " " * (64 * 1024))
    assert await carl.closed() == 1009
    wide = await served.enter("carl")
    await wide.hear()
    await wide.socket.send('"' + "漢" * 30_000 + '"')
    assert await wide.closed() == 1009


async def test_a_client_that_says_no_hello_is_let_go(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "HELLO_SECONDS", 0.1)
    assert await Ear(await served.dial()).closed() == 4400


async def test_a_client_that_floods_is_let_go(served: Site) -> None:
    carl = await served.enter("carl")
    await carl.hear()
    for _ in range(served.world.app.settings.live_frames + 50):
        with suppress(ConnectionClosed):
            await carl.socket.send('{"type":"ping"}')
    assert await carl.closed() == 4429


async def test_a_person_has_only_so_many_sockets(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_SOCKETS", 2)
    ears = [await served.enter("carl") for _ in range(2)]
    for ear in ears:
        await ear.hear()
    assert await (await served.enter("carl")).closed() == 4429
    assert (await (await served.enter("rita")).hear())["type"] == "ready"


async def test_a_client_that_does_not_read_is_let_go_and_holds_up_nobody(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_module, "SEND_SECONDS", 0.5)
    monkeypatch.setattr(member_module, "LONGEST_QUEUE", 40)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(served.address.rsplit(":", 1)[1]), limit=1)
    await _raw_hello(served, reader, writer, await served.ticket("rita"))
    while not served.world.app.hub.members:
        await asyncio.sleep(0.01)
    carl = await served.enter("carl")
    await carl.hear()
    card = served.card(title="x" * 4000)
    started = time.monotonic()
    for n in range(1200):
        await served.tell(card, "y" * 8000)
        if n % 20 == 0:
            while True:
                with suppress(TimeoutError):
                    await carl.hear(0.02)
                    continue
                break
        if len(served.world.app.hub.members) == 1 and n > 100:
            break
    while len(served.world.app.hub.members) > 1 and time.monotonic() - started < 30:
        await asyncio.sleep(0.05)
    assert [each.person for each in served.world.app.hub.members] == [served.world.people["carl"]]
    writer.close()


async def _raw_hello(served: Site, reader: Any, writer: Any, ticket: str) -> None:
    """Upgrade by hand and say hello, so that nothing reads the socket behind our back."""
    host = served.address.split("//")[1]
    writer.write(
        f"GET /api/live HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Origin: {served.address}\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    answer = await reader.read(16)
    assert b"101" in answer
    payload = json.dumps({"type": "hello", "ticket": ticket, "streams": {served.project: None}}).encode()
    writer.write(bytes([0x81, 0x80 | 126]) + len(payload).to_bytes(2, "big") + b"\0\0\0\0" + payload)
    writer.transport.pause_reading()


async def test_many_rights_changing_at_once_cost_few_rounds(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    hub, rounds = served.world.app.hub, 0
    readmit = hub.readmit

    async def counted() -> None:
        nonlocal rounds
        rounds += 1
        await readmit()

    monkeypatch.setattr(hub, "readmit", counted)
    carl = await served.enter("carl")
    await carl.hear()
    async with served.world.database.connection() as conn:
        for _ in range(200):
            await conn.execute("SELECT pg_notify('sitepost_access', %s)", (str(new_id()),))
    await served.tell(served.card(), "still awake")
    assert (await carl.hear())["body"]["note"] == "still awake"
    assert rounds < 100


async def test_rights_read_while_they_were_taken_are_not_remembered(served: Site) -> None:
    gate, rita = served.world.app.gate, served.world.people["rita"]
    gate.forget()
    async with Work(served.world.database, reading=True) as work:
        reading = asyncio.create_task(gate.passport(work, person=rita, scope=served.world.project))
        await asyncio.sleep(0)
        gate.forget()  # rights change before the answer arrives
        assert await reading is not None
    assert gate.passports == {}
