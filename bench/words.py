"""What a hundred thousand letters say: sentences with slots, filled from a seeded generator.

The first names of each list come up most, the last ones rarely, as words do in a project's
letters; so a search finds thousands of letters, hundreds, or a handful.
"""

import random
from collections.abc import Sequence

THINGS = (
    "concrete", "formwork", "reinforcement", "crane", "scaffold", "drawings", "cladding", "waterproofing",
    "steelwork", "ductwork", "screed", "blockwork", "curtain wall", "fire stopping", "switchgear", "coupler",
    "balustrade", "anchor bolts", "pile caps", "plasterboard", "sprinkler", "damp-proof membrane", "lintel",
    "precast stairs", "expansion joint", "pipework", "cable tray", "glazing", "paving",
)  # fmt: skip
RARE = (
    "tolerance", "waterproofing", "handover", "interface", "coordination", "submittal", "sleeve", "tolerances",
    "shoring", "switchgear", "balustrade", "mullion", "louvre", "gasket", "sealant", "flashing", "purlin",
    "spandrel", "capping", "blinding", "kicker", "starter bars", "bearing plate", "shear stud", "weld procedure",
    "torque", "galvanising", "primer", "topcoat", "firestop", "compartment", "smoke damper", "riser", "trunking",
    "containment", "earthing", "luminaire", "transformer", "generator", "busbar", "chiller", "calorifier",
    "header tank", "sump", "interceptor", "manhole", "culvert", "headwall", "gabion", "geotextile", "subbase",
    "bitumen", "kerb", "bollard", "turnstile", "barrier", "hoarding", "gantry", "hoist", "mast climber", "netting",
    "edge protection", "harness", "davit", "gondola", "cradle", "winch", "shackle", "sling", "spreader",
    "outrigger", "ballast", "counterweight", "jib", "slewing", "anemometer", "inclinometer", "piezometer",
    "extensometer", "datum", "benchmark", "theodolite", "setting out", "grout", "tremie", "bentonite", "caisson",
    "cofferdam", "dewatering", "wellpoint", "underpinning", "soil nail", "anchor", "strut", "waler", "sheet pile",
    "contiguous", "secant", "diaphragm", "capillary", "membrane", "drainage board", "waterstop", "hydrophilic",
    "injection", "cathodic", "carbonation", "chloride", "honeycombing", "curing", "retarder", "plasticiser",
    "slump", "cube test", "maturity", "striking", "backpropping", "falsework", "soldier", "tie rod", "chamfer",
    "rebate", "corbel", "nib", "upstand", "plinth", "lintel", "cavity tray", "weep hole", "pointing",
    "efflorescence", "render", "screed", "underlay", "skirting", "architrave", "ironmongery", "panic bolt",
    "door closer", "intumescent", "vision panel", "acoustic", "partition", "deflection head", "plasterboard",
    "soffit", "bulkhead", "access hatch", "raised floor", "pedestal", "vinyl", "terrazzo", "epoxy", "parapet",
    "coping", "rooflight", "downpipe", "gutter", "solar panel", "inverter", "sprinkler", "hose reel", "dry riser",
    "deluge", "detector", "escalator", "guide rail", "buffer", "governor", "lift pit", "commissioning",
    "balancing", "flushing", "chlorination",
)  # fmt: skip
"""Words of one trade or one event: the first ones stand in thousands of letters, the last in dozens."""
PLACES = (
    "level 4", "the west core", "level 2", "the basement", "level 7", "the podium", "grid line C", "the east stair",
    "the roof", "the loading bay", "level 11", "the plant room", "the north facade", "the car park ramp",
    "the transfer slab", "the pump house",
)  # fmt: skip
CAUSES = (
    "delay", "late approval", "weather", "a design change", "missing access", "a clash", "a failed inspection",
    "short supply", "an accident", "a power cut", "contamination", "industrial action", "archaeology", "subsidence",
)  # fmt: skip
DEEDS = (
    "confirm", "review", "approve", "price", "programme", "inspect", "replace", "repair", "survey", "resequence",
    "demolish", "recommission",
)  # fmt: skip
SUBJECTS = (
    "{Thing} at {place}: {cause}",
    "Request to {deed} the {thing} at {place}",
    "{Thing} for {place}, week {n}",
    "Notice of {cause} affecting the {thing}",
    "Instruction to {deed} {thing} on {place}",
    "{Thing} and {rare} at {place}",
    "{Thing}: site query {n}",
)
SENTENCES = (
    "We give notice that the {thing} at {place} is held up by {cause} since the morning of day {n}.",
    "The {thing} that was delivered for {place} does not agree with revision {n} of the drawings.",
    "Please {deed} the {thing} before the next pour, so that the gang is not sent home.",
    "Our programme allowed {n} working days for the {thing}; we now expect twice as many.",
    "As agreed at the meeting on site we will {deed} the {thing} and report on {place}.",
    "No cost is claimed for the first {n} hours; after that the rates of the contract apply.",
    "The engineer asked us to {deed} the {thing} because of {cause} reported earlier.",
    "Photographs of {place} and the delivery notes are attached for your record.",
    "Unless we hear from you we will proceed with the {thing} as it is shown for {place}.",
    "This letter follows item {n} of the minutes and does not change the date for completion.",
    "The subcontractor has {n} people waiting at {place} and no {thing} to work with.",
    "The {rare} was not part of the tender and is not in the bill; see note {n}.",
    "Our method statement for the {rare} is with you since the {n}th.",
    "The inspector found the {rare} wanting and asked for a record of each one.",
    "We reserve our rights under the contract with regard to {cause} and its consequences.",
)
FIRMS = (
    "Harbour Developments",
    "Kestrel Construct",
    "Delta Concrete",
    "Ferro Steel",
    "Aldgate Architects",
    "Norden MEP",
)
FIRST = (
    "Maya",
    "Carl",
    "Dana",
    "Dev",
    "Rita",
    "Ana",
    "Omar",
    "Kate",
    "Rob",
    "Priya",
    "Jonas",
    "Lena",
    "Tom",
    "Ines",
    "Paul",
)
LAST = ("King", "Reyes", "Ortiz", "Patel", "Moss", "Lind")
SEARCHES = (
    "coordination", "sleeve", "galvanising", "crane sump", "geotextile", "bentonite", "cable tray tremie",
    "honeycombing inspection", "terrazzo", "underpinning delay", "commissioning", "anemometer",
)  # fmt: skip
"""What the bench searches for: words in thousands of letters and in dozens, and pairs of words."""


