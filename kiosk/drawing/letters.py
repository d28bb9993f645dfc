"""Letters at two, three and five times the size, each on whole cells: what a question stands in.

The one rule: an Arabic letter's joining stroke runs out to the rim of its cells, so that words stay joined.
"""

import unicodedata
from collections.abc import Iterator

import pathops
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from kiosk.drawing.cutting import ADVANCE, DESCENT, HEIGHT, UNITS_PER_EM, placed, rectangle
from kiosk.drawing.print_fonts import keep_only
from kiosk.drawing.sources import ARABIC, MONO, open_font

# As heavy as the bold of the terminal's own font.
LATIN_WEIGHT, ARABIC_WEIGHT = 800, 700
LETTER_SCALES = (2, 3)
COUNTDOWN_SCALE = 5
DIGITS = "0123456789"
# Latin with the Sámi letters, Cyrillic, and the punctuation of questions.
LATIN = [*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x400, 0x460), 0x490, 0x491]
PUNCTUATION = [ord(mark) for mark in "–—‘’“”„…•€№−"]
ARABIC_FORMS = [*range(0xFE80, 0xFEFD)]
PERSIAN_FORMS = [*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00)]
ARABIC_MARKS = [ord(mark) for mark in "،؛؟ـ٪"]
# The one mark that a joined line keeps (kiosk.language.joining).
SHADDA = "\u0651"
TATWEEL = 0x640
# Arabic is drawn smaller than its em, raised a little, to stand in line with Latin capitals.
ARABIC_SIZE, ARABIC_RISE = 0.86, 0.07


class Alphabet:
    """A bold font with only the letters we cut."""

    def __init__(self, font: TTFont, scale: float) -> None:
        self.codes = font.getBestCmap()
        self._glyphs, self._advances = font.getGlyphSet(), font["hmtx"]
        self.scale = scale
        """Font units of ours for one of this font, at one cell."""

    def advance(self, code: int) -> float:
        return float(self._advances[self.codes[code]][0] * self.scale)

    def outline(self, code: int, size: float, x: float, y: float) -> pathops.Path:
        """The letter at `size` cells, its origin moved to (x, y)."""
        path = pathops.Path()
        factor = self.scale * size
        pen = TransformPen(path.getPen(glyphSet=self._glyphs), (factor, 0, 0, factor, x, y))
        self._glyphs[self.codes[code]].draw(pen)
        path.simplify(fix_winding=True)
        return path

    def height(self, code: int) -> tuple[float, float]:
        """Lowest and highest point of a letter at one cell."""
        pen = BoundsPen(self._glyphs)
        self._glyphs[self.codes[code]].draw(pen)
        return pen.bounds[1] * self.scale, pen.bounds[3] * self.scale


def fitted(path: pathops.Path, baseline: float, top: float) -> pathops.Path:
    """The letter pressed together above or below its baseline where it would leave its cells: Å, final yeh."""
    _, low, _, high = path.bounds
    above = min(1.0, (top - baseline) / (high - baseline)) if high > baseline else 1.0
    below = min(1.0, baseline / (baseline - low)) if low < baseline else 1.0
    if above == below == 1.0:
        return path

    def press(point: tuple[float, float] | None) -> tuple[float, float] | None:
        # A round contour without a point on it ends in None.
        return point and (point[0], baseline + (point[1] - baseline) * (above if point[1] > baseline else below))

    recording, pressed = RecordingPen(), pathops.Path()
    path.draw(recording)
    pen = pressed.getPen()
    for verb, points in recording.value:
        getattr(pen, verb)(*map(press, points))
    return pressed


def latin_alphabet() -> Alphabet:
    font = keep_only(open_font(MONO), [*LATIN, *PUNCTUATION], ())
    font = instancer.instantiateVariableFont(font, {"wght": LATIN_WEIGHT}, inplace=True)
    return Alphabet(font, ADVANCE / font["hmtx"]["A"][0])


def arabic_alphabet() -> Alphabet:
    font = keep_only(open_font(ARABIC), [*ARABIC_FORMS, *PERSIAN_FORMS, *ARABIC_MARKS, ord(SHADDA)], ())
    font = instancer.instantiateVariableFont(font, {"wght": ARABIC_WEIGHT, "wdth": 100}, inplace=True)
    return Alphabet(font, UNITS_PER_EM / font["head"].unitsPerEm * ARABIC_SIZE)


