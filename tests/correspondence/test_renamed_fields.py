"""A custom field that is renamed is called so at once wherever items are told of, also where nobody saved them."""

from typing import Any

from tests.correspondence.site import Site
from tests.correspondence.test_custom_fields import FIELDS, furnish, option

from sitepost.platform import cards


async def brief(site: Site, item: dict[str, Any]) -> dict[str, Any]:
    """What mails say of an item, by label."""
    async with site.world.work(reading=True) as work:
        (card,) = (await cards.by_id(work, [item["id"]])).values()
    return {line.label: line.value for line in card.brief}


async def test_mails_of_items_that_nobody_saved_since_say_the_new_name(site: Site) -> None:
    made = await furnish(site, kinds=("text", "single_select"))
    text, choice = made["text"], made["single_select"]
    wind = option(choice, "Wind")
    item = await site.create(custom_fields={text["key"]: "61.3", choice["key"]: wind})
    await site.world.settle()
    assert (await brief(site, item))["Its text"] == "61.3"
    maya = site.world.client("maya")
    renamed = await maya.patch(f"{FIELDS}/{text['id']}", json={"name": "Clause"})
    assert renamed.status_code == 200, renamed.text
    options = [{"id": wind, "label": "High wind"}]
    assert (await maya.patch(f"{FIELDS}/{choice['id']}", json={"options": options})).status_code == 200
    await site.world.settle()
    said = await brief(site, item)
    assert (said["Clause"], said["Its single_select"]) == ("61.3", "High wind")
    assert "Its text" not in said
    opened = await site.get("rita", f"/items/{item['id']}")
    assert opened["version"] == item["version"], "nothing of the item changed"
