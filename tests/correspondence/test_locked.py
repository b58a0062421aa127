"""Types that are locked after issue: nobody edits what was issued, not even administrators (spec 4.6, 14b check 19)."""

import asyncio
from typing import Any

import httpx
import pytest
from msgspec.structs import replace
from tests.correspondence import matrix
from tests.correspondence.matrix import CELLS, TABLE_5_4, Row
from tests.correspondence.site import LEVELS, Site
from tests.correspondence.test_bulk import change
from tests.correspondence.test_leaving import remove
from tests.correspondence.test_matrix_rules import COMPANIES, NOW, RIGHTS, SHOWN, passport, the_item
from tests.correspondence.test_super_private import until_somebody_waits
from tests.correspondence.test_types import ACCOUNT, facts

from sitepost.events.correspondence import TypeChanged
from sitepost.kernel.item import sees
from sitepost.platform.http.problem import STATUS
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions, rules
from sitepost.tools.correspondence.model.access import Because, Deed
from sitepost.tools.correspondence.model.items import ARCHIVED, LOCKED
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, TypeHere

LEAST_MOVED = 3_000  # cells of a third of the table in which the lock says no where the table says yes
HIDDEN = {"responses": FieldRule.HIDDEN}


async def switch(
    site: Site, on: bool = True, *, who: str = "maya", type: str = "NOD", **headers: str
) -> httpx.Response:
    """Turn the switch of a type."""
    path = f"{ACCOUNT}/types/{site.types[type]}"
    return await site.world.client(who).patch(path, json={"locked_after_issue": on}, headers=headers)


async def no_responses(site: Site, type: str = "NOD") -> None:
    """Take the responses off the form of a type."""
    path = f"{ACCOUNT}/types/{site.types[type]}/fieldsets"
    (form,) = (await site.world.client("maya").get(path)).json()["items"]
    answer = await site.world.client("maya").patch(f"{path}/{form['id']}", json={"fields": {"responses": "hidden"}})
    assert answer.status_code == 200, answer.text


