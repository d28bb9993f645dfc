"""The lives under tests/visits: every one is walked to its end, and together they meet all there is to ask."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.form.circumstances import ERRANDS
from kiosk.house import EXAMPLE, House, open_house, printery_of
from kiosk.language.words import LANGUAGES
from kiosk.paper.pages import Printery
from kiosk.rehearse import Rehearsal, Visit, read_visit, write_out
from kiosk.terminal.roles import ROLES
from kiosk.visit.application import from_json

LIVES = Path(__file__).parent / "visits"
VISITS = sorted(LIVES.glob("*.toml"))
every_life = pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def printery(house: House) -> Printery:
    return printery_of(house)


def rehearsal_of(house: House, visit: Visit) -> Rehearsal:
    return Rehearsal(house.forms, house.library, house.settings, visit, house.register)


def written(house: House, printery: Printery, visit: Visit, folder: Path) -> dict[str, bytes]:
    """What a visit delivers: content by the name of its file."""
    paths = write_out(house.forms, rehearsal_of(house, visit).application(), printery, folder)
    return {path.name: path.read_bytes() for path in paths}


def test_there_are_enough_lives_to_learn_from() -> None:
    visits = [read_visit(path) for path in VISITS]
    assert len(visits) >= 26
    assert {visit.language for visit in visits} >= {"nb", "nn", "en", "uk", "ar"}
    assert {visit.errand for visit in visits} == set(ERRANDS)
    assert {visit.helper for visit in visits} == {role.id for role in ROLES}
    assert len({visit.reference for visit in visits}) == len(visits)


@every_life
def test_a_visit_begins_by_telling_a_life_in_one_line(path: Path) -> None:
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ")
    assert first.endswith(".")
    assert not second


@every_life
def test_a_visit_leaves_no_question_unanswered(house: House, path: Path) -> None:
    assert rehearsal_of(house, read_visit(path)).application().unanswered == ()


@every_life
def test_a_visit_typed_line_by_line_gives_the_same_bytes(house: House, path: Path) -> None:
    rehearsal = rehearsal_of(house, read_visit(path))
    document = rehearsal.application().to_json(rehearsal.form)
    assert rehearsal.plain_application().to_json(rehearsal.form) == document
    assert from_json(rehearsal.form, document).to_json(rehearsal.form) == document


def test_a_visit_in_any_language_gives_the_same_application(house: House) -> None:
    """What a person types freely stands in the script, and so is the same too."""
    for path in VISITS:
        visit = read_visit(path)
        said = {language.code: rehearsal_of(house, replace(visit, language=language.code)) for language in LANGUAGES}
        applications = [replace(rehearsal.application(), language="nb") for rehearsal in said.values()]
        assert all(application == applications[0] for application in applications), path.stem


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_a_visit_typed_in_any_language_gives_the_same_application(house: House, code: str) -> None:
    visit = read_visit(LIVES / "young-couple.toml")
    typed = rehearsal_of(house, replace(visit, language=code)).plain_application()
    assert replace(typed, language=visit.language) == rehearsal_of(house, visit).application()


def test_every_question_is_answered_and_every_document_asked_for_in_some_life(house: House) -> None:
    met: set[str] = set()
    for path in VISITS:
        application = rehearsal_of(house, read_visit(path)).application()
        repeated = (item for answer in application.answers.values() if isinstance(answer, tuple) for item in answer)
        met |= {*application.answers, *(id for item in repeated if isinstance(item, Mapping) for id in item)}
        met |= {f"documentation {id}" for id, _ in application.documents}
    asked = [inner.id for form in house.forms.all() for each in form.questions() for inner in (each, *each.questions)]
    wanted = {*asked, *(f"documentation {each.id}" for each in house.form.documentation)}
    assert wanted - met == set()


def test_everything_delivered_is_written(house: House, printery: Printery, tmp_path: Path) -> None:
    visit = read_visit(house.content.forms / EXAMPLE)
    files = written(house, printery, visit, tmp_path / "new" / "folder")
    assert set(files) == {
        *("application.json", "printed-set.pdf", "receipt.json", "soknad.json", "vedlegg.json"),
        *(f"{name}.pdf" for name in house.form.printouts),
        *("Soknad.pdf", "Soknad-juridisk.pdf", "Brukerkvittering.pdf"),
    }
    assert all(content.startswith(b"%PDF") for name, content in files.items() if name.endswith(".pdf"))
    receipt = json.loads(files["receipt.json"])
    assert receipt["reference"] == str(visit.reference)
    assert receipt["channel"] == "paper"


def test_late_papers_are_no_application(house: House, printery: Printery, tmp_path: Path) -> None:
    files = written(house, printery, read_visit(LIVES / "late-with-reference.toml"), tmp_path)
    assert {"soknad.json", "Soknad.pdf", "application.pdf"}.isdisjoint(files)
    assert {"late.pdf", "receipt.pdf"} <= set(files)
    types = {each["type"] for each in json.loads(files["vedlegg.json"])["vedlegg"]}
    assert types == {"husleiekontrakt", "faktura", "kontooversikt"}
    assert json.loads(files["receipt.json"])["reference"] == "7KQ-4M2-XJG"


def test_a_secret_address_goes_into_no_system(house: House, printery: Printery, tmp_path: Path) -> None:
    files = written(house, printery, read_visit(LIVES / "secret-address.toml"), tmp_path)
    assert {"soknad.json", "vedlegg.json", "Soknad.pdf", "Soknad-juridisk.pdf"}.isdisjoint(files)
    assert "application.pdf" in files


def test_a_child_who_interprets_is_warned_about_in_plain_mode(house: House) -> None:
    rehearsal = rehearsal_of(house, read_visit(LIVES / "late-without-reference.toml"))
    assert rehearsal.typed_lines()[:4] == ["ar", "late", "child", "go_on"]
    assert rehearsal.plain_application().helper == "child"
