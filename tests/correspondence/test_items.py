"""Items from draft to closure, told as stories (spec 4, 5.5, 14b)."""

import asyncio
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tests.card_check import check_cards
from tests.correspondence.site import Site, doc

from sitepost.kernel.time import Calendar
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions, rules

HOSTILE = [
    {"type": "doc", "content": [{"type": "script", "content": []}]},
    {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "image", "attrs": {"src": "x"}}]}]},
    {"type": "paragraph", "content": []},
    {"type": "doc", "content": "text"},
    {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": 7}]}]},
    {
        "type": "doc",
        "content": [
            {
                "type": "paragraph",
                "content": [
                    {
                        "type": "text",
                        "text": "here",
                        "marks": [{"type": "link", "attrs": {"href": "javascript:alert(1)"}}],
                    }
                ],
            }
        ],
    },
]


async def test_an_item_is_created_issued_answered_and_closed(site: Site) -> None:
    file = await site.file("ana")
    item = await site.create(
        description=doc("The tower crane stood still for two days."),
        assignees=site.people("dana"),
        distribution=site.people("rita", "carl"),
        received_from=site.people("ana")[0],
        due_on="2030-05-03",
        file_ids=[file],
        schedule_impact={"status": "yes_known", "days": 2},
        cost_impact={"status": "yes_known", "amount": "12,500"},
    )
    assert item["number"] == "NOD-0001"
    assert item["status"]["maps_to"] == "open"
    assert item["issued_at"] == item["created_at"]
    assert item["cost_impact"] == {"status": "yes_known", "amount": "12500.00"}
    assert [each["name"] for each in item["files"]] == ["crane.jpg"]
    assert item["people"][site.people("dana")[0]]["name"] == "Dana Ortiz"
    again = await site.get("ana", f"/items/{item['id']}")
    assert again == item
    assert (await site.respond("carl", item, "We accept two days.", official=True)).status_code == 201
    closed = (await site.move("ana", item, "NOD", "closed_successful")).json()
    assert closed["closed_at"] is not None
    assert closed["version"] == 2
    assert await site.facts() == ["item_issued", "item_responded", "item_closed"]
    assert await check_cards(site.world.database) == 1


async def test_a_draft_is_its_creators_until_it_is_issued(site: Site) -> None:
    draft = await site.create(issue=False, subject="", assignees=site.people("rita"))
    assert draft["status"]["maps_to"] == "draft"
    assert draft["issued_at"] is None
    assert not await site.sees("rita", draft)
    assert await site.sees("carl", draft), "a type Admin sees drafts (5.2)"
    refused = await site.patch("ana", draft, issue=True)
    assert [(fault["field"], fault["code"]) for fault in refused.json()["errors"]] == [
        ("subject", "correspondence.required")
    ]
    issued = (await site.patch("ana", draft, subject="Late rebar", issue=True)).json()
    assert issued["number"] == draft["number"]
    assert issued["issued_at"] is not None
    assert await site.sees("rita", issued)
    assert await site.facts() == ["item_drafted", "item_issued"]
    assert await check_cards(site.world.database) == 1


async def test_every_missing_field_is_named_when_a_type_asks_for_it(site: Site) -> None:
    async with site.world.database.connection() as conn:
        await conn.execute(
            "UPDATE correspondence_fieldset_field SET rule = 'required' WHERE key = ANY(%s)",
            [["assignees", "due_on", "description", "attachments", "location", "schedule_tasks", "cost_impact"]],
        )
    assert (await site.create(issue=False))["status"]["maps_to"] == "draft", "drafts are not asked (3.3)"
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": " "}
    answer = await site.post("ana", "/items", body)
    assert answer.status_code == 422
    fields = [fault["field"] for fault in answer.json()["errors"]]
    assert fields == ["subject", "assignees", "due_on", "cost_impact", "location_id", "description", "file_ids"]


