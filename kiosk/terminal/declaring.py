"""What the applicant confirms and where it goes: which statements, and which words, on the screen and in lines.

The one rule: the form's own declaration leads, and nobody declares before they have seen where the application goes.
"""

from dataclasses import dataclass

from kiosk.form.definition import Question
from kiosk.settings import Office
from kiosk.visit.application import Application

Statements = tuple[tuple[str, str], ...]
AGREE, CHANGE = "agree", "change"


def declared(question: Question) -> tuple[str, Statements]:
    """The headline's text id, and each statement's picture and text id."""
    helped = [("money", f"{question.id}.help")] if question.help else []
    return f"{question.id}.text", (*helped, ("calendar", "declaration.changes"), ("look", "declaration.check"))


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an application goes. `office` is None where none is known, or where none may be shown (`discreet`)."""

    office: Office | None
    discreet: bool = False

    @classmethod
    def of(cls, application: Application) -> "Destination":
        """As the application says it."""
        return cls(None if application.discreet else application.office, application.discreet)

    @property
    def icon(self) -> str:
        return "nav" if self.discreet else "office"

    @property
    def text(self) -> str:
        """The text id that stands for an office where there is none."""
        return "goes_to.discreet" if self.discreet else "goes_to.municipality"
