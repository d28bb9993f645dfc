"""A month's money before the review: in, out and left as bars, and beneath them the amounts that nobody has named.

The one rule: it shows and never judges: below nothing is a minus, and an amount nobody knows holds nobody back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.budget import Budget, Line
from kiosk.terminal.monthly import PARTS, Part, icon_of, is_open, lines_of, name_of, total, why_unknown
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.entries import Entries, Entry
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.money import Amount, Form, MoneyBar, rows_of
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.row import Row, RowState
from kiosk.terminal.widgets.signs import Caption, Hint

LANE = (LanePart("ask", "lane.ask", "month.lane.ask"), LanePart("look", "lane.look", "month.lane.look"))


@dataclass(frozen=True, slots=True)
class Standing:
    """How the bars stand: how high, whether their lines stand beneath them, and rows of air between."""

    form: Form
    told: bool
    gap: int


# The first that fits is taken.
STANDINGS = (
    Standing("tall", True, 1),
    Standing("middle", True, 1),
    Standing("tall", False, 1),
    Standing("middle", False, 1),
    Standing("middle", False, 0),
    Standing("low", False, 1),
)


class Month(Placed):
    """The bars, and beneath them what can still be named."""

    def __init__(self, bars: Sequence[MoneyBar], caption: Caption, entries: Entries | None) -> None:
        super().__init__(*bars, *([caption, entries] if entries else []))
        self.bars, self.caption, self.entries = bars, caption, entries

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        standing = next((each for each in STANDINGS if self._rows(each, size.width) <= size.height), STANDINGS[-1])
        top = 0
        for bar in self.bars:
            bar.take(standing.form)
            height = self._bar_rows(bar, standing, size.width)
            yield bar, Region(0, top, size.width, height)
            top += height + standing.gap
        if self.entries:
            yield self.caption, Region(0, top, size.width, 1)
            top += 2 if top + 2 + self.entries.rows_for_all(size.width) <= size.height else 1
            yield self.entries, Region(0, top, size.width, max(1, size.height - top))

    def _rows(self, standing: Standing, width: int) -> int:
        """Rows of everything, standing so."""
        bars = sum(self._bar_rows(bar, standing, width) for bar in self.bars) + standing.gap * (len(self.bars) - 1)
        return bars + (standing.gap + 1 + self.entries.rows_for_all(width) if self.entries else 0)

    def _bar_rows(self, bar: MoneyBar, standing: Standing, width: int) -> int:
        beneath = bar.rows_beneath(width, standing.form) if standing.told else 0
        return rows_of(standing.form) + (1 + beneath if beneath else 0)


class MonthScreen(FrameScreen):
    """Ends with Chose (the place of an amount to name), Proceed or Back. `typed`: the entry its page begins with."""

    def __init__(self, surroundings: Surroundings, budget: Budget, at: int | None, first: int = 0) -> None:
        super().__init__(surroundings, at=at, lane=LANE, next_ready=True)
        self.budget = budget
        unknown = [self.entry(line) for line in budget.unknown]
        self.entries = Entries(*unknown, first=first) if unknown else None

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("month.title"))
        yield Month([self.money(part) for part in PARTS], Caption(*pair("month.unknown")), self.entries)

    def money(self, part: Part) -> MoneyBar:
        """One part of the month; its lines as far as they are known."""
        budget, voices = self.budget, self.surroundings.voices
        return MoneyBar(
            PARTS[part],
            voices.pair(f"month.{part}"),
            total(budget, part),
            [
                Amount(icon_of(line), line.kroner, *name_of(line, voices))
                for line in lines_of(budget, part)
                if line.kroner is not None
            ],
            max(budget.total_in, budget.total_out),
            is_open=is_open(budget, part),
            opens=bool(budget.unknown),
        )

    def entry(self, line: Line) -> Entry:
        """One amount that nobody has named, and why."""
        voices = self.surroundings.voices
        return Entry(str(line.place), icon_of(line), *name_of(line, voices), RowState(*why_unknown(line, voices)))

    def typed(self) -> str:
        return str(self.entries.top) if self.entries else ""

    def explain(self) -> Sequence[Hint]:
        return [Hint("ask", *self.surroundings.voices.pair("month.unknown"))] if self.entries else []

    def on_row_chosen(self, message: Row.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.row.choice))


def month_screen(now: Surroundings, budget: Budget, at: int | None, first: int = 0) -> MonthScreen:
    """`first`: the unknown amount to begin with, by its number from 0, so that mending comes back to its page."""
    return MonthScreen(now, budget, at, first)
