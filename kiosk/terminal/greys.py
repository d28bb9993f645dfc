"""A grey page as cells: two levels in each, and which of its dots have the darker one; what is marked is tinted.

The one rule: a cell is twice as high as it is wide, so that a page keeps its shape in every way of drawing; it is the
same page in every language, and is never mirrored.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from kiosk.language.pictogram import Drawing

Dots = Literal["sextant", "quadrant"]
"""Two by three dots to a cell; or two by two, for terminals that cannot draw those."""
DOWN: dict[Dots, int] = {"sextant": 3, "quadrant": 2}
ACROSS = 2
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
FAINT = 24
"""Cells whose dots differ by less are one plain level."""
TINT = (255, 223, 107)
"""What is marked is seen through the colour that means "you are here", on every theme."""
INKED = 0.7
LIFT = 90
"""The level that black has seen through it: a rectangle is seen on what is covered, too."""
STEP = 16
"""Levels are told in so many steps: the eye sees no more, and the terminal gets less to draw."""
DIM = bytes(level * 3 // 8 for level in range(256))
"""What levels become where a page should not be read from afar."""
Marked = Callable[[int, int], bool]
"""Whether the dot in this column and line is marked."""


def dots_of(drawing: Drawing) -> Dots:
    """How many dots a cell has in this way of drawing."""
    return "quadrant" if drawing == "block" else "sextant"


@dataclass(frozen=True, slots=True)
class Grey:
    """A grey picture: `width` levels (0 black) a line."""

    width: int
    levels: bytes = field(repr=False)

    @property
    def height(self) -> int:
        """Lines."""
        return len(self.levels) // self.width

    def rows_at(self, columns: int) -> int:
        """Rows of cells it takes at this width."""
        return max(1, round(self.height * columns / self.width / 2))

    def columns_at(self, rows: int) -> int:
        """Columns of cells it takes at this height."""
        return max(2, int(2 * rows * self.width / self.height))


def drawn(grey: Grey, columns: int, dots: Dots) -> tuple[bytes, ...]:
    """Its lines of dots at so many columns of cells."""
    # Loaded here because only a visit with documents draws pages.
    from PIL import Image, ImageFilter

    across, down = columns * ACROSS, grey.rows_at(columns) * DOWN[dots]
    picture = Image.frombytes("L", (grey.width, grey.height), grey.levels)
    if down < grey.height:
        # Print would be washed out: half of what stands for a dot is the darkest beside it.
        picture = Image.blend(picture, picture.filter(ImageFilter.MinFilter(3)), INKED)
    levels = picture.resize((across, down), Image.Resampling.BOX).tobytes()
    return tuple(levels[start : start + across] for start in range(0, len(levels), across))


def strip(lines: Sequence[bytes], row: int, dots: Dots, marked: Marked | None = None, *, dimmed: bool = False) -> Strip:
    """One row of cells of these lines of dots; `dimmed` where nobody seems to be there."""
    down = DOWN[dots]
    there = lines[row * down : (row + 1) * down]
    if dimmed:
        there = [line.translate(DIM) for line in there]
    cells = [cell(there, column, row * down, dots, marked) for column in range(0, len(there[0]), ACROSS)]
    segments = [Segment("".join(letter for letter, _ in run), style) for style, run in runs(cells)]
    return Strip(segments, len(cells))


def runs(cells: Sequence[tuple[str, Style]]) -> list[tuple[Style, list[tuple[str, Style]]]]:
    """Neighbours of one style together."""
    return [(style, list(run)) for style, run in groupby(cells, key=lambda cell: cell[1])]


def cell(lines: Sequence[bytes], column: int, line: int, dots: Dots, marked: Marked | None) -> tuple[str, Style]:
    """One cell: its character and its style. `column`, `line`: of its first dot."""
    levels = [each for row in lines for each in row[column : column + ACROSS]]
    inside = 0
    if marked:
        places = ((column + x, line + y) for y in range(len(lines)) for x in range(ACROSS))
        inside = sum(1 << number for number, place in enumerate(places) if marked(*place))
    whole = (1 << len(levels)) - 1
    if inside and inside != whole:
        # The rim of what is marked: its own level on one side, the page's on the other.
        within = [level for number, level in enumerate(levels) if inside >> number & 1]
        without = [level for number, level in enumerate(levels) if not inside >> number & 1]
        return sign(inside, dots), style(mean(within), mean(without), "fore")
    low, high = min(levels), max(levels)
    seen = "both" if inside else ""
    if high - low < FAINT:
        return " ", style(0, mean(levels), seen)
    between = (low + high) // 2
    dark = [level for level in levels if level <= between]
    light = [level for level in levels if level > between]
    mask = sum(1 << number for number, level in enumerate(levels) if level <= between)
    return sign(mask, dots), style(mean(dark), mean(light), seen)


def mean(levels: Sequence[int]) -> int:
    """A level of STEP steps."""
    return sum(levels) // len(levels) * STEP // 256


def sign(mask: int, dots: Dots) -> str:
    """The character whose dots are the bits of `mask`, from the top left (Unicode 13, Symbols for Legacy Computing)."""
    if dots == "quadrant":
        return QUADRANTS[mask]
    older = {0: " ", 0b010101: "▌", 0b101010: "▐", 0b111111: "█"}
    return older.get(mask) or chr(0x1FB00 + mask - 1 - (mask > 0b010101) - (mask > 0b101010))


@lru_cache(maxsize=1024)
def style(front: int, back: int, tinted: str) -> Style:
    """Two steps as a style; `tinted`: "", "both", or only the "fore"ground."""
    return Style(color=colour(front, tinted != ""), bgcolor=colour(back, tinted == "both"))


def colour(step: int, is_tinted: bool) -> str:
    """A step of grey, seen through the tint or not."""
    level = step * 255 // (STEP - 1)
    lifted = LIFT + level * (255 - LIFT) // 255
    red, green, blue = (lifted * part // 255 for part in TINT) if is_tinted else (level,) * 3
    return f"#{red:02x}{green:02x}{blue:02x}"
