"""The last thing an applicant sees: thanks, everything is erased, take the papers along.

The one rule: what it says has already happened; the session is empty when this is shown.
"""

from textual import events

from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.screens.poster import Poster, PosterScreen
from kiosk.terminal.surroundings import Surroundings

SECONDS = 6.0


class GoodbyeScreen(PosterScreen[None]):
    """Goes by itself after a few seconds, or at a key. `papers`: whether there is something to take along.

    `later`: whether something is still to come.
    """

    def __init__(
        self, surroundings: Surroundings, *, papers: bool, later: bool = False, seconds: float = SECONDS
    ) -> None:
        super().__init__(surroundings)
        self.papers, self.later = papers, later
        self.seconds = seconds

    def on_mount(self) -> None:
        self.set_timer(self.seconds, self.leave)

    def leave(self) -> None:
        """Makes room for the next person."""
        if self.is_active:
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.leave()

    def on_click(self) -> None:
        self.leave()

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        pair = self.surroundings.voices.pair
        second_direction = self.surroundings.voices.helper.language.direction
        pictures = [
            ("nothing_kept", "goodbye.erased"),
            *([("paper", "goodbye.take")] if self.papers else []),
            *([("later_paper", "goodbye.later")] if self.later else []),
        ]
        size: PictureSize = "m" if canvas.height >= 30 else "sm"
        if len(pictures) > 2:
            size = "m" if canvas.height >= 36 else "sm" if canvas.height >= 28 else "s"
        y = max(1, (canvas.height - 4 - 11 * len(pictures)) // 2)
        first, second = pair("goodbye.title")
        y = poster.letters(canvas, y, first, 3)
        y = poster.words(canvas, y, second, "second", second_direction) + 1
        for icon, text_id in pictures:
            first, second = pair(text_id)
            picture = poster.picture(icon, size)
            canvas.picture_middle(y, picture)
            y = poster.words(canvas, y + len(picture), first)
            y = poster.words(canvas, y, second, "second", second_direction) + 1
