"""Ethiopic letters as the build step cuts them."""

import pytest
from fontTools.ttLib import TTFont

from kiosk.drawing.cutting import ADVANCE, HEIGHT
from kiosk.drawing.ethiopic import draw_large, large_alphabet, large_width, small_letters
from kiosk.drawing.letters import Alphabet
from kiosk.language.pictogram import DRAWN

WIDEST = "ጬሙዀጨ"


@pytest.fixture(scope="module")
def alphabet() -> Alphabet:
    return large_alphabet()


@pytest.mark.parametrize("scale", [2, 3])
def test_no_large_letter_leaves_its_cells(alphabet: Alphabet, scale: int) -> None:
    for letter in "ሀቋ" + WIDEST:
        left, low, right, high = draw_large(alphabet, letter, scale).bounds
        assert (left >= -1, right <= large_width(alphabet, letter, scale) * ADVANCE + 1) == (True, True), letter
        assert (low >= -0.5, high <= scale * HEIGHT + 0.5) == (True, True), letter


def test_wide_letters_have_more_cells_than_narrow_ones(alphabet: Alphabet) -> None:
    assert large_width(alphabet, "ጬ", 2) > large_width(alphabet, "ነ", 2)


def test_no_small_letter_is_wider_than_its_cell(alphabet: Alphabet) -> None:
    drawn = dict(small_letters((alphabet,)))
    for letter in WIDEST:
        left, _, right, _ = drawn[ord(letter)].bounds
        assert (left >= -1, right <= ADVANCE + 1) == (True, True), letter


def test_the_cell_font_has_each_letter_of_tigrinya_at_its_own_code_point_one_cell_wide() -> None:
    font = TTFont(DRAWN / "kiosk-cells.ttf")
    codes = font.getBestCmap()
    assert {font["hmtx"][codes[ord(letter)]][0] for letter in "ሀለመሠረሰሸቀቐበተነኘአኣኸከዀኰወዐዘዠየደጀገጐጠጨጸፀፈፐ።፣፧"} == {ADVANCE}
