"""The large codes of the data sheet: QR, level M, alphanumeric, as one path.

The one rule: every code of a sheet fills the same square, so that fewer characters mean larger modules, never a
smaller code.
"""

from typing import Any, Final

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import QRData

from kiosk.paper.carrier.parts import capacity
from kiosk.paper.tracking import MASK, strips

SMALLEST, LARGEST = 8, 40
# The mode indicator of ISO/IEC 18004, table 2.
ALPHANUMERIC: Final = 2


def version_for(parts: tuple[str, ...]) -> int:
    """The smallest QR version that holds the longest of these. Raises StopIteration when none does."""
    longest = max(map(len, parts))
    return next(version for version in range(SMALLEST, LARGEST + 1) if capacity(version) >= longest)


def matrix_of(text: str, version: int) -> list[list[bool]]:
    """Rows of modules, dark where True, without the quiet zone."""
    qr: QRCode[Any] = QRCode(version=version, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    qr.add_data(QRData(text.encode("ascii"), mode=ALPHANUMERIC, check_data=False))
    # Fitting would spell everything twice; the version is known to hold it.
    qr.make(fit=False)
    return qr.get_matrix()


def data_code(text: str, version: int) -> tuple[int, str]:
    """Modules on a side, and rectangles as PDF operators, a module wide, from the top left corner down."""
    matrix = matrix_of(text, version)
    path = (f"{start} {row} {length} 1 re" for row, dark in enumerate(matrix) for start, length in strips(dark))
    return len(matrix), " ".join(path)
