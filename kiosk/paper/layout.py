"""Printouts on their pages: which piece stands where, before anything is drawn.

The one rule: everything is laid out before the first page is drawn, so that any page may say how many there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.paper.blocks_answers import Section
from kiosk.paper.composition import Composition
from kiosk.paper.flow import BARE_TOP, TOP, Piece, paginate
from kiosk.paper.money import rows_of
from kiosk.paper.printout import Printout

# How many times a sheet that must be one page is set closer.
TIGHTEST = 5


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One printout on its pages: for each page, pieces and where their upper edges are."""

    printout: Printout
    pages: list[list[tuple[float, Piece]]]


def lay_out(page: Composition, printouts: Iterable[Printout]) -> dict[str, LaidOut]:
    """These printouts on their pages, by name; `page` is told how many each has."""
    laid_out = {}
    for printout in printouts:
        page.tabled = tabled(page, printout)
        laid_out[printout.name] = LaidOut(printout, closed_up(page, printout))
        if not printout.alone:
            page.sheets[printout.name] = len(laid_out[printout.name].pages)
    return laid_out


def closed_up(page: Composition, printout: Printout) -> list[list[tuple[float, Piece]]]:
    """Its pages: as designed, or closer until it is one page where it must be; the loosest when nothing helps."""
    printed, sections = set(page.printed), page.sections
    best: list[list[tuple[float, Piece]]] = []
    for tightness in range(TIGHTEST + 1 if printout.one_page else 1):
        page.tightness, page.printed, page.sections = tightness, set(printed), sections
        pieces = (piece for block in printout.blocks for piece in block.pieces(page))
        pages = paginate(pieces, TOP if printout.furniture else BARE_TOP)
        best = pages if not best or len(pages) < len(best) else best
        if len(pages) == 1:
            break
    return best


def tabled(page: Composition, printout: Printout) -> frozenset[str]:
    """The places of the amounts that some section of this printout has a table for."""
    sections = [each.block for each in printout.blocks if isinstance(each.block, Section)]
    ids = [id for section in sections for id in section.amounts]
    return frozenset(row.place for id in ids for row in rows_of(page.matter, page.amounts[id]))
