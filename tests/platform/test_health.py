"""What a watchdog is told: that the server runs, and whether it can work."""

import httpx
import pytest

from sitepost.app import App


@pytest.fixture
def watch(app: App) -> httpx.AsyncClient:
    """A client that is nobody."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://sitepost.test")  # type: ignore[arg-type]  # App is an ASGI application


async def test_a_server_that_works_says_so(watch: httpx.AsyncClient) -> None:
    for path, said in (("/healthz", {"server": "ok"}), ("/readyz", {"server": "ok", "database": "ok"})):
        answer = await watch.get(path)
        assert (answer.status_code, answer.json()) == (200, said)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_without_its_database_it_runs_but_is_not_ready(app: App, watch: httpx.AsyncClient) -> None:
    await app.database.close()
    assert (await watch.get("/healthz")).status_code == 200
    answer = await watch.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


async def test_data_of_another_version_is_not_ready(app: App, watch: httpx.AsyncClient) -> None:
    async with app.database.connection() as conn:
        await conn.execute("UPDATE alembic_version SET version_num = '9999'")
    answer = await watch.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "of another version")
