"""What an earlier application gives to another: the answers that still fit the questions of today.

The one rule: nothing is bent to fit: an answer that is not taken as it was is left open and counted. What was declared
once is declared anew.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from kiosk.form.answers import Answer, Answers
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.documentation import STATES

Fits: TypeAlias = Callable[[Question, Answer], bool]
"""Whether a question of today takes this answer as it is; never asked of a group."""
ACUTE = "acute"
"""The step of what cannot wait: true on its day only."""


def carried_over(form: Form, answers: Answers, fits: Fits, *, anew: bool) -> tuple[dict[str, Answer], int]:
    """The answers that fit, and how many do not. `anew`: another month, so that consents are given again."""
    asked = {question.id: question for question in form.questions()}
    left_out = {question.id for question in asked.values() if is_asked_anew(form, question, anew=anew)}
    kept: dict[str, Answer] = {}
    lost = 0
    for id, answer in answers.items():
        if id in left_out:
            continue
        if id not in asked:
            lost += 1
            continue
        fitting, missing = fitting_part(asked[id], answer, fits)
        lost += missing
        if fitting is not None:
            kept[id] = fitting
    return kept, lost


def is_asked_anew(form: Form, question: Question, *, anew: bool) -> bool:
    """The declaration always; for another month every consent and what was acute."""
    is_declaration = question.kind is Kind.CONSENT and question.required
    if not anew:
        return is_declaration
    acute = next((step.questions for step in form.steps if step.id == ACUTE), ())
    return question.kind is Kind.CONSENT or question in acute


def fitting_part(question: Question, answer: Answer, fits: Fits) -> tuple[Answer | None, int]:
    """The answer where it fits, and how many do not; of a group whatever fits in each repetition."""
    if question.kind is Kind.GROUP and isinstance(answer, tuple):
        inner = {each.id: each for each in question.questions}
        items = [item for item in answer if isinstance(item, Mapping)]
        kept = tuple({id: each for id, each in item.items() if id in inner and fits(inner[id], each)} for item in items)
        lost = sum(len(item) for item in items) - sum(len(item) for item in kept)
        return kept or None, lost
    return (answer, 0) if fits(question, answer) else (None, 1)


def documents_over(form: Form, documents: Iterable[tuple[str, str]]) -> dict[str, str]:
    """How each document stood, of those the form still asks for."""
    known = {each.id for each in form.documentation}
    return {id: state for id, state in documents if id in known and state in STATES}
