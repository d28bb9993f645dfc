"""The doctor's lines on what documents come in by, and the commands for the scanner."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.commands import scanners
from kiosk.finding import Finding
from kiosk.house import House, open_house
from kiosk.intake import page_scanner, sticks
from kiosk.settings.tables import Intake
from tests.documents.escl import Escl, serving, status


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture
def escl() -> Iterator[Escl]:
    with serving(Escl()) as served:
        yield served


def with_intake(house: House, **intake: str) -> House:
    settings = replace(house.settings, allow_unconfined=True, documents=Intake(**intake))  # type: ignore[arg-type]
    return replace(house, settings=settings)


def test_in_practice_what_is_not_named_is_rehearsed(house: House) -> None:
    assert "rehearsed" in page_scanner(house).seen
    assert "rehearsed" in sticks(house).seen


def test_a_scanner_that_answers_is_told_with_its_beds(house: House, escl: Escl) -> None:
    finding = page_scanner(with_intake(house, scanner=f"escl:{escl.url}"))
    assert finding == Finding("documents.scanner", "Tester X1: feeder, glass")


def test_a_scanner_that_does_not_answer_stops_no_visit(house: House) -> None:
    finding = page_scanner(with_intake(house, scanner="escl:http://127.0.0.1:9/eSCL"))
    assert house.library.words("nb")("error.scanner.away") in finding.cure
    assert finding.weight == "advice"


def test_a_folder_of_sticks_that_is_not_there_is_to_be_made(house: House, tmp_path: Path) -> None:
    assert "make it" in sticks(with_intake(house, stick=str(tmp_path / "none"))).cure


def test_a_folder_of_sticks_without_one_is_right(house: House, tmp_path: Path) -> None:
    finding = sticks(with_intake(house, stick=str(tmp_path)))
    assert finding.weight == "right"
    assert "nothing plugged in" in finding.seen


def test_trying_a_scanner_counts_its_pages_and_keeps_none(escl: Escl, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scanner", "try", f"escl:{escl.url}"]) == 0
    said = capsys.readouterr().out
    assert "page 2:" in said
    assert "Nothing was kept." in said


def test_trying_a_jammed_scanner_says_what_to_do(escl: Escl, capsys: pytest.CaptureFixture[str]) -> None:
    escl.statuses = [status("Stopped", "ScannerAdfJam")]
    assert scanners.try_out(Namespace(address=f"escl:{escl.url}")) == 1
    assert "sitter fast" in capsys.readouterr().out


def test_trying_without_a_scanner_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scanner", "try"]) == 2
    assert "[documents]" in capsys.readouterr().err
