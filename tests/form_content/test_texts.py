"""The application form itself, as a person reads it: short, plain, a picture for everything, nothing unused.

The one rule: these tests read the shipped form, so that an author who writes a hard sentence is told at once.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.reading import read_form, texts
from kiosk.language.pictogram import CONCEPTS

FORMS = find_content().forms
VISITS = (FORMS / "example-visit.toml", *sorted((Path(__file__).parent.parent / "visits").glob("*.toml")))
LANE = (".ask", ".look", ".paper", ".why", ".urgent")
OFFICE_WORDS = {"vedrørende", "herunder", "eventuelt", "iht", "henhold", "vennligst", "foreligger", "bistand", "ytelse"}


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(FORMS / "okonomisk-sosialhjelp.toml", CONCEPTS)


def every_question(form: Form) -> Iterator[Question]:
    for question in form.questions():
        yield question
        yield from question.questions


def spoken(form: Form) -> list[str]:
    """What the applicant reads: questions and help, label cards left out."""
    return [text for id, text, _ in texts(form) if id.endswith((".text", ".help"))]


def words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence]


def lix(passages: list[str]) -> float:
    """Words per sentence and the share of words over six letters (Björnsson): under 30 is very easy to read."""
    every = [word for passage in passages for word in words(passage)]
    ends = sum(len(sentences(passage)) for passage in passages)
    return len(every) / ends + 100 * sum(len(word) > 6 for word in every) / len(every)


def answered(path: Path) -> Iterator[str]:
    answers = tomllib.loads(path.read_text(encoding="utf-8"))["answers"]
    for id, answer in answers.items():
        yield id
        if isinstance(answer, list):
            yield from (inner for item in answer if isinstance(item, dict) for inner in item)


def test_the_form_is_very_easy_to_read(form: Form) -> None:
    assert lix(spoken(form)) < 30


def test_no_sentence_has_more_than_fifteen_words(form: Form) -> None:
    long = [each for _, text, _ in texts(form) for each in sentences(text) if len(words(each)) > 15]
    assert long == []


def test_no_text_uses_office_words(form: Form) -> None:
    assert [text for _, text, _ in texts(form) if OFFICE_WORDS & {word.lower() for word in words(text)}] == []


def test_every_question_fits_one_line_of_large_letters(form: Form) -> None:
    assert [question.text for question in every_question(form) if len(question.text) > 38] == []


def test_every_question_asks(form: Form) -> None:
    assert [question.id for question in every_question(form) if not question.text.endswith("?")] == []


def test_every_help_is_at_most_two_sentences(form: Form) -> None:
    assert [question.help for question in every_question(form) if len(sentences(question.help)) > 2] == []


def test_every_label_fits_its_card(form: Form) -> None:
    labels = [choice.text for question in every_question(form) for choice in question.choices]
    assert [label for label in labels if len(label) > 22] == []


def test_every_part_of_the_helper_lane_fits_three_lines(form: Form) -> None:
    assert [text for id, text, _ in texts(form) if id.endswith(LANE) and len(text) > 60] == []


def test_no_question_has_more_choices_than_number_keys(form: Form) -> None:
    assert [question.id for question in every_question(form) if len(question.choices) > 9] == []


def test_no_two_cards_of_a_screen_show_the_same_picture(form: Form) -> None:
    for question in every_question(form):
        shown = [CONCEPTS[choice.icon] for choice in question.choices]
        shown += [CONCEPTS[way.value] for way in question.ways_out]
        assert len(set(shown)) == len(shown), question.id


def test_no_two_steps_of_the_rail_show_the_same_picture(form: Form) -> None:
    assert len({CONCEPTS[step.icon] for step in form.steps}) == len(form.steps)


def test_review_and_delivery_leave_room_for_ten_steps_of_the_form(form: Form) -> None:
    assert len(form.steps) <= 10


def test_every_kind_of_question_is_used(form: Form) -> None:
    assert {question.kind for question in every_question(form)} == set(Kind)


def test_every_question_is_answered_in_some_visit(form: Form) -> None:
    answers = {id for visit in VISITS for id in answered(visit)}
    assert {question.id for question in every_question(form)} - answers == set()


def test_a_person_without_a_number_an_account_a_phone_or_a_home_can_say_so(form: Form) -> None:
    for id in ("identity", "account", "phone"):
        assert "none" in form.question(id).ways_out
    assert form.question("home_kind").choice("nowhere")


def test_only_name_office_and_declaration_are_required_of_everyone(form: Form) -> None:
    assert [question.id for question in form.questions() if question.required] == ["name", "office", "declaration"]


def test_every_picture_of_the_form_has_a_concept(form: Form) -> None:
    icons = {form.icon} | {step.icon for step in form.steps} | {question.icon for question in every_question(form)}
    assert icons <= set(CONCEPTS)
