"""F4: nothing to be seen at once. F4 brings it back, F10 erases everything, and no other key does anything.

The one rule: not one cell of the screen that was hidden is left, and neither key asks.
"""

from textual import events

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.screens.poster import Poster, PosterScreen

BACK, ERASE = "f4", "f10"
GAP = 8
"""Columns between the two keys."""


class PrivacyScreen(PosterScreen[bool]):
    """A crossed-out eye and the keys. Dismisses True to go on, as a tap on the picture does; False to erase and end."""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in (BACK, ERASE):
            self.dismiss(event.key == BACK)

    def on_click(self, event: events.Click) -> None:
        """Only on the picture, so that a sleeve on a touch screen shows nothing."""
        columns, rows = SIZES["l"]
        if (
            abs(event.screen_x - self.size.width // 2) <= columns // 2
            and abs(event.screen_y - self.size.height // 2) <= rows
        ):
            self.dismiss(True)

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        picture = poster.picture("privacy", "l")
        top = (canvas.height - len(picture) - 2) // 2
        canvas.picture_middle(top, picture, "second")
        columns, rows = SIZES["s"]
        y = min(top + len(picture) + 1, canvas.height - rows)
        middle = canvas.width // 2
        for left, key, icon in ((middle - GAP - columns - 3, "F4", "look"), (middle + GAP // 2, "F10", "erase")):
            canvas.put(left, y + rows // 2, key, "second")
            canvas.draw(left + 4, y, poster.picture(icon, "s"), "second")
