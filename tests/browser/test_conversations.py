"""Conversations as people have them: set up by the company, between two, in a group, beside an item."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Sits
from tests.browser.desk import Desk
from tests.browser.office import MAYA, Office
from tests.browser.talks import (
    CARL,
    DANA,
    SETTINGS,
    arrive,
    choose,
    composer,
    in_project,
    line,
    mention,
    row,
    say,
    set_up,
)

pytestmark = pytest.mark.usefixtures("switched_on")
PEOPLE = "/api/conversations/people"
THUMB = 44  # pixels
ALL_READ = "async () => (await (await fetch('/api/conversations')).json()).unread === 0"


def test_an_administrator_sets_them_up_and_nobody_is_written_over(sits: Sits, office: Office) -> None:
    maya = sits(office, MAYA)
    maya.watch.allow(409, SETTINGS)
    maya.sign_in(to="/company/conversations?tab=features")
    page = maya.page
    minutes = page.get_by_label("Minutes after sending")
    minutes.fill("61")
    maya.press(maya.button("Save Changes"))
    expect(page.get_by_text("Enter 0 to 60 minutes.")).to_be_visible()
    minutes.fill("10")
    set_up(office, receipts_on=False)  # somebody else, meanwhile
    maya.press(maya.button("Save Changes"))
    expect(page.get_by_text("Somebody changed this meanwhile")).to_be_visible()
    maya.press(maya.button("Take theirs"))
    expect(page.get_by_label("Read receipts")).not_to_be_checked()
    expect(minutes).to_have_value("5")
    page.get_by_label("Read receipts").check()
    maya.press(maya.button("Save Changes"))
    expect(maya.button("Save Changes")).to_be_hidden()
    assert office.ask(MAYA, "GET", SETTINGS)["settings"]["receipts_on"] is True
    page.get_by_role("tab", name="Access").click()
    page.get_by_label("Selected Projects").check()
    maya.press(maya.button("Save Changes"))
    expect(page.get_by_text("Tick at least one project")).to_be_visible()
    maya.press(maya.button("Discard"))
    expect(page.get_by_label("All Current and Future Projects")).to_be_checked()


def test_two_people_talk_and_one_of_them_loses_the_line(sits: Sits, office: Office) -> None:
    carl, dana = sits(office, CARL), sits(office, DANA, phone=True)
    hers = arrive(dana, "/conversations")
    his = arrive(carl, "/conversations")
    carl.press(carl.button("Start Direct Message").first)
    dialog = his.get_by_role("dialog")
    in_project(dialog)
    dialog.get_by_label("Team Members").fill("Dana")
    his.get_by_role("option", name=re.compile("Dana Ortiz")).click()
    expect(dialog.get_by_text("1 of 100 people")).to_be_visible()
    dialog.get_by_label("Message").fill("Is the pump booked?")
    dialog.get_by_label("Message").press("Enter")
    expect(line(his, "Is the pump booked?")).to_be_visible()

    expect(row(hers, "Carl Reyes").get_by_role("img", name="1 unread")).to_be_visible()  # without being asked for again
    expect(hers.get_by_role("link", name="Conversations, 1 unread")).to_be_visible()
    dana.press(hers.get_by_role("link", name=re.compile("Carl Reyes")))
    expect(line(hers, "Is the pump booked?")).to_be_visible()
    dana.until(ALL_READ)
    dana.watch.line_is_cut = True
    dana.context.set_offline(True)
    say(hers, "Yes, for six", "It waits at the gate", "Bring the pass")
    expect(hers.get_by_text("Waits for the connection").first).to_be_visible()
    say(his, "Which gate?")
    dana.context.set_offline(False)
    expect(line(his, "Bring the pass")).to_be_visible()
    for page in (his, hers):
        shown = page.get_by_role("article").all_inner_texts()
        wanted = ["Is the pump booked?", "Which gate?", "Yes, for six", "It waits at the gate", "Bring the pass"]
        assert [next(each for each in wanted if each in text) for text in shown] == wanted, "each once, and in order"

    choose(carl, line(his, "Which gate?"), "Edit")
    his.get_by_role("textbox", name="Edit message").fill("Which of the gates?")
    his.get_by_role("textbox", name="Edit message").press("Enter")
    expect(line(hers, "Which of the gates?")).to_contain_text("edited")
    choose(carl, line(his, "Is the pump booked?"), "Delete")
    carl.press(carl.button("Delete", within=his.get_by_role("dialog")))
    expect(hers.get_by_text(re.compile("Carl Reyes deleted this message on"))).to_be_visible()
    expect(line(hers, "Is the pump booked?")).to_have_count(0)
    _ask_somebody_else_in(dana)


def _ask_somebody_else_in(dana: Desk) -> None:
    """From a direct message a new one begins with its people and another, by the keys alone."""
    page, before = dana.page, dana.page.url
    dana.button("More about this conversation").press("Enter")
    entry = page.get_by_role("menuitem", name="New with these people…")
    assert (entry.bounding_box() or {"height": 0})["height"] >= THUMB
    entry.press("Enter")
    dialog = page.get_by_role("dialog", name="Start Direct Message")
    expect(dialog).to_contain_text("in Harbour Tower")
    expect(dana.button(re.compile("Remove Carl Reyes"), within=dialog)).to_be_visible()
    people = dialog.get_by_label("Team Members")
    expect(people).to_be_focused()
    dialog.get_by_label("Message").fill("Maya, who has the pass?")
    dialog.get_by_label("Message").press("Enter")
    expect(dialog.get_by_text("Choose somebody else, too")).to_be_visible()  # it would be the same conversation
    people.press_sequentially("Maya")
    expect(page.get_by_role("option", name=re.compile("Maya King"))).to_be_visible()
    people.press("Enter")
    expect(dana.button(re.compile("Remove Maya King"), within=dialog)).to_be_visible()
    dialog.get_by_label("Message").press("Enter")
    expect(line(page, "Maya, who has the pass?")).to_be_visible()
    expect(page).not_to_have_url(before)
    expect(page.get_by_role("article")).to_have_count(1)  # nothing of the other one went along
    page.goto(before)
    expect(line(page, "Bring the pass")).to_be_visible()


def test_a_group_mentions_somebody_and_lets_them_go(sits: Sits, office: Office) -> None:
    carl, dana = sits(office, CARL), sits(office, DANA, phone=True)
    dana.watch.allow(404, "/api/conversations/")
    hers = arrive(dana, "/conversations")
    his = arrive(carl, "/conversations")
    carl.press(carl.button("New Group").first)
    dialog = his.get_by_role("dialog")
    in_project(dialog)
    dialog.get_by_label("Group Name").fill("Slab edge")
    dialog.get_by_label("Add people").fill("Maya")
    his.get_by_role("option", name=re.compile(r"Maya King \(Admin\)")).click()
    carl.press(carl.button("Create", within=dialog))
    expect(composer(his)).to_be_visible()
    say(his, "Said before she came")
    carl.press(carl.button("More about this conversation"))
    carl.press(his.get_by_role("menuitem", name="Manage Group"))
    expect(dialog.get_by_text("Whoever comes in sees the full earlier history.")).to_be_visible()
    dialog.get_by_label("Add people").fill("Dana")
    his.get_by_role("option", name=re.compile("Dana Ortiz")).click()
    carl.press(carl.button("Save Changes", within=dialog))
    expect(dialog).to_be_hidden()
    expect(row(hers, "Slab edge")).to_be_visible()
    composer(his).press_sequentially("@Dan")
    his.get_by_role("option", name=re.compile("Dana Ortiz")).click()
    composer(his).press_sequentially("please look at the props")
    composer(his).press("Enter")
    expect(row(hers, "Slab edge").get_by_role("img", name="you were mentioned")).to_be_visible()
    dana.press(hers.get_by_role("link", name=re.compile("Slab edge")))
    expect(line(hers, "Said before she came")).to_be_visible()
    say(hers, "They are short")
    expect(line(his, "They are short")).to_be_visible()
    carl.press(carl.button("Priority"))
    carl.press(his.get_by_role("menuitemcheckbox", name="Ask for acknowledgement"))
    say(his, "Nobody walks below it")
    dana.press(dana.button("Got it", within=line(hers, "Nobody walks below it")))
    carl.press(carl.button("Acknowledged by 1 person"))
    heard = his.get_by_role("dialog", name="Acknowledged by 1 of 2")
    expect(heard.get_by_role("list", name="Acknowledged by")).to_contain_text(re.compile("Dana Ortiz.*[0-9]"))
    expect(heard.get_by_role("list", name="Not yet")).to_contain_text("Maya King")
    carl.press(carl.button("Remind them", within=heard))
    expect(composer(his)).to_have_value("@Maya King ")
    expect(composer(his)).to_be_focused()
    composer(his).press("Escape")  # it is no answer
    composer(his).fill("")
    composer(his).press("ArrowUp")
    expect(his.get_by_role("textbox", name="Edit message")).to_have_value("Nobody walks below it")
    his.get_by_role("textbox", name="Edit message").press("Escape")
    expect(line(his, "Nobody walks below it")).to_be_visible()
    his.keyboard.press("Control+k")
    his.get_by_role("combobox", name="Search or jump to").fill("slab e")
    expect(his.get_by_role("option", name="Slab edge", selected=True)).to_be_visible()
    his.keyboard.press("Enter")
    expect(composer(his)).to_be_visible()

    carl.press(carl.button("More about this conversation"))
    carl.press(his.get_by_role("menuitem", name="Manage Group"))
    carl.press(carl.button("Remove Dana Ortiz", within=dialog))
    carl.press(carl.button("Save Changes", within=dialog))
    expect(hers.get_by_text("You no longer have access.")).to_be_visible()  # while it was open
    assert all(each["name"] != "Slab edge" for each in office.ask(DANA, "GET", "/api/conversations")["conversations"])


def test_talk_beside_an_item_becomes_another_one(sits: Sits, office: Office) -> None:
    letter = office.letter(CARL, subject="Gap at the column", private=False, distribution=[office.people[DANA]])
    address = f"{office.letters}/{letter['id']}"
    carl, dana = sits(office, CARL), sits(office, DANA, phone=True)
    for desk in (carl, dana):
        desk.watch.allow(404, "/api/conversations/")
    his = arrive(carl, address)
    carl.press(carl.button("Conversation"))
    nothing = his.get_by_text("Nothing was said here yet.")
    expect(nothing).to_be_visible()
    set_up(office, items_on=False)
    expect(his.get_by_text("You no longer have access.")).to_be_visible()
    set_up(office, items_on=True)
    expect(nothing).to_be_visible()
    mention(his, composer(his), "Dana Ortiz")  # on an item already by its first message
    composer(his).press_sequentially("Who measured the gap?")
    composer(his).press("Enter")
    hers = arrive(dana, address)
    dana.press(dana.button("Conversation, 1 unread"))
    expect(line(hers, "Who measured the gap?")).to_be_visible()
    say(hers, "I did, 40 mm")
    expect(line(his, "I did, 40 mm")).to_be_visible()
    choose(carl, line(his, "Who measured the gap?"), "Edit")
    mention(his, his.get_by_role("textbox", name="Edit message"), "Maya King")
    his.get_by_role("textbox", name="Edit message").press("Enter")
    expect(line(hers, "@Maya King")).to_contain_text("edited")
    listed = office.ask(MAYA, "GET", "/api/conversations")["conversations"]
    assert [each["mentioned"] for each in listed if each["item"] and each["item"]["ref"] == letter["id"]] == [True]

    choose(carl, line(his, "I did, 40 mm"), "Turn into an item")
    dialog = his.get_by_role("dialog", name="Turn 1 message into an item")
    dialog.get_by_role("checkbox", name=re.compile("Who measured the gap")).check()
    dialog = his.get_by_role("dialog", name="Turn 2 messages into an item")
    carl.press(carl.button("Correspondence item", within=dialog))
    carl.press(his.get_by_role("link", name=re.compile("Letters")))
    words = his.get_by_role("textbox", name="Description")
    expect(words).to_contain_text("Who measured the gap?")
    expect(words).to_contain_text("I did, 40 mm")
    expect(words).to_contain_text("Dana Ortiz, ")
    his.get_by_label("Subject").fill("Packing below the column")
    carl.press(carl.button("Create and issue"))
    expect(his.get_by_text("Begun in a conversation")).to_be_visible()
    back = his.get_by_role("listitem").get_by_role("link", name=f"{letter['number']} Gap at the column")
    expect(back).to_have_attribute("href", re.compile(r"/conversations/.*at=1$"))
    expect(line(hers, "I did, 40 mm")).to_contain_text("Packing below the column")  # the conversation leads there
    wide = hers.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wide, "nothing hangs over the edge"

    header = his.get_by_role("link", name=re.compile("^Conversations"))
    expect(header).to_be_visible()
    set_up(office, items_on=False)  # what she has open goes and comes back without her
    expect(hers.get_by_text("You no longer have access.")).to_be_visible()
    expect(line(hers, "I did, 40 mm")).to_have_count(0)
    set_up(office, items_on=True)
    expect(line(hers, "I did, 40 mm")).to_be_visible()
    set_up(office, is_on=False)
    expect(header).to_be_hidden()
    set_up(office, is_on=True)
    expect(header).to_be_visible()


def test_a_search_leads_to_the_place(sits: Sits, office: Office) -> None:
    letter = office.letter(CARL, subject="Crane base", private=False)
    item = office.ask(CARL, "GET", f"/api/conversations/items/{letter['id']}")["id"]
    post = {
        "key": str(uuid4()),
        "item": letter["id"],
        "text": "The torque is 320 newton metres",
    }
    office.ask(CARL, "POST", f"/api/conversations/{item}/messages", post)
    carl = sits(office, CARL, phone=True)
    carl.sign_in(to="/conversations/search")
    page = carl.page
    expect(page.get_by_text("mentions:me").first).to_be_visible()
    page.get_by_role("searchbox").fill("torque kind:group")
    expect(page.get_by_text("Nothing found for")).to_be_visible()
    page.get_by_role("searchbox").fill(f"torque item:{letter['number']}")
    hit = page.get_by_role("list", name="Results").get_by_role("link", name=re.compile("320 newton"))
    expect(hit).to_contain_text("Crane base")
    carl.press(hit)
    expect(line(page, "The torque is 320 newton metres")).to_be_visible()


@pytest.fixture
def crowded(office: Office) -> Iterator[list[str]]:
    """Carl is in more groups than a page of the inbox holds; only in the first one is something new to him."""
    people = [each["id"] for each in office.ask(MAYA, "GET", f"{PEOPLE}?project={office.project}&q=Carl")["people"]]
    made = []
    for at in range(60):
        body = {"project": office.project, "name": f"Pour {at:02}", "people": people}
        made.append(office.ask(MAYA, "POST", "/api/conversations/groups", body)["id"])
    words = {"key": str(uuid4()), "text": "The first pour is done"}
    office.ask(MAYA, "POST", f"/api/conversations/{made[0]}/messages", words)
    for each in made[1:]:
        office.ask(CARL, "POST", f"/api/conversations/{each}/messages", {"key": str(uuid4()), "text": "Seen"})
    yield made
    for each in made:
        office.ask(MAYA, "DELETE", f"/api/conversations/{each}")


def test_an_inbox_of_more_than_a_page_is_whole_soon(sits: Sits, office: Office, crowded: list[str]) -> None:
    first = office.ask(CARL, "GET", "/api/conversations")
    assert crowded[0] not in [each["id"] for each in first["conversations"]], "it is on a later page"
    carl = sits(office, CARL, phone=True)
    page = arrive(carl, "/conversations?show=unread")
    expect(row(page, "Pour 00")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"^Pour \d\d"))).to_have_count(1)
    carl.press(page.get_by_role("button", name="All", exact=True))
    expect(page.get_by_role("link", name=re.compile(r"Pour \d\d"))).to_have_count(60)
    carl.press(row(page, "Pour 00").get_by_role("link"))
    expect(line(page, "The first pour is done")).to_be_visible()


def test_what_is_kept_and_what_is_held_is_chosen_on_screen(sits: Sits, office: Office) -> None:
    people = [office.people[DANA], office.ask(MAYA, "GET", "/api/me")["person"]["id"]]
    made = {"project": office.project, "name": "Props", "everyone": False, "people": people, "groups": []}
    group = office.ask(CARL, "POST", "/api/conversations/groups", made)["id"]
    maya = sits(office, MAYA)
    maya.sign_in(to="/company/conversations/records")
    page = maya.page
    panel = page.get_by_role("dialog")
    maya.press(maya.button("Add an exception…"))
    maya.press(maya.button("Save", within=panel))
    expect(panel.get_by_text("Choose a project, a kind, or both.")).to_be_visible()
    panel.get_by_label("Kind").select_option(label="Groups")
    panel.get_by_label("Keep messages").select_option(label="5 years")
    maya.press(maya.button("Save", within=panel))
    kept = page.get_by_role("listitem").filter(has_text="All projects · Groups")
    expect(kept).to_contain_text("5 years")
    maya.press(maya.button("Remove the exception: All projects · Groups"))
    expect(kept).to_be_hidden()

    maya.press(maya.button("Place a hold…"))
    maya.press(panel.get_by_role("radio", name="One direct message or group"))
    panel.get_by_label("Name of a group, or people").fill("props")
    maya.press(panel.get_by_role("radio", name=re.compile("^Props")))
    panel.get_by_label("Reason").fill("Dispute 4")
    maya.press(maya.button("Place hold", within=panel))
    held = page.get_by_role("listitem").filter(has_text="Dispute 4")
    expect(held).to_contain_text("Conversation Props")
    maya.press(maya.button("Lift", within=held))
    maya.press(maya.button("Lift hold"))
    expect(held).to_contain_text("lifted on")

    page.goto(f"/conversations/{group}")
    maya.press(maya.button("More about this conversation"))
    maya.press(page.get_by_role("menuitem", name="Put on hold…"))
    panel.get_by_label("Reason").fill("Dispute 5")
    maya.press(maya.button("Place hold", within=panel))
    expect(page.get_by_text("A legal hold keeps this conversation as it is")).to_be_visible()
