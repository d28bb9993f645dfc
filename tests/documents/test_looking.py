"""A picture becomes a page: the sheet cut out, set straight and upright, and what is seen on it."""

import cv2
import numpy as np
import pytest
from numpy.random import default_rng

from kiosk.documents.looking import cover_areas, prepare, turned
from kiosk.documents.looking.dots import Image, dots
from kiosk.documents.looking.preparing import LONG, SHORT
from kiosk.documents.looking.sheet import find_sheet
from kiosk.visit.document import Area, Finding
from tests.documents.drawn import KINDS, Dots
from tests.documents.photographed import Shot, photograph
from tests.documents.sheets import SMALL, measured, screen
from tests.documents.sheets import few as few_samples

SURE: tuple[Finding, ...] = ("blurred", "dark", "cut", "turned")


@pytest.fixture(scope="module")
def letter() -> Dots:
    return KINDS["letter"](default_rng(11))


def seen(page: Dots, **how: float) -> Image:
    return photograph(page, default_rng(12), Shot(shape=SMALL, **how))  # type: ignore[arg-type]


def test_what_must_be_told_surely_is_told_surely_on_the_labelled_set() -> None:
    tally = measured(few_samples(1))
    wrong = [each for each in SURE if tally.precision(each) < 0.95 or tally.recall(each) < 0.95]
    assert wrong == [], "\n".join([tally.table(), *tally.wrong])


def test_a_sheet_in_a_photo_is_cut_out_with_the_shape_it_has(letter: Dots) -> None:
    height, width = prepare(seen(letter), "phone").image.shape[:2]
    assert height / width == pytest.approx(2**0.5, rel=0.01)


def test_the_page_is_the_sheet_and_nothing_around_it(letter: Dots) -> None:
    page = prepare(seen(letter), "phone").image
    edges = [page[3], page[-4], page[:, 3], page[:, -4]]
    assert all(np.median(edge) > 150 for edge in edges)


def test_a_picture_without_a_sheet_is_the_page(letter: Dots) -> None:
    assert find_sheet(letter) is None
    assert prepare(letter, "stick").image.shape == letter.shape


def test_a_page_is_at_most_a4_at_200_dots_an_inch(letter: Dots) -> None:
    fine = dots(cv2.resize(letter, None, fx=1.5, fy=1.5))
    made = prepare(fine, "scanner")
    assert (made.image.shape, made.dpi) == ((LONG, SHORT), 200)


def test_a_small_picture_keeps_its_dots_and_fills_the_paper(letter: Dots) -> None:
    made = prepare(dots(cv2.resize(letter, (827, 1170), interpolation=cv2.INTER_AREA)), "stick")
    assert (made.image.shape, made.dpi) == ((1170, 827), 100)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_scan_that_lies_or_stands_on_its_head_is_turned_upright(letter: Dots, quarters: int) -> None:
    made = prepare(turned(letter, quarters), "scanner")
    assert (made.findings, made.image.shape) == (("turned",), letter.shape)
    assert np.abs(made.image.astype(int) - letter).mean() < 1


def test_a_page_whose_letters_do_not_agree_is_left_as_it_stands(letter: Dots) -> None:
    mixed = np.concatenate([letter[:1100], turned(letter[:1100], 2)])
    assert "turned" not in prepare(mixed, "scanner").findings


def test_a_leaning_scan_is_set_straight_whole(letter: Dots) -> None:
    turn = cv2.getRotationMatrix2D((827, 1170), 4.0, 0.88)
    askew = dots(cv2.warpAffine(letter, turn, (1654, 2339), borderValue=250.0))
    made = prepare(askew, "scanner")
    rows = [float(np.sum(np.diff(each.mean(axis=1)) ** 2)) for each in (made.image, askew)]
    assert made.findings == ("skewed",)
    assert rows[0] > 5 * rows[1]


def test_a_page_without_colour_becomes_grey(letter: Dots) -> None:
    assert prepare(seen(letter), "phone").image.ndim == 2


def test_a_page_with_a_coloured_stamp_keeps_its_colours(letter: Dots) -> None:
    stamped = dots(cv2.cvtColor(letter, cv2.COLOR_GRAY2BGR))
    cv2.circle(stamped, (1200, 1900), 130, (40, 40, 210), 20)
    assert prepare(stamped, "scanner").image.ndim == 3


def test_the_same_page_again_is_known(letter: Dots) -> None:
    first = prepare(seen(letter), "phone").likeness
    again = photograph(letter, default_rng(99), Shot(shape=SMALL, light=0.7, lean=6))
    assert "twice" in prepare(again, "phone", (first,)).findings


def test_another_page_of_the_same_kind_is_not_the_same(letter: Dots) -> None:
    first = prepare(letter, "scanner").likeness
    assert "twice" not in prepare(KINDS["letter"](default_rng(31)), "scanner", (first,)).findings


def test_a_screenshot_is_one_and_a_page_of_a_pdf_is_none(letter: Dots) -> None:
    assert prepare(screen((1080, 2400), default_rng(1)), "stick").findings == ("screenshot",)
    assert prepare(letter, "stick").findings == ()


def test_an_empty_page_is_empty() -> None:
    grain = np.clip(default_rng(1).normal(248, 2, (1170, 827)), 0, 255).astype(np.uint8)
    assert prepare(grain, "scanner").findings == ("empty",)


def test_letters_too_small_to_read_are_small(letter: Dots) -> None:
    tiny = dots(cv2.resize(letter, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA))
    assert prepare(tiny, "stick").findings == ("small",)


def test_a_lamp_on_the_paper_is_glare(letter: Dots) -> None:
    assert "glare" in prepare(seen(letter, glare=0.2, light=0.85), "phone").findings


def test_letters_that_run_off_a_picture_are_cut(letter: Dots) -> None:
    assert prepare(letter[:, 300:].copy(), "phone").findings == ("cut",)


@pytest.mark.parametrize("shape", [(1, 1), (1, 4000), (3000, 7), (40, 40, 3), (2, 2, 3), (200, 9000)])
def test_a_picture_of_any_shape_becomes_a_page(shape: tuple[int, ...]) -> None:
    noise = default_rng(2).integers(0, 256, shape).astype(np.uint8)
    high, wide = prepare(noise, "phone", (0,)).image.shape[:2]
    assert sorted((high, wide)) <= [SHORT, LONG]


def test_a_covered_area_is_black_and_the_rest_is_as_it_was(letter: Dots) -> None:
    covered = cover_areas(letter, [Area(0.5, 0.25, 1.2, 0.5), Area(0.1, 0.9, 0.05, 0.95)])
    assert not covered[585:1169, 827:].any()
    assert not covered[2106:2222, 83:165].any()
    assert (covered[:584] == letter[:584]).all()


def test_turning_goes_clockwise() -> None:
    assert turned(np.array([[1, 2], [3, 4]], np.uint8), 1).tolist() == [[3, 1], [4, 2]]
