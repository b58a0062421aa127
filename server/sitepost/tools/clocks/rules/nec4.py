"""Periods of the NEC4 Engineering and Construction Contract, in words of our own (see docs/administration/clocks.md).

No legal advice: Z clauses, Contract Data and agreements between the parties change periods.
"""

from sitepost.tools.clocks.model import Effect, Rule, Shipped, Stop, Trigger, Turn, Unit

CONTRACT = "NEC4 ECC"
ANSWERED = (Stop.ANSWER, Stop.LINKED, Stop.CLOSED)


def _weeks(clause: str, text: str, amount: int, trigger: Trigger, turn: Turn, **more: object) -> Rule:
    return Rule(
        clause=clause,
        text=text,
        amount=amount,
        unit=Unit.WEEKS,
        trigger=trigger,
        turn=turn,
        **more,  # type: ignore[arg-type]  # fields of Rule
    )


SETS = (
    Shipped(
        "nec4.notification",
        CONTRACT,
        "Compensation event notified by the Contractor",
        (
            _weeks(
                "61.3", "The Contractor notifies an event within eight weeks of becoming aware of it.", 8,
                Trigger.DATE, Turn.SENDER, key="61.3", date="Became aware on", effect=Effect.BARRED,
                outcome="Notified too late: no change to the Prices or the Completion Date, unless the Project "
                "Manager should have notified the event", stops=(Stop.ISSUED,), warn=(20, 10, 5, 2),
            ),
            _weeks(
                "61.4", "The Project Manager replies to the notification within one week.", 1,
                Trigger.ISSUED, Turn.RECIPIENT, key="61.4", stops=ANSWERED, warn=(2,),
                outcome="No reply: the Contractor may notify the failure",
            ),
            _weeks(
                "61.4", "The Project Manager replies within two weeks of being notified of the failure.", 2,
                Trigger.NOTICE, Turn.RECIPIENT, key="61.4 silence", after="61.4", stops=ANSWERED, warn=(5, 2),
                effect=Effect.ACCEPTED,
                outcome="Treated as acceptance that this is a compensation event, and as an instruction to quote",
            ),
        ),
    ),
    Shipped(
        "nec4.instruction",
        CONTRACT,
        "Instruction to submit a quotation",
        (
            _weeks(
                "62.3", "The Contractor submits the quotation within three weeks of being instructed.", 3,
                Trigger.ISSUED, Turn.RECIPIENT, key="62.3 quotation", stops=ANSWERED, warn=(5, 2),
                outcome="No quotation: the Project Manager assesses the event (64.1)",
            ),
        ),
    ),
    Shipped(
        "nec4.quotation",
        CONTRACT,
        "Quotation for a compensation event",
        (
            _weeks(
                "62.3", "The Project Manager replies to the quotation within two weeks of the submission.", 2,
                Trigger.ISSUED, Turn.RECIPIENT, key="62.3 reply", stops=ANSWERED, warn=(5, 2),
                outcome="No reply: the Contractor may notify the failure",
            ),
            _weeks(
                "62.6", "The Project Manager replies within two weeks of being notified of the failure.", 2,
                Trigger.NOTICE, Turn.RECIPIENT, key="62.6", after="62.3 reply", stops=ANSWERED, warn=(5, 2),
                effect=Effect.ACCEPTED, outcome="Quotation treated as accepted",
            ),
        ),
    ),
    Shipped(
        "nec4.assessment",
        CONTRACT,
        "Project Manager's own assessment",
        (
            _weeks(
                "64.3", "The Project Manager notifies the assessment within the time the Contractor had to quote.", 3,
                Trigger.ISSUED, Turn.SENDER, key="64.3", stops=ANSWERED, warn=(5, 2),
                outcome="Not assessed: the Contractor may notify the failure",
            ),
            _weeks(
                "64.4", "The Project Manager assesses within two weeks of being notified of the failure.", 2,
                Trigger.NOTICE, Turn.SENDER, key="64.4", after="64.3", stops=ANSWERED, warn=(5, 2),
                effect=Effect.ACCEPTED, outcome="The Contractor's quotation is treated as accepted",
            ),
        ),
    ),
    Shipped(
        "nec4.programme",
        CONTRACT,
        "Programme submitted for acceptance",
        (
            _weeks(
                "31.3", "The Project Manager accepts the programme or says why not within two weeks.", 2,
                Trigger.ISSUED, Turn.RECIPIENT, key="31.3", stops=ANSWERED, warn=(5, 2),
                outcome="No reply: the Contractor may notify the failure",
            ),
            _weeks(
                "31.3", "The Project Manager replies within one week of being notified of the failure.", 1,
                Trigger.NOTICE, Turn.RECIPIENT, key="31.3 silence", after="31.3", stops=ANSWERED, warn=(2,),
                effect=Effect.ACCEPTED, outcome="Programme treated as accepted",
            ),
        ),
    ),
)  # fmt: skip
