"""Scripted visits: what a script may hold, and how one that does not fit is refused by name."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import LocaleError, VisitError
from kiosk.house import EXAMPLE, House, open_house
from kiosk.rehearse import Rehearsal, Visit, read_visit

HEAD = "reference = '7KQ-4M2-XJG'\nat = 2026-11-24T10:00:00\n"


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def rehearsal_of(house: House, visit: Visit) -> Rehearsal:
    return Rehearsal(house.forms, house.library, house.settings, visit, house.register)


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


def test_an_answer_to_a_question_that_is_not_asked_is_named(house: House) -> None:
    refusal = refusal_of(changed(house, release_date="2026-12-24", message="Hemmelig"))
    assert "release_date: is answered but not asked" in refusal
    assert "Hemmelig" not in refusal


def test_what_is_unusual_is_confirmed_where_a_person_would_be_asked(house: House) -> None:
    rehearsal = changed(house, balance=9_000_000)
    assert rehearsal.taking.doubt(house.form.question("balance"), 9_000_000) == "doubt.high"
    lines = rehearsal.typed_lines()
    assert lines[lines.index("9000000") + 1] == "yes"
    assert rehearsal.plain_application() == rehearsal.application()


@pytest.mark.parametrize("errand", ["new", "twice"])
def test_the_errand_of_a_script_stands_in_its_application(house: House, errand: str) -> None:
    visit = replace(read_visit(house.content.forms / EXAMPLE), errand=errand)
    rehearsal = rehearsal_of(house, visit)
    assert rehearsal.plain_application().errand == rehearsal.application().errand == errand


def test_late_documents_are_walked_through_their_own_form(house: House) -> None:
    answers = {"reference": "SK1:ABCDEFGHK:R", "name": "Kari|Nordmann", "topics": ["stay"], "office": "9902"}
    example = read_visit(house.content.forms / EXAMPLE)
    rehearsal = rehearsal_of(house, replace(example, errand="late", answers=answers, documents={}))
    refusal = refusal_of(rehearsal)
    assert "reference: was not taken" in refusal
    answers["reference"] = "SK1:7KQ4M2XJG:R"
    application = rehearsal.application()
    assert (application.form, application.reference) == (house.forms.late.id, "7KQ-4M2-XJG")
    assert rehearsal.plain_application() == application


def test_documents_stand_as_the_script_says(house: House) -> None:
    example = read_visit(house.content.forms / EXAMPLE)
    first, *_, last = (id for id, _ in rehearsal_of(house, example).application().documents)
    rehearsal = rehearsal_of(house, replace(example, documents={first: "here", last: "missing"}))
    documents = rehearsal.application().documents
    assert (documents[0], documents[-1]) == ((first, "here"), (last, "missing"))
    assert set(dict(documents[1:-1]).values()) == {"later"}
    assert rehearsal.plain_application().documents == documents


def test_a_document_that_is_not_asked_for_is_named(house: House) -> None:
    example = read_visit(house.content.forms / EXAMPLE)
    refusal = refusal_of(rehearsal_of(house, replace(example, documents={"student_decision": "here"})))
    assert "documents.student_decision: is not asked for" in refusal


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
        Rehearsal(house.forms, house.library, settings, visit, house.register)


def test_an_unknown_language_is_refused(house: House) -> None:
    rehearsal = rehearsal_of(house, replace(read_visit(house.content.forms / EXAMPLE), language="xx"))
    with pytest.raises(LocaleError, match="xx"):
        rehearsal.plain_application()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + "answer = {}", "unknown key answer"),
        (HEAD + "answers = 3", "answers: write a table"),
        (HEAD + "documents = 3", "documents: write a table"),
        (HEAD + "documents = {payslip = 'burnt'}", "documents.payslip: write one of here, later, earlier, missing"),
        (HEAD + "errand = 'where'", "errand: write one of new, again, twice, late"),
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