async def test_statuses_run_their_course(site: Site) -> None:
    draft = await site.create(issue=False)
    closed = (await site.move("ana", draft, "NOD", "closed_unsuccessful")).json()
    assert closed["issued_at"] is not None
    assert closed["closed_at"] is not None
    own = await site.move("ana", closed, "NOD", "open")
    assert own.json()["code"] == "correspondence.closed", "row 6: her own closed item is the Admin's"
    assert (await site.respond("carl", closed)).json()["code"] == "correspondence.closed"
    reopened = (await site.move("carl", closed, "NOD", "open")).json()
    assert reopened["closed_at"] is None
    assert reopened["issued_at"] == closed["issued_at"]
    back = await site.move("carl", reopened, "NOD", "draft")
    assert back.json()["errors"][0]["code"] == "correspondence.draft_after_issue"
    assert "draft" not in [each["maps_to"] for each in reopened["statuses"]]
    assert await site.facts() == ["item_drafted", "item_issued", "item_closed", "item_reopened"]
    assert await check_cards(site.world.database) == 1


async def test_an_item_may_be_closed_as_it_is_created(site: Site) -> None:
    item = await site.create(status_id=await site.status("NOD", "closed_successful"))
    assert item["closed_at"] == item["issued_at"] == item["created_at"]
    assert await site.facts() == ["item_issued", "item_closed"]
    draft_status = await site.status("NOD", "draft")
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x", "status_id": draft_status}
    assert (await site.post("ana", "/items", body)).json()["errors"][0]["field"] == "status_id"
    foreign = {**body, "status_id": await site.status("LTR", "open")}
    assert (await site.post("ana", "/items", foreign)).json()["errors"][0]["code"] == "correspondence.unknown_status"


async def test_numbers_are_given_once_whoever_writes(site: Site) -> None:
    fields = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "Rain"}
    answers = await asyncio.gather(*[site.post("ana", "/items", fields) for _ in range(50)])
    assert [answer.status_code for answer in answers] == [201] * 50
    numbers = sorted(answer.json()["number"] for answer in answers)
    assert numbers == [f"NOD-{n:04d}" for n in range(1, 51)]
    assert (await site.create(type="LTR"))["number"] == "LTR-0001", "each type counts for itself"


async def test_a_number_may_be_chosen_and_is_never_given_twice(site: Site) -> None:
    assert (await site.create(number="3"))["position"] == "0003"
    assert (await site.create(number="nod-interior-002"))["number"] == "NOD-interior-002"
    made = [(await site.create())["number"] for _ in range(3)]
    assert made == ["NOD-0001", "NOD-0002", "NOD-0004"]
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x"}
    for taken in ("0003", "3", "NOD-0003", "INTERIOR-002"):
        answer = await site.post("ana", "/items", {**body, "number": taken})
        assert (answer.status_code, answer.json()["field"]) == (409, "number"), taken
        assert answer.json()["code"] == "correspondence.number_taken"
    bad = await site.post("ana", "/items", {**body, "number": "12\r\nBcc: x@y"})
    assert bad.json()["errors"][0]["code"] == "correspondence.bad_number"
    item = await site.create()
    clash = await site.patch("ana", item, number="0001")
    assert clash.json()["code"] == "correspondence.number_taken"


async def test_two_writers_never_overwrite_each_other_unseen(site: Site) -> None:
    item = await site.create(description=doc("One."))
    assert (await site.patch("ana", item, subject="Crane again", due_on="2030-01-07")).status_code == 200
    stale = await site.patch("carl", item, subject="Crane")
    assert stale.status_code == 409
    assert stale.json()["code"] == "stale"
    assert stale.json()["extra"] == {"version": 2, "changed": ["due_on", "subject"]}
    fresh = await site.get("carl", f"/items/{item['id']}")
    assert (await site.patch("carl", fresh, subject="Crane")).status_code == 200
    answers = await asyncio.gather(*[site.patch("carl", {**item, "version": 3}, subject=f"S{n}") for n in range(8)])
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7


async def test_an_edit_that_changes_nothing_is_told_to_nobody(site: Site) -> None:
    item = await site.create(assignees=site.people("rita"))
    same = (await site.patch("ana", item, subject=item["subject"], assignees=item["assignees"])).json()
    assert same["version"] == 1
    assert await site.facts() == ["item_issued"]


