"""A block that can be ringed, tapped, and pressed with Enter or with its own key.

The one rule: every way of pressing ends in the same `press`, so that mouse and keyboard can do exactly the same.
"""

from textual import events

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


CAP = 4
"""Columns of a key cap; it is two rows high."""


def paint_cap(block: Block, canvas: Canvas, key: str, *, ink: Ink = "cap") -> None:
    """The key in the start corner, twice the size where letters can be drawn so."""
    rows = block.large(key, 2, "ltr")
    canvas.fill(0, 0, CAP, 2, ink)
    if rows is None:
        canvas.at(1, 0, key, ink)
    else:
        canvas.picture((CAP - len(rows[0]) + 1) // 2, 0, rows, ink)


def paint_edge(block: Block, canvas: Canvas) -> None:
    """The thin edge of a card."""
    top_left, top, top_right, left, right, bottom_left, bottom, bottom_right = block.surroundings.cells.edges()
    width, height = canvas.width, canvas.height
    canvas.put(0, 0, [top_left, *[top] * (width - 2), top_right], "line")
    canvas.put(0, height - 1, [bottom_left, *[bottom] * (width - 2), bottom_right], "line")
    for y in range(1, height - 1):
        canvas.put(0, y, [left], "line")
        canvas.put(width - 1, y, [right], "line")


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
