"""Scripted visits: every visit under tests/visits is walked, and a script that does not fit is refused by name."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import LocaleError, VisitError
from kiosk.house import EXAMPLE, House, open_house, printery_of
from kiosk.rehearse import PRINTOUTS, Rehearsal, Visit, read_visit, write_out
from kiosk.visit.application import from_json

VISITS = sorted((Path(__file__).parent / "visits").glob("*.toml"))
HEAD = "reference = '7KQ-4M2-XJG'\nat = 2026-11-24T10:00:00\n"


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def rehearsal_of(house: House, visit: Visit) -> Rehearsal:
    return Rehearsal(house.form, house.library, house.settings, visit, house.register)


def changed(house: House, **answers: Any) -> Rehearsal:
    """The example visit with these answers instead; None leaves one out."""
    visit = read_visit(house.content.forms / EXAMPLE)
    kept = {id: answer for id, answer in {**visit.answers, **answers}.items() if answer is not None}
    return rehearsal_of(house, replace(visit, answers=kept))


def refusal_of(rehearsal: Rehearsal) -> str:
    with pytest.raises(VisitError) as refusal:
        rehearsal.application()
    return str(refusal.value)


def script(folder: Path, text: str) -> Path:
    path = folder / "visit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_there_are_enough_visits_to_learn_from() -> None:
    visits = [read_visit(path) for path in VISITS]
    assert len(visits) >= 8
    assert {visit.language for visit in visits} == {"nb", "nn", "en", "uk", "ar"}
    assert any(len(visit.answers.get("children", ())) == 3 for visit in visits)
    assert any((visit.answers["identity"], visit.answers["home_kind"]) == ("none", "nowhere") for visit in visits)


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_a_visit_typed_line_by_line_gives_the_same_bytes(house: House, path: Path) -> None:
    rehearsal = rehearsal_of(house, read_visit(path))
    document = rehearsal.application().to_json(house.form)
    assert rehearsal.plain_application().to_json(house.form) == document
    assert from_json(house.form, document).to_json(house.form) == document


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_a_visit_holds_no_word_of_the_catalogues(house: House, path: Path) -> None:
    visit = read_visit(path)
    first = rehearsal_of(house, visit).application()
    second = rehearsal_of(house, replace(visit, language="nb")).application()
    assert replace(first, language="nb") == second


def test_everything_delivered_is_written(house: House, tmp_path: Path) -> None:
    rehearsal = changed(house)
    application = rehearsal.application()
    paths = write_out(rehearsal, application, printery_of(house), tmp_path / "new" / "folder")
    assert {path.name for path in paths} == {
        *("application.json", "printed-set.pdf", "receipt.json"),
        *(f"{name}.pdf" for name in PRINTOUTS),
    }
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths if path.suffix == ".pdf")
    receipt = json.loads((tmp_path / "new" / "folder" / "receipt.json").read_text(encoding="utf-8"))
    assert receipt["reference"] == application.reference
    assert receipt["channel"] == "paper"


def test_an_answer_to_a_question_that_is_not_asked_is_named(house: House) -> None:
    refusal = refusal_of(changed(house, needs=["rent", "electricity", "health", "children"], needs_other="Hemmelig"))
    assert "needs_other: is answered but not asked" in refusal
    assert "Hemmelig" not in refusal


def test_a_question_the_form_does_not_have_is_named(house: House) -> None:
    assert "shoe_size: the form has no such question here" in refusal_of(changed(house, shoe_size="43"))


def test_a_required_question_without_an_answer_is_named(house: House) -> None:
    assert refusal_of(changed(house, name=None)) == "example-visit.toml: name: must be answered"


def test_an_answer_that_is_not_taken_is_named_with_the_reason_and_not_the_answer(house: House) -> None:
    refusal = refusal_of(changed(house, identity="123456"))
    assert refusal.startswith("example-visit.toml: identity: was not taken: ")
    assert "123456" not in refusal


def test_scripts_run_in_the_rehearsal_office_only(house: House) -> None:
    settings = replace(house.settings, practice=False, printer="ipp://192.0.2.1/ipp/print")
    visit = read_visit(house.content.forms / EXAMPLE)
    with pytest.raises(VisitError, match="rehearsal office only"):
        Rehearsal(house.form, house.library, settings, visit, house.register)


def test_an_unknown_language_is_refused(house: House) -> None:
    rehearsal = rehearsal_of(house, replace(read_visit(house.content.forms / EXAMPLE), language="xx"))
    with pytest.raises(LocaleError, match="xx"):
        rehearsal.plain_application()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + "answer = {}", "unknown key answer"),
        (HEAD + "answers = 3", "answers: write a table"),
        (HEAD + "helper = 'boss'", "helper: write one of nav"),
        ("at = 2026-11-24T10:00:00\nreference = '7KQ-4M2-XJ2'", "reference: write one as the kiosk mints them"),
        ("at = 2026-11-24", "at: write when the visit is"),
        ("at = ", "cannot be read"),
    ],
)
def test_a_script_that_is_written_wrong_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(VisitError, match=complaint):
        read_visit(script(tmp_path, text))


def test_a_script_without_a_reference_is_given_a_new_one_each_time(tmp_path: Path) -> None:
    path = script(tmp_path, "at = 2026-11-24T10:00:00")
    assert read_visit(path).reference != read_visit(path).reference


def test_a_script_never_shows_its_answers(tmp_path: Path) -> None:
    path = script(tmp_path, HEAD + "[answers]\nname = 'Kari|Nordmann'")
    assert "Nordmann" not in repr(read_visit(path))
