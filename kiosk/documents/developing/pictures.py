"""Pictures of every kind that is taken, decoded: upright, eight bits, and nothing beside their dots.

The one rule: dots come out and nothing else does: no place, no camera, no profile, no name.
"""

import contextlib
from collections.abc import Iterator
from io import BytesIO
from itertools import count

import numpy as np
import pillow_heif
from PIL import (
    AvifImagePlugin,  # noqa: F401 - loaded here, so that no job has to
    ImageFile,
    MpoImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
    WebPImagePlugin,  # noqa: F401
)
from PIL import Image as Opening
from PIL.Image import Image as Picture

from kiosk.documents.developing.limits import MOST_DOTS, MOST_PAGES, WORKING_DOTS
from kiosk.documents.developing.tones import ORIENTATION, dots_of, set_upright, shrunk
from kiosk.documents.looking.dots import Image
from kiosk.documents.sniffing import Kind
from kiosk.errors import DocumentBroken, DocumentTooLarge

FORMATS: dict[Kind, list[str]] = {
    # Phones put two pictures into one file, and call it MPO.
    "jpeg": ["JPEG", "MPO"], "png": ["PNG"], "webp": ["WEBP"], "tiff": ["TIFF"], "heif": ["HEIF"], "avif": ["AVIF"],
}  # fmt: skip
# Of a JPEG that ends early, as libjpeg fills what is missing; and the share that may be.
MISSING, MAY_MISS = 128, 0.1
# A JPEG is decoded no larger than needed: A4 at 300 dpi, and a margin around it.
ENOUGH = 4_000
# TIFF 6.0, NewSubfileType: a small copy of another page.
SUBFILE, REDUCED = 254, 1


def ready() -> None:
    """To be called once, before anything is opened."""
    Opening.preinit()
    pillow_heif.register_heif_opener()
    # Bounds of our own are put, and tell more.
    Opening.MAX_IMAGE_PIXELS = None


def pictures_of(raw: bytes, kind: Kind) -> Iterator[Image]:
    """The pictures in a file of this kind, of which only a TIFF has more than one. Raises leaves of DocumentError.

    Of a JPEG that ends early what there is counts, when no more than a tenth is missing; of other kinds nothing does.
    """
    try:
        with Opening.open(BytesIO(raw), "r", FORMATS[kind]) as opened:
            if kind == "tiff":
                yield from pages_of(opened)
            else:
                yield of_jpeg(opened, raw) if kind == "jpeg" else decoded(opened)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise DocumentBroken from None


def pages_of(tiff: Picture) -> Iterator[Image]:
    """Each page of a TIFF. Raises DocumentTooLarge for more than MOST_PAGES."""
    with contextlib.suppress(EOFError):
        tiff.seek(MOST_PAGES)
        raise DocumentTooLarge
    for number in count():
        try:
            tiff.seek(number)
        except EOFError:
            return
        if not tiff.tag_v2.get(SUBFILE, 0) & REDUCED:  # type: ignore[attr-defined]
            yield decoded(tiff)


def of_jpeg(opened: Picture, raw: bytes) -> Image:
    """One that ends early is decoded once more, as far as it goes."""
    try:
        return drafted(opened)
    except OSError:
        with as_far_as_it_goes(), Opening.open(BytesIO(raw), "r", FORMATS["jpeg"]) as again:
            return drafted(again)


def drafted(jpeg: Picture) -> Image:
    """Decoded no larger than needed, and without what is missing at its end."""
    refuse_vast(jpeg)
    jpeg.draft(None, needed(jpeg.size))
    jpeg.load()
    return finished(there(dots_of(jpeg)), jpeg)


def decoded(opened: Picture) -> Image:
    """The one picture that is open. Raises DocumentTooLarge before it is decoded."""
    refuse_vast(opened)
    opened.load()
    return finished(dots_of(opened), opened)


def finished(image: Image, opened: Picture) -> Image:
    """No larger than is worth looking at, and upright."""
    return set_upright(shrunk(image, WORKING_DOTS), orientation_of(opened))


def refuse_vast(opened: Picture) -> None:
    """Raises DocumentTooLarge."""
    if opened.width * opened.height > MOST_DOTS:
        raise DocumentTooLarge


def needed(size: tuple[int, int]) -> tuple[int, int]:
    """The smallest size that is worth decoding, in the same proportions."""
    share = min(1.0, ENOUGH / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def there(image: Image) -> Image:
    """What came of a JPEG that ends early. Raises DocumentBroken where too much is missing."""
    last = len(image)
    while last and np.all(image[last - 1] == MISSING):
        last -= 1
        if len(image) - last > MAY_MISS * len(image):
            raise DocumentBroken
    return image[:last]


def orientation_of(opened: Picture) -> int:
    """How the camera was held; 1 (upright) where that is told in a way nobody can read."""
    # Whatever stands there in place of numbers, it is no reason to refuse a picture.
    with contextlib.suppress(Exception):
        return int(opened.getexif().get(ORIENTATION, 1))
    return 1


@contextlib.contextmanager
def as_far_as_it_goes() -> Iterator[None]:
    """Within it Pillow decodes what is cut off."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
