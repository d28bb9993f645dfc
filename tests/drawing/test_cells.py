"""What the build step draws: dots, cut cells, letters set by hand."""

import pytest
from PIL import Image, ImageOps

from kiosk.drawing.cutting import ADVANCE, HEIGHT, CellFont, rectangle
from kiosk.drawing.dot_letters import digit_dots, draw_letters, letter_dots
from kiosk.drawing.dots import QUADRANT, SEXTANT, dotted, mask, sextant
from kiosk.drawing.letters import arabic_alphabet, arabic_width, draw_arabic, draw_latin, fitted, latin_alphabet
from kiosk.drawing.pictures import draw_picture, frame
from kiosk.drawing.sources import PICTURES, open_font, picture_code


@pytest.mark.parametrize(("dots", "character"), [(0, " "), (21, "▌"), (42, "▐"), (63, "█"), (1, "🬀"), (62, "🬻")])
def test_sextants_are_the_characters_of_unicode(dots: int, character: str) -> None:
    assert sextant(dots) == character


def test_all_sextants_differ() -> None:
    assert len({sextant(dots) for dots in range(64)}) == 64


def test_dots_become_rows_of_cells() -> None:
    image = Image.new("L", (4, 4), 0)
    image.putpixel((0, 0), 255)
    assert QUADRANT.rows(image) == ("▘ ", "  ")


def test_a_symmetric_picture_stays_symmetric_in_dots() -> None:
    picture = draw_picture(open_font(PICTURES), "dots_horizontal_circle")
    dots = dotted(mask("dots_horizontal_circle"), frame(picture.bounds, 12, 6), 12, 6, SEXTANT)
    box = dots.getbbox()
    assert dots.crop(box).tobytes() == ImageOps.mirror(dots.crop(box)).tobytes()


def test_a_frame_holds_the_whole_picture() -> None:
    picture = draw_picture(open_font(PICTURES), "bus")
    left, top, right, bottom = frame(picture.bounds, 12, 5)
    assert left <= picture.bounds[0]
    assert top <= picture.bounds[1]
    assert right >= picture.bounds[2]
    assert bottom >= picture.bounds[3]


def test_the_slash_changes_a_picture() -> None:
    font = open_font(PICTURES)
    assert draw_picture(font, "home/off").outline.area != draw_picture(font, "home").outline.area


def test_a_picture_that_does_not_exist_is_named() -> None:
    with pytest.raises(LookupError, match="no_such_picture"):
        picture_code("no_such_picture")


def test_a_full_cell_is_the_block_every_font_has() -> None:
    assert CellFont().cut(rectangle(0, 0, ADVANCE, HEIGHT), 1, 1) == ("█",)


def test_an_empty_cell_is_a_space() -> None:
    assert CellFont().cut(rectangle(0, 0, ADVANCE, HEIGHT), 2, 1) == ("█ ",)


def test_equal_cells_share_one_character() -> None:
    font = CellFont()
    half = rectangle(0, 0, 2 * ADVANCE, HEIGHT / 2)
    assert font.cut(half, 2, 1)[0][0] == CellFont().cut(half, 2, 1)[0][0]
    assert font.cut(half, 2, 1) == font.cut(half, 2, 1)


def test_no_latin_letter_leaves_its_cells() -> None:
    alphabet = latin_alphabet()
    for letter in "ÅÇЇЙgjp":
        _, low, _, high = draw_latin(alphabet, letter, 3).bounds
        assert (low >= -0.5, high <= 3 * HEIGHT + 0.5) == (True, True), letter


def test_a_nought_has_no_dot_in_it() -> None:
    assert len(list(draw_latin(latin_alphabet(), "0", 3).contours)) == 2


def test_joined_arabic_letters_reach_the_rim_on_the_side_they_join() -> None:
    alphabet = arabic_alphabet()
    initial, final = "\ufe91", "\ufe90"
    assert draw_arabic(alphabet, initial, 3).bounds[0] < 0
    assert draw_arabic(alphabet, final, 3).bounds[2] > arabic_width(alphabet, final, 3) * ADVANCE


def test_the_dots_of_a_final_yeh_stay_in_their_cells() -> None:
    assert draw_arabic(arabic_alphabet(), "\ufef2", 3).bounds[1] >= -0.5


def test_a_letter_that_fits_is_not_pressed() -> None:
    box = rectangle(0, 100, 500, 900)
    assert fitted(box, 100, 1000) is box


def test_every_letter_set_by_hand_is_nine_rows_of_five_dots() -> None:
    assert all([len(row) for row in dots] == [5] * 9 for dots in letter_dots().values())
    assert all([len(row) for row in dots] == [3] * 5 for dots in digit_dots().values())


def test_letters_set_by_hand_differ_unless_they_are_the_same_shape() -> None:
    letters = letter_dots()
    latin = [letters[letter] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå0123456789"]
    # O and 0 are one shape in many alphabets.
    assert len(set(latin)) >= len(latin) - 1


def test_every_ukrainian_letter_is_set() -> None:
    alphabet = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    assert set(alphabet + alphabet.upper()) <= set(letter_dots())


def test_quadrants_draw_digits_only() -> None:
    assert {key[-1] for key in draw_letters(QUADRANT)} == set("0123456789")
