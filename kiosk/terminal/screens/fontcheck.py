"""Asked of the helper before the first visit: are the pictures drawn right? A font cannot be asked.

The one rule: everything but the one picture is in ordinary letters, so that the question can be read either way.
"""

from textual import events

from kiosk.terminal.canvas import Canvas
from kiosk.terminal.measure import Measure
from kiosk.terminal.screens.poster import Poster, PosterScreen
from kiosk.terminal.widgets.aloud import Aloud, paint_sign, place, tapped

BUTTON = 30
"""Columns of one of the two answers."""
ANSWERS = {"1": "font.yes", "2": "font.no"}


class FontScreen(PosterScreen[bool]):
    """1 or a tap on the start half: yes, a house. 2 or the end half: no."""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in ANSWERS:
            self.dismiss(event.key == "1")

    def on_click(self, event: events.Click) -> None:
        if tapped(self.surroundings, self.size).contains(event.screen_x, event.screen_y):
            self.post_message(Aloud.Pressed())
        else:
            self.dismiss(event.screen_x < self.size.width // 2)

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        house = self.surroundings.voices.helper
        if self.surroundings.reads_aloud:
            paint_sign(poster, canvas, place(Measure(canvas.width, canvas.height))._replace(height=1))
        picture = poster.picture("home", "xl")
        y = max(1, (canvas.height - len(picture) - 7) // 2)
        canvas.picture_middle(y, picture)
        y = poster.words(canvas, y + len(picture) + 1, house("font.title"), direction="ltr")
        y = poster.words(canvas, y, house("font.why"), "second", "ltr") + 2
        half = canvas.width // 2
        for (key, text_id), x in zip(ANSWERS.items(), (half - BUTTON - 1, half + 1), strict=True):
            canvas.fill(x, y, BUTTON, 3, "bar")
            canvas.at(x + 2, y + 1, f"{key}  {house(text_id)}", "bar")
