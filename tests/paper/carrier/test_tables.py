"""The published integers: frozen, complete, never reused, and readable when the form is long gone."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.content import find_content
from kiosk.errors import FormError
from kiosk.form.definition import Choice, Form, Kind, Question, Step
from kiosk.paper.carrier import Tables, open_sheet, parts_of, rehearsal_seal
from kiosk.paper.carrier.publishing import check_published, publish
from kiosk.terminal.roles import ROLES
from tests.digisos.applying import applied, forms
from tests.digisos.visits import house
from tests.paper.carrier.making import PRACTICE, PROOFS, opened, parts

PUBLISHED = find_content().forms / "published"
# What was published stays as it is, for ever. A new version of a form adds a line; no line ever changes.
FROZEN = {
    "ettersendelse-2026.1.json": "5d6d77bb6851e703d7626728f4376041d5ac3b6c36992278553afa7b1c963585",
    "okonomisk-sosialhjelp-2026.1.json": "3cc1f1d2d18de57f04ebc3218be50fb31eac2ffc1ff2eea66830bf0f7fe3d9cd",
}
ROLE_IDS = [role.id for role in ROLES]
SHOE = Question("shoe", Kind.ONE, "Hvilken sko?", "who", choices=(Choice("left", "Venstre", "who"),))
HAT = Question("hat", Kind.TEXT, "Hvilken hatt?", "who")


def say(id: str) -> str:
    """A label for any text id."""
    return f"<{id}>"


def small(version: str, *questions: Question) -> Form:
    """A form of these questions."""
    form = Form("shoes", version, "Sko", "who", (Step("one", "En", "who", questions),))
    return replace(form, _index={question.id: question for question in questions})


def numbers(path: Path) -> dict[str, int]:
    """Each question's."""
    return {each["id"]: each["number"] for each in json.loads(path.read_text(encoding="utf-8"))["questions"]}


def published(form: Form, folder: Path) -> Path:
    """Its new table."""
    path, is_new = publish(form, folder, ROLE_IDS, say)
    assert is_new
    return path


def test_what_was_published_never_changed() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in PUBLISHED.glob("*.json")}
    assert found == FROZEN


@pytest.mark.parametrize("form", forms().all(), ids=lambda form: form.id)
def test_the_forms_of_today_are_published_as_they_are(form: Form) -> None:
    check_published(form, PUBLISHED, ROLE_IDS, house().library.words("nb"))


@pytest.mark.parametrize("path", sorted(PUBLISHED.glob("*.json")), ids=lambda path: path.stem)
def test_no_integer_of_a_table_is_given_twice(path: Path) -> None:
    table = Tables(PUBLISHED).table(*path.stem.rsplit("-", 1))
    questions = [each.number for each in table.everything()]
    assert len(questions) == len(set(questions))
    sorts = [table.documents, table.roles, table.errands, table.states, table.ways_out]
    for each in [*sorts, *(question.choices for question in table.everything())]:
        assert len(each.ids) == len(each.of)
        assert all(number > 0 for number in each.ids)


def test_a_new_version_keeps_the_integers_of_its_ids(tmp_path: Path) -> None:
    first = numbers(published(small("1", SHOE, HAT), tmp_path))
    glove = replace(HAT, id="glove")
    second = numbers(published(small("2", glove, HAT, SHOE), tmp_path))
    assert second == {**first, "glove": 3}


def test_an_integer_is_not_given_again_when_its_id_is_gone(tmp_path: Path) -> None:
    published(small("1", SHOE, HAT), tmp_path)
    published(small("2", SHOE), tmp_path)
    assert numbers(published(small("3", SHOE, replace(HAT, id="glove")), tmp_path)) == {"shoe": 1, "glove": 3}


def test_an_id_that_returns_has_its_old_integer(tmp_path: Path) -> None:
    published(small("1", SHOE, HAT), tmp_path)
    published(small("2", SHOE), tmp_path)
    assert numbers(published(small("3", SHOE, HAT), tmp_path)) == {"shoe": 1, "hat": 2}


