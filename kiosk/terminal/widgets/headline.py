"""The question: large where letters can be drawn so, with the helper's words beneath, and the page of a long list.

The one rule: it takes the same rows in every way of drawing; where letters cannot be large they are bold.
"""

from dataclasses import dataclass

from kiosk.language import script
from kiosk.terminal.canvas import Block, Canvas, balanced


@dataclass(frozen=True, slots=True)
class Page:
    """Where in a long list: 1-based."""

    number: int
    of: int


class Headline(Block):
    """`page` is shown as dots and n/n at the end of the helper's line; `largest`: rows of a letter at most."""

    def __init__(self, text: str, second: str = "", page: Page | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="headline")
        self.text, self.second, self.page = text, second, page
        self.largest = 3

    def turn(self, page: Page | None) -> None:
        """Shows another page number."""
        if page != self.page:
            needs_room = (page and page.of) != (self.page and self.page.of)
            self.page = page
            self.repaint()
            if needs_room:
                self.refresh(layout=True)

    def rows(self, width: int) -> int:
        scale, parts = self._plan(width)
        return scale * len(parts) + self._beneath(width)

    def lower(self, width: int, rows: int) -> int:
        """Takes the largest letters that need no more than these rows at this width; gives the rows it needs."""
        for self.largest in (3, 2, 1):
            if self.rows(width) <= rows:
                break
        return self.rows(width)

    def paint(self, canvas: Canvas) -> None:
        scale, parts = self._plan(canvas.width)
        y = 0
        for part in parts:
            self._paint_part(canvas, y, part, scale)
            y += scale
        beneath = self.second_lines(self.second, canvas.width - (self._page_room() if self.page else 0))
        for offset, line in enumerate(beneath):
            canvas.at(0, y + offset, line, "second")
        if self.page:
            self._paint_page(canvas, self.page, y)

    def _paint_part(self, canvas: Canvas, y: int, part: str, scale: int) -> None:
        rows = self.large(part, scale) if scale > 1 else None
        if rows is not None:
            canvas.picture(0, y, rows, "label")
        else:
            # In the lowest of its rows, close to the helper's words.
            canvas.at(0, y + scale - 1, script.finish(part, self.direction), "label")

    def _paint_page(self, canvas: Canvas, page: Page, y: int) -> None:
        dots = "●" * page.number + "○" * (page.of - page.number)
        count = f"{page.number}/{page.of}"
        canvas.end(0, y, count, "second")
        canvas.end(len(count) + 2, y, " ".join(reversed(dots) if canvas.rtl else dots), "picto")

    def _page_room(self) -> int:
        return 2 * self.page.of + 8 if self.page else 0

    def _beneath(self, width: int) -> int:
        room = width - self._page_room()
        return max(len(self.second_lines(self.second, room)), 1 if self.page else 0)

    def _plan(self, width: int) -> tuple[int, tuple[str, ...]]:
        """How large, and in which lines (logical)."""
        measure = self.measure
        cells = self.surroundings.cells
        for scale in (2,) if measure.small else (3, 2):
            if scale <= self.largest and cells.large_width(self.text, scale) <= width:
                return scale, (self.text,)
        halves = None if measure.small or self.largest < 2 else self._halves(width)
        if halves:
            return 2, halves
        return 1, balanced(self.text, width)

    def _halves(self, width: int) -> tuple[str, str] | None:
        """The text in two lines twice the size, the first as long as can be."""
        words = self.text.split(" ")
        for cut in range(len(words) - 1, 0, -1):
            first, rest = " ".join(words[:cut]), " ".join(words[cut:])
            if max(self.surroundings.cells.large_width(part, 2) for part in (first, rest)) <= width:
                return first, rest
        return None
