"""How far the lines of text on a page lean, and the page drawn again so that they do not.

The one rule: a page is drawn once, from the picture it came in, with all that sets it right in one step.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.documents.looking.dots import Image, dots
from kiosk.documents.looking.letters import Letters

MOST = 15.0  # degrees
LEAST = 1.0  # less nobody sees, and few letters show no more
LETTER = 4.5  # dots high are letters while their lines are looked at
POINTS = 20_000
CLEAR = 1.6  # how many times the lines stand out at the best angle beside the middling one
Warp: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page comes from: `warp` takes the picture's dots to a page of `width` × `height`."""

    warp: Warp = field(repr=False)
    width: int
    height: int

    def drawn(self, image: Image) -> Image:
        """The page. What lies beyond the picture is white."""
        white = (255.0,) * (1 if image.ndim == 2 else 3)
        size = (self.width, self.height)
        return dots(cv2.warpPerspective(image, self.warp, size, flags=cv2.INTER_LINEAR, borderValue=white))

    def leant(self, degrees: float, widest: int, highest: int) -> "Frame":
        """The same page turned anticlockwise, whole, and no larger than `widest` × `highest`."""
        angle = np.radians(degrees)
        cosine, sine = np.cos(angle), np.sin(angle)
        wide = self.width * cosine + self.height * abs(sine)
        high = self.height * cosine + self.width * abs(sine)
        scale = min(1.0, widest / wide, highest / high)
        turn = np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1 / scale]])
        away, back = np.eye(3), np.eye(3)
        away[:2, 2] = -self.width / 2, -self.height / 2
        back[:2, 2] = wide * scale / 2, high * scale / 2
        return Frame(back @ turn @ away @ self.warp, round(wide * scale), round(high * scale))


def lean_of(letters: Letters) -> float:
    """Degrees that the lines of text lean clockwise, -MOST to MOST, whichever of the four ways up the page stands.

    0 where there are no lines, or they lean too little to be seen.
    """
    if letters.few:
        return 0.0
    scale = min(1.0, LETTER / letters.height)
    small = cv2.resize(letters.ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    down, across = np.nonzero(small > 90)
    step = -(-len(down) // POINTS)
    points = np.stack([across[::step], down[::step]], axis=1).astype(np.float32)
    best = max((clearest(points), clearest(points[:, ::-1] * (1, -1))), key=lambda each: each[1])
    return best[0] if best[1] > CLEAR and abs(best[0]) >= LEAST else 0.0


def clearest(points: NDArray[np.floating]) -> tuple[float, float]:
    """The angle at which the points lie in the clearest rows, and how many times clearer than at a middling angle."""
    angles = np.arange(-MOST, MOST + 0.5, 1.0)
    scores = [rowness(points, angle) for angle in angles]
    around = angles[int(np.argmax(scores))] + np.arange(-1.0, 1.05, 0.1)
    finer = [rowness(points, angle) for angle in around]
    return float(np.clip(around[int(np.argmax(finer))], -MOST, MOST)), max(finer) / max(1.0, float(np.median(scores)))


def rowness(points: NDArray[np.floating], degrees: float) -> float:
    """How unevenly the points fall into rows that lean so much."""
    angle = np.radians(degrees)
    rows = (points[:, 1] * np.cos(angle) - points[:, 0] * np.sin(angle)).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float(np.sum(np.diff(counts.astype(np.float64)) ** 2))
