"""Dialogs that ask once before something is done: voiding, handing over, and whatever wants a plain yes.

The one rule: each says what will happen before Enter makes it happen.
"""

from collections.abc import Iterator

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
        self, words: Words, reference: str, practice: str, ways: tuple[str, ...], files: tuple[str, ...]
    ) -> None:
        super().__init__(words, words("desk.over.title", reference=reference), practice)
        self.ways, self.files = ways, files
        self.field = Field(words("desk.over.placeholder"))

    def body(self) -> Iterator[Widget]:
        for number, way in enumerate(self.ways, start=1):
            yield Static(Content(f"{number}  {way}" if len(self.ways) > 1 else way), classes="strong")
        yield Static(Content(self.words("desk.over.files", files=", ".join(self.files))))
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


class SureScreen(Dialog[bool]):
    """Ends with True once J (for "ja") was typed. `text`: what will happen; the field keeps a scanned code from being
    an answer.
    """

    enter = "desk.key.answer_it"
    no: bool | None = None
    """What it ends with when N was typed."""
    placeholder = "desk.sure.placeholder"

    def __init__(self, words: Words, title: str, practice: str, text: str) -> None:
        super().__init__(words, title, practice)
        self.text = text
        self.field = Field(words(self.placeholder))

    def body(self) -> Iterator[Widget]:
        yield Static(Content(self.text))
        yield self.field

    def on_mount(self) -> None:
        self.field.focus()

    def confirm(self) -> None:
        match self.field.empty().strip().casefold():
            case "j" | "ja":
                self.dismiss(True)
            case "n" | "nei":
                self.dismiss(self.no)
            case _:
                self.complain("desk.sure.again")


class ThereScreen(SureScreen):
    """Ends with whether it is in the case system, as a clerk who has looked says."""

    no = False
    placeholder = "desk.there.placeholder"
