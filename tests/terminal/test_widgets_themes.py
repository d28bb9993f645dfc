"""Every colour pair of both themes."""

from typing import get_args

import pytest

from kiosk.terminal.themes import TOKENS, Ink, Surface, colours, ink_style

GRAPHIC: frozenset[Ink] = frozenset({"ring", "gap", "faint", "line", "keyline", "picto", "keypicto"})
# Steps to come and hair lines are only ever drawn on the sheet, the lane and cards.
PLAIN: frozenset[Surface] = frozenset({"ground", "card", "desk"})


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("surface", get_args(Surface))
@pytest.mark.parametrize("ink", [ink for ink in get_args(Ink) if ink not in GRAPHIC])
def test_text_has_a_contrast_of_seven_to_one(theme: str, surface: Surface, ink: Ink) -> None:
    assert contrast(*colours(TOKENS[theme], ink, surface)) >= 7


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("surface", sorted(PLAIN))
@pytest.mark.parametrize("ink", sorted(GRAPHIC - {"ring", "gap"}))
def test_a_drawing_has_a_contrast_of_three_to_one(theme: str, surface: Surface, ink: Ink) -> None:
    assert contrast(*colours(TOKENS[theme], ink, surface)) >= 3


@pytest.mark.parametrize("theme", TOKENS)
def test_the_ring_stands_out_from_the_sheet_and_the_gap_from_what_is_chosen(theme: str) -> None:
    tokens = TOKENS[theme]

    assert contrast(tokens.ring, tokens.ground) >= 7
    assert contrast(tokens.gap, tokens.chosen) >= 7


@pytest.mark.parametrize("theme", TOKENS)
def test_a_code_is_black_on_white_in_every_theme(theme: str) -> None:
    assert colours(TOKENS[theme], "qr", "ground") == ("#000000", "#FFFFFF")


def test_an_unknown_theme_is_day() -> None:
    assert ink_style("textual-dark", "label", "card") == ink_style("day", "label", "card")
