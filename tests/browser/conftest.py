"""One Chromium for the run, a mail server, and servers: an empty one for each story, one with the demo."""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.desk import Desk
from tests.browser.machines import Mailbox, Server
from tests.browser.office import Office
from tests.browser.talks import set_up

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-component-update",
    "--disable-sync",
)

FAILED = pytest.StashKey[bool]()
SCREENS = Path(__file__).parent / "screens"

Sits = Callable[..., Desk]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Let fixtures know at their end whether the test has failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert program, "the browser tests need Chromium; `make chromium` installs Debian's"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session", autouse=True)
def patterns(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """Say where data folders lie that are copied: where all workers of the run see them."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    Server.patterns = shared / "patterns"
    Server.patterns.mkdir(exist_ok=True)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A real mail server."""
    made = Mailbox()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def fresh(tmp_path: Path, mailbox: Mailbox) -> Iterator[Server]:
    """A server that nobody has opened yet."""
    made = Server(tmp_path / "data", mailbox)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A small site that tests may write in; each finds its own letters again by their subjects."""
    post = Mailbox()
    post.start()
    server = Server(tmp_path_factory.mktemp("office") / "data", post)
    server.settings = {"SITEPOST_PRIVATE_HOSTS": "127.0.0.1"}  # where a company's own sign-in stands in for others
    server.start()
    made = Office(server)
    made.build(post)
    yield made
    server.stop()
    post.stop()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo project, served; tests that use it leave it as it is."""
    made = Server(tmp_path_factory.mktemp("demo") / "data", like="demo")
    made.start()
    yield made
    made.stop()


def leave_pictures(test: str, desks: list[Desk]) -> None:
    """Keep what stood on every screen when a test failed."""
    SCREENS.mkdir(exist_ok=True)
    for desk in desks:
        name = re.sub(r"\W+", "-", f"failed {test} {desk.mail.split('@')[0]}").strip("-")
        desk.page.screenshot(path=SCREENS / f"{name}.png")
        (SCREENS / f"{name}.txt").write_text(f"{desk.page.url}\n\n{desk.page.locator('body').aria_snapshot()}\n")


@pytest.fixture
def sits(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Sits]:
    """`sits(server, mail)` gives somebody a desk; at the end every watch is asked what it saw."""
    if "fresh" in request.fixturenames:
        request.getfixturevalue("fresh")  # begun before the desks, so that it ends after them
    desks: list[Desk] = []

    def sit(
        server: Server | Office, mail: str = "", *, phone: bool = False, dark: bool = False, worker: bool = False
    ) -> Desk:
        desks.append(Desk(browser, server.address, mail, phone=phone, dark=dark, worker=worker))
        desks[-1].sessions = server.sessions if isinstance(server, Office) else None
        return desks[-1]

    yield sit
    if request.node.stash.get(FAILED, False):
        leave_pictures(request.node.name, desks)
    failures = []
    for desk in desks:
        try:
            desk.close()
        except AssertionError as objection:
            failures.append(str(objection))
    assert not failures, "\n\n".join(failures)


@pytest.fixture(scope="module")
def switched_on(office: Office) -> Iterator[None]:
    """The company has conversations while these tests run, and everybody makes groups."""
    set_up(office, is_on=True, group_managers="everyone")
    yield
    set_up(office, is_on=False)
