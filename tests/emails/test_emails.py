"""Stories of e-mails about items: sent to people of the directory, answered, private, and shown to nobody else."""

import email
import email.policy
import json
from email.message import EmailMessage
from typing import Any

import httpx
import pytest
from tests.correspondence.site import Site, doc
from tests.leaks.crawler import frames
from tests.platform.test_mail import Sink

WORD = "zqwombat"


def path(site: Site, item: dict[str, Any], more: str = "") -> str:
    """Where the e-mails about an item are."""
    return f"/api/projects/{site.world.project}/emails/{item['id']}{more}"


async def send(site: Site, name: str, item: dict[str, Any], **more: Any) -> httpx.Response:
    """Send an e-mail about an item as `name`, to Dana unless said otherwise."""
    body = {"to": site.people("dana"), "subject": "For your records", "body": doc("As agreed."), **more}
    return await site.world.client(name).post(path(site, item), json=body)


async def threads(site: Site, name: str, item: dict[str, Any]) -> list[dict[str, Any]]:
    """What somebody reads under the tab."""
    answer = await site.world.client(name).get(path(site, item))
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def code_of(answer: httpx.Response) -> tuple[int, str, str | None]:
    """Status, code and field of a refusal."""
    problem = answer.json()
    errors = problem.get("errors") or [problem]
    return answer.status_code, errors[0].get("code", problem["code"]), errors[0].get("field")


def read(sink: Sink, to: str) -> EmailMessage:
    """The newest mail to somebody, read by the standard library."""
    raw = next(data for _, rcpt, data in reversed(sink.mails) if to in rcpt)
    return email.message_from_bytes(raw, policy=email.policy.default)  # type: ignore[return-value]


async def test_an_item_goes_by_mail_with_its_files_to_people_who_cannot_open_it(site: Site, sink: Sink) -> None:
    bytes_of = {"Größe S-401.pdf": b"%PDF a drawing", "crane.jpg": b"crane"}
    files = [await site.file("ana", name, data) for name, data in bytes_of.items()]
    item = await site.create("ana", subject="Slab is late", file_ids=files, description=doc("Quokka."), private=True)
    begin = (await site.world.client("ana").get(path(site, item, "/beginning"))).json()
    assert begin["subject"] == f"{item['number']} Slab is late"
    assert "Quokka." in json.dumps(begin["body"])
    assert ([each["name"] for each in begin["files"]], begin["private"]) == (["Größe S-401.pdf", "crane.jpg"], True)
    answer = await send(
        site, "ana", item, to=[*site.people("omar"), site.world.mails["carl"].upper()], cc=site.people("kate", "omar"),
        subject=begin["subject"], body=begin["body"], file_ids=files,
    )  # fmt: skip
    assert answer.status_code == 201, answer.text
    await site.world.settle()
    assert len(sink.mails) == 3
    for name, led in (("omar", False), ("carl", True), ("kate", False)):
        got = read(sink, site.world.mails[name])
        assert got["subject"] == f"[Harbour Tower] {begin['subject']}"
        assert site.world.mails["omar"] in got["to"]
        assert site.world.mails["carl"] in got["to"]
        assert got["cc"] == f"Kate Osei <{site.world.mails['kate']}>"
        assert got["reply-to"] == f"Ana Lind <{site.world.mails['ana']}>"
        assert got["from"].startswith("Ana Lind via ")
        plain = got.get_body(("plain",))
        assert plain is not None
        assert "Quokka." in plain.get_content()
        assert ("/correspondence/" in plain.get_content()) is led, "whoever may not open it is not led to it"
        kept = {each.get_filename(): each.get_content() for each in got.iter_attachments()}
        assert kept == bytes_of
    assert not await site.sees("omar", item), "sending opens the mail and nothing else"
    (thread,) = await threads(site, "ana", item)
    assert [each["state"] for each in thread["emails"][0]["to"]] == ["sent", "sent"]


