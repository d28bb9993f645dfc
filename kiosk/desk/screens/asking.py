"""Dialogs that ask once before something is done: voiding, handing over, leaving with something untold.

The one rule: each says what will happen before Enter makes it happen.
"""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from kiosk.desk.screens.dialog import Dialog
from kiosk.desk.widgets.field import Field
from kiosk.form.answers import Problem
from kiosk.form.reference import SCANNED, Reference, parse_reference
from kiosk.language.words import Words


class VoidScreen(Dialog[str]):
    """Ends with the reference (nine characters) that takes this one's place, or "" for none."""

    enter = "desk.key.void_it"

    def __init__(self, words: Words, reference: Reference, practice: str) -> None:
        super().__init__(words, words("desk.void.title", reference=str(reference)), practice)
        self.reference = reference
        self.other: Reference | None = None
        self.successor = Static(Content(words("desk.void.nothing")), classes="label")
        self.field = Field(words("desk.void.placeholder"))

    def body(self) -> Iterator[Widget]:
        yield Static(Content(self.words("desk.void.text")))
        yield self.field
        yield self.successor

    def on_mount(self) -> None:
        self.field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = self.field.empty().strip()
        if typed:
            self.take(typed)
        else:
            self.dismiss(self.other.characters if self.other else "")

    def take(self, typed: str) -> None:
        """The new paper's reference, scanned or typed; Enter once more does it."""
        found = parse_reference(typed)
        if isinstance(found, Problem) or found == self.reference:
            self.complain("desk.void.wrong")
            return
        self.complain("desk.void.again")
        self.other = found
        self.successor.update(Content(self.words("desk.void.other", other=str(found))))

    def confirm(self) -> None:
        """Enter is taken above."""


class OverScreen(Dialog[int]):
    """Ends with the number of a way, from 0. `ways`: what each is called; `files`: what goes there."""

    enter = "desk.key.over_it"

    def __init__(
        self, words: Words, reference: str, practice: str, ways: tuple[str, ...], files: tuple[str, ...], warning: str
    ) -> None:
        super().__init__(words, words("desk.over.title", reference=reference), practice)
        self.ways, self.files, self.warning = ways, files, warning
        self.field = Field(words("desk.over.placeholder"))

    def body(self) -> Iterator[Widget]:
        for number, way in enumerate(self.ways, start=1):
            yield Static(Content(f"{number}  {way}" if len(self.ways) > 1 else way), classes="strong")
        yield Static(Content(self.words("desk.over.files", files=", ".join(self.files))))
        if self.warning:
            yield Static(Content(self.warning), classes="-fault")
        yield self.field

    def on_mount(self) -> None:
        self.field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = self.field.empty().strip()
        if SCANNED.match(typed):
            self.complain("desk.dialog.scanned")
        elif typed in ("", *(str(number) for number in range(1, len(self.ways) + 1))):
            self.dismiss(int(typed or "1") - 1)
        else:
            self.complain("desk.over.number")

    def confirm(self) -> None:
        """Enter is taken above."""


class LeaveScreen(Dialog[bool]):
    """Ends with True when the desk is closed although something was not told."""

    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape", "leave", "desk.key.stay", key_display="Esc"),
        Binding("a,A", "go", "desk.key.leave_all", key_display="A"),
    ]

    def __init__(self, words: Words, practice: str, waiting: int) -> None:
        super().__init__(words, words("desk.leave.title"), practice)
        self.waiting = waiting

    def body(self) -> Iterator[Widget]:
        yield Static(Content(self.words("desk.leave.text", count=str(self.waiting))))

    def action_go(self) -> None:
        """Closed all the same."""
        self.dismiss(True)

    def confirm(self) -> None:
        """Enter leaves the desk open."""
