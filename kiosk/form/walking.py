"""One pass through a list of questions: which are asked, and which of the answers therefore count.

The one rule: an answer to a question that is not asked is as good as no answer, so no later question can depend on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.form.answers import Answer, Answers
from kiosk.form.circumstances import Circumstances
from kiosk.form.condition import ALWAYS
from kiosk.form.definition import Choice, Kind, Question, WayOut
from kiosk.form.scope import Scope

CHOOSING = {Kind.ONE, Kind.MANY}


@dataclass(frozen=True, slots=True)
class Walked:
    """The questions asked, in order; the answers that count; and the walks through the repetitions of each group."""

    questions: tuple[Question, ...]
    kept: Answers
    groups: Mapping[str, tuple["Walked", ...]]


def walk(
    questions: Sequence[Question],
    answers: Answers,
    outer: Answers,
    landing: Mapping[str, int],
    circumstances: Circumstances,
) -> Walked:
    """Walks from the first question on. `landing`: where a route leads, as positions among these questions."""
    asked: list[Question] = []
    kept: dict[str, Answer] = {}
    # One scope for the whole walk: what is kept on the way is seen in it at once.
    scope = Scope(kept, outer, circumstances)
    groups: dict[str, tuple[Walked, ...]] = {}
    resume = 0
    for position, question in enumerate(questions):
        if position < resume or not (question.show is ALWAYS or question.show.truth(scope)):
            continue
        asked.append(question)
        answer = still_offered(question, answers.get(question.id), scope)
        if question.kind is Kind.GROUP and isinstance(answer, tuple):
            around = {**outer, **kept} if outer else kept
            groups[question.id] = walk_items(question, answer, around, circumstances)
            answer = tuple(item.kept for item in groups[question.id])
        if answer is not None:
            kept[question.id] = answer
        target = route(question, answer)
        if target is not None:
            resume = landing.get(target, position + 1)
    return Walked(tuple(asked), kept, groups)


def walk_items(
    group: Question, items: Sequence[object], outer: Answers, circumstances: Circumstances
) -> tuple[Walked, ...]:
    """One walk for each repetition of a group."""
    landing = {question.id: position for position, question in enumerate(group.questions)}
    given = (item for item in items if isinstance(item, Mapping))
    return tuple(walk(group.questions, item, outer, landing, circumstances) for item in given)


def offered(question: Question, scope: Scope) -> tuple[Choice, ...]:
    """The choices whose own condition holds."""
    return tuple(choice for choice in question.choices if choice.show is ALWAYS or choice.show.truth(scope))


def still_offered(question: Question, answer: Answer | None, scope: Scope) -> Answer | None:
    """The answer without choices that are no longer offered; None when nothing of it is left."""
    if answer is None or isinstance(answer, WayOut) or question.kind not in CHOOSING:
        return answer
    if isinstance(answer, tuple):
        ids = {choice.id for choice in offered(question, scope)}
        return tuple(id for id in answer if id in ids) or None
    for choice in question.choices:
        if choice.id == answer:
            return answer if choice.show is ALWAYS or choice.show.truth(scope) else None
    return None


def route(question: Question, answer: Answer | None) -> str | None:
    """The id an answer leads to: of its choice, else of its question; None means simply the one after."""
    if isinstance(answer, str | tuple) and question.choices and question.kind is not Kind.GROUP:
        chosen = (answer,) if isinstance(answer, str) else answer
        for choice in question.choices:
            if choice.next is not None and choice.id in chosen:
                return choice.next
    return question.next
