"""Codes as people scan and type them, and the sizes of labels."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitepost.kernel.codes import DIGITS, LENGTH, code_of, id_of
from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Refusal
from sitepost.tools.codes import rules
from sitepost.tools.codes.model import GRIDS, MOST_LABELS, PAGE_HEIGHT, PAGE_WIDTH

ONE = UUID("0193a4f2-7c31-7abc-8def-0123456789ab")


@given(st.uuids())
def test_every_id_has_a_code_that_leads_back(id: UUID) -> None:
    code = code_of(id)
    assert len(code) == LENGTH
    assert set(code) <= set(DIGITS)
    assert id_of(code) == id


def test_codes_are_known_ones() -> None:
    assert code_of(UUID(int=0)) == "0" * 26
    assert code_of(UUID(int=2**128 - 1)) == "7" + "Z" * 25
    assert code_of(ONE) == "01JEJF4Z1HFAY8VVR14D2PF2DB"


def test_a_code_is_read_as_people_type_it() -> None:
    code = code_of(ONE)
    typed = code.lower().replace("0", "o").replace("1", "l")
    assert id_of(typed) == id_of("-".join([typed[:6], typed[6:20], typed[20:]])) == ONE


@pytest.mark.parametrize(
    "text",
    ["", "0", "0" * 25, "0" * 27, "8" + "0" * 25, "U" * 26, "0" * 25 + "é", "０" * 26, "\x00" * 26, str(ONE), "x" * 99],
)  # fmt: skip
def test_what_is_no_code_is_none(text: str) -> None:
    assert id_of(text) is None


def test_lists_of_codes_are_read_once_each_in_their_order() -> None:
    ids = [new_id() for _ in range(3)]
    text = ",".join([code_of(ids[2]), code_of(ids[0]), "nonsense", code_of(ids[2]).lower(), "", code_of(ids[1])])
    assert rules.read_codes(text) == [ids[2], ids[0], ids[1]]


def test_a_sheet_takes_some_labels_and_not_too_many() -> None:
    many = ",".join(code_of(new_id()) for _ in range(MOST_LABELS + 1))
    for text, code in ((",,", "codes.none"), (many, "codes.too_many")):
        with pytest.raises(Refusal) as refused:
            rules.read_codes(text)
        assert refused.value.why.code == code
    assert len(rules.read_codes(many.rpartition(",")[0])) == MOST_LABELS


def test_labels_fit_on_their_sheet() -> None:
    for grid in GRIDS.values():
        assert 2 < grid.left < 15
        assert 5 < grid.top < 20
        assert grid.left * 2 + grid.columns * grid.width + (grid.columns - 1) * grid.gap == pytest.approx(PAGE_WIDTH)
        assert grid.top * 2 + grid.rows * grid.height == pytest.approx(PAGE_HEIGHT)
