"""The two panels above any screen: explain this (F1), and end and erase (F10).

The one rule: ending is asked once and never the first card, so that no slip of a key ends a visit.
"""

from collections.abc import Iterator, Sequence

from textual.containers import Vertical
from textual.widget import Widget

from kiosk.terminal.outcome import Back, End
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Hint

KEYS = (("touch", "explain.touch"), ("back", "explain.back"), ("helper", "explain.helper"))


class ExplainScreen(FrameScreen):
    """What the screen beneath is for, how it is used, and the way to end the visit."""

    def __init__(self, surroundings: Surroundings, hints: Sequence[Widget] = ()) -> None:
        super().__init__(surroundings, absent=("help", "next"))
        self.hints = hints

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("explain.title"))
        yield Vertical(*self.hints, *[Hint(icon, *pair(text)) for icon, text in KEYS], id="hints")
        yield Card("end", "1", "erase", *pair("end.erase"), strip=True)

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.ask_to_end()


class EndScreen(FrameScreen):
    """Stay, or end and erase."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, absent=("help", "next"))

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("end.title"))
        yield Shelf(Card("stay", "1", "back", *pair("end.stay")), Card("end", "2", "erase", *pair("end.erase")))

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(End() if message.card.choice == "end" else Back())

    def ask_to_end(self) -> None:
        """It is being asked."""
