"""A dialog above the case: a title, a field that has the focus, what it is about, and its keys.

The one rule: Esc leaves everything as it was, and a code scanned into a dialog is never taken for an answer.
"""

from collections.abc import Iterator
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from kiosk.desk.screens.screen import translated
from kiosk.desk.widgets.keys import Keys
from kiosk.form.reference import SCANNED
from kiosk.language.words import Words

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], inherit_bindings=False):
    """Ends with None when it was left."""

    enter = "desk.key.enter"
    """What Enter does, as a text id."""
    BINDINGS = [Binding("escape", "leave", "desk.key.leave_it", key_display="Esc")]  # noqa: RUF012 - as Textual has it

    def __init__(self, words: Words, title: str, practice: str) -> None:
        super().__init__()
        self.words, self.practice = words, practice
        self.heading = Static(Content(title), classes="title")
        self.trouble = Static(Content(""), id="trouble")

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            if self.practice:
                yield Static(Content(self.practice), id="practice")
            yield self.heading
            yield from self.body()
            yield self.trouble
            yield Keys()

    def body(self) -> Iterator[Widget]:
        """What lies between the title and the keys."""
        raise NotImplementedError

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings, self.words, self.enter)

    def action_leave(self) -> None:
        """Nothing is done."""
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if SCANNED.match(event.value.strip()):
            event.input.value = ""
            self.complain("desk.dialog.scanned")
        else:
            self.confirm()

    def confirm(self) -> None:
        """Enter."""
        raise NotImplementedError

    def complain(self, id: str) -> None:
        """What to do before Enter can be taken."""
        self.trouble.update(Content(self.words(id)))


class Choosing(OptionList, can_focus=False):
    """A list that is moved along and filtered from the field above it."""

    def step(self, by: int) -> None:
        """To the next line; stops at the ends."""
        if self.option_count:
            at = 0 if self.highlighted is None else self.highlighted + by
            self.highlighted = min(max(at, 0), self.option_count - 1)


def fits(wanted: str, *texts: str) -> bool:
    """Whether every word typed stands somewhere in these texts."""
    said = " ".join(texts).casefold()
    return all(word in said for word in wanted.casefold().split())
