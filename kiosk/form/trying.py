"""Tries conditions out on answers and circumstances worth trying, to find those that can never hold.

The one rule: only what was tried in full counts; where there is too much to try, a condition is taken to be right.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import floor, prod

from kiosk.form.answers import Answer
from kiosk.form.circumstances import ERRANDS
from kiosk.form.condition import Condition
from kiosk.form.definition import Kind, Question, WayOut
from kiosk.form.scope import Scope

CHOOSING = {Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT}
NUMBERS = {Kind.AMOUNT, Kind.INTEGER, Kind.PERCENT}
# Tried by what is measured of them: an age, days, how many offices.
MEASURED = {Kind.DATE, Kind.IDENTITY, Kind.ADDRESS}
# More combinations than this are not tried: the form is then taken to be right.
TRIED = 20_000


@dataclass(frozen=True, slots=True)
class Supposed:
    """Circumstances in which an answer is itself its age, its days or its offices."""

    errand: str

    def age(self, answer: object) -> int | None:
        """The age supposed."""
        return answer if isinstance(answer, int) else None

    def days(self, answer: object) -> int | None:
        """The days supposed."""
        return answer if isinstance(answer, int) else None

    def offices(self, answer: object) -> int:
        """The number of offices supposed."""
        return answer if isinstance(answer, int) else 0


def can_never_hold(show: Condition, before: Mapping[str, Question]) -> bool:
    """Whether no answers to the earlier questions make it hold, tried out one by one."""
    # Its own questions by themselves are fewer combinations than those with all that they depend on.
    for names in (reached(show, before), show.names):
        found = holds_somewhere(show, names, before)
        if found is not None:
            return not found
    return False


def holds_somewhere(show: Condition, names: Collection[str], before: Mapping[str, Question]) -> bool | None:
    """Whether it holds for some answers to these questions; None when there are too many answers to try."""
    questions = [question for id, question in before.items() if id in names]
    shows = (show, *(question.show for question in questions))
    if not all(can_be_tried(question, shows) for question in questions):
        return None
    numbers = {number for each in shows for number in numbers_in(each)}
    domains = [samples(question, numbers) for question in questions]
    errands = ERRANDS if any(read.use == "errand" for each in shows for read in each.reads) else ERRANDS[:1]
    if len(errands) * prod(len(domain) for domain in domains) > TRIED:
        return None
    worlds = product(*domains)
    return any(holds_in(show, questions, world, Supposed(errand)) for world in worlds for errand in errands)


def can_be_tried(question: Question, shows: Collection[Condition]) -> bool:
    """Whether there are answers to try: few enough choices, numbers, or what is measured in one way only."""
    if question.kind not in MEASURED:
        return question.kind in CHOOSING | NUMBERS and 2 ** len(question.choices) <= TRIED
    reads = [read for show in shows for read in show.reads if read.name == question.id]
    measures = {read.use for read in reads} - {"answered", "value"}
    compared = [literal for read in reads if read.use == "value" for literal in (*read.literals, *read.numbers)]
    return len(measures) <= 1 and set(compared) <= set(WayOut)


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


def holds_in(
    show: Condition, questions: Sequence[Question], world: Sequence[Answer | None], supposed: Supposed
) -> bool:
    """Whether it holds for these answers, leaving out those to questions that surely would not be asked."""
    kept: dict[str, Answer] = {}
    scope = Scope(kept, {}, supposed)
    seen = {question.id for question in questions}
    for question, answer in zip(questions, world, strict=True):
        if answer is not None and (question.show.truth(scope) or not question.show.names <= seen):
            kept[question.id] = answer
    return show.truth(scope)


def samples(question: Question, numbers: Collection[float]) -> tuple[Answer | None, ...]:
    """Answers worth trying: each choice or selection, or numbers around those written, each way out, a blank.

    The largest selections come first and blanks last: most conditions hold soonest so.
    """
    blank: tuple[Answer | None, ...] = (*question.ways_out, None)
    choices = tuple(choice.id for choice in question.choices)
    if question.kind is Kind.MANY:
        sizes = range(len(choices), 0, -1)
        return tuple(chain.from_iterable(combinations(choices, size) for size in sizes)) + blank
    if question.kind in CHOOSING:
        return choices + blank
    near = {0, 1} | {floor(number) + step for number in numbers for step in (-1, 0, 1)}
    # A date may lie ahead.
    low, high = question.minimum or (min(near) if question.kind is Kind.DATE else 0), question.maximum
    return tuple(sorted(number for number in near if number >= low and (high is None or number <= high))) + blank
