"""The papers this application calls for, how each stands, and how many are taken care of.

The one rule: no paper is in the way of an application: a paper nobody has said anything about comes later.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.documentation import Documentation
from kiosk.language import script
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.outcome import Chose
from kiosk.terminal.papers import PaperState, words_of
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.paper import LANE
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import said
from kiosk.terminal.widgets.entries import Entries, Entry
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.row import Row, RowState
from kiosk.terminal.widgets.signs import Hint

MORE = "*more"
"""The row for a paper that is not in the list; no paper is called so."""
FEW = 5
"""More papers need the room of the helper's lane; it starts folded."""
READY, OPEN = "■", "□"
BEHIND = 3
"""Columns between what is said and how far somebody has come."""


class Progress(Block):
    """How many papers are taken care of: a square for each, and the number in words. `beside`: on one line."""

    def __init__(self, ready: int, all: int, text: str, second: str) -> None:
        super().__init__()
        self.squares, self.text, self.second = READY * ready + OPEN * (all - ready), text, second
        self.beside = False

    @property
    def columns(self) -> int:
        """How many it takes."""
        squares, text, second = map(script.width, (self.squares, self.text, self.second))
        return max(squares + 1 + text if self.beside else max(squares, text), second)

    def paint(self, canvas: Canvas) -> None:
        squares, text = self.squares[::-1] if canvas.rtl else self.squares, script.finish(self.text, self.direction)
        canvas.end(script.width(text) + 1 if self.beside else 0, 0, squares, "picto")
        y = 0 if self.beside else 1
        canvas.end(0, y, text, "label")
        direction = self.surroundings.voices.helper.language.direction
        canvas.end(0, y + 1, script.finish(self.second, direction), "second")


class Papers(Placed):
    """What can be done and how far somebody has come beside each other, and beneath them the papers."""

    def __init__(self, hint: Hint, progress: Progress, entries: Entries) -> None:
        super().__init__(hint, progress, entries)
        self.hint, self.progress, self.entries = hint, progress, entries

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        self.progress.beside = self.measure.small
        room = size.width - self.progress.columns - BEHIND
        rows = max(self.hint.fewest_rows, self.hint.word_rows(room)) if self.measure.small else self.hint.rows(room)
        top = rows + (0 if self.measure.small else 1)
        yield self.hint, Region(0, 0, room, rows)
        yield self.progress, Region(size.width - self.progress.columns, 0, self.progress.columns, rows)
        yield self.entries, Region(0, top, size.width, max(1, size.height - top))


class DocumentsScreen(FrameScreen):
    """Ends with Chose (the id of a paper, or MORE), Proceed or Back.

    What it has `typed` is the paper its page begins with; `first`: the paper to begin with, by its number from 0, so
    that mending comes back to its page. `late`: papers to an application that was handed in before, which Nav wants
    `by` a day; `has_more`: where others can be named too.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        asked: Sequence[Documentation],
        states: Mapping[str, PaperState],
        at: int | None,
        first: int = 0,
        *,
        late: bool = False,
        by: date | None = None,
        has_more: bool = False,
    ) -> None:
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=len(asked) > FEW, next_ready=True)
        self.states, self.late, self.by = states, late, by
        self.asked = tuple(asked)
        rows = [*(self.entry(each) for each in asked), *([self.more()] if has_more else [])]
        self.entries = Entries(*rows, first=first)

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("documents.late.title" if self.late else "documents.title"))
        yield Papers(self.hint(), self.progress(), self.entries)

    def hint(self) -> Hint:
        """By when Nav wants them; else what can be done here."""
        voices = self.surroundings.voices
        if self.by:
            return Hint("calendar", *said("documents.by", voices, day=self.by))
        return (
            Hint("scan", *voices.pair("documents.late.help"))
            if self.late
            else Hint("later", *voices.pair("documents.help"))
        )

    def progress(self) -> Progress:
        """How far somebody has come."""
        ready = sum(self.state(each).is_ready for each in self.asked)
        words = self.surroundings.voices.pair("documents.ready", ready=str(ready), all=str(len(self.asked)))
        return Progress(ready, len(self.asked), *words)

    def state(self, paper: Documentation) -> PaperState:
        """How a paper stands."""
        return self.states.get(paper.id, PaperState())

    def entry(self, paper: Documentation) -> Entry:
        """One paper: its picture, its name in both languages, and how it stands."""
        voices, state = self.surroundings.voices, self.state(paper)
        words = RowState(state.icon, *words_of(state, voices))
        return Entry(paper.id, paper.icon, *voices.pair(f"documentation.{paper.id}.text"), words)

    def more(self) -> Entry:
        """A paper that is not in the list."""
        pair = self.surroundings.voices.pair
        return Entry(MORE, "add_paper", *pair("documents.more"), RowState("add", *pair("documents.more.add")))

    def typed(self) -> str:
        return str(self.entries.top)

    def explain(self) -> Sequence[Hint]:
        return [Hint("papers", *self.surroundings.voices.pair("documents.help"))]

    def on_row_chosen(self, message: Row.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.row.choice))
