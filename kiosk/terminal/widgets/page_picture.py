"""A page of a document as large as its widget, and several of them small beside each other.

The one rule: a page stands as it is on paper: upright, whole, and the same way round in every language.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.greys import DOWN, Dots, Grey, Marked, dots_of, drawn, strip
from kiosk.terminal.themes import DIMMED
from kiosk.terminal.widgets.placed import Placed
from kiosk.visit.document import SMALL_WIDTH, Page, Pages

LOWEST = 4
BETWEEN = 2


def grey_of(page: Page) -> Grey:
    """Its small picture."""
    return Grey(SMALL_WIDTH, page.small)


class Dotted(Block):
    """A block that is drawn in dots, line by line, and has no inks; nothing it painted is kept."""

    def repaint(self) -> None:
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        return [self.render_line(y).crop(crop.x, crop.right) for y in range(crop.y, crop.bottom)]

    @property
    def dots(self) -> Dots:
        """How many dots a cell has here."""
        return dots_of(self.surroundings.cells.drawing)

    @property
    def is_dimmed(self) -> bool:
        """Whether nobody seems to be there."""
        return self.app.theme == DIMMED


class PagePicture(Dotted):
    """One page, as wide as its widget. `marked`: which of its dots are tinted."""

    def __init__(self, grey: Grey) -> None:
        super().__init__()
        self.grey = grey
        self.marked: Marked | None = None
        self._drawn: tuple[int, tuple[bytes, ...]] = (0, ())

    @property
    def dotted(self) -> tuple[bytes, ...]:
        """Its dots at the width it has now."""
        width = self.size.width
        if self._drawn[0] != width:
            self._drawn = width, drawn(self.grey, width, self.dots)
        return self._drawn[1]

    def show_grey(self, grey: Grey) -> None:
        """Another picture, of this page or of another."""
        self.grey, self._drawn = grey, (0, ())
        self.repaint()

    def mark(self, marked: Marked | None) -> None:
        """From now on these dots are tinted."""
        self.marked = marked
        self.repaint()

    def forget(self) -> None:
        super().forget()
        self.grey, self._drawn = Grey(1, b"\xff"), (0, ())

    def render_line(self, y: int) -> Strip:
        lines = self.dotted
        if (y + 1) * DOWN[self.dots] > len(lines):
            return Strip.blank(self.size.width)
        return strip(lines, y, self.dots, self.marked, dimmed=self.is_dimmed)


def place(grey: Grey, room: Region) -> Region:
    """Where it stands in a room, whole, as large as can be, in the middle."""
    columns = min(room.width, grey.columns_at(room.height))
    rows = min(room.height, grey.rows_at(columns))
    return Region(room.x + (room.width - columns) // 2, room.y, columns, rows)


class PageNumber(Block):
    """What stands beneath a small page: its number, and a sign where something was seen on it."""

    def __init__(self, number: int, icon: str) -> None:
        super().__init__()
        self.number, self.icon = number, icon

    def rows(self, width: int) -> int:  # noqa: ARG002
        return 1

    def paint(self, canvas: Canvas) -> None:
        canvas.middle(0, f"{self.number} ⚠" if self.icon else str(self.number), "error" if self.icon else "label")


class PageRow(Placed):
    """The last pages of a document that fit, in reading order, each with its number."""

    DEFAULT_CSS = "PageRow { height: 1fr; width: 1fr; }"

    def __init__(self, pages: Pages) -> None:
        self.pages: Pages = pages
        self.pictures = [PagePicture(grey_of(page)) for page in pages]
        self.numbers = [PageNumber(at, "".join(page.warnings[:1])) for at, page in enumerate(pages, 1)]
        super().__init__(*self.pictures, *self.numbers)

    def show_pages(self, pages: Pages) -> None:
        """Pages have come: only what is new is made."""
        if pages == self.pages:
            return
        known = len(self.pages) if pages[: len(self.pages)] == self.pages else 0
        if not known:
            for widget in (*self.pictures, *self.numbers):
                widget.remove()
            self.pictures, self.numbers = [], []
        self.pages = pages
        pictures = [PagePicture(grey_of(page)) for page in pages[known:]]
        numbers = [PageNumber(at, "".join(page.warnings[:1])) for at, page in enumerate(pages[known:], known + 1)]
        self.pictures += pictures
        self.numbers += numbers
        self.mount(*pictures, *numbers)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        rows = size.height - 1
        if rows < LOWEST or not self.pictures:
            return
        shown = self._fitting(size)
        x = 0
        for at, breadth in shown:
            high = min(rows, self.pictures[at].grey.rows_at(breadth))
            yield self.pictures[at], Region(x, rows - high, breadth, high)
            yield self.numbers[at], Region(x, rows, breadth, 1)
            x += breadth + BETWEEN

    def _fitting(self, size: Size) -> Sequence[tuple[int, int]]:
        """Number from 0 and columns of the last pages that stand beside each other."""
        taken, found = 0, list[tuple[int, int]]()
        for at in reversed(range(len(self.pictures))):
            breadth = min(size.width, self.pictures[at].grey.columns_at(size.height - 1))
            if found and taken + breadth > size.width:
                break
            found.append((at, breadth))
            taken += breadth + BETWEEN
        return found[::-1]
