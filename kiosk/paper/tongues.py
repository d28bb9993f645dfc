"""Words of any language on a sheet that speaks to everybody, each set as its own script wants it.

The one rule: direction, leading and the language that readers are told come from the language, never from the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from kiosk.language.words import Words
from kiosk.paper.element import Role
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import LEADING, Align, Line, Style, Typesetter


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language, and what sets it."""

    setter: Typesetter
    words: Words

    @property
    def is_leftward(self) -> bool:
        """Whether it is read from the right."""
        return self.words.language.direction == "rtl"

    def line(self, text: str, style: Style) -> Line:
        """One line, however long."""
        return self.setter.line(text, style, self.words.language.direction)

    def fit(self, text: str, style: Style, room: float) -> list[Line]:
        """As few lines as fit into `room` mm."""
        return self.setter.fit(text, style, self.words.language.direction, room * mm)

    def wrap(self, text: str, style: Style, room: float) -> list[Line]:
        """A paragraph `room` mm wide."""
        return self.setter.wrap(text, style, self.words.language.direction, room * mm)

    def single(self, text: str, style: Style, room: float) -> list[Line]:
        """On one line, narrow where it must be, and then smaller."""
        return [self.setter.single(text, style, self.words.language.direction, room * mm)]

    def step(self, lines: Sequence[Line]) -> float:
        """From one baseline to the next, in mm."""
        return max((line.size for line in lines), default=0.0) * LEADING[self.words.language.script] / mm

    def put(
        self,
        sheet: Sheet,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        align: Align = "left",
        role: Role = "P",
        color: Color | None = None,
    ) -> None:
        """Lines under each other; `x` is their left edge, right edge or middle."""
        element = sheet.element(role, self.words.language.tag)
        sheet.lines(lines, x, baseline, self.step(lines), element, align, color)