@pytest.mark.parametrize(
    ("wish", "code", "field"),
    [
        ({"to": ["stranger@elsewhere.example"]}, "emails.not_in_directory", "to"),
        ({"cc": ["stranger@elsewhere.example"]}, "emails.not_in_directory", "cc"),
        ({"to": ["01900000-0000-7000-8000-000000000000"]}, "emails.not_in_directory", "to"),
        ({"to": ["zoe@northgate.example"]}, "emails.not_in_directory", "to"),
        ({"to": []}, "emails.nobody", "to"),
        ({"to": ["  "]}, "emails.nobody", "to"),
        ({"subject": " \n "}, "emails.no_subject", "subject"),
        ({"subject": "x" * 301}, "too_long", "subject"),
        ({"body": {"type": "doc", "content": []}}, "emails.no_words", "body"),
        ({"body": {"type": "doc", "content": [{"type": "script"}]}}, "bad_rich_text", "body"),
        ({"file_ids": ["01900000-0000-7000-8000-000000000000"]}, "emails.unknown_file", "file_ids"),
    ],
)
async def test_what_is_wrong_with_an_email_is_said_at_its_field(
    site: Site, wish: dict[str, Any], code: str, field: str
) -> None:
    item = await site.create("ana")
    assert code_of(await send(site, "ana", item, **wish)) == (422, code, field)
    assert await threads(site, "ana", item) == []


async def test_who_left_the_project_is_not_in_its_directory(site: Site) -> None:
    item = await site.create("ana")
    gone = await site.world.client("maya").delete(f"/api/projects/{site.world.project}/people/{site.person('rob')}")
    assert gone.status_code == 204
    answer = await send(site, "ana", item, to=[site.world.mails["rob"]])
    assert code_of(answer) == (422, "emails.not_in_directory", "to")
    assert "rob@ferro.example" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("name", "send_says", "read_says"),
    [
        ("kate", 403, 200),
        ("dana", 201, 200),
        ("carl", 201, 200),
        ("omar", 404, 404),
        ("zoe", 404, 404),
        (None, 401, 401),
    ],
)
async def test_standard_sends_and_whoever_sees_the_item_reads(
    site: Site, name: str, send_says: int, read_says: int
) -> None:
    item = await site.create("ana")
    assert (await send(site, "ana", item, to=site.people("rita"))).status_code == 201
    client = site.world.client(name)
    assert (await send(site, name, item)).status_code == send_says
    answer = await client.get(path(site, item))
    assert answer.status_code == read_says
    if read_says == 200:
        assert [each["emails"][0]["subject"] for each in answer.json()["items"]][-1] == "For your records"
        assert ("forward" in answer.json()["can"]) == (send_says == 201)
    for more in ("/beginning", "/people"):
        assert (await client.get(path(site, item, more))).status_code == (200 if send_says == 201 else send_says)


async def test_drafts_are_not_sent(site: Site) -> None:
    item = await site.create("ana", issue=False)
    assert code_of(await send(site, "ana", item))[:2] == (422, "emails.draft")
    answer = (await site.world.client("ana").get(path(site, item))).json()
    assert answer["why_not"] == {"forward": "emails.draft"}


async def test_things_that_nobody_works_on_have_no_emails(site: Site) -> None:
    async with site.world.work(reading=True) as work:
        others = await work.values("SELECT id FROM card WHERE kind <> 'correspondence.item'")
    assert others
    for other in others[:8]:
        assert (await site.world.client("maya").get(path(site, {"id": other}))).status_code == 404


async def test_a_reply_stays_in_its_thread_and_refers_to_what_it_answers(site: Site, sink: Sink) -> None:
    item = await site.create("ana")
    first = (await send(site, "ana", item)).json()
    reply = await send(site, "dana", item, to=site.people("ana", "rita"), subject="Re: x", thread_id=first["id"])
    assert reply.status_code == 201, reply.text
    assert [each["author"]["name"] for each in reply.json()["emails"]] == ["Ana Lind", "Dana Ortiz"]
    await site.world.settle()
    began, answer = read(sink, site.world.mails["dana"]), read(sink, site.world.mails["ana"])
    assert answer["in-reply-to"] == answer["references"] == began["message-id"]
    assert read(sink, site.world.mails["rita"])["message-id"] == answer["message-id"], "one e-mail, one id"
    assert "auto-submitted" not in answer
    other = await site.create("ana")
    assert (await send(site, "ana", other, thread_id=first["id"])).status_code == 404


async def test_a_private_email_is_for_those_on_it_and_administrators(site: Site) -> None:
    item = await site.create("ana")
    sent = await send(site, "ana", item, to=site.people("dana"), subject=WORD, body=doc(WORD), private=True)
    thread = sent.json()["id"]
    await site.world.settle()
    readers = {name for name in ("ana", "dana", "carl", "kate", "rita", "dev") if await threads(site, name, item)}
    assert readers == {"ana", "dana", "carl"}
    assert (await send(site, "rita", item, thread_id=thread)).status_code == 403
    await site.levels("rita", "standard")
    assert (await send(site, "rita", item, thread_id=thread)).status_code == 404, "not even that it is there"
    more = await send(
        site, "dana", item, to=site.people("rita"), subject="Re: it", body=doc("Later."), thread_id=thread
    )
    assert more.status_code == 201
    (seen,) = await threads(site, "rita", item)
    assert [each["subject"] for each in seen["emails"]] == ["Re: it"], "what was before is not for who comes later"
    assert seen["private"] is True


