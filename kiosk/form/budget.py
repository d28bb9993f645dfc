"""A month's money: what comes in, what goes out, what is left, and which amounts nobody knows yet.

The one rule: only what is asked counts, and a blank is never taken for nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.form.answers import Place
from kiosk.form.definition import Budgeting, Form, Question, WayOut
from kiosk.form.journey import Journey, Stop


@dataclass(frozen=True, slots=True)
class Line:
    """One amount asked for, in kroner; `group`: what it repeats in. Without kroner: the way out, or still blank."""

    place: Place
    question: Question
    group: Question | None
    kroner: int | None = field(repr=False)
    way_out: WayOut | None = field(repr=False)

    @property
    def is_unknown(self) -> bool:
        """Whether there may be money here that nobody has named; "none" says that there is not."""
        return self.kroner is None and self.way_out is not WayOut.NONE


@dataclass(frozen=True, slots=True)
class Budget:
    """A month in kroner. What stands in the form's lists is added as a month's money."""

    ins: tuple[Line, ...] = ()
    outs: tuple[Line, ...] = ()

    @property
    def total_in(self) -> int:
        """Everything that comes in."""
        return sum(line.kroner or 0 for line in self.ins)

    @property
    def total_out(self) -> int:
        """Everything that goes out."""
        return sum(line.kroner or 0 for line in self.outs)

    @property
    def left(self) -> int:
        """What is left; negative where more goes out than comes in."""
        return self.total_in - self.total_out

    @property
    def unknown(self) -> tuple[Line, ...]:
        """The lines that were asked for and have no amount."""
        return tuple(line for line in (*self.ins, *self.outs) if line.is_unknown)


def budget_of(form: Form, journey: Journey) -> Budget:
    """The budget as the answers stand; an empty one where the form has none."""
    lists = form.budget or Budgeting()
    return Budget(
        tuple(line for name in lists.ins for line in lines_of(name, form, journey)),
        tuple(line for name in lists.outs for line in lines_of(name, form, journey)),
    )


def lines_of(name: str, form: Form, journey: Journey) -> Iterator[Line]:
    """The lines of one entry: one where it is asked, one for each repetition of a group, none where it is not."""
    first, _, inner = name.partition(".")
    if not inner:
        yield from (line_at(stop, None, journey) for stop in journey.stops() if stop.question.id == name)
        return
    items = journey.asked().get(first)
    for index in range(len(items) if isinstance(items, tuple) else 0):
        for stop in journey.inside(first, index):
            if stop.question.id == inner:
                yield line_at(stop, form.question(first), journey)


def line_at(stop: Stop, group: Question | None, journey: Journey) -> Line:
    """The line of one place."""
    answer = journey.answer_at(stop.place)
    kroner = answer if isinstance(answer, int) else None
    return Line(stop.place, stop.question, group, kroner, answer if isinstance(answer, WayOut) else None)
