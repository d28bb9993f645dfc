"""The scanned page in grey, to compare the paper with what its codes say.

The one rule: a picture is drawn from the page each time and kept nowhere else.
"""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kiosk.desk.reading import Page
from kiosk.desk.widgets.dots import SIZE, Dots, cell, scaled

# An A4 page is so many times as high as it is wide.
TALL = 2**0.5
LARGEST = 8


class Picture(ScrollView):
    """Page `at` (from 0) of `pages`; at `zoom` 1 the whole page fits."""

    def __init__(self, dots: Dots) -> None:
        super().__init__(id="picture")
        self.can_focus = False
        self.dots = dots
        self.pages: tuple[Page, ...] = ()
        self.at, self.zoom = 0, 1
        self._drawn: tuple[object, tuple[bytes, ...]] = (None, ())

    def show(self, pages: tuple[Page, ...]) -> None:
        """These pages, the first; the newest when one is added to others."""
        if len(pages) != len(self.pages):
            self.at = len(pages) - 1 if self.pages and pages else 0
        self.pages = pages
        self.draw()

    def turn(self, step: int) -> None:
        """To another page, its top."""
        self.at = min(max(self.at + step, 0), max(0, len(self.pages) - 1))
        self.scroll_home(animate=False)
        self.draw()

    def magnify(self, step: int) -> None:
        """Closer or farther."""
        self.zoom = min(max(self.zoom + step, 1), LARGEST)
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Scales the page to the room there is."""
        room = self.scrollable_content_region
        columns = max(8, min(room.width, int(2 * room.height / TALL))) * self.zoom
        asked = (self.pages[self.at], columns) if self.pages else None
        if asked != self._drawn[0]:
            self._drawn = asked, scaled(*asked, self.dots) if asked else ()
        self.virtual_size = Size(columns if asked else 0, len(self._drawn[1]) // SIZE[self.dots][1])
        self.refresh()

    def render_line(self, y: int) -> Strip:
        wide, high = SIZE[self.dots]
        at = (y + self.scroll_offset.y) * high
        left = self.scroll_offset.x * wide
        lines = [line[left : left + self.size.width * wide] for line in self._drawn[1][at : at + high]]
        if not lines:
            return Strip.blank(self.size.width, self.rich_style)
        starts = range(0, len(lines[0]), wide)
        strip = Strip([cell(b"".join(line[x : x + wide] for line in lines), self.dots) for x in starts])
        return strip.adjust_cell_length(self.size.width, self.rich_style)
