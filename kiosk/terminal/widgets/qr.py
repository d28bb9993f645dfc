"""A QR code in half blocks: two modules to a cell, always black on white.

The one rule: its colours and its direction never follow theme or language, so that every phone reads it.
"""

from kiosk.terminal.canvas import Block, Canvas

QUIET = 3
"""Light modules around the code: phones need two on a screen, the standard asks for four on paper."""
HALVES = " ▄▀█"


class QR(Block):
    """`text` is what a phone reads."""

    DEFAULT_CSS = "QR { width: auto; }"

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.modules = modules(text)

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002
        return len(self.modules[0])

    def rows(self, width: int) -> int:  # noqa: ARG002
        return len(self.modules) // 2

    def paint(self, canvas: Canvas) -> None:
        for y in range(0, len(self.modules), 2):
            upper, lower = self.modules[y], self.modules[y + 1]
            canvas.put(0, y // 2, [HALVES[2 * top + bottom] for top, bottom in zip(upper, lower, strict=True)], "qr")


def modules(text: str) -> list[list[bool]]:
    """The code with its quiet zone, an even number of rows; True is dark."""
    # Loaded here because only the end of a visit shows a code.
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = [[bool(module) for module in row] for row in code.get_matrix()]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return rows
