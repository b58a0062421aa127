import time
from sitepost.app import App
async def test_a(database, settings):
    for n in range(4):
        s=time.perf_counter(); a=App(settings, database); print("app", time.perf_counter()-s)
        s=time.perf_counter(); await a.jobs.open(); await a.jobs.close(); print("jobs", time.perf_counter()-s)
    from tests.world import build
    await a.jobs.open() if False else None
