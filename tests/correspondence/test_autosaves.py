"""What somebody has typed and not sent is theirs alone."""

import pytest
from tests.correspondence.site import Site

from sitepost.tools.correspondence.store import autosaves as kept


async def test_a_form_is_kept_read_replaced_and_dropped(site: Site) -> None:
    key = f"new:{site.types['NOD']}"
    url = f"{site.base}/autosaves/{key}"
    ana = site.world.client("ana")
    nothing = {"key": key, "value": None, "saved_at": None}
    assert await site.get("ana", f"/autosaves/{key}") == nothing
    for value in ({"subject": "Crane \u0000", "deep": [{"a": None}]}, "plain", 7, None):
        assert (await ana.put(url, json={"value": value})).status_code == 200
        kept = (await ana.get(url)).json()
        assert (kept["key"], kept["value"]) == (key, value)
        assert kept["saved_at"] is not None
    assert await site.get("carl", f"/autosaves/{key}") == nothing, "what somebody types is theirs alone"
    assert (await ana.delete(url)).status_code == 204
    assert await site.get("ana", f"/autosaves/{key}") == nothing
    assert (await site.world.client("zoe").get(url)).status_code == 404, "the project is not theirs"


async def test_a_form_has_a_size_and_a_proper_name(site: Site) -> None:
    ana = site.world.client("ana")
    url = f"{site.base}/autosaves/new:{site.types['NOD']}"
    answer = await ana.put(url, json={"value": "x" * 600_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "correspondence.autosave_too_large")
    assert (await ana.put(f"{site.base}/autosaves/anything", json={"value": 1})).status_code == 422
    assert (await site.get("ana", "/autosaves/anything", expect=422))["code"] == "correspondence.bad_autosave_key"


async def test_the_oldest_forms_make_room(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_AUTOSAVES", 2)
    keys = [f"new:{type}" for type in site.types.values()]
    for key in keys:
        put = await site.world.client("ana").put(f"{site.base}/autosaves/{key}", json={"value": key})
        assert put.status_code == 200
    found = [(await site.get("ana", f"/autosaves/{key}"))["value"] for key in keys]
    assert found == [None, keys[1], keys[2]]


async def test_a_form_of_what_one_sees_no_more_is_not_there(site: Site) -> None:
    item = await site.create("ana", "LTR", private=True, assignees=site.people("dana"))
    dana, keys = site.world.client("dana"), [f"item:{item['id']}", f"response:{item['id']}", f"new:{site.types['LTR']}"]
    for key in keys:
        assert (await dana.put(f"{site.base}/autosaves/{key}", json={"value": "crane"})).status_code == 200
    assert (await site.patch("carl", item, assignees=[])).status_code == 200
    assert [(await site.get("dana", f"/autosaves/{key}"))["value"] for key in keys] == [None, None, "crane"]
    await site.levels("dana", "none")
    assert [(await site.get("dana", f"/autosaves/{key}"))["value"] for key in keys] == [None, None, None]
    for key in keys:
        refused = await dana.put(f"{site.base}/autosaves/{key}", json={"value": "crane"})
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
        assert (await dana.delete(f"{site.base}/autosaves/{key}")).status_code == 204
