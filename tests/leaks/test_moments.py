"""The moment somebody loses access: no request of any kind shows anything, on no process, and no mail leaves.

Dana, Admin of the claims, is on a super private one that Ana wrote. She has looked at everything, here
and on another process, whose caches are warm, and her socket is open there.
"""

import asyncio
import io
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from pypdf import PdfReader
from tests.contract.estate import png
from tests.correspondence.site import Site, doc
from tests.world import BASE_URL, PASSWORD, over_any_version

from sitepost.app import App
from sitepost.kernel.ids import new_id
from sitepost.platform import mail, passports
from sitepost.platform.db import open_database
from sitepost.platform.http.gate import token_hash
from sitepost.platform.live import Member
from sitepost.platform.live import hub as hub_module
from sitepost.platform.passports import Forgetters
from sitepost.platform.settings import Settings
from sitepost.platform.tasks import end
from sitepost.platform.work import Work
from sitepost.tools.identity import store as identity
from sitepost.tools.identity.actions import logins, passwords
from sitepost.tools.identity.model import ABSOLUTE, IDLE

WORD = "xylophone"
SOON = 5.0  # seconds; caches would last three times as long
KEY = {"Idempotency-Key": "an answer of Dana's"}


class Ear:
    """A socket whose frames are kept."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.code: int | None = None

    async def send_text(self, text: str) -> None:
        """Take a frame."""
        self.frames.append(text)

    async def close(self, code: int, reason: str) -> None:
        """Take the end."""
        self.code = code

    @property
    def text(self) -> str:
        """Everything that was heard."""
        return "\n".join(self.frames)


async def until(holds: Callable[[], Any], what: str) -> None:
    """Wait until something holds; fail when it does not soon."""
    deadline = time.monotonic() + SOON
    while True:
        found = holds()
        if await found if isinstance(found, Awaitable) else found:
            return
        assert time.monotonic() < deadline, f"in vain: {what}"
        await asyncio.sleep(0.02)


class Scene:
    """A claim full of secret words, Dana who is on it, and another process of the same server."""

    def __init__(self, site: Site, other: App, token: str) -> None:
        self.site, self.world, self.other, self.token = site, site.world, other, token
        self.base = f"/api/projects/{self.world.project}"
        self.item: dict[str, Any] = {}
        self.file = self.upload = ""
        self.dana, self.ana = Ear(), Ear()
        self.tasks: list[asyncio.Task[None]] = []

    async def write(self) -> None:
        """Write the claim, answer it, begin to type and to upload."""
        site, dana = self.site, self.world.client("dana")
        await site.levels("dana", "admin")
        await site.levels("rita", "read_only", "create_response")
        ana = self.world.client("ana")
        sent = await ana.post(f"{self.base}/files", params={"name": f"{WORD}.png"}, content=png())
        self.file = sent.json()["id"]
        self.item = await site.create(
            "ana", "CLM", subject=f"About {WORD}", description=doc(f"The {WORD} stood still."), private=True,
            assignees=site.people("dana", "rita"), file_ids=[self.file], due_on="2026-03-02", number=f"{WORD}-1",
        )  # fmt: skip
        edited = await site.patch("ana", self.item, subject=f"About the {WORD}")
        assert edited.status_code == 200, edited.text
        begun = await dana.post(f"{self.base}/uploads", json={"name": "a.pdf", "size": 10})
        self.upload = begun.json()["id"]
        key = f"{self.base}/correspondence/autosaves/item:{self.item['id']}"
        assert (await dana.put(key, json={"value": {"subject": WORD}})).status_code == 200
        assert (await self.answer(dana)).status_code == 201
        await self.world.settle()

    async def answer(self, client: httpx.AsyncClient) -> httpx.Response:
        """Answer the claim, or send the same answer again."""
        path = f"{self.site.base}/items/{self.item['id']}/responses"
        return await client.post(path, json={"text": doc(f"So {WORD}."), "official": True}, headers=KEY)

    def browser(self, app: App | None = None, *, token: str | None = None, bearer: str | None = None) -> Any:
        """A browser of Dana's, or a script of hers, before one of the processes."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app or self.world.app),  # type: ignore[arg-type]  # ASGI all the same
            base_url=BASE_URL,
            headers={"Origin": BASE_URL} | ({"Authorization": f"Bearer {bearer}"} if bearer else {}),
            cookies=None if bearer else {"sitepost": token or self.token},
            event_hooks={"request": [over_any_version]},
        )

    async def listen(self) -> None:
        """Open the sockets of Dana and Ana on the other process."""
        for name, ear, token in (("dana", self.dana, self.token), ("ana", self.ana, self.world.tokens["ana"])):
            person, account = self.world.people[name], self.world.account
            member = Member(ear, person=person, account=account, token=token_hash(token))
            await self.other.hub.join(member, {self.world.project: 0})
            self.tasks.append(asyncio.create_task(member.pump()))
        await until(lambda: WORD in self.dana.text and WORD in self.ana.text, "both hear of the claim")

    def kinds(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Every kind of request that shows something of the claim."""
        base, item = f"{self.base}/correspondence", f"{self.base}/correspondence/items/{self.item['id']}"
        file = f"{self.base}/files/{self.file}"
        return {
            "item": (item, {}),
            "responses": (f"{item}/responses", {}),
            "access": (f"{item}/access", {}),
            "pdf": (f"{item}/pdf", {}),
            "list": (f"{base}/items", {"limit": 100}),
            "count": (f"{base}/counts", {"type": str(self.site.types["CLM"])}),
            "search": (f"{self.base}/search", {"q": WORD}),
            "suggest": (f"{self.base}/search", {"q": f"CLM-{WORD}-1", "limit": 5}),
            "history": (f"{self.base}/history", {"card": self.item["id"]}),
            "autosave": (f"{base}/autosaves/item:{self.item['id']}", {}),
            "file": (file, {}),
            "content": (f"{file}/content", {}),
            "thumbnail": (f"{file}/thumbnail", {}),
            "notices": ("/api/notices", {}),
            "notice count": ("/api/notices/count", {}),
        }

    async def shown(self, client: httpx.AsyncClient) -> set[str]:
        """The kinds of request that show something of the claim to whoever holds this browser."""
        found = set()
        for kind, (path, query) in self.kinds().items():
            answer = await client.get(path, params=query)
            assert answer.status_code in (200, 401, 403, 404), answer.text
            if answer.status_code == 200 and shows(kind, answer):
                found.add(kind)
        return found


def shows(kind: str, answer: httpx.Response) -> bool:
    """Say whether an answer shows something of the claim."""
    match kind:
        case "content" | "thumbnail":
            return bool(answer.content)
        case "pdf":
            pages = PdfReader(io.BytesIO(answer.content)).pages
            return WORD in "".join(page.extract_text() for page in pages).replace("\n", "").replace("-", "")
        case "count":
            return bool(answer.json()["types"])
        case "notice count":
            return bool(answer.json()["unread"])
        case "access":
            return "Dana" in answer.text
        case _:
            return WORD in answer.text


@pytest.fixture
async def other(settings: Settings, dsn: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """Another process of the same server, as far as one process can be two: it forgets by the bell alone."""
    ours, theirs = passports.FORGETTERS, Forgetters()
    database = await open_database(dsn, size=4)
    monkeypatch.setattr(passports, "FORGETTERS", theirs)
    built = App(settings, database)
    monkeypatch.setattr(passports, "FORGETTERS", ours)
    monkeypatch.setattr(hub_module, "FORGETTERS", theirs)
    yield built
    await database.close()


@pytest.fixture
async def scene(site: Site, other: App) -> AsyncIterator[Scene]:
    """Dana at the claim, with a session of her own that this test may end."""
    token = f"the session that ends {new_id()}".replace(" ", "-")
    world = site.world
    async with Work(world.database) as work:
        await identity.add_bearer(
            work, person=world.people["dana"], account=world.account, kind="session", secret=token_hash(token),
            lives=ABSOLUTE, idle=IDLE,
        )  # fmt: skip
    made = Scene(site, other, token)
    await made.write()
    yield made
    await end(made.tasks)


async def removed(scene: Scene) -> None:
    """Maya takes Dana out of the project."""
    path = f"{scene.base}/people/{scene.world.people['dana']}?reassign_to={scene.world.people['rita']}"
    gone = await scene.world.client("maya").delete(path)
    assert gone.status_code == 204, gone.text


async def deactivated(scene: Scene) -> None:
    """Maya deactivates Dana."""
    path = f"/api/account/people/{scene.world.people['dana']}/active"
    body = {"active": False, "reassign_to": str(scene.world.people["rita"])}
    assert (await scene.world.client("maya").put(path, json=body)).status_code == 200


async def taken_off(scene: Scene) -> None:
    """Ana takes Dana off the claim."""
    now = await scene.site.get("ana", f"/items/{scene.item['id']}")
    changed = await scene.site.patch("ana", now, assignees=scene.site.people("rita"))
    assert changed.status_code == 200, changed.text


async def lowered(scene: Scene) -> None:
    """Maya takes every level from Dana."""
    path = f"{scene.base}/people/{scene.world.people['dana']}/permissions"
    assert (await scene.world.client("maya").put(path, json={"levels": {}})).status_code == 200


async def closed(scene: Scene) -> None:
    """Maya closes the project."""
    path = f"/api/account/projects/{scene.world.project}/active"
    assert (await scene.world.client("maya").put(path, json={"active": False})).status_code == 200


async def signed_out(scene: Scene) -> None:
    """Dana ends that session from another browser."""
    async with scene.browser() as there:
        found = (await there.get("/api/sessions")).json()["items"]
    session = next(each["id"] for each in found if each["current"])
    assert (await scene.world.client("dana").delete(f"/api/sessions/{session}")).status_code == 204


async def new_password(scene: Scene) -> None:
    """Dana chooses another password in another browser."""
    body = {"old": PASSWORD, "new": "a long and quiet pier"}
    assert (await scene.world.client("dana").put("/api/me/password", json=body)).status_code == 204


Moment = Callable[[Scene], Awaitable[None]]
MOMENTS: list[tuple[Moment, int]] = [  # and what her earlier answer is answered with when she sends it again
    (removed, 404),
    (deactivated, 404),
    (taken_off, 404),
    (lowered, 409),
    (closed, 404),
    (signed_out, 401),
    (new_password, 401),
]
NAMES = [moment.__name__ for moment, _ in MOMENTS]
NOT_OF_IT = {"notices", "notice count"}


async def warm(scene: Scene) -> tuple[httpx.AsyncClient, httpx.AsyncClient]:
    """Look at everything on both processes; all of it shows the claim."""
    here, there = scene.browser(), scene.browser(scene.other)
    for client in (here, there):
        assert await scene.shown(client) == set(scene.kinds())
    assert scene.other.gate.passports, "the caches are warm"
    return here, there


@pytest.mark.parametrize(("moment", "again"), MOMENTS, ids=NAMES)
async def test_the_next_request_of_every_kind_shows_nothing(scene: Scene, moment: Moment, again: int) -> None:
    here, _ = await warm(scene)
    assert (await scene.answer(here)).headers["idempotent-replay"] == "true"
    await moment(scene)
    assert await scene.shown(here) == set(), "before any reaction ran"
    piece = await here.put(f"{scene.base}/uploads/{scene.upload}", content=b"0123456789", params={"offset": 0})
    assert piece.status_code == (again if moment not in (taken_off, lowered) else 200)
    repeated = await scene.answer(here)
    assert repeated.status_code == again, repeated.text
    assert WORD not in repeated.text
    await scene.world.settle()
    assert await scene.shown(here) == set(), "after every reaction ran"


@pytest.mark.parametrize(("moment", "_"), MOMENTS, ids=NAMES)
async def test_the_other_process_and_the_socket_there_know_it_by_the_bell(scene: Scene, moment: Moment, _: int) -> None:
    _, there = await warm(scene)
    scene.tasks.append(asyncio.create_task(scene.other.hub.run()))
    await scene.listen()
    await until(lambda: there_again(scene, there), "the bell is heard, and the cache is warm again")
    before = len(scene.dana.frames)
    await moment(scene)
    await until(lambda: is_gone(scene, there), "the other process forgets")
    assert await scene.shown(there) == set()
    if moment is closed:
        return
    said = await scene.site.respond("rita", scene.item, f"But {WORD}!")
    assert said.status_code == 201, said.text
    await until(lambda: said.json()["response"]["id"] in scene.ana.text, "Ana hears of it")
    await until(lambda: told_or_closed(scene, before), "Dana is told that it ended")
    assert WORD not in "\n".join(scene.dana.frames[before:])
    assert said.json()["response"]["id"] not in scene.dana.text
    if moment in (deactivated, signed_out, new_password):
        assert scene.dana.code == 4401


async def there_again(scene: Scene, there: httpx.AsyncClient) -> bool:
    """Say whether the other process listens and has looked Dana up since."""
    listens = bool(scene.other.hub._followers) and bool(scene.dana.frames)
    return listens and (await there.get(scene.kinds()["item"][0])).status_code == 200 and bool(scene.other.gate.bearers)


async def is_gone(scene: Scene, there: httpx.AsyncClient) -> bool:
    """Say whether the claim is not there for Dana any more."""
    return (await there.get(scene.kinds()["item"][0])).status_code != 200


def told_or_closed(scene: Scene, before: int) -> bool:
    """Say whether Dana's socket was told that something ended, after the frames `before`."""
    ends = ('"left"', '"access"', '"gone"', '"bye"')
    return any(end in frame for frame in scene.dana.frames[before:] for end in ends)


async def test_without_the_bell_the_other_process_would_go_on(scene: Scene) -> None:
    """What the tests above would see if nobody rang: that they can fail."""
    _, there = await warm(scene)
    await lowered(scene)
    assert (await there.get(scene.kinds()["item"][0])).status_code == 200


async def test_a_revoked_token_is_refused_at_once_everywhere(scene: Scene) -> None:
    made = (await scene.world.client("dana").post("/api/me/tokens", json={"name": "script"})).json()
    scene.tasks.append(asyncio.create_task(scene.other.hub.run()))
    here, there = scene.browser(bearer=made["token"]), scene.browser(scene.other, bearer=made["token"])
    ear = Ear()
    hash, person = token_hash(made["token"]), scene.world.people["dana"]
    member = Member(ear, person=person, account=scene.world.account, token=hash)
    await scene.other.hub.join(member, {scene.world.project: None})
    scene.tasks.append(asyncio.create_task(member.pump()))
    for client in (here, there):
        assert await scene.shown(client) == set(scene.kinds())
    assert (await scene.world.client("dana").delete(f"/api/me/tokens/{made['id']}")).status_code == 204
    assert await scene.shown(here) == set()
    await until(lambda: is_gone(scene, there), "the other process forgets")
    assert await scene.shown(there) == set()
    await until(lambda: ear.code is not None, "the socket is closed")
    assert ear.code == 4401


async def test_whoever_is_taken_out_and_brought_back_has_only_what_they_are_brought_back_with(scene: Scene) -> None:
    maya, dana = scene.world.client("maya"), str(scene.world.people["dana"])
    await removed(scene)
    back = await maya.post(f"{scene.base}/people", json={"person_id": dana})
    assert back.status_code == 201, back.text
    assert (await scene.world.passport("dana")).levels == {}
    await scene.world.settle()
    assert (await scene.world.passport("dana")).levels.keys() == {"directory"}
    assert await scene.shown(scene.browser()) == set()


async def test_an_administrator_who_is_none_any_more_has_nothing_left_of_it(scene: Scene) -> None:
    maya, path = scene.world.client("maya"), f"/api/account/people/{scene.world.people['omar']}"
    assert (await maya.patch(path, json={"account_admin": True})).status_code == 200
    await scene.world.settle()
    omar = scene.world.client("omar")
    assert (await omar.get("/api/account/outbox")).status_code == 200
    assert (await maya.patch(path, json={"account_admin": False})).status_code == 200
    assert (await omar.get("/api/account/outbox")).status_code == 403
    assert (await scene.world.passport("omar")).levels == {}, "not even until the reaction runs"
    await scene.world.settle()
    assert (await scene.world.passport("omar")).levels["directory"] == 1


async def test_a_sign_in_with_a_password_that_is_being_changed_opens_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare, dana = passwords.matches, scene.world.people["dana"]

    async def slowly(password: str, hashed: str | None) -> bool:
        fits = await compare(password, hashed)
        monkeypatch.setattr(passwords, "matches", compare)
        async with Work(scene.world.database) as work:
            await logins.set_password(work, person=dana, account=scene.world.account, password="a long and quiet pier")
        return fits

    monkeypatch.setattr(passwords, "matches", slowly)
    async with scene.world.browser() as browser:
        body = {"mail": scene.world.mails["dana"], "password": PASSWORD}
        answer = await browser.post("/api/session", json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, "identity.bad_sign_in")
        assert (
            await browser.post("/api/session", json=body | {"password": "a long and quiet pier"})
        ).status_code == 201


class Post:
    """What would leave by mail."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    async def hand_over(self, row: Any, *, post: mail.Post, to: str, now: Any) -> None:
        """Take a mail."""
        self.sent.append((to, row["reason"]))


@pytest.fixture
def post(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Post:
    """A mail server that takes everything, when it is asked."""
    made = Post()
    monkeypatch.setattr(sys.modules["sitepost.platform.mail.queue"], "hand_over", made.hand_over)
    scene.world.database.post = mail.Post(address=BASE_URL, smtp_host="127.0.0.1")
    return made


async def waits(scene: Scene) -> None:
    """Let a mail about the claim wait for Dana and for Rita."""
    now = await scene.site.get("ana", f"/items/{scene.item['id']}")
    assert (await scene.site.respond("rita", now, f"Another {WORD}.")).status_code == 201
    await scene.world.app.consumer.settle()
    async with scene.world.work(reading=True) as work:
        waiting = await work.values("SELECT sent_to FROM mail WHERE state = 'waiting'")
    assert scene.world.mails["dana"] in waiting
    assert scene.world.mails["ana"] in waiting


@pytest.mark.parametrize("moment", [removed, deactivated, taken_off, lowered])
async def test_a_mail_that_waits_for_somebody_who_lost_access_is_not_sent(
    scene: Scene, post: Post, moment: Moment
) -> None:
    await waits(scene)
    await moment(scene)
    await scene.world.settle()
    sent = {to for to, _ in post.sent}
    assert scene.world.mails["ana"] in sent, "the others get theirs"
    assert scene.world.mails["dana"] not in sent
    async with scene.world.work(reading=True) as work:
        rows = await work.dicts(
            "SELECT state, error FROM mail WHERE sent_to = %(to)s", {"to": scene.world.mails["dana"]}
        )
    held = [row for row in rows if row["error"]]
    assert [row["state"] for row in held] == ["failed"]
    assert "may not see" in held[0]["error"]


@pytest.mark.parametrize("moment", [signed_out, new_password])
async def test_a_mail_leaves_for_whoever_only_signed_out(scene: Scene, post: Post, moment: Moment) -> None:
    await waits(scene)
    await moment(scene)
    await scene.world.settle()
    assert {scene.world.mails["ana"], scene.world.mails["dana"]} <= {to for to, _ in post.sent}


async def test_a_reset_link_does_not_go_to_somebody_who_was_deactivated(scene: Scene, post: Post) -> None:
    nobody = scene.world.client(None)
    assert (await nobody.post("/api/password-resets", json={"mail": scene.world.mails["dana"]})).status_code == 202
    async with Work(scene.world.database) as work:
        await scene.world.app.jobs.tasks["identity.reset"](work, address=scene.world.mails["dana"])
    await deactivated(scene)
    await scene.world.settle()
    assert post.sent == []


async def test_a_farewell_still_goes_to_whoever_is_off_the_item_and_not_to_whoever_left(
    scene: Scene, post: Post
) -> None:
    tool = scene.site.tool("CLM")
    path = f"{scene.base}/notifications/matrix/{tool}"
    ticks = {"events": {"user_removed": {"assignee": True}}}
    assert (await scene.world.client("maya").put(path, json=ticks)).status_code == 200
    now = await scene.site.get("ana", f"/items/{scene.item['id']}")
    assert (await scene.site.patch("ana", now, assignees=[])).status_code == 200
    await scene.world.app.consumer.settle()
    gone = await scene.world.client("maya").delete(f"{scene.base}/people/{scene.world.people['rita']}")
    assert gone.status_code == 204
    await scene.world.settle()
    assert post.sent == [(scene.world.mails["dana"], mail.FAREWELL)]


async def test_a_mail_about_a_response_that_became_official_still_leaves(scene: Scene, post: Post) -> None:
    site = scene.site
    item = await site.create("ana", "NOD", assignees=site.people("dana", "rita"), due_on="2026-03-02")
    await scene.world.settle()
    post.sent.clear()
    said = await site.respond("dana", item, "So be it.")
    await scene.world.app.consumer.settle()
    path = f"{site.base}/items/{item['id']}/responses/{said.json()['response']['id']}"
    assert (await scene.world.client("carl").patch(path, json={"official": True})).status_code == 200
    await scene.world.settle()
    assert {scene.world.mails["ana"], scene.world.mails["rita"]} <= {to for to, _ in post.sent}
