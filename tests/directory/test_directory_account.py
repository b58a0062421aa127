"""The account's directory: companies, people, projects; stories over HTTP."""

import asyncio
from uuid import UUID

import pytest
from tests.world import PEOPLE, World

from sitepost.kernel.passport import Passport
from sitepost.platform import cards, passports
from sitepost.platform.work import Work


async def test_companies_are_added_edited_and_seen(world: World):
    maya, dana = world.client("maya"), world.client("dana")
    made = await maya.post("/api/account/companies", json={"name": "  Quay  Cranes ", "short_name": "QC"})
    assert made.status_code == 201, made.text
    assert made.json()["name"] == "Quay Cranes"
    assert made.headers["location"] == f"/api/account/companies/{made.json()['id']}"
    assert made.headers["etag"] == '"1"'
    assert "Quay Cranes" in [each["name"] for each in (await maya.get("/api/account/companies")).json()["items"]]
    listed = (await dana.get("/api/account/companies")).json()
    assert "Quay Cranes" not in [each["name"] for each in listed["items"]], "nobody of theirs is on Dana's project"
    assert listed["can"] == []
    assert listed["items"][0]["why_not"] == {"edit": "directory.not_account_admin"}
    assert (await maya.get("/api/account/companies")).json()["can"] == ["create"]
    async with world.work(reading=True) as work:
        card = (await cards.by_id(work, [UUID(made.json()["id"])]))[UUID(made.json()["id"])]
    assert (card.kind, card.title, card.scope) == ("directory.company", "Quay Cranes", world.account)
    taken = await maya.post("/api/account/companies", json={"name": "quay cranes"})
    assert (taken.status_code, taken.json()["code"]) == (409, "directory.name_taken")
    refused = await dana.post("/api/account/companies", json={"name": "Dana's own"})
    assert refused.status_code == 403


async def known_to(world: World, name: str) -> set[str]:
    """Return the companies that somebody is told of; one at a time they are the same."""
    client, wanted = world.client(name), (await world.client("maya").get("/api/account/companies")).json()["items"]
    listed = {each["name"] for each in (await client.get("/api/account/companies")).json()["items"]}
    opened = {each["name"]: await client.get(f"/api/account/companies/{each['id']}") for each in wanted}
    assert {answer.status_code for answer in opened.values()} <= {200, 404}
    assert {each for each, answer in opened.items() if answer.status_code == 200} == listed
    return listed


async def test_a_person_knows_their_company_and_those_on_their_projects(world: World):
    maya, carl = world.client("maya"), world.client("carl")
    harbour = {"Harbour Developments", "Kestrel Construct", "Delta Concrete", "Ferro Steel", "Aldgate Architects"}
    quay = (await maya.post("/api/account/companies", json={"name": "Quay Cranes"})).json()
    sam = {"name": "Sam Oduya", "mail": "sam@quay.example", "company_id": quay["id"]}
    sam = (await maya.post("/api/account/people", json=sam)).json()
    second = await maya.post("/api/account/projects", json={"name": "Second Quay", "time_zone": "Europe/London"})
    entry = f"/api/account/projects/{second.json()['id']}/people"
    await maya.post(entry, json={"person_id": sam["id"]})
    assert await known_to(world, "maya") == harbour | {"Quay Cranes"}
    assert await known_to(world, "carl") == harbour
    await maya.post(entry, json={"person_id": str(world.people["carl"])})
    assert await known_to(world, "carl") == harbour | {"Quay Cranes"}, "they share a project now"
    assert await known_to(world, "dana") == harbour
    people = f"/api/projects/{world.project}/people"
    newcomer = {"person": {"name": "Lee Park", "mail": "lee@quay.example", "company_id": quay["id"]}}
    await world.set_levels("kate", {"directory": "admin"})
    refused = await world.client("kate").post(people, json=newcomer)
    assert refused.json()["code"] == "directory.unknown_company", "a company that one cannot know is none"
    assert (await carl.post(people, json=newcomer)).status_code == 201
    assert await known_to(world, "dana") == harbour | {"Quay Cranes"}
    await maya.put(f"/api/account/projects/{world.project}/active", json={"active": False})
    assert await known_to(world, "dana") == {"Delta Concrete"}, "nobody shares a project that is closed"


