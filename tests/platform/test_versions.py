"""A change says which version it changes: without one it is refused (428), with another one than the present (409)."""

from typing import Any

import pytest
from tests.correspondence.site import Site

from sitepost.kernel.refusal import Refusal
from sitepost.kernel.version import fingerprint
from sitepost.platform.http import expect_version, wanted_version

NONE = {"If-Match": ""}


TAGS = [('"7"', 7), ('W/"7"', 7), ("*", None), ("nonsense", -1), ('"7", "8"', -1)]


@pytest.mark.parametrize(("sent", "wanted"), TAGS)
def test_an_entity_tag_is_read(sent: str, wanted: int | None) -> None:
    assert wanted_version(sent) == wanted


@pytest.mark.parametrize("sent", [None, "", "  "])
def test_a_change_without_one_is_refused(sent: str | None) -> None:
    for ask in (wanted_version, lambda tag: expect_version(tag, 1)):
        with pytest.raises(Refusal) as refused:
            ask(sent)
        assert refused.value.why.code == "version_needed"


def test_a_fingerprint_is_a_version() -> None:
    assert fingerprint("a", [1]) == fingerprint("a", [1]) != fingerprint("a", [2])
    assert wanted_version(f'"{fingerprint("a")}"') == fingerprint("a")


async def things(site: Site) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
    """One change of everything that has versions: who, how, where and what."""
    world, item = site.world, await site.create(assignees=site.people("dana"))
    said = (await site.respond("carl", item)).json()["response"]["id"]
    maya, carl = world.client("maya"), world.client("carl")
    type = f"/api/account/correspondence/types/{site.types['NOD']}"
    project, one = f"/api/projects/{world.project}", f"{site.base}/items/{item['id']}"
    status = (await maya.post(f"{type}/statuses", json={"name": "On hold", "maps_to": "open"})).json()["id"]
    fieldset = (await maya.get(f"{type}/fieldsets")).json()["items"][0]["id"]
    group = (await carl.post(f"{project}/groups", json={"name": "Pours"})).json()["id"]
    template = (await maya.get("/api/account/permission-templates")).json()["items"][0]["id"]
    rob = world.people["rob"]
    return {
        "item": ("carl", "PATCH", one, {"subject": "Other"}),
        "status": ("carl", "PUT", f"{one}/status", {"status_id": status}),
        "response": ("carl", "PATCH", f"{one}/responses/{said}", {"official": True}),
        "type": ("maya", "PATCH", type, {"name": "Other"}),
        "status name": ("maya", "PATCH", f"{type}/statuses/{status}", {"name": "Waiting"}),
        "fieldset": ("maya", "PATCH", f"{type}/fieldsets/{fieldset}", {"name": "Other"}),
        "projects": ("maya", "PUT", f"{type}/fieldsets/{fieldset}/projects", {"project_ids": []}),
        "template": ("maya", "PATCH", f"/api/account/permission-templates/{template}", {"name": "Other"}),
        "rights": ("maya", "PUT", f"{project}/people/{rob}/permissions", {"levels": {}}),
        "matrix": ("carl", "PUT", f"{project}/notifications/matrix/{site.tool('NOD')}", {"events": {}}),
        "person": ("maya", "PATCH", f"/api/account/people/{rob}", {"title": "Other"}),
        "sign-in": ("maya", "PUT", f"/api/account/people/{rob}/active", {"active": False}),
        "company": ("maya", "PATCH", f"/api/account/companies/{world.companies['delta']}", {"name": "Other"}),
        "project": ("maya", "PATCH", project, {"name": "Other"}),
        "group": ("carl", "PATCH", f"{project}/groups/{group}", {"name": "Other"}),
        "closing": ("maya", "PUT", f"/api/account/projects/{world.project}/active", {"active": False}),
    }


async def test_every_change_needs_a_version_and_a_stale_one_is_told_so(site: Site) -> None:
    await site.world.settle()
    for name, (who, method, path, body) in (await things(site)).items():
        client = site.world.client(who)
        answer = await client.request(method, path, json=body, headers=NONE)
        assert (answer.status_code, answer.json()["code"]) == (428, "version_needed"), (name, answer.text)
        assert "If-Match" in answer.json()["title"]
        stale = await client.request(method, path, json=body, headers={"If-Match": '"999999998"'})
        assert (stale.status_code, stale.json()["code"]) == (409, "stale"), (name, stale.text)
        current = stale.json()["extra"]["version"]
        done = await client.request(method, path, json=body, headers={"If-Match": f'"{current}"'})
        assert done.status_code == 200, (name, done.text)
        assert done.headers["etag"] != f'"{current}"', name
        again = await client.request(method, path, json=body, headers={"If-Match": f'"{current}"'})
        assert again.status_code in (403, 404, 409), (name, again.text)


async def test_what_one_may_not_see_is_no_more_there_than_before(site: Site) -> None:
    item = await site.create("ana", "CLM", private=True)
    for name, headers, status in (("rob", {"If-Match": "*"}, 404), ("rob", NONE, 428)):
        path = f"{site.base}/items/{item['id']}"
        there = await site.world.client(name).patch(path, json={"subject": "x"}, headers=headers)
        path = f"{site.base}/items/{site.world.project}"
        absent = await site.world.client(name).patch(path, json={"subject": "x"}, headers=headers)
        assert there.status_code == absent.status_code == status
