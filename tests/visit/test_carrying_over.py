"""What an earlier application gives to another: what fits, no more, and nothing declared."""

from pathlib import Path

import pytest

from kiosk.form.answers import Answers, Name
from kiosk.form.definition import Form, Question
from kiosk.form.reading import read_form
from kiosk.visit.carrying_over import carried_over, documents_over

FORM = """
id = "small"
version = "2"
title = "Liten"
icon = "x"
[[documentation]]
id = "lease"
type = "husleiekontrakt|husleiekontrakt"
title = "Leieavtale"
text = "Kontrakt"
icon = "x"
[[steps]]
id = "acute"
title = "Akutt"
icon = "x"
questions = [{ id = "hungry", kind = "yesno", text = "Sulten?", icon = "x" }]
[[steps]]
id = "who"
title = "Hvem"
icon = "x"
[[steps.questions]]
id = "name"
kind = "name"
text = "Navn?"
icon = "x"
[[steps.questions]]
id = "tax"
kind = "consent"
text = "Skatt?"
icon = "x"
[[steps.questions]]
id = "children"
kind = "group"
text = "Barn?"
icon = "x"
item_title = "barn"
item_icon = "x"
questions = [{ id = "child", kind = "name", text = "Navn?", icon = "x" }]
[[steps.questions]]
id = "declaration"
kind = "consent"
text = "Sant?"
icon = "x"
required = true
"""
ADA, IDA = Name("Ada", "Test"), Name("Ida", "Test")
FIRST: Answers = {"child": IDA, "age": 4}
SECOND: Answers = {"child": ADA}
ANSWERS: Answers = {
    "hungry": "yes", "name": ADA, "tax": "agree", "children": (FIRST, SECOND), "declaration": "agree", "gone": 12,
}  # fmt: skip


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    path: Path = tmp_path_factory.mktemp("form") / "small.toml"
    path.write_text(FORM, encoding="utf-8")
    return read_form(path, {"x", "yes", "no"})


def fits(_question: Question, answer: object) -> bool:
    return answer != IDA


def test_what_is_mended_keeps_all_but_the_declaration(form: Form) -> None:
    kept, _ = carried_over(form, ANSWERS, lambda _question, _answer: True, anew=False)
    assert set(kept) == {"hungry", "name", "tax", "children"}


def test_another_month_keeps_no_consent_and_nothing_acute(form: Form) -> None:
    kept, _ = carried_over(form, ANSWERS, lambda _question, _answer: True, anew=True)
    assert set(kept) == {"name", "children"}


def test_in_a_repetition_what_fits_is_kept_and_the_rest_is_counted(form: Form) -> None:
    kept, lost = carried_over(form, ANSWERS, fits, anew=False)
    assert kept["children"] == ({}, {"child": ADA})
    assert lost == 3


def test_what_is_not_asked_for_any_more_is_no_document(form: Form) -> None:
    given = (("lease", "here"), ("receipt", "later"), ("lease_old", "here"))
    assert documents_over(form, given) == {"lease": "here"}
    assert documents_over(form, (("lease", "burnt"),)) == {}