async def test_nobody_else_meets_a_private_email_anywhere(site: Site) -> None:
    file = await site.file("ana", "crane.jpg")
    item = await site.create("ana", subject="Slab is late", file_ids=[file])
    await site.world.settle()
    before = [each async for each in frames(site.world, "rita")]
    sent = await send(site, "ana", item, to=site.people("dana"), subject=WORD, body=doc(WORD), private=True)
    assert sent.status_code == 201
    await site.world.settle()
    rita, base = site.world.client("rita"), f"/api/projects/{site.world.project}"
    places = [
        path(site, item), f"{site.base}/items/{item['id']}", f"{site.base}/items?q={WORD}",
        f"{base}/search?q={WORD}", "/api/notices", f"{site.base}/items/{item['id']}/pdf",
        f"{site.base}/items/{item['id']}/revisions",
    ]  # fmt: skip
    for place in places:
        answer = await rita.get(place)
        assert answer.status_code in (200, 404), place
        assert WORD not in answer.text.replace(f"q={WORD}", ""), place
        assert sent.json()["id"] not in answer.text, place
    assert (await rita.get(f"{base}/history", params={"card": item["id"]})).status_code == 403
    after = [each async for each in frames(site.world, "rita")]
    assert [each for each in after if "emails." in each] == [], "no socket tells of it"
    assert [each.split('"seq"')[0] for each in before if '"fact"' in each] == [
        each.split('"seq"')[0] for each in after if '"fact"' in each
    ]
    history = (await site.world.client("carl").get(f"{base}/history", params={"card": item["id"]})).json()
    entry = history["items"][0]
    assert (entry["kind"], entry["label"]) == ("emails.email_sent", "Email sent")
    assert [(each["label"], each["new"]) for each in entry["changes"]] == [
        ("To", site.people("dana")),
        ("Subject", WORD),
    ]
    assert WORD not in json.dumps(after), "and the frames carry no words"


async def test_an_open_email_is_told_live_without_its_words(site: Site) -> None:
    item = await site.create("ana")
    assert (await send(site, "ana", item, subject=WORD)).status_code == 201
    heard = [each async for each in frames(site.world, "rita") if "emails.email_sent" in each]
    assert len(heard) == 1
    assert WORD not in heard[0]


async def test_the_threads_of_an_item_go_with_it(site: Site) -> None:
    item = await site.create("ana", distribution=site.people("rita"))
    assert (await send(site, "ana", item, to=site.people("rita", "kate"))).status_code == 201
    assert len(await threads(site, "kate", item)) == 1
    assert (await site.patch("carl", item, private=True, distribution=[])).status_code == 200
    for name in ("rita", "kate"):
        assert (await site.world.client(name).get(path(site, item))).status_code == 404


async def test_super_private_items_keep_their_emails_from_administrators_who_cannot_see_them(site: Site) -> None:
    item = await site.create("ana", "CLM", private=True, assignees=site.people("dana"))
    assert (await send(site, "ana", item, private=True)).status_code == 201
    assert (await site.world.client("carl").get(path(site, item))).status_code == 404
    assert len(await threads(site, "dana", item)) == 1


