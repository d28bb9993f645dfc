"""The sheet in a photo: where its four corners are, which of them lie outside, and how it looks from straight above.

The one rule: where no sheet can be told from what it lies on, the whole picture is the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np

from kiosk.documents.looking.dots import Image, Mask, Points, darkest, dots, grey, within

LOOKED_AT = 640  # dots of the longer side: enough for edges, few enough to be quick
SMALLEST, LARGEST = 0.03, 0.985  # share of the picture that a sheet takes; above that it is the picture
STRAIGHT = 0.93  # share of its four-sided outline that a sheet fills
BRIGHTER = 12  # levels that a sheet is brighter than what lies around it
RUNS_OFF = 0.1  # share of a picture's edge along which a sheet is cut: less may be a thing or a light beside it
SHAPES = (2**0.5, 85.60 / 53.98)  # ISO 216 (A4, A5) and ISO 7810 ID-1, by their longer side
ALIKE = 0.05  # how far from such a shape a sheet seen aslant may be measured


@dataclass(frozen=True, slots=True)
class Sheet:
    """`corners`: from the upper left, clockwise, in dots of the picture; `cut`: it runs off the picture's edge."""

    corners: Points = field(repr=False)
    cut: bool


def find_sheet(image: Image) -> Sheet | None:
    """The brightest large thing with four straight sides; None where there is none."""
    small = within(image[:: (stride := max(1, max(image.shape) // (2 * LOOKED_AT))), ::stride], LOOKED_AT)
    scale = max(image.shape[:2]) / max(small.shape[:2])
    found = [sheet for mask in masks(small) if (sheet := sheet_of(mask, small))]
    if not found:
        return None
    best, mask = max(found, key=lambda each: cv2.contourArea(each[0]))
    return Sheet(ordered((best + 0.5) * scale - 0.5), runs_off(mask))


def masks(small: Image) -> Iterator[Mask]:
    """What might be paper: bright, bright in every colour, or within edges that close."""
    level = cv2.GaussianBlur(grey(small), (0, 0), 1.2)
    pale = cv2.GaussianBlur(darkest(small), (0, 0), 1.2)
    for seen in (level, pale):
        threshold, mask = cv2.threshold(seen, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield dots(mask)
        above = seen[seen > threshold]
        if len(above):
            # Paper against a table nearly as bright: between the two brighter of three levels.
            again = cv2.threshold(above.reshape(-1, 1), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]
            yield dots(cv2.threshold(seen, again, 255, cv2.THRESH_BINARY)[1])
    edges = cv2.dilate(cv2.Canny(dots(level), 25, 70), np.ones((3, 3), np.uint8))
    yield dots(cv2.bitwise_not(edges))


def sheet_of(mask: Mask, small: Image) -> tuple[Points, Mask] | None:
    """The largest part of a mask with its holes filled, as four corners, if it is a sheet."""
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    outlines = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    if not outlines:
        return None
    outline = max(outlines, key=cv2.contourArea)
    area, whole = cv2.contourArea(outline), mask.size
    if not SMALLEST * whole < area < LARGEST * whole:
        return None
    corners = np.asarray(cv2.approxPolyN(cv2.convexHull(outline), 4), np.float32).reshape(4, 2)
    filled = dots(cv2.drawContours(np.zeros_like(mask), [outline], -1, 255, cv2.FILLED))
    good = right_angled(corners) and fills(filled, corners) and stands_out(filled, grey(small))
    return (corners, filled) if good else None


def right_angled(corners: Points) -> bool:
    """As far as a photo from aside may show it."""
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    if lengths.min() < 20:
        return False
    angles = np.sum(sides * np.roll(sides, -1, axis=0), axis=1) / (lengths * np.roll(lengths, -1))
    return bool(np.abs(angles).max() < 0.45)


def fills(filled: Mask, corners: Points) -> bool:
    """Of what of the four-sided outline lies in the picture."""
    outline = dots(cv2.fillConvexPoly(np.zeros_like(filled), np.round(corners).astype(np.int32), 255))
    return bool(np.count_nonzero(filled & outline) > STRAIGHT * np.count_nonzero(outline))


def stands_out(filled: Mask, level: Image) -> bool:
    """Just inside its edge it is brighter than just outside."""
    near = np.ones((13, 13), np.uint8)
    outside = dots(cv2.dilate(filled, near)) & ~dots(cv2.dilate(filled, np.ones((5, 5), np.uint8)))
    inside = dots(cv2.erode(filled, np.ones((3, 3), np.uint8))) & ~dots(cv2.erode(filled, near))
    if not outside.any() or not inside.any():
        return False
    return bool(np.median(level[inside > 0]) - np.median(level[outside > 0]) > BRIGHTER * float(level.max()) / 255)


def runs_off(filled: Mask) -> bool:
    edges = (filled[0], filled[-1], filled[:, 0], filled[:, -1])
    return any(np.count_nonzero(edge) > RUNS_OFF * len(edge) for edge in edges)


def ordered(corners: Points) -> Points:
    """From the upper left, clockwise as it is seen."""
    middle = corners.mean(axis=0)
    round_about = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    first = int(np.argmin(round_about.sum(axis=1)))
    return np.roll(round_about, -first, axis=0).astype(np.float32)


def size_of(corners: Points, picture: tuple[int, int]) -> tuple[float, float]:
    """Width and height of the sheet in dots of the picture (height, width), as if seen from straight above."""
    wide = max(distance(corners, 0, 1), distance(corners, 3, 2))
    high = max(distance(corners, 0, 3), distance(corners, 1, 2))
    ratio = true_ratio(corners, picture) or wide / high
    if not 0.75 < ratio / (wide / high) < 1.33:
        ratio = wide / high
    longer = max(ratio, 1 / ratio)
    shape = min(SHAPES, key=lambda each: abs(each - longer))
    longer = shape if abs(longer / shape - 1) < ALIKE else longer
    area = wide * high
    wide = float(np.sqrt(area * (longer if ratio > 1 else 1 / longer)))
    return wide, area / wide


def distance(corners: Points, one: int, other: int) -> float:
    return float(np.linalg.norm(corners[one] - corners[other]))


def true_ratio(corners: Points, picture: tuple[int, int]) -> float | None:
    """Width by height of a rectangle seen in perspective, by where its sides would meet.

    After Zhang and He, "Whiteboard scanning and image enhancement" (2007), section 3; the lens looks at the middle.
    None where the sides are too nearly parallel to tell, or do not fit a lens.
    """
    middle = np.array([picture[1] / 2, picture[0] / 2])
    one, two, four, three = (np.append(corner - middle, 1.0) for corner in corners.astype(np.float64))
    below = np.dot(np.cross(two, four), three)
    beside = np.dot(np.cross(three, four), two)
    if min(abs(below), abs(beside)) < 1e-6:
        return None
    across = np.dot(np.cross(one, four), three) / below * two - one
    down = np.dot(np.cross(one, four), two) / beside * three - one
    if min(abs(across[2]), abs(down[2])) < 0.02:
        return None
    lens = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2])
    if lens < (0.4 * max(picture)) ** 2:
        return None
    square = (across[0] ** 2 + across[1] ** 2) / lens + across[2] ** 2
    return float(np.sqrt(square / ((down[0] ** 2 + down[1] ** 2) / lens + down[2] ** 2)))
