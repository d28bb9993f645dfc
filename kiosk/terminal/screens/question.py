"""One question: the only screen there is for questions; the kind decides what stands in the middle.

The one rule: it takes nothing for an answer that `parse` refuses, and never throws away what was typed.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from textual import events
from textual.widget import Widget

from kiosk.form.answers import Answer, Problem
from kiosk.form.definition import Kind, Question
from kiosk.language.terms import TERMS
from kiosk.terminal.outcome import Answered, Skipped
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.answers.answering import Answering
from kiosk.terminal.widgets.answers.cards import CardsAnswer
from kiosk.terminal.widgets.answers.lanes import lane_of
from kiosk.terminal.widgets.answers.offer import Offer, Offered, offers_of
from kiosk.terminal.widgets.answers.raw import raw_of
from kiosk.terminal.widgets.answers.shapes import typed_answer
from kiosk.terminal.widgets.answers.typed import TypedAnswer
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.heading import heading
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.signs import Hint

Parse = Callable[[str], Answer | Problem]
FOLDED_FROM = 10
"""So many cards need the room of the helper's lane; it starts folded."""


class QuestionScreen(FrameScreen):
    """`at`: the step on the rail. `typed`: what stood here before a change of language; it goes before `answer`.

    `preset`: what is proposed where nothing was answered. `offered`: the cards as the answers stand; without it those
    the form names. `touched`: somebody asked to see what was answered. Ends with Answered or Skipped.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        question: Question,
        at: int | None,
        answer: Answer | None = None,
        problem: Problem | None = None,
        typed: str = "",
        *,
        preset: str = "",
        parse: Parse,
        offered: Sequence[Offered] = (),
        touched: bool = False,
    ) -> None:
        voices = surroundings.voices
        self.question, self.parse, self.problem = question, parse, problem
        self.offers = offers_of(question, offered, voices)
        self.answering = answering_of(question, typed or raw_of(answer) or preset, self.offers, surroundings)
        if question.sensitive and isinstance(self.answering, TypedAnswer):
            self.answering.guard(touched=touched and not typed)
        self.may_be_skipped = is_skippable(question, self.offers)
        self.was_refused_empty = False
        super().__init__(
            surroundings,
            at=at,
            lane=lane_of(question, voices),
            lane_folded=len(self.offers) >= FOLDED_FROM,
            next_key="0" if isinstance(self.answering, CardsAnswer) else "Enter",
            next_ready=bool(self.answering.raw) or self.may_be_skipped,
        )

    def body(self) -> Iterator[Widget]:
        voices = self.surroundings.voices
        yield heading(Headline(*voices.pair(f"{self.question.id}.text")), self.question.terms, voices)
        yield self.answering

    def on_mount(self) -> None:
        if self.problem:
            self.refuse(self.problem)
        self.answering.begin()

    def typed(self) -> str:
        return self.answering.raw

    def explain(self) -> Sequence[Hint]:
        help = f"{self.question.id}.help"
        voices = self.surroundings.voices
        own = [Hint(self.question.icon, *voices.pair(help))] if help in voices.helper else []
        return [*own, *(Hint(TERMS[term].icon, *voices.pair(f"term.{term}.explained")) for term in self.question.terms)]

    def press_place(self, place: Place) -> None:
        # A fast hand presses Next before the field has told this screen that something stands in it.
        self.next_ready = self.next_ready or bool(self.answering.raw)
        super().press_place(place)

    def go_next(self) -> None:
        self.take(self.answering.raw)

    def take(self, raw: str) -> None:
        """Leaves with the answer, or says why not. Left empty twice, an optional question is skipped."""
        answer = self.parse(raw)
        if not isinstance(answer, Problem):
            self.leave(Answered(raw, answer))
        elif not raw and self._may_skip_now():
            self.leave(Skipped())
        else:
            self.was_refused_empty = not raw
            self.refuse(answer)

    def refuse(self, problem: Problem) -> None:
        """Shows the problem in both languages."""
        self.answering.refuse(*self.surroundings.voices.pair(problem.text, **dict(problem.values)))

    def enter(self) -> None:
        if not self.answering.next_field():
            super().enter()

    def loose_key(self, event: events.Key) -> bool:
        return self.answering.take_key(event)

    def on_answering_changed(self, message: Answering.Changed) -> None:
        message.stop()
        self.was_refused_empty = False
        self.show_next(bool(self.answering.raw) or self.may_be_skipped)

    def on_answering_given(self, message: Answering.Given) -> None:
        message.stop()
        self.take(message.raw)

    def _may_skip_now(self) -> bool:
        return not self.question.required and (isinstance(self.answering, CardsAnswer) or self.was_refused_empty)


def is_skippable(question: Question, offers: tuple[Offer, ...]) -> bool:
    """Whether Next may be pressed with nothing said: never past yes and no, nor where a card says just that."""
    decides = question.kind in (Kind.YESNO, Kind.CONSENT)
    return not question.required and not decides and not any(offer.exclusive for offer in offers)


def answering_of(question: Question, raw: str, offers: tuple[Offer, ...], surroundings: Surroundings) -> Answering:
    """What stands in the middle for this kind. Raises ValueError for a group: it has its own screen."""
    voices = surroundings.voices
    match question.kind:
        case Kind.ONE | Kind.OFFICE:
            return CardsAnswer(offers, raw)
        case Kind.MANY:
            return CardsAnswer(offers, raw, many=True)
        case Kind.YESNO:
            return CardsAnswer(offers, raw, large=True)
        case Kind.CONSENT:
            help = f"{question.id}.help"
            hint = Hint(question.icon, *voices.pair(help)) if help in voices.helper else None
            return CardsAnswer(offers, raw, large=True, hint=hint)
        case (
            Kind.TEXT | Kind.NAME | Kind.ADDRESS | Kind.AMOUNT | Kind.INTEGER | Kind.PERCENT | Kind.DATE
            | Kind.IDENTITY | Kind.ACCOUNT | Kind.PHONE | Kind.REFERENCE
        ):  # fmt: skip
            return typed_answer(question, raw, offers, voices)
        case Kind.GROUP:
            raise ValueError("a group has its own screen")
        case _:
            assert_never(question.kind)
