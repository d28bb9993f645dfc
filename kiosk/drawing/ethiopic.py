"""Ethiopic letters: large ones on whole cells, and small ones narrow enough for a single cell of a terminal.

The one rule: no letter is wider than its cells. At one cell other fonts' letters lie over their neighbours (foot), are
cut (xterm), or are shrunk one by one (kitty): these are drawn narrower instead, and all equally high.
"""

from collections.abc import Iterator

import pathops
from fontTools.varLib import instancer

from kiosk.drawing.cutting import ADVANCE, DESCENT, HEIGHT, UNITS_PER_EM, placed
from kiosk.drawing.letters import LETTER_SCALES, Alphabet, fitted
from kiosk.drawing.print_fonts import keep_only
from kiosk.drawing.sources import ETHIOPIC, open_font

# At one cell every letter of Tigrinya and its neighbours, in which names are written; punctuation and numerals.
SMALL = (*range(0x1200, 0x135B), *range(0x1360, 0x137D), *range(0x1380, 0x139A))
# Not large, since a font has only so many glyphs: letters of Bilen, Agaw and other neighbours.
NEIGHBOURS = {0x1207, 0x1247, 0x1287, 0x12AF, 0x12CF, 0x12EF, 0x130F, *range(0x12F8, 0x1300), *range(0x1318, 0x1320)}
SYLLABLES = tuple(code for code in SMALL if code < 0x1358 or 0x1361 <= code < 0x1367 if code not in NEIGHBOURS)
BOLD, TEXT = 700, 600
# Percent of the natural width, the first that fits being taken; what fits in none is squeezed from the last.
WIDTHS = (100.0, 88.0, 75.0, 62.5)
# So much of a cell may be squeezed out of a large letter before it gets a cell more.
SPARE = 0.34


def large_alphabet() -> Alphabet:
    """Bold, at its natural width."""
    return alphabet(SYLLABLES, BOLD, 100.0)


def small_alphabets() -> tuple[Alphabet, ...]:
    """From natural to narrowest."""
    return tuple(alphabet(SMALL, TEXT, width) for width in WIDTHS)


def alphabet(codes: tuple[int, ...], weight: int, width: float) -> Alphabet:
    font = keep_only(open_font(ETHIOPIC), codes, ())
    font = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": width}, inplace=True)
    return Alphabet(font, UNITS_PER_EM / font["head"].unitsPerEm)


def large_letters(letters: Alphabet) -> Iterator[tuple[int, str]]:
    """(scale, letter)."""
    yield from ((scale, chr(code)) for scale in LETTER_SCALES for code in SYLLABLES if code in letters.codes)


def large_width(letters: Alphabet, letter: str, scale: int) -> int:
    """Whole cells for one letter: about one and a half at twice the size, as wide as it is drawn."""
    return max(1, -(-int(letters.advance(ord(letter)) * scale - SPARE * ADVANCE) // ADVANCE))


def draw_large(letters: Alphabet, letter: str, scale: int) -> pathops.Path:
    """One letter in `large_width` × `scale` cells."""
    return within(letters, ord(letter), scale, large_width(letters, letter, scale))


def small_letters(alphabets: tuple[Alphabet, ...]) -> Iterator[tuple[int, pathops.Path]]:
    """(code point, outline in one cell)."""
    for code in SMALL:
        having = [letters for letters in alphabets if code in letters.codes]
        fitting = (letters for letters in having if letters.advance(code) <= ADVANCE)
        if having:
            yield code, within(next(fitting, having[-1]), code, 1, 1)


def within(letters: Alphabet, code: int, scale: int, cells: int) -> pathops.Path:
    """A letter in the middle of its cells, pressed together where it is wider or higher."""
    baseline, room, advance = -DESCENT * scale, cells * ADVANCE, letters.advance(code) * scale
    path = letters.outline(code, scale, 0, baseline)
    share = min(1.0, room / advance)
    path = placed(path, (share, 0, 0, 1, (room - advance * share) / 2, 0))
    return fitted(path, baseline, HEIGHT * scale)
