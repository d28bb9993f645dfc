"""Cuts outlines into one-cell glyphs of a font of our own, so that a terminal shows pictures as plain text.

The one rule: the cell is that of DejaVu Sans Mono; other metrics would leave seams beside the terminal's own text.
Outlines are in font units with the origin at the lower left corner of the block of cells, y upwards.
"""

from pathlib import Path

import pathops
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

UNITS_PER_EM, ADVANCE, ASCENT, DESCENT = 2048, 1233, 1901, -483
HEIGHT = ASCENT - DESCENT
# Drawings run past their cell a little, so that neighbours meet without a hair of background.
BLEED_X, BLEED_Y = 100, 150
FIRST_CODE, LAST_CODE = 0xF0000, 0xFFFFD
# Less than this share of a cell is nothing; all but this share is a full block.
SPECK = 0.004
FAMILY = "Kiosk Cells"

Rows = tuple[str, ...]


class CellFont:
    """A growing font of one-cell glyphs in plane 15; equal glyphs are stored once."""

    def __init__(self) -> None:
        self._glyphs = {".notdef": TTGlyphPen(None).glyph()}
        self._codes: dict[int, str] = {}
        self._known: dict[tuple[object, ...], str] = {}

    def cut(self, outline: pathops.Path, columns: int, rows: int) -> Rows:
        """The outline as rows of characters, one for each cell."""
        return tuple(self._cut_row(outline, columns, (rows - 1 - row) * HEIGHT) for row in range(rows))

    def _cut_row(self, outline: pathops.Path, columns: int, bottom: int) -> str:
        reach = rectangle(-ADVANCE, bottom - BLEED_Y, (columns + 1) * ADVANCE, bottom + HEIGHT + BLEED_Y)
        strip = pathops.op(outline, reach, pathops.PathOp.INTERSECTION)
        return "".join(self._cut_cell(strip, column * ADVANCE, bottom) for column in range(columns))

    def _cut_cell(self, strip: pathops.Path, left: int, bottom: int) -> str:
        cell = rectangle(left, bottom, left + ADVANCE, bottom + HEIGHT)
        share = abs(pathops.op(strip, cell, pathops.PathOp.INTERSECTION).area) / (ADVANCE * HEIGHT)
        if share < SPECK:
            return " "
        if share > 1 - SPECK:
            return "█"
        reach = rectangle(left - BLEED_X, bottom - BLEED_Y, left + ADVANCE + BLEED_X, bottom + HEIGHT + BLEED_Y)
        return self._store(pathops.op(strip, reach, pathops.PathOp.INTERSECTION), left, bottom)

    def _store(self, piece: pathops.Path, left: int, bottom: int) -> str:
        glyph = glyph_of(piece, left, bottom)
        key = (tuple(glyph.coordinates), tuple(glyph.endPtsOfContours), bytes(glyph.flags))
        if key not in self._known:
            code = FIRST_CODE + len(self._known)
            if code > LAST_CODE:
                raise OverflowError("the cell font has no code points left: draw fewer sizes")
            self._keep(code, glyph)
            self._known[key] = chr(code)
        return self._known[key]

    def add(self, code: int, outline: pathops.Path) -> None:
        """A letter of one cell at its own code point."""
        self._keep(code, glyph_of(outline, 0, 0))

    def _keep(self, code: int, glyph: Glyph) -> None:
        self._codes[code] = name = f"u{code:X}"
        self._glyphs[name] = glyph

    def save(self, path: Path) -> None:
        """Writes the font as TrueType."""
        builder = FontBuilder(UNITS_PER_EM, isTTF=True)
        builder.setupGlyphOrder(list(self._glyphs))
        builder.setupCharacterMap(self._codes)
        builder.setupGlyf(self._glyphs)
        drawn = builder.font["glyf"]
        builder.setupHorizontalMetrics({name: (ADVANCE, getattr(drawn[name], "xMin", 0)) for name in self._glyphs})
        builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
        builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "KioskCells"})
        # Called bold, so that bold text does not make the machine thicken the glyphs into their neighbours.
        builder.setupOS2(
            usWeightClass=700,
            sTypoAscender=ASCENT,
            sTypoDescender=DESCENT,
            usWinAscent=ASCENT,
            usWinDescent=-DESCENT,
            xAvgCharWidth=ADVANCE,
        )
        builder.setupPost(isFixedPitch=1, keepGlyphNames=False)
        builder.font.recalcTimestamp = False
        builder.save(path)


def glyph_of(piece: pathops.Path, left: int, bottom: int) -> Glyph:
    """An outline as a glyph of the cell whose lower left corner is (left, bottom)."""
    pen = TTGlyphPen(None)
    piece.draw(TransformPen(Cu2QuPen(pen, 2.0), (1, 0, 0, 1, -left, -bottom + DESCENT)))
    return pen.glyph()


def rectangle(left: float, bottom: float, right: float, top: float) -> pathops.Path:
    path = pathops.Path()
    pen = path.getPen()
    pen.moveTo((left, bottom))
    for corner in ((right, bottom), (right, top), (left, top)):
        pen.lineTo(corner)
    pen.closePath()
    return path


def placed(outline: pathops.Path, matrix: tuple[float, float, float, float, float, float]) -> pathops.Path:
    """The outline moved and scaled."""
    path = pathops.Path()
    outline.draw(TransformPen(path.getPen(), matrix))
    return path
