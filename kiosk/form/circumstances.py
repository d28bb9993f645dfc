"""What a condition reads beside the answers: the day, the errand, and the offices there are.

The one rule: measures are total. What is blank, a way out or of another sort has no age and no days, and no office.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from kiosk.form.answers import Address
from kiosk.form.definition import WayOut
from kiosk.form.kinds.numbers import birth_date
from kiosk.form.routing import Routing

# A new application, the short form, a new one within a day of another, and late documents.
Errand = Literal["new", "again", "twice", "late"]
ERRANDS: tuple[str, ...] = get_args(Errand)
NEW, AGAIN, TWICE, LATE = ERRANDS


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Those of one visit; on paper those of the day the application was made."""

    today: date
    errand: str = NEW
    routing: Routing = field(default_factory=Routing)

    def age(self, answer: object) -> int | None:
        """Whole years today of who was born then, or has this identity number."""
        born = born_on(answer)
        if born is None:
            return None
        return self.today.year - born.year - ((self.today.month, self.today.day) < (born.month, born.day))

    def days(self, answer: object) -> int | None:
        """Whole days since; negative while it lies ahead."""
        return (self.today - answer).days if isinstance(answer, date) else None

    def offices(self, answer: object) -> int:
        """How many offices serve this address."""
        return len(self.routing.candidates(answer)) if isinstance(answer, Address) else 0


def born_on(answer: object) -> date | None:
    """The birth date in a date or an identity number."""
    if isinstance(answer, date):
        return answer
    return birth_date(answer) if isinstance(answer, str) and not isinstance(answer, WayOut) else None