def test_a_published_version_cannot_be_changed(tmp_path: Path) -> None:
    path = published(small("1", SHOE), tmp_path)
    before = path.read_bytes()
    with pytest.raises(FormError, match="raise the version"):
        publish(small("1", SHOE, HAT), tmp_path, ROLE_IDS, say)
    assert path.read_bytes() == before


def test_another_kind_or_choice_under_a_published_version_is_refused(tmp_path: Path) -> None:
    published(small("1", SHOE, HAT), tmp_path)
    more = replace(SHOE, choices=(*SHOE.choices, Choice("right", "Høyre", "who")))
    for changed in (small("1", more, HAT), small("1", SHOE, replace(HAT, kind=Kind.DATE))):
        with pytest.raises(FormError, match="raise the version"):
            check_published(changed, tmp_path, ROLE_IDS, say)


def test_other_words_are_no_other_version(tmp_path: Path) -> None:
    published(small("1", SHOE), tmp_path)
    assert publish(small("1", replace(SHOE, text="Hva slags sko?")), tmp_path, ROLE_IDS, say)[1] is False


def test_a_form_that_was_never_published_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="kiosk form publish"):
        check_published(small("1", SHOE), tmp_path, ROLE_IDS, say)


@pytest.fixture
def long_gone(tmp_path: Path) -> Tables:
    """A table whose question has other words and another id than any form of today."""
    folder = tmp_path / "published"
    shipped = PUBLISHED / "okonomisk-sosialhjelp-2026.1.json"
    text = shipped.read_text(encoding="utf-8").replace('"2026.1"', '"2019.1"')
    text = text.replace('"id": "name"', '"id": "called"').replace("Hva heter du?", "Hva blir du kalt?")
    folder.mkdir()
    (folder / "okonomisk-sosialhjelp-2019.1.json").write_text(text, encoding="utf-8")
    return Tables(folder, forms().all())


def test_paper_of_a_version_long_gone_is_read(long_gone: Tables) -> None:
    application = applied()
    answers: dict[str, Any] = {"called": application.answers["name"]}
    old = replace(application, version="2019.1", answers=answers, unanswered=())
    sheet = open_sheet(parts_of(old, long_gone, rehearsal_seal(), PROOFS), long_gone, PRACTICE)
    assert (sheet.is_current, sheet.version) == (False, "2019.1")
    assert sheet.application.answers == answers
    assert next((line.label, line.value) for line in sheet.readable) == ("Hva blir du kalt?", "Kari Nordmann")


def test_paper_of_today_is_current() -> None:
    assert opened(parts()).is_current


def test_the_command_publishes_a_form_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = (find_content().forms / "ettersendelse.toml").read_text(encoding="utf-8")
    form = tmp_path / "ettersendelse.toml"
    form.write_text(shipped, encoding="utf-8")
    assert main(["form", "publish", str(form)]) == 0
    assert str(tmp_path / "published" / "ettersendelse-2026.1.json") in capsys.readouterr().out
    assert main(["form", "publish", str(form)]) == 0
    assert "published before" in capsys.readouterr().out


def test_check_finds_a_form_that_changed_since_it_was_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "ettersendelse.toml"
    shipped = (find_content().forms / "ettersendelse.toml").read_text(encoding="utf-8")
    form.write_text(shipped, encoding="utf-8")
    assert main(["form", "publish", str(form)]) == 0
    form.write_text(shipped.replace('id = "papers_bank"', 'id = "papers_of_banks"'), encoding="utf-8")
    assert main(["form", "check", str(form)]) == 1
    assert "raise the version" in capsys.readouterr().out


def test_check_is_content_with_the_shipped_forms() -> None:
    for name in ("okonomisk-sosialhjelp", "ettersendelse"):
        assert main(["form", "check", str(find_content().forms / f"{name}.toml")]) == 0
