"""The sheets that belong to no application: the quick guide, the poster, the test page."""

from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import pdfa

from kiosk.house import handouts_of
from kiosk.language.words import LANGUAGES, Language
from kiosk.paper.flow import LEFT
from kiosk.paper.handout import GUIDE, HANDOUTS, POSTER, Handout, Paper
from kiosk.paper.handouts import Handouts, make_test_page
from kiosk.paper.hung import START
from kiosk.settings import Settings
from tests.paper.printing import POINTS, codes, crowded, house, outside, page_texts, squeezed

everywhere = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
each = pytest.mark.parametrize("name", HANDOUTS)
TRIED = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
FUNCTION_KEYS = ("F1", "F3", "F4", "F5", "F10")


@lru_cache(maxsize=1)
def handouts() -> Handouts:
    return handouts_of(house())


@lru_cache(maxsize=64)
def made(name: str, language: str = "nb", paper: Paper = "A4") -> bytes:
    return handouts().make(Handout(name, language, paper=paper, printer="PDF", at=TRIED))


def size(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            (round(float(page.MediaBox[2]) / POINTS), round(float(page.MediaBox[3]) / POINTS))
            for page in document.pages
        ]


@each
@everywhere
def test_every_language_is_one_page_of_a4(name: str, language: Language) -> None:
    assert size(made(name, language.code)) == [(210, 297)]


@each
@everywhere
def test_a_validator_finds_nothing(name: str, language: Language) -> None:
    assert pdfa.validate_written(BytesIO(made(name, language.code)), "2b").findings == []


@each
@everywhere
def test_nothing_is_cut_crowded_or_without_letters(name: str, language: Language) -> None:
    pdf = made(name, language.code)
    assert outside(pdf, START if name == POSTER else LEFT) == []
    assert crowded(pdf) == []
    assert "\ufffd" not in "".join(page_texts(pdf))


@everywhere
def test_every_poster_asks_in_every_language(language: Language) -> None:
    page = squeezed("".join(page_texts(made(POSTER, language.code))))
    asked = (house().library.words(other.code)("paper.poster.question") for other in LANGUAGES)
    # Readers give the letters of leftward lines in orders of their own.
    assert [text for text in asked if squeezed(text) not in page and text.isascii()] == []
    assert page.count("؟") == 2


def test_a_poster_on_a3_is_that_on_a4_made_larger_and_as_sound() -> None:
    large = made(POSTER, "nb", "A3")
    assert size(large) == [(297, 420)]
    assert page_texts(large) == page_texts(made(POSTER))
    assert pdfa.validate_written(BytesIO(large), "2b").findings == []


def test_a_poster_says_where_the_office_is() -> None:
    (office, *_) = Settings().offices
    page = "".join(page_texts(handouts().make(Handout(POSTER, office=office))))
    assert f"{office.name} · {office.street}" in page


def test_every_languages_guide_names_the_keys_and_the_helper_is_told_in_norwegian() -> None:
    for language in LANGUAGES:
        page = "".join(page_texts(made(GUIDE, language.code)))
        # On a leftward line some readers turn a key round.
        assert [key for key in FUNCTION_KEYS if key not in page and key[::-1] not in page] == []
        assert "F2 vis" in page


def test_a_guide_is_for_a_helper_who_reads_english_too() -> None:
    page = "".join(page_texts(handouts().make(Handout(GUIDE, "uk", "en"))))
    assert "How to apply here" in page
    assert "F2 shows what you can ask" in page


def test_a_kiosk_that_reads_nothing_aloud_has_no_key_for_it_in_the_guide() -> None:
    page = "".join(page_texts(handouts().make(Handout(GUIDE, speaks=False))))
    assert "F4" in page
    assert "F5" not in page


def test_pages_in_several_languages_are_one_document() -> None:
    pdf = handouts().make(*(Handout(GUIDE, code) for code in ("nb", "ar", "ti")))
    assert size(pdf) == [(210, 297)] * 3
    assert pdfa.validate_written(BytesIO(pdf), "2b").findings == []


def test_both_codes_of_a_test_page_are_read_and_say_when_and_which_printer() -> None:
    pdf = make_test_page(handouts(), "Laser 2", TRIED)
    (read,) = codes(pdf, 300)
    assert [text.partition(" 2026")[2] for text in read] == [
        "-11-22 14.05 Laser 2 0.40 mm",
        "-11-22 14.05 Laser 2 0.50 mm",
    ]
    assert "Laser 2 · 22.11.2026 kl. 14.05" in page_texts(pdf)[0]


def test_the_rulers_of_a_test_page_are_a_hundred_millimetres_long() -> None:
    with pikepdf.open(BytesIO(made("test-page"))) as document:
        drawn = document.pages[0].Contents.read_bytes().decode("latin-1")
    strokes = [line.split() for line in drawn.splitlines() if line.startswith("0 0 0 RG 0.7 w")]
    lengths = {
        round(max(abs(float(x2) - float(x1)), abs(float(y2) - float(y1))) / POINTS, 1)
        for x1, y1, x2, y2 in ((stroke[6], stroke[7], stroke[9], stroke[10]) for stroke in strokes)
    }
    assert 100.0 in lengths


def test_what_is_handed_out_is_no_practice() -> None:
    assert not any("PRACTICE" in text for name in HANDOUTS for text in page_texts(made(name)))
