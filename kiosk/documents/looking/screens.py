"""Whether a picture is of a screen: taken by a computer of itself, not by a lens or a scanner of a paper.

The one rule: it takes both, the shape of a screen and large parts in exactly one shade; a page of a PDF has only these.
"""

import numpy as np

from kiosk.documents.looking.dots import Image, grey

# The longer side by the shorter: phones (16:9 to 21:9), tablets (4:3, 16:10, 3:2), and screens of computers.
SHAPES = (16 / 9, 2, 18.5 / 9, 19 / 9, 19.3 / 9, 19.5 / 9, 20 / 9, 20.5 / 9, 21 / 9, 4 / 3, 16 / 10, 3 / 2, 64 / 27)
ALIKE = 0.004
SMALLEST = 300  # dots across any screen worth a picture
EVEN, ONE_SHADE = 0.85, 0.35  # share of dots exactly as their neighbour, and of dots in the commonest shade


def is_screenshot(image: Image) -> bool:
    height, width = image.shape[:2]
    shape = max(height, width) / min(height, width)
    if min(height, width) < SMALLEST or not any(abs(shape / each - 1) < ALIKE for each in SHAPES):
        return False
    lines = np.ascontiguousarray(image[::4])
    level = grey(lines)
    shades = np.bincount(level.ravel(), minlength=256)
    return bool(np.mean(level[:, 1:] == level[:, :-1]) > EVEN and shades.max() > ONE_SHADE * level.size)
