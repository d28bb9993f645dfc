"""Everything the helper is told about a question, on the panel of F1.

The one rule: nothing is left out: what one page has no room for is on the next.
"""

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block, Canvas, balanced
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.lane import LanePart, law_lines, rows_of

TOP = 2
"""Rows of the heading."""
MARGIN = 2
WORDS = MARGIN + SIZES["s"][0] + 2
WAYS = ((True, 1), (False, 1), (False, 0))
"""With pictures or without, and rows of air between the parts: the first that fits on one page."""

Page = tuple[LanePart, ...]


class Guidance(Block):
    """`show` paints one of its pages; with pictures, or at least air, where all of it then fits on one."""

    def __init__(self, parts: tuple[LanePart, ...]) -> None:
        super().__init__()
        self.parts = parts
        self.shown: Page = parts
        self.pictured, self.air = True, 1

    @property
    def surface(self) -> Surface:
        return "desk"

    def pages(self, width: int, height: int) -> list[Page]:
        """What stands on each page of this size."""
        pages: list[Page] = []
        for self.pictured, self.air in WAYS:
            pages = self._fill(width, height)
            if len(pages) == 1:
                break
        return pages

    def show(self, page: Page) -> None:
        """Paints this page from now on."""
        self.shown = page
        self.repaint()

    def paint(self, canvas: Canvas) -> None:
        canvas.rtl = False
        says = self.surroundings.voices.helper
        canvas.at(MARGIN, 0, says("lane.title"), "label")
        canvas.at(MARGIN, 1, "─" * (canvas.width - 2 * MARGIN), "line")
        y = TOP
        for part in self.shown:
            lines = self._lines(part, canvas.width)
            if part.section:
                self._paint_lines(canvas, MARGIN, y, lines, "second")
            else:
                self._paint_part(canvas, part, y, lines)
            y += self._rows(part, canvas.width)

    def _paint_part(self, canvas: Canvas, part: LanePart, y: int, lines: list[str]) -> None:
        x = WORDS if self.pictured else MARGIN
        if self.pictured:
            canvas.picture(MARGIN, y, self.picture(part.icon, "s"), "error" if part.urgent else "picto")
        heading = self.surroundings.voices.helper(part.heading)
        canvas.at(x, y, heading, "error" if part.urgent else "label")
        self._paint_lines(canvas, x, y + 1, lines, "words")

    def _paint_lines(self, canvas: Canvas, x: int, y: int, lines: list[str], ink: str) -> None:
        for offset, line in enumerate(lines):
            canvas.at(x, y + offset, line, ink)  # type: ignore[arg-type]

    def _fill(self, width: int, height: int) -> list[Page]:
        pages: list[Page] = [()]
        free = height - TOP
        for part in self.parts:
            rows = self._rows(part, width)
            if pages[-1] and rows - self.air > free:
                pages.append(())
                free = height - TOP
            pages[-1] += (part,)
            free -= rows
        return pages

    def _rows(self, part: LanePart, width: int) -> int:
        """Rows of a part and the air beneath it."""
        lines = self._lines(part, width)
        if part.section:
            return len(lines) + self.air
        return (rows_of(lines) if self.pictured else len(lines) + 1) + self.air

    def _lines(self, part: LanePart, width: int) -> list[str]:
        if part.section:
            return law_lines(self, part, width - 2 * MARGIN)
        room = width - (WORDS if self.pictured else MARGIN) - MARGIN
        text = part.said or self.surroundings.voices.helper(part.text)
        return [script.finish(line, "ltr") for each in text.split("\n") for line in balanced(each, room)]
