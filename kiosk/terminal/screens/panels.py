"""The panels above any screen: explain this (F1) and what becomes of the answers, and end and erase (F10).

The one rule: ending is asked once and never the first card, so that no slip of a key ends a visit.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.about import about
from kiosk.terminal.canvas import Block
from kiosk.terminal.outcome import Back, Chose, End, Outcome
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.guidance import Guidance
from kiosk.terminal.widgets.headline import Headline, Page
from kiosk.terminal.widgets.lane import Lane
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Hint, poured

KEYS = (
    ("touch", "explain.touch"), ("back", "explain.back"), ("helper", "explain.helper"), ("speak", "voice.help"),
)  # fmt: skip
GAP = 3
MANUAL = "manual"
"""The card that leads to the guide for helpers."""


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
        breadth = half if is_beside else size.width
        head = self._card_rows(breadth) + self.headline.rows(breadth) + self._air(self.headline)
        told = poured(self.hints, breadth, size.height - head, 0 if self.measure.small else 1)
        advised = self.guidance.pages(breadth, size.height) if self.guidance else []
        self.pages = len(advised) if is_beside else len(told) + len(advised)
        self.page = min(self.page, self.pages - 1)
        if self.guidance and (is_beside or self.page >= len(told)):
            self.guidance.show(advised[self.page if is_beside else self.page - len(told)])
            aside = size.width - half if is_beside else 0
            yield self.guidance, Region(aside, 0, size.width - aside, size.height)
        if is_beside or self.page < len(told):
            yield from self._told(told[0 if is_beside else self.page], half if is_beside else size.width, size.height)
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))

    def _told(self, hints: Sequence[Hint], width: int, height: int) -> Iterator[tuple[Widget, Region]]:
        """Headline and hints from the top; at the foot the way to end, and what becomes of the answers."""
        top, card = 0, self._card_rows(width)
        for block in (self.headline, *hints):
            rows = block.rows(width)
            yield block, Region(0, top, width, min(rows, height - card - top))
            top += rows + self._air(block)
        half = (width - GAP) // 2
        first, second = self.cards[::-1] if self.surroundings.direction == "rtl" else self.cards
        yield first, Region(0, height - card, half, card)
        yield second, Region(width - half, height - card, half, card)

    def _rows(self, width: int) -> int:
        told = (self.headline, *self.hints)
        return sum(block.rows(width) + self._air(block) for block in told) + self._card_rows(width)

    def _air(self, block: Block) -> int:
        return 0 if self.measure.small and block is not self.headline else 1

    def _card_rows(self, width: int) -> int:
        """As many as the longer of the two says; without a tick box they have four cells more."""
        said = (card.strip_rows((width - GAP) // 2 + 4) for card in self.cards)
        return max(3 if self.measure.small else 5, *said)


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
            self.app.push_screen(about_screen(self.surroundings), self.hear_about)

    def press_place(self, place: Place) -> None:
        """F1 once more leads to the guide."""
        if place == "help":
            self.read_manual()
        else:
            super().press_place(place)

    def hear_about(self, outcome: Outcome | None) -> None:
        """What the page about the answers ended with."""
        if outcome == Chose(MANUAL):
            self.read_manual()
        else:
            self.hear(outcome)

    def read_manual(self) -> None:
        """The guide for helpers."""
        from kiosk.terminal.screens.manual import open_manual

        open_manual(self.surroundings, self.app.push_screen, self.hear)


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
    """What becomes of the answers, and the way to the guide for helpers (MANUAL); anything else goes back."""
    picks = [Pick("back", "back", "about.back"), Pick(MANUAL, "helper", "lane.title")]
    return CardScreen(
        surroundings, "about.title", picks, hints=about(counted=surroundings.counts), absent=("help", "next")
    )