def weights(names: Sequence[object]) -> list[float]:
    """Return how often each name comes up: the n-th one in proportion to 1/n."""
    return [1 / n for n in range(1, len(names) + 1)]


class Writer:
    """Writes subjects and paragraphs, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lists = {
            name: (values, _sums(weights(values)))
            for name, values in {"thing": THINGS, "rare": RARE, "place": PLACES, "cause": CAUSES, "deed": DEEDS}.items()
        }

    def subject(self) -> str:
        """Return one line."""
        return self.fill(self.random.choice(SUBJECTS))

    def paragraphs(self) -> list[str]:
        """Return two or three paragraphs of two to four sentences."""
        pick = self.random.choice
        return [
            " ".join(self.fill(pick(SENTENCES)) for _ in range(self.random.randint(2, 4)))
            for _ in range(self.random.randint(2, 3))
        ]

    def fill(self, pattern: str) -> str:
        """Fill the slots of a sentence."""
        said = {
            name: self.random.choices(values, cum_weights=sums)[0]
            for name, (values, sums) in self.lists.items()
            if name in pattern or name.capitalize() in pattern
        }
        thing = said.get("thing", "")
        return pattern.format(n=self.random.randint(2, 60), Thing=thing.capitalize(), **said)


def _sums(parts: list[float]) -> list[float]:
    total, sums = 0.0, []
    for part in parts:
        total += part
        sums.append(total)
    return sums
