"""How the receipt of a digital application is laid out: page one with number and code, and pages with the rest.

The one rule: what has no room stands whole on the next page, and no page is without the number and the card.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.canvas import Block
from kiosk.terminal.screens.receipt import FEWEST, GAP
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline, Page
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.qr import QR
from kiosk.terminal.widgets.reference import ReferencePanel, RegisterLine
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Caption, Hint

COLUMN = 36
"""Columns of a text that is read beside another."""
ROOMY = 44
"""Rows of a terminal on which the card has an edge; on others what is said needs the room."""
Placement = list[tuple[Widget, Region]]


class DigitalSheet(Paged):
    """`number` stands for the panel on every page but the first; `scan` says what the code is for."""

    DEFAULT_CSS = "DigitalSheet { height: 1fr; width: 1fr; }"

    def __init__(
        self,
        headline: Headline,
        panel: ReferencePanel,
        number: Caption,
        code: QR,
        scan: Hint,
        hints: Sequence[Hint],
        card: Card,
        register: RegisterLine | None,
    ) -> None:
        super().__init__(headline, panel, number, code, scan, *hints, card, *([register] if register else []))
        self.headline, self.panel, self.number, self.card = headline, panel, number, card
        self.code, self.scan, self.hints, self.register = code, scan, tuple(hints), register

    @property
    def air(self) -> int:
        """Rows between two blocks."""
        return 0 if self.measure.small else 1

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        first, said = self._first(size)
        pages = list(self._pages(size, [hint for hint in self.hints if hint not in said]))
        self.pages = 1 + len(pages)
        self.page = min(self.page, self.pages - 1)
        yield from first if self.page == 0 else pages[self.page - 1]
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))

    def _first(self, size: Size) -> tuple[Placement, set[Widget]]:
        """Number and code, and beside them as many hints as there is room for."""
        side = len(self.code.modules[0])
        height, reading = self.code.rows(side), size.width - side - GAP
        above, scanned = self.headline.rows(size.width) + 1, self.scan.rows(side)
        right = size.width - side
        if above + height + self.air + scanned <= size.height and reading >= FEWEST:
            placed: Placement = [
                (self.headline, Region(0, 0, size.width, above - 1)),
                (self.code, Region(right, above, side, height)),
                (self.scan, Region(right, above + height + self.air, side, scanned)),
            ]
            placed += self._listed((self.panel, *self.hints), Region(0, above, reading, size.height - above))
        else:
            # A code that is cut is none: then its address and the letters below the number have to do.
            is_whole = height <= size.height and reading >= FEWEST
            placed = [(self.code, Region(right, (size.height - height) // 2, side, height))] if is_whole else []
            room = Region(0, 0, reading if is_whole else size.width, size.height)
            placed += self._listed((self.headline, self.panel, self.scan, *self.hints), room)
        return placed, {widget for widget, _ in placed}

    def _listed(self, blocks: Sequence[Block], room: Region) -> Placement:
        """One beneath the other, as many as there is room for; the card at the foot."""
        foot = self._foot(room)
        bottom = min(region.y for _, region in foot)
        # Air is given up where that makes room for one more.
        return foot + max((list(stacked(blocks, room, bottom, air)) for air in (self.air, 0)), key=len)

    def _foot(self, room: Region) -> Placement:
        height = 5 if self.measure.height >= ROOMY else 3
        placed: Placement = [(self.card, Region(room.x, room.bottom - height, min(room.width, 2 * COLUMN), height))]
        if self.register:
            placed.append((self.register, Region(room.x, room.bottom - height - 1, room.width, 1)))
        return placed

    def _pages(self, size: Size, hints: Sequence[Hint]) -> Iterator[Placement]:
        """What had no room on the first page, in columns where there is room for two."""
        number = 2 if size.width >= 2 * COLUMN + GAP else 1
        breadth = (size.width - (number - 1) * GAP) // number
        above = self.headline.rows(size.width) + 1
        foot = self._foot(Region(0, 0, size.width, size.height))
        top, bottom = above + 2, min(region.y for _, region in foot)
        # Air is given up where that saves a page.
        columns, air = min(
            ((self._columns(hints, breadth, bottom - top, air), air) for air in (self.air, 0)),
            key=lambda placed: -(-len(placed[0]) // number),
        )
        for at in range(0, len(columns), number):
            placed: Placement = [
                (self.headline, Region(0, 0, size.width, above - 1)),
                (self.number, Region(0, above, size.width, 1)),
                *foot,
            ]
            for place, column in enumerate(columns[at : at + number]):
                y = top
                for hint in column:
                    placed.append((hint, Region(place * (breadth + GAP), y, breadth, hint.rows(breadth))))
                    y += hint.rows(breadth) + air
            yield placed

    def _columns(self, hints: Sequence[Hint], breadth: int, height: int, air: int) -> list[list[Hint]]:
        """What stands beneath each other: as much as there is room for."""
        columns: list[list[Hint]] = []
        left = -1
        for hint in hints:
            rows = hint.rows(breadth)
            if rows > left:
                columns.append([])
                left = height
            columns[-1].append(hint)
            left -= rows + air
        return columns


def stacked(blocks: Sequence[Block], room: Region, bottom: int, air: int) -> Iterator[tuple[Widget, Region]]:
    """One beneath the other, as many as stand above `bottom`."""
    y = room.y
    for block in blocks:
        height = block.rows(room.width)
        if y + height > bottom:
            return
        yield block, Region(room.x, y, room.width, height)
        y += height + air
