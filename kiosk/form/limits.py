"""Checks the limits of a question, those that refuse and those that only make doubtful.

The one rule: limits that contradict each other would refuse every answer, so they are refused first.
"""

from collections.abc import Iterator
from datetime import date

from kiosk.form.days import HOW, day_of, is_day
from kiosk.form.definition import Kind, Question
from kiosk.form.faults import Complaint

# Any day will do to compare two that are both counted from it.
SOME_DAY = date(2026, 6, 15)


def limit_faults(question: Question) -> Iterator[Complaint]:
    """The faults of one question's limits, as (id, what, what to do)."""
    id, usual = question.id, question.usual
    yield from number_faults(id, ("minimum", question.minimum), ("maximum", question.maximum))
    yield from number_faults(id, ("usual low", usual.low), ("usual high", usual.high))
    yield from day_faults(id, ("earliest", question.earliest), ("latest", question.latest))
    yield from day_faults(id, ("usual earliest", usual.earliest), ("usual latest", usual.latest))
    yield from usual_faults(question)


def number_faults(id: str, low: tuple[str, int | None], high: tuple[str, int | None]) -> Iterator[Complaint]:
    """A lower limit above the upper one."""
    if low[1] is not None and high[1] is not None and low[1] > high[1]:
        yield id, f"{low[0]} {low[1]} is more than {high[0]} {high[1]}", "swap them"


def day_faults(id: str, first: tuple[str, str | None], last: tuple[str, str | None]) -> Iterator[Complaint]:
    """Limits that are no days, or in the wrong order: both counted from today, or neither."""
    days = [day for _, day in (first, last) if day is not None]
    for day in days:
        if not is_day(day):
            yield id, f"{day} is no date", HOW
    alike = len({day.startswith("today") for day in days}) == 1
    if len(days) == 2 and alike and all(map(is_day, days)) and day_of(days[0], SOME_DAY) > day_of(days[1], SOME_DAY):
        yield id, f"{first[0]} {first[1]} is after {last[0]} {last[1]}", "swap them"


def usual_faults(question: Question) -> Iterator[Complaint]:
    """What is usual of another kind of answer."""
    usual = question.usual
    numbers = {"low": usual.low, "high": usual.high}
    days = {"earliest": usual.earliest, "latest": usual.latest}
    wrong, right = (numbers, days) if question.kind is Kind.DATE else (days, numbers)
    for key, value in wrong.items():
        if value is not None:
            todo = f"write {' or '.join(right)}"
            yield question.id, f"usual {key} on a question of kind {question.kind}", todo