async def test_no_change_of_a_company_reaches_those_who_do_not_administer(world: World):
    path = f"/api/account/companies/{world.companies['delta']}"
    assert (await world.client("maya").patch(path, json={"phone": "020 1234"})).status_code == 200
    async with world.work(reading=True) as work:
        seen = {name: await cards.seen(work, [world.companies["delta"]], await _office(world, name)) for name in PEOPLE}
    assert [name for name, found in seen.items() if found] == ["maya"]


async def _office(world: World, name: str) -> Passport:
    return await world.passport(name, project=world.account)


async def test_renaming_a_company_reaches_the_badges_of_its_people(world: World):
    path = f"/api/account/companies/{world.companies['delta']}"
    renamed = await world.client("maya").patch(path, json={"name": "Delta Concrete & Piling"})
    assert renamed.status_code == 200, renamed.text
    assert renamed.headers["etag"] == '"2"'
    for name in ("dana", "dev"):
        assert (await world.passport(name)).company_name == "Delta Concrete & Piling"
    assert (await world.passport("rita")).company_name == "Ferro Steel"


async def test_a_stale_edit_tells_what_moved_meanwhile(world: World):
    maya, path = world.client("maya"), f"/api/account/companies/{world.companies['delta']}"
    assert (await maya.patch(path, json={"phone": "020 1234"}, headers={"If-Match": '"1"'})).status_code == 200
    assert (await maya.patch(path, json={"website": "delta.example"}, headers={"If-Match": '"2"'})).status_code == 200
    stale = await maya.patch(path, json={"name": "Lost"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 409
    assert stale.json()["code"] == "stale"
    assert stale.json()["extra"] == {"version": 3, "changed": ["phone", "website"]}
    odd = await maya.patch(path, json={"name": "Lost"}, headers={"If-Match": "nonsense"})
    assert odd.status_code == 409
    assert (await maya.get(path)).json()["name"] == "Delta Concrete"


async def test_people_are_added_found_and_edited(world: World):
    maya = world.client("maya")
    body = {
        "name": "Sam Oduya",
        "mail": "Sam@Delta.example",
        "company_id": str(world.companies["delta"]),
        "title": "Foreman",
        "phones": ["+44 20 7946 0123"],
    }
    made = await maya.post("/api/account/people", json=body)
    assert made.status_code == 201, made.text
    shown = made.json()
    assert shown["initials"] == "SO"
    assert shown["company"] == {"id": str(world.companies["delta"]), "name": "Delta Concrete"}
    for words in ("sam", "odu", "foreman delta", "sam@delta", "2079460123", "7946 0123", "DELTA CONCRETE sam"):
        found = (await maya.get("/api/account/people", params={"q": words})).json()["items"]
        assert shown["id"] in [each["id"] for each in found], words
    assert (await maya.get("/api/account/people", params={"q": "100%"})).json()["items"] == []
    path = f"/api/account/people/{shown['id']}"
    edited = await maya.patch(path, json={"title": "Senior Foreman", "company_id": str(world.companies["ferro"])})
    assert edited.json()["company"]["name"] == "Ferro Steel"
    assert edited.json()["title"] == "Senior Foreman"
    assert (await maya.get(path)).json() == edited.json()


async def test_the_best_hits_come_first(world: World):
    maya = world.client("maya")
    for n, name in enumerate(("Xavier Dahl", "Danilo Prat", "Ilse Danner")):
        body = {"name": name, "mail": f"p{n}@aldgate.example", "company_id": str(world.companies["aldgate"])}
        await maya.post("/api/account/people", json={**body, "title": "Fan of Dan"})
    found = (await maya.get("/api/account/people", params={"q": "dan"})).json()["items"]
    assert [each["name"] for each in found] == ["Dana Ortiz", "Danilo Prat", "Ilse Danner", "Xavier Dahl"]


async def test_people_come_in_pages_by_name(world: World):
    maya, names, cursor = world.client("maya"), [], None
    while True:
        params = {"limit": 4, **({"cursor": cursor} if cursor else {})}
        page = (await maya.get("/api/account/people", params=params)).json()
        assert len(page["items"]) <= 4
        names += [each["name"] for each in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert names == sorted(names)
    assert len(names) == 9
    assert (await maya.get("/api/account/people", params={"cursor": "bogus!"})).status_code == 422


async def test_a_mail_address_is_unique_however_it_is_spelt(world: World):
    maya = world.client("maya")
    for mail in ("dana@delta.example", "DANA@Delta.Example", " dana@delta.example "):
        body = {"name": "Other Dana", "mail": mail, "company_id": str(world.companies["delta"])}
        answer = await maya.post("/api/account/people", json=body)
        assert answer.status_code == 409
        assert answer.json()["code"] == "directory.mail_taken"
        assert answer.json()["extra"] == {"person": str(world.people["dana"]), "name": "Dana Ortiz"}
    answer = await maya.patch(f"/api/account/people/{world.people['dev']}", json={"mail": "dana@delta.example"})
    assert answer.json()["code"] == "directory.mail_taken"


async def test_of_parallel_people_with_one_mail_only_one_is_added(world: World):
    body = {"name": "Sam Oduya", "mail": "sam@delta.example", "company_id": str(world.companies["delta"])}
    spellings = [body["mail"], body["mail"].upper()] * 4
    answers = await asyncio.gather(
        *(world.client("maya").post("/api/account/people", json={**body, "mail": mail}) for mail in spellings)
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"directory.mail_taken"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"mail": "no at sign"}, "bad_mail"),
        ({"mail": "a\r\nBcc: x@y.example"}, "bad_mail"),
        ({"mail": "a@b..example"}, "bad_mail"),
        ({"mail": "a@-b.example"}, "bad_mail"),
        ({"name": "Sam\x00Oduya"}, "bad_text"),
        ({"name": "Sam\nOduya"}, "bad_text"),
        ({"name": "\u202eayudO maS"}, "bad_text"),
        ({"name": "   "}, "text_missing"),
        ({"title": "x\x1b[31m"}, "bad_text"),
        ({"company_id": "00000000-0000-0000-0000-000000000001"}, "directory.unknown_company"),
        ({"phones": ["1\x07"]}, "bad_text"),
    ],
)
async def test_impossible_people_are_refused(world: World, change: dict, code: str):
    body = {"name": "Sam Oduya", "mail": "sam@delta.example", "company_id": str(world.companies["delta"])}
    answer = await world.client("maya").post("/api/account/people", json=body | change)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == code
    assert answer.json()["field"] in change


