"""The rehearsal office: the printed pages shown on the screen, two grey dots to a cell, and a link to the PDF.

The one rule: pages are drawn from memory; the link answers only on this machine and only while the visit lasts.
"""

from collections.abc import Callable, Iterator

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.terminal.outcome import Proceed
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.still import Still
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline, Page
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Hint

# An A4 page is so many times as high as it is wide.
TALL = 2**0.5
BETWEEN = 2
Small = Callable[[int, int], tuple[bytes, ...]]


class PagePicture(Still):
    """Page `number` (from 0), as wide as its widget. `small(number, width)` gives its lines of grey."""

    def __init__(self, small: Small, number: int) -> None:
        super().__init__()
        self.small, self.number = small, number
        self._drawn: tuple[int, tuple[bytes, ...]] = (0, ())

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._drawn[0] != width:
            self._drawn = width, self.small(self.number, width)
        lines = self._drawn[1]
        blank = b"\xff" * width
        upper, lower = (lines[row] if row < len(lines) else blank for row in (2 * y, 2 * y + 1))
        return Strip([Segment("▀", grey(a, b)) for a, b in zip(upper, lower, strict=True)])


class Sheets(Placed):
    """As many pages side by side as fit, beginning with `first`."""

    DEFAULT_CSS = "Sheets { height: 1fr; width: 1fr; }"

    def __init__(self, small: Small, pages: int) -> None:
        self.pictures = tuple(PagePicture(small, number) for number in range(pages))
        super().__init__(*self.pictures)
        self.first, self.most = 0, 1

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        breadth = max(4, min(size.width, int(2 * size.height / TALL)))
        self.most = max(1, (size.width + BETWEEN) // (breadth + BETWEEN))
        for offset, picture in enumerate(self.pictures[self.first :][: self.most]):
            yield picture, Region(offset * (breadth + BETWEEN), 0, breadth, min(size.height, int(breadth * TALL / 2)))


class PreviewScreen(FrameScreen):
    """Ends with Proceed after the last page. `link` is shown when there is one."""

    def __init__(self, surroundings: Surroundings, small: Small, pages: int, link: str, at: int) -> None:
        super().__init__(surroundings, at=at, absent=("back",), next_ready=True)
        self.pages, self.link = pages, link
        self.sheets = Sheets(small, pages)
        self.headline = Headline(*surroundings.voices.pair("preview.title"), page=Page(1, pages))

    def body(self) -> Iterator[Widget]:
        yield self.headline
        if self.link:
            yield Hint("look", self.surroundings.voices.applicant("preview.link"), self.link)
        yield self.sheets

    def go_next(self) -> None:
        sheets = self.sheets
        if sheets.first + sheets.most >= self.pages:
            self.leave(Proceed())
            return
        sheets.first += sheets.most
        self.headline.turn(Page(sheets.first + 1, self.pages))
        sheets.rearrange()


def grey(front: int, back: int) -> Style:
    """Two levels from 0 (black) as a style: the upper dot and the lower."""
    return Style(color=f"#{front:02x}{front:02x}{front:02x}", bgcolor=f"#{back:02x}{back:02x}{back:02x}")
