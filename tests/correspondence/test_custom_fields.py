"""Custom fields from the company's settings to the letter: made, filled, listed, printed, kept from others."""

import csv
import io
from typing import Any

import httpx
import pypdfium2
import pytest
from tests.correspondence.site import Site, doc

from sitepost.kernel.ids import new_id

FIELDS = "/api/account/correspondence/custom-fields"
KINDS = (
    "checkbox", "company", "date", "datetime", "files", "location", "multi_select", "single_select", "number", "text",
    "rich_text", "person", "people", "tool_user", "read_only",
)  # fmt: skip
Made = dict[str, dict[str, Any]]


async def make(site: Site, kind: str, **more: Any) -> dict[str, Any]:
    options = ["Wind", "Rain", "Access"] if kind.endswith("select") else []
    text = doc("Attach the programme.") if kind == "read_only" else None
    body = {"name": f"Its {kind}", "kind": kind, "options": options, "text": text, **more}
    answer = await site.world.client("maya").post(FIELDS, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def place(site: Site, type: str, custom: list[dict[str, Any]], expect: int = 200) -> httpx.Response:
    """Put custom fields into the form of a type, and no others."""
    maya, one = site.world.client("maya"), f"/api/account/correspondence/types/{site.types[type]}/fieldsets"
    (form,) = (await maya.get(one)).json()["items"]
    sections = [{"name": "", "custom": custom}, {"name": "Money", "fields": ["cost_impact"]}]
    answer = await maya.patch(f"{one}/{form['id']}", json={"sections": sections})
    assert answer.status_code == expect, answer.text
    return answer


async def furnish(site: Site, type: str = "NOD", kinds: tuple[str, ...] = KINDS, rule: str = "optional") -> Made:
    made = {kind: await make(site, kind) for kind in kinds}
    rules = {kind: "optional" if kind == "read_only" else rule for kind in kinds}
    custom = [
        {"field": each["id"], "rule": rules[kind], "row": row} for row, (kind, each) in enumerate(made.items(), 1)
    ]
    await place(site, type, custom)
    await site.world.settle()
    return made


def option(field: dict[str, Any], label: str) -> str:
    return next(each["id"] for each in field["options"] if each["label"] == label)


async def location(site: Site, name: str = "Level 3") -> str:
    answer = await site.world.client("carl").post(f"/api/projects/{site.world.project}/locations", json={"name": name})
    await site.world.settle()
    return str(answer.json()["id"])


async def filled(site: Site, made: Made) -> dict[str, Any]:
    """One good value of every kind, by key."""
    file = await site.file("ana", "programme.pdf")
    values = {
        "checkbox": True,
        "company": str(site.world.companies["ferro"]),
        "date": "2026-03-02",
        "datetime": "2026-07-01T10:30",
        "files": [file],
        "location": await location(site),
        "multi_select": [option(made["multi_select"], "Wind"), option(made["multi_select"], "Access")],
        "single_select": option(made["single_select"], "Rain"),
        "number": 123.0,
        "text": "Clause 61.3",
        "rich_text": doc("Gusts of thirty knots."),
        "person": str(site.person("omar")),
        "people": site.people("rita", "dev"),
        "tool_user": str(site.person("dana")),
    }
    return {made[kind]["key"]: value for kind, value in values.items() if kind in made}


async def test_an_item_holds_one_of_every_kind_and_tells_it_everywhere(site: Site) -> None:
    made = await furnish(site)
    values = await filled(site, made)
    item = await site.create(custom_fields=values)
    kept = values | {made["datetime"]["key"]: "2026-07-01T09:30:00Z", made["number"]["key"]: "123"}
    kept[made["multi_select"]["key"]] = kept[made["multi_select"]["key"]][::-1]  # by label
    opened = await site.get("rita", f"/items/{item['id']}")
    assert opened["custom_fields"] == kept
    named = opened["people"].keys() | opened["cards"].keys() | opened["custom_files"].keys()
    ids = {value for value in kept.values() if isinstance(value, str) and len(value) == 36}
    ids |= {*kept[made["people"]["key"]], *kept[made["files"]["key"]]}
    assert ids - {kept[made["single_select"]["key"]]} <= named
    assert opened["cards"][str(site.world.companies["ferro"])]["title"] == "Ferro Steel"

    form = next(each for each in (await site.get("rita", "/types"))["items"] if each["id"] == str(site.types["NOD"]))
    assert [each["kind"] for each in form["fieldset"]["custom_fields"]] == list(KINDS)
    assert [each["label"] for each in form["fieldset"]["custom_fields"][6]["options"]] == ["Access", "Rain", "Wind"]

    await _listed(site, made, item, kept)
    await _exported(site, made)
    await _printed(site, item)
    for words in ("61.3", "thirty knots", "programme"):
        hits = (
            await site.world.client("rita").get(f"/api/projects/{site.world.project}/search", params={"q": words})
        ).json()
        assert [hit["id"] for hit in hits["items"]] == [item["id"]], words


async def _listed(site: Site, made: Made, item: dict[str, Any], kept: dict[str, Any]) -> None:
    other = await site.create(subject="Another")
    page = await site.get("rita", "/items")
    lines = {line["id"]: line["custom_fields"] for line in page["items"]}
    assert lines[item["id"]] == kept | {made["rich_text"]["key"]: "Gusts of thirty knots."}
    assert lines[other["id"]] == {}
    assert {str(site.person(name)) for name in ("omar", "rita", "dev", "dana")} <= page["people"].keys()
    fits = {
        "checkbox": ("true", "false"),
        "company": (str(site.world.companies["ferro"]), str(site.world.companies["delta"])),
        "date": ("2026-03-01..2026-03-02", "2026-03-03.."),
        "datetime": ("2026-07-01", "..2026-06-30"),
        "multi_select": (option(made["multi_select"], "Wind"), option(made["multi_select"], "Rain")),
        "single_select": (option(made["single_select"], "Rain"), option(made["single_select"], "Wind")),
        "number": ("100..123", "124.."),
        "text": ("CLAUSE", "x.*"),
        "rich_text": ("knots", "breeze"),
        "person": (str(site.person("omar")), str(site.person("ana"))),
        "people": (str(site.person("dev")), str(site.person("ana"))),
    }
    for kind, (yes, no) in fits.items():
        id = made[kind]["id"]
        assert item["id"] in await site.listed("rita", custom_field=f"{id}:{yes}"), kind
        assert item["id"] not in await site.listed("rita", custom_field=f"{id}:{no}"), kind
        counted = (await site.get("rita", "/counts", custom_field=f"{id}:{yes}"))["types"]
        assert [each["total"] for each in counted] == [1], kind
    both = [f"{made['number']['id']}:123", f"{made['text']['id']}:nothing"]
    assert await site.listed("rita", custom_field=both) == []


async def _exported(site: Site, made: Made) -> None:
    keys = ",".join(["number", *(each["key"] for kind, each in made.items() if kind != "read_only")])
    answer = await site.world.client("rita").get(f"{site.base}/export", params={"columns": keys, "sort": "number"})
    assert answer.status_code == 200, answer.text
    head, first, second = csv.reader(io.StringIO(answer.content[3:].decode()))
    assert head == ["Number", *(f"Its {kind}" for kind in KINDS if kind != "read_only")]
    assert first[1:] == [
        "yes", "Ferro Steel", "2026-03-02", "2026-07-01 10:30", "1", "Level 3", "Access; Wind", "Rain", "123",
        "Clause 61.3", "Gusts of thirty knots.", "Omar Haddad (Harbour Developments)",
        "Rita Moss (Ferro Steel); Dev Patel (Delta Concrete)", "Dana Ortiz (Delta Concrete)",
    ]  # fmt: skip
    assert second[1:] == [""] * 14
    for format in ("xlsx", "pdf"):
        query = {"columns": keys, "format": format}
        assert (await site.world.client("rita").get(f"{site.base}/export", params=query)).status_code == 200


async def _printed(site: Site, item: dict[str, Any]) -> None:
    answer = await site.world.client("rita").get(f"{site.base}/items/{item['id']}/pdf")
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content))
    for said in (
        "Its number",
        "123",
        "Ferro Steel",
        "Access, Wind",
        "Clause 61.3",
        "Gusts of thirty knots.",
        "programme.pdf",
    ):
        assert said in words, said
    assert "123.0" not in words


