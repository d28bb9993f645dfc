"""Pictures as dots inside cells: sextants (2 × 3 dots) and quadrants (2 × 2).

The one rule: a picture is laid on the dots where it loses least, so that edges stay straight and strokes stay whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

from kiosk.drawing.pictures import AIR, SLASH, UNIT, Box
from kiosk.drawing.sources import PICTURES, picture_code, source_file

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
LEFT_HALF, RIGHT_HALF, FULL = 0b010101, 0b101010, 0b111111
# Pixels for one unit of a picture, and empty units around it for boxes that are larger than the picture.
FINE = 16
MARGIN = 30
# The share of a dot that must be covered to set it: under a half, so that thin strokes stay whole; less still for
# drawings of thin strokes only, of which too little ink would be left.
COVERED = (0.45, 0.36, 0.28, 0.2)
INK_KEPT = 0.75
SETTING = [[255 if value > share * 255 else 0 for value in range(256)] for share in COVERED]
# From this width on there are dots enough; trying sizes and shifts would show no difference.
LARGE = 16
SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)
SHIFTS = (0.0, 0.5)


@dataclass(frozen=True, slots=True)
class Grid:
    """How many dots a cell has, and which character shows them."""

    across: int
    down: int

    def character(self, dots: int) -> str:
        """The character for a bit set: bit 0 is the top left dot, then rightwards, then down."""
        return sextant(dots) if self.down == 3 else QUADRANTS[dots]

    def rows(self, image: Image.Image) -> tuple[str, ...]:
        """A one-dot-per-pixel image (0 or 255) as rows of cells."""
        columns, lines = image.width // self.across, image.height // self.down
        pixels = image.tobytes()
        return tuple("".join(self._line(pixels, image.width, row, columns)) for row in range(lines))

    def _line(self, pixels: bytes, width: int, row: int, columns: int) -> Iterator[str]:
        for column in range(columns):
            dots = 0
            for y in range(self.down):
                for x in range(self.across):
                    if pixels[(row * self.down + y) * width + column * self.across + x]:
                        dots |= 1 << (y * self.across + x)
            yield self.character(dots)


SEXTANT, QUADRANT = Grid(2, 3), Grid(2, 2)


def sextant(dots: int) -> str:
    """Unicode leaves out the four sextants that older block characters already show."""
    known = {0: " ", LEFT_HALF: "▌", RIGHT_HALF: "▐", FULL: "█"}
    return known.get(dots) or chr(0x1FB00 + dots - 1 - (dots > LEFT_HALF) - (dots > RIGHT_HALF))


def mask(name: str) -> Image.Image:
    """An MDI picture (with "/off", slashed) in white on black, with MARGIN units around it."""
    base, _, modifier = name.partition("/")
    font = ImageFont.truetype(source_file(PICTURES), 24 * FINE)
    image = Image.new("L", (24 * FINE, 24 * FINE), 0)
    draw = ImageDraw.Draw(image)
    draw.text((0, font.getmetrics()[0]), chr(picture_code(base)), font=font, fill=255, anchor="ls")
    if modifier == "off":
        draw.polygon([(x * FINE, y * FINE) for x, y in AIR], fill=0)
        draw.polygon([(x * FINE, y * FINE) for x, y in SLASH], fill=255)
    return ImageOps.expand(image, MARGIN * FINE, 0)


def dotted(picture: Image.Image, box: Box, columns: int, rows: int, grid: Grid) -> Image.Image:
    """The part of a mask inside `box` as dots: the best of some sizes and half-dot shifts."""
    wide, high = columns * grid.across, rows * grid.down
    best, least = None, float("inf")
    tries = candidates(box, wide, high) if columns < LARGE else [box]
    for candidate in tries:
        left, top, right, bottom = ((value / UNIT + MARGIN) * FINE for value in candidate)
        cover = picture.resize((wide, high), Image.Resampling.BOX, box=(left, top, right, bottom))
        image = set_dots(cover)
        # Loss runs along edges: divided by a length, so that smaller is not better by itself.
        loss = ink(ImageChops.difference(cover, image)) / ink(cover) ** 0.5
        if loss < least:
            best, least = image, loss
    assert best is not None
    return best


def set_dots(cover: Image.Image) -> Image.Image:
    """Dots set (255) where enough is covered, keeping most of the ink."""
    enough = ink(cover) * INK_KEPT
    image = cover
    for table in SETTING:
        image = cover.point(table)
        if ink(image) >= enough:
            break
    return image


def ink(image: Image.Image) -> int:
    """How much there is: 255 for a pixel that is all covered."""
    return sum(image.tobytes())


def candidates(box: Box, wide: int, high: int) -> Iterator[Box]:
    """Boxes a little larger (the picture a little smaller) and shifted by half a dot; the plain one first."""
    left, top, right, bottom = box
    for scale in SCALES:
        width, height = (right - left) / scale, (bottom - top) / scale
        for shift_x in SHIFTS:
            for shift_y in SHIFTS:
                x = (left + right - width) / 2 + shift_x * width / wide
                y = (top + bottom - height) / 2 + shift_y * height / high
                yield x, y, x + width, y + height
