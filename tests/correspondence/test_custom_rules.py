"""Custom fields as tables: every kind with good and bad values, required, optional and hidden (spec 3.4)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace
from tests.correspondence.site import doc

from sitepost.kernel.refusal import Refusal
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.custom import (
    CustomField,
    FieldDraft,
    FieldKind,
    Filled,
    Option,
    OptionWish,
    Wanted,
)
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, Placed, Section, TypeHere

R, O, H = FieldRule.REQUIRED, FieldRule.OPTIONAL, FieldRule.HIDDEN  # noqa: E741 - the letters of spec 1.6
WET, DRY, GONE = (UUID(int=number) for number in (1, 2, 3))
OPTIONS = (Option(DRY, "Dry"), Option(GONE, "Gone", archived=True), Option(WET, "Wet"))
ONE, TWO, THREE = (str(UUID(int=0xA9 << 96 | n)) for n in (1, 2, 3))  # the same for every worker
MANY = [str(UUID(int=n)) for n in range(501)]
LONG = "x" * 1001

GOOD: dict[FieldKind, list[tuple[Any, Any]]] = {
    FieldKind.CHECKBOX: [(True, True), (False, False)],
    FieldKind.COMPANY: [(ONE, ONE), (ONE.upper(), ONE)],
    FieldKind.DATE: [("2026-03-02", "2026-03-02")],
    FieldKind.DATETIME: [
        ("2026-07-01T10:30", "2026-07-01T09:30:00Z"),  # London in summer
        ("2026-07-01T10:30:00+02:00", "2026-07-01T08:30:00Z"),
        ("2026-07-01T10:30:00Z", "2026-07-01T10:30:00Z"),
    ],
    FieldKind.FILES: [([ONE, TWO, ONE], [ONE, TWO])],
    FieldKind.LOCATION: [(ONE, ONE)],
    FieldKind.MULTI_SELECT: [([str(WET), str(DRY)], [str(DRY), str(WET)])],
    FieldKind.SINGLE_SELECT: [(str(WET), str(WET))],
    FieldKind.NUMBER: [
        (123, "123"),
        (123.0, "123"),
        ("123.0", "123"),
        ("12.50", "12.5"),
        ("1e3", "1000"),
        (-0.5, "-0.5"),
        ("-0", "0"),
        (999999999999999, "999999999999999"),
    ],
    FieldKind.TEXT: [("  a \n b ", "a b"), ("x" * 1000, "x" * 1000)],
    FieldKind.RICH_TEXT: [(doc("Wind."), doc("Wind."))],
    FieldKind.PERSON: [(ONE, ONE)],
    FieldKind.PEOPLE: [([ONE, TWO], [ONE, TWO])],
    FieldKind.TOOL_USER: [(ONE, ONE)],
}
EMPTY: dict[FieldKind, list[Any]] = {
    **{kind: [None] for kind in FieldKind},
    FieldKind.TEXT: [None, "", "  "],
    FieldKind.RICH_TEXT: [None, {"type": "doc", "content": []}],
    FieldKind.PEOPLE: [None, []],
    FieldKind.FILES: [None, []],
    FieldKind.MULTI_SELECT: [None, []],
}
BAD: dict[FieldKind, list[tuple[Any, str]]] = {
    FieldKind.CHECKBOX: [(1, "bad_value"), ("true", "bad_value"), ([True], "bad_value")],
    FieldKind.COMPANY: [("Kestrel", "bad_value"), (7, "bad_value"), ([ONE], "bad_value")],
    FieldKind.DATE: [
        ("2026-02-30", "bad_value"),
        ("tomorrow", "bad_value"),
        (20260302, "bad_value"),
        ("0026-01-01", "bad_value"),
    ],
    FieldKind.DATETIME: [("10:30", "bad_value"), (0, "bad_value"), ("2226-01-01T10:00", "bad_value")],
    FieldKind.FILES: [(ONE, "bad_value"), (["crane.jpg"], "bad_value"), ([ONE] * 2501, "too_many")],
    FieldKind.LOCATION: [("Level 3", "bad_value"), ({}, "bad_value")],
    FieldKind.MULTI_SELECT: [
        (str(WET), "bad_value"),
        ([ONE], "unknown_option"),
        (["Wet"], "bad_value"),
        ([str(WET), str(GONE)], "archived_option"),
    ],
    FieldKind.SINGLE_SELECT: [
        (ONE, "unknown_option"),
        ("Wet", "bad_value"),
        ([str(WET)], "bad_value"),
        (str(GONE), "archived_option"),
    ],
    FieldKind.NUMBER: [
        ("twelve", "bad_value"),
        ("1,200", "bad_value"),
        (True, "bad_value"),
        ("NaN", "bad_value"),
        (float("inf"), "bad_value"),
        (10**15, "bad_value"),
        ("0.12345678901", "bad_value"),
        ([1], "bad_value"),
    ],
    FieldKind.TEXT: [(LONG, "too_long"), (7, "bad_value"), (["a"], "bad_value")],
    FieldKind.PERSON: [("Ana", "bad_value"), ([ONE], "bad_value")],
    FieldKind.PEOPLE: [(ONE, "bad_value"), ([ONE, 7], "bad_value"), (MANY, "too_many")],
    FieldKind.TOOL_USER: [("Ana", "bad_value"), ([ONE], "bad_value")],
    FieldKind.READ_ONLY: [("text", "read_only_field"), (None, "read_only_field")],
}
FILLABLE = [kind for kind in FieldKind if kind is not FieldKind.READ_ONLY]


def field(kind: FieldKind, **more: Any) -> CustomField:
    options = OPTIONS if kind in (FieldKind.SINGLE_SELECT, FieldKind.MULTI_SELECT) else ()
    return CustomField(uuid4(), f"A {kind.value}", kind, options=options, **more)


def form(*held: tuple[CustomField, FieldRule]) -> Fieldset:
    placed = tuple(Placed(each.id, rule, row) for row, (each, rule) in enumerate(held, 1))
    return Fieldset(
        uuid4(), uuid4(), "Form", {}, (Section("", custom=placed),), custom_fields=tuple(f for f, _ in held)
    )


def type_with(*held: tuple[CustomField, FieldRule]) -> TypeHere:
    return TypeHere(
        id=uuid4(), account=uuid4(), name="Notice", prefix="NOD", private_by_default=False, super_private=False,
        archived=False, statuses=(), fieldset=form(*held), due_days=None, default_description=None,
        default_distribution=(), time_zone="Europe/London",
    )  # fmt: skip


CELLS: list[tuple[FieldKind, FieldRule, Any, Any]] = [
    *((kind, rule, sent, ("kept", kept)) for kind, pairs in GOOD.items() for sent, kept in pairs for rule in (R, O)),
    *((kind, O, sent, ("empty", None)) for kind in FILLABLE for sent in EMPTY[kind]),
    *((kind, R, sent, ("required", None)) for kind in FILLABLE for sent in EMPTY[kind]),
    *((kind, rule, sent, ("refused", code)) for kind, pairs in BAD.items() for sent, code in pairs for rule in (R, O)),
    *((kind, H, sent, ("refused", "unknown_custom_field")) for kind, pairs in GOOD.items() for sent, _ in pairs),
]


def cell_name(cell: Any) -> str:
    if callable(cell):
        return "made"
    return cell.value if isinstance(cell, FieldKind | FieldRule) else repr(cell)[:40]


def test_the_table_is_whole() -> None:
    assert set(GOOD) == set(FILLABLE)
    assert set(BAD) | {FieldKind.RICH_TEXT} == set(FieldKind)
    assert len(CELLS) >= 150


@pytest.mark.parametrize(("kind", "rule", "sent", "expected"), CELLS, ids=cell_name)
def test_a_value_of_a_kind(kind: FieldKind, rule: FieldRule, sent: Any, expected: tuple[str, Any]) -> None:
    if kind is FieldKind.READ_ONLY and rule is R:
        return  # no form may ask for it
    asked = field(kind)
    type = type_with((asked, rule))
    values, faults = rules.filled.clean({asked.key: sent}, type, held={})
    missing = [(fault.field, fault.code) for fault in rules.filled.missing_faults(values, type)]
    said, what = expected
    if said == "refused":
        code = what if what.startswith("too_") else f"correspondence.{what}"
        assert [(fault.field, fault.code) for fault in faults] == [(asked.key, code)]
        assert values == {}
        return
    assert faults == []
    if said == "kept":
        assert values[str(asked.id)].value == what
        assert missing == ([(asked.key, "correspondence.required")] if rule is R and what is False else [])
    else:
        assert values == {}
        assert missing == ([(asked.key, "correspondence.required")] if said == "required" else [])


@pytest.mark.parametrize(
    "broken", [{"type": "script"}, "<b>x</b>", ["a"], {"type": "doc", "content": [{"type": "img"}]}]
)
def test_rich_text_that_is_none_is_refused_at_its_field(broken: Any) -> None:
    asked = field(FieldKind.RICH_TEXT)
    with pytest.raises(Refusal) as refused:
        rules.filled.clean({asked.key: broken}, type_with((asked, O)), held={})
    assert (refused.value.why.code, refused.value.field) == ("bad_rich_text", asked.key)


@pytest.mark.parametrize("key", ["custom_field_", "custom_field_x", f"custom_field_{THREE}", "subject", THREE])
def test_a_field_that_the_form_has_not_is_unknown(key: str) -> None:
    _, faults = rules.filled.clean({key: "x"}, type_with((field(FieldKind.TEXT), O)), held={})
    assert [(fault.field, fault.code) for fault in faults] == [(key, "correspondence.unknown_custom_field")]


def test_what_an_item_holds_stays_when_its_option_or_field_is_archived() -> None:
    asked = field(FieldKind.MULTI_SELECT)
    held = {str(asked.id): Filled(asked.kind, [str(GONE)])}
    kept, faults = rules.filled.clean({asked.key: [str(GONE), str(WET)]}, type_with((asked, O)), held=held)
    assert (faults, kept[str(asked.id)].value) == ([], [str(GONE), str(WET)])
    gone = replace(asked, archived=True)
    _, faults = rules.filled.clean({asked.key: [str(WET)]}, type_with((gone, O)), held=held)
    assert [fault.code for fault in faults] == ["correspondence.custom_field_archived"]
    same, faults = rules.filled.clean({asked.key: [str(GONE)]}, type_with((gone, R)), held=held)
    assert (same, faults) == (held, [])
    assert rules.filled.missing_faults({}, type_with((gone, R))) == []


def wishes(*labels: str) -> tuple[OptionWish, ...]:
    return tuple(OptionWish(label) for label in labels)


def test_options_are_sorted_by_label_and_those_left_out_are_archived() -> None:
    made, faults = rules.custom.new(
        FieldDraft(" Weather ", FieldKind.SINGLE_SELECT, options=("Wet", "dry", "Älter")), id=uuid4(), ids=uuid4
    )
    assert (faults, made.name, [each.label for each in made.options]) == ([], "Weather", ["dry", "Wet", "Älter"])
    wet = next(each for each in made.options if each.label == "Wet")
    asked = (OptionWish("Wet and windy", wet.id), OptionWish("Fog"))
    edited, faults = rules.custom.edit(made, {}, asked, ids=uuid4)
    assert faults == []
    assert [(each.label, each.archived) for each in edited.options] == [
        ("dry", True), ("Fog", False), ("Wet and windy", False), ("Älter", True),
    ]  # fmt: skip
    assert {each.id for each in made.options} < {each.id for each in edited.options}
    assert [change.field for change in rules.custom.changes(made, edited)] == ["options"]


@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        (FieldDraft("", FieldKind.TEXT), [("name", "correspondence.name_needed")]),
        (FieldDraft("x" * 256, FieldKind.TEXT), [("name", "too_long")]),
        (FieldDraft("x" * 255, FieldKind.TEXT), []),
        (FieldDraft("A", FieldKind.TEXT, hint="x" * 501), [("hint", "too_long")]),
        (FieldDraft("A", FieldKind.TEXT, options=("B",)), [("options", "correspondence.no_options")]),
        (FieldDraft("A", FieldKind.READ_ONLY), [("text", "correspondence.text_needed")]),
        (FieldDraft("A", FieldKind.READ_ONLY, text=doc("Sign it.")), []),
        (FieldDraft("A", FieldKind.SINGLE_SELECT, options=("B", "b ")), [("options.1.label", "taken")]),
        (
            FieldDraft("A", FieldKind.SINGLE_SELECT, options=("B", " ")),
            [("options.1.label", "correspondence.name_needed")],
        ),
        (FieldDraft("A", FieldKind.MULTI_SELECT, options=tuple(f"O{n}" for n in range(500))), []),
        (
            FieldDraft("A", FieldKind.MULTI_SELECT, options=tuple(f"O{n}" for n in range(501))),
            [("options", "too_many")],
        ),
    ],
)
def test_custom_fields_that_cannot_be_made(draft: FieldDraft, faults: list[tuple[str, str]]) -> None:
    _, found = rules.custom.new(draft, id=uuid4(), ids=uuid4)
    assert [(fault.field, fault.code) for fault in found] == faults


A, B, ENTRY, OLD = (
    field(FieldKind.TEXT),
    field(FieldKind.DATE),
    field(FieldKind.READ_ONLY),
    field(FieldKind.TEXT, archived=True),
)
KNOWN = {each.id: each for each in (A, B, ENTRY, OLD)}


@pytest.mark.parametrize(
    ("places", "faults"),
    [
        ([Placed(A.id, R, 1, 1, 4), Placed(B.id, O, 2, 1, 1)], []),
        ([Placed(A.id, R, 1, 1, 2), Placed(B.id, O, 1, 3, 2)], []),
        ([Placed(A.id, R, 1, 1, 2), Placed(B.id, O, 1, 2, 1)], [("custom.1.column", "place_taken")]),
        ([Placed(A.id, O, 1, 4, 2)], [("custom.0.column", "bad_place")]),
        ([Placed(A.id, O, 0, 1, 1)], [("custom.0.column", "bad_place")]),
        ([Placed(A.id, O, 101, 1, 1)], [("custom.0.column", "bad_place")]),
        ([Placed(A.id, O, 1, 1, 0)], [("custom.0.column", "bad_place")]),
        ([Placed(A.id, O, 1, 1, 10**9)], [("custom.0.column", "bad_place")]),
        ([Placed(A.id), Placed(A.id, O, 2)], [("custom.1.field", "field_placed_twice")]),
        ([Placed(UUID(THREE))], [("custom.0.field", "unknown_field")]),
        ([Placed(ENTRY.id, R)], [("custom.0.rule", "rule_not_allowed")]),
        ([Placed(ENTRY.id, O)], []),
        ([Placed(OLD.id)], [("custom.0.field", "custom_field_archived")]),
    ],
)
def test_places_in_the_grid(places: list[Placed], faults: list[tuple[str, str]]) -> None:
    found = rules.custom.place_faults((Section("", custom=tuple(places)),), KNOWN)
    assert [(each.field, each.code) for each in found] == [
        (f"sections.0.{where}", f"correspondence.{code}") for where, code in faults
    ]
    assert rules.custom.place_faults((Section("", custom=(Placed(OLD.id),)),), KNOWN, held=[OLD.id]) == []


def test_a_form_holds_a_hundred_custom_fields() -> None:
    many = [field(FieldKind.TEXT) for _ in range(101)]
    known = {each.id: each for each in many}
    sections = [Section(str(n), custom=(Placed(each.id),)) for n, each in enumerate(many)]
    assert rules.custom.place_faults(sections[:100], known) == []
    assert [each.code for each in rules.custom.place_faults(sections, known)] == ["too_many"]


def test_a_new_item_takes_the_custom_fields_that_both_forms_show() -> None:
    only, hidden, gone = field(FieldKind.TEXT), field(FieldKind.TEXT), field(FieldKind.TEXT, archived=True)
    source, target = form((A, O), (only, O), (hidden, O), (gone, O)), form((A, R), (hidden, H), (gone, O), (B, O))
    values = {str(each.id): Filled(each.kind, "x") for each in (A, only, hidden, gone)}
    assert rules.filled.carried(values, source, target) == {A.key: "x"}
    assert rules.filled.carried(values, source, None) == {}


SAYINGS: list[tuple[FieldKind, Callable[[CustomField], Filled], Any, str]] = [
    (FieldKind.NUMBER, lambda f: Filled(f.kind, "1234567"), "1234567", "1,234,567"),
    (FieldKind.NUMBER, lambda f: Filled(f.kind, "123"), "123", "123"),
    (FieldKind.CHECKBOX, lambda f: Filled(f.kind, True), True, "Yes"),
    (FieldKind.CHECKBOX, lambda f: Filled(f.kind, False), False, "No"),
    (FieldKind.SINGLE_SELECT, lambda f: Filled(f.kind, str(WET)), "Wet", "Wet"),
    (FieldKind.MULTI_SELECT, lambda f: Filled(f.kind, [str(DRY), str(GONE)]), ["Dry", "Gone"], "Dry, Gone"),
    (FieldKind.DATETIME, lambda f: Filled(f.kind, "2026-07-01T09:30:00Z"), "2026-07-01 10:30", "2026-07-01 10:30"),
    (FieldKind.PERSON, lambda f: Filled(f.kind, ONE), "Ana Shah", "Ana Shah"),
    (FieldKind.COMPANY, lambda f: Filled(f.kind, TWO), "Kestrel", "Kestrel"),
    (FieldKind.FILES, lambda f: Filled(f.kind, [ONE], ("crane.jpg",)), ["crane.jpg"], "crane.jpg"),
    (FieldKind.RICH_TEXT, lambda f: Filled(f.kind, doc("Wind."), plain="Wind."), "Wind.", "Wind."),
]


@pytest.mark.parametrize(("kind", "made", "said", "printed"), SAYINGS, ids=cell_name)
def test_a_value_in_words(kind: FieldKind, made: Callable[[CustomField], Filled], said: Any, printed: str) -> None:
    asked = field(kind)
    names = rules.saying.Names({UUID(ONE): "Ana Shah"}, {UUID(TWO): "Kestrel"}, "Europe/London")
    assert rules.saying.said(made(asked), asked, names) == said
    assert rules.saying.printed(made(asked), asked, names) == printed


def test_a_filter_cannot_leave_its_json_path() -> None:
    id = uuid4()
    evil = '" || true || $.x == "'
    path = store.custom.path([Wanted(id, FieldKind.TEXT, (evil,)), Wanted(id, FieldKind.NUMBER, ("1..2",))])
    assert path.count("like_regex") == 1
    assert '\\" || true' in path
    known = {id: replace(field(FieldKind.NUMBER), id=id)}
    for text in (f"{id}:1) || (1==1", f"{id}:", "x:1", f"{uuid4()}:1", f"{id}:..", str(id)):
        with pytest.raises(Refusal) as refused:
            rules.listing.read_custom([text], known)
        assert refused.value.why.code == "correspondence.bad_custom_filter"
