"""Parts of a page made black, and pages turned by hand.

The one rule: what is covered is gone from the dots; nothing lies beneath.
"""

from collections.abc import Sequence
from math import ceil, floor

import cv2

from kiosk.documents.looking.dots import Image, dots
from kiosk.visit.document import Area

# Clockwise, by quarters.
TURNS = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)


def cover_areas(image: Image, areas: Sequence[Area]) -> Image:
    """A copy with each area black, to the outer edge of every dot it touches. Areas beyond the page are cut off."""
    covered = image.copy()
    height, width = image.shape[:2]
    for area in areas:
        left, right = sorted((area.left, area.right))
        top, bottom = sorted((area.top, area.bottom))
        rows = slice(max(0, floor(top * height)), max(0, ceil(bottom * height)))
        columns = slice(max(0, floor(left * width)), max(0, ceil(right * width)))
        covered[rows, columns] = 0
    return covered


def turned(image: Image, quarters: int) -> Image:
    """The picture turned clockwise by that many quarters."""
    turn = TURNS[quarters % 4]
    return image if turn is None else dots(cv2.rotate(image, turn))
