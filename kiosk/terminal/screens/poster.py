"""A screen that is one picture: no rail, no bar, no choices. Rest, idle, hidden and goodbye are posters.

The one rule: a poster never shows an answer.
"""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from kiosk.language import script
from kiosk.language.words import Direction
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.still import Still
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import Ink

ResultType = TypeVar("ResultType")


class Poster(Block):
    """Paints what its screen tells it to, over the whole terminal."""

    DEFAULT_CSS: ClassVar[str] = "Poster { width: 100%; height: 100%; }"

    def paint(self, canvas: Canvas) -> None:
        screen = self.screen
        assert isinstance(screen, PosterScreen)
        screen.paint(self, canvas)

    def letters(self, canvas: Canvas, y: int, text: str, scale: int, direction: "Direction | None" = None) -> int:
        """A centred line, as large as fits, at most `scale`; gives the row below it."""
        return y + len(self.letters_at(canvas, None, y, text, scale, direction=direction))

    def letters_at(
        self,
        canvas: Canvas,
        x: int | None,
        y: int,
        text: str,
        scale: int,
        *,
        ink: Ink = "label",
        direction: "Direction | None" = None,
        room: int | None = None,
    ) -> tuple[str, ...]:
        """A line at a column from the start side (None: centred), as large as fits in `room`; gives its rows."""
        direction = direction or self.direction
        room = room or canvas.width
        rows = self.enlarged(text, scale, direction, room)
        if rows is None:
            rows = tuple(script.lines(text, room, direction))
            for offset, row in enumerate(rows):
                canvas.middle(y + offset, row, ink) if x is None else canvas.at(x, y + offset, row, ink)
        elif x is None:
            canvas.picture_middle(y, rows, ink)
        else:
            canvas.picture(x, y, rows, ink)
        return rows

    def enlarged(self, text: str, scale: int, direction: Direction, room: int) -> tuple[str, ...] | None:
        """The line in the largest letters that fit and can be drawn; None when only 1× does."""
        cells = self.surroundings.cells
        for size in (5, 3, 2):
            if size <= scale and cells.large_width(text, size) <= room:
                rows = cells.large(text, size, direction)
                if rows is not None:
                    return rows
        return None

    def words(self, canvas: Canvas, y: int, text: str, ink: Ink = "label", direction: "Direction | None" = None) -> int:
        """Centred lines of ordinary letters; gives the row below them."""
        for line in script.lines(text, canvas.width - 4, direction or self.direction) if text else []:
            canvas.middle(y, line, ink)
            y += 1
        return y


class PosterScreen(Screen[ResultType], Still, inherit_bindings=False):
    """`surroundings` as every screen has them."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.surroundings = surroundings
        self._has_left = False

    def dismiss(self, result: ResultType | None = None) -> AwaitComplete:
        """Only once: of two keys pressed at once the second would take away the screen beneath."""
        if self._has_left:
            return AwaitComplete()
        self._has_left = True
        return super().dismiss(result)

    def compose(self) -> ComposeResult:
        yield Poster()

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        """What this poster shows."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Paints again, because something it shows has changed."""
        self.query_one(Poster).repaint()
