"""The catalogue of template types: names and prefixes of spec 1.5, default fieldsets of spec 1.6."""

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.tools.correspondence.model.fieldsets import DEFAULT_RULES
from sitepost.tools.correspondence.model.types import FieldRule


class Template(Struct, frozen=True):
    """A ready-made type: what it is called, what it is for, and what its form asks."""

    key: str
    name: str
    prefix: str
    purpose: str
    fields: dict[str, FieldRule]


COLUMNS = (
    "assignees",
    "due_on",
    "received_from",
    "distribution",
    "location",
    "trades",
    "spec_section",
    "cost_code",
    "sub_job",
    "schedule_impact",
    "cost_impact",
    "schedule_tasks",
)
LETTERS = {"R": FieldRule.REQUIRED, "V": FieldRule.OPTIONAL, "H": FieldRule.HIDDEN}

# One letter a column, in the order of COLUMNS: required, visible, hidden (spec 1.6).
TENDER = "V V V R H V V H H V V H"
CHANGE = "R R R V V V V V V R R V"
INSTRUCTION = "R R V V V V V V V V V H"
RISK = "R R V V V V H V V V V V"
WARNING = "R R V V V H H H V R R V"
DELAY = "R R R V V V H V V R V V"
LETTER = "V V V V V V V V V V V V"
INTENT = "R V V V H H H H V H V H"
BACKCHARGE = "R R V V V V H R V H R H"
REQUEST = "R R V V V V V V V H V H"
LESSON = "H H V V V V H H H V V H"
TRANSMITTAL = "V V V R H H V H H H H H"


def _template(key: str, name: str, prefix: str, row: str, purpose: str) -> Template:
    rules = dict(zip(COLUMNS, (LETTERS[letter] for letter in row.split()), strict=True))
    return Template(key, name, prefix, purpose, {**DEFAULT_RULES, **rules})


TEMPLATES: tuple[Template, ...] = (
    _template("addendum", "Addendum", "ADD", TENDER, "A formal change notified before the contract is let."),
    _template("bulletin", "Bulletin", "B", TENDER, "A formal change notified after the contract is let."),
    _template("change_request", "Change Request", "CR", CHANGE, "One party asks the other for a change."),
    _template("client_instruction", "Client Instruction", "CI", INSTRUCTION, "A written direction from the client."),
    _template("constraints", "Constraints", "CON", RISK, "Something that blocks planned work."),
    _template(
        "early_warning_notice",
        "Early Warning Notice",
        "EWN",
        WARNING,
        "Warns of anything that may delay the work or raise its cost.",
    ),
    _template("extension_of_time", "Extension of Time", "EOT", DELAY, "Names the delaying events and asks for time."),
    _template("general_correspondence", "General Correspondence", "GC", LETTER, "Anything that has no other type."),
    _template("lessons_learned", "Lessons Learned", "LL", LESSON, "What the next project should know."),
    _template("letters", "Letters", "LTR", LETTER, "A formal letter."),
    _template("letters_of_intent", "Letters of Intent", "LOI", INTENT, "States the intent to enter into a contract."),
    _template("material_request", "Material Request", "MR", REQUEST, "Asks for materials."),
    _template("mitigation_plan", "Mitigation Plan", "MP", RISK, "How a risk or a delay will be reduced."),
    _template(
        "notice_of_delay", "Notice of Delay", "NOD", DELAY, "Claims a later completion date or the cost of delay."
    ),
    _template("notice_to_proceed", "Notice to Proceed", "NTP", INTENT, "Gives the authority to start."),
    _template(
        "notification_of_backcharge",
        "Notification of Backcharge",
        "NOB",
        BACKCHARGE,
        "Warns of a deduction from what is owed.",
    ),
    _template("permit_request", "Permit Request", "PER", REQUEST, "Asks for a permit."),
    _template("project_request", "Project Request", "PRQ", REQUEST, "Asks for a project."),
    _template("risk_identification", "Risk Identification", "RI", RISK, "Puts a risk on record."),
    _template("site_instruction", "Site Instruction", "SI", INSTRUCTION, "A direction issued on site."),
    _template("transmittal", "Transmittal", "T", TRANSMITTAL, "Sends documents and keeps the record of it."),
    _template("variation_request", "Variation Request", "VR", CHANGE, "Asks for a variation of the contract."),
)
BY_KEY: dict[str, Template] = {template.key: template for template in TEMPLATES}

UNKNOWN_TEMPLATE = Why("correspondence.unknown_template", Kind.INVALID, "There is no template of this name.")
TEMPLATE_TAKEN = Why("correspondence.template_taken", Kind.TAKEN, "The company has this type already.")