async def test_an_edit_tells_what_changed_and_who_came_and_went(site: Site) -> None:
    item = await site.create(assignees=site.people("rita"), distribution=site.people("dana"))
    changed = {"assignees": site.people("dev"), "due_on": "2030-02-01", "private": True}
    assert (await site.patch("ana", item, **changed)).status_code == 200
    async with site.world.database.connection() as conn:
        found = await conn.execute("SELECT body FROM fact WHERE kind = 'correspondence.item_edited'")
        body = (await found.fetchall())[0][0]
    assert body["came"]["assignee"] == site.people("dev")
    assert body["went"]["assignee"] == site.people("rita")
    assert {change["field"]: change["new"] for change in body["changes"]} == changed
    assert await check_cards(site.world.database) == 1


@pytest.mark.parametrize("body", HOSTILE)
async def test_hostile_rich_text_is_refused(site: Site, body: object) -> None:
    given = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x", "description": body}
    answer = await site.post("ana", "/items", given)
    assert answer.status_code == 422
    assert await site.listed("ana") == []


async def test_a_subject_is_one_line(site: Site) -> None:
    item = await site.create(subject="Rain\r\nBcc: everybody@example.com\x00 today")
    assert item["subject"] == "Rain Bcc: everybody@example.com today"


async def test_people_without_access_cannot_be_put_on_an_item(site: Site) -> None:
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x"}
    for field, value in (("assignees", site.people("omar", "rita")), ("received_from", site.people("omar")[0])):
        answer = await site.post("ana", "/items", {**body, field: value})
        fault = answer.json()["errors"][0]
        assert (fault["field"], fault["code"]) == (field, "correspondence.no_access")
        assert "Omar Haddad" in fault["detail"]
    stranger = str(site.world.people["zoe"])
    answer = await site.post("ana", "/items", {**body, "distribution": [stranger]})
    assert "Zoe" not in answer.text
    item = await site.create(assignees=site.people("rita"))
    await site.levels("rita", "none")
    assert (await site.patch("ana", item, subject="Still hers")).status_code == 200, "those on it already may stay"


async def test_foreign_files_and_references_are_refused(site: Site) -> None:
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x"}
    theirs = await site.file("rita")
    answer = await site.post("ana", "/items", {**body, "file_ids": [theirs]})
    assert answer.json()["errors"][0]["code"] == "correspondence.unknown_file"
    for field in ("location_id", "cost_code_id", "spec_section_id"):
        answer = await site.post("ana", "/items", {**body, field: theirs})
        assert answer.json()["errors"][0]["field"] == field
    answer = await site.post("ana", "/items", {**body, "trade_ids": [theirs]})
    assert answer.json()["errors"][0]["code"] == "correspondence.unknown_reference"
    assert (await site.post("ana", "/items", {**body, "type_id": theirs})).json()["field"] == "type_id"
    assert (await site.post("ana", "/items", {**body, "created_by": theirs})).status_code == 422


async def test_a_new_letter_takes_no_retired_reference_and_an_old_one_keeps_its_own(site: Site) -> None:
    project, world = f"/api/projects/{site.world.project}", site.world
    kinds = {
        "location_id": ("carl", f"{project}/locations", {"name": "Level 4"}),
        "cost_code_id": ("carl", f"{project}/cost-codes", {"code": "03-300", "name": "Level 4"}),
        "spec_section_id": ("carl", f"{project}/spec-sections", {"number": "03 30 00", "name": "Level 4"}),
        "trade_ids": ("maya", "/api/account/trades", {"name": "Level 4"}),
    }
    for field, (who, path, entry) in kinds.items():
        made = (await world.client(who).post(path, json=entry)).json()["id"]
        value = [made] if field == "trade_ids" else made
        item = await site.create(**{field: value})
        assert (await world.client(who).delete(f"{path}/{made}")).status_code == 204
        body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x", field: value}
        for answer in (
            await site.post("ana", "/items", body),
            await site.post("ana", "/items", {**body, "issue": False}),
            await site.patch("ana", await site.create(), **{field: value}),
        ):
            (fault,) = answer.json()["errors"]
            assert (answer.status_code, fault["field"]) == (422, field), answer.text
            assert (fault["code"], "Level 4" in fault["detail"]) == ("correspondence.retired_reference", True)
        kept = await site.patch("ana", item, subject="Edited", **{field: value})
        assert kept.status_code == 200, kept.text
        assert kept.json()[field] == value
        assert kept.json()["cards"][made]["title"] == "Level 4"


