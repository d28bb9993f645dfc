"""How a page is lit: too dark to read, so bright in one place that nothing is left, and whether it has colours at all.

The one rule: the light is judged by the paper, not by how much is written on it.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.documents.looking.dots import Image, coarse, darkest, dots, grey

COARSE, LESS_COARSE = 8, 4
DARKEST = 105  # the level of paper, of 255, below which print is hard to read
BLOWN, NEAR, FALL = 251, 236, 12  # levels: burnt out; just around it; how much darker it is further off
RINGS = ((1, 4), (9, 15))  # coarse dots from its edge
SPOT = 0.006  # share of the page that is burnt out in one piece
COLOURED, COLOURED_SHARE = 26, 0.002  # how far from the paper's own tint, and how much of the page


def is_dark(page: Image) -> bool:
    return paper_level(page) < DARKEST


def paper_level(page: Image) -> float:
    """How bright most of the paper is, 0 to 255."""
    small = grey(coarse(page, COARSE))
    return float(np.median(cv2.dilate(small, np.ones((7, 7), np.uint8))))


def has_glare(page: Image) -> bool:
    """A lamp or a flash burnt a hole that fades into the paper around it. What ends sharply is white, not burnt."""
    lowest = darkest(coarse(page, COARSE))
    paper = dots(cv2.dilate(lowest, np.ones((5, 5), np.uint8)))
    blown = cv2.morphologyEx(dots((lowest >= BLOWN) * np.uint8(255)), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    labels, stats = cv2.connectedComponentsWithStats(blown)[1:3]
    spots = [each for each in range(1, len(stats)) if stats[each, cv2.CC_STAT_AREA] > SPOT * blown.size]
    return any(fades(dots((labels == each) * np.uint8(255)), paper) for each in spots)


def fades(spot: Image, paper: Image) -> bool:
    """The paper just around it is bright, and further off no longer."""
    near, far = (float(np.median(paper[ring(spot, *rings)] if ring(spot, *rings).any() else 0)) for rings in RINGS)
    return near > NEAR and near - far > FALL


def ring(spot: Image, inner: int, outer: int) -> NDArray[np.bool_]:
    """What lies between so many coarse dots from a spot."""
    return np.asarray((dots(cv2.dilate(spot, disc(outer))) > 0) & (dots(cv2.dilate(spot, disc(inner))) == 0))


def disc(reach: int) -> Image:
    return dots(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)))


def has_colour(page: Image) -> bool:
    """Anything on it is of another colour than its paper, however warm the light is."""
    if page.ndim == 2:
        return False
    _, *tints = cv2.split(cv2.cvtColor(coarse(page, LESS_COARSE), cv2.COLOR_BGR2LAB))
    one, other = (np.abs(tint.astype(np.int16) - int(np.median(tint))) for tint in tints)
    return bool(np.mean(np.maximum(one, other) > COLOURED) > COLOURED_SHARE)
