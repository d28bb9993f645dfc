"""The text ids of a form: where a screen or page finds the words of a question, and what translators are given.

The one rule: a text id is made here and nowhere else, so that form, screens and catalogues cannot drift apart.
"""

from collections.abc import Iterator
from typing import Literal, get_args

from kiosk.form.definition import Choice, Form, Kind, Question, WayOut

Lane = Literal["means", "ask", "look", "paper", "avoid", "why", "urgent"]
BUILT_IN = {Kind.YESNO, Kind.CONSENT}
LANE_NOTES: dict[Lane, str] = {
    "means": "Helper lane: what the question means",
    "avoid": "Helper lane: what not to do",
    "ask": "Helper lane: what to ask the applicant",
    "look": "Helper lane: what to look for",
    "paper": "Helper lane: which paper to bring or copy",
    "why": "Helper lane: why it is asked",
    "urgent": "Helper lane, shown first and in red: what to do at once",
}


def label_id(question: Question, choice: str) -> str:
    """The text id of a choice or way out of this question; yes and no, agree and decline are shared by all."""
    if choice in question.ways_out and choice not in {each.id for each in question.choices}:
        return f"way.{WayOut(choice)}"
    return choice if question.kind in BUILT_IN else f"{question.id}.choice.{choice}"


def texts(form: Form) -> Iterator[tuple[str, str, str]]:
    """Every text of a form: its id, the bokmål source, and a note for the translators."""
    yield f"{form.id}.title", form.title, "Title of the application, on screen and paper"
    for step in form.steps:
        yield f"step.{step.id}", step.title, "Name of a step on the rail, at most 14 characters if possible"
        for question in step.questions:
            yield from question_texts(question)
    for document in form.documentation:
        yield f"documentation.{document.id}.text", document.text, "A document that is asked for, in plain words"
        if document.help:
            yield f"documentation.{document.id}.help", document.help, f"What it must show. Document: {document.text}"


def places(form: Form) -> Iterator[tuple[str, str]]:
    """Where in the form each of its texts is seen: "housing.rent" for everything said by that question of that step."""
    yield f"{form.id}.title", "title"
    for step in form.steps:
        yield f"step.{step.id}", step.id
        for question in step.questions:
            yield from ((text_id, f"{step.id}.{question.id}") for text_id, _, _ in question_texts(question))
    for document in form.documentation:
        place = f"documentation.{document.id}"
        yield from ((f"{place}.{part}", place) for part in ("text", "help"))


def cards(form: Form) -> Iterator[tuple[str, ...]]:
    """The text ids of the cards that stand side by side under each question: its choices and its ways out."""
    for question in form.questions():
        for each in (question, *question.questions):
            yield tuple(label_id(each, id) for id in (*(choice.id for choice in each.choices), *each.ways_out))


def question_texts(question: Question) -> Iterator[tuple[str, str, str]]:
    """The texts of one question, and of those inside it when it is a group."""
    yield f"{question.id}.text", question.text, "Question, in large letters, at most 38 characters if possible"
    if question.help:
        yield f"{question.id}.help", question.help, "One plain sentence beneath the question"
    for lane in get_args(Lane):
        text: str = getattr(question.helper, lane)
        if text:
            yield f"{question.id}.{lane}", text, f"{LANE_NOTES[lane]}. Question: {question.text}"
    if question.unit:
        yield f"{question.id}.unit", question.unit, f"Unit beside the number. Question: {question.text}"
    if question.item_title:
        yield f"{question.id}.item", question.item_title, "Title of one repetition's card; {number} is its number"
    if question.kind not in BUILT_IN:
        yield from (choice_text(question, choice) for choice in question.choices)
    for inner in question.questions:
        yield from question_texts(inner)


def choice_text(question: Question, choice: Choice) -> tuple[str, str, str]:
    """The label of one choice."""
    note = f"Label on a card, at most 22 characters if possible. Question: {question.text}"
    return f"{question.id}.choice.{choice.id}", choice.text, note
