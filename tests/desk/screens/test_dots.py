"""A page as characters: every pattern of dots has its own, and light and dark stay what they are."""

import pytest

from kiosk.desk.reading import Page
from kiosk.desk.widgets.dots import SIZE, Dots, cell, scaled, sextant

BLACK, WHITE = b"\x00", b"\xff"


def test_every_pattern_of_six_dots_has_a_character_of_its_own() -> None:
    assert len({sextant(mask) for mask in range(64)}) == 64


@pytest.mark.parametrize(
    ("mask", "name"),
    [(1, "\U0001fb00"), (0b010101, "▌"), (0b101010, "▐"), (0b111111, "█"), (0b111110, "\U0001fb3b")],
)
def test_patterns_are_those_of_unicode(mask: int, name: str) -> None:
    assert sextant(mask) == name


@pytest.mark.parametrize("dots", SIZE)
def test_a_page_keeps_its_shape(dots: Dots) -> None:
    page = Page((), 100, 141, WHITE * 14_100)
    wide, high = SIZE[dots]
    lines = scaled(page, 20, dots)
    assert {len(line) for line in lines} == {20 * wide}
    assert len(lines) == 14 * high


def test_a_dark_dot_is_drawn_dark_on_light() -> None:
    drawn = cell(BLACK + WHITE * 5, "sextant")
    assert drawn.text == "\U0001fb00"
    assert drawn.style
    assert drawn.style.color
    assert drawn.style.bgcolor
    assert (drawn.style.color.name, drawn.style.bgcolor.name) == ("#000000", "#ffffff")


def test_a_cell_without_contrast_is_one_colour() -> None:
    drawn = cell(b"\x80\x81\x82\x80\x81\x82", "sextant")
    assert drawn.text == " "


def test_half_a_cell_has_a_level_each() -> None:
    drawn = cell(BLACK + WHITE, "half")
    assert drawn.text == "▀"
