"""A block that can do with fewer rows: without its edge and its large letters.

The one rule: what it says stays the same; only how large it says it changes.
"""

from kiosk.terminal.canvas import Block
from kiosk.terminal.themes import Surface


class Lowering(Block):
    """On white. `is_low` is told by what places it."""

    is_low = False

    @property
    def surface(self) -> Surface:
        return "card"

    def lower(self, low: bool) -> None:
        """From now on in few rows, or in as many as it likes."""
        if low != self.is_low:
            self.is_low = low
            self.repaint()
