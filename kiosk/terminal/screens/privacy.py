"""F4: nothing to be seen at once, and only F4 brings it back.

The one rule: not one cell of the screen that was hidden is left.
"""

from textual import events

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.screens.poster import Poster, PosterScreen

KEY = "f4"


class PrivacyScreen(PosterScreen[None]):
    """A crossed-out eye and the key. A tap on the picture does what the key does."""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == KEY:
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Only on the picture, so that a sleeve on a touch screen shows nothing."""
        columns, rows = SIZES["l"]
        if (
            abs(event.screen_x - self.size.width // 2) <= columns // 2
            and abs(event.screen_y - self.size.height // 2) <= rows
        ):
            self.dismiss(None)

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        picture = poster.picture("privacy", "l")
        top = (canvas.height - len(picture) - 2) // 2
        canvas.picture_middle(top, picture, "second")
        canvas.middle(top + len(picture) + 1, "F4", "second")
