"""Draws the cell font and its table.

The one rule: widths of letters come from the font and are written into all three tables, so that a line takes the same
cells in each.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pathops

from kiosk.drawing import ethiopic
from kiosk.drawing.cutting import ADVANCE, HEIGHT, CellFont, Rows, placed, rectangle
from kiosk.drawing.letters import (
    arabic_alphabet,
    arabic_letters,
    arabic_width,
    draw_arabic,
    draw_latin,
    latin_alphabet,
    latin_letters,
)
from kiosk.drawing.pictures import Picture, draw_picture, frame
from kiosk.drawing.sources import PICTURES, open_font
from kiosk.drawing.tables import Table, fill_pictures

# Thickness of a card edge, and how far it runs past its cell to meet the next.
EDGE, OVERRUN = ADVANCE // 5, 200


def draw_cells(folder: Path) -> Mapping[str, int]:
    """Writes kiosk-cells.ttf and cells-font.json. The widths of the letters that are not square."""
    font = CellFont()
    table = Table("font", draw_edges(font))
    fill_pictures(table, picture_drawer(font))
    widths = fill_letters(table, font) | fill_syllables(table, font)
    for code, outline in ethiopic.small_letters(ethiopic.small_alphabets()):
        font.add(code, outline)
    font.save(folder / "kiosk-cells.ttf")
    table.save(folder, widths)
    return widths


def picture_drawer(font: CellFont) -> Callable[[str, int, int, bool], Rows]:
    icons, pictures = open_font(PICTURES), dict[str, Picture]()

    def draw(name: str, columns: int, rows: int, mirrored: bool) -> Rows:
        if name not in pictures:
            pictures[name] = draw_picture(icons, name)
        picture = pictures[name]
        left, top, right, bottom = frame(picture.bounds, columns, rows)
        x, y = columns * ADVANCE / (right - left), rows * HEIGHT / (bottom - top)
        across = (-x, right * x) if mirrored else (x, -left * x)
        return font.cut(placed(picture.outline, (across[0], 0, 0, -y, across[1], bottom * y)), columns, rows)

    return draw


def fill_letters(table: Table, font: CellFont) -> dict[str, int]:
    """Adds all large letters, and gives the widths of those that are not square."""
    widths = {}
    latin, arabic = latin_alphabet(), arabic_alphabet()
    for scale, letter in latin_letters(latin):
        table.letters[f"{scale}:{letter}"] = "\n".join(font.cut(draw_latin(latin, letter, scale), scale, scale))
    for scale, form, marks in arabic_letters(arabic):
        widths[f"{scale}:{form}"] = width = arabic_width(arabic, form, scale)
        for mark in ("", *marks):
            outline = draw_arabic(arabic, form, scale, mark)
            table.letters[f"{scale}:{form}{mark}"] = "\n".join(font.cut(outline, width, scale))
    return widths


def fill_syllables(table: Table, font: CellFont) -> dict[str, int]:
    """Adds the large Ethiopic letters, and gives their widths."""
    widths, letters = {}, ethiopic.large_alphabet()
    for scale, letter in ethiopic.large_letters(letters):
        widths[f"{scale}:{letter}"] = width = ethiopic.large_width(letters, letter, scale)
        outline = ethiopic.draw_large(letters, letter, scale)
        table.letters[f"{scale}:{letter}"] = "\n".join(font.cut(outline, width, scale))
    return widths


def draw_edges(font: CellFont) -> Rows:
    """A card edge of equal thickness on all sides: tl t tr l r bl b br."""
    low, high, left, right = -OVERRUN, HEIGHT + OVERRUN, -OVERRUN, ADVANCE + OVERRUN
    bars = (
        ((0, HEIGHT - EDGE, right, HEIGHT), (0, low, EDGE, HEIGHT)),
        ((left, HEIGHT - EDGE, right, HEIGHT),),
        ((left, HEIGHT - EDGE, ADVANCE, HEIGHT), (ADVANCE - EDGE, low, ADVANCE, HEIGHT)),
        ((0, low, EDGE, high),),
        ((ADVANCE - EDGE, low, ADVANCE, high),),
        ((0, 0, right, EDGE), (0, 0, EDGE, high)),
        ((left, 0, right, EDGE),),
        ((left, 0, ADVANCE, EDGE), (ADVANCE - EDGE, 0, ADVANCE, high)),
    )
    return tuple(font.cut(union(corner), 1, 1)[0] for corner in bars)


def union(bars: Iterable[tuple[float, float, float, float]]) -> pathops.Path:
    path = pathops.Path()
    for bar in bars:
        path = pathops.op(path, rectangle(*bar), pathops.PathOp.UNION)
    return path
