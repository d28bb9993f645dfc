"""Whether letters have edges: how wide the way from paper to ink is, beside how high the letter stands.

The one rule: large letters may be softer than small ones; what counts is whether they can be told apart.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.documents.looking.dots import Image, coarse, dots
from kiosk.documents.looking.letters import Letters

SOFTEST = 0.4  # how wide edges may be beyond FINEST, by the root of the height of a letter
FINEST = 2.2  # dots an edge is wide at least, however sharp
LOOKED_AT = 150  # letters
COARSE = 8
AROUND = 3  # dots
FAINT = 240  # of 250: what is darker than paper, though too smeared to be ink
FAINT_SHARE = 0.004
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))  # down and across


def is_blurred(letters: Letters) -> bool:
    """Its letters are too soft, or there are shadows of letters and no letters."""
    if letters.few:
        return shadows(letters.flat) > FAINT_SHARE
    return softness(letters) > SOFTEST


def softness(letters: Letters) -> float:
    """How wide most edges are in the direction in which they are softest (a hand moves one way), beyond the finest.

    By the root of how high a letter is: what smears small print leaves large print readable, though not well.
    """
    smooth = dots(cv2.GaussianBlur(letters.flat, (0, 0), 0.8)).astype(np.int16)
    boxes = letters.boxes[:: -(-len(letters.boxes) // LOOKED_AT)]
    widths = np.median([edge_widths(smooth, box) for box in boxes], axis=0)
    return float((widths.max() - FINEST) / np.sqrt(max(letters.height, 1.0)))


def edge_widths(smooth: NDArray[np.int16], box: NDArray[np.int32]) -> list[float]:
    """In dots, for each of STEPS: how far the level changes, by how much it changes within a dot at most."""
    left, top, wide, high = (int(each) for each in box)
    rows, columns = slice(max(1, top - AROUND), top + high + AROUND), slice(max(1, left - AROUND), left + wide + AROUND)
    seen = smooth[rows, columns]
    contrast = float(seen.max() - seen.min())
    return [contrast / max(1.0, slope(seen, *step)) for step in STEPS]


def slope(seen: NDArray[np.int16], down: int, across: int) -> float:
    """The most that the level changes along a step, by the step's length."""
    one = seen[down:, max(0, across) : seen.shape[1] + min(0, across)]
    other = seen[: seen.shape[0] - down, max(0, -across) : seen.shape[1] - max(0, across)]
    changes = np.abs(one - other)
    return float(changes.max()) / float(np.hypot(down, across)) if changes.size else 1.0


def shadows(flat: Image) -> float:
    """The share of a page that is a little darker than its paper."""
    small = coarse(flat, COARSE)
    down, across = (side // 20 for side in small.shape)
    return float(np.mean(small[down : len(small) - down, across : small.shape[1] - across] < FAINT))