async def test_the_2501st_attachment_is_refused(site: Site) -> None:
    file = await site.file("ana")
    fresh = [str(n).rjust(8, "0") + file[8:] for n in range(2501)]
    answer = await site.post("ana", "/items", {"type_id": str(site.types["NOD"]), "issue": False, "file_ids": fresh})
    assert ("file_ids", "too_many") in [(fault["field"], fault["code"]) for fault in answer.json()["errors"]]


async def test_a_due_date_lies_in_this_century(site: Site) -> None:
    type = str(site.types["NOD"])
    for day in ("0026-11-28", "1999-12-31", "2101-01-01", "9999-01-01"):
        answer = await site.post("ana", "/items", {"type_id": type, "issue": False, "due_on": day})
        assert answer.status_code == 422, day
        [fault] = answer.json()["errors"]
        assert (fault["field"], fault["code"]) == ("due_on", "correspondence.bad_due_date")
        assert fault["detail"] == "A due date lies between 2000 and 2100."
    item = await site.create(due_on="2000-01-01")
    assert (await site.patch("ana", item, due_on="2100-12-31")).status_code == 200


async def test_an_impact_has_a_value_only_when_it_is_known(site: Site) -> None:
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x"}
    for field, value in (
        ("schedule_impact", {"status": "tbd", "days": 3}),
        ("schedule_impact", {"status": "yes_known", "days": -3}),
        ("cost_impact", {"status": "no_impact", "amount": "1"}),
        ("cost_impact", {"status": "yes_known", "amount": "NaN"}),
        ("cost_impact", {"status": "yes_known", "amount": "much"}),
        ("cost_impact", {"status": "yes_known", "amount": "1e30"}),
    ):
        answer = await site.post("ana", "/items", {**body, field: value})
        assert answer.status_code == 422
        assert answer.json()["field"] == field


async def test_a_new_item_takes_the_projects_defaults(site: Site) -> None:
    given = {
        "due_days": 5,
        "default_description": doc("Dear all,"),
        "default_distribution": site.people("rita", "rob"),
    }
    url = f"{site.base}/types/{site.types['LTR']}/settings"
    assert (await site.world.client("carl").patch(url, json=given)).status_code == 200
    await site.levels("rob", "none")
    item = await site.create(type="LTR")
    assert item["private"] is True
    assert item["distribution"] == site.people("rita"), "who lost access is left out"
    assert item["description"] == doc("Dear all,")
    today = (await site.world.passport("ana")).site.calendar.today(Work(site.world.database).now)
    assert item["due_on"] == Calendar().add_working_days(today, 5).isoformat()
    bare = await site.create(type="LTR", private=False, distribution=[], description=None, due_on=None)
    assert (bare["private"], bare["distribution"], bare["due_on"]) == (False, [], None)


async def test_read_only_creates_edits_and_issues_with_the_right_grants(site: Site) -> None:
    body = {"type_id": str(site.types["NOD"]), "issue": False, "subject": "Note"}
    assert (await site.post("dev", "/items", body)).status_code == 403
    await site.levels("dev", "read_only", "create")
    draft = (await site.post("dev", "/items", body)).json()
    assert (await site.patch("dev", draft, subject="Notes")).status_code == 200
    issued = (await site.move("dev", draft, "NOD", "open")).json()
    assert issued["status"]["maps_to"] == "open"
    refused = await site.patch("dev", issued, subject="More notes")
    assert (refused.status_code, refused.json()["code"]) == (403, "correspondence.edit_not_granted")
    assert issued["why_not"]["edit"] == "correspondence.edit_not_granted"


