"""What a new item takes from the one that it is made from, and what it never takes (spec 7.1, 7.2, 14b 20 and 21)."""

from typing import Any

from tests.correspondence.site import Site, doc
from tests.correspondence.test_custom_fields import make, option, place
from tests.links.tying import made_from, prefill, shown


def words(description: dict[str, Any]) -> str:
    """The text of a document."""
    found = [description.get("text", "")] + [words(each) for each in description.get("content", [])]
    return " ".join(each for each in found if each)


async def letter(site: Site, **more: Any) -> dict[str, Any]:
    """A private letter of Ana's with everything in it."""
    world = site.world
    place = await world.client("maya").post(f"/api/projects/{world.project}/locations", json={"name": "Level 4"})
    await world.settle()
    fields: dict[str, Any] = {
        "subject": "Crane stopped by wind", "assignees": site.people("dana", "rita"),
        "distribution": site.people("rob"), "received_from": site.people("dev")[0], "location_id": place.json()["id"],
        "description": doc("It stood still."), "file_ids": [await site.file("ana")], "private": True,
        "due_on": "2026-03-02", "schedule_impact": {"status": "yes_known", "days": 4},
        "cost_impact": {"status": "tbd"},
    }  # fmt: skip
    return await site.create("ana", "NOD", **(fields | more))


async def ask(site: Site, name: str, source: dict[str, Any], type: str = "LTR", **query: Any) -> dict[str, Any]:
    answer = await prefill(site, name, source, type, **query)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def test_another_letter_takes_what_the_rules_say_and_nothing_else(site: Site) -> None:
    source = await letter(site)
    answer = await site.respond("carl", source, "Noted", file_ids=[await site.file("carl", "answer.jpg")])
    assert answer.status_code == 201
    found = await ask(site, "ana", source)
    assert set(found["fields"]) == {
        "subject", "assignees", "received_from", "distribution", "location_id", "description", "file_ids",
    }  # fmt: skip
    assert found["subject"] == source["subject"]
    assert found["assignees"] == source["assignees"]
    assert found["distribution"] == source["distribution"]
    assert found["received_from"] == source["received_from"]
    assert found["location_id"] == source["location_id"]
    assert found["description"] == source["description"]
    assert [file["id"] for file in found["files"]] == [file["id"] for file in source["files"]], "and not the answer's"
    assert found["dropped"] == {"count": 0, "names": []}
    assert found["was_private"] is True
    assert found["source"] == {
        "id": source["id"], "number": source["number"], "title": source["subject"], "link": source["link"],
        "response": None,
    }  # fmt: skip
    assert "private" not in found


async def test_the_default_description_wins(site: Site) -> None:
    source = await letter(site)
    path = f"{site.base}/types/{site.types['LTR']}/settings"
    set_up = await site.world.client("carl").patch(path, json={"default_description": doc("Dear all,")})
    assert set_up.status_code == 200, set_up.text
    found = await ask(site, "ana", source)
    assert found["description"] is None, "the form keeps its own"
    answer = (await site.respond("carl", source, "Noted")).json()["response"]
    assert (await ask(site, "ana", source, response=answer["id"]))["description"] is None


async def test_people_who_cannot_read_the_new_type_are_left_out_with_a_word(site: Site) -> None:
    source = await letter(site)
    await site.world.set_levels("rita", {site.tool("LTR"): "none"})
    await site.world.set_levels("dev", {site.tool("LTR"): "none"})
    found = await ask(site, "ana", source)
    assert found["assignees"] == site.people("dana")
    assert found["received_from"] is None
    assert found["distribution"] == site.people("rob")
    assert found["dropped"]["count"] == 2
    assert sorted(found["dropped"]["names"]) == ["Dev Patel", "Rita Moss"]
    assert not {*site.people("rita", "dev")} & found["people"].keys()


async def test_the_default_distribution_stays_beside_those_who_are_copied(site: Site) -> None:
    source = await letter(site)
    path = f"{site.base}/types/{site.types['LTR']}/settings"
    set_up = await site.world.client("carl").patch(path, json={"default_distribution": site.people("kate")})
    assert set_up.status_code == 200, set_up.text
    assert (await ask(site, "ana", source))["distribution"] == site.people("kate", "rob")


async def test_a_field_that_the_new_form_hides_takes_nothing(site: Site) -> None:
    source = await letter(site)
    base = f"/api/account/correspondence/types/{site.types['LTR']}/fieldsets"
    fieldset = (await site.world.client("maya").get(base)).json()["items"][0]
    hidden = {"location": "hidden", "attachments": "hidden", "assignees": "hidden"}
    changed = await site.world.client("maya").patch(f"{base}/{fieldset['id']}", json={"fields": hidden})
    assert changed.status_code == 200, changed.text
    await site.world.settle()
    found = await ask(site, "ana", source)
    assert set(found["fields"]) == {"subject", "received_from", "distribution", "description"}
    assert (found["location_id"], found["files"], found["assignees"]) == (None, [], [])


