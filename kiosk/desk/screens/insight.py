"""Insight: what was counted at an office, week by week, as a picture and as a table.

The one rule: counts only, none of them smaller than five; whoever looks over a shoulder learns nothing of anybody.
"""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from kiosk.desk.insight.figures import SUBJECTS
from kiosk.desk.insight.look import Look
from kiosk.desk.insight.telling import Telling
from kiosk.desk.screens.screen import DeskScreen
from kiosk.desk.widgets.cells import Cells
from kiosk.desk.widgets.chart import Chart
from kiosk.desk.widgets.keys import Keys
from kiosk.form.definition import Form
from kiosk.insight.wire import Insight
from kiosk.language.words import Words

# From so many rows picture and table stand one above the other.
TALL = 34
AROUND = 8
"""Rows that are neither."""


class InsightScreen(DeskScreen):
    """`telling`: None until the figures were read. `form`: whose steps, questions and documents are counted."""

    acting = frozenset("1234kKtTcC+-") | {"plus", "minus", "left", "right", "up", "down", "pageup", "pagedown"}
    guide = "desk.guide.insight.title"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        *(Binding(str(at), f"turn_to('{each}')", show=False) for at, each in enumerate(SUBJECTS, start=1)),
        Binding("tab", "turn(1)", "desk.key.turn", key_display="1–4"),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("down", "move(1)", "desk.key.list", key_display="↑ ↓"),
        Binding("up", "move(-1)", show=False),
        Binding("plus,+", "lengthen(1)", "desk.key.weeks", key_display="+ −"),
        Binding("minus,-", "lengthen(-1)", show=False),
        Binding("pageup", "go_back(1)", show=False),
        Binding("pagedown", "go_back(-1)", show=False),
        Binding("left", "scroll(-8)", show=False),
        Binding("right", "scroll(8)", show=False),
        Binding("t,T", "swap", "desk.key.table", key_display="T"),
        Binding("k,K", "app.another_office", "desk.key.office", key_display="K"),
        Binding("c,C", "app.export", "desk.key.export", key_display="C"),
        Binding("f1", "app.help", "desk.key.help", key_display="F1"),
        Binding("escape", "app.put_away", "desk.key.back", key_display="Esc"),
    ]

    def __init__(self, words: Words, office: str, practice: str, form: Form) -> None:
        super().__init__(words, office, practice)
        self.form = form
        self.field.placeholder = words("desk.scan.title")
        self.telling: Telling | None = None
        self.look = Look()
        self.swapped = False
        """Whether the table is shown instead of the picture, where both do not fit."""
        self.tabs, self.caption = Static(Content(""), id="tabs"), Static(Content(""), id="caption")
        self.where, self.foot = Static(Content(""), id="where"), Static(Content(words("desk.insight.foot")), id="foot")
        self.chart = Chart(words("desk.insight.few"), words("desk.insight.short"))
        self.drawn, self.cells = Vertical(self.chart, id="drawn"), Cells()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Enter does something only where something was typed."""
        return {key: each for key, each in super().active_bindings.items() if key != "enter" or self.field.value}

    def compose(self) -> ComposeResult:
        yield self.banner
        yield Horizontal(self.where, self.field, id="looking")
        yield self.tabs
        yield self.note
        yield from self.body()
        yield Keys()

    def body(self) -> Iterator[Widget]:
        yield self.caption
        yield self.drawn
        yield self.cells
        yield self.foot

    def show(self, insight: Insight, office: str) -> None:
        """These figures, of the office that is called so; the same of the four as before, the newest weeks."""
        self.telling = Telling(insight, office, self.form, self.words)
        self.look = Look(self.look.subject, length=self.look.length)
        self.draw()

    def draw(self) -> None:
        """Everything, as somebody looks at it now."""
        self.tabs.update(self.tabs_drawn())
        if self.telling is not None:
            self.where.update(Content(self.telling.where(self.look)))
            self.caption.update(Content(self.telling.caption(self.look)))
            self.chart.show(self.telling.picture(self.look))
            self.cells.show(self.telling.heads(self.look), tuple(self.telling.rows(self.look)), self.look.at - 1)
        self.place(self.size)

    def tabs_drawn(self) -> Content:
        """The four with their keys; the one that is shown has a mark."""
        parts: list[tuple[str, str]] = []
        for at, each in enumerate(SUBJECTS, start=1):
            said, is_here = self.words(f"desk.insight.tab.{each}"), each == self.look.subject
            parts += [(f"{'▸' if is_here else ' '}{at} {said} ", "bold reverse" if is_here else ""), (" ", "")]
        return Content.assemble(*parts)

    def on_mount(self) -> None:
        super().on_mount()
        self.draw()

    def on_resize(self) -> None:
        self.place(self.size)

    def place(self, size: Size) -> None:
        """Picture and table, or one of them."""
        is_tall, has_rows = size.height >= TALL, self.cells.row_count > 0
        self.drawn.display = has_rows and (is_tall or not self.swapped)
        self.cells.display = has_rows and (is_tall or self.swapped)
        room = size.height - AROUND
        self.chart.styles.height = max(1, self.chart.rows(room // 2 if is_tall else room))
        self.drawn.styles.height = self.chart.styles.height if is_tall else "1fr"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The table has a key of its own only where it has no room beside the picture."""
        return self.size.height < TALL if action == "swap" else True

    def turned(self, look: Look) -> None:
        """Looked at otherwise."""
        self.look = look
        self.draw()

    def action_turn_to(self, subject: str) -> None:
        """One of the four."""
        self.turned(self.look.turned_to(next(each for each in SUBJECTS if each == subject)))

    def action_turn(self, step: int) -> None:
        """The next of the four."""
        self.turned(self.look.turned(step))

    def action_move(self, step: int) -> None:
        """Along the rows; above the first: all of them."""
        if self.telling:
            self.turned(self.look.down(step, self.telling.insight))

    def action_lengthen(self, step: int) -> None:
        """More weeks, or fewer."""
        if self.telling:
            self.turned(self.look.longer(step, self.telling.insight))

    def action_go_back(self, step: int) -> None:
        """Earlier weeks, or later ones."""
        if self.telling:
            self.turned(self.look.earlier(step, self.telling.insight))

    def action_scroll(self, columns: int) -> None:
        """Along the weeks of the table."""
        self.cells.scroll_relative(x=columns, animate=False)

    def action_swap(self) -> None:
        """Picture or table, where both do not fit."""
        self.swapped = not self.swapped
        self.place(self.size)
