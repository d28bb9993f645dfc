"""Nobody has touched anything: is somebody here? Counts down, and then everything is erased.

The one rule: any key or tap stays; silence ends. The helper's own key stays too, and is not asked again so soon.
"""

from enum import Enum

from textual import events

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.screens.poster import Poster, PosterScreen
from kiosk.terminal.surroundings import Surroundings

BAR = 60
HELPER = "f2"


class Found(Enum):
    """What became of the question."""

    SOMEBODY = "somebody"
    LONGER = "longer"
    NOBODY = "nobody"


class IdleScreen(PosterScreen[Found]):
    """Dismisses NOBODY when `seconds` have run out."""

    def __init__(self, surroundings: Surroundings, seconds: int) -> None:
        super().__init__(surroundings)
        self.seconds = self.left = seconds

    def on_mount(self) -> None:
        self.set_interval(1.0, self.count_down)

    def count_down(self) -> None:
        """One second less."""
        self.left -= 1
        if self.left <= 0:
            self.dismiss(Found.NOBODY)
        else:
            self.repaint()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(Found.LONGER if event.key == HELPER else Found.SOMEBODY)

    def on_click(self) -> None:
        self.dismiss(Found.SOMEBODY)

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        small = canvas.height < 34
        pair = self.surroundings.voices.pair
        picture = poster.picture("wait", "m" if small else "l")
        second_direction = self.surroundings.voices.helper.language.direction
        y = max(0, (canvas.height - len(picture) - (16 if small else 20)) // 2)
        canvas.picture_middle(y, picture)
        y = poster.letters(canvas, y + len(picture) + 1, str(self.left), 3 if small else 5, "ltr") + 1
        for text_id, scale in (("idle.title", 2), ("idle.stay", 1), ("idle.erase", 1)):
            first, second = pair(text_id)
            y = poster.letters(canvas, y, first, scale) if scale > 1 else poster.words(canvas, y, first)
            y = poster.words(canvas, y, second, "second", second_direction)
            if text_id == "idle.title":
                self._paint_time(canvas, y if small else y + 1)
                y += 1 if small else 2
            y += 0 if small else 1
        helper = self.surroundings.voices.helper
        poster.words(canvas, y, f"F2  {helper('idle.longer')}", "second", second_direction)

    def _paint_time(self, canvas: Canvas, y: int) -> None:
        """What is left of the time, as a line."""
        breadth = min(BAR, canvas.width - 2 * SIZES["s"][0])
        left = breadth * self.left // self.seconds
        start = (canvas.width - breadth) // 2
        canvas.put(start, y, "─" * breadth, "line")
        canvas.put(start + (breadth - left if canvas.rtl else 0), y, "━" * left, "picto")
