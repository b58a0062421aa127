"""How processes tell each other: the same promises over PostgreSQL and over a real NATS, and what NATS adds."""

import asyncio
import datetime
import ipaddress
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec.structs import replace
from nats.aio.client import Client
from nats.aio.msg import Msg
from psycopg import AsyncConnection
from tests.platform.nats_server import NatsServer, nats_server

from sitepost.app import App
from sitepost.kernel.ids import new_id
from sitepost.platform import doctor, passports
from sitepost.platform.db import Database, open_database
from sitepost.platform.live import lines as lines_module
from sitepost.platform.live import relay
from sitepost.platform.live.lines import Lines
from sitepost.platform.live.relay.over_nats import FRESH_SECONDS, Away, OverNats, try_out
from sitepost.platform.marks import payloads_of, read_payload
from sitepost.platform.settings import NatsServers, Settings, SettingsError, read_settings
from sitepost.platform.tasks import end
from sitepost.platform.work import Work

BELL, OTHER = "test_bell", "test_other"
PATIENCE = 15.0
CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND usename = current_user AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')
"""


class Process:
    """As much of a process as hears and tells: a pool, a relay, and its lines."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.relay = relay.relay_of(database)
        self.heard: list[tuple[str, str]] = []
        self.begun = self.missed = 0
        self.lines = Lines(database, heard=self._hear, begun=self._begin, missed=self._miss)

    def _hear(self, bell: str, payload: str) -> None:
        self.heard.append((bell, payload))

    def _begin(self) -> None:
        self.begun += 1

    def _miss(self) -> None:
        self.missed += 1

    @property
    def payloads(self) -> list[str]:
        """What was told on the bell of the test."""
        return [payload for bell, payload in self.heard if bell == BELL]


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not become true in time"
        await asyncio.sleep(0.01)


@pytest.fixture(scope="module")
def nats() -> Iterator[NatsServer]:
    with nats_server() as running:
        yield running


