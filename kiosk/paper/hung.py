"""How a poster is set: from the side where its own language is read, with a second language under it.

The one rule: nothing on a poster is placed left or right, only from the start; but every other language as its own.
"""

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition
from kiosk.paper.sheet import Sheet
from kiosk.paper.tongues import Tongue
from kiosk.paper.typesetting import Align, Style

# A poster hangs: its margins are alike, and it needs no holes.
START, END = 16.0, 194.0
ACROSS = END - START


class Hung:
    """The edges of a poster, placed from where its own language begins to be read; the second one stands under it."""

    def __init__(self, page: Composition) -> None:
        self.tongues = [Tongue(page.setter, words) for words in page.tongues]
        self.own, self.second = self.tongues[:2]

    @property
    def align(self) -> Align:
        """Of the poster's own language."""
        return "right" if self.own.is_leftward else "left"

    def x(self, from_start: float, width: float = 0.0) -> float:
        """The left edge of something so wide, so far from where reading begins."""
        return END - from_start - width if self.own.is_leftward else START + from_start

    def width(self, text: str, sizes: tuple[float, float]) -> float:
        """Of own words, bold, and the second language's, in mm."""
        own, second = (
            self.own.line(self.own.words(text), Style(sizes[0], 700)),
            self.second.line(self.second.words(text), Style(sizes[1])),
        )
        return max(own.width, second.width) / mm

    def both(
        self, sheet: Sheet, text: str, sizes: tuple[float, float], at: float, baseline: float, room: float
    ) -> None:
        """Own words, bold, and the second language's under them, from the same side."""
        large = self.own.single(self.own.words(text), Style(sizes[0], 700), room)
        small = self.second.single(self.second.words(text), Style(sizes[1]), room)
        self.own.put(sheet, large, self.x(at), baseline, self.align)
        self.second.put(sheet, small, self.x(at), baseline + sizes[1] * 0.5, self.align)
