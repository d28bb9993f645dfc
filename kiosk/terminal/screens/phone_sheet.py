"""What stands on the screen while photos come from a phone: steps and code first, then the pages.

The one rule: a code is black on white and whole, or it is not shown at all.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.screens.sign_in_sheet import FEWEST, GAP, StepLine
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.page_picture import PageRow
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Alert, Hint
from kiosk.terminal.widgets.upload_code import UploadCode

FOOT = 3


class PhonePagesSheet(Placed):
    """`is_coded`: the code is shown; else the pages that are here. `small`: instead of a code that has no room."""

    DEFAULT_CSS = "PhonePagesSheet { height: 1fr; width: 1fr; }"

    def __init__(
        self,
        headline: Headline,
        steps: Sequence[StepLine],
        state: Hint,
        small: Alert,
        alert: Alert,
        pages: PageRow,
        cards: tuple[Card, Card],
    ) -> None:
        self.code = UploadCode()
        super().__init__(headline, *steps, state, small, alert, pages, self.code, *cards)
        self.headline, self.steps, self.state, self.small, self.alert = headline, steps, state, small, alert
        self.pages, self.cards = pages, cards
        self.is_coded = not pages.pages

    def show_link(self, link: str) -> None:
        """From now on this is what a phone scans; "" for nothing yet."""
        self.code.show_link(link)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        if self.is_coded:
            yield from self._code(size)
        else:
            yield from self._pages(size)

    def _pages(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        y = self.headline.rows(size.width)
        yield self.headline, Region(0, 0, size.width, y)
        for block in (self.state, *([self.alert] if self.alert.text else [])):
            rows = block.rows(size.width)
            yield block, Region(0, y + (0 if self.measure.small else 1), size.width, rows)
            y += rows + (0 if self.measure.small else 1)
        yield self.pages, Region(0, y + 1, size.width, max(1, size.height - y - FOOT - 2))
        breadth = (size.width - self.measure.gutter) // 2
        for number, card in enumerate(self.cards):
            yield card, Region(number * (breadth + self.measure.gutter), size.height - FOOT, breadth, FOOT)

    def _code(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        is_whole = self.code.fit(size.width - GAP - FEWEST, size.height)
        side, high = (self.code.breadth, self.code.high) if is_whole else (0, 0)
        above = self.headline.rows(size.width) + 1
        is_above = above + high <= size.height
        top = above if is_above else 0
        if is_above:
            yield self.headline, Region(0, 0, size.width, above - 1)
        if side:
            yield self.code, Region(size.width - side, top if is_above else (size.height - high) // 2, side, high)
        breadth = size.width - (side + GAP if side else 0)
        small = [self.small] if self.code.link and not is_whole else []
        alert = [self.alert] if self.alert.text else []
        yield from self._read(
            Region(0, top, breadth, size.height - top),
            [*([] if is_above else [self.headline]), *small, *alert, *self.steps, self.state],
        )

    def _read(
        self, room: Region, said: Sequence[Headline | Alert | StepLine | Hint]
    ) -> Iterator[tuple[Widget, Region]]:
        """Everything from the top; with air between where there is room for it."""
        foot = FOOT if self.pages.pages else 0
        rows = [block.rows(room.width) for block in said]
        air = 1 if sum(rows) + len(rows) + foot <= room.height else 0
        y = room.y
        for block, high in zip(said, rows, strict=True):
            if y + high > room.bottom - foot:
                break
            yield block, Region(0, y, room.width, high)
            y += high + (1 if isinstance(block, Headline) else air)
        if foot:
            # Back from the code to the pages.
            yield self.cards[1], Region(0, room.bottom - FOOT, room.width, FOOT)
