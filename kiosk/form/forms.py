"""The forms of this kiosk: the application, and the one for late documents.

The one rule: the errand alone decides which form is asked.
"""

from dataclasses import dataclass

from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form


@dataclass(frozen=True, slots=True)
class Forms:
    """Both forms, read once."""

    application: Form
    late: Form

    def of(self, errand: str) -> Form:
        """The form of an errand."""
        return self.late if errand == LATE else self.application

    def all(self) -> tuple[Form, ...]:
        """Each form once."""
        return tuple({form.id: form for form in (self.application, self.late)}.values())