async def test_nobody_but_an_admin_touches_anothers_item(site: Site) -> None:
    item = await site.create(assignees=site.people("dana"))
    for attempt in (
        await site.patch("dana", item, subject="Mine"),
        await site.move("dana", item, "NOD", "closed_successful"),
    ):
        assert (attempt.status_code, attempt.json()["code"]) == (403, "correspondence.not_yours")
    assert (await site.patch("carl", item, subject="Ours")).status_code == 200


async def test_a_draft_follows_its_types_prefix_and_an_issued_item_keeps_its_own(site: Site) -> None:
    draft, issued = await site.create(issue=False), await site.create()
    url = f"/api/account/correspondence/types/{site.types['NOD']}"
    answer = await site.world.client("maya").patch(url, json={"prefix": "DELAY"})
    assert answer.status_code == 200, answer.text
    await site.world.settle()
    assert (await site.get("ana", f"/items/{draft['id']}"))["number"] == "DELAY-0001"
    assert (await site.get("ana", f"/items/{issued['id']}"))["number"] == "NOD-0002"
    assert await check_cards(site.world.database) == 2
    lines = {line["id"]: line["number"] for line in (await site.get("ana", "/items"))["items"]}
    assert lines == {draft["id"]: "DELAY-0001", issued["id"]: "NOD-0002"}
    later = await site.patch("ana", draft, issue=True)
    assert later.json()["number"] == "DELAY-0001", later.text
    assert (await site.world.client("maya").patch(url, json={"prefix": "ND"})).status_code == 200
    await site.world.settle()
    for item, number in ((draft, "DELAY-0001"), (issued, "NOD-0002")):
        assert (await site.get("ana", f"/items/{item['id']}"))["number"] == number, "each keeps its own from then on"
        assert await site.listed("ana", q=number) == [item["id"]]
        hits = await site.world.client("ana").get(f"/api/projects/{site.world.project}/search", params={"q": number})
        assert [(hit["id"], hit["number"]) for hit in hits.json()["items"]] == [(item["id"], number)]
    assert await check_cards(site.world.database) == 2


async def test_making_a_type_super_private_hides_its_private_items_from_admins(site: Site) -> None:
    item = await site.create(private=True)
    assert await site.sees("carl", item)
    url = f"/api/account/correspondence/types/{site.types['NOD']}"
    assert (await site.world.client("maya").patch(url, json={"super_private": True})).status_code == 200
    await site.world.settle()
    assert not await site.sees("carl", item)
    assert await site.listed("carl") == []
    assert await check_cards(site.world.database) == 1


async def test_mates_follow_a_person_to_another_company(site: Site) -> None:
    item = await site.create(private=True, assignees=site.people("rita"))
    await site.levels("dev", "read_only", "view_vendor_items")
    assert not await site.sees("dev", item)
    url = f"/api/account/people/{site.person('rita')}"
    answer = await site.world.client("maya").patch(url, json={"company_id": str(site.world.companies["delta"])})
    assert answer.status_code == 200, answer.text
    await site.world.settle()
    assert await site.sees("dev", item)
    assert await check_cards(site.world.database) == 1


async def test_creating_takes_few_statements(site: Site) -> None:
    file = await site.file("ana")
    who = await site.world.passport("ana")
    async with Work(site.world.database) as work:
        scoped(work, who)
        asked = {"subject": "x", "assignees": tuple(site.person(n) for n in ("rita", "dana", "dev"))}
        await actions.items.create(
            work, who, type_id=site.types["NOD"], issue=True, asked={**asked, "file_ids": (UUID(file),)}
        )
        assert work.queries <= 8, "and one more places the fact; one of these keeps who is told of the letter"


def test_a_day_is_a_day_on_site() -> None:
    span = rules.listing.span(date(2026, 3, 29), date(2026, 3, 29), Calendar(time_zone="Europe/London"))
    assert span.start is not None
    assert span.end is not None
    assert (span.end - span.start).total_seconds() == 24 * 3600, "wall clock of one zone"
    assert span.end.astimezone(ZoneInfo("UTC")).hour == 23, "summer time began that night"
