"""A grey page as characters: two levels in each cell, and which of its dots have the darker one.

The one rule: a cell is twice as high as it is wide, so that a page keeps its shape in either way of drawing.
"""

from functools import lru_cache
from typing import Literal

from rich.segment import Segment
from rich.style import Style

from kiosk.desk.reading import Page

Dots = Literal["sextant", "half"]
"""Two by three dots to a cell, or one by two for terminals that cannot draw those."""
SIZE: dict[Dots, tuple[int, int]] = {"sextant": (2, 3), "half": (1, 2)}
# Cells whose dots differ by less are one plain colour.
FAINT = 24


def scaled(page: Page, columns: int, dots: Dots) -> tuple[bytes, ...]:
    """The page as lines of grey levels (0 black), as many dots to a cell as `dots` has."""
    from PIL import Image

    wide, high = SIZE[dots]
    lines = max(1, round(page.height * columns / page.width / 2)) * high
    picture = Image.frombytes("L", (page.width, page.height), page.picture)
    grey = picture.resize((columns * wide, lines)).tobytes()
    return tuple(grey[start : start + columns * wide] for start in range(0, len(grey), columns * wide))


def cell(levels: bytes, dots: Dots) -> Segment:
    """One cell of its dots' levels, row by row from the top left."""
    if dots == "half":
        return Segment("▀", shade(levels[0] >> 4, levels[1] >> 4))
    low, high = min(levels), max(levels)
    if high - low < FAINT:
        return Segment(" ", shade(0, sum(levels) // len(levels) >> 4))
    between = (low + high) // 2
    dark = [level for level in levels if level <= between]
    light = [level for level in levels if level > between]
    mask = sum(1 << place for place, level in enumerate(levels) if level <= between)
    return Segment(sextant(mask), shade(sum(dark) // len(dark) >> 4, sum(light) // len(light) >> 4))


def sextant(mask: int) -> str:
    """The character whose dots are the bits of `mask`, from the top left (Unicode 13, Symbols for Legacy Computing)."""
    older = {0: " ", 0b010101: "▌", 0b101010: "▐", 0b111111: "█"}
    return older.get(mask) or chr(0x1FB00 + mask - 1 - (mask > 0b010101) - (mask > 0b101010))


@lru_cache(maxsize=256)
def shade(front: int, back: int) -> Style:
    """Two of sixteen levels as a style."""
    ink, paper = (f"{level * 17:02x}" for level in (front, back))
    return Style(color=f"#{ink * 3}", bgcolor=f"#{paper * 3}")