def refused(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


NO = (422, "correspondence.locked")


# --- the rule ---


def locked(type: TypeHere, *, form: dict[str, FieldRule] | None = None) -> TypeHere:
    """The type, locked after issue; `form` says what its form shows."""
    kept = type.fieldset if form is None else Fieldset(type.id, type.id, "Form", form)
    return replace(type, locked_after_issue=True, fieldset=kept)


@pytest.mark.parametrize("row", TABLE_5_4, ids=[row.name for row in TABLE_5_4])
def test_a_row_of_table_5_4_where_the_type_is_locked(row: Row) -> None:
    wrong, cells = list[str](), [each for each in CELLS if row.fits(each)]
    for cell in cells if row.action in matrix.LOCKED else cells[::7]:
        item, type, card = the_item(cell.role, cell.mate, cell.privacy, cell.status)
        who = passport(cell.level, cell.grants)
        why = RIGHTS[row.action](item, locked(type), who)
        answer = 404 if not sees(who, card) else 200 if why is None else STATUS[why.kind]
        if answer != matrix.expected_locked(row, cell):
            wrong.append(f"{cell}: {answer} and not {matrix.expected_locked(row, cell)}")
    assert not wrong, f"{len(wrong)} of {len(cells)}\n" + "\n".join(wrong[:20])


def test_the_lock_forbids_what_the_table_allows() -> None:
    rows = [row for row in TABLE_5_4 if row.action in matrix.LOCKED]
    asked = [
        (matrix.expected(row, cell), matrix.expected_locked(row, cell))
        for row in rows
        for cell in CELLS[::3]
        if row.fits(cell)
    ]
    assert asked.count((200, 422)) > LEAST_MOVED
    assert set(asked) == {(200, 422), (403, 422), (422, 422), (404, 404), (200, 200), (403, 403)}


def test_the_buttons_of_a_locked_item_name_the_lock_to_everybody() -> None:
    for cell in (each for each in CELLS[::11] if matrix.sees(each) and each.state != "draft"):
        item, type, _ = the_item(cell.role, cell.mate, cell.privacy, cell.status)
        can, why_not = rules.rights.abilities(item, locked(type), passport(cell.level, cell.grants), COMPANIES)
        assert {"edit", "change_status"}.isdisjoint(can)
        assert {why_not["edit"], why_not["change_status"]} == {LOCKED.code}
        assert (SHOWN["respond"] in can) == (RIGHTS["respond"](item, type, passport(cell.level, cell.grants)) is None)


def test_where_the_form_takes_no_responses_the_status_alone_still_moves() -> None:
    for level in ("read_only", "standard", "admin"):
        for role, status in (("creator", "open"), ("assignee", "open"), ("creator", "closed_successful")):
            item, type, _ = the_item(role, "no_mate", "plain public", status)
            who, silent = passport(level, ()), replace(type, fieldset=Fieldset(type.id, type.id, "Form", HIDDEN))
            asked = rules.rights.why_not_change_status(item, locked(type, form=HIDDEN), who)
            assert asked == rules.rights.why_not_change_status(item, silent, who), "as where nothing is locked"
            assert rules.rights.why_not_edit(item, locked(type, form=HIDDEN), who) is LOCKED


def test_the_archive_says_so_first() -> None:
    item, type, _ = the_item("creator", "no_mate", "plain public", "open")
    who = passport("admin", ())
    assert rules.rights.why_not_edit(replace(item, archived_at=NOW), locked(type), who) is ARCHIVED
    assert rules.rights.why_not_edit(item, locked(type), who) is LOCKED
    told = rules.explain.in_general(locked(type), who).deeds
    assert told[Deed.EDIT_OTHERS] is told[Deed.EDIT_OWN_OPEN] is told[Deed.EDIT_OWN_CLOSED] is LOCKED
    assert told[Deed.EDIT_OWN_DRAFT] is Because.TYPE_ADMIN


# --- the switch ---


async def test_a_company_administrator_turns_it_on_and_it_is_told(site: Site) -> None:
    on = await switch(site, **{"If-Match": '"1"'})
    assert (on.status_code, on.json()["locked_after_issue"], on.json()["version"]) == (200, True, 2), on.text
    stale = await switch(site, False, **{"If-Match": '"1"'})
    assert (*refused(stale), stale.json()["extra"]["changed"]) == (409, "stale", ["locked_after_issue"])
    assert (await switch(site, False)).json()["locked_after_issue"] is False
    told = [each["changes"] for each in await facts(site.world, TypeChanged.KIND)]
    lock = {"field": "locked_after_issue"}
    assert told == [[{**lock, "old": False, "new": True}], [{**lock, "old": True, "new": False}]]


async def test_nobody_else_turns_it(site: Site) -> None:
    assert (await switch(site, who="carl")).status_code == 403, "who administers a type in one project does not"
    assert refused(await switch(site, who="zoe")) == (404, "not_found"), "nor another company"
    here = {each["prefix"]: each["locked_after_issue"] for each in (await site.get("carl", "/types"))["items"]}
    assert not any(here.values())


async def test_types_may_begin_with_it(site: Site) -> None:
    body = {"templates": ["transmittal", "bulletin"], "locked_after_issue": True}
    made = await site.world.client("maya").post(f"{ACCOUNT}/types", json=body)
    assert [each["locked_after_issue"] for each in made.json()["items"]] == [True, True], made.text
    own = {"name": "Orders", "prefix": "ORD", "locked_after_issue": True}
    (one,) = (await site.world.client("maya").post(f"{ACCOUNT}/types", json=own)).json()["items"]
    assert one["locked_after_issue"] is True


# --- the letter ---


async def test_a_locked_letter_is_not_edited_by_anybody(site: Site) -> None:
    file = await site.file("ana")
    item = await site.create("ana", private=False, file_ids=[file], assignees=site.people("dana"))
    await switch(site)
    told = await site.facts()
    for who in ("carl", "maya", "ana"):
        shown = await site.get(who, f"/items/{item['id']}")
        assert {"edit", "change_status"}.isdisjoint(shown["can"])
        assert shown["why_not"]["edit"] == shown["why_not"]["change_status"] == NO[1]
        assert refused(await site.patch(who, shown, subject="Other")) == NO
        assert refused(await site.patch(who, shown, file_ids=[])) == NO
        assert refused(await site.patch(who, shown, issue=True)) == NO
        assert refused(await site.move(who, shown, "NOD", "closed_successful")) == NO
        path = f"{site.base}/items/{item['id']}/files/{file}"
        assert refused(await site.world.client(who).patch(path, json={"name": "Other.jpg"})) == NO
        own = f"/api/projects/{site.world.project}/files/{file}"
        assert refused(await site.world.client(who).patch(own, json={"name": "Other.jpg"})) == (
            422,
            "documents.attached",
        )
    fresh = await site.get("ana", f"/items/{item['id']}")
    assert (fresh["version"], fresh["subject"], [each["name"] for each in fresh["files"]]) == (
        item["version"], item["subject"], ["crane.jpg"],
    )  # fmt: skip
    assert await site.facts() == told, "and nothing was told"


async def test_a_locked_letter_is_answered_closed_archived_and_retrieved(site: Site) -> None:
    await switch(site)
    item = await site.create("ana", private=False, assignees=site.people("dana"))
    posted = await site.respond("carl", item, "Settled.", status_id=await site.status("NOD", "closed_successful"))
    assert posted.status_code == 201, posted.text
    shown = await site.get("ana", f"/items/{item['id']}")
    assert shown["status"]["maps_to"] == "closed_successful"
    assert refused(await site.move("carl", shown, "NOD", "open")) == NO, "nor opened again"
    (answer,) = (await site.get("carl", f"/items/{item['id']}/responses"))["items"]
    path = f"{site.base}/items/{item['id']}/responses/{answer['id']}"
    assert (await site.world.client("carl").patch(path, json={"official": True})).status_code == 200
    for archived in (True, False):
        path = f"{site.base}/items/{item['id']}/archived"
        assert (await site.world.client("carl").put(path, json={"archived": archived})).status_code == 200


async def test_who_may_not_move_a_letter_does_not_move_it_by_responding_either(site: Site) -> None:
    await site.levels("dana", "standard", "create_response")
    await switch(site)
    item = await site.create("ana", private=False, assignees=site.people("dana"))
    closed = await site.status("NOD", "closed_successful")
    assert refused(await site.respond("dana", item, status_id=closed)) == (403, "correspondence.not_yours")
    assert (await site.respond("dana", item)).status_code == 201


async def test_a_letter_without_responses_is_closed_by_its_status(site: Site) -> None:
    await no_responses(site)
    await switch(site)
    item = await site.create("ana", private=False)
    shown = await site.get("ana", f"/items/{item['id']}")
    assert ("change_status" in shown["can"], shown["why_not"]["edit"]) == (True, NO[1])
    assert (await site.move("ana", item, "NOD", "closed_successful")).status_code == 200
    assert refused(await site.patch("carl", shown, subject="Other")) == NO


async def test_drafts_stay_open_to_their_writer_until_they_are_issued(site: Site) -> None:
    await switch(site)
    draft = await site.create("ana", issue=False)
    edited = (await site.patch("ana", draft, subject="Crane, second draft")).json()
    issued = await site.patch("ana", edited, subject="Crane, issued", issue=True)
    assert (issued.status_code, issued.json()["status"]["maps_to"]) == (200, "open"), issued.text
    assert "edit" not in issued.json()["can"]
    assert refused(await site.patch("ana", issued.json(), subject="Too late")) == NO
    other = await site.create("ana", issue=False)
    assert (await site.move("ana", other, "NOD", "open")).status_code == 200


async def test_it_ends_with_the_switch(site: Site) -> None:
    item = await site.create("ana", private=False)
    await switch(site)
    assert refused(await site.patch("ana", item, subject="Other")) == NO
    await switch(site, False)
    assert (await site.patch("ana", item, subject="Other")).status_code == 200
    await switch(site, type="LTR")
    fresh = await site.get("ana", f"/items/{item['id']}")
    assert (await site.patch("ana", fresh, subject="Another")).status_code == 200, "of that type only"


async def test_who_does_not_see_a_letter_does_not_learn_that_it_is_locked(site: Site) -> None:
    secret = await site.create("ana", "CLM", private=True)
    await switch(site, type="CLM")
    for who in ("carl", "omar"):
        assert refused(await site.patch(who, secret, subject="Other")) == (404, "not_found")
    for who in [name for name in LEVELS if name not in ("ana", "omar")]:
        found = await site.get(who, "/matching")
        assert (found["items"], found["locked"]) == ([], [])


async def test_whoever_leaves_hands_locked_letters_over(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana", "rita"))
    await switch(site)
    assert refused(await remove(site, "dana")) == (422, "correspondence.open_roles")
    assert (await remove(site, "dana", to="dev")).status_code == 204
    assert (await site.get("ana", f"/items/{item['id']}"))["assignees"] == site.people("dev", "rita")


# --- several at once ---


async def several(site: Site) -> tuple[dict[str, Any], dict[str, Any]]:
    """An issued letter and a draft of a locked type, both Carl's."""
    await switch(site)
    return await site.create("carl", private=False), await site.create("carl", issue=False)


@pytest.mark.parametrize("wanted", [{"fields": {"due_on": "2031-05-12"}}, {"state": "closed_successful"}])
async def test_all_or_nothing_stops_at_what_is_locked(site: Site, wanted: dict[str, Any]) -> None:
    issued, draft = await several(site)
    answer = await change(site, "carl", [draft, issued], **wanted)
    assert refused(answer) == (422, "correspondence.nothing_done")
    (why,) = answer.json()["extra"]["items"]
    assert (why["id"], why["code"]) == (issued["id"], NO[1])
    for item in (issued, draft):
        assert (await site.get("carl", f"/items/{item['id']}"))["version"] == item["version"]


async def test_item_by_item_changes_the_drafts_only(site: Site) -> None:
    issued, draft = await several(site)
    answer = await change(site, "carl", [issued, draft], "item_by_item", fields={"due_on": "2031-05-12"})
    assert [(each["done"], each["code"]) for each in answer.json()["items"]] == [(False, NO[1]), (True, "")]
    assert (await site.get("carl", f"/items/{draft['id']}"))["due_on"] == "2031-05-12"
    assert (await change(site, "carl", [issued, draft], archived=True)).json()["done"] == 2, "the archive is no edit"


async def test_what_was_changed_before_the_switch_is_not_taken_back_after_it(site: Site) -> None:
    item = await site.create("carl", private=False, due_on="2031-05-10")
    (told,) = (await change(site, "carl", [item], fields={"due_on": None})).json()["items"]
    await switch(site)
    back = {"id": item["id"], "version": told["version"], "change": told["undo"]}
    (undone,) = (await change(site, "carl", [back], "item_by_item")).json()["items"]
    assert (undone["done"], undone["code"]) == (False, NO[1])


async def test_lists_say_which_letters_are_locked(site: Site) -> None:
    issued, draft = await several(site)
    other = await site.create("carl", "LTR", private=False)
    lines = {line["id"]: line["locked"] for line in (await site.get("carl", "/items"))["items"]}
    assert lines == {issued["id"]: True, draft["id"]: False, other["id"]: False}
    found = await site.get("carl", "/matching")
    assert (set(found["items"]), found["locked"]) == (set(lines), [issued["id"]])


# --- both at once ---


async def test_an_edit_during_the_switch_waits_and_finds_the_letter_locked(site: Site) -> None:
    item = await site.create("ana", private=False)
    turn, owner = Work(site.world.database), await site.world.passport("maya", project=site.world.account)
    asked = {"locked_after_issue": True}
    await actions.types.edit(scoped(turn, owner), owner, type=site.types["NOD"], asked=asked, expected=None)
    edit = asyncio.create_task(site.patch("ana", item, subject="Other"))
    await until_somebody_waits(site)
    await turn.commit()
    assert refused(await edit) == NO
