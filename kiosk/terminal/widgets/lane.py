"""The helper's side of the screen: what to do first, ask and look for, which papers, what not to do, and why.

The one rule: it speaks only the helper's language, left to right; a part is shown whole or not at all.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.message import Message

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block, Canvas, balanced
from kiosk.terminal.themes import Surface

WORDS = SIZES["s"][0] + 2
FOLDED = 11
ROOMY = 26
"""Above so many rows there are two between the parts."""
MORE = "… F1"
"""Where a part had no room: the panel of that key has everything."""


@dataclass(frozen=True, slots=True)
class LanePart:
    """A heading and what it says, both text ids of the helper's language. `urgent`: in the colour of errors.

    `section` of the act: a part that is only a small line, filled with it and never translated. `said`: its words
    where they are no text, such as an answer.
    """

    icon: str
    heading: str
    text: str = ""
    urgent: bool = False
    section: str = ""
    said: str = field(default="", repr=False)


class Lane(Block):
    """A tap anywhere on it opens or folds it, as F2 does."""

    DEFAULT_CSS = "Lane { height: 100%; }"
    strip: ClassVar[int] = 0
    """Rows above the bar that it has where there is no room for it beside the sheet."""

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
        y, gap, whole = 6, 2 if canvas.height > ROOMY else 1, True
        room = canvas.width - margin - WORDS - 1
        parts = [(part, self._lines(part, room)) for part in self.parts if not part.section]
        if y + sum(rows_of(lines) + gap for _, lines in parts) - gap > canvas.height:
            gap = 1
        for part, lines in parts:
            if y + rows_of(lines) > canvas.height:
                whole = False
                continue
            self._paint_part(canvas, part, lines, margin, y)
            y += rows_of(lines) + gap
        self._paint_foot(canvas, margin, y, whole=whole)

    def _lines(self, part: LanePart, room: int) -> list[str]:
        """What a part says beneath its heading."""
        said = part.said or self._says(part.text)
        return [line for text in said.split("\n") for line in balanced(text, room)]

    def _paint_part(self, canvas: Canvas, part: LanePart, lines: list[str], margin: int, y: int) -> None:
        canvas.picture(margin, y, self.picture(part.icon, "s"), "error" if part.urgent else "picto")
        canvas.at(margin + WORDS, y, self._says(part.heading), "error" if part.urgent else "label")
        for offset, line in enumerate(lines, 1):
            canvas.at(margin + WORDS, y + offset, script.finish(line, "ltr"), "words")

    def _paint_foot(self, canvas: Canvas, margin: int, y: int, *, whole: bool) -> None:
        """The sections of the act, small; where something had no room, that F1 has the rest."""
        law = [line for part in self.parts if part.section for line in law_lines(self, part, canvas.width - margin - 1)]
        if not whole:
            canvas.end(1, 3, MORE, "second")
        elif y - 1 + len(law) <= canvas.height:
            for offset, line in enumerate(law):
                canvas.at(margin, canvas.height - len(law) + offset, line, "second")


def rows_of(lines: list[str]) -> int:
    """Rows of a part with its heading and its picture."""
    return max(len(lines) + 1, SIZES["s"][1])


def law_lines(block: Block, part: LanePart, room: int) -> list[str]:
    """The act and its sections in lines."""
    text = block.surroundings.voices.helper(part.heading, section=part.section)
    return [script.finish(line, "ltr") for line in balanced(text, room)]
