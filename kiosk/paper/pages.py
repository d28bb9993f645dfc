"""The printed set: reads the printouts, lays their blocks out for an application, and gives finished PDFs.

The one rule: one application, one document: cover, application, declaration and receipt under one reference.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.content import Content
from kiosk.form.definition import Form
from kiosk.language.words import Library
from kiosk.paper import sheets
from kiosk.paper.archive import archive
from kiosk.paper.blocks import Blocks
from kiosk.paper.flow import Piece, paginate
from kiosk.paper.furniture import Furniture
from kiosk.paper.lanes import lanes_for
from kiosk.paper.matter import Matter
from kiosk.paper.printout import Block, Printout, read_printout, read_theme
from kiosk.paper.sheet import Sheet
from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import Typesetter
from kiosk.visit.application import Application

PRINTED_SET = ("cover", "application", "declaration", "receipt")
KINDS: Mapping[str, Callable[[Blocks, Block], Iterator[Piece]]] = {
    "identity": Blocks.identity,
    "acute": Blocks.acute,
    "banner": Blocks.banner,
    "section": Blocks.section,
    "rest": Blocks.rest,
    "unanswered": Blocks.unanswered,
    "facts": Blocks.facts,
    "spine": Blocks.spine,
    "tracking": sheets.tracking,
    "ticks": sheets.ticks,
    "signature": sheets.signature,
    "large_title": sheets.large_title,
    "reference_card": sheets.reference_card,
    "office": sheets.office,
    "steps": sheets.steps,
}


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """The document, and how many pages it has."""

    pdf: bytes
    pages: int


class Printery:
    """Everything that can be made before the first applicant comes: fonts opened, printouts read and checked."""

    def __init__(self, content: Content, library: Library, form: Form) -> None:
        self._library = library
        self._form = form
        self._theme = read_theme(content.printouts)
        self._setter = Typesetter(Typefaces(content.printouts / "fonts"))
        self._printouts = {name: read_printout(content.printouts, name, frozenset(KINDS)) for name in PRINTED_SET}

    def make(self, application: Application, names: Sequence[str] = PRINTED_SET) -> PrintedSet:
        """These printouts in one document, each counting its own pages."""
        lanes = lanes_for(self._library, application.language, application.helper_language)
        matter = Matter(self._form, application, lanes)
        title = lanes.norwegian(f"{self._form.id}.title")
        sheet = Sheet(self._setter.faces, self._theme.accent, title, "nb")
        total = sum(self._draw(sheet, self._printouts[name], matter) for name in names)
        drawn = sheet.finish()
        return PrintedSet(archive(drawn, sheet.elements, self._setter.faces.said(), title, "nb"), total)

    def make_one(self, name: str, application: Application) -> bytes:
        """One printout alone."""
        return self.make(application, (name,)).pdf

    def _draw(self, sheet: Sheet, printout: Printout, matter: Matter) -> int:
        """Draws one printout and gives its number of pages."""
        named = frozenset(filter(None, (part for block in printout.blocks for part in names_in(block))))
        blocks = Blocks(self._setter, matter, named)
        pages = paginate(piece for block in printout.blocks for piece in KINDS[block.kind](blocks, block))
        furniture = Furniture(self._setter, printout, matter)
        for number, page in enumerate(pages, start=1):
            furniture.draw(sheet, number, len(pages))
            for y, piece in page:
                piece.draw(sheet, y)
            sheet.turn()
        return len(pages)


def names_in(block: Block) -> tuple[str, ...]:
    """The questions and steps that this block prints, so that no other does."""
    match block.kind:
        case "identity":
            return (block.question, *block.picks)
        case "section":
            return (block.step,)
        case "acute":
            return (block.question,)
        case _:
            return ()
