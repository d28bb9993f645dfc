"""What every way of answering has in common: it holds what was typed or chosen, and tells the screen.

The one rule: it knows nothing of answers, only of what was typed; the kinds of the form turn that into an answer.
"""

from textual import events
from textual.message import Message

from kiosk.terminal.widgets.placed import Placed


class Answering(Placed):
    """The middle of a question screen."""

    class Changed(Message):
        """Something was typed or ticked: Next may have become ready."""

    class Given(Message):
        """The answer is complete; the screen moves on by itself. `raw` as `AnswerKind.parse` wants it."""

        def __init__(self, raw: str) -> None:
            super().__init__()
            self.raw = raw

    @property
    def raw(self) -> str:
        """What was typed, or the chosen ids joined by commas."""
        raise NotImplementedError

    def refuse(self, text: str, second: str) -> None:
        """Shows why the answer was not taken, keeping what was typed."""

    def begin(self) -> None:
        """Puts the ring where typing starts; cards have none."""

    def take_key(self, event: events.Key) -> bool:  # noqa: ARG002
        """A key pressed while the ring is elsewhere; True when it was taken."""
        return False

    def next_field(self) -> bool:
        """Enter was pressed: moves to the next empty field; False when there is none."""
        return False
