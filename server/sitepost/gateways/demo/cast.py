"""Who is on Harbour Tower, and where: companies, people, groups, locations, codes."""

from typing import NamedTuple

PASSWORD = "harbour tower"
OWNER = "Harbour Developments"
PROJECT, NUMBER, ADDRESS = "Harbour Tower", "HT-01", "14 Quayside, Bristol BS1 4RN"
SECOND_PROJECT, SECOND_NUMBER = "Quay Street Footbridge", "QS-02"
TIME_ZONE = "Europe/London"
CURRENCY = "GBP"

MANAGER = "Project Manager – Internal"
FOREMAN = "Foreman/Superintendent – Internal"
CLIENT = "Owner/Client – External"
ARCHITECT = "Architect/Engineer – External"
SUBCONTRACTOR = "Subcontractor – External"

COMPANIES = {
    "kestrel": "Kestrel Construct",
    "delta": "Delta Concrete",
    "ferro": "Ferro Steel",
    "aldgate": "Aldgate Architects",
}


class Somebody(NamedTuple):
    """One of the demo people; `role` says in a few words why to sign in as them."""

    name: str
    company: str
    template: str
    title: str
    role: str


PEOPLE = {
    "maya": Somebody("Maya King", "harbour", "", "Project Director", "owner, company administrator"),
    "omar": Somebody("Omar Haddad", "harbour", CLIENT, "Client Representative", "owner"),
    "priya": Somebody("Priya Nair", "harbour", MANAGER, "Commercial Manager", "owner, administers the types"),
    "carl": Somebody("Carl Reyes", "kestrel", MANAGER, "Project Manager", "contractor, administers the types"),
    "kate": Somebody("Kate Osei", "kestrel", FOREMAN, "Site Superintendent", "contractor, on site"),
    "ben": Somebody("Ben Whitlow", "kestrel", FOREMAN, "Planner", "contractor"),
    "dana": Somebody("Dana Ortiz", "delta", SUBCONTRACTOR, "Contracts Manager", "concrete subcontractor"),
    "dev": Somebody("Dev Patel", "delta", SUBCONTRACTOR, "Site Engineer", "concrete subcontractor, on site"),
    "rita": Somebody("Rita Moss", "ferro", SUBCONTRACTOR, "Project Engineer", "steel subcontractor, the third company"),
    "rob": Somebody("Rob Vance", "ferro", SUBCONTRACTOR, "Foreman", "steel subcontractor"),
    "ana": Somebody("Ana Lind", "aldgate", ARCHITECT, "Project Architect", "architect"),
    "jonas": Somebody("Jonas Weber", "aldgate", ARCHITECT, "Structural Engineer", "engineer"),
}
SECOND_TEAM = ("maya", "priya", "carl", "ana")

GROUPS = {
    "Site team": ("Everybody who walks the site every day.", ("kate", "dev", "rob", "carl")),
    "Design team": ("Answers questions about drawings.", ("ana", "jonas")),
    "Commercial": ("Time and money.", ("priya", "carl", "dana", "rita")),
}

LOCATIONS: dict[str, tuple[str, ...]] = {
    "Basement": ("Pump room", "Loading bay", "Ramp"),
    "Level 1": ("Lobby", "East core", "West core"),
    "Level 2": ("East core", "West core", "Open plan"),
    "Level 3": ("East core", "West core", "Open plan"),
    "Level 4": ("East core", "West core", "Plant deck"),
    "Level 5": ("East core", "West core", "Roof terrace"),
    "Façade": ("North elevation", "South elevation"),
    "Site": ("Tower crane TC1", "Hoarding", "Gate 2"),
}
TRADES = ("Concrete", "Structural steel", "Façade", "Mechanical", "Electrical", "Groundworks", "Scaffolding")
COST_CODES = {
    "02-100": "Groundworks",
    "03-300": "Cast-in-place concrete",
    "03-200": "Reinforcement",
    "05-120": "Structural steel framing",
    "08-440": "Curtain wall",
    "01-500": "Temporary works",
    "01-310": "Project management",
}
SPEC_SECTIONS = {
    "03 30 00": "Cast-in-Place Concrete",
    "03 20 00": "Concrete Reinforcing",
    "05 12 00": "Structural Steel Framing",
    "08 44 13": "Glazed Aluminium Curtain Walls",
    "01 33 00": "Submittal Procedures",
    "07 13 00": "Sheet Waterproofing",
}

TYPES = (
    "notice_of_delay",
    "extension_of_time",
    "early_warning_notice",
    "site_instruction",
    "client_instruction",
    "variation_request",
    "letters",
    "general_correspondence",
    "material_request",
    "transmittal",
)
PRIVATE_TYPES = frozenset({"notice_of_delay", "extension_of_time"})
SUPER_PRIVATE_TYPE = "notification_of_backcharge"
