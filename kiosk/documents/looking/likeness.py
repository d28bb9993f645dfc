"""64 bits by which a second picture of the same page is known.

The one rule: they say how light and ink lie on the page as a whole; nothing that is written can be got back from them.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from kiosk.documents.looking.dots import Image

ALIKE = 5  # bits of 64 that two pictures of one page may differ in
ROWS, COLUMNS = 54, 10  # waves of how ink lies down the page, and across it
LINES = 256  # levels that waves are looked for in
EDGE = 40  # the share of a side (one in so many) that is left out, since no sheet is cut out twice alike


def likeness_of(flat: Image) -> int:
    """The signs of the slowest waves (a cosine transform, as in pHash) of ink by line, and of ink by column."""
    height, width = flat.shape
    inner = flat[height // EDGE : height - height // EDGE, width // EDGE : width - width // EDGE]
    waves = np.concatenate([slowest(cv2.reduce(inner, 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F), ROWS),
                            slowest(cv2.reduce(inner, 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F).T, COLUMNS)])  # fmt: skip
    return int.from_bytes(np.packbits(waves > 0).tobytes(), "big")


def slowest(levels: MatLike, count: int) -> NDArray[np.float32]:
    """Of a column of levels, however many; without the mean, which is the light."""
    column = cv2.resize(np.ascontiguousarray(levels), (1, LINES), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.dct(column), np.float32).ravel()[1 : count + 1]


def is_like(likeness: int, earlier: Sequence[int]) -> bool:
    return any((likeness ^ each).bit_count() <= ALIKE for each in earlier)
