"""The hard words a form marks, and those it leaves unmarked."""

from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.form.drafting import draft_form
from kiosk.form.hard_words import unmarked
from kiosk.form.reading import check_form, read_form
from kiosk.language.concepts import CONCEPTS
from tests.form.building import ICONS
from tests.form.faulty import RIGHT

TEXT = 'text = "Hva trenger du?"\n'


def written(folder: Path, terms: str) -> Path:
    """The right form with these terms in a question that offers rent."""
    path = folder / "support.toml"
    path.write_text(RIGHT.replace(TEXT, f"{TEXT}terms = {terms}\n"), encoding="utf-8")
    return path


def test_a_question_names_its_hard_words(tmp_path: Path) -> None:
    assert read_form(written(tmp_path, '["rent"]'), ICONS).question("needs").terms == ("rent",)


@pytest.mark.parametrize(
    ("terms", "message", "todo"),
    [
        ('["deposits"]', "unknown term deposits", "did you mean deposit?"),
        ('["xyz"]', "unknown term xyz", "kiosk/language/terms.py"),
        ('["rent", "rent"]', "rent stands twice", "remove one"),
        ('["deposit"]', "deposit does not stand there", "write depositum, or remove it"),
        ("[1]", "terms holds what is no name", "write texts in quotes"),
    ],
)
def test_a_wrong_mark_is_refused_with_what_to_do(terms: str, message: str, todo: str, tmp_path: Path) -> None:
    (fault,) = check_form(written(tmp_path, terms), ICONS)
    assert (fault.id, message in fault.message, todo in fault.todo) == ("needs", True, True)


def test_a_document_may_name_its_hard_words_too(tmp_path: Path) -> None:
    path = tmp_path / "support.toml"
    text = 'text = "Lønnsslippen din"\n'
    path.write_text(RIGHT.replace(text, f'{text}terms = ["pay"]\n'), encoding="utf-8")
    assert read_form(path, ICONS).documentation[0].terms == ("pay",)


def test_hard_words_nobody_marked_are_listed(tmp_path: Path) -> None:
    assert ("needs", "rent") in unmarked(draft_form(written(tmp_path, "[]")).form)


def test_the_application_leaves_unmarked_only_what_is_explained_at_its_own_question() -> None:
    form = read_form(find_content().forms / "okonomisk-sosialhjelp.toml", CONCEPTS)
    assert dict(unmarked(form)) == {"needs": "rent", "tax_consent": "pay", "costs": "municipal_charges"}