def latin_letters(alphabet: Alphabet) -> Iterator[tuple[int, str]]:
    """(scale, letter) that can be cut; at five times, digits for the countdown."""
    letters = [chr(code) for code in (*LATIN, *PUNCTUATION) if code in alphabet.codes]
    yield from ((scale, letter) for scale in LETTER_SCALES for letter in letters)
    yield from ((COUNTDOWN_SCALE, digit) for digit in DIGITS)


def draw_latin(alphabet: Alphabet, letter: str, scale: int) -> pathops.Path:
    """One letter in `scale` × `scale` cells."""
    baseline = -DESCENT * scale
    path = fitted(alphabet.outline(ord(letter), scale, 0, baseline), baseline, HEIGHT * scale)
    return without_dot(path) if letter == "0" else path


def without_dot(zero: pathops.Path) -> pathops.Path:
    """The dot that tells a programmer's nought from an O only puzzles others."""
    *sides, _ = sorted(zero.contours, key=lambda contour: -abs(contour.area))
    rest = pathops.Path()
    for side in sides:
        side.draw(rest.getPen())
    return rest


def arabic_letters(alphabet: Alphabet) -> Iterator[tuple[int, str, str]]:
    """(scale, form, marks it is drawn with): the marks are written in Arabic, not in Persian or Urdu."""
    for scale in LETTER_SCALES:
        for codes, marks in ((ARABIC_FORMS, SHADDA), ([*PERSIAN_FORMS, *ARABIC_MARKS], "")):
            yield from ((scale, chr(code), marks) for code in codes if code in alphabet.codes)


def arabic_width(alphabet: Alphabet, form: str, scale: int) -> int:
    """Whole cells for one form: a fifth of a cell too much is squeezed out, more gets a cell of its own."""
    return max(1, -(-int(alphabet.advance(ord(form)) * scale - 0.18 * ADVANCE) // ADVANCE))


def draw_arabic(alphabet: Alphabet, form: str, scale: int, mark: str = "") -> pathops.Path:
    """One presentation form on whole cells, joined to the rim on the sides where it joins; with a mark above."""
    code, width = ord(form), arabic_width(alphabet, form, scale) * ADVANCE
    advance = alphabet.advance(code) * scale
    joins_left, joins_right = joins(form)
    x = joined_position(width - advance, joins_left, joins_right)
    y = -DESCENT * scale + ARABIC_RISE * UNITS_PER_EM * scale
    path = fitted(alphabet.outline(code, scale, x, y), y, HEIGHT * scale)
    low, high = (edge * scale + y for edge in alphabet.height(TATWEEL))
    if joins_left:
        path = pathops.op(path, rectangle(-60, low, x + 30 * scale, high), pathops.PathOp.UNION)
    if joins_right:
        bar = rectangle(x + advance - 30 * scale, low, width + 60, high)
        path = pathops.op(path, bar, pathops.PathOp.UNION)
    return with_mark(alphabet, path, mark, scale) if mark else path


def joins(form: str) -> tuple[bool, bool]:
    """Whether the form joins the letter on its left and on its right."""
    kind = unicodedata.decomposition(form).partition(" ")[0]
    tatweel = ord(form) == TATWEEL
    return tatweel or kind in ("<initial>", "<medial>"), tatweel or kind in ("<final>", "<medial>")


def joined_position(spare: float, joins_left: bool, joins_right: bool) -> float:
    """Where a letter stands in cells wider than it is: at the joined side, else in the middle."""
    if joins_left == joins_right:
        return spare / 2
    return 0 if joins_right else spare


def with_mark(alphabet: Alphabet, path: pathops.Path, mark: str, scale: int) -> pathops.Path:
    """A small mark over the letter, inside the block."""
    left, _, right, top = path.bounds
    shape = alphabet.outline(ord(mark), scale, 0, 0)
    mark_left, mark_bottom, mark_right, mark_top = shape.bounds
    x = (left + right - mark_left - mark_right) / 2
    gap = 40 * scale
    y = min(top + gap - mark_bottom, HEIGHT * scale - mark_top)
    return pathops.op(path, placed(shape, (1, 0, 0, 1, x, y)), pathops.PathOp.UNION)
