"""The print fonts: which files there are, which letters each has, how wide and in which shapes they stand.

The one rule: every letter on paper comes from a file of ours that is embedded; none is ever replaced by the reader's.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.pens.basePen import BasePen
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# A shaped glyph is drawn as a private character of its own; what it says is kept for the text layer.
SHAPED = 0xF0000
UNKNOWN = "\ufffd"
KNOWN = ("NotoSans-", "NotoSansArabic-", "NotoSansEthiopic-", "Pictograms")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph: its private character, and in font units where it stands in its cluster."""

    letter: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Dot:
    """Part of a letter, as path operators in font units, and where it stands in its cluster."""

    outline: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """What stands for one letter or ligature: its glyphs, its dots, and how far it goes on."""

    glyphs: tuple[Glyph, ...]
    dots: tuple[Dot, ...]
    advance: int


class OperatorPen(BasePen):  # type: ignore[misc]
    """Writes an outline as the operators of a PDF path."""

    def __init__(self) -> None:
        super().__init__(None)
        self.operators: list[str] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self.operators.append(f"{point[0]:.0f} {point[1]:.0f} m")

    def _lineTo(self, point: tuple[float, float]) -> None:
        self.operators.append(f"{point[0]:.0f} {point[1]:.0f} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self.operators.append(" ".join(f"{x:.0f} {y:.0f}" for x, y in points) + " c")

    def _closePath(self) -> None:
        self.operators.append("h")


class Typeface:
    """One static font file, registered under its own name so that bold is never merged with regular."""

    def __init__(self, path: Path) -> None:
        self.name = f"{path.stem}-{id(self):x}"
        font = TTFont(self.name, str(path))
        # Registered the ordinary way, a file that is opened twice would be taken for the first, with its glyphs.
        pdfmetrics._fonts[self.name] = font  # type: ignore[attr-defined]
        self._face = font.face
        self.postscript: str = font.face.name.decode()
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(face)
        self.units = face.upem
        self.said: dict[int, str] = {}
        self._codes: dict[tuple[int, str], str] = {}
        self.width = lru_cache(maxsize=4096)(self._width)
        self.shape = lru_cache(maxsize=2048)(self._shape)
        # The dots of Arabic letters are a handful of glyphs, on every word.
        self.outline = lru_cache(maxsize=256)(self._outline)

    def stand_in(self, letter: str) -> str:
        """The sign for an unknown letter, which the text layer still knows."""
        return self._letter(self._face.charToGlyph[ord(UNKNOWN)], letter)

    def covers(self, letter: str) -> bool:
        """Whether the file draws this letter."""
        return ord(letter) in self._face.charToGlyph

    def _width(self, text: str) -> float:
        """In ems, unshaped."""
        thousandths: float = sum(self._face.charWidths.get(ord(letter), self._face.defaultWidth) for letter in text)
        return thousandths / 1000

    def _shape(self, text: str) -> tuple[Cluster, ...]:
        """A leftward stretch, joined and in the order of the page."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl"
        hb.shape(self._font, buffer, {"kern": True, "liga": True})
        starts = [*sorted({info.cluster for info in buffer.glyph_infos}), len(text)]
        ends = dict(pairwise(starts))
        shaped = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return tuple(
            self._cluster(list(group), text[start : ends[start]])
            for start, group in groupby(shaped, key=lambda each: int(each[0].cluster))
        )

    def _cluster(self, shaped: list[tuple[Any, Any]], said: str) -> Cluster:
        glyphs: list[Glyph] = []
        dots: list[Dot] = []
        x = 0
        for info, place in shaped:
            at = x + place.x_offset, place.y_offset
            # Dots that the font draws apart from their letter are no letters: as text they would tear words apart.
            if len(shaped) > 1 and not place.x_advance:
                dots.append(Dot(self.outline(info.codepoint), *at))
            else:
                glyphs.append(Glyph(self._letter(info.codepoint, said), *at))
            x += place.x_advance
        return Cluster(tuple(glyphs), tuple(dots), x)

    def _outline(self, glyph: int) -> str:
        """A glyph as path operators."""
        pen = OperatorPen()
        self._font.draw_glyph_with_pen(glyph, pen)
        return " ".join(pen.operators)

    def _letter(self, glyph: int, said: str) -> str:
        """The private character for this glyph where it says this; made when first needed."""
        known = self._codes.get((glyph, said))
        if known is None:
            code = SHAPED + len(self._codes)
            self._face.charToGlyph[code] = glyph
            self._face.charWidths[code] = round(self._font.get_glyph_h_advance(glyph) * 1000 / self.units)
            self.said[code] = said
            known = self._codes[glyph, said] = chr(code)
        return known


class Typefaces:
    """All the files of printouts/fonts, opened once before the first visit."""

    def __init__(self, folder: Path) -> None:
        self._faces = {path.stem: Typeface(path) for path in sorted(folder.glob("*.ttf"))}
        self._further = [face for stem, face in self._faces.items() if not stem.startswith(KNOWN)]
        # Streams go out as bytes; as text they would take a third more room, and time.
        rl_config.useA85 = 0

    def face(self, letter: str, weight: int, narrow: bool, leftward: bool) -> Typeface:
        """The file that draws this letter at this weight; the Latin one when none does.

        Spaces and signs belong to the script they stand in: `leftward` prefers the Arabic file. Any further file in the
        folder draws the letters that only it has.
        """
        latin = self.latin(weight, narrow)
        arabic = self._faces[f"NotoSansArabic-{400 if weight < 600 else 700}"]
        first, second = (arabic, latin) if leftward else (latin, arabic)
        if first.covers(letter):
            return first
        others = (second, self.ethiopic(weight, narrow), *self._further)
        return next((face for face in others if face.covers(letter)), first)

    def latin(self, weight: int, narrow: bool = False) -> Typeface:
        """Latin, Cyrillic and digits: 400, 600, 700 or 800, the first and third also narrow."""
        return self._cut(f"NotoSans-{weight}", narrow)

    def ethiopic(self, weight: int, narrow: bool = False) -> Typeface:
        """Ethiopic letters and the space between them: 400, 600 or 700, the first and last also narrow."""
        return self._cut(f"NotoSansEthiopic-{min(weight, 700)}", narrow)

    def _cut(self, stem: str, narrow: bool) -> Typeface:
        return self._faces.get(f"{stem}-narrow", self._faces[stem]) if narrow else self._faces[stem]

    def said(self) -> dict[str, dict[int, str]]:
        """By PostScript name of the font: what each private character says."""
        return {face.postscript: face.said for face in self._faces.values() if face.said}

    @property
    def pictograms(self) -> Typeface:
        """The pictograms, one glyph each in an em square."""
        return self._faces["Pictograms"]
