"""The application on its way to the municipality: every step of it, which one is being taken, and what that waits for.

The one rule: nobody has to press anything, and it says no more than is known: a step has a tick when it was answered.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.dispatch import Dispatch
from kiosk.terminal.outcome import Back, End, Proceed
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.status import StepMark
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import Pair, Reached, Step
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Hint

LANE = (LanePart("send", "lane.look", "submitting.lane.look"),)
STEPS = (("asking", "office"), ("key", "lock"), ("staging", "papers"), ("sending", "send"))
PLACES = {"asking": 0, "key": 1, "looking": 2, "staging": 2, "sending": 3}
DOCUMENTS = PLACES["staging"]
LOOK = 0.1
LONG = 5.0
"""Seconds after which it is said that this takes longer than usual, and nobody has to wait on."""
GAP = 3


class Course(Placed):
    """The steps one beneath the other; beside them what is going on, the number, and a way to wait no longer."""

    DEFAULT_CSS = "Course { height: 1fr; width: 1fr; }"

    def __init__(self, marks: Sequence[StepMark], said: Hint, number: Hint, stop: Card) -> None:
        super().__init__(*marks, said, number, stop)
        self.marks, self.said, self.number, self.stop = marks, said, number, stop
        self.has_documents = self.may_stop = False

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        air = 0 if self.measure.small else 1
        breadth = (size.width - GAP) // 2
        y = 0
        for place, mark in enumerate(self.marks):
            if place != DOCUMENTS or self.has_documents:
                yield mark, Region(0, y, breadth, mark.rows(breadth))
                y += mark.rows(breadth) + air
        left, room, y = breadth + GAP, size.width - breadth - GAP, 0
        for hint in (self.said, self.number):
            yield hint, Region(left, y, room, hint.rows(room))
            y += hint.rows(room) + 1
        if self.may_stop:
            yield self.stop, Region(left, y, room, 3 if self.measure.small else 5)


class SubmittingScreen(FrameScreen):
    """Watches a dispatch. Ends with Proceed when it has a result. `reference`: the application's."""

    def __init__(self, surroundings: Surroundings, dispatch: Dispatch, reference: str, at: int) -> None:
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=True, absent=("back", "next"))
        self.dispatch, self.reference = dispatch, reference
        pair = surroundings.voices.pair
        self.course = Course(
            [StepMark(step) for step in self.steps()],
            Hint("wait", *self.going_on()),
            Hint("reference", *pair("delivery.safe", reference=reference)),
            Card("give_up", "1", "no", *pair("submitting.give_up"), strip=True),
        )

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair("submitting.late" if self.dispatch.late else "submitting.title"))
        yield self.course

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK, self.look)
        self.call_after_refresh(self.dispatch.begin)

    def look(self) -> None:
        """Shows what has changed; ends when the dispatch has."""
        if self.dispatch.ended():
            if self.is_active:
                self.leave(Proceed())
            return
        course, steps, said = self.course, self.steps(), self.going_on()
        shown = (*(mark.step for mark in course.marks), course.said.text, course.may_stop)
        course.has_documents, course.may_stop = self.dispatch.has_documents, self.may_stop
        if shown == (*steps, said[0], course.may_stop):
            return
        for mark, step in zip(course.marks, steps, strict=True):
            if mark.step != step:
                mark.step = step
                mark.repaint()
        course.said.text, course.said.second = said
        course.said.repaint()
        course.rearrange()

    def steps(self) -> tuple[Step, ...]:
        """Every step, and how far it has come."""
        now = PLACES[self.dispatch.latest.step] if self.dispatch.latest else -1
        return tuple(
            Step(icon, self.words(step, place == now), reached(place, now)) for place, (step, icon) in enumerate(STEPS)
        )

    def words(self, step: str, is_now: bool) -> Pair:
        """What this step does. What was sent in parts says which part."""
        latest = self.dispatch.latest
        if step == "sending" and self.dispatch.late:
            return self.surroundings.voices.pair("digital.step.sending_late")
        if step != "staging":
            return self.surroundings.voices.pair(f"digital.step.{step}")
        if latest is None or not is_now or latest.step == "looking":
            return self.surroundings.voices.pair("digital.step.looking")
        return self.surroundings.voices.pair("digital.step.staging", number=str(latest.number), of=str(latest.of))

    def going_on(self) -> Pair:
        """What is waited for."""
        pair, latest = self.surroundings.voices.pair, self.dispatch.latest
        if self.dispatch.is_stopping:
            return pair("submitting.stopping")
        if latest is None:
            return pair("delivery.making")
        if latest.attempt > 1:
            return pair("digital.again", attempt=str(latest.attempt), seconds=str(self.dispatch.seconds_left))
        return pair("submitting.long" if self.dispatch.age > LONG else "submitting.wait")

    @property
    def may_stop(self) -> bool:
        """Whether somebody may want to wait no longer."""
        latest, dispatch = self.dispatch.latest, self.dispatch
        is_slow = dispatch.age > LONG or (latest is not None and latest.attempt > 1)
        return is_slow and not dispatch.is_stopping

    def explain(self) -> Sequence[Hint]:
        text = "submitting.late.help" if self.dispatch.late else "submitting.help"
        return [Hint("lock", *self.surroundings.voices.pair(text))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.dispatch.break_off()
        self.look()

    def ask_to_end(self) -> None:
        self.app.push_screen(EndSendingScreen(self.surroundings, self.reference, self.dispatch.late), self.hear)


class EndSendingScreen(CardScreen):
    """Stay, or end and erase, though it may arrive all the same."""

    def __init__(self, surroundings: Surroundings, reference: str, late: bool = False) -> None:
        super().__init__(
            surroundings,
            "end.title",
            (Pick("stay", "back", "end.stay"), Pick("end", "erase", "end.erase")),
            hints=[("send", "submitting.late.end" if late else "submitting.end")],
            values={"reference": reference},
            absent=("help", "next"),
        )

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(End() if message.card.choice == "end" else Back())

    def ask_to_end(self) -> None:
        """It is being asked."""


def reached(place: int, now: int) -> Reached:
    """Whether the step at this place is behind, being taken, or still to come."""
    return "done" if place < now else "now" if place == now else "open"
