"""The ink on a page, and the letters it stands in: what nearly every other look at a page begins with.

The one rule: ink is what is darker than the paper around it, so that shadow and a dark picture change nothing.
"""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.documents.looking.covering import turned
from kiosk.documents.looking.dots import Image, coarse, dots

INKED = 205  # of 255: what is darker, where the paper around it is 255, is ink
GROUND = 8  # the paper is looked at this many times smaller
LOWEST, HIGHEST = 4, 130  # dots a letter may be high
DOTS = 0.4  # of the usual size: what is smaller is the dot of a letter
FEW = 12  # fewer letters say nothing about a page


@dataclass(frozen=True, slots=True)
class Letters:
    """`flat`: the page with its paper made even, 255; `boxes`: left, top, width, height of every letter, in dots."""

    flat: Image = field(repr=False)
    ink: Image = field(repr=False)
    boxes: NDArray[np.int32] = field(repr=False)

    @property
    def height(self) -> float:
        """How high most letters are, in dots; 0 where there are none."""
        return float(np.median(self.boxes[:, 3])) if len(self.boxes) else 0.0

    def turned(self, quarters: int) -> "Letters":
        """The same letters with the page turned clockwise by so many quarters."""
        high, wide = self.ink.shape
        boxes = self.boxes
        for _ in range(quarters % 4):
            left, top, width, height = boxes.T
            boxes, high, wide = np.stack([high - top - height, left, height, width], axis=1), wide, high
        return Letters(turned(self.flat, quarters), turned(self.ink, quarters), boxes)

    @property
    def few(self) -> bool:
        return len(self.boxes) < FEW


def letters_of(page: Image) -> Letters:
    """`page`: grey."""
    flat = flattened(page)
    ink = dots(cv2.threshold(flat, INKED, 255, cv2.THRESH_BINARY_INV)[1])
    return Letters(flat, ink, boxes_of(ink))


def flattened(page: Image) -> Image:
    """The page as if its paper were evenly white: each dot by the brightness of the paper around it."""
    height, width = page.shape
    paper = cv2.medianBlur(dots(cv2.dilate(coarse(page, GROUND), np.ones((7, 7), np.uint8))), 11)
    ground = cv2.resize(np.maximum(dots(paper), 8), (width, height), interpolation=cv2.INTER_LINEAR)
    return dots(cv2.divide(page, ground, scale=250))


def boxes_of(ink: Image) -> NDArray[np.int32]:
    """Where pieces of ink stand that may be letters: neither specks nor lines nor pictures."""
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)[2][1:]
    wide, high, many = stats[:, 2], stats[:, 3], stats[:, 4]
    letter = (high >= LOWEST) & (high <= HIGHEST) & (wide >= 2) & (wide <= 10 * high) & (high <= 10 * wide)
    letter &= (many >= 10) & (many >= 0.08 * wide * high)
    boxes = np.asarray(stats[letter, :4], np.int32)
    longer = boxes[:, 2:].max(axis=1, initial=0)
    return boxes[longer >= DOTS * usual(longer)] if len(boxes) else boxes


def usual(sizes: NDArray[np.int32]) -> float:
    """The size that half of all letters, put in a row, stay below: the dots of Arabic are many, and count little."""
    rising = np.sort(sizes)
    return float(rising[np.searchsorted(np.cumsum(rising), rising.sum() / 2)])
