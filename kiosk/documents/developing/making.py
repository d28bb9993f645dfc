"""What is done in the darkroom, each in a job of its own: developing, turning, covering, bundling, showing.

The one rule: a page that leaves is drawn anew from dots: not one octet of the file it came from is copied.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from math import ceil
from typing import Any

import cv2
import numpy as np

from kiosk.documents.bundling import bundle
from kiosk.documents.developing.leaves import leaves_of
from kiosk.documents.developing.limits import MOST_DOTS
from kiosk.documents.developing.pictures import pictures_of, ready
from kiosk.documents.developing.wire import THINNEST, area_of, lines, page_of, page_told, picture_blobs
from kiosk.documents.looking import cover_areas, prepare, turned
from kiosk.documents.looking.dots import Image, dots, grey
from kiosk.documents.sniffing import kind_of
from kiosk.errors import DocumentBroken
from kiosk.visit.companion import Answer, Ask
from kiosk.visit.document import SMALL_WIDTH, Page, Pages, Source

QUALITY = 80
WHITE = (255, 255, 255)
Work = Callable[[Ask], Answer]


def practise() -> None:
    """What libraries work out when they are first used is worked out here, once, and not in every job.

    With one thread: a process that has more cannot be forked from.
    """
    ready()
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    page = np.full((600, 400, 3), 255, np.uint8)
    for row in range(40, 560, 24):
        cv2.putText(page, "Practice 1234", (30, row), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (90, 20, 20), 1)
    page_from(page, "phone", [])
    cv2.setNumThreads(threads)


def develop(ask: Ask) -> Answer:
    """The pages of a file. Raises leaves of DocumentError."""
    (raw,) = ask.blobs
    earlier = list(ask.about["earlier"])
    pages: list[Page] = []
    for image in images_of(raw):
        page = page_from(image, ask.about["source"], earlier)
        earlier.append(page.likeness)
        pages.append(page)
    return answered(tuple(pages))


def images_of(raw: bytes) -> Iterator[Image]:
    """One after another, so that only one is in memory."""
    kind = kind_of(raw)
    yield from leaves_of(raw) if kind == "pdf" else pictures_of(raw, kind)


def page_from(image: Image, source: Source, earlier: list[int]) -> Page:
    """Looked at and set right."""
    made = prepare(image, source, earlier)
    whole = widened(made.image)
    height, width = whole.shape[:2]
    jpeg, small = packed(whole), shown(whole, SMALL_WIDTH)
    return Page(jpeg, width, height, made.dpi, source, made.findings, small, made.likeness)


def widened(image: Image) -> Image:
    """With white beside a picture that is no more than a line."""
    height, width = image.shape[:2]
    least = ceil(max(height, width) / THINNEST)
    more = max(0, least - height), max(0, least - width)
    return (
        dots(cv2.copyMakeBorder(image, 0, more[0], 0, more[1], cv2.BORDER_CONSTANT, value=WHITE))
        if any(more)
        else image
    )


def turn(ask: Ask) -> Answer:
    """See `Darkroom.turn`."""
    page = pages_asked(ask)[0]
    return answered((redrawn(page, turned(dots_in(page), int(ask.about["quarters"]))),))


def cover(ask: Ask) -> Answer:
    """See `Darkroom.cover`."""
    page = pages_asked(ask)[0]
    return answered((redrawn(page, cover_areas(dots_in(page), [area_of(each) for each in ask.about["areas"]])),))


def picture(ask: Ask) -> Answer:
    """See `Darkroom.picture`."""
    return Answer({}, (shown(dots_in(pages_asked(ask)[0]), int(ask.about["width"])),))


def put_together(ask: Ask) -> Answer:
    """See `Darkroom.bundle`."""
    return Answer({}, (bundle(str(ask.about["title"]), pages_asked(ask)),))


def redrawn(page: Page, image: Image) -> Page:
    """The page with other dots."""
    height, width = image.shape[:2]
    small = shown(image, SMALL_WIDTH)
    return Page(packed(image), width, height, page.dpi, page.source, page.findings, small, page.likeness)


def packed(image: Image) -> bytes:
    """A baseline JPEG without metadata; grey stays grey, colours are halved in both directions (4:2:0)."""
    _, jpeg = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return jpeg.tobytes()


def shown(image: Image, width: int) -> bytes:
    """Grey levels, `width` a line."""
    height = lines(image.shape[1], image.shape[0], width)
    return dots(cv2.resize(grey(image), (width, height), None, 0, 0, cv2.INTER_AREA)).tobytes()


def dots_in(page: Page) -> Image:
    """What its JPEG shows. Raises DocumentBroken."""
    if page.width * page.height > MOST_DOTS:
        raise DocumentBroken
    image = cv2.imdecode(np.frombuffer(page.jpeg, np.uint8), cv2.IMREAD_UNCHANGED)
    if image is None:
        raise DocumentBroken
    return dots(image)


def pages_asked(ask: Ask) -> Pages:
    """Those an ask brings."""
    told: list[Mapping[str, Any]] = ask.about.get("pages") or [ask.about["page"]]
    pairs = zip(told, ask.blobs[0::2], ask.blobs[1::2], strict=True)
    return tuple(page_of(each, jpeg, small, each["source"]) for each, jpeg, small in pairs)


def answered(pages: Pages) -> Answer:
    """The pages as they travel."""
    return Answer({"pages": list(map(page_told, pages))}, tuple(chain(picture_blobs(pages))))


WORKS: Mapping[str, Work] = {
    "develop": develop, "turn": turn, "cover": cover, "picture": picture, "bundle": put_together,
}  # fmt: skip
