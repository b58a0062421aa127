"""When everything happens: the letters spread over a year, and the one that the demo is about."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sitepost.gateways.demo.cast import TIME_ZONE
from sitepost.gateways.demo.letters import NOTICES, Answer, Letter
from sitepost.gateways.demo.requests import REQUESTS

SEED = 20_261
DAYS = 350
ROUNDS = 2
FORGIVEN_DAYS, SLOW_DAYS = 60, 16  # what has been open for longer was settled in the end
QUIET_DAYS = 12  # the last days hold open letters only, so that there is something to do


class Scheduled(NamedTuple):
    """A letter with its day: blanks filled in, place chosen."""

    at: datetime
    letter: Letter
    place: str
    seed: int
    draft: bool = False
    private: bool | None = None


WEST_CORE = Letter(
    "notice_of_delay",
    "Delay to level 4 slab, west core",
    "We give notice under clause 61.3 that the level 4 slab at the west core is delayed by four working days.\n\n"
    "The embedded plates EP-11 to EP-18 on drawing S-4101 were released six working days after the date in the "
    "accepted programme. The deck cannot be closed without them; the formwork crew of nine has been standing since "
    "Monday morning.\n\n"
    "The marked-up drawing and the photographs of the deck are attached. The letter with our daily records follows "
    "as a Word document. We ask for your decision on time and cost by the date above.",
    "dana",
    ("carl", "priya"),
    ("dev", "jonas"),
    ("Level 4 / West core",),
    due=11,
    days=4,
    cost=18_400,
    answers=(
        Answer("carl", 2, "Received. Please send the crew sheets for Monday to Wednesday, signed by the foreman."),
        Answer("dev", 1, "Crew sheets attached: nine people on Monday and Tuesday, seven on Wednesday."),
        Answer(
            "carl",
            2,
            "The records match our diary. We confirm four working days; the cost is with our commercial manager.",
            official=True,
        ),
    ),
    photos=2,
    drawing="Level 4 slab, west core, embedded plates",
    note=True,
)
SET_OFF = Letter(
    "notification_of_backcharge",
    "Damage to finished stair, east core",
    "The finished stair between Level 1 and Level 2 was damaged while the riser steel was moved. We intend to charge "
    "the repair of {n} treads, unless you show that others caused it.",
    "priya",
    ("carl",),
    (),
    ("Level 1 / East core",),
    cost=3_850,
    code="03-300",
    photos=1,
)
UNFINISHED = (
    Letter(
        "notice_of_delay",
        "Late access to the pump room",
        "Access to the pump room was promised for Monday. It is still",
        "dana",
        ("carl",),
        (),
        ("Basement / Pump room",),
        days=2,
    ),
    Letter(
        "site_instruction",
        "Housekeeping on the stairs",
        "Clear the stairs between Level 2 and Level 4 of",
        "kate",
        ("dev", "rob"),
        (),
        ("Level 2 / East core",),
    ),
)


def schedule(now: datetime) -> list[Scheduled]:
    """Return every letter of the year before `now`, oldest first."""
    random = Random(SEED)
    wanted = [(letter, place) for _ in range(ROUNDS) for letter in (*NOTICES, *REQUESTS) for place in letter.places]
    random.shuffle(wanted)
    first = now - timedelta(days=DAYS)
    step = (DAYS - 1) / len(wanted)
    found = [
        Scheduled(_working(first + timedelta(days=step * n), random), letter, place, seed=1000 + n)
        for n, (letter, place) in enumerate(wanted)
    ]
    found += _special(now, random)
    return sorted((each for each in found if each.at < now), key=lambda each: each.at)


def _special(now: datetime, random: Random) -> Iterator[Scheduled]:
    yield Scheduled(_working(now - timedelta(days=9), random), WEST_CORE, "Level 4 / West core", seed=7, private=True)
    for days in (120, 30):
        at = _working(now - timedelta(days=days), random)
        yield Scheduled(at, SET_OFF, "Level 1 / East core", seed=days, private=True)
    for n, letter in enumerate(UNFINISHED):
        at = _working(now - timedelta(days=2 + n), random)
        yield Scheduled(at, letter, letter.places[0], seed=60 + n, draft=True)


def _working(moment: datetime, random: Random) -> datetime:
    """Move a moment into the working hours of a working day on site."""
    site = ZoneInfo(TIME_ZONE)
    day = moment.astimezone(site).date()
    while day.weekday() > 4:
        day -= timedelta(days=1)
    clock = time(random.randint(7, 16), random.randint(0, 59), random.randint(0, 59))
    return datetime.combine(day, clock, tzinfo=site).astimezone(UTC)


def answered_at(before: datetime, answer: Answer, seed: int) -> datetime:
    """Return when an answer came, that many days after what went before it."""
    return max(before + timedelta(hours=1), _working(before + timedelta(days=answer.after), Random(seed)))


def fill(text: str, each: Scheduled) -> str:
    """Put the place, a number and a date into a letter's text."""
    random = Random(each.seed)
    day = each.at + timedelta(days=random.randint(3, 18))
    number = random.randint(2, 14)
    place = each.place.replace(" / ", ", ").replace("Level", "level")
    return text.replace("{place}", place).replace("{n}", str(number)).replace("{date}", f"{day:%-d %B}")
