"""The catalogue and the rules of types, fieldsets, statuses and settings, by tables (spec 1-4.2)."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from msgspec.structs import replace

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Card, sees
from sitepost.kernel.passport import Level, Passport, Site
from sitepost.kernel.refusal import Refusal
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.catalogue import TEMPLATES
from sitepost.tools.correspondence.model.fieldsets import DEFAULT_RULES, FIELDS, MOVABLE, FieldsetDraft, FieldsetEdit
from sitepost.tools.correspondence.model.settings import Settings
from sitepost.tools.correspondence.model.statuses import KeptStatus
from sitepost.tools.correspondence.model.types import (
    CompanyType,
    FieldRule,
    Fieldset,
    MapsTo,
    Section,
    TypeDraft,
    TypeHere,
)

ACCOUNT, PROJECT = new_id(), new_id()

# Spec 1.5 and 1.6, as they stand there: name, prefix, and a letter for each of twelve fields.
CATALOGUE = """
Addendum                   ADD  V V V R H V V H H V V H
Bulletin                   B    V V V R H V V H H V V H
Change Request             CR   R R R V V V V V V R R V
Client Instruction         CI   R R V V V V V V V V V H
Constraints                CON  R R V V V V H V V V V V
Early Warning Notice       EWN  R R V V V H H H V R R V
Extension of Time          EOT  R R R V V V H V V R V V
General Correspondence     GC   V V V V V V V V V V V V
Lessons Learned            LL   H H V V V V H H H V V H
Letters                    LTR  V V V V V V V V V V V V
Letters of Intent          LOI  R V V V H H H H V H V H
Material Request           MR   R R V V V V V V V H V H
Mitigation Plan            MP   R R V V V V H V V V V V
Notice of Delay            NOD  R R R V V V H V V R V V
Notice to Proceed          NTP  R V V V H H H H V H V H
Notification of Backcharge NOB  R R V V V V H R V H R H
Permit Request             PER  R R V V V V V V V H V H
Project Request            PRQ  R R V V V V V V V H V H
Risk Identification        RI   R R V V V V H V V V V V
Site Instruction           SI   R R V V V V V V V V V H
Transmittal                T    V V V R H H V H H H H H
Variation Request          VR   R R R V V V V V V R R V
"""
COLUMNS = [
    *("assignees", "due_on", "received_from", "distribution", "location", "trades", "spec_section", "cost_code"),
    *("sub_job", "schedule_impact", "cost_impact", "schedule_tasks"),
]
LETTER = {FieldRule.REQUIRED: "R", FieldRule.OPTIONAL: "V", FieldRule.HIDDEN: "H"}


def test_the_catalogue_is_that_of_the_specification() -> None:
    written = [
        f"{each.name:<27}{each.prefix:<5}{' '.join(LETTER[each.fields[column]] for column in COLUMNS)}"
        for each in TEMPLATES
    ]
    assert written == CATALOGUE.strip().splitlines()


def test_every_template_asks_for_number_status_and_subject_and_shows_the_rest() -> None:
    always = {"number": "R", "status": "R", "subject": "R", "description": "V", "attachments": "V"}
    always |= {"private": "V", "responses": "V"}
    for each in TEMPLATES:
        assert {key: LETTER[each.fields[key]] for key in always} == always, each.key
        assert set(each.fields) == set(FIELDS)


def a_type(name: str = "Letters", **rest: object) -> CompanyType:
    return CompanyType(id=new_id(), account=ACCOUNT, name=name, prefix=str(rest.pop("prefix", "LTR")), **rest)  # type: ignore[arg-type]  # test data


def test_templates_already_added_or_named_alike_are_not_offered() -> None:
    held = [a_type("Our letters", template="letters"), a_type("SITE instruction"), a_type("Claims")]
    offered = {each.key for each in rules.catalogue.offered(held)}
    assert len(offered) == 20
    assert not offered & {"letters", "site_instruction"}


def test_choosing_templates_names_each_one_that_cannot_be_added() -> None:
    made, faults = rules.catalogue.chosen(["bulletin", "letters", "bulletin", "poem"], [a_type(template="letters")])
    assert [each.key for each in made] == ["bulletin", "letters"]
    assert [(fault.field, fault.code) for fault in faults] == [
        ("templates.1", "correspondence.template_taken"),
        ("templates.2", "correspondence.unknown_template"),
    ]


@dataclass
class Allowed:
    """What spec 3.2 lets a fieldset ask of a field."""

    fields: str
    rules: str


TABLE = [
    Allowed("number status", "required"),
    Allowed("subject", "required optional"),
    Allowed("private responses", "optional hidden"),
    Allowed(
        "assignees attachments cost_code cost_impact description distribution due_on location received_from "
        "schedule_impact schedule_tasks spec_section sub_job trades",
        "required optional hidden",
    ),
]


def test_exactly_nineteen_fields_can_be_configured() -> None:
    named = [field for row in TABLE for field in row.fields.split()]
    assert sorted(named) == sorted(FIELDS)
    assert len(named) == 19


@pytest.mark.parametrize(
    ("field", "rule", "allowed"),
    [
        (field, rule, rule in row.rules.split())
        for row in TABLE
        for field in row.fields.split()
        for rule in ("required", "optional", "hidden")
    ],
)
def test_a_field_takes_the_rules_of_table_3_2_and_no_others(field: str, rule: str, allowed: bool) -> None:
    form, faults = rules.fieldsets.new(FieldsetDraft("Short", {field: rule}), id=new_id(), type=new_id())
    if allowed:
        assert not faults
        assert form.fields[field].value == rule
        return
    fixed = field in ("number", "status")
    assert [fault.field for fault in faults] == [f"fields.{field}"]
    assert faults[0].code == ("correspondence.field_fixed" if fixed else "correspondence.rule_not_allowed")


def test_unknown_fields_and_rules_are_named() -> None:
    _, faults = rules.fieldsets.merged(DEFAULT_RULES, {"weather": "optional", "due_on": "sometimes"})
    assert [(fault.field, fault.code) for fault in faults] == [
        ("fields.weather", "correspondence.unknown_field"),
        ("fields.due_on", "correspondence.unknown_rule"),
    ]


def test_an_edit_of_a_fieldset_names_what_moved() -> None:
    old, _ = rules.fieldsets.new(FieldsetDraft("Short", {}), id=new_id(), type=new_id())
    asked = FieldsetEdit(name=" Long  form ", rules={"due_on": "required", "number": "required"})
    new, faults = rules.fieldsets.edit(old, asked)
    assert not faults
    assert new.name == "Long form"
    assert rules.fieldsets.changed_fields(old, new) == ["name", "fields.due_on"]
    assert rules.fieldsets.changed_fields(old, old) == []


def test_sections_have_names_of_their_own() -> None:
    sections = (Section(""), Section("Contract"), Section(" contract "), Section(""), Section("Weather", "x" * 2001))
    faults = rules.fieldsets.section_faults(rules.fieldsets.clean_sections(sections))
    assert [(fault.field, fault.code) for fault in faults] == [
        ("sections.2.name", "taken"),
        ("sections.3.name", "correspondence.name_needed"),
        ("sections.3.name", "taken"),
        ("sections.4.description", "too_long"),
    ]
    many = tuple(Section(f"Part {n}") for n in range(41))
    assert [fault.field for fault in rules.fieldsets.section_faults(many)] == ["sections"]


def test_a_field_stands_in_one_section_or_has_its_own_place_in_the_letter() -> None:
    sections = (
        Section("", fields=("location",)),
        Section("Contract", fields=("cost_code", "subject", "weather", "location", "trades")),
    )
    assert [(fault.field, fault.code) for fault in rules.fieldsets.section_faults(sections)] == [
        ("sections.1.fields", "correspondence.field_not_movable"),
        ("sections.1.fields", "correspondence.unknown_field"),
        ("sections.1.fields", "correspondence.field_placed_twice"),
    ]


def test_every_movable_field_has_a_place_and_keeps_its_order() -> None:
    draft = FieldsetDraft("Short", {"trades": "hidden"}, (Section("Contract", fields=("cost_code", "trades")),))
    form, faults = rules.fieldsets.new(draft, id=new_id(), type=new_id())
    assert not faults
    first, contract = rules.fieldsets.laid_out(form)
    assert (first.name, contract.name, contract.fields) == ("", "Contract", ("cost_code", "trades"))
    assert first.fields[:5] == ("received_from", "assignees", "distribution", "due_on", "location")
    assert sorted(first.fields + contract.fields) == sorted(MOVABLE)
    ordered = replace(form, sections=(Section("", fields=("due_on", "location")), contract))
    first, _ = rules.fieldsets.laid_out(ordered)
    assert first.fields[:3] == ("due_on", "location", "received_from")
    whole = rules.fieldsets.laid_out(ordered)
    assert rules.fieldsets.laid_out(replace(form, sections=whole)) == whole


@pytest.mark.parametrize(
    ("name", "prefix", "faults"),
    [
        ("Claims", "CLM", []),
        ("  Claims \n of\tdelay ", "", []),
        ("", "CLM", [("name", "correspondence.name_needed")]),
        (" \u200b ", "CLM", [("name", "correspondence.name_needed")]),
        ("x" * 256, "CLM", [("name", "too_long")]),
        ("Claims", "C M", [("prefix", "correspondence.bad_prefix")]),
        ("Claims", "C\r\nBcc:", [("prefix", "correspondence.bad_prefix")]),
        ("Claims", "ABCDEFGHIJKLMNOPQ", [("prefix", "correspondence.bad_prefix")]),
    ],
)
def test_a_new_type_has_a_name_and_a_short_prefix(name: str, prefix: str, faults: list[tuple[str, str]]) -> None:
    kept, found = rules.types.clean_draft(TypeDraft(name=name, prefix=prefix))
    assert [(fault.field, fault.code) for fault in found] == faults
    assert "\n" not in kept.name


def test_an_edit_of_a_type_tells_one_change_a_field() -> None:
    before = a_type(private_by_default=True)
    after, changes, faults = rules.types.edit(before, {"name": "Letters", "prefix": "L", "super_private": True})
    assert not faults
    assert (after.prefix, after.super_private, after.private_by_default) == ("L", True, True)
    assert [(change.field, change.old, change.new) for change in changes] == [
        ("prefix", "LTR", "L"),
        ("super_private", False, True),
    ]


def test_a_stale_edit_is_told_what_moved_since() -> None:
    touched = rules.types.bump(rules.types.bump({}, ["name"], version=2), ["prefix", "archived"], version=3)
    rules.types.expect(None, version=3, touched=touched)
    rules.types.expect(3, version=3, touched=touched)
    for expected, changed in ((2, ["archived", "prefix"]), (1, ["archived", "name", "prefix"])):
        with pytest.raises(Refusal) as refused:
            rules.types.expect(expected, version=3, touched=touched)
        assert refused.value.why.code == "stale"
        assert refused.value.extra == {"version": 3, "changed": changed}


def test_prefixes_used_twice_are_warned_of_once() -> None:
    letters, claims, old = a_type(), a_type("Claims", prefix="ltr"), a_type("Old", prefix="LTR", archived=True)
    plain = [a_type("One", prefix=""), a_type("Two", prefix="")]
    warned = rules.types.prefix_warnings([letters, claims, old, *plain], made=[claims.id, plain[0].id])
    assert [(each.prefix, each.types) for each in warned] == [("LTR", ("Letters", "Claims"))]
    assert not rules.types.prefix_warnings([letters, old], made=[letters.id])


def passport(level: Level, *, tool: str, grants: frozenset[str] = frozenset()) -> Passport:
    site = Site(PROJECT, ACCOUNT, "Harbour Tower")
    return Passport(
        person=new_id(), account=ACCOUNT, site=site, company=new_id(), name="Dana Ortiz", levels={tool: level},
        grants={tool: grants},
    )  # fmt: skip


def here(*, archived: bool = False, has_form: bool = True) -> TypeHere:
    id = new_id()
    form = Fieldset(new_id(), id, "Default", dict(DEFAULT_RULES))
    return TypeHere(
        id, ACCOUNT, "Letters", "LTR", False, False, archived, (), form if has_form else None, None, None, ()
    )


@pytest.mark.parametrize(
    ("level", "granted", "refused"),
    [
        (Level.NONE, False, "correspondence.create_not_granted"),
        (Level.READ_ONLY, False, "correspondence.create_not_granted"),
        (Level.READ_ONLY, True, None),
        (Level.STANDARD, False, None),
        (Level.ADMIN, False, None),
    ],
)
def test_standard_creates_and_read_only_needs_the_granular_permission(
    level: Level, granted: bool, refused: str | None
) -> None:
    type = here()
    who = passport(level, tool=type.tool, grants=frozenset({"create"} if granted else ()))
    why = rules.types.why_not_create(type, who)
    assert (why.code if why else None) == refused


def test_nobody_creates_where_a_type_is_archived_or_was_taken_away() -> None:
    for type, code in ((here(archived=True), "type_archived"), (here(has_form=False), "no_fieldset")):
        why = rules.types.why_not_create(type, passport(Level.ADMIN, tool=type.tool))
        assert why is not None
        assert why.code == f"correspondence.{code}"


@pytest.mark.parametrize("level", list(Level))
def test_only_type_administrators_configure(level: Level) -> None:
    type = here()
    why = rules.types.why_not_configure(type.tool, passport(level, tool=type.tool))
    assert (why is None) == (level is Level.ADMIN)


def test_the_card_of_a_type_opens_to_read_only_and_keeps_its_id() -> None:
    type = a_type()
    card = rules.types.card(type, project=PROJECT, assigned=True)
    assert card.id == rules.types.card_id(type.id, PROJECT)
    assert card.id != rules.types.card_id(type.id, new_id())
    assert (card.kind, card.tool, card.number, card.title) == ("correspondence.type", type.tool, "LTR", "Letters")
    assert card.link == f"/projects/{PROJECT}/correspondence?type={type.id}"
    assert [sees(passport(level, tool=type.tool), card) for level in Level] == [False, True, True, True]


@pytest.mark.parametrize(
    ("archived", "assigned", "in_use", "state", "seen"),
    [
        (False, True, False, "", True),
        (True, True, False, "archived", True),
        (False, False, True, "unassigned", True),
        (False, False, False, "unassigned", False),
    ],
)
def test_a_type_taken_away_stays_known_only_where_items_remain(
    archived: bool, assigned: bool, in_use: bool, state: str, seen: bool
) -> None:
    type = a_type(archived=archived)
    card: Card = rules.types.card(type, project=PROJECT, assigned=assigned, in_use=in_use)
    assert card.state == state
    assert sees(passport(Level.ADMIN, tool=type.tool), card) is seen


@pytest.mark.parametrize(
    ("fixed", "used", "code"),
    [
        (True, False, "correspondence.status_fixed"),
        (True, True, "correspondence.status_fixed"),
        (False, True, "correspondence.status_in_use"),
        (False, False, None),
    ],
)
def test_default_statuses_and_used_ones_stay(fixed: bool, used: bool, code: str | None) -> None:
    why = rules.statuses.why_not_delete(KeptStatus(new_id(), "Withdrawn", MapsTo.OPEN, fixed, used))
    assert (why.code if why else None) == code


@pytest.mark.parametrize(("days", "good"), [(None, True), (0, True), (7, True), (365, True), (-1, False), (366, False)])
def test_due_days_are_working_days_within_a_year(days: int | None, good: bool) -> None:
    before = Settings(new_id(), PROJECT, due_days=3)
    edited, moved, faults = rules.settings.edit(before, {"due_days": days})
    assert [fault.code for fault in faults] == ([] if good else ["correspondence.bad_due_days"])
    assert moved == ["due_days"]
    assert edited.due_days == days


def test_an_empty_default_description_is_none() -> None:
    empty = {"type": "doc", "content": [{"type": "paragraph"}]}
    before = Settings(new_id(), PROJECT)
    assert rules.settings.edit(before, {"default_description": empty})[1] == []
    with pytest.raises(Refusal) as refused:
        rules.settings.edit(before, {"default_description": {"type": "doc", "content": [{"type": "script"}]}})
    assert (refused.value.why.code, refused.value.field) == ("bad_rich_text", "default_description")


def test_people_who_lost_access_may_stay_on_the_default_distribution_but_nobody_joins_without() -> None:
    dana, rita, carl = new_id(), new_id(), new_id()
    before = Settings(new_id(), PROJECT, default_distribution=(dana,))

    def faults(*people: UUID) -> list[str]:
        edited = rules.settings.edit(before, {"default_distribution": people})[0]
        return [fault.code for fault in rules.settings.distribution_faults(edited, before=before, able={carl})]

    assert faults(dana, carl, carl) == []
    assert faults(carl, rita) == ["correspondence.no_access_to_type"]
    edited = rules.settings.edit(before, {"default_distribution": [carl, dana, carl]})[0]
    assert edited.default_distribution == (carl, dana)
