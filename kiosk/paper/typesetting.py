"""Text on paper: measured, wrapped in reading order, and set as stretches of one font each, left to right.

The one rule: a line is ordered and shaped only when it is finished, and digits always stand as 0 to 9.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from typing import Literal

from kiosk.language.script import LRI, PDI, UNMARK, Run, graphemes, plain, reads_leftward, runs, western_digits
from kiosk.language.words import Direction, Script
from kiosk.paper.typeface import UNKNOWN, Typeface, Typefaces

Align = Literal["left", "right", "center"]
# How much of a line stands before the place it is put at.
SHARES: Mapping[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
# From one baseline to the next, in ems.
LEADING: Mapping[Script, float] = {"latin": 1.28, "cyrillic": 1.28, "arabic": 1.42, "ethiopic": 1.38}
SPACES = " \u00a0"
# How much smaller a text may be set to keep its longest word whole.
SMALLEST = 0.7


@dataclass(frozen=True, slots=True)
class Style:
    """How text stands. `size` in points; `weight` 400, 600, 700 or 800."""

    size: float
    weight: int = 400
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that stand in a row: `x` and `y` in points from the start of the line."""

    letters: str
    x: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Dot:
    """An outline in font units, its place in points from the start of the line, and points for each unit."""

    outline: str
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces of one font, and the dots that belong to them."""

    face: Typeface
    pieces: tuple[Piece, ...]
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One finished line, its stretches from left to right, as readers expect them; `width` and `size` in points."""

    stretches: tuple[Stretch, ...]
    width: float
    size: float


class Typesetter:
    """Sets text in the fonts of the house."""

    def __init__(self, faces: Typefaces) -> None:
        self.faces = faces
        # Labels come again and again; what is kept here lives no longer than the visit.
        self.line = lru_cache(maxsize=8192)(self._line)

    def _line(self, text: str, style: Style, direction: Direction) -> Line:
        """One line, however long."""
        x = 0.0
        ordered: list[list[Stretch]] = []
        for run in runs_of(western_digits(text), direction):
            stretches, x = self.rightward(run.text, style, x) if run.rightward else self.leftward(run.text, style, x)
            ordered.append(stretches)
        return Line(tuple(chain.from_iterable(ordered)), x, style.size)

    def rightward(self, text: str, style: Style, x: float) -> tuple[list[Stretch], float]:
        """A run that reads to the right, from `x` on, and where it ends."""
        stretches = []
        for face, letters in self.by_face(text, style):
            stretches.append(Stretch(face, (Piece(letters, x),)))
            x += face.width(letters) * style.size
        return stretches, x

    def leftward(self, text: str, style: Style, x: float) -> tuple[list[Stretch], float]:
        """A run that reads to the left, shaped; its stretches stand from left to right."""
        stretches = []
        for face, letters in reversed(list(self.by_face(text, style, leftward=True))):
            scale = style.size / face.units
            for cluster in face.shape(letters):
                # One stroke of the pen each: readers put the letters of longer ones in the wrong order.
                pieces = tuple(Piece(part.letter, x + part.x * scale, part.y * scale) for part in cluster.glyphs)
                dots = tuple(Dot(dot.outline, x + dot.x * scale, dot.y * scale, scale) for dot in cluster.dots)
                stretches.append(Stretch(face, pieces, dots))
                x += cluster.advance * scale
        return stretches, x

    def by_face(self, text: str, style: Style, *, leftward: bool = False) -> Iterator[tuple[Typeface, str]]:
        """The text cut where the font changes; a letter no font has is shown as unknown.

        The text layer keeps it where it reads rightward.
        """
        chosen: list[tuple[Typeface, str]] = []
        for letter in text:
            # A space stands in the font of the word before it, so that a line is one stretch and reads as one.
            is_inside = letter in SPACES and chosen and chosen[-1][0].covers(letter)
            face = chosen[-1][0] if is_inside else self.faces.face(letter, style.weight, style.narrow, leftward)
            chosen.append((face, letter))
        for face, group in groupby(chosen, key=lambda each: each[0]):
            yield (
                face,
                "".join(
                    letter if face.covers(letter) else UNKNOWN if leftward else face.stand_in(letter)
                    for _, letter in group
                ),
            )

    def width(self, text: str, style: Style, direction: Direction) -> float:
        """Points."""
        return self.line(text, style, direction).width

    def wrap(self, text: str, style: Style, direction: Direction, room: float) -> list[Line]:
        """Lines no wider than `room` points; a word that is wider alone is cut between letters."""
        return [
            self.line(line, style, direction)
            for paragraph in plain_isolates(text).split("\n")
            for line in self.fill(paragraph, style, direction, room)
        ]

    def fit(self, text: str, style: Style, direction: Direction, room: float) -> list[Line]:
        """One line as it is, else narrow, else wrapped narrow, and a little smaller where that keeps a word whole."""
        narrow = Style(style.size, style.weight, True)
        for tried in (style, narrow):
            line = self.line(text, tried, direction)
            if line.width <= room and "\n" not in text:
                return [line]
        widest = max((self.width(word, narrow, direction) for word in text.split()), default=0.0)
        share = min(1.0, 0.999 * room / widest) if widest else 1.0
        size = style.size * share if share > SMALLEST else style.size
        return self.wrap(text, Style(size, style.weight, True), direction, room)

    def single(self, text: str, style: Style, direction: Direction, room: float) -> Line:
        """One line as it is, else narrow, and else so small that it fits."""
        line = self.line(text, style, direction)
        if line.width > room:
            line = self.line(text, Style(style.size, style.weight, True), direction)
        if line.width > room:
            line = self.line(text, Style(style.size * room / line.width, style.weight, True), direction)
        return line

    def fill(self, paragraph: str, style: Style, direction: Direction, room: float) -> Iterator[str]:
        line, reached, gap = "", 0.0, self.width(" ", style, "ltr")
        for word in paragraph.split(" "):
            wide = self.width(word, style, direction)
            if line and reached + gap + wide <= room:
                line, reached = f"{line} {word}", reached + gap + wide
                continue
            if line:
                yield line
            *full, line = self.pieces(word, style, direction, room) if wide > room else [word]
            yield from full
            reached = self.width(line, style, direction)
        yield line

    def pieces(self, word: str, style: Style, direction: Direction, room: float) -> list[str]:
        parts = [""]
        for letter in graphemes(word):
            if parts[-1] and self.width(parts[-1] + letter, style, direction) > room:
                parts.append("")
            parts[-1] += letter
        return parts


def runs_of(text: str, direction: Direction) -> list[Run]:
    """The runs of a line; one at once where nothing in it reads to the left."""
    if direction == "ltr" and not reads_leftward(text):
        return [Run(text.translate(UNMARK), True)]
    return runs(text, direction)


def plain_isolates(text: str) -> str:
    """The text without steering characters but our own isolates."""
    return "".join(part if part in (LRI, PDI) else plain(part) for part in re.split(f"([{LRI}{PDI}])", text))
