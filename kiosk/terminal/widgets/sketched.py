"""What a paper looks like, drawn in cells, and beside it what must be seen on it.

The one rule: the drawing is never mirrored: papers in Norway are read from left to right; the words beside it follow
the language.
"""

from collections.abc import Iterator

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language.sketches import COLUMNS, ROWS, Sketch
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.pressable import paint_edge

BREADTH, HEIGHT = COLUMNS + 4, ROWS + 2
"""Columns and rows of the sheet with its edge and its margins."""
GAP = 2
NARROWEST = 22
"""Columns that the words beside it need."""


class SketchSheet(Block):
    """The paper: its print as grey lines, and the places that must be seen, with their numbers."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self.sketch = sketch

    @property
    def surface(self) -> Surface:
        return "card"

    def rows(self, width: int) -> int:  # noqa: ARG002
        return HEIGHT

    def paint(self, canvas: Canvas) -> None:
        # Where the sheet has less room its margins go first.
        top, left = max(0, (canvas.height - ROWS) // 2), (canvas.width - COLUMNS) // 2
        if canvas.height >= HEIGHT:
            paint_edge(self, canvas)
        for line in self.sketch.lines:
            drawn = ("━" if line.is_strong else "─") * (line.right - line.left)
            canvas.put(left + line.left, top + line.row, drawn, "picto" if line.is_strong else "line")
        for number, place in enumerate(self.sketch.places, 1):
            for row in range(place.top, place.bottom):
                mark = str(number) if row == (place.top + place.bottom - 1) // 2 else ""
                canvas.put(left + place.left, top + row, mark.center(place.right - place.left), "cap")


class Legend(Block):
    """What stands in each place, by its number, in both languages."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self.sketch = sketch

    def rows(self, width: int) -> int:
        return sum(len(lines) for lines in self._told(width))

    def paint(self, canvas: Canvas) -> None:
        told = self._told(canvas.width)
        spare = canvas.height - sum(map(len, told))
        air = 1 if spare >= len(told) - 1 else 0
        y = max(0, (spare - air * (len(told) - 1)) // 2)
        for number, lines in enumerate(told, 1):
            canvas.at(0, y, f" {number} ", "cap")
            for line, is_first in lines:
                canvas.at(4, y, line, "label" if is_first else "second")
                y += 1
            y += air

    def _told(self, width: int) -> list[list[tuple[str, bool]]]:
        """The lines of each place; those of the applicant first."""
        pairs = [self.surroundings.voices.pair(place.text) for place in self.sketch.places]
        return [
            [
                *((line, True) for line in self.lines(first, width - 4)),
                *((line, False) for line in self.second_lines(second, width - 4)),
            ]
            for first, second in pairs
        ]


class Sketched(Placed):
    """The paper at the start side, the words beside it."""

    DEFAULT_CSS = "Sketched { height: auto; width: 1fr; }"

    def __init__(self, sketch: Sketch) -> None:
        self.sheet, self.legend = SketchSheet(sketch), Legend(sketch)
        super().__init__(self.sheet, self.legend)

    def rows(self, width: int) -> int:
        """How many rows it wants at this width."""
        return max(HEIGHT, self.legend.rows(width - BREADTH - GAP))

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        height = min(HEIGHT, size.height)
        yield self.sheet, Region(0, 0, BREADTH, height)
        yield self.legend, Region(BREADTH + GAP, 0, size.width - BREADTH - GAP, size.height)
