"""The panels above any screen: explain this (F1) and what becomes of the answers, and end and erase (F10).

The one rule: ending is asked once and never the first card, so that no slip of a key ends a visit.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.about import ABOUT
from kiosk.terminal.canvas import Block
from kiosk.terminal.outcome import Back, End
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.guidance import Guidance
from kiosk.terminal.widgets.headline import Headline, Page
from kiosk.terminal.widgets.lane import Lane
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Hint

KEYS = (("touch", "explain.touch"), ("back", "explain.back"), ("helper", "explain.helper"))
GAP = 3


class Explained(Paged):
    """How it is used beside what the helper is told; on pages of its own where the two have no room together."""

    def __init__(
        self, headline: Headline, hints: Sequence[Hint], cards: tuple[Card, Card], guidance: Guidance | None
    ) -> None:
        super().__init__(headline, *hints, *cards, *([guidance] if guidance else []))
        self.headline, self.hints, self.cards, self.guidance = headline, hints, cards, guidance

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        half = (size.width - GAP) // 2
        is_beside = self.guidance is not None and self._rows(half) <= size.height
        told = self._leaves(half if is_beside else size.width, size.height)
        advised = self.guidance.pages(half if is_beside else size.width, size.height) if self.guidance else []
        self.pages = len(advised) if is_beside else len(told) + len(advised)
        self.page = min(self.page, self.pages - 1)
        if self.guidance and (is_beside or self.page >= len(told)):
            self.guidance.show(advised[self.page if is_beside else self.page - len(told)])
            aside = size.width - half if is_beside else 0
            yield self.guidance, Region(aside, 0, size.width - aside, size.height)
        if is_beside or self.page < len(told):
            yield from self._told(told[0 if is_beside else self.page], half if is_beside else size.width, size.height)
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))

    def _leaves(self, width: int, height: int) -> list[list[Hint]]:
        """The hints that stand together: on as few pages as it takes to show each whole."""
        room = height - self._card_rows - self.headline.rows(width) - self._air(self.headline)
        leaves: list[list[Hint]] = [[]]
        left = room
        for hint in self.hints:
            rows = hint.rows(width)
            if rows > left and leaves[-1]:
                leaves.append([])
                left = room
            leaves[-1].append(hint)
            left -= rows + self._air(hint)
        return leaves

    def _told(self, hints: Sequence[Hint], width: int, height: int) -> Iterator[tuple[Widget, Region]]:
        """Headline and hints from the top; at the foot the way to end, and what becomes of the answers."""
        top, card = 0, self._card_rows
        for block in (self.headline, *hints):
            rows = block.rows(width)
            yield block, Region(0, top, width, min(rows, height - card - top))
            top += rows + self._air(block)
        half = (width - GAP) // 2
        first, second = self.cards[::-1] if self.surroundings.direction == "rtl" else self.cards
        yield first, Region(0, height - card, half, card)
        yield second, Region(width - half, height - card, half, card)

    def _rows(self, width: int) -> int:
        return sum(block.rows(width) + self._air(block) for block in (self.headline, *self.hints)) + self._card_rows

    def _air(self, block: Block) -> int:
        return 0 if self.measure.small and block is not self.headline else 1

    @property
    def _card_rows(self) -> int:
        return 3 if self.measure.small else 5


class ExplainScreen(FrameScreen):
    """What the screen beneath is for, how it is used, what the helper is told; from here to the end, and to more."""

    def __init__(self, surroundings: Surroundings, hints: Sequence[Hint] = (), lane: Lane | None = None) -> None:
        super().__init__(surroundings, absent=("help", "next"))
        self.hints = hints
        self.guidance = Guidance(lane.parts) if lane else None

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Explained(
            Headline(*pair("explain.title")),
            [*self.hints, *(Hint(icon, *pair(text)) for icon, text in KEYS)],
            (
                Card("end", "1", "erase", *pair("end.erase"), strip=True),
                Card("about", "2", "lock", *pair("about.title"), strip=True),
            ),
            self.guidance,
        )

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        if message.card.choice == "end":
            self.ask_to_end()
        else:
            self.app.push_screen(about_screen(self.surroundings), self.hear)


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


def about_screen(surroundings: Surroundings) -> FrameScreen:
    """What becomes of the answers; ends with Chose or Back, which mean the same."""
    return CardScreen(
        surroundings, "about.title", [Pick("back", "back", "about.back")], hints=ABOUT, absent=("help", "next")
    )
