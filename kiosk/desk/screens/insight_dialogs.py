"""Dialogs of insight: which office, and where the file goes.

The one rule: a file's place is shown whole before Enter writes it.
"""

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kiosk.desk.screens.dialog import Dialog
from kiosk.desk.screens.forward import ForwardScreen
from kiosk.desk.widgets.field import Field
from kiosk.language.words import Words
from kiosk.settings import Office


class OfficeScreen(ForwardScreen):
    """Ends with an enhetsnummer."""

    enter = "desk.key.look_at"

    def __init__(self, words: Words, practice: str, offices: tuple[Office, ...]) -> None:
        super().__init__(words, "", practice, offices)
        self.heading.update(Content(words("desk.insight.office.title")))


class ExportScreen(Dialog[str]):
    """Ends with a path. `proposed`: where the office's settings put such files; empty: nothing is proposed."""

    enter = "desk.key.export_it"

    def __init__(self, words: Words, practice: str, proposed: str) -> None:
        super().__init__(words, words("desk.insight.export.title"), practice)
        self.field = Field(words("desk.insight.export.placeholder"), proposed)

    def body(self) -> Iterator[Widget]:
        yield Static(Content(self.words("desk.insight.export.text")))
        yield self.field

    def on_mount(self) -> None:
        self.field.focus()

    def confirm(self) -> None:
        path = self.field.value.strip()
        if path.startswith(("/", "~/")) and path.endswith(".csv"):
            self.dismiss(path)
        else:
            self.complain("desk.insight.export.path")
