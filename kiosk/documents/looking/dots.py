"""What a picture is here: an array of dots, grey (height × width) or blue-green-red (height × width × 3), 8 bit.

The one rule: a picture is looked at in grey and small; only what is kept is ever drawn in full.
"""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Image: TypeAlias = NDArray[np.uint8]
"""Grey levels (0 black) or blue, green, red."""
Mask: TypeAlias = NDArray[np.uint8]
"""255 where something is, 0 elsewhere."""
Points: TypeAlias = NDArray[np.float32]
"""Rows of x and y."""


def grey(image: Image) -> Image:
    """The same picture without colours."""
    return image if image.ndim == 2 else dots(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))


def darkest(image: Image) -> Image:
    """Of each dot the lowest of its levels: bright there is bright in every colour."""
    if image.ndim == 2:
        return image
    blue, green, red = cv2.split(image)
    return dots(cv2.min(cv2.min(blue, green), red))


def within(image: Image, longest: int) -> Image:
    """The picture, smaller where its longer side has more dots than `longest`; never larger."""
    height, width = image.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return image
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return dots(cv2.resize(image, size, interpolation=cv2.INTER_AREA))


def coarse(image: Image, times: int) -> Image:
    """The picture so many times smaller, without what does not fill a dot at its right and lower edge: much faster."""
    width, height = image.shape[1] // times, image.shape[0] // times
    if not width or not height:
        return image
    whole = image[: height * times, : width * times]
    return dots(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA))


def dots(made: object) -> Image:
    """What OpenCV made, as what it is."""
    return np.asarray(made, np.uint8)