async def test_required_custom_fields_are_asked_for_on_issue_and_at_the_next_save(site: Site) -> None:
    item = await site.create(subject="Issued before")
    made = await furnish(site, kinds=("text", "checkbox"), rule="required")
    draft = await site.create(issue=False)
    for answer in (await site.patch("ana", draft, issue=True), await site.patch("ana", item, subject="Again")):
        assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [
            (made[kind]["key"], "correspondence.required") for kind in ("text", "checkbox")
        ]
    whole = {made["text"]["key"]: "61.3", made["checkbox"]["key"]: True}
    assert (await site.patch("ana", draft, issue=True, custom_fields=whole)).status_code == 200
    assert (await site.move("ana", item, "NOD", "closed_successful")).status_code == 200, "only the status changes"


@pytest.mark.parametrize(
    ("kind", "who", "code"),
    [
        ("company", "stranger", "unknown_company"),
        ("company", "nobody", "unknown_company"),
        ("person", "zoe", "not_in_project"),
        ("people", "zoe", "not_in_project"),
        ("tool_user", "omar", "no_access"),  # in the project, without access to the type
        ("tool_user", "zoe", "no_access"),
        ("location", "nobody", "unknown_reference"),
        ("files", "dana", "unknown_file"),  # uploaded by somebody else, and on nothing that Ana sees
        ("single_select", "nobody", "unknown_option"),
    ],
)
async def test_a_field_names_only_what_its_writer_may_name(site: Site, kind: str, who: str, code: str) -> None:
    made = await furnish(site, kinds=(kind,))
    named = {
        "stranger": str(site.world.stranger.company),
        "zoe": str(site.world.stranger.person),
        "omar": str(site.person("omar")),
    }
    value: Any = named.get(who, str(new_id()))
    value = await site.file("dana") if who == "dana" else value
    value = [value] if kind in ("people", "files") else value
    body = {"type_id": str(site.types["NOD"]), "custom_fields": {made[kind]["key"]: value}}
    answer = await site.post("ana", "/items", body)
    assert answer.status_code == 422, answer.text
    assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [
        (made[kind]["key"], f"correspondence.{code}")
    ]
    assert "Northgate" not in answer.text


