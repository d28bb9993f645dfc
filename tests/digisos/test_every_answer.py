"""No answer is lost on the way: each one, and each choice, stands in soknad.json, or is known to be on paper only."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from kiosk.form.answers import Answer, Answers
from kiosk.form.definition import Kind, Question, WayOut
from kiosk.visit.application import Application
from tests.digisos.applying import closed, forms, soknad
from tests.digisos.walks import answered

# What reaches the caseworker in the PDF alone: the declaration is a text of its own there, and the office is a field
# of the application (mottaker), not an answer.
PDF_ONLY = {"declaration", "office"}
# What shows by what follows it: the costs that were added, and the type every cost has that is none of the home.
SHOWN_BY_OTHERS = {("costs", "other"), ("other_cost_kind", "other")}
WALKS = 3000

Key = tuple[str, str]


def test_every_answer_and_every_choice_makes_a_difference_to_the_document() -> None:
    missing = {key for key in everything() if key[0] not in PDF_ONLY} - SHOWN_BY_OTHERS
    for seed in range(WALKS):
        if not missing:
            break
        missing -= seen(brief(seed), missing)
    assert not missing


def brief(seed: int) -> Application:
    """The application of a talkative applicant of few words, so that there is room for all facts."""
    random = Random(seed)
    answers = dict(answered(tuple(forms().application.questions()), random, 0.35, 0.1))
    for id, text in (("message", "Hei."), ("needs_other", "En sykkel."), ("changed_text", "Jeg flyttet.")):
        answers[id] = text
    return closed(random.choice(("new", "new", "again")), answers)


def everything() -> Iterator[Key]:
    """Each question that takes a value, with each of its choices."""
    for question in forms().application.questions():
        for each in question.questions or (question,):
            yield from ((each.id, choice.id) for choice in each.choices) if each.choices else ((each.id, ""),)


def seen(application: Application, missing: set[Key]) -> set[Key]:
    """The missing answers that show in this document: without them it would be another."""
    document = soknad(application)
    return {
        key
        for key, changed in variations(application.answers, missing)
        if soknad(replace(application, answers=changed)) != document
    }


def variations(answers: Answers, missing: set[Key]) -> Iterator[tuple[Key, Answers]]:
    """The answers with one of them taken away, or one choice of it."""
    for id, answer in answers.items():
        question = forms().application.question(id)
        if question.kind is Kind.GROUP and isinstance(answer, tuple):
            items = [item for item in answer if isinstance(item, Mapping)]
            for index, item in enumerate(items):
                for key, changed in variations(item, missing):
                    yield key, {**answers, id: (*items[:index], changed, *items[index + 1 :])}
        elif not isinstance(answer, WayOut):
            yield from ((key, {**answers, id: other}) for key, other in without(question, answer) if key in missing)


def without(question: Question, answer: Answer) -> Iterator[tuple[Key, Answer]]:
    """An answer taken away, as another way of answering that question."""
    if question.kind is Kind.MANY and isinstance(answer, tuple):
        chosen = tuple(str(each) for each in answer)
        yield from (((question.id, choice), tuple(each for each in chosen if each != choice)) for choice in chosen)
    else:
        yield (question.id, str(answer) if question.choices else ""), WayOut.NO_SAY
