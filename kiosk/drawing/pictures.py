"""The pictogram of a concept as one outline, framed so that all look equally large.

The one rule: "not" is always the same slash with its air, put over any picture.
Outlines are in thousandths of an MDI unit (24 units a side), y downwards.
"""

from dataclasses import dataclass

import pathops
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from kiosk.drawing.sources import picture_code

UNIT = 1000
SIDE = 24 * UNIT
# The slash from the start corner, and the air on its upper side that keeps it off the picture; in units.
SLASH = ((3.0, 1.4), (1.6, 2.8), (21.0, 22.2), (22.4, 20.8))
AIR = ((5.2, 1.0), (3.0, 1.4), (22.4, 20.8), (23.8, 19.6))
LIVE = 22
GROWTH = 1.12

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """One outline and the box it fills."""

    outline: pathops.Path
    bounds: Box


def draw_picture(font: TTFont, name: str) -> Picture:
    """The outline of an MDI name, with the slash when it ends in "/off"."""
    base, _, modifier = name.partition("/")
    glyphs, scale = font.getGlyphSet(), SIDE / font["head"].unitsPerEm
    outline = pathops.Path()
    glyph = glyphs[font.getBestCmap()[picture_code(base)]]
    glyph.draw(TransformPen(outline.getPen(glyphSet=glyphs), (scale, 0, 0, -scale, 0, font["hhea"].ascent * scale)))
    outline.simplify(fix_winding=True)
    if modifier == "off":
        outline = pathops.op(outline, polygon(AIR), pathops.PathOp.DIFFERENCE)
        outline = pathops.op(outline, polygon(SLASH), pathops.PathOp.UNION)
    return Picture(outline, outline.bounds)


def polygon(points: tuple[tuple[float, float], ...]) -> pathops.Path:
    """A closed shape through points given in units."""
    path = pathops.Path()
    pen = path.getPen()
    pen.moveTo(scaled(points[0]))
    for point in points[1:]:
        pen.lineTo(scaled(point))
    pen.closePath()
    return path


def scaled(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * UNIT, point[1] * UNIT


def frame(bounds: Box, columns: int, rows: int) -> Box:
    """The part of the drawing that fills columns × rows cells: left, top, right, bottom.

    Small drawings grow up to 1.12 times, so that a pill and a house look equally large; nothing is cut off.
    """
    left, top, right, bottom = (value / UNIT for value in bounds)
    wide, high = columns, rows * 2
    fit = min(wide / (right - left), high / (bottom - top))
    plain = min(wide, high) / LIVE
    cells_per_unit = min(max(plain, plain * GROWTH), fit)
    if (columns, rows) == (12, 5):
        # Cards with five rows of picture have no row of air above and below it.
        cells_per_unit *= 0.93
    x, y = (left + right) / 2, (top + bottom) / 2
    half_width, half_height = wide / cells_per_unit / 2, high / cells_per_unit / 2
    return (x - half_width) * UNIT, (y - half_height) * UNIT, (x + half_width) * UNIT, (y + half_height) * UNIT
