"""How a screen ends: a closed set of values, one of which every screen gives back by `dismiss`.

The one rule: an outcome says what was decided, never what happens next; only the app knows that.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.form.answers import Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """The question was answered. `raw` is what was typed or the chosen ids joined by ","."""

    raw: str = field(repr=False)
    answer: Answer = field(repr=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An optional question was left open."""


@dataclass(frozen=True, slots=True)
class Back:
    """One screen back."""


@dataclass(frozen=True, slots=True)
class ChangeLanguage:
    """Another language, then this screen again with what stood in it (`typed`)."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Hide:
    """Blank at once, then this screen again with what stood in it (`typed`)."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class End:
    """End the visit and erase; it has been asked once."""


@dataclass(frozen=True, slots=True)
class Proceed:
    """Next, on a screen that asks nothing."""


@dataclass(frozen=True, slots=True)
class Chose:
    """A card on a screen that is not a question of the form: its id."""

    id: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Group overview: begin another repetition."""


@dataclass(frozen=True, slots=True)
class EditItem:
    """Group overview: open this repetition (0-based) again."""

    index: int


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Group overview: drop this repetition (0-based); it has been asked once."""

    index: int


Outcome: TypeAlias = (
    Answered | Skipped | Back | ChangeLanguage | Hide | End | Proceed | Chose | AddItem | EditItem | RemoveItem
)
