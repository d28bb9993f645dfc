"""How much room each zone of a screen has, at every terminal size from 80×24 to 200×60.

The one rule: sizes follow from the number of cells alone, never from language, theme or way of drawing.
"""

from dataclasses import dataclass
from typing import Literal

LaneState = Literal["open", "folded", "hidden", "over"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One terminal size. `narrow`: no room beside the sheet; `low`: one line of rail, three of bar; `wide`: roomy."""

    width: int
    height: int

    @property
    def narrow(self) -> bool:
        return self.width < 100

    @property
    def low(self) -> bool:
        return self.height < 34

    @property
    def small(self) -> bool:
        """Whether there is no room for air: no card edges, no strips, letters at most twice the size."""
        return self.narrow or self.low

    @property
    def wide(self) -> bool:
        return self.width >= 160 and self.height >= 48

    @property
    def margin(self) -> int:
        return 1 if self.narrow else 5 if self.wide else 3

    @property
    def gutter(self) -> int:
        """Columns between cards."""
        return 1 if self.narrow else 2

    @property
    def air(self) -> int:
        """Empty rows above the question and around the bar."""
        return 0 if self.small else 1

    @property
    def rail(self) -> int:
        return 1 if self.small else 5

    @property
    def aloud(self) -> int:
        """Columns at the end of the rail, where the screen can be read aloud; but on one row with the margin."""
        return 9 if self.small else 12 + self.margin

    @property
    def bar(self) -> int:
        return 3 if self.small else 5

    @property
    def middle(self) -> int:
        """Rows between rail and bar."""
        return max(1, self.height - self.rail - self.bar)

    def lane(self, state: LaneState) -> int:
        """Columns of the helper's lane; over the end half of the sheet on narrow terminals."""
        if state == "hidden" or (self.narrow and state != "over"):
            return 0
        if self.narrow:
            return self.width // 2
        return 11 if state == "folded" else 44 if self.wide else 32
