"""F1: the whole of how the desk is used, on one page.

The one rule: what stands here is enough for a clerk who sees the desk for the first time.
"""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kiosk.desk.screens.dialog import Dialog
from kiosk.language.words import Words

PARTS = (
    ("desk.help.short.title", "desk.help.short"),
    ("desk.help.scan.title", "desk.help.scan"),
    ("desk.help.sheet.title", "desk.help.sheet"),
    ("desk.help.digital.title", "desk.help.digital"),
    ("desk.help.read.title", "desk.help.read"),
    ("desk.help.missing.title", "desk.help.missing"),
    ("desk.help.forward.title", "desk.help.forward"),
    ("desk.help.over.title", "desk.help.over"),
    ("desk.help.answer.title", "desk.help.answer"),
    ("desk.help.void.title", "desk.help.void"),
    ("desk.help.away.title", "desk.help.away"),
    ("desk.help.privacy.title", "desk.help.privacy"),
)


class HelpScreen(Dialog[None]):
    """Scrolled with the arrows and PgDn."""

    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape", "leave", "desk.key.close", key_display="Esc"),
        Binding("down", "move(2)", "desk.key.scroll", key_display="↑ ↓"),
        Binding("up", "move(-2)", show=False),
        Binding("pagedown,space", "move(12)", show=False),
        Binding("pageup", "move(-12)", show=False),
        Binding("f1,enter", "leave", show=False),
    ]

    def __init__(self, words: Words, practice: str) -> None:
        super().__init__(words, words("desk.help.title"), practice)
        self.page = VerticalScroll(
            *(self.part(words(title), words(text)) for title, text in PARTS), id="guide", can_focus=False
        )

    def part(self, title: str, text: str) -> Static:
        """A heading and its paragraph."""
        return Static(Content.assemble((title, "bold"), "\n", text, "\n"))

    def body(self) -> Iterator[Widget]:
        yield self.page

    def action_move(self, rows: int) -> None:
        """Up or down."""
        self.page.scroll_relative(y=rows, animate=False)

    def confirm(self) -> None:
        """Enter closes it."""
