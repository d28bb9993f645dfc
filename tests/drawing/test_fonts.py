"""The fonts that are built, and when they are built again."""

import json
import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.content import find_content
from kiosk.drawing.build import LICENCES, are_others, is_old, works
from kiosk.drawing.cutting import ADVANCE, ASCENT, DESCENT
from kiosk.language.pictogram import DRAWN

FONTS = find_content().printouts / "fonts"
TEXT_FONTS = [
    *(f"NotoSans-{weight}.ttf" for weight in (400, 600, 700, 800)),
    *(f"NotoSans-{weight}-narrow.ttf" for weight in (400, 700)),
    *(f"NotoSansArabic-{weight}.ttf" for weight in (400, 700)),
    *(f"NotoSansEthiopic-{weight}.ttf" for weight in (400, 600, 700)),
    *(f"NotoSansEthiopic-{weight}-narrow.ttf" for weight in (400, 700)),
]


def test_every_font_has_a_postscript_name_of_its_own() -> None:
    names = [TTFont(path)["name"].getDebugName(6) for path in FONTS.glob("*.ttf")]
    assert len(names) == len(set(names)) == len(TEXT_FONTS) + 1


@pytest.mark.parametrize("name", TEXT_FONTS)
def test_text_fonts_are_static(name: str) -> None:
    assert "fvar" not in TTFont(FONTS / name)


def test_every_pictogram_stands_where_it_was_drawn() -> None:
    """A reader moves a glyph to where the font says that it begins."""
    font = TTFont(FONTS / "Pictograms.ttf")
    begins = {name: getattr(font["glyf"][name], "xMin", 0) for name in font.getGlyphOrder()}
    assert {name: font["hmtx"][name][1] for name in begins} == begins


def test_bold_is_wider_than_regular_and_narrow_is_narrower() -> None:
    def advance(name: str) -> int:
        return int(TTFont(FONTS / name).getGlyphSet()["n"].width)

    assert advance("NotoSans-400-narrow.ttf") < advance("NotoSans-400.ttf") < advance("NotoSans-800.ttf")


@pytest.mark.parametrize("name", [name for name in TEXT_FONTS if name.startswith("NotoSans-")])
def test_text_fonts_have_norwegian_sami_polish_ukrainian_and_russian_letters(name: str) -> None:
    wanted = "æøåÆØÅáčđŋšŧžąćęłńóśźżіїєґІЇЄҐёЁыэъ№«»–−€\u00a0"
    assert set(map(ord, wanted)) <= set(TTFont(FONTS / name).getBestCmap())


@pytest.mark.parametrize("name", [name for name in TEXT_FONTS if "Ethiopic" in name])
def test_the_ethiopic_fonts_have_letters_punctuation_and_the_space_but_no_digits(name: str) -> None:
    letters = set(TTFont(FONTS / name).getBestCmap())
    assert set(map(ord, "ሀቐኸዐጸ።፣፤፥፧፡\u00a0 ")) <= letters
    assert not letters & set(map(ord, "0123456789"))


@pytest.mark.parametrize("name", [name for name in TEXT_FONTS if "Arabic" in name])
def test_the_arabic_fonts_have_the_letters_of_dari_and_its_joiners(name: str) -> None:
    assert set(map(ord, "پچژگکیۀهٔ؟،؛\u200c\u200d")) <= set(TTFont(FONTS / name).getBestCmap())


def test_the_arabic_font_keeps_its_joining_rules() -> None:
    features = TTFont(FONTS / "NotoSansArabic-400.ttf")["GSUB"].table.FeatureList.FeatureRecord
    assert {"init", "medi", "fina", "rlig"} <= {record.FeatureTag for record in features}


def test_digits_of_the_text_font_are_equally_wide() -> None:
    font = TTFont(FONTS / "NotoSans-700.ttf")
    assert len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_the_cell_font_has_the_metrics_of_the_terminals_own() -> None:
    font = TTFont(DRAWN / "kiosk-cells.ttf")
    assert (font["hhea"].ascent, font["hhea"].descent) == (ASCENT, DESCENT)
    assert {advance for advance, _ in font["hmtx"].metrics.values()} == {ADVANCE}


def test_the_cell_font_counts_as_bold_so_that_nothing_thickens_it() -> None:
    assert TTFont(DRAWN / "kiosk-cells.ttf")["OS/2"].usWeightClass == 700


@pytest.mark.parametrize("folder", [FONTS, DRAWN])
def test_whose_work_the_drawings_are_stands_beside_them(folder: Path) -> None:
    text = (folder / LICENCES).read_text(encoding="utf-8")
    assert all(words in text for words in ("Material Design Icons", "Noto Sans", "JetBrains Mono", "Open Font License"))


def test_a_folder_that_was_never_finished_is_old(tmp_path: Path) -> None:
    assert is_old(tmp_path, [])


def test_a_folder_older_than_its_input_is_old(tmp_path: Path) -> None:
    (tmp_path / LICENCES).write_text("", encoding="utf-8")
    source = tmp_path / "source"
    source.write_text("", encoding="utf-8")
    os.utime(tmp_path / LICENCES, (1, 1))
    assert is_old(tmp_path, [source])


def test_a_folder_newer_than_its_inputs_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("", encoding="utf-8")
    os.utime(source, (1, 1))
    (tmp_path / LICENCES).write_text("", encoding="utf-8")
    assert not is_old(tmp_path, [source])


def test_what_was_drawn_from_the_works_that_are_installed_is_left_alone(tmp_path: Path) -> None:
    drawn = tmp_path / "works.json"
    drawn.write_text(json.dumps(works()), encoding="utf-8")
    assert not are_others(drawn)


def test_what_was_drawn_from_another_version_is_drawn_again(tmp_path: Path) -> None:
    drawn = tmp_path / "works.json"
    assert are_others(drawn)
    drawn.write_text(json.dumps([{**each, "version": "0"} for each in works()]), encoding="utf-8")
    assert are_others(drawn)
