"""Forward: which office the application is sent on to.

The one rule: only offices of the settings can be chosen, and never the desk's own.
"""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from kiosk.desk.screens.dialog import Choosing, Dialog, fits
from kiosk.desk.widgets.field import Field
from kiosk.language.words import Words
from kiosk.settings import Office


class ForwardScreen(Dialog[str]):
    """Ends with an enhetsnummer."""

    enter = "desk.key.forward_it"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("down", "step(1)", "desk.key.list", key_display="↑ ↓"),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, words: Words, reference: str, practice: str, offices: tuple[Office, ...]) -> None:
        super().__init__(words, words("desk.forward.title", reference=reference), practice)
        self.offices = offices
        self.filter = Field(words("desk.filter"))
        self.choices = Choosing(id="choices")

    def body(self) -> Iterator[Widget]:
        yield self.filter
        yield self.choices

    def on_mount(self) -> None:
        self.filter.focus()
        self.list()

    def on_input_changed(self, _event: Input.Changed) -> None:
        self.list()

    @property
    def shown(self) -> tuple[Office, ...]:
        """Those that fit what was typed."""
        return tuple(each for each in self.offices if fits(self.filter.value, each.name, each.city, each.number))

    def list(self) -> None:
        """Draws the lines, the first marked."""
        self.choices.clear_options()
        self.choices.add_options(Option(line(office), id=office.number) for office in self.shown)
        self.choices.highlighted = 0 if self.shown else None

    def action_step(self, by: int) -> None:
        """Along the list."""
        self.choices.step(by)

    def confirm(self) -> None:
        if self.choices.highlighted is None:
            self.complain("desk.forward.none")
        else:
            self.dismiss(self.shown[self.choices.highlighted].number)


def line(office: Office) -> Content:
    """Its name, and where it is."""
    return Content(f"{office.name}   {office.street}, {office.postal_code} {office.city}")
