"""Words on paper: the traps of right-to-left text, fonts and widths."""

import shutil
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import Line, Style, Typesetter
from tests.paper.printing import EXAMPLE, house, printed

REGULAR, BOLD = Style(12), Style(12, 700)
SETTER = Typesetter(Typefaces(house().content.printouts / "fonts"))


def said(line: Line) -> str:
    """What stands there, from left to right, glyph by glyph."""
    return "".join(
        stretch.face.said.get(ord(letter), letter)
        for stretch in line.stretches
        for piece in stretch.pieces
        for letter in piece.letters
    )


def test_bold_is_wider_than_regular() -> None:
    assert SETTER.width("Husleie", BOLD, "ltr") > SETTER.width("Husleie", REGULAR, "ltr")


def test_every_font_is_embedded_under_a_name_of_its_own() -> None:
    with pikepdf.open(BytesIO(printed(EXAMPLE, "ar").pdf)) as pdf:
        fonts = {
            (str(font.BaseFont), "/FontFile2" in font.FontDescriptor)
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert all(is_embedded for _, is_embedded in fonts)
    names = {name.partition("+")[2] for name, _ in fonts}
    assert {"NotoSans-400", "NotoSans-700", "NotoSansArabic-400", "NotoSansArabic-700"} <= names


def test_brackets_face_the_other_way_in_leftward_text() -> None:
    shaped = SETTER.line("(مبلغ)", REGULAR, "rtl").stretches
    outer = [stretch.pieces[0].letters for stretch in (shaped[0], shaped[-1])]
    opening = SETTER.faces.face("(", 400, False, True).shape("(")[0].glyphs[0].letter
    assert outer[1] == opening


@pytest.mark.parametrize("value", ["18\u00a0954", "18 954", "158388 20090", "30.11.2026", "2–5", "−1 815", "40%"])
def test_numbers_keep_their_order_in_leftward_text(value: str) -> None:
    assert value in said(SETTER.line(f"مبلغ {value} كرونة", REGULAR, "rtl"))


def test_a_latin_name_keeps_its_order_in_leftward_text() -> None:
    assert "Nordby Renhold AS" in said(SETTER.line("صاحب العمل في Nordby Renhold AS قلّل", REGULAR, "rtl"))


def test_shadda_is_kept() -> None:
    assert "\u0651" in said(SETTER.line("صوّر", REGULAR, "rtl"))


def test_a_foreign_account_keeps_its_letters_first_on_a_leftward_line() -> None:
    assert said(SETTER.line("PL61 1090 1014", REGULAR, "rtl")) == "PL61 1090 1014"


def test_any_further_file_draws_the_letters_that_only_it_has(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(house().content.printouts / "fonts", tmp_path / "fonts"))
    with as_file(files("fontpkg_jetbrains_mono") / "files" / "JetBrainsMono[wght].ttf") as further:
        shutil.copy(further, folder / "Further-400.ttf")
    assert Typefaces(folder).face("\u2500", 400, narrow=False, leftward=False).covers("\u2500")
    assert not SETTER.faces.face("\u2500", 400, narrow=False, leftward=False).covers("\u2500")


def test_eastern_digits_stand_as_western_ones() -> None:
    assert said(SETTER.line("٢٠٢٦", REGULAR, "ltr")) == "2026"


def test_a_letter_that_no_font_has_is_shown_as_unknown_and_still_said() -> None:
    line = SETTER.line("a\u4e2d", REGULAR, "ltr")
    assert said(line) == "a\u4e2d"
    assert line.width == SETTER.width("a\ufffd", REGULAR, "ltr")


def test_a_leftward_letter_that_no_font_has_is_shown_as_unknown() -> None:
    assert said(SETTER.line("\u05d0", REGULAR, "rtl")) == "\ufffd"


def test_what_does_not_fit_is_made_narrow_before_it_is_wrapped() -> None:
    text = "Hvor mye er husleien?"
    room = SETTER.width(text, REGULAR, "ltr") * 0.95
    lines = SETTER.fit(text, REGULAR, "ltr", room)
    assert len(lines) == 1
    assert lines[0].width <= room


def test_what_cannot_be_narrow_enough_is_wrapped() -> None:
    assert len(SETTER.fit("Hvor mye er husleien?", REGULAR, "ltr", 60.0)) > 1


@given(st.text(st.sampled_from("abcæøå дїє سلام ()0123456789.,-"), max_size=80), st.sampled_from(("ltr", "rtl")))
def test_no_line_is_wider_than_its_room(text: str, direction: str) -> None:
    for line in SETTER.wrap(text, REGULAR, direction, 80.0):  # type: ignore[arg-type]
        assert line.width <= 80.5
