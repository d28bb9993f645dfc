"""How pieces become pages: stacked from the top, kept together where they must be, never cut.

The one rule: a heading never stands alone at the foot of a page, and nothing is drawn below the last line of the grid.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk.paper.sheet import Sheet

LEFT, RIGHT, MIDDLE = 22.0, 194.0, 108.0
TOP, BOTTOM = 29.0, 279.0
# Where there is no header.
BARE_TOP = 11.0


@dataclass(frozen=True, slots=True)
class Piece:
    """`height` in mm; `draw` is given the sheet and the y of its upper edge. `keeps`: stays with the piece after it."""

    height: float
    draw: Callable[[Sheet, float], None]
    keeps: bool = False


def space(height: float) -> Piece:
    """Air; at the top of a page it is left out."""
    return Piece(height, leave)


def leave(_sheet: Sheet, _y: float) -> None:
    """Draws nothing."""


def paginate(pieces: Iterable[Piece], top: float = TOP) -> list[list[tuple[float, Piece]]]:
    """For each page, the pieces on it with the y of their upper edge; `top` in mm."""
    pages: list[list[tuple[float, Piece]]] = [[]]
    y = top
    for group in kept_together(pieces):
        height = sum(piece.height for piece in group)
        if y + height > BOTTOM and pages[-1]:
            pages.append([])
            y = top
        for piece in group:
            if piece.draw is leave and not pages[-1]:
                continue
            pages[-1].append((y, piece))
            y += piece.height
    return pages


def kept_together(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    """The pieces in groups that stand on one page."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keeps:
            yield group
            group = []
    if group:
        yield group
