"""Jobs: slow work, deferred in the transaction of the change that causes it (Procrastinate)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import procrastinate
import structlog
from procrastinate import RetryStrategy
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from sitepost.platform.db.pool import Database
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

Task = Callable[..., Awaitable[None]]
MOST_ATTEMPTS = 10
RETRY = RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=3)
REVIVE, EVERY_THIRD_MINUTE = "jobs.revive", "*/3 * * * *"
DEAD_SECONDS = 120.0  # without a sign of life from a worker, which gives one every ten


class Jobs:
    """The queue of one database: tasks by name, each called with a `Work` of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.connector = procrastinate.PsycopgConnector(
            conninfo=database.dsn, min_size=1, max_size=3, kwargs={"application_name": "sitepost jobs"}
        )
        self.app = procrastinate.App(connector=self.connector)
        self.tasks: dict[str, Task] = {}
        database.jobs = self
        self.task(REVIVE, revive, cron=EVERY_THIRD_MINUTE)

    def task(self, name: str, call: Task, *, cron: str | None = None) -> None:
        """Register `call(work, **arguments)` under `name`; with `cron` it also runs by the clock."""
        self.tasks[name] = call

        async def run(**arguments: Any) -> None:
            arguments.pop("timestamp", None)
            async with Work(self.database) as work:
                await call(work, **arguments)

        self.app.task(name=name, retry=RETRY)(run)
        if cron is not None:

            async def tick(timestamp: int) -> None:
                await run()

            self.app.periodic(cron=cron)(self.app.task(name=f"{name}.tick")(tick))

    async def open(self) -> None:
        """Connect to the queue."""
        await self.app.open_async()

    async def close(self) -> None:
        """Disconnect."""
        await self.app.close_async()

    async def work(self, *, concurrency: int = 2) -> None:
        """Run jobs until cancelled; a lost database is waited for."""
        while True:
            try:
                await self.app.run_worker_async(
                    concurrency=concurrency,
                    install_signal_handlers=False,
                    listen_notify=True,
                    fetch_job_polling_interval=5,
                    delete_jobs="successful",
                    stalled_worker_timeout=DEAD_SECONDS,
                )
                log.warning("jobs.stopped")  # the worker ends by itself when it lost the database; it must not stay so
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("jobs.reconnecting", error=str(error))
            await asyncio.sleep(1)

    async def settle(self) -> None:
        """Run every job that is due now, then return; for commands and tests."""
        await self.app.run_worker_async(
            wait=False,
            install_signal_handlers=False,
            listen_notify=False,
            delete_jobs="successful",
            stalled_worker_timeout=DEAD_SECONDS,
        )


async def defer(work: Work, name: str, *, at: datetime | None = None, **arguments: Any) -> None:
    """Queue the task `name` in the transaction of `work`; it runs after the commit, or never."""
    jobs: Jobs = work.database.jobs
    configured = jobs.app.configure_task(name, connection=await work.connection(), schedule_at=at)
    await configured.defer_async(**arguments)


async def revive(work: Work) -> None:
    """The job: let what a worker left undone when it was killed run again; what killed ten of them ends there."""
    manager = work.database.jobs.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_SECONDS):
        again = job.attempts < MOST_ATTEMPTS
        log.warning("jobs.left_undone", task=job.task_name, attempts=job.attempts, again=again)
        try:
            if again:
                await manager.retry_job(job)
            else:
                await manager.finish_job(job, Status.FAILED, delete_job=False)
        except ConnectorException as error:  # its worker lives and has just ended it
            log.info("jobs.ended_meanwhile", task=job.task_name, error=type(error).__name__)
