"""Items from draft to closure, told as stories (spec 4, 14b)."""

from tests.card_check import check_cards
from tests.correspondence.site import Site, doc


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
