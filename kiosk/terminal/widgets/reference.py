"""The number of an application in large letters, its code below, and one quiet line on how far the register is.

The one rule: number and code are the same in every language and never mirrored.
"""

from collections.abc import Callable

from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Ink, Surface

SCALES = (3, 2)
LOOK = 0.2
REGISTER = {
    "telling": "receipt.register.telling.look",
    "told": "receipt.register.told.look",
    "away": "receipt.register.away.look",
}


class ReferencePanel(Block):
    """The number on a white sheet; `code`: the six characters to look it up with, "" where they are of no use."""

    def __init__(self, reference: str, code: str = "") -> None:
        super().__init__()
        self.reference, self.code = reference, code

    @property
    def surface(self) -> Surface:
        return "card"

    @property
    def is_small(self) -> bool:
        return self.measure.height < 30

    @property
    def code_rows(self) -> int:
        """With a row of air where there is room."""
        return (SCALES[0] + (0 if self.is_small else 1)) if self.code else 0

    def rows(self, width: int) -> int:  # noqa: ARG002
        return (5 if self.is_small else 7) + self.code_rows

    def paint(self, canvas: Canvas) -> None:
        air = 0 if self.is_small else 1
        foot = canvas.height - self.code_rows
        self.paint_words(canvas, air, "receipt.reference")
        self.paint_large(canvas, self.reference, 2, foot - air)
        if self.code:
            beside = self.paint_words(canvas, foot, "receipt.code") + 2
            self.paint_large(canvas, self.code, beside, canvas.height - air)

    def paint_large(self, canvas: Canvas, text: str, x: int, foot: int) -> None:
        """As large as there is room; `foot` is the row below."""
        for scale in SCALES:
            rows = self.large(text, scale, "ltr")
            if rows is not None and x + len(rows[0]) <= canvas.width - 2:
                canvas.picture(x, foot - scale, rows)
                return
        canvas.at(x, foot - 2, text, "label")

    def paint_words(self, canvas: Canvas, y: int, text_id: str) -> int:
        """A label in both languages; the column it ends in."""
        first, second = self.surroundings.voices.pair(text_id)
        room = canvas.width - 4
        inks: tuple[tuple[str, Ink], ...] = (
            *((line, "label") for line in self.lines(first, room)),
            *((line, "second") for line in self.second_lines(second, room)),
        )
        for offset, (line, ink) in enumerate(inks):
            canvas.at(2, y + offset, line, ink)
        return 2 + max(len(line) for line, _ in inks)


class RegisterLine(Block):
    """For the helper only. `told`: how far the register is, one of REGISTER; "" says nothing."""

    def __init__(self, told: Callable[[], str]) -> None:
        super().__init__()
        self.told = told
        self.said = ""

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Says it anew when it has changed."""
        if (now := self.told()) != self.said:
            self.said = now
            self.repaint()

    def paint(self, canvas: Canvas) -> None:
        if self.said:
            said = self.surroundings.voices.helper(REGISTER[self.said])
            canvas.at(0, 0, self.second_lines(said, canvas.width)[0], "second")
