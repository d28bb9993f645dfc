"""A canvas of cells, and the widget that paints one: every card, row and field is one widget with one canvas.

The one rule: nothing is ever written outside the canvas: what does not fit is cut at its rim, and no edge is crossed.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from kiosk.language import script
from kiosk.language.pictogram import Size as PictureSize
from kiosk.language.words import Direction
from kiosk.terminal.still import Still
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import Ink, Surface, ink_style

Cell = tuple[str, Ink | None]


@lru_cache(2048)
def cells_of(line: str) -> tuple[str, ...]:
    """One entry per cell: a letter with its marks, or "" for the second half of a wide one."""
    if line.isascii() or all(script.width(letter) == 1 for letter in line):
        return tuple(line)
    cells: list[str] = []
    for letter in script.graphemes(line):
        breadth = script.width(letter)
        if breadth:
            cells += [letter, *[""] * (breadth - 1)]
        elif cells:
            cells[-1] += letter
    return tuple(cells)


class Canvas:
    """Rows of cells. `rtl` mirrors the start side; x counts from the start side except in `put`."""

    def __init__(self, width: int, height: int, rtl: bool = False) -> None:
        self.width, self.height, self.rtl = width, height, rtl
        self.rows: list[list[Cell]] = [[(" ", None)] * width for _ in range(height)]
        self.lost = 0
        """Cells that were cut at the rim: letters and strokes that nobody sees."""

    def put(self, x: int, y: int, line: Sequence[str], ink: Ink | None = None) -> None:
        """Writes a finished line at an absolute column; a str of marked or wide letters is split into cells."""
        cells = cells_of(line) if isinstance(line, str) else line
        if not 0 <= y < self.height:
            self.lost += sum(not cell.isspace() for cell in cells)
            return
        row = self.rows[y]
        for offset, cell in enumerate(cells):
            if 0 <= x + offset < self.width:
                row[x + offset] = (cell, ink)
            elif not cell.isspace():
                self.lost += 1

    def at(self, x: int, y: int, line: str, ink: Ink | None = None) -> None:
        """Writes a line that begins x cells from the start side."""
        self.put(self.width - x - len(cells_of(line)) if self.rtl else x, y, line, ink)

    def end(self, x: int, y: int, line: str, ink: Ink | None = None) -> None:
        """Writes a line that stops x cells before the end side."""
        self.put(x if self.rtl else self.width - x - len(cells_of(line)), y, line, ink)

    def middle(self, y: int, line: str, ink: Ink | None = None, left: int = 0, right: int = 0) -> None:
        """Writes a line centred between `left` and `right` absolute columns kept free."""
        room = self.width - left - right
        self.put(left + (room - len(cells_of(line))) // 2, y, line, ink)

    def fill(self, x: int, y: int, width: int, height: int, ink: Ink | None = None) -> None:
        """Paints a rectangle in the ground of an ink."""
        for row in range(y, y + height):
            self.at(x, row, " " * width, ink)

    def picture(self, x: int, y: int, rows: Sequence[str], ink: Ink = "picto") -> None:
        """Draws a pictogram or large letters x cells from the start side; what is beneath shows through."""
        for offset, row in enumerate(rows):
            self._draw(self.width - x - len(row) if self.rtl else x, y + offset, row, ink)

    def picture_end(self, x: int, y: int, rows: Sequence[str], ink: Ink = "picto") -> None:
        """Draws a pictogram or large letters that stop x cells before the end side."""
        for offset, row in enumerate(rows):
            self._draw(x if self.rtl else self.width - x - len(row), y + offset, row, ink)

    def picture_middle(self, y: int, rows: Sequence[str], ink: Ink = "picto") -> None:
        """Draws a pictogram or large letters centred."""
        for offset, row in enumerate(rows):
            self._draw((self.width - len(row)) // 2, y + offset, row, ink)

    def draw(self, x: int, y: int, rows: Sequence[str], ink: Ink = "picto") -> None:
        """Draws a pictogram or large letters at an absolute column."""
        for offset, row in enumerate(rows):
            self._draw(x, y + offset, row, ink)

    def _draw(self, x: int, y: int, row: str, ink: Ink) -> None:
        for offset, cell in enumerate(row):
            if cell != " ":
                self.put(x + offset, y, [cell], ink)

    def strip(self, y: int, theme: str, surface: Surface) -> Strip:
        """One row as Textual draws it."""
        segments = [
            Segment("".join(cell for cell, _ in run), ink_style(theme, ink, surface))
            for ink, run in groupby(self.rows[y], key=lambda cell: cell[1])
        ]
        return Strip(segments, self.width)


class Block(Still):
    """A widget that paints a canvas. It has no padding and no border: it paints its own. Painted once per state."""

    DEFAULT_CSS: ClassVar[str] = "Block { height: auto; width: 1fr; }"
    FOCUS_ON_CLICK = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: dict[tuple[int, int, bool, str], list[Strip]] = {}
        self.lost = 0
        self._surroundings: Surroundings | None = None

    @property
    def surroundings(self) -> Surroundings:
        """The surroundings of the screen this stands on."""
        # Remembered, because a block that has just been removed may be painted once more.
        if self._surroundings is None:
            surroundings = getattr(self.screen, "surroundings", None)
            assert isinstance(surroundings, Surroundings), "a Block stands on a FrameScreen"
            self._surroundings = surroundings
        return self._surroundings

    @property
    def direction(self) -> Direction:
        return self.surroundings.direction

    @property
    def surface(self) -> Surface:
        """What it is painted on now."""
        return "ground"

    def paint(self, canvas: Canvas) -> None:
        """Paints itself; called once for each size and state."""
        raise NotImplementedError

    def rows(self, width: int) -> int:  # noqa: ARG002
        """How many rows it wants at this width."""
        return 1

    def picture(self, icon: str, size: PictureSize) -> tuple[str, ...]:
        """A pictogram; those that point are turned in right-to-left languages."""
        return self.surroundings.cells.picture(icon, size, mirrored=self.direction == "rtl")

    def large(self, line: str, scale: int, direction: "Direction | None" = None) -> tuple[str, ...] | None:
        """A line in large letters, `scale` rows high; None where this way of drawing cannot."""
        return self.surroundings.cells.large(line, scale, direction or self.direction)

    def lines(self, text: str, cells: int, direction: "Direction | None" = None) -> list[str]:
        """The applicant's text in finished lines of about equal length."""
        shown = self.surroundings.shown(text)
        return [script.finish(line, direction or self.direction) for line in balanced(shown, cells)] if text else []

    def second_lines(self, text: str, cells: int) -> list[str]:
        """The helper's text in finished lines of about equal length."""
        return self.lines(text, cells, self.surroundings.voices.helper.language.direction)

    def repaint(self) -> None:
        """Forgets what was painted and paints again."""
        # What is not painted yet will be: asking for it while places are dealt out would deal them all out once more.
        if self._strips:
            self._strips.clear()
            self.refresh()

    def forget(self) -> None:
        """Forgets what was painted: its screen has been left, and with it an answer."""
        self._strips.clear()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return self.rows(width)

    def render_lines(self, crop: Region) -> list[Strip]:
        strips = self._painted()
        if crop.x == 0 and crop.right == self.size.width:
            return strips[crop.y : crop.bottom]
        return [strip.crop(crop.x, crop.right) for strip in strips[crop.y : crop.bottom]]

    def _painted(self) -> list[Strip]:
        width, height = self.size
        state = (width, height, self.has_focus, self.app.theme)
        if state not in self._strips:
            canvas = Canvas(width, height, self.direction == "rtl")
            self.paint(canvas)
            self.lost = canvas.lost
            self._strips[state] = [canvas.strip(y, self.app.theme, self.surface) for y in range(height)]
        return self._strips[state]


@lru_cache(512)
def balanced(text: str, cells: int) -> tuple[str, ...]:
    """Logical lines no wider than `cells`, as few as possible and then as even as possible."""
    lines = script.wrap(text, max(1, cells))
    # No word is broken for evenness: one that must be is wider than `cells` and keeps its first wrapping.
    longest = max((script.width(word) for word in re.split("[ \n]", text)), default=0)
    narrower = cells
    while len(lines) > 1 and narrower > cells // 3:
        narrower = max(script.width(line) for line in lines) - 1
        again = script.wrap(text, max(1, narrower))
        if len(again) > len(lines) or narrower < longest:
            break
        lines = again
    return tuple(lines)
