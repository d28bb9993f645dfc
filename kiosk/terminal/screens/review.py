"""Every answer once more, one row each, with its pictures; pressing a row goes there to mend it.

The one rule: what was not answered is shown as such, and what must be answered holds Next back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.outcome import Chose
from kiosk.terminal.overview import OverviewRow
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.row import Row, RowState
from kiosk.terminal.widgets.shelf import Listing
from kiosk.terminal.widgets.signs import Alert, Hint

PAPERS = "*papers"
"""The row of the documents; no question is called so."""
KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COMPACT = 3
"""Rows of a line where there are two columns."""
CROWDED = 24
"""So many rows fill more than a page of most terminals."""
TWO_COLUMNS = 96
"""Columns of the terminal that two rows beside each other need."""
LANE = (LanePart("speak", "lane.read", "review.lane.read"), LanePart("look", "lane.look", "review.lane.look"))

# Unicode's isolate that takes its direction from what stands in it.
FIRST_STRONG, POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class ReviewedPapers:
    """How many documents are here, of how many asked for, and how many pages were taken in."""

    here: int = 0
    all: int = 0
    pages: int = 0


class ReviewListing(Listing):
    """A listing that opens at the page of one of its rows, and knows which row a page begins with.

    Where there is room beside each other and more rows than fit beneath each other, they stand in two columns.
    """

    def __init__(self, *rows: Row, first: int) -> None:
        super().__init__(*rows)
        self.page, self.most = first, 1

    @property
    def top(self) -> int:
        """The row the page begins with."""
        return self.page * self.most

    def columns(self, size: Size) -> int:
        """How many rows stand beside each other: one where that makes no pages."""
        return 2 if size.width >= TWO_COLUMNS and len(self.lines) * COMPACT > size.height else 1

    def row_height(self, size: Size) -> int:
        pageless = len(self.lines) * COMPACT <= size.height < len(self.lines) * (COMPACT + 1)
        return COMPACT if pageless else super().row_height(size)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        columns = self.columns(size)
        for row in self.lines:
            row.make_compact(columns > 1)
        if columns > 1:
            lines = max(1, size.height // COMPACT)
            yield from self.paged(size, min(columns * lines, len(KEYS)), columns)
        else:
            yield from self.paged(size, self.capacity(size))

    def paged(self, size: Size, most: int, columns: int = 1) -> Iterator[tuple[Widget, Region]]:
        """The rows of the present page, line by line, with their keys."""
        if most != self.most:
            self.page, self.most = self.top // most, most
        self.count_pages(most)
        high, gutter = COMPACT if columns > 1 else self.row_height(size), self.measure.gutter
        breadth = (size.width - (columns - 1) * gutter) // columns
        shown = self.lines[self.top :][:most]
        slots = max((len(row.icons) for row in self.lines), default=1) if columns == 1 else 1
        for index, row in enumerate(shown):
            line, column = divmod(index, columns)
            row.dress(KEYS[index], slots, raised=high == COMPACT and line % 2 == 0)
            yield row, Region(column * (breadth + gutter), line * high, breadth, high)


class ReviewScreen(FrameScreen):
    """`first`: the row to begin with, so that mending comes back to where it was.

    Ends with Chose(place or PAPERS) or Proceed.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        rows: Sequence[OverviewRow],
        at: int,
        first: int = 0,
        papers: ReviewedPapers | None = None,
    ) -> None:
        self.missing = sum(row.must for row in rows)
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=True, next_ready=not self.missing)
        self.rows = rows
        lines = [*(self.row(row) for row in rows), *([self.papers_row(papers)] if papers and papers.all else ())]
        self.listing = ReviewListing(*lines, first=first)

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        headline = Headline(*pair("review.title"))
        # The row of air beneath it would make a third page of what one person answers.
        headline.set_class(self.app.size.width >= TWO_COLUMNS and len(self.listing.lines) > CROWDED, "-close")
        yield headline
        if self.missing:
            yield Alert(*pair("review.missing", count=str(self.missing)))
        yield self.listing

    def row(self, row: OverviewRow) -> Row:
        """One answer: what was asked and what was said, in both languages, and what pressing it does."""
        pair = self.surroundings.voices.pair
        said = row.answer or pair("review.must" if row.must else "review.unanswered")
        first = joined(row.question[0], said[0])
        second = joined(row.question[1], said[1] or said[0]) if row.question[1] else ""
        return Row(str(row.stop.place), "1", row.icons, first, second, self.state(row))

    def state(self, row: OverviewRow) -> RowState:
        """What pressing a row is for: to mend it, to answer it, or to hear why it cannot be mended."""
        pair = self.surroundings.voices.pair
        if row.given:
            return RowState("lock", *pair("review.given"), always=True)
        if row.answer:
            return RowState("edit", *pair("review.change"))
        return RowState("ask", *pair("review.answer"), bad=row.must)

    def papers_row(self, papers: ReviewedPapers) -> Row:
        """The documents, after the answers that asked for them."""
        pair = self.surroundings.voices.pair
        text = "review.papers.pages" if papers.pages else "review.papers"
        values = {"here": str(papers.here), "all": str(papers.all), "pages": str(papers.pages)}
        return Row(PAPERS, "1", ("papers",), *pair(text, **values), RowState("edit", *pair("review.change")))

    def typed(self) -> str:
        return str(self.listing.top)

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        given = [Hint("lock", *pair("signin.kiosk.locked.text"))] if any(row.given for row in self.rows) else []
        return [Hint("edit", *pair("review.help")), *given]

    def on_row_chosen(self, message: Row.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.row.choice))


def joined(question: str, answer: str) -> str:
    """A question and its answer on one line; the answer keeps its own direction."""
    return f"{question if question.endswith(('?', '؟', ':')) else f'{question}:'} {FIRST_STRONG}{answer}{POP}"