async def test_from_a_response_come_its_number_its_author_its_words_and_its_files(site: Site) -> None:
    source = await letter(site)
    await site.levels("dana", "standard", "create_response")
    await site.respond("carl", source, "First")
    picture = await site.file("dana", "mast.jpg")
    answer = (await site.respond("dana", source, "The mast was struck.", file_ids=[picture])).json()["response"]
    found = await ask(site, "ana", source, response=answer["id"])
    assert found["subject"] == f"{source['number']} Response 2"
    assert found["assignees"] == site.people("dana")
    assert [file["id"] for file in found["files"]] == [picture]
    said = words(found["description"])
    assert said.startswith(f"Response 2 to {source['number']} by Dana Ortiz, ")
    assert "(Europe/London)" in said
    assert said.endswith("The mast was struck.")
    assert set(found["fields"]) == {"subject", "assignees", "description", "file_ids"}
    assert found["source"]["response"] == 2


async def test_what_is_made_from_a_response_to_a_private_letter_is_not_private(site: Site) -> None:
    """Acceptance check 20."""
    source = await letter(site)
    answer = (await site.respond("carl", source, "Noted")).json()["response"]
    found = await ask(site, "ana", source, "NOD", response=answer["id"])
    assert found["was_private"] is True
    made = await made_from(site, "ana", source, from_response_id=answer["id"], file_ids=[])
    assert made.status_code == 201, made.text
    assert made.json()["private"] is False
    (line,) = await shown(site, "ana", made.json())
    assert (line["role"], line["card"]["id"], line["part_number"]) == ("made_from", source["id"], 1)


async def test_attachments_go_along_by_reference_and_open_for_whoever_sees_the_new_letter(site: Site) -> None:
    source = await letter(site)
    file = source["files"][0]["id"]
    path = f"/api/projects/{site.world.project}/files/{file}/content"
    assert (await site.world.client("kate").get(path)).status_code == 404
    made = await made_from(site, "ana", source, file_ids=[file])
    assert [each["id"] for each in made.json()["files"]] == [file]
    assert (await site.world.client("kate").get(path)).status_code == 200


async def test_the_link_comes_and_goes_with_the_new_letter(site: Site) -> None:
    """It is one transaction: where the letter is refused there is no link, and the other way round."""
    source = await letter(site, private=False)
    refused = await made_from(site, "ana", source, assignees=site.people("omar"))
    assert refused.status_code == 422
    assert await shown(site, "ana", source) == []
    counted = len(await site.listed("ana"))
    made = await made_from(site, "ana", source)
    assert made.status_code == 201
    assert [line["card"]["id"] for line in await shown(site, "rita", source)] == [made.json()["id"]]
    assert len(await site.listed("ana")) == counted + 1


async def test_who_creates_from_what(site: Site) -> None:
    """Row 22: to read the source is enough there; the new type asks for Standard, or Create Item at Read Only."""
    source = await letter(site, private=False)
    for level, grants, may in (("standard", (), True), ("read_only", ("create",), True), ("read_only", (), False)):
        await site.world.set_levels("rob", {site.tool("NOD"): "read_only"}, {site.tool("NOD"): ()})
        await site.world.set_levels("rob", {site.tool("LTR"): level}, {site.tool("LTR"): grants})
        asked, made = await prefill(site, "rob", source, "LTR"), await made_from(site, "rob", source, "LTR")
        assert (asked.status_code == 200, made.status_code == 201) == (may, may), (level, grants)
        if not may:
            assert asked.json()["code"] == made.json()["code"] == "correspondence.create_not_granted"
    await site.world.set_levels("rob", {site.tool("NOD"): "none", site.tool("LTR"): "standard"})
    assert (await prefill(site, "rob", source, "LTR")).status_code == 404


async def test_custom_fields_that_both_forms_have_go_along_with_what_they_hold(site: Site) -> None:
    both = ("text", "multi_select", "people", "tool_user", "files", "rich_text", "read_only")
    made = {kind: await make(site, kind) for kind in (*both, "number", "date")}
    for type, kinds in (("NOD", (*both, "number")), ("LTR", (*both, "date"))):
        await place(site, type, [{"field": made[kind]["id"], "row": row} for row, kind in enumerate(kinds, 1)])
    await site.world.settle()
    key = {kind: f"custom_field_{each['id']}" for kind, each in made.items()}
    select, file = made["multi_select"], await site.file("ana", "log.txt")
    held = {
        key["text"]: "Anemometer 2", key["number"]: "12", key["files"]: [file], key["rich_text"]: doc("Gusts."),
        key["multi_select"]: [option(select, "Wind"), option(select, "Rain")],
        key["people"]: site.people("dana", "rita"), key["tool_user"]: site.people("rob")[0],
    }  # fmt: skip
    source = await letter(site, custom_fields=held)
    options = [
        {"id": each["id"], "label": each["label"], "archived": each["label"] == "Rain"} for each in select["options"]
    ]
    path = f"/api/account/correspondence/custom-fields/{select['id']}"
    assert (await site.world.client("maya").patch(path, json={"options": options})).status_code == 200
    await site.world.set_levels("rob", {site.tool("LTR"): "none"})
    found = await ask(site, "ana", source)
    kept = {name: held[key[name]] for name in ("text", "files", "rich_text", "people")}
    assert found["custom_fields"] == {
        **{key[name]: value for name, value in kept.items()}, key["multi_select"]: [option(select, "Wind")],
    }  # fmt: skip
    assert found["custom_files"][file]["name"] == "log.txt"
    assert found["dropped"]["names"] == ["Rob Vance"], "who cannot read the new type is no user of its tool"
    assert set(found["people"]) >= set(site.people("dana", "rita"))
    made_too = await made_from(site, "ana", source, "LTR", custom_fields=found["custom_fields"])
    assert made_too.status_code == 201, made_too.text
