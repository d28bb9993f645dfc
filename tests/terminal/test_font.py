"""The cell font for this user's terminals: put in place, taken away, shown."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kiosk.language.pictogram import DRAWN, Cells
from kiosk.language.script import finish
from kiosk.terminal.font import FONT, RULE, install, remove, sample


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    install(folder, DRAWN / "kiosk-cells.ttf")
    return folder


def test_the_font_is_copied_whole(home: Path) -> None:
    assert (home / FONT).read_bytes() == (DRAWN / "kiosk-cells.ttf").read_bytes()


def test_the_rule_turns_hinting_off_for_our_font_only(home: Path) -> None:
    match = ET.parse(home / RULE).getroot().find("match[@target='font']")
    assert match is not None
    assert match.findtext("test/string") == "Kiosk Cells"
    assert match.findtext("edit[@name='hinting']/bool") == "false"


def test_removing_leaves_nothing_behind(tmp_path: Path) -> None:
    written = install(tmp_path, DRAWN / "kiosk-cells.ttf")
    assert set(remove(tmp_path)) == set(written)
    assert not (tmp_path / FONT).parent.exists()
    assert not (tmp_path / RULE).exists()


def test_removing_what_was_never_installed_does_nothing(tmp_path: Path) -> None:
    assert remove(tmp_path) == ()


def test_the_sample_shows_pictures_and_large_letters() -> None:
    shown = sample(Cells.load("font"))
    assert "\n".join(Cells.load("font").large("Як ви живете?", 3, "ltr") or ()) in shown


def test_the_sample_names_in_plain_letters_what_a_drawing_cannot_show() -> None:
    assert finish("كيف تسكن؟", "rtl") in sample(Cells.load("sextant"))
