"""Items that messages point to: each reader is shown them as they may see them (5.2), and knows of no others."""

from tests.contract.estate import second_project
from tests.conversations.chat import Chat

from sitepost.kernel.ids import new_id

SUBJECT = "Quarrel about the hoist"


async def test_an_item_in_a_message_is_named_to_whoever_sees_it_and_to_nobody_else(talk: Chat) -> None:
    secret = await talk.site.create("ana", "NOD", subject=SUBJECT, private=True, assignees=talk.ids("dana"))
    known = await talk.site.create("ana", "NOD", subject="Crane times")
    await talk.choose(group_managers="everyone")
    group = await talk.group("ana", "Hoist", "dana", "rob")
    said = await talk.say("ana", group, "See these.", links=[secret["id"], known["id"]])
    asked = {"cards": [secret["id"], known["id"]]}
    seen = {}
    for name in ("ana", "dana", "rob"):
        answer = await talk.call(name, "GET", f"/{group['id']}/cards", params=asked)
        assert answer.status_code == 200
        seen[name] = answer.text
        assert "Crane times" in answer.text
        assert (SUBJECT in answer.text) == (secret["number"] in answer.text) == (name != "rob"), name
    assert seen["ana"] == seen["dana"]
    for path in ("", f"/{group['id']}", f"/{group['id']}/messages", "/search?q=see"):
        assert SUBJECT not in (await talk.call("rob", "GET", path)).text, path
    assert await talk.code("rita", "GET", f"/{group['id']}/cards", params=asked) == (404, "not_found")

    assert (await talk.site.patch("ana", secret, assignees=[])).status_code == 200
    assert SUBJECT not in (await talk.call("dana", "GET", f"/{group['id']}/cards", params=asked)).text
    assert said["links"] == [secret["id"], known["id"]]


async def test_nobody_points_to_what_they_do_not_see(talk: Chat) -> None:
    secret = await talk.site.create("ana", "NOD", subject=SUBJECT, private=True, assignees=talk.ids("dana"))
    draft = await talk.site.create("ana", "NOD", issue=False, subject=SUBJECT)
    await talk.choose(group_managers="everyone")
    group = await talk.group("ana", "Hoist", "dana", "rob")
    for item in (secret["id"], draft["id"], str(new_id())):
        body = {"key": str(new_id()), "text": "Look.", "links": [item]}
        refused = await talk.call("rob", "POST", f"/{group['id']}/messages", body)
        assert (refused.status_code, refused.json()["code"]) == (422, "item_not_accessible")
        assert SUBJECT not in refused.text
    await talk.say("dana", group, "Look.", links=[secret["id"]])
    quay = await second_project(talk.world)
    there = await talk.group("maya", "Quay", project=str(quay))
    body = {"key": str(new_id()), "text": "Look.", "links": [secret["id"]]}
    refused = await talk.call("maya", "POST", f"/{there['id']}/messages", body)
    assert refused.json()["code"] == "item_not_accessible", "it is no thing of this project, though she sees it"
