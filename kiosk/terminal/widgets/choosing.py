"""What is told of a paper, its sketch, and what can be done about it, as low cards: beside each other, or on two pages.

The one rule: cards come first: where the sketch has no room beside them it is on the next page, never the cards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Page
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Hint
from kiosk.terminal.widgets.sketched import BREADTH, NARROWEST, Sketched
from kiosk.terminal.widgets.sketched import GAP as BESIDE
from kiosk.terminal.widgets.telling import PAIRED

LOWEST, TALLEST = 3, 6
"""Rows of a card."""
FEWEST = 34
"""Columns of a card that has its picture beside its words."""
GAP = 3
PANEL = BREADTH + BESIDE + NARROWEST
"""Columns of the sketch and its words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """So many cards beside each other, in lines of so many rows, with so much air between two lines."""

    columns: int
    height: int
    air: int


def grid(cards: Sequence[Card], width: int, height: int, gutter: int) -> Grid | None:
    """The fewest columns in which all cards stand in this room with their words whole; None where they do not.

    With air between the lines, where two columns have room for it.
    """
    ways = [
        found
        for columns in (1, 2, 3)
        for air in (1, 0)
        if (found := fitted(cards, columns, air, width, height, gutter))
    ]
    return next((each for each in ways if each.air), next(iter(ways), None))


def fitted(cards: Sequence[Card], columns: int, air: int, width: int, height: int, gutter: int) -> Grid | None:
    """So many columns, with so much air; None where the cards have no room."""
    breadth, lines = (width - (columns - 1) * gutter) // columns, -(-len(cards) // columns)
    rows = min(TALLEST, (height + air) // lines - air)
    is_roomy = breadth >= FEWEST and rows >= LOWEST and all(card.strip_rows(breadth) <= rows for card in cards)
    return Grid(columns, rows, air) if is_roomy else None


class Choosing(Paged):
    """`told` from the top: each beside the next where there is room. `sketched`: None where nothing is drawn."""

    DEFAULT_CSS = "Choosing { height: 1fr; width: 1fr; }"

    def __init__(self, told: Sequence[Hint], cards: Sequence[Card], sketched: Sketched | None) -> None:
        super().__init__(*told, *cards, *([sketched] if sketched else []))
        self.told, self.cards, self.sketched = tuple(told), tuple(cards), sketched

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        # What is told rather gives up its pictures than its place beside the sketch.
        for is_bare in (False, True):
            placed, top = self._heads(size.width, is_bare=is_bare)
            beside = self._beside(size.width, size.height - top)
            if beside:
                break
        self.pages = 2 if self.sketched and not beside else 1
        self.page = min(self.page, self.pages - 1)
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))
        if self.sketched and self.page == 1:
            yield self.sketched, Region(0, 0, size.width, size.height)
        elif self.sketched and beside:
            yield from placed
            yield self.sketched, Region(0, top, PANEL, size.height - top)
            yield from self._cards(beside, Region(PANEL + GAP, top, size.width - PANEL - GAP, size.height - top))
        else:
            yield from self._alone(size)

    def _beside(self, width: int, room: int) -> Grid | None:
        """How the cards stand beside the sketch; None where there is no room for both."""
        if self.sketched is None or self.sketched.rows(PANEL) > room:
            return None
        return grid(self.cards, width - PANEL - GAP, room, self.measure.gutter)

    def _alone(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        """What is told and the cards, with the width to themselves."""
        for is_bare in (False, True):
            placed, top = self._heads(size.width, is_bare=is_bare)
            if found := grid(self.cards, size.width, size.height - top, self.measure.gutter):
                break
        yield from placed
        yield from self._cards(found or Grid(2, LOWEST, 0), Region(0, top, size.width, size.height - top))

    def _heads(self, width: int, *, is_bare: bool) -> tuple[list[tuple[Widget, Region]], int]:
        """What is told, in pairs where they have room beside each other, and the row beneath; `is_bare`: words only."""
        number = 2 if width >= PAIRED and len(self.told) > 1 else 1
        breadth = (width - (number - 1) * self.measure.gutter) // number
        placed: list[tuple[Widget, Region]] = []
        top = 0
        for row in (self.told[at : at + number] for at in range(0, len(self.told), number)):
            rows = max(each.word_rows(breadth) if is_bare else each.rows(breadth) for each in row)
            for column, each in enumerate(row):
                placed.append((each, Region(column * (breadth + self.measure.gutter), top, breadth, rows)))
            top += rows
        return placed, top + (0 if self.measure.small or is_bare else 1)

    def _cards(self, grid: Grid, room: Region) -> Iterator[tuple[Widget, Region]]:
        gutter = self.measure.gutter
        breadth = (room.width - (grid.columns - 1) * gutter) // grid.columns
        for number, card in enumerate(self.cards):
            line, column = divmod(number, grid.columns)
            if card.sunken != (is_sunken := not grid.air and line % 2 == 1):
                card.sunken = is_sunken
                card.repaint()
            x, y = room.x + column * (breadth + gutter), room.y + line * (grid.height + grid.air)
            yield card, Region(x, y, breadth, grid.height)
