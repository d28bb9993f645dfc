"""What Pillow decoded, as dots with eight bits: grey, or blue, green and red; what was transparent lies on white.

The one rule: whatever a file's colours are called, it looks here as a person would have seen it on a screen.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image as Picture
from PIL.Image import Transpose, new

from kiosk.documents.looking.dots import Image, dots

WHITE = 255
# Exif 2.32, tag 0x0112: what has to be done to a picture that was stored so.
ORIENTATION = 0x0112
UPRIGHT: dict[int, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
}  # fmt: skip


def dots_of(picture: Picture) -> Image:
    """Any mode of Pillow's. What lies deeper than eight bits is cut to them."""
    match picture.mode:
        case "L":
            return np.asarray(picture)
        case "RGB":
            return blue_green_red(picture)
        case "1":
            return np.asarray(picture.convert("L"))
        case "I;16" | "I;16L" | "I;16B" | "I;16N" | "I" | "F":
            return levels(np.asarray(picture))
        case _ if picture.has_transparency_data:
            return blue_green_red(on_white(picture.convert("RGBA")))
        case _:
            return blue_green_red(picture.convert("RGB"))


def blue_green_red(picture: Picture) -> Image:
    # Pillow lays them out so itself, which takes one copy less.
    return np.frombuffer(picture.tobytes("raw", "BGR"), np.uint8).reshape(picture.height, picture.width, 3)


def levels(deep: NDArray[Any]) -> Image:
    """Sixteen bits as their upper eight; any other numbers from their darkest to their lightest."""
    if deep.dtype.itemsize == 2:
        return (deep >> 8).astype(np.uint8)
    known = np.nan_to_num(deep.astype(np.float32))
    low, high = float(known.min()), float(known.max())
    if 0 <= low and 1 < high <= WHITE:  # noqa: SIM300
        low, high = 0.0, float(WHITE)
    return ((known - low) * (WHITE / ((high - low) or 1.0))).astype(np.uint8)


def on_white(picture: Picture) -> Picture:
    """What is seen of it on white paper. `picture`: RGBA."""
    paper = new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def shrunk(image: Image, most: int) -> Image:
    """The picture, smaller where it has more dots than these."""
    height, width = image.shape[:2]
    if height * width <= most:
        return image
    scale = (most / (height * width)) ** 0.5
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return dots(cv2.resize(image, size, None, 0, 0, cv2.INTER_AREA))


def set_upright(image: Image, orientation: int) -> Image:
    """As the camera was held; a number that Exif does not know changes nothing."""
    match UPRIGHT.get(orientation):
        case None:
            return image
        case Transpose.FLIP_LEFT_RIGHT:
            turned = image[:, ::-1]
        case Transpose.ROTATE_180:
            turned = image[::-1, ::-1]
        case Transpose.FLIP_TOP_BOTTOM:
            turned = image[::-1]
        case Transpose.TRANSPOSE:
            turned = image.swapaxes(0, 1)
        case Transpose.ROTATE_270:
            turned = image[::-1].swapaxes(0, 1)
        case Transpose.TRANSVERSE:
            turned = image[::-1, ::-1].swapaxes(0, 1)
        case Transpose.ROTATE_90:
            turned = image[:, ::-1].swapaxes(0, 1)
    return np.ascontiguousarray(turned)
