"""Checks where `next` leads: only onward, only to what exists, and never past a question on every route.

The one rule: routes go forward, so every walk ends.
"""

from collections.abc import Iterator, Mapping, Sequence

from kiosk.form.condition import ALWAYS
from kiosk.form.definition import Form, Question
from kiosk.form.faults import Complaint, nearest

ONWARD = "name a later question or step"


def route_faults(form: Form) -> Iterator[Complaint]:
    """The faults of every `next` in the form, as (id, what, what to do)."""
    questions = tuple(form.questions())
    landing = {question.id: position for position, question in reversed(list(enumerate(questions)))}
    for step in form.steps:
        if step.questions:
            landing.setdefault(step.id, landing[step.questions[0].id])
    yield from list_faults(questions, landing)
    for group in questions:
        yield from list_faults(group.questions, {each.id: place for place, each in enumerate(group.questions)})


def list_faults(questions: Sequence[Question], landing: Mapping[str, int]) -> Iterator[Complaint]:
    """The faults among one list of questions: those of the form, or those inside one group."""
    for position, question in enumerate(questions):
        for where, target in routes(question):
            yield from target_faults(where, target, position, landing)
    found = reachable(questions, landing)
    for position, question in enumerate(questions):
        if position not in found:
            yield question.id, "unreachable: a next jumps over it on every route", "mend that next or remove this"


def routes(question: Question) -> Iterator[tuple[str, str]]:
    """Where a question and its choices lead, with the id that says so."""
    if question.next is not None:
        yield question.id, question.next
    for choice in question.choices:
        if choice.next is not None:
            yield f"{question.id}.{choice.id}", choice.next


def target_faults(where: str, target: str, position: int, landing: Mapping[str, int]) -> Iterator[Complaint]:
    """What is wrong with one route."""
    if target not in landing:
        yield where, f"dead route: next = {target} leads nowhere", nearest(target, landing, ONWARD)
    elif landing[target] <= position:
        yield where, f"loop: next = {target} leads back", ONWARD


def reachable(questions: Sequence[Question], landing: Mapping[str, int]) -> set[int]:
    """The positions some route comes to. A faulty route counts as leading simply onward."""
    found: set[int] = set()
    waiting = {0}
    while waiting:
        position = waiting.pop()
        if position >= len(questions) or position in found:
            continue
        found.add(position)
        for target in exits(questions[position]):
            waiting.add(max(landing.get(target or "", 0), position + 1))
    return found


def exits(question: Question) -> set[str | None]:
    """Where one can go from a question: None stands for the one right after it."""
    found = {choice.next or question.next for choice in question.choices} or {question.next}
    # An unasked question, a way out, and a blank where none is required all pass it by.
    if question.show is not ALWAYS:
        found.add(None)
    if question.ways_out or not question.required:
        found.add(question.next)
    return found
