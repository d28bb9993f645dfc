"""Missing documents: what the application calls for, ticked, and the day they are wanted by.

The one rule: kinds of documents and a day are all that leaves this dialog.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from kiosk.desk.note import day_of
from kiosk.desk.screens.dialog import Choosing, Dialog, fits
from kiosk.desk.widgets.field import Field
from kiosk.language.words import Words

USUAL = timedelta(days=14)
DAY = re.compile(r"(\d{1,2})[. /-]?(\d{1,2})[. /-]?(\d{4})?\.?")


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of documentation. `said`: what the sheet says of it, in words, or empty."""

    id: str
    title: str
    said: str = ""
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """What was chosen: ids, none when everything has come, and the day."""

    documents: tuple[str, ...]
    by: date


class MissingScreen(Dialog[Missing]):
    """`today`: before it no document can be wanted. `wanted`: by when they are waited for already; then ticks are
    taken from what has come, and none may be left.
    """

    enter = "desk.key.save"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("space", "tick", "desk.key.tick", key_display="desk.cap.space"),
        Binding("down", "step(1)", "desk.key.list", key_display="↑ ↓"),
        Binding("up", "step(-1)", show=False),
        Binding("tab", "app.focus_next", "desk.key.date", key_display="Tab"),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        words: Words,
        reference: str,
        practice: str,
        papers: tuple[Paper, ...],
        today: date,
        wanted: date | None = None,
    ) -> None:
        super().__init__(words, words("desk.missing.title", reference=reference), practice)
        self.papers, self.today, self.is_waiting = papers, today, wanted is not None
        self.ticked = {paper.id for paper in papers if paper.is_ticked}
        self.filter = Field(words("desk.filter"), reserved={"space"})
        until = wanted if wanted and wanted >= today else today + USUAL
        self.by = Field(value=day_of(until), reserved={"space"})
        self.choices = Choosing(id="choices")

    def body(self) -> Iterator[Widget]:
        if self.is_waiting:
            yield Static(Content(self.words("desk.missing.came")))
        yield self.filter
        yield self.choices
        yield Static(Content(self.words("desk.missing.by")), classes="label")
        yield self.by

    def on_mount(self) -> None:
        self.filter.focus()
        self.list()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input is self.filter:
            self.choices.highlighted = None
            self.list()

    @property
    def shown(self) -> tuple[Paper, ...]:
        """Those that fit what was typed."""
        return tuple(paper for paper in self.papers if fits(self.filter.value, paper.title, paper.said))

    def list(self) -> None:
        """Draws the lines, the mark where it was."""
        at = self.choices.highlighted
        self.choices.clear_options()
        self.choices.add_options(Option(self.line(paper), id=paper.id) for paper in self.shown)
        self.choices.highlighted = (at or 0) if self.shown else None

    def line(self, paper: Paper) -> Content:
        """Tick, title, and what the sheet says."""
        tick = "[✓]" if paper.id in self.ticked else "[ ]"
        return Content(f"{tick} {paper.title}" + (f"   {paper.said}" if paper.said else ""))

    def action_step(self, by: int) -> None:
        """Along the list."""
        self.choices.step(by)

    def action_tick(self) -> None:
        """The marked line."""
        if self.choices.highlighted is not None:
            self.ticked ^= {self.shown[self.choices.highlighted].id}
            self.list()

    def confirm(self) -> None:
        by = read_day(self.by.value, self.today)
        if not self.shown:
            # A number typed over the case may begin with this dialog's key.
            self.complain("desk.missing.nothing")
        elif self.is_waiting and not self.ticked:
            self.dismiss(Missing((), self.today))
        elif not self.ticked:
            self.complain("desk.missing.none")
        elif by is None:
            self.complain("desk.missing.day")
        else:
            self.dismiss(Missing(tuple(paper.id for paper in self.papers if paper.id in self.ticked), by))


def read_day(typed: str, today: date) -> date | None:
    """A day from today on, as people write it: "6.12", "06.12.2026"; without a year the next such day."""
    found = DAY.fullmatch(typed.strip())
    if not found:
        return None
    try:
        day = date(int(found[3] or today.year), int(found[2]), int(found[1]))
        if not found[3] and day < today:
            day = day.replace(year=today.year + 1)
    except ValueError:
        return None
    return day if day >= today else None