async def test_international_addresses_are_taken(world: World):
    body = {"name": "Jürgen Müller", "mail": "jürgen@bücher.example", "company_id": str(world.companies["delta"])}
    assert (await world.client("maya").post("/api/account/people", json=body)).status_code == 201
    again = await world.client("maya").post(
        "/api/account/people", json={**body, "mail": "Jürgen@xn--bcher-kva.example"}
    )
    assert again.json()["code"] == "directory.mail_taken"


@pytest.mark.parametrize("extra", [{"id": "x"}, {"account": "x"}, {"active": False}, {"version": 9}, {"mail_key": "x"}])
async def test_fields_that_nobody_may_set_are_refused(world: World, extra: dict):
    maya = world.client("maya")
    body = {"name": "Sam Oduya", "mail": "sam@delta.example", "company_id": str(world.companies["delta"])}
    assert (await maya.post("/api/account/people", json=body | extra)).status_code in (400, 422)
    path = f"/api/account/people/{world.people['dana']}"
    assert (await maya.patch(path, json=extra)).status_code in (400, 422)


async def test_only_directory_admins_look_through_everybody(world: World):
    assert (await world.client("carl").get("/api/account/people")).status_code == 200  # Admin of a directory
    refused = await world.client("dana").get("/api/account/people")
    assert (refused.status_code, refused.json()["code"]) == (403, "directory.not_directory_admin")
    own = await world.client("dana").get(f"/api/account/people/{world.people['dana']}")
    assert own.status_code == 200
    assert (await world.client("dana").get(f"/api/account/people/{world.people['rita']}")).status_code == 403


async def test_only_company_administrators_edit_the_account(world: World):
    path = f"/api/account/people/{world.people['dev']}"
    for name in ("carl", "dana"):
        client = world.client(name)
        assert (await client.patch(path, json={"name": "X"})).status_code == 403
        assert (await client.put(f"{path}/active", json={"active": False})).status_code == 403
        assert (await client.post(f"{path}/invitation")).status_code == 403
        assert (await client.post("/api/account/projects", json={"name": "X", "time_zone": "UTC"})).status_code == 403


