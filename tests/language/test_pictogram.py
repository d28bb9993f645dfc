"""Pictures and large letters in cells: the same cells in every drawing."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.content import find_content
from kiosk.errors import SettingsError
from kiosk.language.pictogram import CONCEPTS, DRAWN, POINTING, SIZES, Cells, Drawing, Size, glyph
from kiosk.language.script import width
from kiosk.language.words import Direction

DRAWINGS: tuple[Drawing, ...] = ("font", "sextant", "block")
QUESTIONS = (
    "Hvordan bor du?",
    "Kven bur du saman med?",
    "How many children?",
    "Чи маєте ви їжу?",
    "كيف تسكن؟",
    "صوّر الرسالة",
)


@pytest.fixture(scope="module", params=DRAWINGS)
def cells(request: pytest.FixtureRequest) -> Cells:
    return Cells.load(request.param)


@pytest.fixture(scope="module")
def font() -> Cells:
    return Cells.load("font")


@pytest.mark.parametrize("size", SIZES)
def test_every_picture_fills_its_size_exactly(cells: Cells, size: Size) -> None:
    columns, rows = SIZES[size]
    for concept in CONCEPTS:
        picture = cells.picture(concept, size)
        assert [width(row) for row in picture] == [columns] * rows, concept


def test_no_picture_is_empty(cells: Cells) -> None:
    assert all("".join(cells.picture(concept, size)).strip() for concept in CONCEPTS for size in SIZES)


@pytest.mark.parametrize("concept", sorted(POINTING))
def test_pointing_pictures_turn_for_right_to_left(cells: Cells, concept: str) -> None:
    assert cells.picture(concept, "m", mirrored=True) != cells.picture(concept, "m")


def test_other_pictures_never_turn(cells: Cells) -> None:
    others = [concept for concept in CONCEPTS if concept not in POINTING]
    assert all(cells.picture(concept, "s", mirrored=True) == cells.picture(concept, "s") for concept in others)


def test_different_concepts_look_different(cells: Cells) -> None:
    by_name = {name: cells.picture(concept, "k") for concept, name in CONCEPTS.items()}
    assert len(set(by_name.values())) == len(by_name)


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_cell_font_draws_every_question_large(font: Cells, question: str, scale: int) -> None:
    direction: Direction = "rtl" if question > "ء" else "ltr"
    drawn = font.large(question, scale, direction)
    assert drawn is not None
    assert [width(row) for row in drawn] == [font.large_width(question, scale)] * scale


@pytest.mark.parametrize("question", QUESTIONS[:4])
def test_sextants_draw_latin_and_cyrillic_at_three_times(question: str) -> None:
    sextants = Cells.load("sextant")
    drawn = sextants.large(question, 3, "ltr")
    assert drawn is not None
    assert [width(row) for row in drawn] == [sextants.large_width(question, 3)] * 3


def test_what_dots_cannot_show_legibly_is_not_drawn() -> None:
    assert Cells.load("sextant").large("كيف تسكن؟", 3, "rtl") is None
    assert Cells.load("sextant").large("Hvordan?", 2, "ltr") is None
    assert Cells.load("block").large("Hvordan?", 3, "ltr") is None


def test_every_drawing_counts_down_in_large_digits(cells: Cells) -> None:
    assert cells.large("0123456789", 5, "ltr") is not None


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_large_line_takes_the_same_cells_in_every_drawing(question: str) -> None:
    assert len({Cells.load(drawing).large_width(question, 3) for drawing in DRAWINGS}) == 1


def test_norwegian_and_sami_letters_are_large_in_font_and_sextants() -> None:
    for drawing in DRAWINGS[:2]:
        assert Cells.load(drawing).large("ÆØÅæøå ČŠŽčšž ĐŊŦđŋŧ áÁ", 3, "ltr") is not None


def test_a_script_without_large_letters_is_not_drawn(font: Cells) -> None:
    assert font.large("ไทย", 3, "ltr") is None


def test_shadda_is_seen_in_large_letters(font: Cells) -> None:
    assert font.large("صوّر", 3, "rtl") != font.large("صور", 3, "rtl")


def test_an_empty_line_takes_no_cells(cells: Cells) -> None:
    assert cells.large("", 3, "ltr") == ("", "", "")
    assert cells.large_width("", 3) == 0


def test_a_card_edge_is_eight_cells(cells: Cells) -> None:
    assert [width(edge) for edge in cells.edges()] == [1] * 8


def test_the_cell_font_has_every_character_of_its_table(font: Cells) -> None:
    drawn = set("".join([*font.pictures.values(), *font.letters.values(), *font.edges()])) - set(" █\n")
    with TTFont(DRAWN / "kiosk-cells.ttf") as built:
        assert drawn <= {chr(code) for code in built.getBestCmap()}
    assert {ord(character) >> 16 for character in drawn} == {15}


def test_every_concept_has_its_glyph_in_the_print_font() -> None:
    with TTFont(find_content().printouts / "fonts" / "Pictograms.ttf") as built:
        codes = built.getBestCmap()
    assert all(ord(glyph(concept)[0]) in codes for concept in CONCEPTS)


def test_only_concepts_that_deny_carry_the_slash() -> None:
    assert glyph("no_food")[1]
    assert not glyph("food")[1]


def test_a_drawing_that_was_never_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cells-font\.json"):
        Cells.load("font", tmp_path)
