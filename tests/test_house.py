"""The house: both forms and their words, read once."""

import shutil
from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.errors import FormError
from kiosk.house import FORM, LATE_FORM, open_house, read_forms

FORMS = find_content().forms


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (FORM, LATE_FORM):
        shutil.copy(FORMS / name, tmp_path / name)
    return tmp_path


def test_every_errand_has_its_form() -> None:
    forms = read_forms(FORMS)
    assert [forms.of(errand) for errand in ("new", "again", "twice")] == [forms.application] * 3
    assert forms.of("late") is forms.late
    assert forms.all() == (forms.application, forms.late)


def test_the_words_of_both_forms_are_known() -> None:
    house = open_house()
    words = house.library.words("nb")
    assert words(f"{house.forms.late.id}.title") == house.forms.late.title
    assert words(f"{house.form.id}.title") == house.form.title


def test_two_forms_may_not_say_the_same_id_in_two_ways(folder: Path) -> None:
    late = folder / LATE_FORM
    text = late.read_text(encoding="utf-8").replace('text = "Hva heter du?"', 'text = "Navnet ditt?"')
    late.write_text(text, encoding="utf-8")
    with pytest.raises(FormError, match=r"ettersendelse: name\.text: another form says this otherwise"):
        read_forms(folder)


def test_a_form_that_is_not_there_is_refused(folder: Path) -> None:
    (folder / LATE_FORM).unlink()
    with pytest.raises(FormError, match="there is no such file"):
        read_forms(folder)
