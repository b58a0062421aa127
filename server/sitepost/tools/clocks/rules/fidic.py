"""Periods of the FIDIC Conditions of Contract for Construction, 2017 (Red Book), in words of our own.

See docs/administration/clocks.md. No legal advice: Particular Conditions and agreements of the parties change periods.
"""

from sitepost.tools.clocks.model import Effect, Rule, Shipped, Stop, Trigger, Turn, Unit

CONTRACT = "FIDIC 2017 Red Book"
ANSWERED = (Stop.ANSWER, Stop.LINKED, Stop.CLOSED)
AWARE = "Became aware on"


def _days(clause: str, text: str, amount: int, trigger: Trigger, turn: Turn, **more: object) -> Rule:
    return Rule(
        clause=clause,
        text=text,
        amount=amount,
        unit=Unit.DAYS,
        trigger=trigger,
        turn=turn,
        **more,  # type: ignore[arg-type]  # fields of Rule
    )


SETS = (
    Shipped(
        "fidic.notice_of_claim",
        CONTRACT,
        "Notice of Claim",
        (
            _days(
                "20.2.1", "The claiming Party gives its Notice of Claim within 28 days of becoming aware.", 28,
                Trigger.DATE, Turn.SENDER, key="20.2.1", date=AWARE, effect=Effect.BARRED,
                outcome="Notified too late: no entitlement from this event (20.2.2, 20.2.5)",
                stops=(Stop.ISSUED,), warn=(10, 5, 2),
            ),
            _days(
                "20.2.2", "The Engineer says within 14 days if the Notice of Claim came too late.", 14,
                Trigger.ISSUED, Turn.RECIPIENT, key="20.2.2", stops=ANSWERED, warn=(5, 2),
                effect=Effect.ACCEPTED, outcome="Notice of Claim deemed valid",
            ),
            _days(
                "20.2.4", "The claiming Party sends its fully detailed Claim within 84 days of becoming aware.", 84,
                Trigger.DATE, Turn.SENDER, key="20.2.4", date=AWARE, effect=Effect.BARRED,
                outcome="Notice of Claim deemed to have lapsed where no statement of its basis was given; the Engineer "
                "says so within 14 days", stops=ANSWERED, warn=(20, 10, 5, 2),
            ),
        ),
    ),
    Shipped(
        "fidic.detailed_claim",
        CONTRACT,
        "Fully detailed Claim",
        (
            _days(
                "3.7.3", "The Engineer consults the Parties to reach agreement within 42 days.", 42,
                Trigger.ISSUED, Turn.RECIPIENT, key="3.7.3 agreement", stops=ANSWERED, warn=(10, 5, 2),
                outcome="No agreement: the Engineer determines",
            ),
            _days(
                "3.7.3", "The Engineer gives the determination within 42 more days.", 42,
                Trigger.EXPIRY, Turn.RECIPIENT, key="3.7.3 determination", after="3.7.3 agreement", stops=ANSWERED,
                warn=(10, 5, 2), effect=Effect.REJECTED, outcome="Claim deemed rejected",
            ),
        ),
    ),
    Shipped(
        "fidic.determination",
        CONTRACT,
        "Engineer's determination",
        (
            _days(
                "3.7.5", "A dissatisfied Party gives its Notice of Dissatisfaction within 28 days.", 28,
                Trigger.ISSUED, Turn.RECIPIENT, key="3.7.5", stops=ANSWERED, warn=(10, 5, 2),
                effect=Effect.BARRED, outcome="Determination final and binding",
            ),
        ),
    ),
    Shipped(
        "fidic.programme",
        CONTRACT,
        "Initial programme",
        (
            _days(
                "8.3", "The Engineer reviews the initial programme within 21 days.", 21,
                Trigger.ISSUED, Turn.RECIPIENT, key="8.3", stops=ANSWERED, warn=(5, 2),
                effect=Effect.ACCEPTED, outcome="Notice of No-objection deemed given",
            ),
        ),
        checked=False,
    ),
    Shipped(
        "fidic.programme_revised",
        CONTRACT,
        "Revised programme",
        (
            _days(
                "8.3", "The Engineer reviews a revised programme within 14 days.", 14,
                Trigger.ISSUED, Turn.RECIPIENT, key="8.3", stops=ANSWERED, warn=(5, 2),
                effect=Effect.ACCEPTED, outcome="Notice of No-objection deemed given",
            ),
        ),
        checked=False,
    ),
    Shipped(
        "fidic.variation",
        CONTRACT,
        "Variation by instruction",
        (
            _days(
                "13.3.1", "The Contractor submits the particulars of the Variation within 28 days.", 28,
                Trigger.ISSUED, Turn.RECIPIENT, key="13.3.1", stops=ANSWERED, warn=(5, 2),
            ),
        ),
        checked=False,
    ),
)  # fmt: skip
