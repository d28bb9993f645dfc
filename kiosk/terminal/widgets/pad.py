"""The number pad to tap: 1-2-3 on top like a phone, rub out, 0, and done.

The one rule: it is never mirrored, and a tap on it never takes the ring from the field.
"""

from collections.abc import Iterator

from textual import events
from textual.geometry import Region
from textual.message import Message

from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.pressable import paint_edge

COLUMNS = (("1", "4", "7", "delete"), ("2", "5", "8", "0"), ("3", "6", "9", "enter"))
WIDTH = 12
GAP = 1


class Pad(Block):
    """Posts the digit, "delete" or "enter"."""

    DEFAULT_CSS = "Pad { width: 38; height: 100%; }"

    class Pressed(Message):
        """A key of the pad was tapped."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for key, region in keys(self.size.height):
            if region.contains(event.x, event.y):
                self.post_message(self.Pressed(key))

    @property
    def surface(self) -> Surface:
        return "ground"

    def paint(self, canvas: Canvas) -> None:
        for key, region in keys(canvas.height):
            self._paint_key(canvas, key, region)

    def _paint_key(self, canvas: Canvas, key: str, region: Region) -> None:
        for y in range(region.y, region.bottom):
            canvas.put(region.x, y, " " * region.width, "key")
        if region.height > 4:
            paint_edge(self, canvas, region, "keyline")
        high = region.height
        if not key.isdigit():
            rows: tuple[str, ...] | None = self.picture(key, "s")
        else:
            rows = self.large(key, 3, "ltr") or self.large(key, 2, "ltr")
        if rows is None:
            rows = (key,)
        top = region.y + (high - len(rows)) // 2
        left = region.x + (region.width - len(rows[0])) // 2
        canvas.draw(left, top, rows, "keylabel" if key.isdigit() else "keypicto")


def keys(height: int) -> Iterator[tuple[str, Region]]:
    """Where each key stands on a pad this high: five rows a key, or three where there is less room."""
    high = 5 if height >= 4 * 5 + 3 * GAP else 4 if height >= 4 * 4 + 3 * GAP else 3
    gap = GAP if height >= 4 * high + 3 * GAP else 0
    for column, labels in enumerate(COLUMNS):
        for row, label in enumerate(labels):
            yield label, Region(column * (WIDTH + GAP), row * (high + gap), WIDTH, high)
