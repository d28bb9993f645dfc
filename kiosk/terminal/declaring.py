"""What the applicant confirms and where it goes: which statements, and which words, on the screen and in lines.

The one rule: the form's own declaration leads, and nobody declares before they have seen where the application goes.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.form.definition import Question
from kiosk.settings import Office
from kiosk.visit.application import Application

if TYPE_CHECKING:
    from kiosk.delivery import Route

Statements = tuple[tuple[str, str], ...]
AGREE, CHANGE = "agree", "change"


def declared(question: Question) -> tuple[str, Statements]:
    """The headline's text id, and each statement's picture and text id."""
    helped = [("money", f"{question.id}.help")] if question.help else []
    return f"{question.id}.text", (*helped, ("calendar", "declaration.changes"), ("look", "declaration.check"))


def afterwards(route: "Route") -> str:
    """The text id of what is to be done when it has left."""
    return "declaration.afterwards.digital" if route == "digital" else "declaration.afterwards"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an application goes, and how. `office` is None where none is known, or may be shown (`discreet`)."""

    office: Office | None
    discreet: bool = False
    route: "Route" = "paper"

    @classmethod
    def of(cls, application: Application, route: "Route" = "paper") -> "Destination":
        """As the application says it, by this route."""
        return cls(None if application.discreet else application.office, application.discreet, route)

    @property
    def icon(self) -> str:
        return "nav" if self.discreet else "office"

    @property
    def caption(self) -> str:
        """The text id above it: that nothing has left yet, and how it will."""
        if self.discreet:
            return "goes_to.title"
        return "goes_to.digitally" if self.route == "digital" else "goes_to.printed"

    @property
    def text(self) -> str:
        """The text id that stands for an office where there is none."""
        return "goes_to.discreet" if self.discreet else "goes_to.municipality"