async def test_the_last_company_administrator_stays(world: World):
    maya, path = world.client("maya"), f"/api/account/people/{world.people['maya']}"
    for answer in (
        await maya.put(f"{path}/active", json={"active": False}),
        await maya.patch(path, json={"account_admin": False}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422, "directory.last_admin")
    omar = f"/api/account/people/{world.people['omar']}"
    assert (await maya.patch(omar, json={"account_admin": True})).status_code == 200
    itself = await maya.put(f"{path}/active", json={"active": False})
    assert itself.json()["code"] == "directory.not_yourself"
    assert (await maya.patch(path, json={"account_admin": False})).status_code == 200
    assert (await maya.get("/api/account/people")).status_code in (200, 403)
    refused = await maya.patch(omar, json={"account_admin": False})
    assert refused.status_code == 403


async def test_two_administrators_cannot_demote_each_other(world: World):
    maya, omar = world.people["maya"], world.people["omar"]
    await world.client("maya").patch(f"/api/account/people/{omar}", json={"account_admin": True})
    await world.settle()
    answers = await asyncio.gather(
        world.client("maya").patch(f"/api/account/people/{omar}", json={"account_admin": False}),
        world.client("omar").patch(f"/api/account/people/{maya}", json={"account_admin": False}),
    )
    assert [answer.status_code for answer in answers].count(200) <= 1
    async with world.work(reading=True) as work:
        assert await passports.administrators(work, world.account)


async def test_another_tenant_finds_nothing(world: World):
    zoe = world.client("zoe")
    for path in (
        f"/api/account/companies/{world.companies['delta']}",
        f"/api/account/people/{world.people['dana']}",
        f"/api/projects/{world.project}",
        f"/api/projects/{world.project}/people",
        f"/api/account/permission-templates/{world.templates['owner']}",
    ):
        assert (await zoe.get(path)).status_code == 404, path
    for method, path, body in [
        ("PATCH", f"/api/account/companies/{world.companies['delta']}", {"name": "X"}),
        ("PATCH", f"/api/account/people/{world.people['dana']}", {"name": "X"}),
        ("PUT", f"/api/account/people/{world.people['dana']}/active", {"active": False}),
        ("POST", f"/api/account/people/{world.people['dana']}/invitation", None),
        ("PUT", f"/api/account/projects/{world.project}/active", {"active": False}),
        ("POST", f"/api/account/projects/{world.project}/people", {"person_id": str(world.people["zoe"])}),
        ("PATCH", f"/api/account/permission-templates/{world.templates['owner']}", {"name": "X"}),
        ("PATCH", f"/api/projects/{world.project}", {"name": "X"}),
    ]:
        answer = await zoe.request(method, path, json=body)
        assert answer.status_code == 404, (method, path, answer.text)
    everybody = (await zoe.get("/api/account/people")).json()["items"]
    assert [each["name"] for each in everybody] == ["Zoe Brandt"]
    theirs = (await zoe.get("/api/account/companies")).json()["items"]
    assert [each["name"] for each in theirs] == ["Northgate Rail"]
    foreign = {"name": "X", "mail": "x@x.example", "company_id": str(world.companies["delta"])}
    assert (await zoe.post("/api/account/people", json=foreign)).json()["code"] == "directory.unknown_company"
    stranger = {"person_id": str(world.people["dana"])}
    answer = await zoe.post(f"/api/projects/{world.stranger.project}/people", json=stranger)
    assert answer.json()["code"] == "directory.unknown_person"
    mine = {"person_id": str(world.people["zoe"]), "template_id": str(world.templates["owner"])}
    body = {"name": "N2", "mail": "n2@northgate.example", "company_id": str(world.stranger.company)}
    answer = await zoe.post(
        f"/api/projects/{world.stranger.project}/people", json={"person": body, "template_id": mine["template_id"]}
    )
    assert answer.json()["code"] == "directory.unknown_template"


async def test_projects_are_created_with_a_calendar(world: World):
    maya = world.client("maya")
    days = (await maya.get("/api/account/holidays", params={"country": "GB", "year": 2026})).json()["items"]
    assert {"on": "2026-12-25", "name": "Christmas Day"} in days
    body = {
        "name": "Quay Hall",
        "number": "QH-02",
        "time_zone": "Europe/Lisbon",
        "working_days": [0, 1, 2, 3, 4, 5],
        "holidays": days,
    }
    made = await maya.post("/api/account/projects", json=body)
    assert made.status_code == 201, made.text
    assert made.json()["working_days"] == [0, 1, 2, 3, 4, 5]
    project = UUID(made.json()["id"])
    site = (await world.passport("maya", project=project)).site
    assert site.calendar.time_zone == "Europe/Lisbon"
    assert len(site.calendar.holidays) == len(days)
    assert (await world.client("dana").get(f"/api/projects/{project}")).status_code == 404
    assert (await maya.get(f"/api/projects/{project}")).json()["holidays"] == days
    assert project in [UUID(each["id"]) for each in (await maya.get("/api/account/projects")).json()["items"]]
    ours = (await world.client("dana").get("/api/account/projects")).json()["items"]
    assert [each["name"] for each in ours] == ["Harbour Tower"]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"time_zone": "Mars/Olympus"}, 422, "directory.bad_time_zone"),
        ({"time_zone": "../../etc/passwd"}, 422, "directory.bad_time_zone"),
        ({"time_zone": ""}, 422, "directory.bad_time_zone"),
        ({"working_days": [7]}, 422, "invalid"),
        ({"working_days": [1, 1]}, 422, "directory.bad_working_days"),
        ({"number": "ht-01"}, 409, "directory.number_taken"),
        ({"name": ""}, 422, "invalid"),
        ({"holidays": [{"on": "2026-13-01"}]}, 422, "invalid"),
    ],
)
async def test_impossible_projects_are_refused(world: World, change: dict, status: int, code: str):
    body = {"name": "Quay Hall", "number": "QH-02", "time_zone": "UTC"}
    answer = await world.client("maya").post("/api/account/projects", json=body | change)
    assert answer.status_code in (status, 400), answer.text
    if answer.status_code == status:
        assert answer.json()["code"] == code


