"""A block that can be ringed, tapped, and pressed with Enter or with its own key.

The one rule: every way of pressing ends in the same `press`, so that mouse and keyboard can do exactly the same.
"""

from textual import events
from textual.geometry import Region

from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Ink, Surface


class Pressable(Block, can_focus=True):
    """`key` is the one character that presses it ("" for none). A tap never moves the ring."""

    def __init__(self, *, key: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.key = key

    @property
    def can_be_pressed(self) -> bool:
        return True

    def press(self) -> None:
        """Does what it is for: posts its own message."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.can_be_pressed:
            self.press()

    @property
    def surface(self) -> Surface:
        return "fill" if self.has_focus else "card"


def paint_cap(block: Block, canvas: Canvas, key: str, *, ink: Ink = "cap") -> int:
    """The key in the start corner; gives the columns it takes. Dots need one row more than the cell font.

    Quarter blocks are too coarse for a digit cut out of a cap: there it stands in it as plain text.
    """
    drawing = block.surroundings.cells.drawing
    scale = 2 if drawing == "font" or canvas.height < 4 else 3
    rows = None if drawing == "block" else block.large(key, scale, "ltr")
    breadth = scale + 2
    canvas.fill(0, 0, breadth, scale, ink)
    if rows is None:
        canvas.at(breadth // 2, scale // 2, key, ink)
    else:
        canvas.picture(1, 0, rows, ink)
    return breadth


CAP = 5
"""Columns of the broadest key cap."""


def paint_edge(block: Block, canvas: Canvas, region: Region | None = None, ink: Ink = "line") -> None:
    """The thin edge of a card, or of a part of the canvas."""
    top_left, top, top_right, left, right, bottom_left, bottom, bottom_right = block.surroundings.cells.edges()
    x, y, width, height = region or Region(0, 0, canvas.width, canvas.height)
    canvas.put(x, y, [top_left, *[top] * (width - 2), top_right], ink)
    canvas.put(x, y + height - 1, [bottom_left, *[bottom] * (width - 2), bottom_right], ink)
    for row in range(y + 1, y + height - 1):
        canvas.put(x, row, [left], ink)
        canvas.put(x + width - 1, row, [right], ink)


def paint_ring(canvas: Canvas, ink: Ink = "ring", *, closed: bool = True) -> None:
    """The heavy ring: one column wide, half a row high; without its top and bottom where there is no room."""
    width, height = canvas.width, canvas.height
    if closed:
        canvas.put(0, 0, "█" + "▀" * (width - 2) + "█", ink)
        canvas.put(0, height - 1, "█" + "▄" * (width - 2) + "█", ink)
    for y in range(1 if closed else 0, height - 1 if closed else height):
        canvas.put(0, y, "█", ink)
        canvas.put(width - 1, y, "█", ink)


def paint_gap(canvas: Canvas, *, closed: bool = True) -> None:
    """The band between the ring and a chosen card."""
    width, height = canvas.width, canvas.height
    if closed:
        canvas.put(1, 0, "▀" * (width - 2), "gap")
        canvas.put(1, height - 1, "▄" * (width - 2), "gap")
    for y in range(1 if closed else 0, height - 1 if closed else height):
        canvas.put(1, y, " ", "gap")
        canvas.put(width - 2, y, " ", "gap")
