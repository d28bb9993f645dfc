"""`kiosk printout guide`, `poster` and `test-page`: to a file, or to the printer."""

from pathlib import Path

import pikepdf
import pytest

from kiosk.__main__ import main
from kiosk.commands.printing import print_pages
from kiosk.errors import PrintError
from kiosk.language.words import LANGUAGES
from kiosk.paper.rehearsal import RehearsalPrinter
from tests.paper.pdfs import small_pdf
from tests.paper.printing import house

SHEET = small_pdf(1)


def pages(path: Path) -> list[pikepdf.Object]:
    with pikepdf.open(path) as pdf:
        return [page.MediaBox[3] for page in pdf.pages]


@pytest.mark.parametrize("name", ["guide", "poster", "test-page"])
def test_a_sheet_is_written_to_a_file(tmp_path: Path, name: str) -> None:
    assert main(["printout", name, "--out", str(tmp_path / "sheet.pdf")]) == 0
    assert len(pages(tmp_path / "sheet.pdf")) == 1


def test_guides_in_every_language_are_one_file(tmp_path: Path) -> None:
    assert main(["printout", "guide", "--language", "all", "--helper", "en", "--out", str(tmp_path / "all.pdf")]) == 0
    assert len(pages(tmp_path / "all.pdf")) == len(LANGUAGES)


def test_a_poster_may_be_as_large_as_a3(tmp_path: Path) -> None:
    assert main(["printout", "poster", "--language", "ar", "--paper", "A3", "--out", str(tmp_path / "a3.pdf")]) == 0
    assert round(float(pages(tmp_path / "a3.pdf")[0])) == 1191


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["guide", "--language", "xx", "--out", "x"], "--language xx is none of nb, nn, en,"),
        (["guide", "--helper", "uk", "--out", "x"], "--helper uk is none of nb, nn, en"),
        (["poster", "--paper", "A3", "--print"], "the kiosk prints on A4"),
        (["guide", "--print"], "there is no printer in the settings"),
    ],
)
def test_wrong_use_is_told_in_a_line(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printout", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_print_is_told_line_by_line_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    printer = RehearsalPrinter("Laser", faults=["paper_out"], pause=0)
    print_pages(printer, SHEET, "kiosk guide", house().library.words("en"))
    told = capsys.readouterr().out.splitlines()
    assert printer.prints == [SHEET]
    assert told[0] == "Laser: Looking for the printer"
    assert "Laser: The printer needs help: Out of paper: put in more" in told
    assert told[-1] == "Laser: Done"


def test_a_print_that_fails_says_why() -> None:
    printer = RehearsalPrinter("Laser", faults=["offline"], pause=0)
    with pytest.raises(PrintError, match=r"^Laser: The printer is not answering$"):
        print_pages(printer, SHEET, "kiosk guide", house().library.words("en"))
