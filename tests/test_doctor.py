"""The doctor: what it sees of this machine, and what it says to do."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import doctor
from kiosk.finding import Finding
from kiosk.house import House, open_house
from kiosk.settings import Settings


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def with_settings(house: House, settings: Settings) -> House:
    return replace(house, settings=settings)


def test_a_printer_that_does_not_answer_is_told_in_the_helpers_language(house: House) -> None:
    # Port 9 is the discard service: nothing listens there.
    settings = replace(house.settings, printer="ipp://127.0.0.1:9/ipp/print")
    (finding,) = doctor.printers(with_settings(house, settings))
    assert finding.cure == house.library.words("nb")("error.print.unreachable")


def test_the_rehearsal_office_needs_no_printer(house: House) -> None:
    (finding,) = doctor.printers(house)
    assert finding.cure == ""


def test_a_language_without_catalogues_is_named(house: House) -> None:
    (finding,) = doctor.languages(with_settings(house, replace(house.settings, languages=("xx",))))
    assert "xx" in finding.cure


def test_the_cell_font_is_missed_where_it_is_chosen(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    finding = doctor.drawing(with_settings(house, replace(house.settings, drawing="font")))
    assert "kiosk font install" in finding.cure


def test_a_finding_is_one_line() -> None:
    assert str(Finding("printer", "none", "buy one")) == "! printer        none: buy one"
    assert str(Finding("swap", "some", "less", is_advice=True)) == "- swap           some: less"
    assert str(Finding("python", "3.11.7")) == "· python         3.11.7"


def test_a_fleet_gets_stable_ids_and_whether_visits_can_start(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    code = doctor.report(house, as_json=True)
    told = json.loads(capsys.readouterr().out)
    found = {each["id"]: each for each in told["findings"]}
    assert code == (0 if told["ready"] else 1)
    assert {"python", "settings", "confinement", "visit.write", "swap", "core", "language.nb", "printer"} <= set(found)
    assert set(found["swap"]) == {"id", "ok", "weight", "seen", "cure"}
    assert len(found) == len(told["findings"])


def test_advice_alone_stops_no_visit(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    doctor.report(house, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["ready"] == all(each["weight"] != "fault" for each in told["findings"])


def test_who_asks_from_afar_is_not_told_of_a_terminal_that_is_not_there(house: House) -> None:
    assert "terminal" not in {finding.name for finding in doctor.examine(house, here=False)}
