"""The kiosk at work, without screens: a whole visit as lines, and what is shared between visits."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.house import EXAMPLE, House, open_house
from kiosk.reception import Reception, Verdict
from kiosk.rehearse import Rehearsal, read_visit


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def lines_of(house: House) -> str:
    visit = read_visit(house.content.forms / EXAMPLE)
    rehearsal = Rehearsal(house.forms, house.library, house.settings, visit, house.register)
    return "".join(f"{line}\n" for line in rehearsal.typed_lines())


def run_plain(lines: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [sys.executable, "-m", "kiosk", "--plain"]
    return subprocess.run(command, input=lines, capture_output=True, text=True, env=environment, check=False)


def test_a_plain_visit_ends_with_a_receipt_and_leaves_no_file(house: House, tmp_path: Path) -> None:
    ended = run_plain(lines_of(house), tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    words = house.library.words("ar")
    assert words("receipt.title") in ended.stdout
    assert words("receipt.reference") in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_plain_visit_that_breaks_off_is_erased(house: House, tmp_path: Path) -> None:
    ended = run_plain("nb\nnav\n", tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert house.library.words("nb")("plain.erased") in ended.stdout


def test_a_font_seen_drawn_wrong_gives_way_to_sextants(house: House, tmp_path: Path) -> None:
    reception = Reception(with_font(house))
    assert reception.asks_about_font
    assert reception.cells().drawing == "font"
    reception.verdict.give(False)
    assert not reception.asks_about_font
    assert reception.cells().drawing == "sextant"


def test_a_font_seen_drawn_right_is_not_asked_about_again(house: House) -> None:
    reception = Reception(with_font(house))
    reception.verdict.give(True)
    assert not reception.asks_about_font
    assert reception.cells().drawing == "font"


def test_a_verdict_reaches_the_parent_of_the_visit_that_gave_it() -> None:
    verdict = Verdict()
    child = os.fork()
    if child == 0:
        verdict.give(True)
        os._exit(0)
    os.waitpid(child, 0)
    assert verdict.now == Verdict.RIGHT


def test_the_language_of_a_visit_is_known_to_the_parent(house: House) -> None:
    reception = Reception(house)
    reception.session().language = "uk"
    assert reception.board.language == "uk"


def test_each_visit_is_given_a_printer_of_its_own(house: House) -> None:
    reception = Reception(house)
    assert reception.printers()[1] is not reception.printers()[1]


def test_an_office_with_printers_has_its_own_first(house: House) -> None:
    settings = replace(house.settings, printer="ipp://192.0.2.1/ipp", other_printers=("ipp://192.0.2.2/ipp",))
    printers, rehearsal = Reception(replace(house, settings=settings)).printers()
    assert [printer.name for printer in printers] == ["192.0.2.1", "192.0.2.2"]
    assert rehearsal is None


def with_font(house: House) -> House:
    return replace(house, settings=replace(house.settings, drawing="font"))
