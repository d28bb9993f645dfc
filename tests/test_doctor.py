"""The doctor: what it sees of this machine, and what it says to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import doctor
from kiosk.house import House, open_house
from kiosk.settings import Settings
from kiosk.visit.confinement import landlock_version


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


def test_this_kernel_confines_visits(house: House) -> None:
    finding = doctor.kernel(house)
    version = landlock_version()
    assert (finding.seen, finding.cure) == (f"Landlock {version}", "") if version else finding.cure


def test_a_finding_is_one_line() -> None:
    assert str(doctor.Finding("printer", "none", "buy one")) == "! printer      none: buy one"
    assert str(doctor.Finding("python", "3.11.7")) == "· python       3.11.7"
