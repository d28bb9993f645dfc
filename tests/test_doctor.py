"""The doctor: what it sees of this machine, and what it says to do."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk import doctor, neighbours
from kiosk.finding import Finding
from kiosk.house import House, library_of, open_house
from kiosk.settings import Rehearsal, Settings, Signer
from tests.gateway.offering import offering
from tests.gateway.served import Served, served


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
    (finding,) = doctor.languages(with_settings(house, replace(house.settings, languages=("xx",))))  # type: ignore[arg-type]
    assert "xx" in finding.cure


def test_a_language_that_is_not_offered_is_named_with_the_reason(house: House) -> None:
    strict = replace(house, library=library_of(house.content, house.forms, reviewed_only=True))
    (finding,) = doctor.languages(with_settings(strict, replace(house.settings, languages=("en",))))
    assert "reviewed_only" in finding.cure
    assert finding.is_advice
    assert "100% translated" in finding.seen


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
    assert {"gateway", "sheet", "scanner"} <= set(found)
    assert set(found["swap"]) == {"id", "ok", "weight", "seen", "cure"}
    assert len(found) == len(told["findings"])


def test_advice_alone_stops_no_visit(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    doctor.report(house, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["ready"] == all(each["weight"] != "fault" for each in told["findings"])


def test_who_asks_from_afar_is_not_told_of_a_terminal_that_is_not_there(house: House) -> None:
    assert "terminal" not in {finding.name for finding in doctor.examine(house, here=False)}


# ── those the kiosk talks with ───────────────────────────────────────────────


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("gateway")) as gateway:
        yield gateway


def beside(house: House, gateway: str, key: str = "sk_kiosk_any") -> dict[str, Finding]:
    settings = replace(house.settings, gateway=gateway, gateway_key=key)
    return {finding.name: finding for finding in neighbours.gateway(with_settings(house, settings))}


def test_no_gateway_is_no_fault(house: House) -> None:
    (finding,) = neighbours.gateway(house)
    assert (finding.name, finding.weight) == ("gateway", "right")


def test_a_gateway_that_does_not_answer_is_told_and_stops_no_visit(house: House) -> None:
    found = beside(house, "http://127.0.0.1:9")
    assert found["gateway"].weight == "advice"
    assert "does not answer" in found["gateway"].cure
    assert "gateway.key" not in found


@pytest.mark.parametrize("kind", ["kiosk", "desk"])
def test_a_gateway_that_takes_the_key_is_right(house: House, running: Served, kind: str) -> None:
    found = beside(house, f"http://127.0.0.1:{running.port}", running.issue_key(kind))  # type: ignore[arg-type]
    assert {finding.weight for finding in found.values()} == {"right"}
    assert found["gateway.key"].seen == f"accepted, of a {kind}"


def test_a_key_the_gateway_does_not_know_is_told_and_never_shown(house: House, running: Served) -> None:
    finding = beside(house, f"http://127.0.0.1:{running.port}", "sk_kiosk_sesam")["gateway.key"]
    assert "kiosk gateway key issue" in finding.cure
    assert "sesam" not in str(finding)


def test_practice_rehearses_the_digital_route(house: House) -> None:
    (finding,) = neighbours.digital(house)
    assert (finding.weight, finding.seen) == ("right", "rehearsed within each visit")


def test_a_fault_that_cannot_be_rehearsed_stops_the_kiosk(house: House) -> None:
    settings = replace(house.settings, rehearsal=Rehearsal(("nonsense@1",)))
    (finding,) = neighbours.digital(with_settings(house, settings))
    assert finding.weight == "fault"


def test_a_kiosk_may_do_without_the_digital_route(house: House) -> None:
    (finding,) = neighbours.digital(with_settings(house, replace(house.settings, digital=False)))
    assert (finding.weight, finding.seen) == ("right", "off: everything goes on paper")


def behind(house: House, gateway: str, key: str, **more: Any) -> dict[str, Finding]:
    settings = replace(house.settings, gateway=gateway, gateway_key=key, **more)
    return {finding.name: finding for finding in neighbours.digital(with_settings(house, settings))}


def test_the_digital_route_is_not_tried_through_a_gateway_that_is_away(house: House) -> None:
    found = behind(house, "http://127.0.0.1:9", "sk_kiosk_any")
    assert {finding.weight for finding in found.values()} == {"advice"}


def test_a_gateway_without_sign_in_or_a_pinned_key_is_told_and_stops_no_visit(house: House, running: Served) -> None:
    found = behind(house, f"http://127.0.0.1:{running.port}", running.issue_key("kiosk"))
    assert {name: finding.weight for name, finding in found.items()} == {
        "digital.signin": "advice",
        "digital.fiks": "right",
        "digital.key": "advice",
        "digital.later": "advice",
    }


def test_a_gateway_with_all_of_it_is_right(house: House, tmp_path: Path) -> None:
    with offering(tmp_path) as running:
        url, key = f"http://127.0.0.1:{running.port}", running.issue_key("kiosk")
        shown = behind(house, url, key)["digital.key"]
        pinned = behind(house, url, key, fiks_keys=(shown.cure.split('"')[1],))
    assert {finding.weight for finding in pinned.values()} == {"right"}


def test_a_key_of_fiks_that_is_not_the_pinned_one_is_told(house: House, running: Served) -> None:
    found = behind(house, f"http://127.0.0.1:{running.port}", running.issue_key("kiosk"), fiks_keys=(64 * "0",))
    assert found["digital.key"].cure == house.library.words("nb")("error.fiks.key")


def test_a_kiosk_without_a_signing_key_prints_no_data_sheets(house: House) -> None:
    finding = neighbours.sheets(with_settings(house, replace(house.settings, practice=False)))
    assert finding.weight == "advice"
    assert "kiosk sheet key" in finding.cure


def test_practice_signs_with_a_key_of_its_own(house: House) -> None:
    finding = neighbours.sheets(house)
    assert finding.weight == "right"
    assert "PRACTICE" in finding.seen


def test_a_key_that_is_none_is_a_fault_and_never_shown(house: House) -> None:
    settings = replace(house.settings, practice=False, signers=(Signer("Torggata", "sesam"),))
    finding = neighbours.sheets(with_settings(house, settings))
    assert finding.weight == "fault"
    assert "sesam" not in str(finding)


def test_a_scanner_is_there_or_not_or_is_none(tmp_path: Path) -> None:
    assert neighbours.scanner("").weight == "right"
    assert neighbours.scanner("/dev/null").weight == "right"
    assert "is not there" in neighbours.scanner(str(tmp_path / "ttyACM0")).seen
    (tmp_path / "file").write_text("")
    assert neighbours.scanner(str(tmp_path / "file")).weight == "fault"
