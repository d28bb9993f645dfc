"""What an answer is: a value without language, or a way out; and where it belongs.

The one rule: promise 6, answers are language-free: ids, numbers, dates, and the applicant's own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from kiosk.form.definition import WayOut


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as they write it."""

    given: str = field(repr=False)
    family: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Address:
    """A Norwegian address. `municipality` is the four-digit kommunenummer the postal code belongs to."""

    street: str = field(repr=False)
    postal_code: str = field(repr=False)
    city: str = field(repr=False)
    municipality: str = field(repr=False)


# one, yesno, consent, office: a choice id (yes/no; agree/decline; enhetsnummer). many: choice ids in form order.
# text, identity (11 digits), account (11 digits), phone (E.164): str. amount (kroner), integer, percent: int.
# group: one mapping per repetition, question id → answer.
Value: TypeAlias = str | int | date | Name | Address | tuple[str, ...] | tuple["Answers", ...]
Answer: TypeAlias = Value | WayOut
Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer belongs: a question, and inside a group which repetition (0-based)."""

    question: str
    group: str | None = None
    index: int | None = None

    def __str__(self) -> str:
        return self.question if self.group is None else f"{self.group}[{self.index}].{self.question}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer was not taken: a text id, and values for its placeholders (limits, never answers)."""

    text: str
    values: tuple[tuple[str, str], ...] = ()
