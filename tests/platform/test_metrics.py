"""`/metrics`: figures for whoever names the token, without a word of whose they are."""

import httpx
import pytest
from tests.world import BASE_URL, World

from sitepost.platform.http.metrics import Metrics

TOKEN = "a token for tests only"


@pytest.fixture
def scraper(world: World) -> httpx.AsyncClient:
    """Somebody who may hold the token, before a server that measures."""
    app = Metrics(world.app.asgi, world.database, token=TOKEN)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=BASE_URL)  # type: ignore[arg-type]  # it is an ASGI application


async def figures(scraper: httpx.AsyncClient) -> dict[str, float]:
    """Read the figures by their names with labels."""
    answer = await scraper.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    rows = [line.rsplit(" ", 1) for line in answer.text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in rows}


async def test_requests_are_counted_by_the_template_of_their_path(scraper: httpx.AsyncClient, world: World) -> None:
    scraper.cookies.set("sitepost", world.tokens["maya"])
    for _ in range(3):
        assert (await scraper.get(f"/api/projects/{world.project}/people")).status_code == 200
    assert (await scraper.get(f"/api/projects/{world.stranger.project}/people")).status_code == 404
    await scraper.get("/api/no-such-thing-xylophone")
    found = await figures(scraper)
    counted = {name: value for name, value in found.items() if name.startswith("sitepost_requests_total")}
    people = {name: value for name, value in counted.items() if "/people" in name}
    assert sorted(people.values()) == [1.0, 3.0]
    assert not [name for name in found if str(world.project) in name or "xylophone" in name or "maya" in name]
    assert found['sitepost_request_seconds_count{method="GET",route="unknown"}'] == 1


async def test_what_waits_is_told(scraper: httpx.AsyncClient, world: World) -> None:
    await world.settle()
    before = await figures(scraper)
    assert (before["sitepost_facts"], before["sitepost_jobs"]) == (0, 0)
    await world.set_levels("rita", {"admin": "read_only"})
    async with world.database.connection() as conn:
        await conn.execute("INSERT INTO outbox (stream, seq) VALUES (%s, 1)", (world.project,))
        await conn.execute("UPDATE mail SET state = 'failed'")
        failed = (await (await conn.execute("SELECT count(*) FROM mail")).fetchone() or (0,))[0]
    after = await figures(scraper)
    assert (after["sitepost_facts"], after["sitepost_mails_failed"]) == (1, failed)
    assert after["sitepost_database_bytes"] > 1_000_000


@pytest.mark.parametrize("header", [None, "", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x"])
async def test_without_the_token_there_is_no_such_page(scraper: httpx.AsyncClient, header: str | None) -> None:
    answer = await scraper.get("/metrics", headers={} if header is None else {"Authorization": header})
    absent = await scraper.get("/no-such-page")
    assert (answer.status_code, answer.content) == (absent.status_code, absent.content)
    assert b"sitepost_requests" not in answer.content


async def test_figures_are_told_without_the_database(scraper: httpx.AsyncClient, world: World) -> None:
    await scraper.get("/healthz")
    await world.database.close()
    found = await figures(scraper)
    assert found['sitepost_requests_total{method="GET",route="pages",status="200"}'] == 1
    assert "sitepost_facts" not in found
