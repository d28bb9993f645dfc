"""The helper's side of the screen: what to do first, ask, look for, which papers, and why it is asked.

The one rule: it speaks only the helper's language, left to right, and folded it never vanishes.
"""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block, Canvas, balanced
from kiosk.terminal.themes import Surface

WORDS = SIZES["s"][0] + 2
FOLDED = 11


@dataclass(frozen=True, slots=True)
class LanePart:
    """A heading and what it says, both text ids of the helper's language. `urgent`: in the colour of errors."""

    icon: str
    heading: str
    text: str
    urgent: bool = False


class Lane(Block):
    """A tap anywhere on it opens or folds it, as F2 does."""

    DEFAULT_CSS = "Lane { height: 100%; }"

    class Pressed(Message):
        """Open or fold me."""

    def __init__(self, parts: tuple[LanePart, ...], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.parts = parts

    @property
    def surface(self) -> Surface:
        return "desk"

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Pressed())

    def paint(self, canvas: Canvas) -> None:
        canvas.rtl = False
        if canvas.width <= FOLDED:
            self._paint_folded(canvas)
        else:
            self._paint_open(canvas)

    def _says(self, text_id: str) -> str:
        return self.surroundings.voices.helper(text_id)

    def _paint_folded(self, canvas: Canvas) -> None:
        canvas.picture_middle(1, self.picture("helper", "s"))
        canvas.middle(5, self._says("lane.short"), "second")
        canvas.middle(6, "F2", "second")

    def _paint_open(self, canvas: Canvas) -> None:
        margin = 3 if canvas.width > 40 else 2
        canvas.picture(margin, 1, self.picture("helper", "s"))
        for y, (text, ink) in enumerate(((self._says("lane.title"), "label"), (self._says("lane.fold"), "second"))):
            canvas.at(margin + WORDS, 1 + y, text, ink)  # type: ignore[arg-type]
        canvas.at(margin + WORDS, 3, "F2", "second")
        canvas.at(margin, 4, "─" * (canvas.width - margin), "line")
        y = 6
        for part in self.parts:
            y = self._paint_part(canvas, part, margin, y)

    def _paint_part(self, canvas: Canvas, part: LanePart, margin: int, y: int) -> int:
        """One part from row y; gives the row where the next may begin."""
        room = canvas.width - margin - WORDS - 1
        canvas.picture(margin, y, self.picture(part.icon, "s"), "error" if part.urgent else "picto")
        canvas.at(margin + WORDS, y, self._says(part.heading), "error" if part.urgent else "label")
        lines = [line for text in self._says(part.text).split("\n") for line in balanced(text, room)]
        for offset, line in enumerate(lines, 1):
            canvas.at(margin + WORDS, y + offset, script.finish(line, "ltr"), "words")
        return y + max(len(lines) + 1, SIZES["s"][1]) + (2 if canvas.height > 26 else 1)
