"""What somebody has typed and not sent is theirs alone."""

from tests.correspondence.site import Site


async def test_a_form_is_kept_read_replaced_and_dropped(site: Site) -> None:
    key = f"new:{site.types['NOD']}"
    url = f"{site.base}/autosaves/{key}"
    ana = site.world.client("ana")
    assert (await ana.get(url)).status_code == 404
    for value in ({"subject": "Crane \u0000", "deep": [{"a": None}]}, "plain", 7, None):
        assert (await ana.put(url, json={"value": value})).status_code == 200
        kept = (await ana.get(url)).json()
        assert (kept["key"], kept["value"]) == (key, value)
    assert (await site.world.client("carl").get(url)).status_code == 404
    assert (await ana.delete(url)).status_code == 204
    assert (await ana.get(url)).status_code == 404


async def test_a_form_has_a_size_and_a_proper_name(site: Site) -> None:
    ana = site.world.client("ana")
    url = f"{site.base}/autosaves/new:{site.types['NOD']}"
    answer = await ana.put(url, json={"value": "x" * 600_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "correspondence.autosave_too_large")
    assert (await ana.put(f"{site.base}/autosaves/anything", json={"value": 1})).status_code == 422


async def test_the_oldest_forms_make_room(site: Site) -> None:
    ana = site.world.client("ana")
    keys = [f"item:{n:08d}-0000-7000-8000-000000000000" for n in range(201)]
    for key in keys:
        assert (await ana.put(f"{site.base}/autosaves/{key}", json={"value": key})).status_code == 200
    assert (await ana.get(f"{site.base}/autosaves/{keys[0]}")).status_code == 404
    assert (await ana.get(f"{site.base}/autosaves/{keys[1]}")).status_code == 200
