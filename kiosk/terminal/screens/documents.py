"""The papers this application calls for, how each stands, and what one of them must show.

The one rule: no paper is in the way of an application: a paper nobody has said anything about comes later.
"""

from collections.abc import Iterator, Mapping, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.documentation import Documentation
from kiosk.terminal.outcome import Chose
from kiosk.terminal.papers import PICTURES, help_of, state_of
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.entries import Entries, Entry
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.row import Row, RowState
from kiosk.terminal.widgets.signs import Hint

LANE = (LanePart("ask", "lane.ask", "documents.lane.ask"), LanePart("look", "lane.look", "documents.lane.look"))
FEW = 5
"""More papers need the room of the helper's lane; it starts folded."""


class Papers(Placed):
    """That they can come later, and beneath it the papers."""

    def __init__(self, hint: Hint, entries: Entries) -> None:
        super().__init__(hint, entries)
        self.hint, self.entries = hint, entries

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        rows = self.hint.fewest_rows if self.measure.small else self.hint.rows(size.width)
        top = rows + (0 if self.measure.small else 1)
        yield self.hint, Region(0, 0, size.width, rows)
        yield self.entries, Region(0, top, size.width, max(1, size.height - top))


class DocumentsScreen(FrameScreen):
    """Ends with Chose (the id of a paper), Proceed or Back. What it has `typed` is the paper its page begins with."""

    def __init__(
        self,
        surroundings: Surroundings,
        asked: Sequence[Documentation],
        states: Mapping[str, str],
        at: int | None,
        first: int = 0,
    ) -> None:
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=len(asked) > FEW, next_ready=True)
        self.states = states
        self.entries = Entries(*(self.entry(each) for each in asked), first=first)

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("documents.title"))
        yield Papers(Hint("later", *pair("documents.help")), self.entries)

    def entry(self, paper: Documentation) -> Entry:
        """One paper: its picture, its name in both languages, and how it stands."""
        pair = self.surroundings.voices.pair
        state = state_of(paper, self.states)
        said = RowState(PICTURES[state], *pair(f"document.{state}"))
        return Entry(paper.id, paper.icon, *pair(f"documentation.{paper.id}.text"), said)

    def typed(self) -> str:
        return str(self.entries.top)

    def explain(self) -> Sequence[Hint]:
        return [Hint("papers", *self.surroundings.voices.pair("documents.help"))]

    def on_row_chosen(self, message: Row.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.row.choice))


def documents_screen(
    now: Surroundings, asked: Sequence[Documentation], states: Mapping[str, str], at: int | None, first: int = 0
) -> DocumentsScreen:
    """`first`: the paper to begin with, by its number from 0, so that mending comes back to its page."""
    return DocumentsScreen(now, asked, states, at, first)


def document_state_screen(now: Surroundings, paper: Documentation, state: str, at: int | None) -> CardScreen:
    """How one paper stands, and what it must show. Ends with Chose (a state) or Back."""
    picks = [Pick(id, icon, f"document.{id}") for id, icon in PICTURES.items()]
    hints = [(paper.icon, text) for text in help_of(paper, now.voices)]
    return CardScreen(
        now,
        f"documentation.{paper.id}.text",
        picks,
        hints=hints,
        help="documents.help",
        chosen=state,
        scale=2,
        at=at,
        lane=LANE,
    )
