"""The door of the staff menu: a PIN, typed unseen.

The one rule: not one digit of it is ever drawn, and it is kept nowhere when the screen has been left.
"""

from collections.abc import Iterator

from textual import events
from textual.widget import Widget

from kiosk.language.script import western_digits
from kiosk.terminal.masking import DOT
from kiosk.terminal.outcome import Answered
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.answers.typed import TypedAnswer
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.editing import Typing
from kiosk.terminal.widgets.field import Field
from kiosk.terminal.widgets.headline import Headline

LONGEST_PIN = 12
ABSENT: tuple[Place, ...] = ("help", "language", "privacy")


class PinField(Field):
    """A field that shows only how many digits stand in it."""

    @property
    def seen(self) -> Typing:
        return Typing(DOT * len(self.typing.letters), self.typing.caret)


class PinScreen(FrameScreen):
    """`refused`: the last one was wrong. Ends with Answered or Back."""

    def __init__(self, surroundings: Surroundings, *, refused: bool = False) -> None:
        super().__init__(surroundings, next_key="Enter", next_ready=True, absent=ABSENT)
        self.refused = refused
        self.answering = TypedAnswer([PinField(most=LONGEST_PIN)], (), pad=True)

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair("staff.pin"))
        yield self.answering

    def on_mount(self) -> None:
        if self.refused:
            self.answering.refuse(*self.surroundings.voices.pair("staff.wrong"))
        self.answering.begin()

    def go_next(self) -> None:
        if self.answering.raw:
            typed = western_digits(self.answering.raw)
            self.leave(Answered(typed, typed))

    def loose_key(self, event: events.Key) -> bool:
        return self.answering.take_key(event)

    def on_answering_given(self, message: TypedAnswer.Given) -> None:
        message.stop()
        self.go_next()

    def on_answering_changed(self, message: TypedAnswer.Changed) -> None:
        message.stop()
