"""The words of mails and notices: reason, subject, first sentence, and why one got it."""

from collections.abc import Iterable

from sitepost.events.clocks import ClockExpired
from sitepost.kernel.words import ENGLISH, Tongue
from sitepost.tools.notifications.model import Event, Reason, Role, Story
from sitepost.tools.notifications.rules.changes import day_words
from sitepost.tools.notifications.rules.recipients import ClockFact

REASONS: dict[Event, str] = {
    Event.CREATED: "Issued",
    Event.ASSIGNED: "Assigned",
    Event.RESPONDED_TO: "New response",
    Event.UPDATED_ITEM: "Updated",
    Event.USER_REMOVED: "Removed",
    Event.EMAILED: "E-mail to you",
    Event.CLOSED: "Closed",
    Event.REOPENED: "Reopened",
    Event.OVERDUE: "Overdue",
    Event.CLOCK_WARNED: "Period runs out soon",
    Event.CLOCK_EXPIRED: "Period ran out",
}
TO_YOU: dict[Role, str] = {
    Role.ASSIGNEE: "Assigned to you",
    Role.DISTRIBUTION: "Copied to you",
    Role.RECEIVED_FROM: "Received from you",
    Role.CREATOR: "Issued",
}
IN_ROLE: dict[Role, str] = {
    Role.ASSIGNEE: "you are an assignee of",
    Role.RECEIVED_FROM: "you are named as Received From on",
    Role.DISTRIBUTION: "you are on the distribution of",
    Role.CREATOR: "you created",
}
DID: dict[Event, str] = {
    Event.CREATED: "{actor} issued this item.",
    Event.ASSIGNED: "{actor} put you on this item.",
    Event.RESPONDED_TO: "{actor} responded.",
    Event.UPDATED_ITEM: "{actor} updated this item.",
    Event.USER_REMOVED: "{actor} took you off this item. You get no more mail about it.",
    Event.EMAILED: "{actor} sent you this by e-mail.",
    Event.CLOSED: "{actor} closed this item: {state}.",
    Event.REOPENED: "{actor} reopened this item: {state}.",
    Event.OVERDUE: "This item was due on {due} and is still open.",
    Event.CLOCK_WARNED: "{clock}",
    Event.CLOCK_EXPIRED: "{clock}",
}


def reason_words(reason: Reason) -> str:
    """Say in two or three words why one is told; being assigned is said of new items too."""
    if reason.event is Event.ASSIGNED or (reason.event is Event.CREATED and reason.role is Role.ASSIGNEE):
        return TO_YOU[reason.role]
    return REASONS[reason.event]


def subject(story: Story, reason: Reason, tongue: Tongue = ENGLISH) -> str:
    """Write the subject of a mail: project, reason, number and subject of the item (spec 6.4)."""
    return f"[{story.project}] {tongue.say(reason_words(reason))}: {story.number} {story.title}".strip()


def opening(story: Story, reason: Reason, also: Iterable[Reason] = (), tongue: Tongue = ENGLISH) -> tuple[str, ...]:
    """Write the first sentences: who did what, what else the same save did, and which fields changed."""
    told = [reason.event, *(each.event for each in also)]
    state = story.state or "Closed"
    words = {"actor": story.actor or "Sitepost", "state": state, "due": story.due, "clock": story.clock}
    said = [tongue.say(DID[event].format(**words)) for event in told]
    if story.changed and Event.UPDATED_ITEM in told:
        said.append(tongue.say("Changed: " + ", ".join(map(tongue.word, story.changed)) + "."))
    return tuple(said)


def clock_words(fact: ClockFact) -> str:
    """Say which period runs out or ran out, when, and what that means."""
    day = day_words(fact.deadline_on.isoformat())
    if not isinstance(fact, ClockExpired):
        return f"The period under clause {fact.clause} runs out at the end of {day}."
    late = " This was noticed only now." if fact.late else ""
    return f"The period under clause {fact.clause} ran out at the end of {day}: {fact.outcome}.{late}"


def goodbye(story: Story) -> tuple[str, ...]:
    """Write the sentence to somebody who can no longer see the item: not even who took them off it."""
    return (f"You were taken off {story.number}. You get no more mail about it.",)


def why_sentence(story: Story, reason: Reason) -> str:
    """Say why this person got this mail."""
    if reason.event is Event.USER_REMOVED:
        return f"You got this mail because you were on {story.number} in {story.project} until now."
    return f"You got this mail because {IN_ROLE[reason.role]} {story.number} in {story.project}."
