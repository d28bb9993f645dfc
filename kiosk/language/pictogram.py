"""Pictures and large letters as rows of terminal cells, read from what the build step has drawn.

The one rule: a picture takes the same cells in every drawing, so that no layout depends on how it is drawn.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.language.concepts import CONCEPTS, POINTING, SIZES, Drawing, Size
from kiosk.language.script import finish, graphemes
from kiosk.language.words import Direction

__all__ = ["CONCEPTS", "POINTING", "SIZES", "Cells", "Drawing", "Size", "glyph"]

DRAWN = Path(__file__).parent / "drawn"


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """One way of drawing. Every row is one string of one-cell characters."""

    drawing: Drawing
    pictures: Mapping[str, str] = field(repr=False)
    """"<concept>:<size>", with ":mirrored" for pointing ones → rows parted by newlines."""
    letters: Mapping[str, str] = field(repr=False)
    """"<scale>:<letter>" → rows parted by newlines; Arabic by presentation form."""
    widths: Mapping[str, int] = field(repr=False)
    """"<scale>:<letter>" → cells, for letters that are not `scale` cells wide; the same in every drawing."""
    rim: tuple[str, ...]

    @classmethod
    def load(cls, drawing: Drawing, folder: Path = DRAWN) -> "Cells":
        """Reads one drawing. Raises SettingsError when the build step has not drawn it."""
        path = folder / f"cells-{drawing}.json"
        if not path.is_file():
            raise SettingsError(f"{path.name} is not drawn: run python -m kiosk.drawing, or install again")
        drawn = json.loads(path.read_bytes())
        return cls(drawing, drawn["pictures"], drawn["letters"], drawn["widths"], tuple(drawn["edges"]))

    def picture(self, concept: str, size: Size, *, mirrored: bool = False) -> tuple[str, ...]:
        """Rows of exactly SIZES[size]. `mirrored` turns pointing pictures for right-to-left, and leaves others."""
        turned = ":mirrored" if mirrored and concept in POINTING else ""
        return tuple(self.pictures[f"{concept}:{size}{turned}"].split("\n"))

    def large(self, line: str, scale: int, direction: Direction) -> tuple[str, ...] | None:
        """One line in letters `scale` rows high, in the order of the cells; None if this drawing cannot."""
        blocks = []
        for letter in graphemes(finish(line, direction, large=True)):
            block = self._block(letter, scale)
            if block is None:
                return None
            blocks.append(block)
        return tuple("".join(row) for row in zip(*blocks, strict=True)) if blocks else ("",) * scale

    def large_width(self, line: str, scale: int) -> int:
        """Cells that `large` takes (or would take) for this line; the same in every drawing."""
        return sum(self._letter_width(letter, scale) for letter in graphemes(finish(line, "ltr", large=True)))

    def edges(self) -> tuple[str, ...]:
        """A thin card edge: top left, top, top right, left, right, bottom left, bottom, bottom right."""
        return self.rim

    def _block(self, letter: str, scale: int) -> tuple[str, ...] | None:
        if letter.isspace():
            return (" " * scale,) * scale
        rows = self.letters.get(f"{scale}:{letter}") or self.letters.get(f"{scale}:{letter[0]}")
        return tuple(rows.split("\n")) if rows else None

    def _letter_width(self, letter: str, scale: int) -> int:
        return self.widths.get(f"{scale}:{letter[0]}", scale)


@lru_cache(maxsize=256)
def glyph(concept: str) -> tuple[str, bool]:
    """The concept's character in the pictogram font, and whether the slash for "not" goes over it."""
    # Thirty milliseconds, wanted by paper only.
    from fonticon_mdi7 import MDI7

    name, _, modifier = CONCEPTS[concept].partition("/")
    return str(getattr(MDI7, name)).rpartition(".")[2], modifier == "off"
