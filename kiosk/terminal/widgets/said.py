"""An answer as large as it can be drawn, beneath what was asked: to look at once more, together.

The one rule: it shows the answer as it was understood, not as it was typed.
"""

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.widgets.lowering import Lowering
from kiosk.terminal.widgets.pressable import paint_edge

AROUND = 3
WORDS = AROUND + SIZES["sm"][0] + 3
"""Column where the words begin beside the picture."""


class Said(Lowering):
    """`question` in both languages, `answer` in the applicant's."""

    def __init__(self, icon: str, question: tuple[str, str], answer: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.icon, self.question, self.answer = icon, question, answer

    @property
    def rim(self) -> int:
        """Rows for the edge at top and foot."""
        return 0 if self.is_low else 1

    def rows(self, width: int) -> int:
        words = len(self._asked(width)) + len(self._answered(width))
        return max(SIZES["sm"][1], words) + 2 * self.rim

    def paint(self, canvas: Canvas) -> None:
        if self.rim:
            paint_edge(self, canvas)
        canvas.picture(AROUND, (canvas.height - SIZES["sm"][1]) // 2, self.picture(self.icon, "sm"))
        y = self.rim
        for line in self._asked(canvas.width):
            canvas.at(WORDS, y, line, "second")
            y += 1
        for line in self._answered(canvas.width):
            canvas.at(WORDS, y, line, "label")
            y += 1

    def _asked(self, width: int) -> list[str]:
        first, second = self.question
        return [*self.lines(first, width - WORDS - 2), *self.second_lines(second, width - WORDS - 2)]

    def _answered(self, width: int) -> list[str]:
        room = width - WORDS - 2
        for scale in (3, 2):
            rows = (
                self.large(self.answer, scale)
                if self.surroundings.cells.large_width(self.answer, scale) <= room
                else None
            )
            if rows is not None:
                return list(rows)
        return self.lines(self.answer, room)
