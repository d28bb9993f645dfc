"""What a condition looks at when it is asked whether it holds.

The one rule: a condition reaches what is here and nothing else: answers by question id, and measures of the day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

Given = Mapping[str, object]


class Measures(Protocol):
    """What is known of the day beside the answers; see `kiosk.form.circumstances`."""

    @property
    def errand(self) -> str:
        """Why the person is here."""

    def age(self, answer: object) -> int | None:
        """Whole years of whom this identity number or birth date is of."""

    def days(self, answer: object) -> int | None:
        """Whole days since this date."""

    def offices(self, answer: object) -> int:
        """How many offices serve this address."""


@dataclass(slots=True)
class Scope:
    """Answers of a repetition or of the form, those around it, and the circumstances; without them nothing is known."""

    answers: Given
    outer: Given = field(default_factory=dict)
    circumstances: Measures | None = None

    def find(self, name: str) -> object:
        """The answer by this name: the repetition's own first, then the rest; None where there is none."""
        return self.answers[name] if name in self.answers else self.outer.get(name)

    def within(self, item: Given) -> "Scope":
        """The scope of one repetition."""
        return Scope(item, {**self.outer, **self.answers}, self.circumstances)

    def errand(self) -> str | None:
        """Why the person is here."""
        return self.circumstances.errand if self.circumstances else None

    def age(self, name: str) -> int | None:
        """Whole years of the person this identity number or birth date is of."""
        return self.circumstances.age(self.find(name)) if self.circumstances else None

    def days(self, name: str) -> int | None:
        """Whole days since this date."""
        return self.circumstances.days(self.find(name)) if self.circumstances else None

    def offices(self, name: str) -> int | None:
        """How many offices serve this address."""
        return self.circumstances.offices(self.find(name)) if self.circumstances else None
