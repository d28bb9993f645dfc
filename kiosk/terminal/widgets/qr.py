"""A QR code in half blocks: two modules to a cell, always black on white.

The one rule: its colours and its direction never follow theme or language, so that every phone reads it.
"""

from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.squares import QUIET, modules

__all__ = ["HALVES", "QR", "QUIET", "modules"]

HALVES = " ▄▀█"


class QR(Block):
    """`text` is what a phone reads; `quiet`: light modules around it."""

    DEFAULT_CSS = "QR { width: auto; }"

    def __init__(self, text: str, *, quiet: int = QUIET, id: str | None = None) -> None:
        super().__init__(id=id)
        self.modules = modules(text, quiet)

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002
        return len(self.modules[0])

    def rows(self, width: int) -> int:  # noqa: ARG002
        return len(self.modules) // 2

    def paint(self, canvas: Canvas) -> None:
        for y in range(0, len(self.modules), 2):
            upper, lower = self.modules[y], self.modules[y + 1]
            canvas.put(0, y // 2, [HALVES[2 * top + bottom] for top, bottom in zip(upper, lower, strict=True)], "qr")