async def test_whoever_sees_the_item_has_its_files_and_nobody_else_does(site: Site) -> None:
    made = await furnish(site, type="CLM", kinds=("files", "text"))
    file = await site.file("ana", "secret.jpg")
    values = {made["files"]["key"]: [file], made["text"]["key"]: "Zephyr"}
    item = await site.create(type="CLM", private=True, assignees=site.people("dana"), custom_fields=values)
    await site.world.settle()
    for name in ("dana", "rita", "kate", "omar"):
        client, sees = site.world.client(name), name == "dana"
        opened = await client.get(f"/api/projects/{site.world.project}/files/{file}/content")
        assert opened.status_code == (200 if sees else 404), name
        assert (
            (item["id"] in await site.listed(name, custom_field=f"{made['text']['id']}:zephyr")) == sees
            if name != "omar"
            else True
        )
        hits = (await client.get(f"/api/projects/{site.world.project}/search", params={"q": "zephyr"})).json()["items"]
        assert bool(hits) == sees, name


async def test_a_field_of_a_form_that_one_does_not_know_is_no_column_and_no_filter(site: Site) -> None:
    made = await furnish(site, kinds=("text",))
    for path, query in (
        ("/export", {"columns": made["text"]["key"]}),
        ("/items", {"custom_field": f"{made['text']['id']}:x"}),
    ):
        known = await site.world.client("rita").get(site.base + path, params=query)
        unknown = await site.world.client("omar").get(site.base + path, params=query)  # has no type here
        assert (known.status_code, unknown.status_code) == (200, 422), path
        assert "Its text" not in unknown.text
    assert (await site.world.client("dana").get(FIELDS)).status_code == 403
    assert (await site.world.client("zoe").get(f"{FIELDS}/{made['text']['id']}")).status_code == 404
    other = await site.world.client("zoe").get(FIELDS)
    assert other.json()["items"] == []


async def test_history_and_revisions_tell_old_and_new_in_the_words_of_then(site: Site) -> None:
    made = await furnish(site, kinds=("single_select", "number", "company"))
    first = {
        made["single_select"]["key"]: option(made["single_select"], "Rain"),
        made["number"]["key"]: "12",
        made["company"]["key"]: str(site.world.companies["ferro"]),
    }
    item = await site.create(custom_fields=first)
    second = {
        made["single_select"]["key"]: option(made["single_select"], "Wind"),
        made["number"]["key"]: None,
        made["company"]["key"]: str(site.world.companies["delta"]),
    }
    edited = await site.patch("ana", item, custom_fields=second)
    assert edited.status_code == 200, edited.text
    assert made["number"]["key"] not in edited.json()["custom_fields"]
    expected = {
        made["single_select"]["key"]: ("Its single_select", "Rain", "Wind"),
        made["number"]["key"]: ("Its number", "12", None),
        made["company"]["key"]: ("Its company", "Ferro Steel", "Delta Concrete"),
    }
    await site.world.settle()
    told = await site.world.client("carl").get(
        f"/api/projects/{site.world.project}/history", params={"card": item["id"]}
    )
    changes = [change for entry in told.json()["items"] for change in entry["changes"]]
    assert {each["field"]: (each["label"], each["old"], each["new"]) for each in changes} == expected
    compared = (await site.get("rita", f"/items/{item['id']}/revisions/2"))["changes"]
    assert {each["field"]: (each["label"], each["old"], each["new"]) for each in compared} == expected


