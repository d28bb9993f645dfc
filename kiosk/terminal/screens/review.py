"""Every answer once more, one row each, with its pictures; pressing a row goes there to mend it.

The one rule: what was not answered is shown as such, and what must be answered holds Next back.
"""

from collections.abc import Iterator, Sequence

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

LANE = (LanePart("speak", "lane.read", "review.lane.read"), LanePart("look", "lane.look", "review.lane.look"))

# Unicode's isolate that takes its direction from what stands in it.
FIRST_STRONG, POP = "\u2068", "\u2069"


class ReviewListing(Listing):
    """A listing that opens at the page of one of its rows, and knows which row a page begins with."""

    def __init__(self, *rows: Row, first: int) -> None:
        super().__init__(*rows)
        self.first: int | None = first
        self.most = 1

    @property
    def top(self) -> int:
        """The row the page begins with."""
        return self.page * self.most

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        self.most = self.capacity(size)
        if self.first is not None:
            self.page, self.first = self.first // self.most, None
        yield from super().regions(size)


class ReviewScreen(FrameScreen):
    """`first`: the row to begin with, so that mending comes back to where it was. Ends with Chose(place) or Proceed."""

    def __init__(self, surroundings: Surroundings, rows: Sequence[OverviewRow], at: int, first: int = 0) -> None:
        self.missing = sum(row.must for row in rows)
        super().__init__(surroundings, at=at, lane=LANE, next_ready=not self.missing)
        self.rows = rows
        self.listing = ReviewListing(*(self.row(row) for row in rows), first=first)

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("review.title"))
        if self.missing:
            yield Alert(*pair("review.missing", count=str(self.missing)))
        yield self.listing

    def row(self, row: OverviewRow) -> Row:
        """One answer: what was asked and what was said, in both languages, and what pressing it does."""
        pair = self.surroundings.voices.pair
        said = row.answer or pair("review.must" if row.must else "review.unanswered")
        state = (
            RowState("edit", *pair("review.change"))
            if row.answer
            else RowState("ask", *pair("review.answer"), bad=row.must)
        )
        first = joined(row.question[0], said[0])
        second = joined(row.question[1], said[1] or said[0]) if row.question[1] else ""
        return Row(str(row.stop.place), "1", row.icons, first, second, state)

    def typed(self) -> str:
        return str(self.listing.top)

    def explain(self) -> Sequence[Widget]:
        return [Hint("edit", *self.surroundings.voices.pair("review.help"))]

    def on_row_chosen(self, message: Row.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.row.choice))


def joined(question: str, answer: str) -> str:
    """A question and its answer on one line; the answer keeps its own direction."""
    return f"{question if question.endswith(('?', '؟', ':')) else f'{question}:'} {FIRST_STRONG}{answer}{POP}"