@pytest.fixture(params=["PostgreSQL", "NATS"])
def told_by(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """The settings of an installation whose processes tell each other by one way or the other."""
    if request.param == "PostgreSQL":
        return settings
    server: NatsServer = request.getfixturevalue("nats")
    return replace(settings, nats_url=server.address)


@asynccontextmanager
async def process(dsn: str, settings: Settings) -> AsyncIterator[Process]:
    """Open one process and wait until it hears."""
    database = await open_database(dsn, size=3)
    relay.configure(database, settings)
    made = Process(database)
    tasks = [asyncio.create_task(each) for each in made.lines.kept([passports.ACCESS_BELL], [BELL])]
    await until(lambda: made.begun > 0 and made.relay.state == "ok")
    yield made
    await end(tasks)
    await database.close()


async def test_everybody_hears_everything_in_order(dsn: str, told_by: Settings) -> None:
    async with process(dsn, told_by) as here, process(dsn, told_by) as there:
        told = [f"{n} ✓" for n in range(300)]
        for start in range(0, 300, 50):
            await here.relay.publish(BELL, *told[start : start + 50])
        await here.relay.publish(OTHER, "for nobody")
        told.append("x" * here.relay.most)
        await here.relay.publish(BELL, told[-1])
        for each in (here, there):
            await until(lambda each=each: len(each.payloads) >= len(told))  # type: ignore[misc]  # a lambda in a loop
            assert each.payloads == told
            assert {bell for bell, _ in each.heard} == {BELL}


async def test_what_is_told_behind_a_change_of_access_is_heard_behind_it(dsn: str, told_by: Settings) -> None:
    async with process(dsn, told_by) as here, process(dsn, told_by) as there:
        for n in range(20):
            async with Work(here.database) as work:
                passports.access_changed(work)
            await here.relay.publish(BELL, str(n))
            await until(lambda n=n: len(there.payloads) > n)  # type: ignore[misc]  # a lambda in a loop
            changes = {mark for bell, mark in there.heard if bell == passports.ACCESS_BELL}
            assert len(changes) == n + 1


async def test_a_line_that_was_cut_is_opened_again_and_what_was_missed_is_looked_for(
    dsn: str, told_by: Settings, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(lines_module, "AWAY_SECONDS", 0.1)
    async with process(dsn, told_by) as here, process(dsn, told_by) as there:
        begun, missed = there.begun, there.missed
        if told_by.nats_url:
            server: NatsServer = request.getfixturevalue("nats")
            server.kill()
            await until(lambda: (here.relay.state, there.relay.state) == ("away", "away") and there.missed > missed)
            await here.relay.publish(BELL, "by PostgreSQL instead")
            await until(lambda: there.payloads == ["by PostgreSQL instead"])
            server.start()
        else:
            async with await AsyncConnection.connect(dsn, autocommit=True) as conn:
                await conn.execute(CUT)
            await until(lambda: there.begun > begun)
        await until(lambda: here.relay.state == there.relay.state == "ok" and there.missed + there.begun > missed)
        await here.relay.publish(BELL, "again")
        await until(lambda: there.payloads[-1:] == ["again"])


async def test_changes_of_access_are_learned_over_nats_alone(dsn: str, settings: Settings, nats: NatsServer) -> None:
    """Somebody whose line to PostgreSQL is late, or dead without knowing, gives nothing on by what they knew."""
    chosen = replace(settings, nats_url=nats.address)
    heard: list[tuple[str, str]] = []
    begun = asyncio.Event()
    async with process(dsn, chosen) as here:
        deaf = await open_database(dsn, size=1)
        relay.configure(deaf, chosen)
        listens = relay.relay_of(deaf).listen([BELL], heard=lambda *each: heard.append(each), begun=begun.set)
        listening = asyncio.create_task(listens)  # type: ignore[arg-type]  # it is a coroutine
        await begun.wait()
        async with Work(here.database) as work:
            passports.access_changed(work)
        await here.relay.publish(BELL, "first")
        await here.relay.publish(BELL, "second")
        await until(lambda: len(heard) >= 3)
        assert [bell for bell, _ in heard] == [passports.ACCESS_BELL, BELL, BELL]
        await end([listening])
        await deaf.close()


async def test_without_the_line_to_postgresql_access_is_asked_each_time(dsn: str, settings: Settings) -> None:
    database = await open_database(dsn, size=1)
    made = Process(database)
    made.lines._relayed(BELL, "one")
    made.lines._opened()
    made.lines._relayed(BELL, "two")
    assert made.heard == [(passports.ACCESS_BELL, ""), (BELL, "one"), (BELL, "two")]
    await database.close()


async def test_installations_on_one_nats_do_not_hear_each_other(
    dsn: str, server_dsn: str, settings: Settings, nats: NatsServer
) -> None:
    chosen = replace(settings, nats_url=nats.address)
    seen: list[Msg] = []

    async def see(message: Msg) -> None:
        seen.append(message)

    stranger = Client()
    await stranger.connect(nats.address)
    await stranger.subscribe(">", cb=see)
    await stranger.flush()
    strangers = replace(chosen, secret="another secret")
    async with process(dsn, chosen) as here, process(server_dsn, chosen) as other, process(dsn, strangers) as copy:
        await here.relay.publish(BELL, "Pour at nine")
        await other.relay.publish(BELL, "elsewhere")
        await until(lambda: here.payloads == ["Pour at nine"] and other.payloads == ["elsewhere"] and len(seen) >= 2)
        assert isinstance(here.relay, OverNats)
        assert all(b"Pour" not in each.data for each in seen)
        for sealed in (b"", b"x" * 40, *(each.data for each in seen)):
            await stranger.publish(here.relay.subject + OTHER, sealed)  # another bell is another seal
            await stranger.publish(here.relay.subject + BELL, sealed if sealed[:1] == b"x" else b"")
        long_ago = f"{time.time() - 2 * FRESH_SECONDS:.0f} \nPour at ten"
        await stranger.publish(here.relay.subject + BELL, here.relay.vault.seal(long_ago, about=BELL))
        await here.relay.publish(BELL, "after")
        await until(lambda: here.payloads[-1:] == ["after"])
        assert (here.payloads, other.payloads, copy.payloads) == (["Pour at nine", "after"], ["elsewhere"], [])
    await stranger.close()


async def test_a_watchdog_is_told_and_nothing_else_changes(app: App, settings: Settings, nats: NatsServer) -> None:
    async def ready() -> tuple[int, dict[str, str]]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://sitepost.test") as watch:  # type: ignore[arg-type]  # App is an ASGI application
            answer = await watch.get("/readyz")
            return answer.status_code, answer.json()

    relay.configure(app.database, replace(settings, nats_url=nats.address))
    assert await ready() == (200, {"server": "ok", "database": "ok", "nats": "away"})
    running = asyncio.create_task(app.hub.run())
    await until(lambda: relay.relay_of(app.database).state == "ok")
    assert await ready() == (200, {"server": "ok", "database": "ok", "nats": "ok"})
    await end([running])


def test_the_doctor_says_whether_nats_can_be_used(settings: Settings, nats: NatsServer) -> None:
    assert doctor.nats(settings) is None
    found = doctor.nats(replace(settings, nats_url=nats.address))
    assert found == (doctor.State.FINE, f"{nats.address} answers")
    nowhere = doctor.nats(replace(settings, nats_url="nats://me:sesame@127.0.0.1:1"))
    assert nowhere is not None
    assert nowhere[0] is doctor.State.BROKEN
    assert "127.0.0.1:1 cannot be used" in nowhere[1]
    assert "sesame" not in nowhere[1]


async def test_names_and_passwords_are_asked_for() -> None:
    with nats_server("--user", "site", "--pass", "p@ss") as server:
        place = server.address.removeprefix("nats://")
        for text, enters in (("site:p%40ss@", True), ("site:wrong@", False), ("", False)):
            servers = read_settings(nats_url=f"nats://{text}{place}").nats
            assert servers is not None
            if enters:
                await try_out(servers)
                continue
            with pytest.raises(Away, match="uthorization") as refused:
                await try_out(servers)
            assert "wrong" not in str(refused.value)


async def test_tls_is_never_left_out() -> None:
    """Whoever stands between and offers none is told no password."""
    said = b""

    async def pretend(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal said
        writer.write(b'INFO {"server_id":"x","version":"2.9.10","auth_required":true,"max_payload":1048576}\r\n')
        said += await reader.read(1000)
        writer.close()

    async with await asyncio.start_server(pretend, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(Away, match="offers no TLS"):
            await try_out(NatsServers((f"tls://127.0.0.1:{port}",), "site", "sesame"))
    assert said == b""


async def test_tls_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cert, key = certificate(tmp_path)
    options = ("--tls", "--tlscert", str(cert), "--tlskey", str(key))
    with nats_server(*options, scheme="tls") as server:
        with pytest.raises(Away, match="certificate verify failed"):
            await try_out(NatsServers((server.address,)))
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        await try_out(NatsServers((server.address,)))


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for this machine that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return folder / "cert.pem", folder / "key.pem"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("nats://a", NatsServers(("nats://a:4222",))),
        ("tls://a:5, nats://[::1]:6", NatsServers(("tls://a:5", "nats://[::1]:6"))),
        ("nats://me:s%2Cx@a,nats://b", NatsServers(("nats://a:4222", "nats://b:4222"), "me", "s,x")),
        ("nats://t0ken@a", NatsServers(("nats://a:4222",), token="t0ken")),
    ],
)
def test_addresses_are_read(text: str, read: NatsServers) -> None:
    assert read_settings(nats_url=text).nats == read


@pytest.mark.parametrize("text", ["a:4222", "http://a", "nats://", "nats://me:sesame@a:port", "nats://a,", ","])
def test_addresses_that_are_none_are_refused_at_once(text: str) -> None:
    with pytest.raises(SettingsError, match="SITEPOST_NATS_URL takes nats://") as refused:
        read_settings(nats_url=text)
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize("many", [0, 1, 180, 181, 2000])
def test_a_change_of_access_names_whose_it_is_however_many_they_are(many: int) -> None:
    people = {new_id() for _ in range(many)}
    payloads = payloads_of("ab12", people)
    assert max(map(len, payloads)) < 8000
    read = [read_payload(payload) for payload in payloads]
    assert ({mark for mark, _ in read}, {each for _, some in read for each in some}) == ({"ab12"}, people)
    assert read_payload("") == ("", [])
