"""The way through a form for these answers: what is asked now, what comes next, what is missing, what fell away.

The one rule: a journey is computed from (form, answers, circumstances), never stored; build a new one at every change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kiosk.form.answers import Address, Answer, Answers, Place
from kiosk.form.circumstances import Circumstances
from kiosk.form.condition import Condition
from kiosk.form.definition import Choice, Form, Kind, Question, Step
from kiosk.form.scope import Scope
from kiosk.form.walking import Walked, offered, walk
from kiosk.settings import Office


@dataclass(frozen=True, slots=True)
class Stop:
    """One screen. A group's own stop is its overview of cards."""

    place: Place
    question: Question
    step: Step


@dataclass(frozen=True, slots=True)
class Progress:
    """Where we are, counted from 1: the step on the rail, and the question within the step or the repetition."""

    step: int
    steps: int
    question: int
    questions: int


class Journey:
    """Pure and cheap: a hundred questions take well under a millisecond."""

    def __init__(self, form: Form, answers: Answers, circumstances: Circumstances) -> None:
        self.circumstances = circumstances
        self._form = form
        self._answers = answers
        self._steps = {question.id: step for step in form.steps for question in step.questions}
        self._order = {id: position for position, id in enumerate(self._steps)}
        landing = self._order | {
            step.id: self._order[step.questions[0].id]
            for step in form.steps
            if step.questions and step.id not in self._order
        }
        self._walked = walk(tuple(form.questions()), answers, {}, landing, circumstances)

    def stops(self) -> tuple[Stop, ...]:
        """Everything asked now, in order; a group is one stop."""
        return self._stops

    def inside(self, group: str, index: int) -> tuple[Stop, ...]:
        """The screens of one repetition, in order; none when there is no such repetition."""
        walked = self._repetition(group, index)
        if walked is None:
            return ()
        return tuple(Stop(Place(each.id, group, index), each, self._steps[group]) for each in walked.questions)

    def next(self, place: Place | None) -> Stop | None:
        """The stop after this place, the first for None. Ends with the form, or with the repetition it walks."""
        row = self._row(place)
        after = -1 if place is None else self._position(place)
        return next((stop for stop in row if self._position(stop.place) > after), None)

    def previous(self, place: Place) -> Stop | None:
        """The stop before this place; None at the first of the form or of the repetition."""
        before = self._position(place)
        return next((stop for stop in reversed(self._row(place)) if self._position(stop.place) < before), None)

    def missing(self) -> tuple[Stop, ...]:
        """What is asked and not answered, repetitions included; the required first."""
        blank = [stop for stop in self._every_stop() if self._is_blank(stop)]
        return tuple(sorted(blank, key=lambda stop: not stop.question.required))

    def required_missing(self) -> tuple[Stop, ...]:
        """What must be answered before the application can be handed in."""
        return tuple(stop for stop in self.missing() if stop.question.required)

    def asked(self) -> Answers:
        """Only the answers to what is asked now, in form order; filtered inside repetitions too.

        The others are kept while the visit lasts, and never sent.
        """
        return self._walked.kept

    def holds(self, condition: Condition) -> bool:
        """Whether a condition over the whole form holds, for what is asked now."""
        return condition.holds(self._walked.kept, {}, self.circumstances)

    def routed(self) -> tuple[Office, ...]:
        """The offices that serve the address deciding now: the first that is asked and answered; none without one."""
        answers = (self._walked.kept.get(id) for id in self._form.routed_by)
        address = next((answer for answer in answers if isinstance(answer, Address)), None)
        return self.circumstances.routing.candidates(address) if address else ()

    def choices(self, place: Place) -> tuple[Choice, ...]:
        """The choices offered there now."""
        question = self._form.question(place.question)
        kept = self._walked.kept
        walked = self._repetition(place.group, place.index)
        return offered(question, Scope(walked.kept if walked else kept, kept if walked else {}, self.circumstances))

    def progress(self, place: Place) -> Progress:
        """How far this place is. Inside a repetition the questions counted are the repetition's own."""
        step = self._steps[place.group or place.question]
        row = [stop for stop in self._row(place) if stop.step is step]
        passed = sum(self._position(stop.place) <= self._position(place) for stop in row)
        return Progress(self._form.steps.index(step) + 1, len(self._form.steps), max(passed, 1), max(len(row), 1))

    def answer_at(self, place: Place) -> Answer | None:
        """The answer given there, asked now or not; None when there is none."""
        if place.group is None:
            return self._answers.get(place.question)
        items = self._answers.get(place.group)
        if not isinstance(items, tuple) or place.index is None or not 0 <= place.index < len(items):
            return None
        item = items[place.index]
        return None if isinstance(item, str) else item.get(place.question)

    @cached_property
    def _stops(self) -> tuple[Stop, ...]:
        return tuple(Stop(Place(each.id), each, self._steps[each.id]) for each in self._walked.questions)

    def _row(self, place: Place | None) -> tuple[Stop, ...]:
        if place is None or place.group is None or place.index is None:
            return self._stops
        return self.inside(place.group, place.index)

    def _position(self, place: Place) -> int:
        if place.group is None:
            return self._order[place.question]
        inner = self._form.question(place.group).questions
        return next(position for position, each in enumerate(inner) if each.id == place.question)

    def _repetition(self, group: str | None, index: int | None) -> Walked | None:
        items = self._walked.groups.get(group or "", ())
        return items[index] if index is not None and 0 <= index < len(items) else None

    def _every_stop(self) -> Iterator[Stop]:
        for stop in self._stops:
            yield stop
            for index in range(len(self._walked.groups.get(stop.question.id, ()))):
                yield from self.inside(stop.question.id, index)

    def _is_blank(self, stop: Stop) -> bool:
        place = stop.place
        walked = self._repetition(place.group, place.index)
        answer = (walked.kept if walked else self._walked.kept).get(place.question)
        if stop.question.kind is Kind.GROUP and isinstance(answer, tuple):
            return len(answer) < max(stop.question.minimum or 1, 1)
        return answer is None
