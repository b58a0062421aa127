"""QR codes over HTTP: pictures and sheets that a scanner reads, and codes that lead only whom they may."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import pypdfium2
import pytest
from tests.codes.reading import pages, read, read_png, words
from tests.correspondence.site import Site, doc
from tests.world import BASE_URL, World

from sitepost.kernel.codes import code_of
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import EVERY_MEMBER, Card
from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL
from sitepost.platform import cards
from sitepost.platform.pdf import LABELS, render_now
from sitepost.tools.codes import actions
from sitepost.tools.codes.model import GRIDS, Size


def link_of(item: dict[str, Any]) -> str:
    return f"{BASE_URL}/q/{code_of(UUID(item['id']))}"


async def picture(site: Site, name: str, id: str, **query: Any) -> httpx.Response:
    path = f"/api/projects/{site.world.project}/codes/{id}"
    return await site.world.client(name).get(path, params=query)


async def scan(site: Site, name: str | None, code: str) -> httpx.Response:
    return await site.world.client(name).get(f"/api/q/{code}")


async def labels(site: Site, name: str, items: list[dict[str, Any]], **query: Any) -> httpx.Response:
    codes = ",".join(code_of(UUID(item["id"])) for item in items)
    path = f"/api/projects/{site.world.project}/labels"
    return await site.world.client(name).get(path, params={"codes": codes} | query)


def drawn(svg: bytes, size: int = 300) -> bytes:
    """Print an SVG as the sheets do, and return the PDF."""
    data: dict[str, Any] = {
        "project": "x", "project_number": "", "size": "large", "columns": 1, "rows": 1, "width": 120, "height": 60,
        "gap": 0, "left": 10, "top": 10, "used": 0, "title": "x",
        "labels": [{"svg": svg.decode(), "number": "", "title": ""}],
    }  # fmt: skip
    return render_now(LABELS, data, at=datetime(2026, 9, 1, tzinfo=UTC))


async def test_the_picture_of_a_letter_holds_the_link_that_leads_to_it(site: Site) -> None:
    item = await site.create("ana", subject="Tower crane stopped by wind")
    for scale in (2, 12):
        png = await picture(site, "rita", item["id"], format="png", scale=scale)
        assert png.status_code == 200
        assert png.headers["content-type"] == "image/png"
        assert read_png(png.content) == [link_of(item)]
    svg = await picture(site, "rita", item["id"], download=True)
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert svg.headers["content-disposition"].startswith('attachment; filename="NOD-0001 QR.svg"')
    assert "sandbox" in svg.headers["content-security-policy"]
    assert read(pages(drawn(svg.content))[0]) == [link_of(item)]
    assert b"<script" not in svg.content

    led = await scan(site, "rita", link_of(item).rpartition("/")[2].lower())
    assert led.json() == {
        "id": item["id"],
        "project": str(site.world.project),
        "kind": "correspondence.item",
        "number": "NOD-0001",
        "title": "Tower crane stopped by wind",
        "link": f"/projects/{site.world.project}/correspondence/{item['id']}",
    }


async def test_codes_belong_to_cards_of_every_kind(world: World) -> None:
    pile = Card(
        id=new_id(), account=world.account, scope=world.project, tool=MEMBER_TOOL, kind="registers.observation",
        number="OBS-7", title="Loose handrail", link=f"/projects/{world.project}/observations/7", audience=EVERY_MEMBER,
    )  # fmt: skip
    firm = Card(
        id=new_id(), account=world.account, scope=world.account, tool=ACCOUNT_TOOL, kind="directory.company", number="",
        title="Pier Pile", link="/company/companies", audience=EVERY_MEMBER,
    )  # fmt: skip
    pageless = Card(
        id=new_id(), account=world.account, scope=world.project, tool=MEMBER_TOOL, kind="directory.location", number="",
        title="Yard", audience=EVERY_MEMBER,
    )  # fmt: skip
    async with world.work() as work:
        for card in (pile, firm, pageless):
            await cards.save(work, card)
    client = world.client("rob")
    answers = [await client.get(f"/api/q/{code_of(card.id)}") for card in (pile, firm, pageless)]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert answers[0].json()["link"] == pile.link
    assert answers[1].json()["project"] is None
    base = f"/api/projects/{world.project}/codes"
    assert [(await client.get(f"{base}/{card.id}")).status_code for card in (pile, firm, pageless)] == [200, 404, 404]


async def test_the_server_tells_which_address_its_codes_have(world: World) -> None:
    assert (await world.client("rob").get("/api/q")).json() == {"address": BASE_URL}
    assert (await world.client(None).get("/api/q")).status_code == 401


async def test_hidden_foreign_malformed_and_random_codes_are_answered_alike(site: Site) -> None:
    hidden = [
        await site.create("ana", issue=False),
        await site.create("ana", private=True, assignees=site.people("dana")),
        await site.create("ana", "CLM", private=True),
    ]
    foreign = await site.create("ana")
    codes = [code_of(UUID(item["id"])) for item in hidden]
    codes += [
        code_of(new_id()),
        code_of(site.world.stranger.project),
        code_of(site.world.people["rita"]),
        "0" * 26,
        "8" * 26,
    ]
    codes += ["nonsense", "%00", "%F0%9F%8F%97", "x" * 3000, "-", hidden[0]["id"]]
    answers = [await scan(site, "rita", code) for code in codes]
    answers.append(await scan(site, "zoe", code_of(UUID(foreign["id"]))))
    answers.append(await scan(site, "omar", code_of(UUID(foreign["id"]))))  # no level on the type
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.headers["content-length"] for answer in answers}) == 1
    assert (await scan(site, "ana", codes[0])).status_code == 200
    for item in [*hidden, {"id": str(new_id())}]:
        answer = await picture(site, "rita", item["id"])
        assert (answer.status_code, answer.content) == (404, answers[0].content)


async def test_nobody_is_led_without_signing_in(site: Site) -> None:
    item = await site.create("ana")
    answers = [await scan(site, None, code) for code in (code_of(UUID(item["id"])), code_of(new_id()), "nonsense")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, answers[0].content)}


async def test_a_code_follows_rights_as_they_are_now(site: Site) -> None:
    item = await site.create("ana")
    code = code_of(UUID(item["id"]))
    assert (await scan(site, "rob", code)).status_code == 200
    await site.levels("rob", "none")
    assert (await scan(site, "rob", code)).status_code == 404
    assert (await picture(site, "rob", item["id"])).status_code == 404
    await site.levels("rob", "read_only")
    assert (await scan(site, "rob", code)).status_code == 200
    taken = await site.world.client("maya").delete(f"/api/projects/{site.world.project}/people/{site.person('rob')}")
    assert taken.status_code == 204, taken.text
    assert (await scan(site, "rob", code)).status_code == 404


async def test_a_response_is_reached_through_its_letter(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    said = (await site.respond("carl", item)).json()["response"]
    assert (await scan(site, "carl", code_of(UUID(said["id"])))).json()["link"].endswith(item["id"])
    assert (await scan(site, "rob", code_of(UUID(said["id"])))).status_code == 404, "unofficial ones are not for all"


@pytest.mark.parametrize("size", list(Size))
async def test_a_sheet_holds_a_label_for_every_chosen_letter(site: Site, size: Size) -> None:
    count = GRIDS[size].count
    items = [await site.create("ana", subject=f"Beam {n}") for n in range(min(count + 2, 23))]
    answer = await labels(site, "rob", items, size=size.value, used=2)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["sitepost-left-out"] == "0"
    found = [sorted(read(page)) for page in pages(answer.content)]
    first = min(count - 2, len(items))
    assert found[0] == sorted(map(link_of, items[:first]))
    assert [each for page in found[1:] for each in page] == sorted(map(link_of, items[first:]))
    text = words(answer.content)
    assert all(item["number"] in text and item["subject"] in text for item in items)
    assert "HT-01" in text
    assert pypdfium2.PdfDocument(answer.content)[0].get_size() == pytest.approx((595.3, 841.9), abs=0.5)


async def test_a_label_tells_no_more_than_its_printer_may_see(site: Site) -> None:
    shown = await site.create("ana", subject="Open to all")
    hidden = await site.create("ana", subject="Cancelled payment", private=True, assignees=site.people("dana"))
    draft = await site.create("ana", subject="Half a thought", issue=False)
    answer = await labels(site, "rob", [hidden, shown, draft, {"id": str(new_id())}])
    assert answer.headers["sitepost-left-out"] == "3"
    assert read(pages(answer.content)[0]) == [link_of(shown)]
    text = words(answer.content)
    assert "Open to all" in text
    assert not [word for word in ("payment", "thought", hidden["number"]) if word in text]
    nothing = [await labels(site, "rob", some) for some in ([hidden, draft], [{"id": str(new_id())}])]
    assert {(each.status_code, each.content) for each in nothing} == {(404, nothing[0].content)}
    assert "Cancelled payment" in words((await labels(site, "dana", [hidden])).content)


async def test_titles_are_left_off_where_passers_by_should_not_read_them(site: Site) -> None:
    item = await site.create("ana", subject="Late payment", description=doc("Overdue."))
    text = words((await labels(site, "carl", [item], titles=False)).content)
    assert item["number"] in text
    assert "payment" not in text


async def test_words_of_people_print_as_they_are(site: Site) -> None:
    subject = '#image("x") $ \\ *bold* ' + "W" * 90 + " راهن 船 " + "long " * 60
    item = await site.create("ana", subject=subject[:500])
    for size in Size:
        answer = await labels(site, "carl", [item], size=size.value)
        assert answer.status_code == 200
        assert read(pages(answer.content)[0]) == [link_of(item)], "the words do not run over the code"
    assert '#image("x")' in words(answer.content)


async def test_what_a_sheet_cannot_be(site: Site) -> None:
    item = await site.create("ana")
    for query in ({"size": "huge"}, {"used": 65}, {"used": -1}, {"codes": ""}, {"codes": ",,,"}):
        answer = await labels(site, "carl", [item], **query)
        assert answer.status_code in (400, 422), query


async def test_the_same_statements_whatever_is_asked(site: Site) -> None:
    """Two cards or twenty cost the same number of statements."""
    items = [await site.create("ana") for _ in range(12)]
    asked = []
    for some in (items[:2], items):
        who = await site.world.passport("rob")
        async with site.world.work(reading=True) as work:
            await actions.labels(
                work,
                who,
                ids=[UUID(item["id"]) for item in some],
                size=Size.SMALL,
                titles=True,
                used=0,
                address=BASE_URL,
            )
            asked.append(work.queries)
    assert asked[0] == asked[1] == 1
