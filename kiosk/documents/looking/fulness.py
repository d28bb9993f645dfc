"""What stands on a page and how large: nothing at all, letters that run off its edge, letters too small to read.

The one rule: these are told by letters; a page with a picture and no letters is neither empty nor cut.
"""

import numpy as np

from kiosk.documents.looking.letters import Letters

BLANK = 0.0006  # share of ink that dust and the edge of a sheet make
INNER = 0.03  # share of a side that is left out when a page is asked for ink: holes, folds, a strip of the table
OFF = 3  # letters at one edge that make it cut
READABLE = 7.5  # dots a letter of middling height must be high


def is_empty(letters: Letters) -> bool:
    height, width = letters.ink.shape
    inner = letters.ink[
        int(height * INNER) : -int(height * INNER) or None, int(width * INNER) : -int(width * INNER) or None
    ]
    return letters.few and float(np.count_nonzero(inner)) < BLANK * inner.size


def runs_off(letters: Letters) -> bool:
    """Letters as high as the others touch an edge."""
    if letters.few:
        return False
    height, width = letters.ink.shape
    usual = np.abs(letters.boxes[:, 3] - letters.height) < 0.6 * letters.height
    left, top, wide, high = letters.boxes[usual].T
    at_edges = (left <= 1, top <= 1, left + wide >= width - 1, top + high >= height - 1)
    return any(np.count_nonzero(each) >= OFF for each in at_edges)


def is_small(letters: Letters) -> bool:
    return not letters.few and letters.height < READABLE
