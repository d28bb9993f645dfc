"""Cells on a canvas, and cards in their room."""

import pytest

from kiosk.terminal.canvas import Canvas, balanced, cells_of
from kiosk.terminal.measure import Measure
from kiosk.terminal.widgets.field import group
from kiosk.terminal.widgets.pad import keys
from kiosk.terminal.widgets.qr import modules
from kiosk.terminal.widgets.shelf import tile

SIZES = ((80, 24), (100, 30), (120, 40), (160, 48), (200, 60))


def row(canvas: Canvas, y: int = 0) -> str:
    return "".join(cell for cell, _ in canvas.rows[y])


def test_what_does_not_fit_is_cut_at_the_rim() -> None:
    canvas = Canvas(5, 1)
    canvas.put(-2, 0, "abcd")
    canvas.put(3, 0, "wxyz")
    canvas.put(0, 7, "below")

    assert row(canvas) == "cd wx"


def test_the_start_side_is_the_right_side_in_right_to_left_languages() -> None:
    canvas = Canvas(6, 1, rtl=True)
    canvas.at(1, 0, "ab")
    canvas.end(0, 0, "z")

    assert row(canvas) == "z  ab "


def test_a_letter_with_marks_takes_one_cell_and_a_wide_one_two() -> None:
    assert cells_of("e\u0301漢x") == ("e\u0301", "漢", "", "x")


def test_pictures_let_through_what_is_beneath_them() -> None:
    canvas = Canvas(3, 1)
    canvas.put(0, 0, "▏▏▏", "line")
    canvas.picture(0, 0, ["█ █"])

    assert row(canvas) == "█▏█"


def test_lines_are_about_equally_long() -> None:
    assert balanced("Har ikke noe sted å bo", 20) == ("Har ikke noe", "sted å bo")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(1, 25))
def test_cards_stay_in_their_room_and_are_large_enough_to_tap(size: tuple[int, int], count: int) -> None:
    measure = Measure(*size)
    width = size[0] - measure.lane("open") - 2 * measure.margin
    height = measure.middle - 5 - 2 * measure.air

    tiling = tile(count, width, height, measure)

    assert tiling.rows * (tiling.height + 1) - 1 <= height
    assert tiling.columns * (12 + measure.gutter) - measure.gutter <= width
    assert tiling.height >= 3


def test_six_cards_stand_three_by_two_on_the_smallest_terminal() -> None:
    tiling = tile(6, 78, 16, Measure(80, 24))

    assert (tiling.columns, tiling.rows, tiling.height) == (3, 2, 7)


def test_twelve_cards_stand_on_one_page_beside_the_folded_lane() -> None:
    assert tile(12, 103, 23, Measure(120, 40)).capacity == 12


@pytest.mark.parametrize("height", range(12, 30))
def test_the_keys_of_the_pad_are_three_rows_or_more_and_inside_it(height: int) -> None:
    places = dict(keys(height))

    assert set(places) == {*"0123456789", "delete", "enter"}
    assert all(place.height >= 3 and place.width >= 12 and place.bottom <= height for place in places.values())


def test_amounts_are_grouped_in_threes_from_the_end() -> None:
    assert [group(digits) for digits in ("7", "750", "7500", "1234567")] == ["7", "750", "7 500", "1 234 567"]


def test_a_code_has_a_quiet_zone_and_an_even_number_of_rows() -> None:
    code = modules("HTTPS://KIOSK.EXAMPLE/S/7KQ4M2XJG")

    assert len(code) % 2 == 0
    assert not any(code[0])
    assert not any(line[0] or line[-1] for line in code)
