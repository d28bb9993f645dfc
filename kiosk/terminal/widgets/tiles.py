"""Which codes of a sheet have been scanned, as large numbered tiles.

The one rule: a tile says it twice: dark and ticked when its code is here, light and empty while it is missing.
"""

from collections.abc import Iterator

from textual.geometry import Region

from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.widgets.pressable import paint_edge

WIDE, HIGH = 14, 5
GAP = 2


class Tiles(Block):
    """`total`: how many codes there are, 0 while nobody knows; `missing`: the numbers still to come, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.total = 0
        self.missing: tuple[int, ...] = ()

    def become(self, total: int, missing: tuple[int, ...]) -> None:
        """Shows other tiles, or the same ones otherwise."""
        if (self.total, self.missing) != (total, missing):
            self.total, self.missing = total, missing
            self.repaint()

    def paint(self, canvas: Canvas) -> None:
        if not self.total:
            size: PictureSize = (
                "xl" if canvas.height >= SIZES["xl"][1] else "m" if canvas.height >= SIZES["m"][1] else "s"
            )
            canvas.picture_middle(max(0, (canvas.height - SIZES[size][1]) // 2), self.picture("continue_paper", size))
            return
        for number, tile in self._tiles(canvas.width, canvas.height):
            if number in self.missing:
                self._paint_missing(canvas, tile, str(number))
            else:
                self._paint_here(canvas, tile, str(number))

    def _tiles(self, width: int, height: int) -> Iterator[tuple[int, Region]]:
        """Where each tile stands, x counted from the left; low ones where high ones do not fit."""
        across = max(1, (width + GAP) // (WIDE + GAP))
        lines = -(-self.total // across)
        high = HIGH if lines * (HIGH + 1) - 1 <= height else 3
        for place in range(self.total):
            line, column = divmod(place, across)
            x = column * (WIDE + GAP)
            left = width - x - WIDE if self.direction == "rtl" else x
            yield place + 1, Region(left, line * (high + (1 if high == HIGH else 0)), WIDE, high)

    def _paint_here(self, canvas: Canvas, tile: Region, number: str) -> None:
        for y in range(tile.y, tile.bottom):
            canvas.put(tile.x, y, " " * tile.width, "bar")
        self._paint_number(canvas, tile, number, here=True)
        canvas.put(tile.right - 3, tile.y + tile.height // 2, "✓", "bar")

    def _paint_missing(self, canvas: Canvas, tile: Region, number: str) -> None:
        if tile.height == HIGH:
            paint_edge(self, canvas, tile)
        self._paint_number(canvas, tile, number, here=False)

    def _paint_number(self, canvas: Canvas, tile: Region, number: str, *, here: bool) -> None:
        rows = self.large(number, 3, "ltr")
        if rows is None:
            canvas.put(tile.x + 3, tile.y + tile.height // 2, number, "bar" if here else "label")
        else:
            canvas.draw(tile.x + 2, tile.y + (tile.height - 3) // 2, rows, "bar" if here else "label")
