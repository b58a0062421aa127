"""What they wrote: warnings, notices and instructions, each used for several places and weeks."""

from typing import NamedTuple


class Answer(NamedTuple):
    """A response: who, how many days after the issue (or the answer before), and what they say."""

    who: str
    after: int
    text: str
    official: bool = False


class Letter(NamedTuple):
    """One letter: its type, subject and text with `{place}`, `{n}` and `{date}` to be filled in.

    `due` is in days from the issue. `end` is the status it comes to, by what it maps to.
    `cost` is in pounds, `days` of delay; `photos` and `drawing` say what hangs on it.
    """

    type: str
    subject: str
    text: str
    by: str
    to: tuple[str, ...]
    copy: tuple[str, ...] = ()
    places: tuple[str, ...] = ("Level 4 / West core",)
    trade: str = "Concrete"
    code: str = "03-300"
    spec: str = "03 30 00"
    due: int = 10
    days: int | None = None
    cost: int | None = None
    answers: tuple[Answer, ...] = ()
    end: str = "open"
    photos: int = 0
    drawing: str = ""
    note: bool = False


NOTICES: tuple[Letter, ...] = (
    Letter(
        "early_warning_notice",
        "Crane availability for the {place} pours",
        "The crane lift plan for the week of {date} gives us {n} hook hours. The pours at {place} need twice that.\n\n"
        "Unless another lift window is found by Friday, the second pour moves and the formwork stays up for longer.",
        "dana",
        ("carl",),
        ("kate", "dev"),
        ("Level 2 / West core", "Level 3 / West core", "Level 4 / East core"),
        days=4,
        cost=6_400,
        answers=(Answer("carl", 2, "Thank you for the early notice. We can give you the Saturday lift until noon."),),
        end="closed_successful",
    ),
    Letter(
        "early_warning_notice",
        "Lead time of couplers, {place}",
        "Our supplier has moved the delivery of the reinforcement couplers for {place} by {n} working days.\n\n"
        "We see two ways: lap splices where the section allows it, or couplers from another maker. "
        "Both need the engineer's agreement before {date}.",
        "dev",
        ("jonas", "carl"),
        ("dana",),
        ("Level 3 / East core", "Level 5 / West core"),
        code="03-200",
        spec="03 20 00",
        days=6,
        answers=(
            Answer("jonas", 3, "Lap splices are acceptable on grid lines C and D. Couplers stay at the core corners."),
            Answer("dev", 1, "Understood. We will mark up the bending schedule and send it for your record."),
        ),
        end="closed_successful",
        drawing="Reinforcement splice zones",
    ),
    Letter(
        "notice_of_delay",
        "Delay to the slab at {place}",
        "We give notice that the slab at {place} is delayed by {n} working days from {date}.\n\n"
        "The cause is the late release of the embedded plate drawings. Without the plates the deck cannot be closed, "
        "and the crew stands. The photographs attached show the deck as it was this morning.",
        "dana",
        ("carl", "priya"),
        ("dev",),
        ("Level 3 / Open plan", "Level 2 / Open plan", "Level 5 / East core"),
        days=5,
        cost=18_250,
        answers=(
            Answer("carl", 3, "Received. We are checking the dates of the drawing release against our register."),
            Answer("priya", 5, "The release dates are as you state them. We accept four of the five days.", True),
        ),
        end="closed_successful",
        photos=2,
        drawing="Embedded plates, slab edge",
    ),
    Letter(
        "notice_of_delay",
        "Standing time of the pump, {place}",
        "The concrete pump stood for {n} hours on {date} because Gate 2 was closed for a delivery of others.\n\n"
        "We reserve our right to the cost of the pump and the crew.",
        "dana",
        ("carl",),
        ("kate",),
        ("Basement / Ramp", "Level 1 / Lobby"),
        code="01-310",
        days=1,
        cost=2_900,
        answers=(
            Answer("kate", 2, "The gate log shows it closed from 9:10 to 11:40, not for the whole morning."),
            Answer("carl", 4, "We accept two and a half hours. The rest is not supported by the log.", True),
        ),
        end="closed_unsuccessful",
        photos=1,
    ),
    Letter(
        "notice_of_delay",
        "High wind, erection stopped at {place}",
        "Erection at {place} stopped on {date}: wind at the jib was above the limit for {n} hours on three days.\n\n"
        "The anemometer record is attached. We ask that these days are recorded.",
        "rita",
        ("carl",),
        ("rob", "ben"),
        ("Level 5 / Roof terrace", "Level 4 / Plant deck"),
        trade="Structural steel",
        code="05-120",
        spec="05 12 00",
        days=3,
        answers=(Answer("ben", 3, "Recorded in the programme as neutral time; float on the frame is now two days."),),
        end="closed_successful",
        note=True,
    ),
    Letter(
        "extension_of_time",
        "Extension of time for the {place} works",
        "Following our notices we claim {n} working days for the works at {place}.\n\n"
        "The programme with the delay events impacted is attached, with the dates on which each event began and ended.",
        "dana",
        ("priya", "carl"),
        ("ben",),
        ("Level 3 / Open plan", "Level 4 / West core"),
        days=9,
        cost=42_000,
        due=20,
        answers=(
            Answer("ben", 6, "Events 1 and 3 overlap for four days; please count them once."),
            Answer("dana", 4, "Agreed, the revised claim is seven days. A new programme is attached to our letter."),
        ),
        note=True,
    ),
    Letter(
        "extension_of_time",
        "Weather in {date}, frame erection",
        "We claim {n} days for weather beyond the ten-year average, as the contract provides.",
        "rita",
        ("priya",),
        ("carl", "ben"),
        ("Level 5 / Roof terrace",),
        trade="Structural steel",
        code="05-120",
        spec="05 12 00",
        days=6,
        due=20,
        answers=(Answer("priya", 9, "Three days are granted. The other three fall within the average.", True),),
        end="closed_successful",
        note=True,
    ),
    Letter(
        "site_instruction",
        "Protect the starter bars at {place}",
        "Cap every starter bar at {place} before work resumes tomorrow. Access stays closed until it is done.",
        "kate",
        ("dev",),
        ("carl",),
        ("Level 2 / East core", "Level 3 / West core", "Level 4 / West core", "Basement / Ramp"),
        due=2,
        answers=(Answer("dev", 1, "Done this morning, {n} caps placed. Photograph attached."),),
        end="closed_successful",
        photos=1,
    ),
    Letter(
        "site_instruction",
        "Relocate the laydown area to {place}",
        "Move the laydown area to {place} by {date}. The road plates there carry {n} tonnes; do not stack above that.",
        "kate",
        ("rob", "dev"),
        ("rita", "dana"),
        ("Site / Gate 2", "Basement / Loading bay"),
        trade="Structural steel",
        code="01-500",
        spec="01 33 00",
        due=4,
        answers=(Answer("rob", 2, "We can move on Thursday once the delivery of beams is in."),),
        end="closed_successful",
    ),
    Letter(
        "site_instruction",
        "Open up the slab for inspection, {place}",
        "Open up two areas of 300 by 300 mm at {place} where the cover meter reads less than {n} mm. "
        "The engineer inspects on {date}.",
        "kate",
        ("dev",),
        ("jonas", "dana"),
        ("Level 1 / East core", "Level 2 / Open plan"),
        due=3,
        answers=(
            Answer("dev", 2, "Opened and cleaned, ready for inspection."),
            Answer("jonas", 1, "Cover is 31 and 33 mm. Acceptable; make good with the approved mortar.", True),
        ),
        end="closed_successful",
        photos=2,
    ),
    Letter(
        "client_instruction",
        "Add a data riser at {place}",
        "Please allow for an additional data riser of 600 by 400 mm at {place}, with fire stopping at each floor.\n\n"
        "Send your proposal for time and cost within {n} working days.",
        "omar",
        ("carl",),
        ("ana", "priya"),
        ("Level 1 / East core", "Level 4 / East core"),
        trade="Electrical",
        code="01-310",
        spec="01 33 00",
        cost=27_800,
        answers=(
            Answer("ana", 4, "The riser fits beside stair 2 if the cupboard moves by 250 mm. Sketch attached."),
            Answer("carl", 5, "Our proposal is in the variation request that follows."),
        ),
        end="closed_successful",
        drawing="Data riser, typical floor",
    ),
    Letter(
        "client_instruction",
        "Show flat at {place}, early completion",
        "The sales team needs the show flat at {place} by {date}. Tell us what that takes.",
        "omar",
        ("carl", "ana"),
        ("priya",),
        ("Level 2 / Open plan",),
        trade="Mechanical",
        due=8,
        days=0,
        answers=(Answer("carl", 5, "Possible with a second finishing crew for {n} weeks. Cost follows."),),
    ),
)
