"""The forms themselves, as a person reads them: short, plain, nothing unused.

The one rule: these tests read the shipped forms, so that an author who writes a hard sentence is told at once.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.form.definition import Form, Kind
from kiosk.form.reading import texts
from tests.form_content.reading import application, asked, every_question, late, lix, sentences, spoken, words

EXAMPLE = find_content().forms / "example-visit.toml"
VISITS = (EXAMPLE, *sorted((Path(__file__).parent.parent / "visits").glob("*.toml")))
LANE = (".means", ".ask", ".look", ".paper", ".avoid", ".why", ".urgent")
OFFICE_WORDS = {"vedrørende", "herunder", "eventuelt", "iht", "henhold", "vennligst", "foreligger", "bistand", "ytelse"}


@pytest.fixture(params=[application, late], ids=["application", "late"])
def form(request: pytest.FixtureRequest) -> Form:
    made: Form = request.param()
    return made


def answered(path: Path, errands: set[str]) -> Iterator[str]:
    """The ids a script answers, if it is for one of these errands."""
    script = tomllib.loads(path.read_text(encoding="utf-8"))
    if script.get("errand", "new") in errands:
        for id, answer in script["answers"].items():
            yield id
            if isinstance(answer, list):
                yield from (inner for item in answer if isinstance(item, dict) for inner in item)


def test_the_questions_are_very_easy_to_read(form: Form) -> None:
    assert lix(asked(form)) < 30


def test_all_that_an_applicant_reads_is_very_easy_to_read(form: Form) -> None:
    assert lix(spoken(form)) < 30


def test_no_sentence_an_applicant_reads_has_more_than_fifteen_words(form: Form) -> None:
    assert [each for text in spoken(form) for each in sentences(text) if len(words(each)) > 15] == []


def test_no_text_uses_office_words(form: Form) -> None:
    assert [text for _, text, _ in texts(form) if OFFICE_WORDS & {word.lower() for word in words(text)}] == []


def test_every_question_fits_one_line_of_large_letters(form: Form) -> None:
    assert [text for text in asked(form) if len(text) > 38] == []


def test_every_question_asks_once(form: Form) -> None:
    assert [text for text in asked(form) if not text.endswith("?") or text.count("?") > 1] == []


def test_no_two_questions_are_the_same(form: Form) -> None:
    assert len(set(asked(form))) == len(asked(form))


def test_every_help_is_at_most_two_sentences(form: Form) -> None:
    assert [question.help for question in every_question(form) if len(sentences(question.help)) > 2] == []


def test_every_label_fits_its_card(form: Form) -> None:
    labels = [choice.text for question in every_question(form) for choice in question.choices]
    labels += [document.text for document in form.documentation]
    assert [label for label in labels if len(label) > 22] == []


def test_every_part_of_the_helper_lane_fits_three_lines(form: Form) -> None:
    assert [text for id, text, _ in texts(form) if id.endswith(LANE) and len(text) > 60] == []


def test_no_question_has_more_choices_than_number_keys(form: Form) -> None:
    assert [question.id for question in every_question(form) if len(question.choices) > 9] == []


def test_review_and_delivery_leave_room_for_ten_steps_of_the_form(form: Form) -> None:
    assert len(form.steps) <= 10


def test_both_forms_use_every_kind_of_question() -> None:
    assert {question.kind for form in (application(), late()) for question in every_question(form)} == set(Kind)


@pytest.mark.parametrize(("make", "errands"), [(application, {"new", "again", "twice"}), (late, {"late"})])
def test_every_question_is_answered_in_some_visit(make: Callable[[], Form], errands: set[str]) -> None:
    answers = {id for visit in VISITS for id in answered(visit, errands)}
    assert {question.id for question in every_question(make())} - answers == set()


def test_a_text_that_both_forms_have_is_the_same_in_both() -> None:
    shared = dict(texts_of(application())).items() ^ dict(texts_of(late())).items()
    ids = [id for id, _ in shared]
    assert [id for id in set(ids) if ids.count(id) > 1] == []


def texts_of(form: Form) -> Iterator[tuple[str, str]]:
    yield from ((id, text) for id, text, _ in texts(form))
