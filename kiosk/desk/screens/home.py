"""Home: the scan field, and today's list by reference.

The one rule: the list knows references, times and what was done, and lives only as long as the desk's program.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Static

from kiosk.desk.screens.screen import DeskScreen, Typed
from kiosk.language.words import Words

COLUMNS = ("desk.today.time", "desk.today.reference", "desk.today.done", "desk.today.told")


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One reference of today's list, in words."""

    time: str
    reference: str
    done: str
    told: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """As the table has them."""
        return self.time, self.reference, self.done, self.told


class HomeScreen(DeskScreen):
    """Ready for the next scan."""

    acting = frozenset({"up", "down"})
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("down", "move(1)", "desk.key.list", key_display="↑ ↓"),
        Binding("up", "move(-1)", show=False),
        Binding("f5", "app.next_scan", "desk.key.next", key_display="F5"),
        Binding("f7", "app.insight", "desk.key.insight", key_display="F7"),
        Binding("f1", "app.help", "desk.key.help", key_display="F1"),
        Binding("f10", "app.leave", "desk.key.leave", key_display="F10"),
    ]

    def __init__(self, words: Words, office: str, practice: str) -> None:
        super().__init__(words, office, practice)
        self.table: DataTable[Text] = DataTable(cursor_type="row", show_cursor=False, id="today")
        self.table.can_focus = False
        self.none = Static(Content(words("desk.today.practice" if practice else "desk.today.none")), id="none")
        self.rows: tuple[TodayRow, ...] = ()

    def body(self) -> Iterator[Widget]:
        yield Static(Content(self.words("desk.today.title")), classes="title")
        yield self.none
        yield self.table

    def on_mount(self) -> None:
        super().on_mount()
        self.table.add_columns(*(Text(self.words(id)) for id in COLUMNS))
        self.list(self.rows, again=True)

    def list(self, rows: tuple[TodayRow, ...], *, again: bool = False) -> None:
        """Today's list, newest first."""
        self.none.display = not rows
        self.table.display = bool(rows)
        if rows == self.rows and not again:
            return
        self.rows = rows
        self.table.clear()
        for row in rows:
            self.table.add_row(*(Text(cell) for cell in row.cells))
        self.table.show_cursor = False

    def action_move(self, step: int) -> None:
        """Along the list; the focus stays in the scan field."""
        if self.rows and self.table.show_cursor:
            self.table.move_cursor(row=min(max(self.table.cursor_row + step, 0), len(self.rows) - 1), animate=False)
        self.table.show_cursor = bool(self.rows)
        self.refresh_bindings()

    @property
    def entering(self) -> str:
        """Opens the marked line while nothing is typed."""
        return "desk.key.open" if self.table.show_cursor and not self.field.value else "desk.key.enter"

    def enter_alone(self) -> None:
        """Opens the line that is marked."""
        if self.table.show_cursor and self.rows:
            self.post_message(Typed(self.rows[self.table.cursor_row].reference))
