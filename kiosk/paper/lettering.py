"""Letters as the operators of a PDF page, in the codes that one document gives to the letters of its fonts.

The one rule: they are written here and not by reportlab, which would measure every piece again: half a page's time.
"""

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.typeface import Typeface
from kiosk.paper.typesetting import Line


class Lettering:
    """Writes the letters of one document. Places and sizes in points from the bottom left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def line(self, line: Line, x: float, y: float, color: Color) -> Iterator[str]:
        """A finished line, and the dots of its letters."""
        pieces = [
            f"1 0 0 1 {x + piece.x:.2f} {y + piece.y:.2f} Tm {self._shown(stretch.face, piece.letters, line.size)}"
            for stretch in line.stretches
            for piece in stretch.pieces
        ]
        yield f"{filling(color)} BT {' '.join(pieces)} ET"
        for dot in (dot for stretch in line.stretches for dot in stretch.dots):
            placed = f"{dot.scale:.5f} 0 0 {dot.scale:.5f} {x + dot.x:.3f} {y + dot.y:.3f} cm"
            yield f"q {placed} {dot.outline} f Q"

    def letter(self, face: Typeface, letter: str, size: float, x: float, y: float, color: Color) -> str:
        """One letter by itself, such as a pictogram."""
        return f"{filling(color)} BT 1 0 0 1 {x:.2f} {y:.2f} Tm {self._shown(face, letter, round(size, 3))} ET"

    def _shown(self, face: Typeface, letters: str, size: float) -> str:
        """Letters of one font where the pen stands."""
        encoded = self._encoded.get((face.name, letters))
        if encoded is None:
            document: Any = self._canvas._doc  # type: ignore[attr-defined]
            escape: Callable[[bytes], str] = self._canvas._escape  # type: ignore[attr-defined]
            font: Any = pdfmetrics.getFont(face.name)
            encoded = self._encoded[face.name, letters] = [
                (font.getSubsetInternalName(subset, document), escape(codes))
                for subset, codes in font.splitString(letters, document)
            ]
        return " ".join(f"{name} {size:g} Tf ({codes}) Tj" for name, codes in encoded)


def filling(color: Color) -> str:
    """The operator that fills with this colour."""
    return f"{color.red:.3g} {color.green:.3g} {color.blue:.3g} rg"
