"""The worker beside the page: it opens without a line, is never stuck with old pages, and shows what is pushed."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import CDPSession, Worker, expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office
from tests.browser.talks import CARL

pytestmark = pytest.mark.usefixtures("switched_on")
IS_WHOLE = """async () => {
  const names = (await caches.keys()).filter((one) => one.startsWith("sitepost-shell-"));
  const pages = await Promise.all(names.map(async (one) => (await caches.open(one)).match("/")));
  return Boolean(navigator.serviceWorker.controller) && names.length === 1 && pages.every(Boolean);
}"""
KEPT = """async () => {
  const names = await caches.keys();
  const all = await Promise.all(names.map(async (one) => (await caches.open(one)).keys()));
  return all.flat().map((each) => new URL(each.url).pathname);
}"""
PLANT = """async () => {
  const cache = await caches.open("sitepost-shell-0000");
  await cache.put("/", new Response("<title>An old one</title>", { headers: { "content-type": "text/html" } }));
}"""
CUT = re.compile("You are offline|No connection")  # by the browser, which may not know it, or by a request that failed
SHOWN = """async () => (await self.registration.getNotifications())
  .map(({ title, body, tag, data }) => ({ title, body, tag, data }))"""


def arrive(desk: Desk, address: str) -> None:
    """Come in, and wait until the worker is there with all that it keeps."""
    desk.sign_in(to=address)
    desk.until(IS_WHOLE)
    desk.settle()


def test_the_page_opens_without_a_line_and_is_never_an_old_one(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL, worker=True)
    arrive(carl, "/conversations")
    page = carl.page
    expect(carl.heading("Conversations").first).to_be_visible()
    kept = page.evaluate(KEPT)
    assert "/" in kept
    assert len([each for each in kept if each.startswith("/assets/")]) > 5
    assert not [each for each in kept if each.startswith("/api")], "no answer of the server is kept"
    carl.watch.line_is_cut = True
    carl.context.set_offline(True)
    page.reload()
    expect(page.get_by_text(CUT).first).to_be_visible()
    page.goto("/conversations?from=home")
    expect(page.get_by_text(CUT).first).to_be_visible()
    carl.context.set_offline(False)
    carl.watch.line_is_cut = False
    page.evaluate(PLANT)
    page.goto("/conversations")
    expect(carl.heading("Conversations").first).to_be_visible()
    carl.until(IS_WHOLE)
    assert "An old one" not in page.title()


class Pushes:
    """The push service of the browser, as developers stand in for it."""

    def __init__(self, desk: Desk) -> None:
        self.session: CDPSession = desk.context.new_cdp_session(desk.page)
        self.origin = desk.address
        self.registrations: list[str] = []
        self.last: dict[str, Any] | str = ""
        self.session.on("ServiceWorker.workerRegistrationUpdated", self._updated)
        self.session.send("ServiceWorker.enable")
        desk.until("() => true")

    def _updated(self, told: dict[str, Any]) -> None:
        self.registrations += [each["registrationId"] for each in told["registrations"] if not each["isDeleted"]]

    def deliver(self, note: dict[str, Any] | str) -> None:
        """Wake the worker."""
        data = note if isinstance(note, str) else json.dumps(note)
        what = {"origin": self.origin, "registrationId": self.registrations[-1], "data": data}
        self.session.send("ServiceWorker.deliverPushMessage", what)
        self.last = note


def shown(worker: Worker, desk: Desk, count: int, pushes: Pushes) -> list[Any]:
    """Return what the browser shows, once it shows so many; what its stand-in lost is pushed again."""
    for turn in range(1, 101):
        found: list[Any] = worker.evaluate(SHOWN)
        if len(found) == count:
            return found
        desk.page.wait_for_timeout(50)
        if turn % 20 == 0:
            pushes.deliver(pushes.last)
    raise AssertionError(f"{count} were never shown: {found}")


def test_a_push_is_shown_once_a_conversation_and_leads_there(sits: Sits, office: Office) -> None:
    group = {"project": office.project, "name": f"Cranes {uuid4().hex[:6]}", "people": [office.people[CARL]]}
    made = office.ask(MAYA, "POST", "/api/conversations/groups", group)["id"]
    carl = sits(office, CARL, worker=True)
    carl.context.grant_permissions(["notifications"], origin=carl.address)
    carl.watch.allow(404, "/api/conversations/")
    arrive(carl, "/conversations")
    pushes, [worker] = Pushes(carl), carl.context.service_workers
    note = {
        "conversation": made,
        "title": "Maya King",
        "body": "Cranes\nOne.",
        "url": f"/conversations/{made}?from=push",
    }
    pushes.deliver({**note, "conversation": "seen"})  # whoever looks at Sitepost is told by the page
    carl.settle()
    carl.page.goto("about:blank")
    pushes.deliver(note)
    pushes.deliver({**note, "body": "Cranes\nTwo."})
    pushes.deliver({**note, "conversation": "another", "title": "Dana Ortiz"})
    first, other = sorted(shown(worker, carl, 2, pushes), key=lambda each: each["title"], reverse=True)
    assert (first["title"], first["body"], first["tag"]) == ("Maya King", "Cranes\nTwo.", made)
    assert (other["title"], other["tag"]) == ("Dana Ortiz", "another")
    pushes.deliver("no JSON at all")
    assert "Sitepost" in [each["title"] for each in shown(worker, carl, 3, pushes)]
    carl.page.goto("/")
    expect(carl.page.get_by_role("link", name=re.compile("^Conversations")).first).to_be_visible()
    worker.evaluate("(url) => open(url)", first["data"]["url"])
    expect(carl.page).to_have_url(f"{carl.address}{first['data']['url']}")
    expect(carl.page.get_by_role("textbox", name="Write a message")).to_be_visible()
    worker.evaluate("(url) => open(url)", f"/conversations/{uuid4()}?from=push")
    expect(carl.page.get_by_text("You no longer have access.")).to_be_visible()
    worker.evaluate("(url) => open(url)", "https://evil.example/x")
    expect(carl.page.get_by_text("You no longer have access.")).to_be_visible()


STAND_IN = """
const keys = { p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg" };
let held = null;
PushManager.prototype.getSubscription = async () => held;
PushManager.prototype.subscribe = async (options) => (held = {
  options: {}, toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/a-test", keys }),
  unsubscribe: async () => { held = null; return true; },
});
"""
"""A push service that gives out an address; nothing is sent to it."""


def test_somebody_turns_their_device_on_and_chooses_what_is_pushed(sits: Sits, office: Office) -> None:
    carl = sits(office, CARL, worker=True)
    carl.context.grant_permissions(["notifications"], origin=carl.address)
    carl.context.add_init_script(STAND_IN)
    arrive(carl, "/me/conversations")
    page, is_here = carl.page, "async () => (await (await fetch('/api/push')).json()).here"
    expect(page.get_by_text("This device is not on.")).to_be_visible()
    carl.press(carl.button("Turn on for this device"))
    expect(page.get_by_text("This device is on, until you sign out here.")).to_be_visible()
    assert page.evaluate(is_here)
    carl.press(carl.button("Show an Example of a Push"))
    [worker] = carl.context.service_workers
    assert [each["title"] for each in shown(worker, carl, 1, Pushes(carl))] == ["Dana Ortiz"]
    carl.press(carl.button("Turn off for this device"))
    expect(page.get_by_text("This device is not on.")).to_be_visible()
    assert not page.evaluate(is_here)
    four = page.get_by_role("group", name="Push").get_by_role("checkbox")
    expect(four).to_have_count(4)
    page.get_by_label("Enable Conversations Push").uncheck()
    for box in four.all():
        expect(box).not_to_be_checked()
    carl.press(carl.button("Update"))
    expect(carl.button("Update")).to_be_hidden()
    held = office.ask(CARL, "GET", "/api/conversations/preferences")
    assert [held[f"push_{kind}"] for kind in ("direct", "groups", "items", "mentions")] == [False] * 4
    page.get_by_label("Enable Conversations Push").check()
    page.get_by_label("New Group Messages").uncheck()
    carl.press(carl.button("Update"))
    expect(carl.button("Update")).to_be_hidden()
    held = office.ask(CARL, "GET", "/api/conversations/preferences")
    assert [held[f"push_{kind}"] for kind in ("direct", "groups", "items", "mentions")] == [True, False, True, True]
