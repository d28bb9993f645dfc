"""QR codes as one path: crisp at any size, and never a picture that a printer may scale.

The one rule: version 2 or larger and level Q, so that the small code of every page is read from a poor copy.
"""

from collections.abc import Iterator
from typing import Any

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode

# Any mask is valid; trying all eight would take longer than drawing the page.
MASK = 3
SMALLEST = 2


def tracking_code(text: str) -> tuple[int, str]:
    """Modules on a side, and rectangles as PDF operators, a module wide, from the top left corner down."""
    qr = code_of(text)
    qr.make(fit=True)
    matrix = qr.get_matrix()
    path = (f"{start} {row} {length} 1 re" for row, dark in enumerate(matrix) for start, length in strips(dark))
    return len(matrix), " ".join(path)


def sides(text: str) -> int:
    """Modules on a side of this text's code, for whoever has to fit it before it is drawn."""
    return 4 * int(code_of(text).best_fit(start=SMALLEST)) + 17


def code_of(text: str) -> "QRCode[Any]":
    """The code, not made yet."""
    qr = QRCode(version=SMALLEST, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=MASK)
    qr.add_data(text)
    return qr


def strips(dark: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules stand together in a row: first module and how many."""
    start = None
    for position, is_dark in enumerate([*dark, False]):
        if is_dark and start is None:
            start = position
        elif not is_dark and start is not None:
            yield start, position - start
            start = None
