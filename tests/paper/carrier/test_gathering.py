"""Parts gathered in any order, and what is missing."""

import pytest

from kiosk.errors import SheetDamaged, SheetForeign, SheetMixed, SheetTooLarge, SheetUnknown
from kiosk.paper.carrier import Gathering
from tests.paper.carrier.making import in_three, parts


def gathered(*given: str) -> Gathering:
    """These parts."""
    gathering = Gathering()
    for part in given:
        gathering.add(part)
    return gathering


def test_the_first_part_says_which_sheet_it_is() -> None:
    made = in_three()
    gathering = gathered(made[1])
    assert (gathering.reference, gathering.total) == ("7KQ4M2XJG", len(made))


def test_missing_says_which_parts_are_still_to_come() -> None:
    made = in_three()
    assert gathered(made[1]).missing == tuple(number for number in range(1, len(made) + 1) if number != 2)


def test_nothing_is_complete_before_the_first_part() -> None:
    assert not Gathering().is_complete
    assert Gathering().missing == ()


def test_all_parts_are_complete_and_in_order() -> None:
    made = in_three()
    gathering = gathered(*reversed(made))
    assert gathering.is_complete
    assert gathering.parts == made


def test_a_part_scanned_again_is_known() -> None:
    (part,) = parts()
    gathering = Gathering()
    assert [gathering.add(part), gathering.add(part.lower())] == ["new", "known"]


def test_a_refused_part_changes_nothing() -> None:
    made = in_three()
    gathering = gathered(made[0])
    for wrong, error in (
        ("SK1:3MZ8T1WAZ:1/1:ABC", SheetMixed),
        (made[0][:-3] + "000", SheetMixed),
        ("https://example.no", SheetForeign),
        ("SK1:7KQ4M2XJG:41/41:ABC", SheetTooLarge),
        ("SK9:7KQ4M2XJG:1/1:ABC", SheetUnknown),
    ):
        with pytest.raises(error):
            gathering.add(wrong)
    assert gathering.parts == made[:1]


@pytest.mark.parametrize("wrong", ["SK1:7KQ4M2XJH:1/1:ABC", "SK1:7KQ4M2XJG:3/2:ABC", "SK1:7KQ4M2XJU:1/1:ABC"])
def test_a_misread_head_is_damage(wrong: str) -> None:
    with pytest.raises(SheetDamaged):
        gathered(wrong)


@pytest.mark.parametrize(
    "wrong", ["", "SK1:", "SK1:7KQ4M2XJG:1/1:", "SK1:7KQ4M2XJG:01/1:A", "SK1:7KQ4M2XJG:1/1:Ø", "X" * 99]
)
def test_what_is_no_part_is_foreign(wrong: str) -> None:
    with pytest.raises(SheetForeign):
        gathered(wrong)


def test_a_part_longer_than_any_code_is_too_large() -> None:
    with pytest.raises(SheetTooLarge):
        gathered("SK1:7KQ4M2XJG:1/1:" + "A" * 5000)


def test_no_error_shows_what_was_scanned() -> None:
    with pytest.raises(SheetForeign) as caught:
        gathered("KARI NORDMANN 15076500565")
    assert "NORDMANN" not in f"{caught.value!r}{caught.value}{caught.value.values}"
