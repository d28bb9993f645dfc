"""What the helper is told beside every question, in both forms: meaning, reason, what to ask, what to leave alone.

The one rule: no question stands without guidance, and no section of the act is named that nobody has looked up.
"""

import re
from collections.abc import Iterator

import pytest

from kiosk.form.definition import Form
from tests.form_content.reading import application, every_question, late, sentences, words

SECTION = r"\d+(?: [a-z])?"
LAW = re.compile(rf"§ {SECTION}|§§ {SECTION}(?:, {SECTION})+")
# Lov om sosiale tjenester i arbeids- og velferdsforvaltningen (2009), section by section as used.
SUBJECTS = {
    "2": "whom the act is for: those who stay in Norway, with limits for some",
    "3": "which municipality is responsible, also after prison and institution",
    "4": "services must be sound",
    "15": "homes for those who cannot find one",
    "17": "information, advice and guidance, also on debt",
    "18": "support for living costs",
    "19": "support in special cases",
    "20 a": "activity as a condition under 30 years",
    "23": "wrong information and paying back",
    "26": "refund from national insurance paid later",
    "27": "temporary housing",
    "42": "consulting the person",
    "43": "obtaining information together with the person",
    "44": "confidentiality",
}
SPOKEN = ("means", "why", "ask", "look", "paper", "avoid", "urgent")


@pytest.fixture(params=[application, late], ids=["application", "late"])
def form(request: pytest.FixtureRequest) -> Form:
    made: Form = request.param()
    return made


def guidance(form: Form) -> Iterator[tuple[str, str]]:
    for question in every_question(form):
        for part in SPOKEN:
            text = getattr(question.helper, part)
            if text:
                yield f"{question.id}.{part}", text


@pytest.mark.parametrize("part", ["means", "why", "avoid", "law"])
def test_every_question_tells_the_helper(form: Form, part: str) -> None:
    assert [question.id for question in every_question(form) if not getattr(question.helper, part)] == []


def test_every_question_gives_something_to_ask_or_to_look_for(form: Form) -> None:
    silent = [question.id for question in every_question(form) if not (question.helper.ask or question.helper.look)]
    assert silent == []


def test_every_law_is_written_as_sections(form: Form) -> None:
    assert [each.helper.law for each in every_question(form) if not LAW.fullmatch(each.helper.law)] == []


def test_every_section_is_one_whose_subject_is_known(form: Form) -> None:
    named = {section for each in every_question(form) for section in re.findall(SECTION, each.helper.law)}
    assert named <= set(SUBJECTS)


def test_no_sentence_of_guidance_has_more_than_twenty_words(form: Form) -> None:
    long = [id for id, text in guidance(form) for each in sentences(text) if len(words(each)) > 20]
    assert long == []


def test_what_to_leave_alone_says_so_without_its_heading(form: Form) -> None:
    allowing = [each.id for each in every_question(form) if not re.search(r"\bikke\b", each.helper.avoid.lower())]
    assert allowing == []


def test_what_to_ask_is_a_question_to_say_aloud(form: Form) -> None:
    assert [each.id for each in every_question(form) if each.helper.ask and "?" not in each.helper.ask] == []


def test_a_question_of_both_forms_has_the_same_guidance() -> None:
    ours, theirs = dict(guidance(application())), dict(guidance(late()))
    assert [id for id in ours.keys() & theirs.keys() if ours[id] != theirs[id]] == []
