"""F1: how the desk is used, in pages: their names at the left, the one that is marked beside them.

The one rule: what stands here is enough for a clerk who sees the desk for the first time.
"""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from kiosk.desk.screens.dialog import Choosing, Dialog
from kiosk.language.words import Words

PAGES: dict[str, tuple[str, ...]] = {
    "desk.guide.short.title": ("desk.help.short", "desk.guide.short.people", "desk.guide.short.keys"),
    "desk.guide.scan.title": ("desk.help.scan", "desk.help.sheet", "desk.guide.scan.order"),
    "desk.guide.receive.title": ("desk.guide.receive.do", "desk.guide.receive.incomplete", "desk.help.read"),
    "desk.guide.missing.title": ("desk.help.missing", "desk.guide.missing.hint"),
    "desk.guide.receipt.title": ("desk.guide.receipt.do", "desk.guide.receipt.fails"),
    "desk.guide.over.title": ("desk.help.over",),
    "desk.guide.late.title": ("desk.guide.late.do", "desk.guide.late.never"),
    "desk.guide.digital.title": ("desk.help.digital", "desk.guide.digital.kept"),
    "desk.guide.other.title": (
        "desk.help.forward.title", "desk.help.forward", "desk.help.answer.title", "desk.help.answer",
        "desk.help.void.title", "desk.help.void",
    ),
    "desk.guide.states.title": (
        "desk.guide.states.before", "desk.guide.states.in", "desk.guide.states.under", "desk.guide.states.after",
    ),
    "desk.guide.insight.title": (
        "desk.guide.insight.what", "desk.guide.insight.keys", "desk.guide.insight.few", "desk.guide.insight.file",
    ),
    "desk.guide.fails.title": (
        "desk.help.away.title", "desk.help.away", "desk.guide.fails.scanner", "desk.guide.fails.sheet",
        "desk.guide.fails.case", "desk.guide.fails.stops",
    ),
    "desk.guide.privacy.title": ("desk.help.privacy", "desk.guide.privacy.screen"),
}  # fmt: skip
"""Each page by the text id of its name, and the text ids of its paragraphs; what ends in .title is a heading."""


class HelpScreen(Dialog[None]):
    """`page`: the text id of the name of the one it opens at."""

    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape", "leave", "desk.key.close", key_display="Esc"),
        Binding("down", "turn(1)", "desk.key.list", key_display="↑ ↓"),
        Binding("up", "turn(-1)", show=False),
        Binding("pagedown,space", "move(8)", "desk.key.scroll", key_display="PgDn"),
        Binding("pageup", "move(-8)", show=False),
        Binding("f1,enter", "leave", show=False),
    ]

    def __init__(self, words: Words, practice: str, page: str = "desk.guide.short.title") -> None:
        super().__init__(words, words("desk.help.title"), practice)
        self.pages = Choosing(*(Option(Content(words(name))) for name in PAGES), id="contents")
        self.text = Static(Content(""))
        self.page = VerticalScroll(self.text, id="page", can_focus=False)
        self.at = list(PAGES).index(page)

    def body(self) -> Iterator[Widget]:
        yield Horizontal(self.pages, self.page, id="guide")

    def on_mount(self) -> None:
        self.show()

    def show(self) -> None:
        """The page that is marked, from its top."""
        self.pages.highlighted = self.at
        ids = list(PAGES.values())[self.at]
        self.text.update(Content.assemble(*(part for id in ids for part in self.said(id))))
        self.page.scroll_home(animate=False)

    def said(self, id: str) -> Iterator[tuple[str, str]]:
        """A heading, or a paragraph and an empty line."""
        is_heading = id.endswith(".title")
        yield self.words(id), "bold" if is_heading else ""
        yield ("\n" if is_heading else "\n\n"), ""

    def action_turn(self, step: int) -> None:
        """To another page; stops at the ends."""
        self.at = min(max(self.at + step, 0), len(PAGES) - 1)
        self.show()

    def action_move(self, rows: int) -> None:
        """Up or down the page."""
        self.page.scroll_relative(y=rows, animate=False)

    def confirm(self) -> None:
        """Enter closes it."""
