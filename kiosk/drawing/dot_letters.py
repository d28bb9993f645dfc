"""Large letters in dots, set by hand where a font's outlines would blur: dot-letters.txt holds the drawings.

The one rule: what is not legible in dots is left out, and the screen writes it in plain bold letters instead.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from PIL import Image

from kiosk.drawing.dots import QUADRANT, SEXTANT, Grid

Dots = tuple[str, ...]
DRAWINGS = Path(__file__).with_name("dot-letters.txt")
# Rows of a drawing: a letter with the row under its baseline, one with the row above too, an accent, a small digit.
LETTER, WHOLE, ACCENT, DIGIT = 8, 9, 2, 5
EMPTY = "....."
SAME_IN_CYRILLIC = dict(zip("АВЕІКМНОРСТХаеіорсухѕј", "ABEIKMHOPCTXaeiopcyxsj", strict=True))


def letter_dots() -> dict[str, Dots]:
    """Every letter at three times the size: nine rows of five dots, accents included."""
    blocks = dict(read_blocks())
    small = {name: dots for name, dots in blocks.items() if len(dots) == LETTER}
    accents = {chr(int(name[2:], 16)): dots for name, dots in blocks.items() if len(dots) == ACCENT}
    small |= {cyrillic: small[latin] for cyrillic, latin in SAME_IN_CYRILLIC.items()}
    plain = {letter: (EMPTY, *dots) for letter, dots in small.items()}
    whole = {name: dots for name, dots in blocks.items() if len(dots) == WHOLE}
    return plain | dict(accented(small, accents)) | whole


def digit_dots() -> dict[str, Dots]:
    """The digits, five rows of three dots."""
    return {name[-1]: dots for name, dots in read_blocks() if len(dots) == DIGIT}


def read_blocks() -> Iterator[tuple[str, Dots]]:
    """(letter, rows) for each drawing in the file."""
    lines = DRAWINGS.read_text(encoding="utf-8").splitlines()
    for filled, group in groupby(lines, key=bool):
        block = [line.split(" ") for line in group]
        start = next((place for place, words in enumerate(block) if set("".join(words)) <= set(".#")), 0)
        if not filled or not start:
            continue
        names, *rows = block[start - 1 :]
        for place, name in enumerate(names):
            dots = tuple(row[place] for row in rows)
            yield (name if len(dots) != DIGIT else f"small {name}"), dots


def accented(letters: Mapping[str, Dots], accents: Mapping[str, Dots]) -> Iterator[tuple[str, Dots]]:
    """Letters of Latin Extended-A and Cyrillic that are a letter and an accent we have."""
    for code in (*range(0xC0, 0x180), *range(0x400, 0x460)):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) == 2 and parts[0] in letters and parts[1] in accents:
            yield chr(code), under_accent(parts[0], letters[parts[0]], accents[parts[1]])


def under_accent(base: str, dots: Dots, accent: Dots) -> Dots:
    if base.isupper():
        return (*accent, dots[0], *dots[2:])
    # Small letters leave two rows free, but for the dots of i and j.
    return (*accent, EMPTY, *dots[2:])


def draw_letters(grid: Grid) -> dict[str, str]:
    """What this grid can draw legibly: "<scale>:<letter>" → rows parted by newlines."""
    drawn: dict[str, str] = {}
    if grid is SEXTANT:
        drawn |= {f"3:{letter}": cells(dots, grid, 3) for letter, dots in letter_dots().items()}
    if grid is QUADRANT:
        drawn |= {f"3:{digit}": cells(stretched(dots, (1, 2, 1), 1), grid, 3) for digit, dots in digit_dots().items()}
    down = 5 * grid.down // DIGIT
    drawn |= {f"5:{digit}": cells(stretched(dots, (3, 3, 3), down), grid, 5) for digit, dots in digit_dots().items()}
    return drawn


def stretched(dots: Dots, across: tuple[int, ...], down: int) -> Dots:
    """Each column repeated as often as `across` says, each row `down` times."""
    rows = ("".join(dot * times for dot, times in zip(row, across, strict=True)) for row in dots)
    return tuple(row for row in rows for _ in range(down))


def cells(dots: Dots, grid: Grid, scale: int) -> str:
    """A drawing at the start of `scale` × `scale` cells, as rows parted by newlines."""
    image = Image.new("L", (scale * grid.across, scale * grid.down), 0)
    for y, row in enumerate(dots):
        for x, dot in enumerate(row):
            if dot == "#":
                image.putpixel((x, y), 255)
    return "\n".join(grid.rows(image))
