"""The figures as a file that a spreadsheet opens."""

import csv
from pathlib import Path

import pytest

from kiosk.desk.insight.exporting import csv_of, file_name, plain, write
from kiosk.insight.wire import Insight
from kiosk.language.words import Words
from tests.paper.printing import house

WEEKS = ("2026-W46", "2026-W47")
INSIGHT = Insight("0315", WEEKS, {("help", "stay", WEEKS[0]): 12, ("help", "stay", WEEKS[1]): None})


@pytest.fixture
def words() -> Words:
    return house().library.words("nb")


def named(_subject: str, item: str) -> str:
    return f'{item}, "så"'


def test_there_is_a_line_for_each_cell_and_what_is_kept_back_says_so(words: Words) -> None:
    lines = list(csv.reader(csv_of(INSIGHT, named, words).decode("utf-8-sig").splitlines()))
    assert lines == [
        ["kontor", "uke", "emne", "id", "navn", "antall"],
        ["0315", "2026-W46", "Hjelp", "stay", 'stay, "så"', "12"],
        ["0315", "2026-W47", "Hjelp", "stay", 'stay, "så"', "skjult"],
    ]


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8(words: Words) -> None:
    assert csv_of(INSIGHT, named, words).startswith(b"\xef\xbb\xbf")


def test_lines_end_as_rfc_4180_has_it(words: Words) -> None:
    content = csv_of(INSIGHT, named, words)
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_no_name_becomes_a_formula() -> None:
    assert plain("=1+1") == "'=1+1"


def test_its_name_says_whose_it_is_and_of_which_weeks() -> None:
    assert file_name(INSIGHT, "innsikt") == "innsikt-0315-2026-W46-2026-W47.csv"


def test_what_lies_there_is_never_written_over(tmp_path: Path) -> None:
    place = tmp_path / "innsikt.csv"
    place.write_bytes(b"mine")
    assert write(str(place), b"yours") == "there"
    assert place.read_bytes() == b"mine"


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert write(str(tmp_path / "link.csv"), b"x") == "there"
    assert not (tmp_path / "elsewhere.csv").exists()


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    assert write(str(tmp_path / "no" / "innsikt.csv"), b"x") == "gone"


def test_nobody_but_owner_and_group_may_read_it(tmp_path: Path) -> None:
    place = tmp_path / "innsikt.csv"
    assert write(str(place), b"x") == "written"
    assert place.stat().st_mode & 0o007 == 0
