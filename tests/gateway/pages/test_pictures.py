"""Pictograms as SVG."""

import re

import pytest

from kiosk.gateway.pages.outline import ShortPen
from kiosk.gateway.pages.pictures import SIDE, Pictures
from kiosk.language.concepts import CONCEPTS


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    return Pictures()


def test_every_concept_has_an_outline(pictures: Pictures) -> None:
    assert all(re.search(r' d="m[-\d]', pictures[concept]) for concept in CONCEPTS)


def test_the_slash_that_means_not_goes_over_the_picture(pictures: Pictures) -> None:
    assert pictures["no_power"].count("<path") == pictures["electricity"].count("<path") + 2


def test_only_directions_turn_where_reading_runs_leftward(pictures: Pictures) -> None:
    assert "turns" in pictures["send"]
    assert "turns" not in pictures["clock"]


def test_a_document_is_its_picture_on_a_sheet_of_paper(pictures: Pictures) -> None:
    assert 'href="#sheet"' in pictures.on_paper("electricity")


def test_rounding_never_adds_up() -> None:
    pen = ShortPen()
    pen.moveTo((0.4, 0.4))
    for step in range(1, 301):
        pen.lineTo((0.4 + step * 0.4, 0.4 + (step % 2)))
    x = y = 0
    for command, written in re.findall(r"([mlhv])([^mlhv]*)", pen.commands):
        numbers = [int(each) for each in re.findall(r"-?\d+", written)]
        x += sum(numbers if command == "h" else numbers[::2] if command in "ml" else [])
        y += sum(numbers if command == "v" else numbers[1::2] if command in "ml" else [])
    assert (x, y) == (round(0.4 + 300 * 0.4), 0)


def test_outlines_stay_within_their_square(pictures: Pictures) -> None:
    assert f'viewBox="0 0 {SIDE} {SIDE}"' in pictures["find"]
