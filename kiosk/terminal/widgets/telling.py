"""What is said above cards, and the cards: as roomy as the terminal allows, and never at the cost of the cards.

The one rule: cards keep the rows they need to be pointed at; what is said moves together, then gives up its pictures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.widgets.lowering import Lowering
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.shelf import LOWEST, Shelf
from kiosk.terminal.widgets.signs import Alert, Hint

Hints = Literal["airy", "close", "paired", "tight", "bare"]
Told = Lowering | Alert | Hint


@dataclass(frozen=True, slots=True)
class Manner:
    """How things are said: `low` without edges and large letters.

    Hints with air between them, without, in pairs with air around them and without, or as words only.
    """

    low: bool
    hints: Hints

    @property
    def pairs(self) -> bool:
        return self.hints in ("paired", "tight")


MANNERS = (
    Manner(False, "airy"), Manner(False, "close"), Manner(True, "close"), Manner(False, "paired"),
    Manner(True, "paired"), Manner(True, "tight"), Manner(False, "bare"), Manner(True, "bare"),
)  # fmt: skip
PAIRED = 80
"""Columns that two hints beside each other need."""


class Telling(Placed):
    """`told` from the top, and beneath it the cards."""

    def __init__(self, told: Sequence[Told], shelf: Shelf) -> None:
        super().__init__(*told, shelf)
        self.told, self.shelf = told, shelf

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        for manner in MANNERS:
            if (self.measure.small and not manner.low) or (manner.pairs and size.width < PAIRED):
                continue
            air = 0 if self.measure.small or manner.hints == "tight" else 1
            placed = list(self._stack(manner, size.width, air))
            top = max(region.bottom for _, region in placed) + air
            if size.height - top >= LOWEST:
                break
        yield from placed
        yield self.shelf, Region(0, top, size.width, max(1, size.height - top))

    def _stack(self, manner: Manner, width: int, air: int) -> Iterator[tuple[Widget, Region]]:
        top = 0
        for each in self.told:
            if isinstance(each, Lowering):
                each.lower(manner.low)
            if not isinstance(each, Hint):
                rows = each.rows(width)
                yield each, Region(0, top, width, rows)
                top += rows + air
        hints = [each for each in self.told if isinstance(each, Hint)]
        if manner.pairs:
            yield from self._paired(hints, width, top)
        else:
            yield from self._listed(hints, manner, width, top)

    def _listed(self, hints: Sequence[Hint], manner: Manner, width: int, top: int) -> Iterator[tuple[Widget, Region]]:
        for hint in hints:
            rows = hint.word_rows(width) if manner.hints == "bare" else hint.rows(width)
            yield hint, Region(0, top, width, rows)
            top += rows + (1 if manner.hints == "airy" else 0)

    def _paired(self, hints: Sequence[Hint], width: int, top: int) -> Iterator[tuple[Widget, Region]]:
        breadth = (width - self.measure.gutter) // 2
        for pair in (hints[at : at + 2] for at in range(0, len(hints), 2)):
            rows = max(hint.rows(breadth) for hint in pair)
            for column, hint in enumerate(pair):
                yield hint, Region(column * (breadth + self.measure.gutter), top, breadth, rows)
            top += rows
