"""Pages as they travel between visit and darkroom: their numbers as JSON, their pictures as octets.

The one rule: what comes out of the darkroom is believed as little as what went in: every value is checked.
"""

from collections.abc import Mapping
from typing import Any

from kiosk.documents.developing.plain_jpeg import is_plain
from kiosk.visit.document import FINDINGS, SMALL_WIDTH, Area, Page, Pages, Source

# A4 at 200 dpi, and some dots for rounding; what such a picture of nothing but noise takes, and a margin.
MOST_DOTS = 2_400
MOST_OCTETS = 12_000_000
MOST_DPI = 600
THINNEST = 16
"""How many times as long as wide a page is at the most: a small picture of a thread would be a large one."""


def page_told(page: Page) -> dict[str, Any]:
    """All of a page but its pictures and where it came from."""
    return {
        "width": page.width, "height": page.height, "dpi": page.dpi,
        "findings": list(page.findings), "likeness": page.likeness, "source": page.source,
    }  # fmt: skip


def picture_blobs(pages: Pages) -> list[bytes]:
    """The pictures of pages: of each the large one and the small one."""
    return [blob for page in pages for blob in (page.jpeg, page.small)]


def page_of(told: Mapping[str, Any], jpeg: bytes, small: bytes, source: Source) -> Page:
    """One page. Raises ValueError, KeyError or TypeError for what is none."""
    width, height = number(told["width"], 1, MOST_DOTS), number(told["height"], 1, MOST_DOTS)
    dpi, likeness = number(told["dpi"], 1, MOST_DPI), number(told["likeness"], 0, 2**64 - 1)
    findings = tuple(each for each in FINDINGS if each in told["findings"])
    if max(width, height) > THINNEST * min(width, height) or len(small) != SMALL_WIDTH * lines(width, height):
        raise ValueError("no size of a page")
    if len(jpeg) > MOST_OCTETS or not is_plain(jpeg, width, height):
        raise ValueError("no picture")
    return Page(jpeg, width, height, dpi, source, findings, small, likeness)


def lines(width: int, height: int, across: int = SMALL_WIDTH) -> int:
    """Of a picture of this page that is so many dots across."""
    return max(1, round(height * across / width))


def number(value: object, low: int, high: int) -> int:
    """Raises ValueError for anything but a whole number within these."""
    if type(value) is not int or not low <= value <= high:
        raise ValueError("no number within bounds")
    return value


def area_told(area: Area) -> list[float]:
    """Its four shares."""
    return [area.left, area.top, area.right, area.bottom]


def area_of(told: list[float]) -> Area:
    """Raises TypeError or ValueError for what is none."""
    left, top, right, bottom = map(float, told)
    return Area(left, top, right, bottom)
