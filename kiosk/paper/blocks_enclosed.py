"""Documents as they lie behind an application: each page of each, under a line that says what it is.

The one rule: a page is never enlarged and never cut, and whoever finds it alone sees which application it belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.definition import Documentation
from kiosk.paper.blocks_documents import titled
from kiosk.paper.composition import Composition
from kiosk.paper.flow import BOTTOM, LEFT, RIGHT, TOP, Piece
from kiosk.paper.lanes import Said
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style
from kiosk.visit.document import Page

NAME, OWN_NAME, NUMBER = Style(11.5, 700), Style(12.5, 600), Style(10)
# Where the page itself begins below the line, in mm; and what an inch has of them.
HEAD, INCH = 12.0, 25.4


@dataclass(frozen=True, slots=True)
class EnclosedPages:
    """Every page that was taken in, one on a sheet; absent where there is none."""

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Each as high as a sheet has room."""
        for document in page.matter.papers.enclosed():
            shown = page.matter.papers.pages_of(document)
            for number, each in enumerate(shown, start=1):
                yield self.piece(page, document, each, (number, len(shown)))

    def piece(self, page: Composition, document: Documentation, shown: Page, place: tuple[int, int]) -> Piece:
        """The line, and below it the page in the middle. `place`: its number, and of how many."""
        said, number = titled(page, document), numbered(page, *place)

        def draw(sheet: Sheet, y: float) -> None:
            draw_head(page, sheet, y, said, number)
            room = RIGHT - LEFT, BOTTOM - y - HEAD
            width, height = fitted(shown, room)
            alt = f"{document.title}, {number.norwegian}"
            element = sheet.element("Figure", "nb", alt=alt)
            sheet.photo(shown.jpeg, LEFT + (room[0] - width) / 2, y + HEAD, width, height, element)

        return Piece(BOTTOM - TOP, draw)


def draw_head(page: Composition, sheet: Sheet, y: float, said: Said, number: Said) -> None:
    """What it is and which page of it, Norwegian from the left; the same in the applicant's language."""
    page.put(sheet, page.single(said.norwegian, NAME, 62, "norwegian"), LEFT, y + 3.2, role="H2")
    page.say(sheet, number.norwegian, NUMBER, LEFT, y + 8.2)
    x, align = page.edge(0, 108.0)
    page.put(sheet, page.single(said.own, OWN_NAME, 84, "own"), x, y + 3.2, "own", align, "H2")
    page.put(sheet, page.single(number.own, NUMBER, 84, "own"), x, y + 8.2, "own", align)
    sheet.rule(LEFT, RIGHT, y + 10.0, 0.5)


def numbered(page: Composition, number: int, count: int) -> Said:
    """ "Side 2 av 3", of the document."""
    return page.lanes.say("paper.page", page=str(number), pages=str(count))


def fitted(shown: Page, room: tuple[float, float]) -> tuple[float, float]:
    """Its width and height in mm: as large as it was, or as there is room."""
    width, height = shown.width / shown.dpi * INCH, shown.height / shown.dpi * INCH
    share = min(1.0, room[0] / width, room[1] / height)
    return width * share, height * share
