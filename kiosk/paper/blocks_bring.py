"""The papers the applicant still has to bring, on the receipt, set closer the more there are of them.

The one rule: every paper that is to come stands here, by its name, however many there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.definition import Documentation
from kiosk.form.documentation import HERE
from kiosk.paper.composition import Composition
from kiosk.paper.figures import short_day
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import NO_TEXT, TextId
from kiosk.paper.receipt_start import Start, receipt_heading
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style

ONE_COLUMN = 3
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Grid:
    """How close names stand. `large` and `small` in points, `small` 0 for no second line; the rest in mm.

    `paper`: the height of the picture; the box is as high as the picture is wide. `air`: above and below the words.
    """

    columns: int
    large: float
    small: float
    paper: float
    air: float


ROOMY = Grid(1, 12.5, 10, 8.6, 3.2)
# By the tightness of the sheet.
GRIDS = (
    Grid(2, 12.5, 10, 8.6, 3.2),
    Grid(2, 12.5, 10, 8.6, 2.0),
    Grid(2, 11.5, 9.5, 7.8, 1.2),
    Grid(3, 11, 9, 7.2, 1.2),
    Grid(3, 10.5, 9, 6.6, 0.7),
    Grid(3, 10.5, 0, 6.0, 1.0),
)


@dataclass(frozen=True, slots=True)
class Bring:
    """What the applicant still has to bring: a box to tick, the paper, its name."""

    title: TextId
    by: TextId = NO_TEXT
    """Where the day is known by which they are wanted: the words for it, with {day}."""
    promised: TextId = NO_TEXT
    """Where somebody named the day on which they bring one: the words for it, with {day}, under its name."""
    state: str = "later"

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading and rows, some beside each other when there are many; absent where nothing is to come."""
        documents = page.matter.papers.in_hand() if self.state == HERE else page.matter.documents(self.state)
        if not documents:
            return
        yield from receipt_heading(page, self.title)
        is_short = len(documents) <= ONE_COLUMN and not page.tightness
        grid = ROOMY if is_short else GRIDS[min(page.tightness, len(GRIDS) - 1)]
        for first in range(0, len(documents), grid.columns):
            yield self.row(page, documents[first : first + grid.columns], grid)
        if self.by and page.by:
            yield self.deadline(page, short_day(page.by))
        yield space(3.0)

    def deadline(self, page: Composition, day: str) -> Piece:
        """A calendar and the last day for all of them."""
        start, said = Start(page), page.lanes.say(self.by, day=day)
        height = 13.0 if said.own else 11.0

        def draw(sheet: Sheet, y: float) -> None:
            sheet.picture("calendar", start.x(0.4, 8.4), y + (height - 8.4) / 2 + 0.6, 8.4)
            start.both(sheet, said, (14, 10.5), 13, y + (6.4 if said.own else 7.4), 150)

        return Piece(height, draw)

    def row(self, page: Composition, documents: tuple[Documentation, ...], grid: Grid) -> Piece:
        """As high as its longest name."""
        start = Start(page)
        width = (RIGHT - LEFT - GAP * (grid.columns - 1)) / grid.columns
        tick = 0.8 * grid.paper
        picture = tick + 0.3 * grid.paper
        words = picture + 1.15 * grid.paper
        names = [self.named(start, each, width - words, grid) for each in documents]
        height = max(grid.paper + 1.4, *(start.height(*each) + 2 * grid.air for each in names))

        def draw(sheet: Sheet, y: float) -> None:
            for place, (document, name) in enumerate(zip(documents, names, strict=True)):
                at, middle = place * (width + GAP), y + height / 2
                sheet.box(start.x(at + 0.4, tick), middle - tick / 2, tick, tick, points=1.4, radius=1.2)
                paper = 0.78 * grid.paper
                sheet.paper(document.icon, start.x(at + picture, paper), middle - grid.paper / 2, grid.paper)
                start.centered(sheet, *name, at + words, middle)
                sheet.rule(start.x(at, width), start.x(at, width) + width, y + height, 0.25)

        return Piece(height, draw)

    def named(self, start: Start, document: Documentation, room: float, grid: Grid) -> tuple[list[Line], list[Line]]:
        """The name large, with the day somebody named; under it the Norwegian, or what it must show where Norwegian is
        the applicant's language.
        """
        lanes = start.page.lanes
        said = lanes.say(f"documentation.{document.id}.text")
        help = lanes.norwegian(f"documentation.{document.id}.help") if document.help else ""
        below = (said.norwegian if said.own != said.norwegian else "") if said.own else help
        if self.promised and (day := start.page.matter.papers.promised(document)):
            told = lanes.say(self.promised, day=day)
            said = Said(joined(said.norwegian, told.norwegian), joined(said.own, told.own) if said.own else "")
            below = joined(below, told.norwegian) if said.own else below
        small = start.page.lines(below, Style(grid.small), room, "norwegian") if grid.small else []
        return start.large(said, grid.large, 700, room), small


def joined(name: str, day: str) -> str:
    """A name, and what is said of its day."""
    return f"{name}: {day}" if name else day