async def test_a_used_option_and_an_archived_field_are_never_lost(site: Site) -> None:
    made = await furnish(site, kinds=("single_select",))
    select, maya = made["single_select"], site.world.client("maya")
    item = await site.create(custom_fields={select["key"]: option(select, "Rain")})
    path = f"{FIELDS}/{select['id']}"
    kept = [{"id": option(select, "Wind"), "label": "Strong wind"}, {"label": "Frost"}]
    edited = await maya.patch(path, json={"name": "Cause", "options": kept}, headers={"If-Match": '"1"'})
    assert edited.status_code == 200, edited.text
    assert [(each["label"], each["archived"]) for each in edited.json()["options"]] == [
        ("Access", True), ("Frost", False), ("Rain", True), ("Strong wind", False),
    ]  # fmt: skip
    assert edited.json()["forms"][0]["type_name"] == "Notice of Delay"
    stale = await maya.patch(path, json={"name": "Reason"}, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["extra"]["changed"]) == (409, ["name", "options"])
    same = await site.patch("ana", item, subject="Again", custom_fields={select["key"]: option(select, "Rain")})
    assert same.status_code == 200, same.text
    refused = await site.post(
        "ana", "/items", {"type_id": str(site.types["NOD"]), "custom_fields": {select["key"]: option(select, "Rain")}}
    )
    assert refused.json()["errors"][0]["code"] == "correspondence.archived_option"
    assert (await maya.patch(path, json={"archived": True})).json()["can"] == ["edit", "restore"]
    opened = await site.get("rita", f"/items/{item['id']}")
    assert opened["custom_fields"] == {select["key"]: option(select, "Rain")}
    changed = await site.patch("ana", same.json(), custom_fields={select["key"]: None})
    assert changed.json()["errors"][0]["code"] == "correspondence.custom_field_archived"
    await place(site, "LTR", [{"field": select["id"]}], expect=422)


async def test_a_field_that_leaves_the_form_leaves_every_item_and_comes_back_with_what_it_held(site: Site) -> None:
    made = await furnish(site, kinds=("text",))
    item = await site.create(custom_fields={made["text"]["key"]: "61.3"})
    await place(site, "NOD", [])
    form = (await site.get("rita", "/types"))["items"]
    assert all(each["fieldset"]["custom_fields"] == [] for each in form)
    refused = await site.patch("ana", item, custom_fields={made["text"]["key"]: "62"})
    assert refused.json()["errors"][0]["code"] == "correspondence.unknown_custom_field"
    assert (await site.patch("ana", item, subject="Still")).status_code == 200
    await place(site, "NOD", [{"field": made["text"]["id"], "rule": "hidden"}])
    assert all(each["fieldset"]["custom_fields"] == [] for each in (await site.get("rita", "/types"))["items"])
    await place(site, "NOD", [{"field": made["text"]["id"]}])
    assert (await site.get("rita", f"/items/{item['id']}"))["custom_fields"] == {made["text"]["key"]: "61.3"}


async def test_a_name_is_taken_once_and_only_administrators_make_fields(site: Site) -> None:
    await make(site, "text", name="Clause")
    maya = site.world.client("maya")
    again = await maya.post(FIELDS, json={"name": "CLAUSE", "kind": "number"})
    assert (again.status_code, again.json()["code"], again.json()["field"]) == (
        409,
        "correspondence.custom_name_taken",
        "name",
    )
    assert (await site.world.client("carl").post(FIELDS, json={"name": "X", "kind": "text"})).status_code == 403
    assert (await site.world.client("zoe").post(FIELDS, json={"name": "Clause", "kind": "text"})).status_code == 201
    shown = (await maya.get(FIELDS)).json()["items"]
    assert [each["name"] for each in shown] == ["Clause"]


async def test_bulk_changes_custom_fields_where_every_form_has_them(site: Site) -> None:
    made = await furnish(site, kinds=("text",))
    here, there = await site.create(), await site.create(type="LTR")
    change = {"fields": {"custom_fields": {made["text"]["key"]: "61.3"}}}
    body = {"items": [{"id": here["id"]}, {"id": there["id"]}], "change": change, "mode": "item_by_item"}
    told = (await site.post("carl", "/bulk", body)).json()["items"]
    assert [(each["done"], each["code"]) for each in told] == [
        (True, ""),
        (False, "correspondence.unknown_custom_field"),
    ]
