"""The code that leads a phone to the upload page: longer than others, since it carries the visit's key.

The one rule: it is drawn whole or not at all: rather with less to mend it by than without light around it.
"""

from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.widgets.qr import HALVES

QUIETS = (3, 2, 1)
"""Light modules around it. The last is for the smallest terminal, where paper and bar around it are light too."""


class UploadCode(Block):
    """Nothing until it has a link."""

    def __init__(self) -> None:
        super().__init__()
        self.link = ""
        self.modules: list[list[bool]] = []
        self._made: dict[tuple[str, int], list[list[bool]]] = {}

    def show_link(self, link: str) -> None:
        """From now on this one."""
        if link != self.link:
            self.link = link
            self._made.clear()
            self.modules = []
            self.repaint()

    @property
    def breadth(self) -> int:
        """Columns it takes."""
        return len(self.modules[0]) if self.modules else 0

    @property
    def high(self) -> int:
        """Rows it takes."""
        return len(self.modules) // 2

    def fit(self, columns: int, rows: int) -> bool:
        """Chooses how it is drawn in this room; whether it can be."""
        if not self.link:
            return False
        for level in ("M", "L"):
            for quiet in QUIETS:
                made = self._with_quiet(level, quiet)
                if len(made[0]) <= columns and len(made) // 2 <= rows:
                    if made != self.modules:
                        self.modules = made
                        self.repaint()
                    return True
        return False

    def paint(self, canvas: Canvas) -> None:
        for y in range(0, len(self.modules) - 1, 2):
            upper, lower = self.modules[y], self.modules[y + 1]
            canvas.put(0, y // 2, [HALVES[2 * top + bottom] for top, bottom in zip(upper, lower, strict=True)], "qr")

    def _with_quiet(self, level: str, quiet: int) -> list[list[bool]]:
        bare = self._bare(level)
        side = [False] * quiet
        empty = [False] * (len(bare) + 2 * quiet)
        rows = [*([empty] * quiet), *([*side, *row, *side] for row in bare), *([empty] * quiet)]
        return [*rows, empty] if len(rows) % 2 else rows

    def _bare(self, level: str) -> list[list[bool]]:
        key = (self.link, 0 if level == "M" else 1)
        if key not in self._made:
            # Loaded here because few visits show a code.
            import qrcode
            from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

            code = qrcode.QRCode(error_correction=ERROR_CORRECT_M if level == "M" else ERROR_CORRECT_L, border=0)
            code.add_data(self.link)
            self._made[key] = [[bool(module) for module in row] for row in code.get_matrix()]
        return self._made[key]
