"""How pieces become pages: stacked from the top, kept together where they must be, never cut.

The one rule: a heading never stands alone at the foot of a page, and nothing is drawn below the last line of the grid.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk.paper.sheet import Sheet

LEFT, RIGHT, MIDDLE = 22.0, 194.0, 108.0
TOP, BOTTOM = 29.0, 279.0
# As far down as a page may go to spare another; and a page that ends before so many mm looks empty.
LOWEST, SCANT = 281.0, 80.0
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
    """For each page, the pieces on it with the y of their upper edge; `top` in mm.

    A last page with little on it is taken in by the others, or else begins with the section before.
    """
    groups = list(kept_together(pieces))
    pages = stacked(groups, top, BOTTOM)
    if len(pages) > 1 and end_of(pages[-1]) - top < SCANT:
        closer = stacked([[closed(piece) for piece in group] for group in groups], top, LOWEST)
        return closer if len(closer) < len(pages) else evened(pages, top)
    return pages


def stacked(groups: Iterable[list[Piece]], top: float, bottom: float) -> list[list[tuple[float, Piece]]]:
    """Each group on the page where it fits whole, a new one where it does not."""
    pages: list[list[tuple[float, Piece]]] = [[]]
    y = top
    for group in groups:
        height = sum(piece.height for piece in group)
        if y + height > bottom and pages[-1]:
            pages.append([])
            y = top
        for piece in group:
            if piece.draw is leave and not pages[-1]:
                continue
            pages[-1].append((y, piece))
            y += piece.height
    return pages


def evened(pages: list[list[tuple[float, Piece]]], top: float) -> list[list[tuple[float, Piece]]]:
    """The last section of the page before the last one moves over, unless that page would become the emptier one."""
    *others, before, last = pages
    room = BOTTOM - end_of(last)
    for number in reversed(range(1, len(before))):
        y, piece = before[number]
        moved = [each for _, each in before[number:]]
        height = end_of(before) - y
        if piece.draw is leave and SCANT / 2 < height <= room and y > end_of(last) + height:
            again = stacked([[*moved, *(each for _, each in last)]], top, BOTTOM)
            return [*others, before[:number], *again]
    return pages


def end_of(page: list[tuple[float, Piece]]) -> float:
    """Where the last piece that draws anything ends."""
    return max((y + piece.height for y, piece in page if piece.draw is not leave), default=TOP)


def closed(piece: Piece) -> Piece:
    """Half the air."""
    return Piece(piece.height / 2, leave, piece.keeps) if piece.draw is leave else piece


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
