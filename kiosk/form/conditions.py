"""Checks what the conditions of a form read: only earlier questions, only answers those can have, and never in vain.

The one rule: a condition looks back, never at itself or ahead, so that no form can go round in circles.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import floor, prod

from kiosk.form.answers import Answer
from kiosk.form.condition import ALWAYS, Condition, Read
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.faults import Complaint, nearest

CHOOSING = {Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT}
NUMBERS = {Kind.AMOUNT, Kind.INTEGER, Kind.PERCENT}
COUNTED = {Kind.MANY, Kind.GROUP}
# More combinations than this are not tried: the form is then taken to be right.
TRIED = 20_000


@dataclass(frozen=True, slots=True)
class Sight:
    """What a condition can see: the questions before it, and all there are, to tell later from unknown."""

    before: Mapping[str, Question]
    everything: Mapping[str, Question]


def condition_faults(form: Form) -> Iterator[Complaint]:
    """The faults of every `show` in the form, as (id, what, what to do)."""
    everything = {each.id: each for top in form.questions() for each in (top, *top.questions)}
    before: dict[str, Question] = {}
    for question in form.questions():
        yield from faults_of(question, Sight(dict(before), everything))
        inner_before = dict(before)
        for inner in question.questions:
            yield from faults_of(inner, Sight(dict(inner_before), everything))
            inner_before.setdefault(inner.id, inner)
        before.setdefault(question.id, question)


def faults_of(question: Question, sight: Sight) -> Iterator[Complaint]:
    """The faults of a question's own condition and of its choices'."""
    yield from show_faults(question.id, question.show, sight)
    for choice in question.choices:
        yield from show_faults(f"{question.id}.{choice.id}", choice.show, sight)


def show_faults(where: str, show: Condition, sight: Sight) -> Iterator[Complaint]:
    """The faults of one condition; whether it can hold at all is asked only when what it reads is right."""
    if show is ALWAYS:
        return
    faults = [fault for read in show.reads for fault in read_faults(where, read, sight)]
    yield from faults
    if not faults and can_never_hold(show, sight.before):
        yield where, f"show = '{show.source}' can never hold, so this is unreachable", "mend it or remove this"


def read_faults(where: str, read: Read, sight: Sight) -> Iterator[Complaint]:
    """What is wrong with one question a condition reads."""
    within = sight.before.get(read.group or "")
    inner = {each.id: each for each in within.questions} if within else {}
    question = inner.get(read.name) or sight.before.get(read.name)
    if question is None:
        yield where, *unseen(where, read.name, sight)
    elif read.use == "count" and question.kind not in COUNTED:
        yield where, f"count({read.name}) counts a question of kind {question.kind}", "count a many or a group"
    elif read.use == "group" and question.kind is not Kind.GROUP:
        yield where, f"any({read.name}, …) looks into a question that is no group", "name a group"
    elif read.use == "yes" and question.kind not in {Kind.YESNO, Kind.CONSENT}:
        yield where, f"{read.name} is no yes or no", f'write answered({read.name}) or {read.name} == "…"'
    else:
        yield from literal_faults(where, read, question)


def unseen(where: str, name: str, sight: Sight) -> tuple[str, str]:
    """What to say about a question a condition cannot see: itself, a later one, one in a group, or none."""
    if name not in sight.everything:
        advice = nearest(name, sight.everything, f'write the id of an earlier question, or quote a text: "{name}"')
        return f"unknown id {name} in show", advice
    if name == where.split(".")[0]:
        return f"show reads {name}, which is itself: a loop", "read earlier questions only"
    if any(name in {inner.id for inner in each.questions} for each in sight.before.values()):
        return f"show reads {name}, which stands in a group", "write any(group, …) or count(group)"
    return f"show reads {name}, which comes later or is around it: a loop", "read earlier questions only"


def literal_faults(where: str, read: Read, question: Question) -> Iterator[Complaint]:
    """Texts a question is compared with that it can never answer."""
    if question.kind not in CHOOSING:
        return
    possible = [*(choice.id for choice in question.choices), *question.ways_out]
    for literal in read.literals:
        if literal not in possible:
            advice = nearest(literal, possible, f"use one of {', '.join(possible)}")
            yield where, f"show compares {read.name} with {literal}, which is no choice of it", advice


def can_never_hold(show: Condition, before: Mapping[str, Question]) -> bool:
    """Whether no answers to the earlier questions make it hold, tried out one by one."""
    # Its own questions by themselves are fewer combinations than those with all that they depend on.
    return fails_everywhere(show, reached(show, before), before) or fails_everywhere(show, show.names, before)


def fails_everywhere(show: Condition, names: Collection[str], before: Mapping[str, Question]) -> bool:
    """Whether it holds for no answers to these questions; not so when there are too many answers to try."""
    questions = [question for id, question in before.items() if id in names]
    if any(question.kind not in CHOOSING | NUMBERS or 2 ** len(question.choices) > TRIED for question in questions):
        return False
    shows = (show, *(question.show for question in questions))
    numbers = {number for each in shows for number in numbers_in(each)}
    domains = [samples(question, numbers) for question in questions]
    if prod(len(domain) for domain in domains) > TRIED:
        return False
    return not any(holds_in(show, questions, world) for world in product(*domains))


def numbers_in(show: Condition) -> Iterator[float]:
    """The numbers a condition compares with."""
    for read in show.reads:
        yield from read.numbers


def reached(show: Condition, before: Mapping[str, Question]) -> set[str]:
    """The questions a condition depends on, through the conditions of those it reads too."""
    found: set[str] = set()
    waiting = set(show.names)
    while waiting:
        name = waiting.pop()
        if name in before and name not in found:
            found.add(name)
            waiting |= before[name].show.names
    return found


def holds_in(show: Condition, questions: Sequence[Question], world: Sequence[Answer | None]) -> bool:
    """Whether it holds for these answers, leaving out those to questions that surely would not be asked."""
    kept: dict[str, Answer] = {}
    seen = {question.id for question in questions}
    for question, answer in zip(questions, world, strict=True):
        if answer is not None and (question.show.holds(kept) or not question.show.names <= seen):
            kept[question.id] = answer
    return show.holds(kept)


def samples(question: Question, numbers: Collection[float]) -> tuple[Answer | None, ...]:
    """Answers worth trying: a blank, each way out, each choice or selection, or numbers around those written."""
    blank: tuple[Answer | None, ...] = (None, *question.ways_out)
    choices = tuple(choice.id for choice in question.choices)
    if question.kind is Kind.MANY:
        return blank + tuple(chain.from_iterable(combinations(choices, size + 1) for size in range(len(choices))))
    if question.kind in CHOOSING:
        return blank + choices
    near = {0, 1} | {floor(number) + step for number in numbers for step in (-1, 0, 1)}
    low, high = question.minimum or 0, question.maximum
    return blank + tuple(sorted(number for number in near if number >= low and (high is None or number <= high)))
