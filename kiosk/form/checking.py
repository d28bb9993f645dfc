"""Checks a form as a whole: ids, pictures, limits, conditions and routes; `kiosk form check` prints what it finds.

The one rule: a form with a fault is never shown to an applicant, and every fault is found in one go.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.form.conditions import condition_faults
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.drafting import Draft, draft_form
from kiosk.form.faults import Fault, nearest
from kiosk.form.hard_words import term_faults
from kiosk.form.limits import limit_faults
from kiosk.form.routes import route_faults
from kiosk.form.rules import rule_faults
from kiosk.form.terms import ERRAND

ID = re.compile(r"[a-z][a-z0-9_]*\Z")
FORM_ID = re.compile(r"[a-z][a-z0-9_-]*\Z")
LAW = re.compile(r"§{1,2} \d+[\d a-zæøå,–-]*")
OFFERED = "a question of kind {kind} without choices"


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault before its file is known: the step it stands in, -1 for the form itself."""

    step: int
    id: str
    message: str
    todo: str


def check_form(path: Path, known_icons: Collection[str]) -> tuple[Fault, ...]:
    """Every fault of the form in this file or folder; none when it is right."""
    return check_draft(draft_form(path), path, known_icons)


def check_draft(draft: Draft, path: Path, known_icons: Collection[str]) -> tuple[Fault, ...]:
    """The faults found while drafting, then those of the form as a whole, each once."""
    top = f"{path.name}/form.toml" if path.is_dir() else path.name
    found = list(draft.faults)
    for mark in marks(draft.form, known_icons):
        file = top if mark.step < 0 else draft.files[mark.step]
        found.append(Fault(file, mark.id, mark.message, mark.todo))
    return tuple(dict.fromkeys(found))


def report(path: Path, known_icons: Collection[str]) -> tuple[int, str]:
    """Exit code and text for `kiosk form check`: 0 when the form is right, 1 with one line for each fault."""
    draft = draft_form(path)
    faults = check_draft(draft, path, known_icons)
    if faults:
        return 1, "\n".join(str(fault) for fault in faults)
    questions = sum(1 + len(question.questions) for question in draft.form.questions())
    return 0, f"{path.name}: right: {len(draft.form.steps)} steps, {questions} questions"


def marks(form: Form, known_icons: Collection[str]) -> Iterator[Mark]:
    """Every fault that shows only in the whole form."""
    if not FORM_ID.match(form.id):
        yield Mark(-1, form.id, "an id that cannot be", "use small letters a-z, digits, _ and -, a letter first")
    yield from icon_marks(-1, form.id, form.icon, known_icons)
    yield from double_marks(form)
    for number, step in enumerate(form.steps):
        yield from id_marks(number, step.id, step.id)
        yield from icon_marks(number, step.id, step.icon, known_icons)
        for question in step.questions:
            for each in (question, *question.questions):
                yield from question_marks(number, each, known_icons)
                if each.id == ERRAND:
                    yield Mark(number, each.id, f"the id {ERRAND} is taken", "conditions read the errand by it: rename")
    steps = {id: number for number, step in enumerate(form.steps) for id in step_ids(step.questions)}
    others = (*condition_faults(form), *route_faults(form), *rule_faults(form, known_icons), *term_faults(form))
    for id, message, todo in others:
        yield Mark(steps.get(id.split(".")[0], -1), id, message, todo)


def step_ids(questions: Collection[Question]) -> Iterator[str]:
    """The ids of questions and of those inside them."""
    for question in questions:
        yield question.id
        yield from (inner.id for inner in question.questions)


def double_marks(form: Form) -> Iterator[Mark]:
    """Ids used twice: steps and questions share one row of ids, since `next` may name either."""
    seen: set[str] = set()
    for number, step in enumerate(form.steps):
        for id in (step.id, *step_ids(step.questions)):
            if id in seen:
                yield Mark(number, id, f"the id {id} is used twice", "give one of them another id")
            seen.add(id)


def question_marks(number: int, question: Question, known_icons: Collection[str]) -> Iterator[Mark]:
    """The faults of one question by itself."""
    id = question.id
    yield from id_marks(number, id, id)
    yield from icon_marks(number, id, question.icon, known_icons)
    if question.item_icon:
        yield from icon_marks(number, id, question.item_icon, known_icons)
    if question.kind in {Kind.ONE, Kind.MANY} and not question.choices:
        yield Mark(number, id, OFFERED.format(kind=question.kind), "add [[steps.questions.choices]]")
    if question.kind is Kind.GROUP and not question.questions:
        yield Mark(number, id, "a group without questions", "add [[steps.questions.questions]]")
    law = question.helper.law
    if law and not LAW.fullmatch(law):
        yield Mark(number, id, f"law = {law} is no section of the act", 'write law = "§ 18" or law = "§§ 3, 27"')
    yield from choice_marks(number, question, known_icons)
    yield from (Mark(number, *fault) for fault in limit_faults(question))


def choice_marks(number: int, question: Question, known_icons: Collection[str]) -> Iterator[Mark]:
    """The faults of a question's choices by themselves."""
    seen: set[str] = set(question.ways_out)
    for choice in question.choices:
        where = f"{question.id}.{choice.id}"
        yield from id_marks(number, where, choice.id)
        yield from icon_marks(number, where, choice.icon, known_icons)
        if choice.id in seen:
            yield Mark(number, where, f"the choice {choice.id} stands twice", "remove one; ways_out count too")
        if choice.exclusive and question.kind is not Kind.MANY:
            yield Mark(number, where, f"exclusive on a choice of kind {question.kind}", "remove it, or use kind many")
        if choice.talks and question.kind is not Kind.ONE:
            yield Mark(number, where, f"talks on a choice of kind {question.kind}", "remove it, or use kind one")
        seen.add(choice.id)


def id_marks(number: int, where: str, id: str) -> Iterator[Mark]:
    """An id that could not stand in a condition or a catalogue."""
    # An id with a space stands for one that is missing, which has its fault already.
    if " without id" not in id and not ID.match(id):
        yield Mark(number, where, f"the id {id} cannot be", "use small letters a-z, digits and _, a letter first")


def icon_marks(number: int, where: str, icon: str, known_icons: Collection[str]) -> Iterator[Mark]:
    """A picture that nobody has drawn; a missing one has its fault already."""
    if icon and icon not in known_icons:
        yield Mark(number, where, f"unknown icon {icon}", nearest(icon, known_icons, "use a pictogram that exists"))
