"""The case: where it stands, what is here and missing, the application as the caseworker reads it, and the page.

The one rule: everything shown comes from the view; closing the screen leaves nothing of it.
"""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from kiosk.desk.reading import Page
from kiosk.desk.screens.screen import DeskScreen
from kiosk.desk.view import CaseView
from kiosk.desk.widgets.answers import Answers
from kiosk.desk.widgets.dots import Dots
from kiosk.desk.widgets.picture import Picture
from kiosk.desk.widgets.telling import SIGNS, Boxes
from kiosk.language.words import Words

# From so many columns the page stands beside the text.
WIDE = 130


class CaseScreen(DeskScreen):
    """One reference. Its keys are letters, since a scanned code never begins with one of them."""

    acting = frozenset("mMpPfFoOaAvVbB+-") | {"plus", "minus", "left", "right", "up", "down", "pageup", "pagedown"}
    enter = "desk.key.receive"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("m,M", "app.missing", "desk.key.missing", key_display="M"),
        Binding("p,P", "app.receipt", "desk.key.receipt", key_display="P"),
        Binding("f,F", "app.forward", "desk.key.forward", key_display="F"),
        Binding("o,O", "app.hand_over", "desk.key.over", key_display="O"),
        Binding("a,A", "app.answer", "desk.key.answer", key_display="A"),
        Binding("v,V", "app.void", "desk.key.void", key_display="V"),
        Binding("b,B", "picture", "desk.key.picture", key_display="B"),
        Binding("escape", "app.put_away", "desk.key.back", key_display="Esc"),
        Binding("f1", "app.help", "desk.key.help", key_display="F1"),
        Binding("down", "scroll(3)", show=False),
        Binding("up", "scroll(-3)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("plus,+", "magnify(1)", show=False),
        Binding("minus,-", "magnify(-1)", show=False),
        Binding("shift+right", "pan(8, 0)", show=False),
        Binding("shift+left", "pan(-8, 0)", show=False),
        Binding("shift+down", "pan(0, 4)", show=False),
        Binding("shift+up", "pan(0, -4)", show=False),
    ]

    def __init__(self, words: Words, office: str, practice: str, dots: Dots = "sextant") -> None:
        super().__init__(words, office, practice)
        self.reference = Static(Content(""), id="reference")
        self.state = Static(Content(""), id="state")
        self.sheet = Static(Content(""), id="sheet")
        self.digital = Static(Content(""), id="digital")
        self.pages, self.parts = Boxes(id="pages"), Boxes(id="parts")
        self.answers, self.picture = Answers(words("desk.acute")), Picture(dots)
        self.caption = Static(Content(""), id="caption")
        self.swapped = False
        """Whether the page is shown instead of the text, where both do not fit."""

    def __repr__(self) -> str:
        return "<CaseScreen>"

    def body(self) -> Iterator[Widget]:
        yield Horizontal(self.reference, self.state, id="head")
        yield Horizontal(self.pages, self.parts, id="boxes")
        yield self.digital
        yield self.sheet
        yield Horizontal(self.answers, Vertical(self.caption, self.picture, id="paper"), id="reading")

    def show(self, view: CaseView, pages: tuple[Page, ...]) -> None:
        """The case as it is now."""
        self.reference.update(Content(" ".join(view.reference)))
        self.state.update(Content(" · ".join(filter(None, (view.state, view.head)))))
        self.set_class(view.is_void, "-void")
        self.pages.tell(self.words("desk.boxes.pages"), view.pages)
        self.parts.tell(self.words("desk.boxes.parts"), view.parts)
        self.sheet.set_classes([f"-{view.sheet.tone}"])
        self.sheet.update(Content(f"{SIGNS[view.sheet.tone]} {view.sheet.text}"))
        self.digital.display = view.digital is not None
        if view.digital:
            self.digital.set_classes([f"-{view.digital.tone}"])
            self.digital.update(Content(f"{SIGNS[view.digital.tone]} {view.digital.text}"))
        self.answers.show(view.lines)
        self.picture.show(pages)
        self.place(self.size)

    def on_resize(self) -> None:
        self.place(self.size)

    def place(self, size: Size) -> None:
        """Text and page side by side, or one of them."""
        has_pages = bool(self.picture.pages)
        is_wide = size.width >= WIDE
        self.query_one("#paper").display = has_pages and (is_wide or self.swapped)
        self.answers.display = is_wide or not (has_pages and self.swapped)
        if has_pages:
            at, total = str(self.picture.at + 1), str(len(self.picture.pages))
            self.caption.update(Content(self.words("desk.picture.caption", page=at, pages=total)))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The page's key is there only where there is a page and no room beside the text."""
        if action == "picture":
            return bool(self.picture.pages) and self.size.width < WIDE
        return True

    def enter_alone(self) -> None:
        """Registered as handed in."""
        self.app.call_later(self.app.run_action, "receive")

    def action_picture(self) -> None:
        """Text or page, where both do not fit."""
        self.swapped = not self.swapped
        self.place(self.size)

    def action_scroll(self, rows: int) -> None:
        """Along the text, or the page where it stands instead."""
        pane = self.answers if self.answers.display else self.picture
        pane.scroll_relative(y=rows, animate=False)

    def action_page(self, step: int) -> None:
        """A screenful."""
        pane = self.answers if self.answers.display else self.picture
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_turn(self, step: int) -> None:
        """To the next page of the scan."""
        self.picture.turn(step)
        self.place(self.size)

    def action_magnify(self, step: int) -> None:
        """The page larger or smaller."""
        self.picture.magnify(step)

    def action_pan(self, columns: int, rows: int) -> None:
        """Over a page that is larger than its room."""
        self.picture.scroll_relative(x=columns, y=rows, animate=False)