async def test_unknown_countries_have_no_holidays(world: World):
    maya = world.client("maya")
    for country in ("XX", "GB-XX", "../x"):
        answer = await maya.get("/api/account/holidays", params={"country": country, "year": 2026})
        assert answer.status_code == 422, country
    assert (await maya.get("/api/account/holidays", params={"country": "GB-SCT", "year": 2026})).status_code == 200


async def test_a_closed_project_is_closed_to_everybody(world: World):
    maya, path = world.client("maya"), f"/api/account/projects/{world.project}/active"
    assert (await maya.get(f"/api/projects/{world.project}")).status_code == 200
    assert (await maya.put(path, json={"active": False})).json()["active"] is False
    for name in ("maya", "dana"):
        assert (await world.client(name).get(f"/api/projects/{world.project}")).status_code == 404
    assert (await maya.put(path, json={"active": True})).status_code == 200
    assert (await world.client("dana").get(f"/api/projects/{world.project}")).status_code == 200


async def test_an_administrator_enters_any_project_of_the_account(world: World):
    maya = world.client("maya")
    body = {"name": "Omar Two", "mail": "omar2@harbour.example", "company_id": str(world.companies["harbour"])}
    person = (await maya.post("/api/account/people", json={**body, "account_admin": True})).json()["id"]
    path = f"/api/account/projects/{world.project}/people"
    assert (await maya.post(path, json={"person_id": person})).status_code == 201
    await world.settle()
    async with Work(world.database, reading=True) as work:
        found = await passports.load(work, scope=world.project, person=UUID(person))
    assert found is not None
    assert {level.name for level in found.levels.values()} == {"ADMIN"}
    assert (await maya.post(path, json={"person_id": person})).json()["code"] == "directory.already_member"


async def test_the_same_key_adds_one_person(world: World):
    body = {"name": "Sam Oduya", "mail": "sam@delta.example", "company_id": str(world.companies["delta"])}
    headers = {"Idempotency-Key": "add-sam"}
    first = await world.client("maya").post("/api/account/people", json=body, headers=headers)
    second = await world.client("maya").post("/api/account/people", json=body, headers=headers)
    assert first.status_code == second.status_code == 201
    assert first.json()["id"] == second.json()["id"]


async def test_parallel_writes_of_one_administrator_all_count(world: World):
    maya = world.client("maya")
    made = await asyncio.gather(
        *(maya.post("/api/account/projects", json={"name": f"P{n}", "time_zone": "UTC"}) for n in range(6)),
        *(maya.post("/api/account/companies", json={"name": f"C{n}"}) for n in range(6)),
        *(
            maya.post(
                f"/api/projects/{world.project}/people",
                json={
                    "person": {
                        "name": f"N {n}",
                        "mail": f"n{n}@delta.example",
                        "company_id": str(world.companies["delta"]),
                    }
                },
            )
            for n in range(6)
        ),
    )
    assert [answer.status_code for answer in made] == [201] * 18