async def test_words_of_responses_stay_out_of_the_summary(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    assert (await site.respond("carl", item, WORD, official=True)).status_code == 201
    assert (await site.respond("carl", item, WORD)).status_code == 201
    begin = (await site.world.client("ana").get(path(site, item, "/beginning"))).text
    assert WORD not in begin
    assert "Dana Ortiz (Delta Concrete)" in begin


async def test_a_file_that_is_too_large_is_named_and_not_sent(
    site: Site, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.emails.rules.MOST_ATTACHED", 30)
    files = [
        await site.file("ana", f"{n}.jpg", b"x" * size) for n, size in (("first", 20), ("second", 20), ("third", 10))
    ]
    item = await site.create("ana", file_ids=files)
    sent = await send(site, "ana", item, to=site.people("dana", "omar"), file_ids=files)
    assert [each["attached"] for each in sent.json()["emails"][0]["files"]] == [True, False, True]
    await site.world.settle()
    for name, words in (("dana", "to be had in Sitepost"), ("omar", "ask Ana Lind")):
        got = read(sink, site.world.mails[name])
        assert [each.get_filename() for each in got.iter_attachments()] == ["first.jpg", "third.jpg"]
        plain = got.get_body(("plain",))
        assert plain is not None
        assert words in plain.get_content().replace("\n", " ")


async def test_an_unofficial_answers_files_cannot_be_sent(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("carl"))
    file = await site.file("carl", "secret.jpg")
    assert (await site.respond("carl", item, file_ids=[file])).status_code == 201
    assert code_of(await send(site, "carl", item, file_ids=[file])) == (422, "emails.unknown_file", "file_ids")


async def test_it_leaves_for_people_without_access_but_not_for_who_left_the_project(site: Site, sink: Sink) -> None:
    item = await site.create("ana", private=True)
    assert (await send(site, "ana", item, to=site.people("omar", "rob"))).status_code == 201
    gone = await site.world.client("maya").delete(f"/api/projects/{site.world.project}/people/{site.person('rob')}")
    assert gone.status_code == 204
    await site.world.settle()
    assert [rcpt for _, rcpt, _ in sink.mails] == [[site.world.mails["omar"]]]


async def test_without_a_mail_server_it_stands_in_the_outbox_and_stays_there(site: Site) -> None:
    item = await site.create("ana")
    assert (await send(site, "ana", item)).status_code == 201
    await site.world.settle()
    (line,) = (await site.world.client("maya").get("/api/account/outbox")).json()["items"]
    assert (line["reason"], line["state"], line["to"]) == ("forwarded", "kept", site.world.mails["dana"])
    (thread,) = await threads(site, "ana", item)
    assert thread["emails"][0]["to"][0]["state"] == "kept"


async def test_people_are_found_by_name_and_address_with_their_access(site: Site) -> None:
    item = await site.create("ana", private=True)
    client = site.world.client("ana")

    async def found(q: str) -> list[tuple[str, bool]]:
        answer = await client.get(path(site, item, "/people"), params={"q": q})
        return [(each["name"], each["access"]) for each in answer.json()["items"]]

    assert await found("ferro") == [("Rita Moss", False), ("Rob Vance", False)]
    assert await found("OMAR@harbour") == [("Omar Haddad", False)]
    assert await found("carl") == [("Carl Reyes", True)]
    assert await found("%") == await found("zoe") == []


async def test_the_same_request_sends_once(site: Site) -> None:
    item = await site.create("ana")
    body = {"to": site.people("dana"), "subject": "Once", "body": doc("Once.")}
    for _ in range(2):
        answer = await site.world.client("ana").post(path(site, item), json=body, headers={"Idempotency-Key": "k1"})
        assert answer.status_code == 201
    assert len(await threads(site, "ana", item)) == 1


@pytest.mark.parametrize("name", ["a\r\nBcc: x@evil.test", "=?utf-8?q?a=0D=0ABcc:_x@evil.test?="])
async def test_hostile_words_reach_no_header(site: Site, sink: Sink, name: str) -> None:
    file = await site.file("ana", name + ".pdf")
    item = await site.create("ana", file_ids=[file])
    assert (await send(site, "ana", item, subject=f"Hello {name}", file_ids=[file])).status_code == 201
    await site.world.settle()
    ((_, rcpt, raw),) = sink.mails
    assert rcpt == [site.world.mails["dana"]]
    got = email.message_from_bytes(raw, policy=email.policy.compat32)
    assert not [part for part in got.walk() if "bcc" in part]
    assert len(got.get_all("Subject", [])) == 1
    assert max(len(line) for line in raw.split(b"\r\n")) < 998


async def test_threads_are_paged(site: Site) -> None:
    item = await site.create("ana")
    for n in range(3):
        assert (await send(site, "ana", item, subject=f"No. {n}")).status_code == 201
    client = site.world.client("ana")
    first = (await client.get(path(site, item), params={"limit": 2})).json()
    rest = (await client.get(path(site, item), params={"limit": 2, "cursor": first["next"]})).json()
    subjects = [each["emails"][0]["subject"] for page in (first, rest) for each in page["items"]]
    assert subjects == ["No. 2", "No. 1", "No. 0"]
    assert rest["next"] is None


async def test_the_ledger_of_an_item_does_not_tell_of_private_emails(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    place = f"/api/projects/{site.world.project}/receipts/{item['id']}"
    before = (await site.world.client("ana").get(place)).json()
    assert (await send(site, "carl", item, private=True)).status_code == 201
    await site.world.settle()
    assert (await site.world.client("ana").get(place)).json() == before, "she created it, and is not on the e-mail"
    assert "created" in json.dumps(before)
